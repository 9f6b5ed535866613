"""Words that are wrong by themselves or in this plan: another level's area, a common slip, mixed symbols.

Enters: facts.  Leaves: `Hit`s.  What is usual in official texts comes from grammars/terms.yaml, the plan's
own level from its area; an area that no list knows makes the rule inapplicable.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from checker.checks.check import Hit, NotApplicable
from checker.checks.shared.phrases import clause_around, phrase
from checker.checks.shared.places import folded, folded_prose
from checker.facts import Facts
from checker.finding import Place
from checker.language.indicator.near_names import NearNames
from checker.plan.passages import Form, Passage
from checker.printed import Target, place_of
from checker.source import Span, fold
from checker.words.terms import Slip, load_terms

_SHOWN = 4
_AROUND = 20
_NUMBER, _NAMED = 4, 6
"""Characters quoted before and behind the symbol of a unit."""


def _clause(facts: Facts, passage: Passage, start: int, end: int) -> Place:
    """Some characters with the clause they stand in."""
    return place_of(passage, clause_around(facts, fold(passage.text), Span(start, end), _AROUND))


def _values(place: Place, text: str, right: str, names: str = "", count: int = 1) -> dict[str, str]:
    return {
        "document": place.label,
        "text": text,
        "right": right,
        "names": names or text,
        "count": str(count),
        "quote": place.quote,
        "other": right,
    }


class _Areas(NamedTuple):
    """How a clause says that something is done for an area, for plans of one level."""

    governed: re.Pattern[str]
    subject: re.Pattern[str]
    counted: re.Pattern[str]
    right: str


@cache
def _areas(level: str) -> _Areas | None:
    words = load_terms().areas
    known = words.levels.get(level)
    if not known:
        return None
    others = "|".join(known.others)
    verbs, names = "|".join(words.verbs), words.not_before
    governed = rf"(?:^|[,。;:])[^,。;:“”《》]{{0,6}}?(?:{verbs})(?P<area>{others})(?!{names})"
    subject = rf"(?:^|[,。;:])(?:其中)?(?P<area>{others})(?:{'|'.join(words.done)})"
    whole = "|".join(area for area in known.others if area[0] in "全我")
    counted = rf"(?:^|[,。;:])(?P<area>{whole})(?!{names})(?=[^,。;:]*\d)"
    return _Areas(re.compile(governed), re.compile(subject), re.compile(counted), known.own)


def other_areas(facts: Facts) -> Iterator[Hit]:
    """What the plan orders for another area than its own (提高全省…, 全市…达到5%, 其中全东江市完成…)."""
    areas = _areas(facts.plan.area[-1:])
    if areas is None:
        raise NotApplicable("没有写明本级行政区, 或不知道它的层级", "the plan's area or its level is not known")
    named = re.compile(r"全(?P<area>[一-鿿]{2,5}[省市州县区])(?=[完实新达提])")
    for passage, text in facts.once(folded_prose):
        found = [*areas.governed.finditer(text), *areas.subject.finditer(text), *areas.counted.finditer(text)]
        found += [m for m in named.finditer(text) if m["area"] != facts.plan.area]
        for match in {m.start("area"): m for m in found}.values():
            rest = re.split(r"[,。;]", text[match.end() :])[0]
            if not load_terms().areas.contest.search(rest):
                place = _clause(facts, passage, match.start("area"), match.end())
                text_said = f"全{match['area']}" if match.re is named else match["area"]
                yield Hit("area", (place,), _values(place, text_said, areas.right), (place.quote,))


def listed_slips(facts: Facts, slips: Sequence[Slip]) -> Iterator[Hit]:
    """Words and characters of a list; one hit for each, with all its places."""
    found: dict[tuple[str, str, str], list[Place]] = defaultdict(list)
    for passage, text in facts.once(folded):
        if passage.form is not Form.LEADER:
            for slip in slips:
                for match in slip.wrong.finditer(text):
                    place = _clause(facts, passage, match.start(), match.end())
                    found[slip.outcome, match[0], match.expand(slip.right)].append(place)
    for (outcome, wrong, right), places in found.items():
        yield Hit(outcome, tuple(places), _values(places[0], wrong, right, count=len(places)), (wrong, right))


@cache
def _symbols() -> re.Pattern[str]:
    """Any symbol behind a figure, a group for each unit."""
    groups = "|".join(f"({forms})" for _, forms in load_terms().symbols)
    return re.compile(rf"(?<=\d)\s*(?:{groups})(?![A-Za-z])")


def mixed_symbols(facts: Facts) -> Iterator[Hit]:
    """One unit of measurement under several symbols, and symbols in the wrong case."""
    found: dict[str, dict[str, list[Place]]] = defaultdict(lambda: defaultdict(list))
    for passage, text in facts.once(folded_prose):
        for match in _symbols().finditer(text):
            at = match.lastindex or 0
            span = phrase(facts, text, Span(*match.span(at)), (_NUMBER, _NAMED))
            found[load_terms().symbols[at - 1][0]][match[at]].append(place_of(passage, span))
    for right, surfaces in found.items():
        if len(surfaces) > 1:
            names = "、".join(f"{surface}({len(places)}处)" for surface, places in surfaces.items())
            places = tuple(place for shown in surfaces.values() for place in shown[:_SHOWN])
            values = _values(places[0], next(iter(surfaces)), right, names, len(surfaces))
            yield Hit("symbols", places, values, (right, *sorted(surfaces)))


def indicator_slips(facts: Facts) -> Iterator[Hit]:
    """Names of indicators with the characters of a usual or official name in another order."""
    surfaces: dict[str, list[Target]] = defaultdict(list)
    for target in facts.targets:
        surfaces[fold(target.constraint.indicator)].append(target)
    if not surfaces:
        raise NotApplicable("没有读到任何目标", "no targets were read")
    official = load_terms().indicators
    population = Counter({name: len(targets) for name, targets in surfaces.items()})
    for name in official:
        population[name] += len(facts.targets)
    index = NearNames.of(population.elements(), facts.identity)
    for name, targets in surfaces.items():
        usual = index.near(name)
        if usual and name not in official and sorted(usual) == sorted(name):
            others = [other.place for other in surfaces.get(usual, ())[:_SHOWN]]
            places = (*(target.place for target in targets), *others)
            yield Hit("indicator", places, _values(places[0], name, usual), (name, usual))

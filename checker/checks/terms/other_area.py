"""What the plan orders for another area than its own (提高全省…, 全市…达到5%, 其中全东江市完成…, 确保东江县…)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from checker.checks.check import NotApplicable, Outcome
from checker.checks.shared.phrases import Excerpt, clause_place
from checker.checks.shared.places import prose
from checker.facts import Facts
from checker.plan.passages import Form
from checker.source import Span
from checker.words.terms import load_terms
from checker.words.units import load_units
from checker.words.vocabulary import one_of
from checker.words.years import PLAN_YEAR

_CLAUSE = 20
"""Characters on either side of an area that it is shown with."""
_STOP = re.compile("[,。;]")
_REGION, _OF_REGION = "自治区", "我区"
"""Where the one is named, the other may mean it."""
_TITLES = (Form.TITLE, Form.CAPTION, Form.ANNEX_LIST)


class Area(Outcome):
    """A word for another area, and that for the plan's own."""

    document: str
    area: str
    own: str
    quote: str


OUTCOMES = (Area,)


class _Level(NamedTuple):
    """For plans of one level: the word for their own area; how a clause orders something for another, or for a named
    one of the same level."""

    own: str
    orders: Sequence[re.Pattern[str]]
    neighbour: re.Pattern[str] | None
    title: re.Pattern[str] | None
    """A title that opens with the name of another area of the same level."""
    itself: re.Pattern[str]
    """Another area of the same level as the subject where a plan speaks of itself."""


def find(facts: Facts) -> Iterator[Outcome]:
    """One for each area of a text, save where the plan's own takes part in something of the other."""
    level = _level(facts.plan.area[-1:])
    if level is None:
        raise NotApplicable("没有写明本级行政区, 或不知道它的层级", "the plan's area or its level is not known")
    contest = load_terms().areas.contest
    titles = (passage for passage in facts.passages if passage.form in _TITLES)
    in_region = any(_REGION in passage.plain for passage in facts.passages)
    for passage in (*prose(facts), *titles):
        text = passage.plain
        neighbour = level.title if passage.form in _TITLES else level.neighbour
        found = (*_areas(text, level, neighbour, facts.plan.area), *_instead(facts, text, level))
        for area, own, span in dict.fromkeys(found):
            of_region = in_region and area == _OF_REGION
            if not of_region and not contest.search(_STOP.split(text[span.end :])[0]):
                place = clause_place(facts, Excerpt(passage, text, span), _CLAUSE)
                yield Area(
                    places=(place,),
                    fact=(place.quote,),
                    document=place.label,
                    area=area,
                    own=own,
                    quote=place.quote,
                )


def _areas(text: str, level: _Level, neighbour: re.Pattern[str] | None, own: str) -> Iterator[tuple[str, str, Span]]:
    """The words for other areas, what the plan calls its own, and the end of the order that names them."""
    named = load_terms().areas.named
    found = {match.start("area"): match for order in level.orders for match in order.finditer(text)}
    found |= {match.start("area"): match for match in named.finditer(text) if match["area"] != own}
    for start, match in found.items():
        yield f"全{match['area']}" if match.re is named else match["area"], level.own, Span(start, match.end())
    for match in neighbour.finditer(text) if neighbour else ():
        if match["area"] not in own:
            yield match["area"], own, Span(*match.span("area"))


def _instead(facts: Facts, text: str, level: _Level) -> Iterator[tuple[str, str, Span]]:
    """Names that stand where the plan's own area belongs (东江县辖3镇), and nowhere else: none of a partner."""
    for match in level.itself.finditer(text):
        once = sum(passage.plain.count(match["area"]) for passage in facts.passages) == 1
        if once and match["area"] not in facts.plan.area:
            yield match["area"], facts.plan.area, Span(*match.span("area"))


@cache
def _level(name: str) -> _Level | None:
    words = load_terms().areas
    known = words.levels.get(name)
    if not known:
        return None
    others, whole = "|".join(known.others), "|".join(area for area in known.others if area[0] in "全我")
    clause, verbs, names = "(?:^|[,。;:])", "|".join(words.verbs), words.not_before
    governed = rf"{clause}[^,。;:“”《》]{{0,6}}?(?:{verbs})(?P<area>{others})(?!{names})"
    subject = rf"{clause}(?:其中)?(?P<area>{others})(?:{'|'.join(words.done)})"
    counted = rf"{clause}(?P<area>{whole})(?!{names})(?=[^,。;:]*\d)"
    itself = [rf"(?P<area>{one_of(known.never)})(?![^《》]*》)"] if known.never else []
    orders = [re.compile(order) for order in (governed, subject, counted, *itself)]
    if name not in words.neighbours:
        return _Level(known.own, orders, None, None, _itself(name))
    called = rf"(?!{'|'.join(words.sorts)})[一-鿿]{{2}}{name}(?![域城乡区直级])(?!(?!{PLAN_YEAR}年){words.not_before})"
    acts = "|".join((*words.verbs, *words.own_acts))
    organs = one_of(word for word in load_units().endings if len(word) > 1 or word == "局")
    ordered = rf"[^,。;:“”《》]{{0,4}}?(?:{acts})"
    acting = rf"[^,。;:“”《》]{{0,8}}由(?={called}[一-鿿]{{0,8}}?(?:{organs})(?![^,。;]*(?:{words.together})))"
    no_verb = f"(?!{one_of((*words.verbs, *words.own_acts))})"
    aimed = rf"{no_verb}(?={called}[一-鿿]{{2,16}}(?:{one_of(words.reached)})[^,。;]{{0,4}}\d)"
    neighbour = rf"(?:^|[,。;:])(?:{ordered}|{acting}|{aimed})(?P<area>{called})(?=[一-鿿\d“])"
    title = rf"^(?:附件\d*:?)?(?:\d+[.、])?(?P<area>{called})(?=[一-鿿\d“]{{4}})"
    return _Level(known.own, orders, re.compile(neighbour), re.compile(title), _itself(name))


def _itself(name: str) -> re.Pattern[str]:
    """2029年,东江县上下…, 东江县辖3镇, 东江市各县区要…; not 东江县各镇与我县各镇共建."""
    words = load_terms().areas
    called = rf"(?!{one_of(words.sorts)})[一-鿿]{{2,3}}(?<!{'|'.join(words.levels)}){name}"
    sort = "".join(f"(?<!{word})" for word in words.common)
    joint = rf"(?![^,。;]*(?:{words.jointly}))"
    return re.compile(rf"(?:^|[,。;:])(?:{PLAN_YEAR}年|全)?(?P<area>{called}){sort}(?:{words.itself[name]}){joint}")

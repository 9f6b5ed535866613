"""Names of units that cannot be taken as they stand, and why.

Enters: facts.  Leaves: `Oddity`s — names run together, damaged, incomplete, printed in several ways, or
parted by the wrong mark — each with the places that show it.  Names that the plan's register declares
for one unit are in order.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import combinations, pairwise
from typing import NamedTuple

from checker.checks.shared.places import document_names
from checker.checks.shared.wording import listed
from checker.facts import Facts
from checker.finding import Place
from checker.language.units.aliases import short_form, unique
from checker.language.units.words import UnitWords
from checker.plan.passages import Passage, Zone
from checker.printed import place_of
from checker.source import Route, Span, fold
from checker.words.chain import load_chain
from checker.words.strings import is_subsequence

_SHOWN = 3
"""Places shown for each rarer name of a unit."""
_ENDING = 4
"""Characters at the end that two names of one kind share (镇人民政府 …)."""
_SHORT = 0.65
"""How long a short name is at most, as a share of the full one; a longer one lacks a word by mistake."""
_STEM = 3
"""Characters at the start that two companies must share to be taken for one under two names."""


class Oddity(NamedTuple):
    """What is odd about some names: the document or unit it is about, the names, the places, the whole names."""

    outcome: str
    about: str
    names: tuple[str, ...]
    places: tuple[Place, ...]
    wholes: tuple[str, ...] = ()


def find_missing_separators(facts: Facts) -> Iterator[Oddity]:
    """Names run together, by document and by body or table."""
    grouped: dict[str, list[Place]] = defaultdict(list)
    bare = {(p.index, span.start) for p, name, span in facts.unit_mentions if _is_bare(facts, name)}
    for passage, spans in _spans(facts, "missing_separators"):
        whole = [span for span in spans if (passage.index, span.start) not in bare]
        grouped[_scope(facts, passage)] += [place_of(passage, span) for span in whole]
    for scope, places in grouped.items():
        if places:
            yield Oddity("separator", scope, tuple(_plain(place.quote) for place in places), tuple(places))


def _is_bare(facts: Facts, name: str) -> bool:
    """Whether a name is a bare word for a unit (水利): that is told as damaged, not as lacking a mark."""
    return name in facts.lexicon.shorthand and name not in facts.lexicon.counts


def find_damaged_names(facts: Facts) -> Iterator[Oddity]:
    """Names that lack a character or word, told by text; names that nothing in the plan resembles, all at once."""
    damaged = {(p.index, span) for p, spans in _spans(facts, "garbled") for span in spans}
    grouped: dict[tuple[str, str], list[Place]] = {}
    for passage, name, span in facts.unit_mentions:
        if outcome := _damage(facts, name, (passage.index, span) in damaged):
            grouped.setdefault((outcome, name), []).append(place_of(passage, span))
    together: dict[tuple[str, tuple[Route, ...]], list[str]] = defaultdict(list)
    for (outcome, name), places in grouped.items():
        together[outcome, () if outcome == "unknown" else tuple(place.route for place in places)].append(name)
    for (outcome, _), names in together.items():
        shown = [place for name in names for place in grouped[outcome, name]]
        wholes = [_whole(facts, name) for name in names]
        right = [place for n, w in zip(names, wholes, strict=True) for place in _told_whole(facts, n, w, shown[0])]
        about = listed(filter(None, wholes))
        yield Oddity(outcome, about, tuple(names), (*shown, *right), tuple(filter(None, wholes)))


def _damage(facts: Facts, name: str, garbled: bool) -> str:
    """How a name is damaged: the whole name is known, its form is impossible, or it is like no unit's name."""
    if garbled and _whole(facts, name):
        return "incomplete"
    if garbled:  # without a level in front it may be a name in short (中国铁建)
        return "unknown" if facts.lexicon.words.is_level(name[0]) else ""
    if _incomplete(facts, name):
        whole = _whole(facts, name)
        if whole[1:] == name and facts.lexicon.words.is_level(whole[0]):
            return "elided"
        return "malformed" if _impossible().search(name) and not _mended(facts, name) else "incomplete"
    return ""


def _told_whole(facts: Facts, name: str, whole: str, place: Place) -> tuple[Place, ...]:
    """Where the complete name stands, or another of its kind: in the task's own row, its document, the plan."""
    ending = name[-_ENDING:]
    right = [
        (passage, span)
        for passage, other, span in facts.unit_mentions
        if (facts.lexicon.canonical(other) == whole if whole else other.endswith(ending))
        and not _incomplete(facts, other)
        and other in facts.lexicon.counts
    ]
    rows = {row.label: task.label for row in facts.outline.rows if (task := facts.matches.get(row.route))}
    near = {rows.get(place.label), *(row for row, task in rows.items() if task == place.label)}
    right.sort(key=lambda found: (found[0].label not in near, found[0].document != place.document))
    return tuple(place_of(passage, span) for passage, span in right[:1])


def _whole(facts: Facts, name: str) -> str:
    """The complete name that a damaged one most likely stands for; nothing when none is known."""
    canonical = facts.once(_longer_by_one).get(name) or facts.lexicon.canonical(name)
    return facts.once(_begun).get(name) or _mended(facts, name) if canonical == name else canonical


def _mended(facts: Facts, name: str) -> str:
    """An impossible name with the level that the plan prints behind its place, or without what is one too many."""
    place = name.removesuffix("人民政府")
    if place != name:
        level = re.compile(f"{re.escape(place)}(镇|乡|街道)")
        found = {match[1] for passage in facts.passages for match in level.finditer(passage.text)}
        return f"{place}{found.pop()}人民政府" if len(found) == 1 else ""
    mended = re.sub("局(?=[和与及])", "", name)
    return mended if mended != name and _impossible().search(name) else ""


def _longer_by_one(facts: Facts) -> dict[str, str]:
    """The names known, by what is left without their first character."""
    return {known[1:]: known for known in sorted(facts.lexicon.counts, reverse=True)}


def _begun(facts: Facts) -> dict[str, str]:
    """The names known, by what is left without their last character or two, where that leads to one name only."""
    return unique((known[:-cut], known) for known in facts.lexicon.counts for cut in (1, 2) if len(known) - cut > 2)


def _incomplete(facts: Facts, name: str) -> bool:
    """Whether a name lacks a character or word; a name in the register never does."""
    return name in facts.once(_incomplete_names)


def _incomplete_names(facts: Facts) -> frozenset[str]:
    """Bare words that stand for a unit (水利), lost first characters (县|林业局), impossible forms."""
    counts = facts.lexicon.counts
    tails: dict[str, int] = defaultdict(int)
    for known, number in counts.items():
        tails[known[1:]] = max(tails[known[1:]], number)
    declared = {each for unit in facts.plan.units for each in (unit.name, *unit.aliases)}
    return frozenset(
        name
        for name in {name for _, name, _ in facts.unit_mentions} - declared
        if _impossible().search(name)
        or (name in facts.lexicon.shorthand and name not in counts)
        or tails.get(name, 0) >= 2 * counts.get(name, 1)
    )


@cache
def _impossible() -> re.Pattern[str]:
    return re.compile("|".join(load_chain().incomplete))


def find_several_names(facts: Facts) -> Iterator[Oddity]:
    """One unit under several names; full names beside their own short forms are told together."""
    printed = _printed_names(facts)
    shortened: list[tuple[str, ...]] = []
    for canonical, names in printed.items():
        if len(names) > 1 and not _declared(facts, names):
            if _abbreviated(facts, list(names)):
                shortened.append(tuple(names))
            else:
                yield Oddity("alias", canonical, tuple(names), _shown(names))
    if shortened:
        pairs = tuple("/".join(group) for group in shortened)
        every = {name: places for group in printed.values() for name, places in group.items()}
        places = tuple(place for group in shortened for place in _shown({name: every[name] for name in group}))
        yield Oddity("shortened", "", pairs, places)
    yield from _similar(facts, printed)


def _abbreviated(facts: Facts, names: Sequence[str]) -> bool:
    """Whether the names are one full name and short forms of it; two full names are two names."""
    words, longest = facts.lexicon.words, max(names, key=len)
    return all(_is_short(name, longest, words) for name in names if name != longest)


def _is_short(name: str, full: str, words: UnitWords) -> bool:
    """Whether a name is alike once shortened, or much shorter, and holds no character that the full one lacks."""
    alike = short_form(name, words) == short_form(full, words)
    return is_subsequence(name, full) and (alike or len(name) <= _SHORT * len(full))


def _printed_names(facts: Facts) -> dict[str, dict[str, list[Place]]]:
    """The names of each unit with their places; damaged and incomplete names are another matter."""
    printed: dict[str, dict[str, list[Place]]] = defaultdict(lambda: defaultdict(list))
    for passage, name, span in facts.unit_mentions:
        if name in facts.lexicon.counts and not _incomplete(facts, name):
            printed[facts.lexicon.canonical(name)][name].append(place_of(passage, span))
    return printed


def _declared(facts: Facts, names: Mapping[str, list[Place]]) -> bool:
    return any({unit.name, *unit.aliases} >= set(names) for unit in facts.plan.units)


def _similar(facts: Facts, printed: Mapping[str, Mapping[str, list[Place]]]) -> Iterator[Oddity]:
    """Companies whose names begin alike and go on differently; sure where a task and its row name one each."""
    for pair in sorted(facts.once(similar_companies)):
        names = {name: printed[canonical][name] for canonical in pair for name in printed[canonical]}
        ours, theirs = (_tasks(facts, printed[canonical]) for canonical in pair)
        yield Oddity("swapped" if ours & theirs else "similar", pair[0], pair, _shown(names))


def similar_companies(facts: Facts) -> frozenset[tuple[str, str]]:
    """Pairs of companies whose names begin alike and go on differently."""
    heads: dict[str, list[str]] = defaultdict(list)
    for canonical in _printed_names(facts):
        if re.search("(?:公司|集团)$", canonical) and not facts.lexicon.words.opening.match(canonical):
            heads[canonical[:_STEM]].append(canonical)
    return frozenset(pair for names in heads.values() for pair in combinations(names, 2))


def _tasks(facts: Facts, names: Mapping[str, list[Place]]) -> set[Route]:
    """The tasks that names stand in, or that the rows they stand in carry out."""
    at = [facts.position(place.route) for places in names.values() for place in places]
    rows = (facts.matches.get(facts.row_of[index].route) for index in at if index in facts.row_of)
    return {block.route for block in (*rows, *(facts.task_of.get(index) for index in at)) if block}


def _shown(names: Mapping[str, list[Place]]) -> tuple[Place, ...]:
    """The rarer names in full measure, and of each name one place in each zone: body, table, task force."""
    ranked = sorted(names.values(), key=len)
    rare = [place for places in ranked[:-1] for place in places[:_SHOWN]]
    documents = {place.document for place in rare}
    zones: dict[tuple[int, str], Place] = {}
    for number, places in enumerate(ranked):
        for place in sorted(places, key=lambda place: place.document not in documents):
            zones.setdefault((number, _zone(place)), place)
    return tuple(dict.fromkeys((*rare, *zones.values())))


def _zone(place: Place) -> str:
    return next((step for step in ("tables", "task_force") if step in place.route), "body")


def find_wrong_marks(facts: Facts) -> Iterator[Oddity]:
    """A comma between two units of one list, and 、 where the lead ends; each is one oddity of the plan."""
    grouped: dict[str, list[Place]] = defaultdict(list)
    for index, spans in sorted(_listed_spans(facts).items()):
        passage = facts.passages[index]
        for left, right in pairwise(sorted(spans)):
            gap = fold(passage.text[left.end : right.start]).strip()
            comma = gap == "," and "、" not in passage.text[right.start : right.end]
            outcome = "comma" if comma else "after-lead" if re.fullmatch("牵头(?:负责)?、", gap) else ""
            if outcome:
                grouped[outcome].append(place_of(passage, Span(left.start, right.end)))
    for outcome, places in grouped.items():
        yield Oddity(outcome, "", tuple(place.quote for place in places), tuple(places))


def _listed_spans(facts: Facts) -> dict[int, list[Span]]:
    """Where the members of each printed list stand: units, or the people of one role."""
    said = {i: [unit.span for unit in (*r.leads, *r.responsible)] for i, r in facts.responsibilities.items()}
    for index, force in facts.task_forces.items():
        said[index] = [unit.span for unit in force.members]
        people = [person.span for person in force.deputies]
        said[index] += people if not said[index] or not people or people[-1].end < said[index][0].start else []
    return said


def _spans(facts: Facts, field: str) -> Iterator[tuple[Passage, tuple[Span, ...]]]:
    for index, said in facts.responsibilities.items():
        yield facts.passages[index], getattr(said, field)
    for index, force in facts.task_forces.items():
        yield facts.passages[index], getattr(force, field)


def _scope(facts: Facts, passage: Passage) -> str:
    """The document, or its table."""
    name = document_names(facts)[passage.document]
    return f"{name} 责任分解表" if passage.zone is Zone.TABLE else name


def _plain(quote: str) -> str:
    return re.sub(r"\s+", "", quote)

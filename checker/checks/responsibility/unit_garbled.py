"""Unit names that lack a character or a word, or that are like no name of a unit."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from checker.checks.check import Outcome
from checker.checks.shared.unit_names import impossible, incomplete_names, require_units, shared_levels, unit_texts
from checker.checks.shared.wording import listed, quotations
from checker.facts import Facts
from checker.facts.printed import place_of
from checker.finding import Place, Words
from checker.language.units.aliases import unique
from checker.source import Route
from checker.words.chain import load_chain

_SHOWN = 8
"""Names quoted in a message; the finding holds all places."""
_ENDING = 4
"""Characters at the end that two names of one kind share (镇人民政府 …)."""
_SHORTEST = 2
"""Characters of a beginning that is too short to tell a name by."""
_GOVERNMENT = "人民政府"


class _Damaged(Outcome):
    """Names that stand in one text, and what they probably stand for, as far as the plan tells."""

    names: str
    place: str
    whole: str


class Incomplete(_Damaged):
    """Characters are lost or exchanged."""


class Elided(_Damaged):
    """The level in front is left out (林业局 for 县林业局)."""


class Malformed(_Damaged):
    """No whole name has this form, and none like it is known."""


class Unknown(Outcome):
    """All names of the plan that are like no name of a unit."""

    names: str
    count: int


OUTCOMES = (Incomplete, Elided, Malformed, Unknown)
QUOTES_DIFFER = False


def find(facts: Facts) -> Iterator[Outcome]:
    """One for the names that are damaged in the same texts, and one for all that nothing in the plan resembles."""
    require_units(facts)
    garbled = {(index, span) for index, text in unit_texts(facts).items() for span in text.garbled}
    unknown: dict[str, list[Place]] = defaultdict(list)
    damaged: dict[tuple[type[_Damaged], str], list[Place]] = defaultdict(list)
    for passage, name, span in facts.unit_mentions:
        place = place_of(passage, span)
        if (passage.index, span) in facts.once(shared_levels):
            continue
        if (passage.index, span) in garbled and not _whole(facts, name):
            if facts.lexicon.words.is_level(name[0]):  # without a level it may be a name in short (中国铁建)
                unknown[name].append(place)
        elif outcome := _damage(facts, name, garbled=(passage.index, span) in garbled):
            damaged[outcome, name].append(place)
    together: dict[tuple[type[_Damaged], tuple[Route, ...]], dict[str, list[Place]]] = defaultdict(dict)
    for (outcome, name), places in damaged.items():
        together[outcome, tuple(place.route for place in places)][name] = places
    if unknown:
        yield _unknown(facts, unknown)
    for (outcome, _), names in together.items():
        yield _damaged(facts, outcome, names)


def _unknown(facts: Facts, names: Mapping[str, Sequence[Place]]) -> Unknown:
    return Unknown(
        places=_places(facts, names),
        fact=("damaged", "", *sorted(names)),
        names=quotations(names, _SHOWN),
        count=len(names),
    )


def _damaged(facts: Facts, outcome: type[_Damaged], names: Mapping[str, Sequence[Place]]) -> _Damaged:
    wholes = [whole for name in names if (whole := _whole(facts, name))]
    likely = listed(wholes)
    return outcome(
        places=_places(facts, names),
        fact=("damaged", likely, *sorted(names)),
        explanation=(Words(f"疑为“{likely}”", f"probably {likely}"),) if likely else (),
        names=quotations(names, _SHOWN),
        place=listed(dict.fromkeys(place.label for places in names.values() for place in places)),
        whole=quotations(wholes),
    )


def _damage(facts: Facts, name: str, *, garbled: bool) -> type[_Damaged] | None:
    """How a name is damaged, if it is: the whole name is known, or its form is impossible."""
    if garbled:
        return Incomplete
    if name not in facts.once(incomplete_names):
        return None
    whole = _whole(facts, name)
    if whole[1:] == name and facts.lexicon.words.is_level(whole[0]):
        return Elided
    return Malformed if impossible().search(name) and not _mended(facts, name) else Incomplete


def _places(facts: Facts, names: Mapping[str, Sequence[Place]]) -> tuple[Place, ...]:
    """Where the names stand, and where each stands whole."""
    damaged = [place for places in names.values() for place in places]
    whole = (_whole_place(facts, name, damaged[0]) for name in names)
    return (*damaged, *(place for place in whole if place))


def _whole_place(facts: Facts, name: str, beside: Place) -> Place | None:
    """Where the complete name stands, or another of its kind: in the task's own row, its document, the plan."""
    whole, ending = _whole(facts, name), name[-_ENDING:]
    rows = {row.label: task.label for row in facts.outline.rows if (task := facts.matches.get(row.route))}
    near = {rows.get(beside.label), *(row for row, task in rows.items() if task == beside.label)}
    printed = [
        (passage, span)
        for passage, other, span in facts.unit_mentions
        if (facts.lexicon.canonical(other) == whole if whole else other.endswith(ending))
        and other not in facts.once(incomplete_names)
        and other in facts.lexicon.counts
    ]
    nearest = sorted(printed, key=lambda found: (found[0].label not in near, found[0].document != beside.document))
    return place_of(*nearest[0]) if nearest else None


def _whole(facts: Facts, name: str) -> str:
    """The complete name that a damaged one most likely stands for; nothing when none is known."""
    canonical = facts.once(_longer_by_one).get(name) or facts.lexicon.canonical(name)
    return canonical if canonical != name else facts.once(_begun).get(name) or _mended(facts, name)


def _longer_by_one(facts: Facts) -> Mapping[str, str]:
    """The names known, by what is left without their first character."""
    return {known[1:]: known for known in sorted(facts.lexicon.counts, reverse=True)}


def _begun(facts: Facts) -> Mapping[str, str]:
    """The names known, by what is left without their last character or two, where that leads to one name only."""
    return unique(
        (known[:-cut], known) for known in facts.lexicon.counts for cut in (1, 2) if len(known) - cut > _SHORTEST
    )


def _mended(facts: Facts, name: str) -> str:
    """An impossible name with the level that the plan prints behind its place, or without what is one too many."""
    place = name.removesuffix(_GOVERNMENT)
    if place != name:
        level = re.compile(f"{re.escape(place)}({'|'.join(load_chain().townships)})")
        levels = {match[1] for passage in facts.passages for match in level.finditer(passage.text)}
        return f"{place}{levels.pop()}{_GOVERNMENT}" if len(levels) == 1 else ""
    mended = re.sub("局(?=[和与及])", "", name)
    return mended if mended != name and impossible().search(name) else ""

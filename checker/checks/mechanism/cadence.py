"""How often is reported: two rules of reporting in one document, or an annex's rule against the master plan's."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from checker.checks.check import NothingToCompare, Outcome
from checker.facts import Facts
from checker.facts.printed import place_of
from checker.finding import Place
from checker.plan.passages import MASTERLY, Form
from checker.source import Span
from checker.words.chain import load_chain

_FORMS = frozenset({Form.STATEMENT, Form.TASK_FORCE, Form.HEADING})


class _Apart(Outcome):
    """Two rules of reporting, each with its words, and how the second departs from the first."""

    place_a: str
    value_a: str
    place_b: str
    value_b: str
    values: str
    values_en: str


class Within(_Apart):
    """One document has two rules."""


class Across(_Apart):
    """An annex has another rule than the master plan."""


class Added(_Apart):
    """An annex reports more often than the master plan asks."""


OUTCOMES = (Within, Across, Added)


class Cadence(NamedTuple):
    """A rule of reporting: what is done in each period, and where it is printed."""

    acts: Mapping[str, str]
    place: Place


def find(facts: Facts) -> Iterator[Outcome]:
    """Two rules of one document, then each annex's rule that the master plan does not have."""
    cadences = read_cadences(facts)
    if not cadences:
        raise NothingToCompare
    for theirs in cadences.values():
        yield from (_apart(Within, theirs[0], other) for other in theirs[1:] if other.acts != theirs[0].acts)
    yield from _against_master(cadences)


def _against_master(cadences: Mapping[str, Sequence[Cadence]]) -> Iterator[Outcome]:
    masterly = [cadence for document in MASTERLY for cadence in cadences.get(document, ())]
    if not masterly:
        return
    every = [cadence for theirs in cadences.values() for cadence in theirs]
    alike = [cadence.place for cadence in every if cadence.acts == masterly[0].acts]
    for document, theirs in cadences.items():
        for own in theirs if document not in MASTERLY else ():
            if all(own.acts != cadence.acts for cadence in masterly):
                outcome = Added if set(masterly[0].acts) <= set(own.acts) else Across
                yield _apart(outcome, masterly[0], own, alike)


def _apart(outcome: type[_Apart], a: Cadence, b: Cadence, alike: Iterable[Place] = ()) -> Outcome:
    """Two rules that differ, and where else the first one is printed."""
    changed = [(period, a.acts.get(period), act) for period, act in b.acts.items() if a.acts.get(period) != act]
    return outcome(
        places=tuple(dict.fromkeys((a.place, b.place, *alike))),
        fact=("cadence", *sorted((a.place.quote, b.place.quote))),
        place_a=a.place.label,
        value_a=a.place.quote,
        place_b=b.place.label,
        value_b=b.place.quote,
        values="、".join(f"{each}为“{old}”或“{new}”" if old else f"多{each}“{new}”" for each, old, new in changed),
        values_en=", ".join(f"{each}: {old}/{new}" if old else f"{each}: +{new}" for each, old, new in changed),
    )


def read_cadences(facts: Facts) -> Mapping[str, Sequence[Cadence]]:
    """The rules of reporting of each document: two periods or more in a row (旬简报、月通报、季总结)."""
    item, several, period_of = _patterns()
    found: dict[str, list[Cadence]] = defaultdict(list)
    for passage in facts.passages:
        if passage.form in _FORMS:
            for match in several.finditer(passage.plain):
                acts = {
                    f"{each['number'] or ''}{period_of[each['period']]}": each["act"]
                    for each in item.finditer(match.group())
                }
                found[passage.document].append(Cadence(acts, place_of(passage, Span(*match.span()))))
    return found


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], Mapping[str, str]]:
    words = load_chain()
    period_of = {word: group[0] for group in words.periods for word in group}
    periods = "|".join(sorted(period_of, key=len, reverse=True))
    item = f"(?:[每一])?(?P<number>[两二三])?个?(?P<period>{periods})(?:[一])?(?P<act>{'|'.join(words.reporting)})"
    plain = re.sub(r"\?P<\w+>", "?:", item)
    return re.compile(item), re.compile(rf"{plain}(?:制度)?(?:[、,]\s*{plain})+"), period_of

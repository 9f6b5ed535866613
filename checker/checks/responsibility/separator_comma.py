"""The wrong mark in a list of units or people: a comma between two of one role, 、 where the lead ends."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from checker.checks.check import Outcome
from checker.checks.shared.unit_names import require_units
from checker.checks.shared.wording import quotations
from checker.facts import Facts
from checker.facts.printed import place_of
from checker.finding import Place
from checker.language.units.taskforce import TaskForce
from checker.source import Span, fold

_SHOWN = 8
"""Places quoted in a message; the finding holds them all."""
_HABIT = 3
"""So many lists with both marks are a style: commas part groups, 、 the units of a group (GB/T 15834-2011)."""
_AFTER_LEAD = re.compile("牵头(?:负责)?、")


class _WrongMark(Outcome):
    """All places of the plan with the mark."""

    count: int
    names: str


class Comma(_WrongMark):
    """A comma stands between units of one role."""


class AfterLead(_WrongMark):
    """、 stands behind 牵头, as if the next unit led too."""


OUTCOMES = (Comma, AfterLead)
QUOTES_DIFFER = False


def find(facts: Facts) -> Iterator[Outcome]:
    """One for each sort of mark, in the order of their first places."""
    require_units(facts)
    grouped: dict[type[_WrongMark], list[Place]] = {}
    for outcome, place in _wrong_marks(facts):
        grouped.setdefault(outcome, []).append(place)
    for outcome, places in grouped.items():
        quotes = [place.quote for place in places]
        yield outcome(
            places=tuple(places),
            fact=("mark", "", *sorted(quotes)),
            count=len(places),
            names=quotations(quotes, _SHOWN, "处"),
        )


def _wrong_marks(facts: Facts) -> Iterator[tuple[type[_WrongMark], Place]]:
    """The pairs of neighbours in a list that a wrong mark parts."""
    lists = {index: list(_pairs(facts.passages[index].text, spans)) for index, spans in sorted(_lists(facts).items())}
    grouped = sum({",", "、"} <= {mark for *_, mark in pairs} for pairs in lists.values()) >= _HABIT
    for index, pairs in lists.items():
        passage = facts.passages[index]
        for left, right, mark in pairs:
            outcome = _judge(passage.text, right, mark)
            if outcome and not (grouped and outcome is Comma):
                yield outcome, place_of(passage, Span(left.start, right.end))


def _pairs(text: str, spans: Sequence[Span]) -> Iterator[tuple[Span, Span, str]]:
    """The neighbours of a list with what stands between them."""
    for left, right in pairwise(sorted(spans)):
        yield left, right, fold(text[left.end : right.start]).strip()


def _judge(text: str, right: Span, between: str) -> type[_WrongMark] | None:
    if between == "," and "、" not in text[right.start : right.end]:
        return Comma
    return AfterLead if _AFTER_LEAD.fullmatch(between) else None


def _lists(facts: Facts) -> Mapping[int, Sequence[Span]]:
    """Where the members of each printed list stand, by the index of the text: units, or the people of one role."""
    units = {i: [unit.span for unit in (*r.leads, *r.responsible)] for i, r in facts.responsibilities.items()}
    return units | {index: _members(force) for index, force in facts.task_forces.items()}


def _members(force: TaskForce) -> list[Span]:
    """The members of a task force; its deputies too where they stand before them."""
    members = [unit.span for unit in force.members]
    deputies = [person.span for person in force.deputies]
    apart = bool(members and deputies) and deputies[-1].end >= members[0].start
    return members if apart else [*members, *deputies]

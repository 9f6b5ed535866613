"""Units of deputies and offices that are members of most task forces and not of one, or the other way round."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from checker.checks.check import NotApplicable, Outcome
from checker.checks.shared.places import document_names
from checker.checks.shared.task_forces import Force, forces, officers_of
from checker.checks.shared.wording import listed
from checker.facts import Facts
from checker.facts.printed import place_of
from checker.finding import Place

_HABIT = 0.6
"""Share of the plan's task forces that must do alike for it to be the plan's habit."""
_FEWEST = 3
"""Task forces that show a habit."""
_SHOWN = 12
"""Units named in a message; the finding holds all places."""


class _Odd(Outcome):
    """The units of all task forces that depart from the habit, each behind its document."""

    names: str


class Absent(_Odd):
    """They are no members."""


class Doubled(_Odd):
    """They are members too."""


OUTCOMES = (Absent, Doubled)
QUOTES_DIFFER = False


class Listing(NamedTuple):
    """A task force with the units of its officers and of its members."""

    document: str
    force: Force
    officers: Mapping[str, Place]
    members: frozenset[str]


def find(facts: Facts) -> Iterator[Outcome]:
    """One for all task forces that lack the units, and one for all that double them."""
    if not facts.task_forces:
        raise NotApplicable("没有读到工作专班", "no task force was read")
    every = list(_listings(facts))
    inside = sum(set(each.officers) <= each.members for each in every)
    outside = sum(not set(each.officers) & each.members for each in every)
    if len(every) < _FEWEST:
        return
    if inside >= _HABIT * len(every):
        yield from _odd(facts, Absent, every)
    if outside >= _HABIT * len(every):
        yield from _odd(facts, Doubled, every)


def _listings(facts: Facts) -> Iterator[Listing]:
    """The task forces that have officers from units, and members."""
    for document, theirs in facts.once(forces).items():
        for force in theirs:
            officers = officers_of(facts, force)
            members = frozenset(
                facts.lexicon.canonical(unit.name) for unit in force.read.members if not unit.collective
            )
            if officers and members:
                yield Listing(document, force, officers, members)


def _odd(facts: Facts, outcome: type[_Odd], every: Sequence[Listing]) -> Iterator[Outcome]:
    """The officers' units that are no members, or that are, with their places and those of the lists."""
    names: list[str] = []
    places: list[Place] = []
    for document, force, officers, members in every:
        odd = {unit: place for unit, place in officers.items() if (unit in members) == (outcome is Doubled)}
        twice = [unit.span for unit in force.read.members if facts.lexicon.canonical(unit.name) in odd]
        names += [f"{document_names(facts)[document]}{unit}" for unit in odd]
        places += odd.values()
        if odd:
            places += [place_of(force.passage, span) for span in twice] or [force.place]
    if names:
        yield outcome(places=tuple(places), fact=("officers", "", *sorted(names)), names=listed(names, _SHOWN))

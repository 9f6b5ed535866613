"""The task forces of a plan, and the units that their officers come from.

Enters: facts.  Leaves: `Force`s by document.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import NamedTuple

from checker.facts import Facts
from checker.facts.printed import place_of
from checker.finding import Place
from checker.language.units.people import Person
from checker.language.units.taskforce import TaskForce
from checker.plan.passages import Passage


class Force(NamedTuple):
    """A task force with the paragraph that sets it up."""

    passage: Passage
    read: TaskForce

    @property
    def place(self) -> Place:
        """Its name as printed."""
        return place_of(self.passage, self.read.name_span)


def forces(facts: Facts) -> Mapping[str, tuple[Force, ...]]:
    """The task forces of each document."""
    found: dict[str, list[Force]] = defaultdict(list)
    for index, force in facts.task_forces.items():
        found[facts.passages[index].document].append(Force(facts.passages[index], force))
    return {document: tuple(theirs) for document, theirs in found.items()}


def officers_of(facts: Facts, force: Force) -> dict[str, Place]:
    """The units of a task force's deputies and of its office, with their places."""
    found: dict[str, Place] = {}
    for person in force.read.deputies:
        if unit := _unit_of(facts, person):
            found.setdefault(unit, place_of(force.passage, person.span))
    office = force.read.office
    if office and not office.collective:
        found.setdefault(facts.lexicon.canonical(office.name), place_of(force.passage, office.span))
    return found


def _unit_of(facts: Facts, person: Person) -> str:
    """The unit in whose name somebody holds a role: the known name that his post begins with."""
    post = "".join(person.post.split())
    for end in range(len(post), 2, -1):
        if post[:end] in facts.lexicon.counts:
            return facts.lexicon.canonical(post[:end])
    return ""

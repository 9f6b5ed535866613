"""Who belongs where: leaders in the leading group, units in the task force, its officers' units among the members.

Enters: facts.  Leaves: `Stranger`s — somebody named in one place who is missing where he should be
listed, or listed twice — one for each person, or for each document's units.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from checker.checks.shared.chain import Force, all_charges, forces, roster, row_leaders
from checker.checks.shared.places import document_names
from checker.checks.shared.unit_slips import mistyped_names
from checker.facts import Facts
from checker.finding import Place
from checker.language.units.people import LeaderState, Person
from checker.printed import place_of

_HABIT = 0.6
"""Share of the plan's task forces that must do alike for it to be the plan's habit."""


class Stranger(NamedTuple):
    """Names that a list lacks (or holds twice): where they stand, and the list."""

    outcome: str
    document: str
    names: tuple[str, ...]
    places: tuple[Place, ...]
    listing: tuple[Place, ...]


def find_outside_leaders(facts: Facts) -> Iterator[Stranger] | None:
    """Leaders in charge and conveners whom the leading group's roster does not name; None without a roster."""
    lines = [line for line in facts.once(roster) if line.role or line.post]
    named = {line.name for line in lines if line.name}
    if not named:
        return None
    nameless = tuple(line.place for line in lines if line.post and not line.name)
    return _outside_leaders(facts, named, nameless, lines[0].document)


def _outside_leaders(facts: Facts, named: set[str], nameless: tuple[Place, ...], document: str) -> Iterator[Stranger]:
    found: dict[str, list[Place]] = defaultdict(list)
    for name, place in _leaders(facts):
        if name not in named:
            found[name].append(place)
    if len(found) == len(nameless):  # theirs are the names that the roster lost, which is told of the roster
        return
    for name, places in found.items():
        outcome = "undecided" if nameless else "absent"
        yield Stranger(outcome, document_names(facts)[document], (name,), tuple(places), nameless)


def _leaders(facts: Facts) -> Iterator[tuple[str, Place]]:
    rows = {row.route: row for row in facts.outline.rows}
    for theirs in facts.once(forces).values():
        for passage, said in theirs:
            if said.convener and said.convener.name:
                yield said.convener.name, place_of(passage, said.convener.span)
    for route, leaders in facts.once(row_leaders).items():
        cells = [facts.passages[index] for index in rows[route].leaders]
        for leader in leaders:
            if leader.state is LeaderState.NAMED:
                cell = next((c for c in cells if leader.name in "".join(c.text.split())), cells[0])
                yield leader.name, place_of(cell)


def find_outside_units(facts: Facts) -> Iterator[Stranger]:
    """Units with a task in an annex that its task force does not hold; one stranger for each annex."""
    for document, theirs in facts.once(forces).items():
        if not any(said.members for _, said in theirs):
            continue
        inside, collective = _insiders(facts, theirs)
        missing: dict[str, Place] = {}
        for charge in facts.once(all_charges):
            if charge.block.document == document:
                for unit, place in charge.units.items():
                    if unit not in inside and not _covered(unit, inside, collective) and not _damaged(facts, unit):
                        missing.setdefault(unit, place)
        if missing:
            outcome = "undecided" if any(said.members_open for _, said in theirs) else "absent"
            listing = tuple(place_of(passage, said.name_span) for passage, said in theirs)
            yield Stranger(outcome, document_names(facts)[document], tuple(missing), tuple(missing.values()), listing)


def _insiders(facts: Facts, theirs: tuple[Force, ...]) -> tuple[set[str], str]:
    """The units of a task force, its officers' included, and its collective members as one text."""
    inside: set[str] = set()
    collective = ""
    for passage, said in theirs:
        for unit in (*said.members, *((said.office,) if said.office else ())):
            if unit.collective:
                collective += passage.text[unit.span.start : unit.span.end]
            else:
                inside.add(facts.lexicon.canonical(unit.name))
        inside |= set(_officers(facts, Force(passage, said)))
    slips = facts.once(mistyped_names)
    return inside | {slips[name] for name in inside & slips.keys()}, collective


def _covered(unit: str, inside: set[str], collective: str) -> bool:
    """Whether a unit belongs to a member: a branch of it, or one of the townships meant by a collective name."""
    township = re.search("(?:镇|乡|街道|街道办|人民政府)$", unit)
    if township and re.search("[乡镇]|街道", collective):
        return True
    return any(unit.startswith(member) and len(member) > 3 for member in inside)


def _damaged(facts: Facts, unit: str) -> bool:
    """Whether a name is no unit's, which is told as such."""
    return unit not in facts.lexicon.counts or unit in facts.once(mistyped_names)


def find_officers_apart(facts: Facts) -> Iterator[Stranger]:
    """Units of deputies and offices that are members in most task forces and not here, or the other way round."""
    every = [(document, force) for document, theirs in facts.once(forces).items() for force in theirs]
    listed: list[tuple[str, Force, dict[str, Place], set[str]]] = []
    for document, force in every:
        officers = _officers(facts, force)
        members = {facts.lexicon.canonical(unit.name) for unit in force.said.members if not unit.collective}
        if officers and members:
            listed.append((document, force, officers, members))
    inside = sum(set(officers) <= members for _, _, officers, members in listed)
    outside = sum(not set(officers) & members for _, _, officers, members in listed)
    for outcome, habit in (("absent", inside), ("doubled", outside)):
        if len(listed) > 2 and habit >= _HABIT * len(listed):
            odd = [found for each in listed if (found := _apart(facts, outcome, *each))]
            if odd:
                names = tuple(f"{each.document}{name}" for each in odd for name in each.names)
                places = tuple(place for each in odd for place in each.places)
                yield Stranger(outcome, "", names, places, ())


def _apart(
    facts: Facts, outcome: str, document: str, force: Force, officers: Mapping[str, Place], members: set[str]
) -> Stranger | None:
    """The officers' units of one task force that are no members, or that are."""
    canonical = facts.lexicon.canonical
    odd = {unit: place for unit, place in officers.items() if (unit in members) == (outcome == "doubled")}
    twice = [place_of(force.passage, unit.span) for unit in force.said.members if canonical(unit.name) in odd]
    places = (*odd.values(), *(twice or [place_of(force.passage, force.said.name_span)]))
    return Stranger(outcome, document_names(facts)[document], tuple(odd), places, ()) if odd else None


def _officers(facts: Facts, force: Force) -> dict[str, Place]:
    """The units of a task force's deputies and of its office, with their places."""
    found: dict[str, Place] = {}
    for person in force.said.deputies:
        if unit := unit_of(facts, person):
            found.setdefault(unit, place_of(force.passage, person.span))
    office = force.said.office
    if office and not office.collective:
        found.setdefault(facts.lexicon.canonical(office.name), place_of(force.passage, office.span))
    return found


def unit_of(facts: Facts, person: Person) -> str:
    """The unit in whose name somebody holds a role: the known name that his post begins with."""
    post = "".join(person.post.split())
    for end in range(len(post), 2, -1):
        if post[:end] in facts.lexicon.counts:
            return facts.lexicon.canonical(post[:end])
    return ""

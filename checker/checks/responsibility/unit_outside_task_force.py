"""Units with a task in an annex that its task force does not hold, or whose heads the leading group's roster lacks."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from checker.checks.check import NotApplicable, Outcome
from checker.checks.shared.charges import read_charges
from checker.checks.shared.groups import Roster, rosters
from checker.checks.shared.places import document_names
from checker.checks.shared.task_forces import Force, forces, officers_of
from checker.checks.shared.unit_names import mistyped_names
from checker.checks.shared.wording import listed
from checker.facts import Facts
from checker.finding import Place
from checker.source import fold
from checker.words.chain import load_chain

_SHOWN = 12
"""Units named in a message; the finding holds all places."""
_CORE = 2
"""Where more than one unit for so many inside is outside, a closed list is meant to be a small one."""
_NEARLY_ALL = 5
"""Bureaus in a roster for each that it lacks."""
_LEVEL = 3
"""Characters of a member's name that is too short for others to be its branches (县政府)."""


class _Outside(Outcome):
    """The units of one document that its task force lacks."""

    document: str
    count: int
    names: str


class Absent(_Outside):
    """The list of members is closed."""


class Undecided(_Outside):
    """The list of members ends in 等 and may mean these units too."""


class Unlisted(_Outside):
    """A roster that names the heads of nearly all units with tasks."""


OUTCOMES = (Absent, Undecided, Unlisted)
QUOTES_DIFFER = False


def find(facts: Facts) -> Iterator[Outcome]:
    """One for each annex, with the first place of each unit."""
    lists = facts.once(rosters)
    if not (facts.task_forces or lists):
        raise NotApplicable("没有读到工作专班", "no task force was read")
    if len(lists) == 1 and (units := _unlisted(facts, lists[0])):
        name = document_names(facts)[lists[0].document]
        yield Unlisted(
            places=(*units.values(), lists[0].lines[0].place),
            fact=("roster", name, *sorted(units)),
            document=name,
            count=len(units),
            names=listed(units, _SHOWN),
        )
    for document, theirs in facts.once(forces).items():
        if any(force.read.members for force in theirs) and (units := _outside(facts, document, theirs)):
            name = document_names(facts)[document]
            yield (Undecided if any(force.read.members_open for force in theirs) else Absent)(
                places=(*units.values(), *(force.place for force in theirs)),
                fact=("units", name, *sorted(units)),
                document=name,
                count=len(units),
                names=listed(units, _SHOWN),
            )


def _outside(facts: Facts, document: str, theirs: Sequence[Force]) -> dict[str, Place]:
    """The units of a document's tasks that its task forces lack; a name that is no unit's is another matter."""
    inside, collective = _insiders(facts, theirs)
    known = facts.lexicon.counts.keys() - facts.once(mistyped_names).keys()
    missing: dict[str, Place] = {}
    for charge in facts.once(read_charges):
        for unit, place in charge.units.items() if charge.block.document == document else ():
            if unit in known and unit not in inside and not _is_meant(unit, inside, collective):
                missing.setdefault(unit, place)
    is_open = any(force.read.members_open for force in theirs)
    return missing if is_open or len(missing) * _CORE <= len(inside) else {}


def _unlisted(facts: Facts, roster: Roster) -> dict[str, Place]:
    """The bureaus named for tasks more than once that no post in a roster is of, where nearly all others have one."""
    posts = [facts.lexicon.canonical(unit) for line in roster.lines for unit in _units_of(facts, line.post)]
    bearing: dict[str, list[Place]] = defaultdict(list)
    for charge in facts.once(read_charges):
        for unit, place in charge.units.items():
            if unit.endswith(tuple(load_chain().bureau_ends)) and unit in facts.lexicon.counts:
                bearing[unit].append(place)
    lacking = {unit: places for unit, places in bearing.items() if unit not in posts}
    missing = {unit: places[0] for unit, places in lacking.items() if len(places) > 1}
    return missing if len(lacking) * _NEARLY_ALL <= len(bearing) - len(lacking) else {}


def _units_of(facts: Facts, post: str) -> Iterator[str]:
    """The known units that the parts of a post begin with."""
    for part in re.split("[、,]", fold("".join(post.split()))):
        ends = (end for end in range(len(part), 2, -1) if part[:end] in facts.lexicon.counts)
        yield from (part[:end] for end in list(ends)[:1])


def _insiders(facts: Facts, theirs: Sequence[Force]) -> tuple[set[str], str]:
    """The units of task forces, their officers' included, and their collective members as one text."""
    inside: set[str] = set()
    collective = ""
    for force in theirs:
        for unit in filter(None, (*force.read.members, force.read.office)):
            if unit.collective:
                collective += force.passage.text[unit.span.start : unit.span.end]
            else:
                inside.add(facts.lexicon.canonical(unit.name))
        inside |= set(officers_of(facts, force))
    slips = facts.once(mistyped_names)
    return inside | {slips[name] for name in inside & slips.keys()}, collective


def _is_meant(unit: str, inside: set[str], collective: str) -> bool:
    """Whether a unit belongs to a member: a branch of it, or one of the townships meant by a collective name."""
    words = load_chain()
    if unit.endswith(tuple(words.township_ends)) and any(word in collective for word in words.townships):
        return True
    return any(unit.startswith(member) and len(member) > _LEVEL for member in inside)

"""The leaders that table rows name, and the lines of rosters.

Enters: facts.  Leaves: `Leader`s by the route of their row, and `RosterMember`s in printed order.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from checker.facts import Facts
from checker.facts.printed import place_of
from checker.finding import Place
from checker.language.units.people import Leader, LeaderState, read_leaders
from checker.plan.passages import Form, Passage, PlanField
from checker.source import Route


class RosterMember(NamedTuple):
    """One line of a roster; `place` is its post, else its name or role, `name_place` its name if printed."""

    document: str
    role: str
    name: str
    post: str
    place: Place
    name_place: Place


_PLACED = (PlanField.POST, PlanField.NAME, PlanField.ROLE)
"""The field that stands for a line of a roster: the first that is printed."""


def row_leaders(facts: Facts) -> Mapping[Route, tuple[Leader, ...]]:
    """The leaders of each row that has a leader cell of its own; a first row without one has a blank one."""
    found: dict[Route, tuple[Leader, ...]] = {}
    with_column = {row.route[:-1] for row in facts.outline.rows if row.leaders}
    for row in facts.outline.rows:
        if row.leaders and PlanField.LEADER not in row.merged:
            found[row.route] = read_leaders(tuple(facts.passages[index].text for index in row.leaders))
        elif not (row.leaders or row.adds_up or PlanField.LEADER in row.merged) and row.route[:-1] in with_column:
            found[row.route] = (Leader("", LeaderState.BLANK),)
    return found


def roster(facts: Facts) -> tuple[RosterMember, ...]:
    """The lines of all rosters; a role that is not printed goes on from the line above."""
    found: list[RosterMember] = []
    for document, at, fields in _roster_lines(facts):
        text = {field: passage.text.strip() for field, passage in fields.items()}
        above = found[-1].role if found and at else ""
        name = "".join(text.get(PlanField.NAME, "").split())
        place = place_of(next(fields[field] for field in _PLACED if field in fields))
        own = place_of(fields[PlanField.NAME]) if PlanField.NAME in fields else place
        role, post = text.get(PlanField.ROLE) or above, text.get(PlanField.POST, "")
        found.append(RosterMember(document, role, name, post, place, own))
    return tuple(found)


def _roster_lines(facts: Facts) -> Iterator[tuple[str, int, dict[PlanField, Passage]]]:
    """The lines with their documents, their numbers, and the fields that are printed."""
    lines: dict[Route, dict[PlanField, Passage]] = defaultdict(dict)
    for passage in facts.passages:
        if passage.form is Form.ROSTER:
            lines[passage.route[:-1]][passage.field] = passage
    for route, fields in lines.items():
        yield next(iter(fields.values())).document, int(route[-1]), fields

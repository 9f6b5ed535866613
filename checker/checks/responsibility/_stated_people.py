"""Rows, rosters and task forces in which somebody's name is missing or damaged.

A cell that is blank, one that is merged with the row above and one whose text is damaged are told apart as
far as the plan's text allows.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from checker.checks.responsibility._unstated import (
    AlsoUnnamed,
    Convener,
    Damaged,
    Look,
    Lost,
    Members,
    Missing,
    Office,
    Trailing,
    Unnamed,
    Unstated,
    scope_of,
)
from checker.checks.shared.groups import founded, offices, roster_of, same_body
from checker.checks.shared.people import roster, row_leaders
from checker.checks.shared.places import block_place, document_names, first_clause
from checker.checks.shared.task_forces import Force, forces
from checker.checks.shared.wording import quoted
from checker.facts import Facts
from checker.facts.printed import place_of
from checker.finding import Place, Words
from checker.language.units.people import Leader, LeaderState
from checker.plan.passages import Block, PlanField, Zone
from checker.words.chain import load_chain
from checker.words.zones import load_zones


def look_for_leaders(facts: Facts) -> Iterator[Look]:
    """Rows whose leader cell is blank throughout, or tells a leader by post only."""
    rows = {row.route: row for row in facts.outline.rows}
    labels = Counter(row.label for row in facts.outline.rows)
    for route, leaders in facts.once(row_leaders).items():
        row = rows[route]
        outcome = _judge_leaders(leaders)
        shared = labels[row.label] > 1
        if outcome is Missing:
            place = _row_place(facts, row, shared)
            detail = quoted(place.quote) if shared else ""
            yield Look(scope_of(facts, row), outcome, place, _how_blank(row, leaders), detail)
        elif outcome:
            place = place_of(facts.passages[row.leaders[-1]])
            yield Look(scope_of(facts, row), outcome, place, _how_blank(row, leaders))
        else:
            yield Look(scope_of(facts, row))


def _judge_leaders(leaders: Sequence[Leader]) -> type[Unstated] | None:
    states = {leader.state for leader in leaders}
    if states == {LeaderState.BLANK}:
        return Missing
    if LeaderState.POST not in states:
        return None
    return AlsoUnnamed if LeaderState.NAMED in states else Unnamed


def _row_place(facts: Facts, row: Block, shared: bool) -> Place:
    """The row by its text: its own where several rows share a number."""
    own = [facts.passages[index] for index in row.texts if facts.passages[index].field is not PlanField.ITEM]
    return first_clause(own[0]) if shared and own else block_place(facts, row)


def _how_blank(row: Block, leaders: Sequence[Leader]) -> Words | None:
    if not row.leaders:
        return Words(f"{row.label}: 本行没有分管领导一格", f"{row.label}: the row prints no leader cell")
    if len(leaders) > 1:
        zh = f"{row.label}: 单元格内有{len(leaders)}行空白, 可能原有姓名脱落"
        return Words(zh, f"{row.label}: {len(leaders)} blank lines in the cell, names may have been lost")
    return None


def look_for_leader_names(facts: Facts) -> Iterator[Look]:
    """Leader cells where beside a name stands an empty line, or a piece of a name."""
    rows = {row.route: row for row in facts.outline.rows}
    for route, leaders in facts.once(row_leaders).items():
        row, outcome = rows[route], _judge_names([leader.state for leader in leaders])
        yield Look(scope_of(facts, row), outcome, _damaged_line(facts, row, leaders), _cell_text(row, leaders))


def _judge_names(states: Sequence[LeaderState]) -> type[Unstated] | None:
    if LeaderState.DAMAGED in states:
        return Damaged
    if LeaderState.BLANK not in states or len(set(states)) == 1:
        return None
    behind = states[states.index(LeaderState.BLANK) :]
    return Lost if any(state is not LeaderState.BLANK for state in behind) else Trailing


def _damaged_line(facts: Facts, row: Block, leaders: Sequence[Leader]) -> Place:
    """The damaged line, else the row by its text."""
    damaged = [leader.name for leader in leaders if leader.state is LeaderState.DAMAGED]
    for index in row.leaders:
        if damaged and damaged[0] in "".join(facts.passages[index].text.split()):
            return place_of(facts.passages[index])
    return block_place(facts, row)


def _cell_text(row: Block, leaders: Sequence[Leader]) -> Words:
    lines = " / ".join(leader.name or "(空白)" for leader in leaders)
    return Words(f"{row.label}: {lines}", f"{row.label}: {lines.replace('(空白)', '(blank)')}")


def look_for_task_force(facts: Facts) -> Iterator[Look]:
    """Task forces without a convener, an office or members, where none is said of them in another place either.

    One that names neither members nor office has them in the plan's roster, where there is one.
    """
    listed = bool(facts.once(roster))
    for theirs in facts.once(forces).values():
        for force in theirs:
            scope, read = document_names(facts)[force.passage.document], force.read
            if (listed and not (read.members or read.office)) or _is_told_of(force):
                continue
            stated = {Convener: read.convener, Office: read.office, Members: read.members}
            elsewhere = _stated_elsewhere(facts, force)
            for outcome, part in stated.items():
                yield Look(scope) if part or outcome in elsewhere else Look(scope, outcome, force.place)


def _is_told_of(force: Force) -> bool:
    """Whether a text only reports that there was such a body (竞聘考评组织情况: …公司成立由…任组长的领导小组)."""
    looks_back = any(word in title for title in force.passage.headings for word in load_zones().retrospect)
    return looks_back or force.passage.zone is Zone.BACKGROUND


def _stated_elsewhere(facts: Facts, force: Force) -> set[type[Unstated]]:
    """What the roster of a body for the whole plan, or another sentence on its office, says of it."""
    body = next((body for body in facts.once(founded) if body.passage is force.passage), None)
    found: set[type[Unstated]] = set()
    if body and (theirs := roster_of(facts, body)):
        found |= {Convener} if theirs.heads else set()
        found |= {Members} if len(theirs.lines) > len(theirs.heads) else set()
    if body and any(same_body(facts, body.name, office.name) for office in facts.once(offices)):
        found.add(Office)
    return found


def look_for_roster_names(facts: Facts) -> Iterator[Look]:
    """Roster lines with a post and no name, where the roster gives names and the post does not stand for itself."""
    nameless = load_chain().nameless_post
    lines = facts.once(roster)
    naming = {line.document for line in lines if line.name}
    for line in lines:
        if line.document in naming:
            scope = document_names(facts)[line.document]
            missing = line.post and not line.name and not nameless.search(line.post)
            yield Look(scope, Missing, line.place) if missing else Look(scope)

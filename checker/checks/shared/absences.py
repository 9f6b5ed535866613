"""What a plan leaves unsaid about responsibility: units, leads, leaders in charge, parts of a task force.

Enters: facts.  Leaves: `Look`s, one for each thing looked at, with how it is missing where it is.  A cell
that is blank, one that is merged with the row above and one whose text is damaged are told apart as
far as the plan's text allows.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from checker.checks.shared.chain import (
    Charge,
    all_charges,
    charge_of,
    forces,
    in_body,
    named_by,
    roster,
    row_leaders,
    start_of,
)
from checker.checks.shared.places import document_names, folded_prose
from checker.checks.shared.wording import quoted
from checker.expressions import stands_in
from checker.facts import Facts
from checker.finding import Place, Words
from checker.language.units.people import Leader, LeaderState
from checker.language.units.responsibility import LeadKind
from checker.plan.passages import Block, Passage, Zone, table_name
from checker.printed import place_of
from checker.source import Route, fold
from checker.words.chain import load_chain

_FEW = 3
"""Where a table names units too, fewer than one task in so many may lack its bracket to be called forgotten."""


class Look(NamedTuple):
    """One thing looked at: in which document or table, how it is missing if it is, and where.

    `outcome` is empty for a thing that is there.  `said` is what a message quotes, where that is not the
    place's own quotation; `of` follows the label of the place where the label alone is not enough.
    """

    scope: str
    outcome: str = ""
    place: Place | None = None
    note: Words | None = None
    said: str = ""
    of: str = ""


def look_for_units(facts: Facts) -> Iterator[Look]:
    """Rows with an empty unit cell; tasks without units where most of their document's tasks name some."""
    charges = charge_of(facts)
    for row in facts.outline.rows:
        if row.units and "units" not in row.merged:
            blank = all(not facts.passages[index].text.strip() for index in row.units)
            yield Look(scope_of(facts, row), *(("missing", named_by(facts, row)) if blank else ()))
    bearing = {task.document for task in facts.outline.tasks if task.units}
    for part in facts.outline.parts:
        tasks = [task for task in facts.tasks_in[part.key] if task.zone is Zone.TASKS]
        in_rows = any(row.route in charges for row in facts.rows_in[part.key])
        if part.key in bearing:
            yield from _tasks_without_units(facts, tasks, in_rows)
        elif bearing and in_rows:
            yield from (Look(part.name, "elsewhere", place) for place in _heads_of_tasks(facts, part.key, tasks))


def _heads_of_tasks(facts: Facts, document: str, tasks: Sequence[Block]) -> Iterator[Place]:
    """The tasks' headings, else that of their chapter."""
    for task in tasks:
        if task.leaf and task.texts:
            yield named_by(facts, task)
    if not tasks:
        chapter = facts.once(_first_of_tasks).get(document)
        yield from (place_of(chapter),) if chapter else ()


def _first_of_tasks(facts: Facts) -> Mapping[str, Passage]:
    """The first text of each document that stands among its tasks."""
    return {p.document: p for p in reversed(facts.passages) if p.zone is Zone.TASKS}


def _tasks_without_units(facts: Facts, tasks: Sequence[Block], in_rows: bool) -> Iterator[Look]:
    bearing = {task.route for task in tasks if task.units}
    labels = Counter(task.label for task in tasks if task.units)
    leaves = [task for task in tasks if task.leaf and (task.texts or task.units)]
    bare = {task.route for task in leaves if not (task.units or labels[task.label] or _above(task) & bearing)}
    if len(bare) * (_FEW if in_rows else 2) >= len(leaves):
        return
    for task in leaves:
        scope = document_names(facts)[task.document]
        yield Look(scope, "missing", named_by(facts, task)) if task.route in bare else Look(scope)


def _above(task: Block) -> set[Route]:
    """The headings above a task, which may name the units for all below them."""
    return {task.route[:end] for end in range(2, len(task.route))}


def look_for_leads(facts: Facts) -> Iterator[Look]:
    """Several units of which none is said to lead; in a table, only where other rows say it."""
    charges = facts.once(all_charges)
    for charge in charges:
        if in_body(charge.block) and charge.units:
            silent = charge.kind is LeadKind.NONE and (len(charge.units) > 1 or charge.open)
            yield Look(scope_of(facts, charge.block), *(("missing", charge.places[0]) if silent else ()))
    for table in _tables(charges):
        told = [charge for charge in table if charge.kind in (LeadKind.NAMED, LeadKind.JOINT)]
        silent_rows = [charge for charge in table if charge.kind is LeadKind.FIRST and len(charge.units) > 1]
        if told and silent_rows and not any("lead" in place.route for place in told[0].places):
            for charge in table:
                mixed = charge in silent_rows
                yield Look(scope_of(facts, charge.block), *(("mixed", charge.places[0]) if mixed else ()))


def _tables(charges: Sequence[Charge]) -> Iterator[list[Charge]]:
    rows: dict[tuple[str, int | None], list[Charge]] = {}
    for charge in charges:
        if not in_body(charge.block):
            rows.setdefault((charge.block.document, charge.block.table), []).append(charge)
    yield from rows.values()


def look_for_single_lead(facts: Facts) -> Iterator[Look]:
    """Tasks that several units lead side by side; rows that carry out a task are told with it.

    Two leads are usual, unless they lead 按职责分工 or the plan itself demands that one unit leads.
    """
    words = load_chain()
    demanded = any(words.one_lead.search(text) for _, text in facts.once(folded_prose))
    for charge in facts.once(all_charges):
        outcome = ""
        if charge.kind is LeadKind.JOINT and charge.block.route not in facts.matches:
            many = len(charge.leads) > 2 or any(words.leads_apart.search(fold(place.quote)) for place in charge.places)
            outcome = "demanded" if demanded else "joint" if many else ""
        yield Look(scope_of(facts, charge.block), outcome, charge.places[0] if outcome else None)


def look_for_names_of_units(facts: Facts, words: Sequence[str]) -> Iterator[Look]:
    """Units told by a general word only (各有关部门); after a name the word adds nothing (县财政局等相关部门)."""
    for charge in facts.once(all_charges):
        scope = scope_of(facts, charge.block)
        yield Look(scope)
        for place, said in _whole_lines(facts, charge.vague):
            after_name = facts.lexicon.words.ending(said.rpartition("等")[0])
            if not after_name and any(stands_in(word, said) for word in words):
                yield Look(scope, "vague", place, said=said)


def _whole_lines(facts: Facts, vague: Sequence[Place]) -> Iterator[tuple[Place, str]]:
    """General words with their text; one that a line of the cell breaks off goes on in the next."""
    begun: tuple[Place, str] | None = None
    for place in vague:
        said = "".join(fold(place.quote).split())
        opens = not facts.passages[facts.position(place.route)].source.whole[: place.span.start].strip()
        if begun and opens and place.route != begun[0].route:
            place, said = begun[0], begun[1] + said
        begun = (place, said)
        if re.search("(?:部门|单位|政府|成员|[镇乡街村道办处])$", said):
            yield begun
            begun = None
    if begun:
        yield begun


def look_for_leaders(facts: Facts) -> Iterator[Look]:
    """Rows whose leader cell is blank throughout, or tells a leader by post only."""
    rows = {row.route: row for row in facts.outline.rows}
    several = Counter(row.label for row in facts.outline.rows)
    for route, leaders in facts.once(row_leaders).items():
        row = rows[route]
        outcome = _leader_outcome(leaders)
        place = _leader_place(facts, row, outcome, several[row.label] > 1)
        of = quoted(place.quote) if several[row.label] > 1 and outcome == "missing" else ""
        yield Look(scope_of(facts, row), outcome, place, _how_blank(row, leaders), of=of)


def _leader_outcome(leaders: Sequence[Leader]) -> str:
    states = {leader.state for leader in leaders}
    if states == {LeaderState.BLANK}:
        return "missing"
    if LeaderState.POST not in states:
        return ""
    return "also-unnamed" if LeaderState.NAMED in states else "unnamed"


def _leader_place(facts: Facts, row: Block, outcome: str, shared: bool) -> Place:
    """The line told by post only, else the row by its text: its own where several rows share a number."""
    if outcome in ("unnamed", "also-unnamed"):
        return place_of(facts.passages[row.leaders[-1]])
    own = [index for index in row.texts if facts.passages[index].route[-1] != "item"]
    return start_of(facts.passages[own[0]]) if shared and own else named_by(facts, row)


def _how_blank(row: Block, leaders: Sequence[Leader]) -> Words | None:
    if not row.leaders:
        return Words(f"{row.label}: 本行没有分管领导一格", f"{row.label}: the row prints no leader cell")
    if len(leaders) > 1:
        zh = f"{row.label}: 单元格内有{len(leaders)}行空白, 可能原有姓名脱落"
        return Words(zh, f"{row.label}: {len(leaders)} blank lines in the cell, names may have been lost")
    return None


def look_for_lost_names(facts: Facts) -> Iterator[Look]:
    """Leader cells where beside a name stands an empty line, or a piece of a name.

    An empty line at the end of a cell may be nothing but layout.
    """
    rows = {row.route: row for row in facts.outline.rows}
    for route, leaders in facts.once(row_leaders).items():
        row, states = rows[route], [each.state for each in leaders]
        outcome = ""
        if LeaderState.DAMAGED in states:
            outcome = "damaged"
        elif LeaderState.BLANK in states and len(set(states)) > 1:
            outcome = "lost" if _is_torn(states) else "trailing"
        yield Look(scope_of(facts, row), outcome, _cell(facts, row, leaders), _cell_text(row, leaders))


def _is_torn(states: Sequence[LeaderState]) -> bool:
    """Whether an empty line stands before a name."""
    blank = states.index(LeaderState.BLANK) if LeaderState.BLANK in states else len(states)
    return any(state is not LeaderState.BLANK for state in states[blank:])


def _cell(facts: Facts, row: Block, leaders: Sequence[Leader]) -> Place:
    """The damaged line, else the row by its text."""
    damaged = [leader.name for leader in leaders if leader.state is LeaderState.DAMAGED]
    for index in row.leaders:
        if damaged and damaged[0] in "".join(facts.passages[index].text.split()):
            return place_of(facts.passages[index])
    return named_by(facts, row)


def _cell_text(row: Block, leaders: Sequence[Leader]) -> Words:
    shown = " / ".join(leader.name or "(空白)" for leader in leaders)
    return Words(f"{row.label}: {shown}", f"{row.label}: {shown.replace('(空白)', '(blank)')}")


def look_for_force_parts(facts: Facts) -> Iterator[Look]:
    """Task forces without a convener, an office or members."""
    for theirs in facts.once(forces).values():
        for passage, said in theirs:
            scope = document_names(facts)[passage.document]
            for outcome in ("convener", "office", "members"):
                missing = not getattr(said, outcome)
                yield Look(scope, *((outcome, place_of(passage, said.name_span)) if missing else ()))


def look_for_roster_names(facts: Facts) -> Iterator[Look]:
    """Roster lines with a post and no name, where the roster gives names and the post does not stand for itself."""
    nameless = load_chain().nameless_post
    lines = facts.once(roster)
    naming = {line.document for line in lines if line.name}
    for line in lines:
        if line.document in naming:
            missing = bool(line.post) and not line.name and not nameless.search(line.post)
            yield Look(document_names(facts)[line.document], *(("missing", line.place) if missing else ()))


def scope_of(facts: Facts, block: Block) -> str:
    """The table of a row, the document of a task: 附件2 责任分解表, 附件2."""
    part = facts.parts[block.document]
    if block.table is None:
        return part.name
    tables = part.document.tables
    return f"{part.name} {table_name(tables[block.table])}{block.table + 1 if len(tables) > 1 else ''}"

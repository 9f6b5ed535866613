"""Tasks and rows whose units or whose lead nobody says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from itertools import pairwise

from checker.checks.responsibility._stated_cells import look_for_cells
from checker.checks.responsibility._unstated import Elsewhere, Label, Look, Missing, Mixed, Never, scope_of
from checker.checks.shared.charges import Charge, charges_by_route, read_charges
from checker.checks.shared.places import block_place, block_title, document_names
from checker.checks.shared.wording import quoted
from checker.facts import Facts
from checker.facts.printed import place_of
from checker.finding import Place
from checker.language.units.responsibility import LeadKind
from checker.plan.passages import Block, Passage, PlanField, Zone
from checker.source import Route, fold
from checker.words.documents import load_documents
from checker.words.measures import load_measures
from checker.words.numerals import ONE_TO_TEN

_CHAPTER = re.compile(rf"[{ONE_TO_TEN}]+[、.]?$")
"""The number of a row that heads others, which are numbered 1, 2, 3."""
_FEW = 3
"""Where a table names units too, fewer than one task in so many may lack its bracket to be called forgotten; so many
others with a single lead show that one was forgotten."""
_HALF = 2
"""Where no table does, fewer than one in so many."""


def look_for_units(facts: Facts) -> Iterator[Look]:
    """Rows with an empty unit cell; tasks without units where most of their document's tasks name some."""
    for row, below in pairwise((*facts.outline.rows, None)):
        if row and _may_lack_units(facts, row, below):
            blank = all(not facts.passages[index].text.strip() for index in row.units)
            scope = scope_of(facts, row)
            yield Look(scope, Missing, block_place(facts, row)) if blank else Look(scope)
    charges = facts.once(charges_by_route)
    naming = {task.document for task in facts.outline.tasks if task.units}
    for part in facts.outline.parts:
        tasks = [task for task in facts.tasks_in[part.key] if task.zone is Zone.TASKS]
        in_rows = any(row.route in charges for row in facts.rows_in[part.key])
        if part.key in naming:
            yield from _tasks_without_units(facts, tasks, in_rows)
        elif naming and in_rows:
            yield from (Look(part.name, Elsewhere, place) for place in _heads_of_tasks(facts, part.key, tasks))


def _may_lack_units(facts: Facts, row: Block, below: Block | None) -> bool:
    """Whether a row has a cell of units of its own, and something for them to do; it does not head other rows."""
    told = any(facts.passages[index].text.strip() for index in row.texts)
    return told and bool(row.units) and PlanField.UNITS not in row.merged and not _heads_rows(facts, row, below)


def _heads_rows(facts: Facts, row: Block, below: Block | None) -> bool:
    """Whether a row only heads those below it (一、… above 1, 2, 3), or gives the sum of all (总分)."""
    texts = [facts.passages[index].plain.strip() for index in row.texts]
    if len(texts) > 0 and texts[0] in load_measures().headed_sums and not row.heading.mark:
        return True
    if below is None or below.route[:-1] != row.route[:-1]:
        return False
    return _CHAPTER.match(row.heading.mark) is not None and below.heading.mark.isdecimal()


def _heads_of_tasks(facts: Facts, document: str, tasks: Sequence[Block]) -> Iterator[Place]:
    """The tasks' headings, else that of their chapter."""
    for task in tasks:
        if task.leaf and task.texts:
            yield block_place(facts, task)
    if not tasks:
        chapter = facts.once(_first_of_tasks).get(document)
        yield from (place_of(chapter),) if chapter else ()


def _first_of_tasks(facts: Facts) -> Mapping[str, Passage]:
    """The first text of each document that stands among its tasks."""
    return {p.document: p for p in reversed(facts.passages) if p.zone is Zone.TASKS}


def _tasks_without_units(facts: Facts, tasks: Sequence[Block], in_rows: bool) -> Iterator[Look]:
    naming = {task.route for task in tasks if task.units}
    labels = {task.label for task in tasks if task.units}
    leaves = _leaves(facts, tasks)
    bare = {task.route for task in leaves if not (task.units or task.label in labels or _above(task) & naming)}
    if len(bare) * (_FEW if in_rows else _HALF) >= len(leaves):
        return
    for task in leaves:
        scope = document_names(facts)[task.document]
        yield Look(scope, Missing, block_place(facts, task)) if task.route in bare else Look(scope)


def _leaves(facts: Facts, tasks: Sequence[Block]) -> Sequence[Block]:
    """The tasks that must say who does them: where most have a number, what has none is no task."""
    said = (task for task in tasks if task.leaf and (task.texts or task.units))
    leaves = [task for task in said if not (_is_cut(facts, task) or _is_title(task))]
    numbered = sum(task.heading.value > 0 for task in leaves) * _HALF > len(leaves)
    return [task for task in leaves if not numbered or task.heading.value or task.units]


def _is_cut(facts: Facts, task: Block) -> bool:
    """Whether a bracket is not closed in its paragraph, so that the units of the task may stand in it."""
    texts = (fold(facts.passages[index].text) for index in task.texts)
    return any(text.count("(") > text.count(")") for text in texts)


def _is_title(task: Block) -> bool:
    """Whether a heading without a number is the title of a plan that follows in the same text."""
    bare, _, years = fold(task.heading.title).partition("(")
    dated = years[:4].isdecimal() and bare.endswith(tuple(load_documents().kinds_of_document))
    return not task.heading.value and dated


def _above(task: Block) -> set[Route]:
    """The headings above a task, which may name the units for all below them."""
    return {task.route[:end] for end in range(2, len(task.route))}


def look_for_leads(facts: Facts) -> Iterator[Look]:
    """Several units of which none is said to lead; in a table, only where other rows say it."""
    charges = facts.once(read_charges)
    yield from _tasks_without_leads(facts, charges)
    yield from _rows_without_leads(facts, charges)


def _tasks_without_leads(facts: Facts, charges: Sequence[Charge]) -> Iterator[Look]:
    outcome = Missing if any(charge.in_body and charge.leads for charge in charges) else Never
    alone = _forgotten_alone(charges)
    for charge in charges:
        if charge.in_body and charge.units:
            scope = scope_of(facts, charge.block)
            asked = len(charge.units) > 1 or charge.open or charge.block.route in alone
            silent = asked and charge.kind is LeadKind.NONE and not _is_left_blank(facts, charge.block)
            title = quoted(block_title(facts, charge.block))
            yield Look(scope, outcome, charge.places[0], title=title) if silent else Look(scope)


def _forgotten_alone(charges: Sequence[Charge]) -> Set[Route]:
    """The one task of a document that names a single unit without calling it lead, where the others do so."""
    singles: dict[str, list[Charge]] = {}
    for charge in charges:
        if charge.in_body and len(charge.units) == 1 and not charge.open:
            singles.setdefault(charge.block.document, []).append(charge)
    found: set[Route] = set()
    for theirs in singles.values():
        silent = [charge.block.route for charge in theirs if charge.kind is LeadKind.NONE]
        found |= set(silent) if len(silent) == 1 and len(theirs) > _FEW else set()
    return found


def _is_left_blank(facts: Facts, task: Block) -> bool:
    """Whether the label for the lead stands there, without a unit: that is told as a blank."""
    return any(facts.responsibilities[index].no_lead for index in task.units)


def _rows_without_leads(facts: Facts, charges: Sequence[Charge]) -> Iterator[Look]:
    for table in _tables(charges).values():
        silent_rows = {each.block.route for each in table if each.kind is LeadKind.FIRST and len(each.units) > 1}
        if silent_rows and _says_leads(facts, table):
            for charge in table:
                scope = scope_of(facts, charge.block)
                yield Look(scope, Mixed, charge.places[0]) if charge.block.route in silent_rows else Look(scope)


def _says_leads(facts: Facts, table: Iterable[Charge]) -> bool:
    """Whether rows of a table say in words who leads, not in a column for leads."""
    led = next((charge for charge in table if charge.kind in (LeadKind.NAMED, LeadKind.JOINT)), None)
    printed = (facts.passages[facts.position(place.route)] for place in led.places) if led else ()
    return led is not None and all(passage.field is not PlanField.LEAD for passage in printed)


def _tables(charges: Iterable[Charge]) -> Mapping[tuple[str, int | None], Sequence[Charge]]:
    rows: dict[tuple[str, int | None], list[Charge]] = {}
    for charge in charges:
        if not charge.in_body:
            rows.setdefault((charge.block.document, charge.block.table), []).append(charge)
    return rows


def look_for_blanks(facts: Facts) -> Iterator[Look]:
    """Rows whose cell for the lead is blank beside units, and labels that announce units and have none behind them."""
    for look in look_for_cells(facts, PlanField.LEAD):
        row = facts.row_of[facts.position(look.place.route)] if look.place else None
        if row is None or any(facts.passages[index].text.strip() for index in row.units):
            yield look
    blocks = {index: block for block in (*facts.outline.tasks, *facts.outline.rows) for index in block.units}
    for index, block in blocks.items():
        said, scope = facts.responsibilities.get(index), scope_of(facts, block)
        empty = said is not None and (said.no_lead or said.no_units)
        place, title = place_of(facts.passages[index]), quoted(block_title(facts, block))
        yield Look(scope, Label, place, title=title) if empty else Look(scope)

"""Cells of a column that are blank where the column is filled, columns blank as a whole, and the one task without."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from checker.checks.responsibility._unstated import Cell, Column, Look, Missing, scope_of
from checker.checks.shared.places import block_place, block_title, document_names
from checker.checks.shared.wording import quoted
from checker.facts import Facts
from checker.plan.passages import Block, Passage, PlanField, Zone
from checker.source import Route
from checker.words.dates import load_dates
from checker.words.documents import load_documents

_HALF = 2
"""Fewer than one row in so many may be blank: more are cells that were merged and lost it, or a habit."""
_LONE = 4
"""Rows of a table, or other tasks, that show that a value is missed."""
_FEWEST = 3
"""Rows of a table that show how it is filled."""


def look_for_deadlines(facts: Facts) -> Iterator[Look]:
    """Rows without a deadline where their table has a column for it; the one task without where all others have one."""
    yield from look_for_cells(facts, PlanField.DEADLINE)
    for document, name in document_names(facts).items():
        yield from _lone_task(facts, name, facts.tasks_in.get(document, ()))


def _lone_task(facts: Facts, document: str, tasks: Sequence[Block]) -> Iterator[Look]:
    said = {
        task.route: "".join(facts.passages[index].plain for index in (*task.texts, *task.units))
        for task in tasks
        if task.leaf and task.zone is Zone.TASKS and task.texts
    }
    timeless = [task for task in tasks if task.route in said and not _time().search(said[task.route])]
    dated = sum(bool(_until().search(text)) for text in said.values())
    if dated >= _LONE and len(timeless) == 1 == len(said) - dated:
        yield Look(document, Missing, block_place(facts, timeless[0]), title=quoted(block_title(facts, timeless[0])))
    else:
        yield from (Look(document) for _ in range(dated))


@cache
def _until() -> re.Pattern[str]:
    return re.compile(load_dates().day_to_be_done_by)


@cache
def _time() -> re.Pattern[str]:
    return re.compile(f"{load_dates().day_to_be_done_by}|{load_dates().other_times}")


def look_for_targets(facts: Facts) -> Iterator[Look]:
    """Rows of a table without a target where the table has a column for it, then lone blanks among its values."""
    yield from look_for_cells(facts, PlanField.TARGET)
    for rows in facts.once(_rows_by_table).values():
        yield from _lone_blank(facts, rows)


def _lone_blank(facts: Facts, rows: Sequence[Block]) -> Iterator[Look]:
    """The one value that a table of several columns leaves blank; where more are, blanks mean that there is nothing."""
    cells = [(row, facts.passages[index]) for row in rows for index in row.texts]
    values = [(row, cell) for row, cell in cells if cell.field is PlanField.VALUE]
    blank = [(row, cell) for row, cell in values if not cell.text.strip()]
    if len(blank) == 1 and len(rows) >= _LONE and len(values) > len(rows) and not _is_remark(blank[0][1]):
        row, cell = blank[0]
        header = cell.column.text if cell.column else ""
        yield Look(
            scope_of(facts, row), Cell, block_place(facts, row), title=f"{quoted(block_title(facts, row))}的{header}"
        )


def _is_remark(cell: Passage) -> bool:
    return cell.column is None or any(word in cell.column.text for word in load_documents().remarks)


def look_for_cells(facts: Facts, field: PlanField) -> Iterator[Look]:
    """The rows of each table by whether their cell of a column is blank."""
    for rows in facts.once(_rows_by_table).values():
        cells = [(row, said) for row in rows if (said := _cell(facts, row, field)) is not None]
        blank = [row for row, said in cells if not said]
        if len(cells) < _FEWEST:
            continue
        yield from (Look(scope_of(facts, row)) for row, said in cells if said)
        outcome = Column if len(blank) == len(cells) else Cell if len(blank) * _HALF < len(cells) else None
        for row in blank if outcome else ():
            title = quoted(block_title(facts, row))
            yield Look(scope_of(facts, row), outcome, block_place(facts, row), title=title)


def _rows_by_table(facts: Facts) -> Mapping[Route, Sequence[Block]]:
    """The rows of each table that stand for one thing each."""
    tables: dict[Route, list[Block]] = defaultdict(list)
    for row in facts.outline.rows:
        if not row.adds_up:
            tables[row.route[:-1]].append(row)
    return tables


def _cell(facts: Facts, row: Block, field: PlanField) -> str | None:
    """What a cell of a row says; None where the row has none of its own, or is blank throughout."""
    texts = [facts.passages[index] for index in (*row.texts, *row.units, *row.leaders)]
    own = [text for text in texts if text.field is field]
    if not own or field in row.merged or not any(text.text.strip() for text in texts):
        return None
    return "".join(text.text for text in own).strip()

"""Cells of tables whose figures nobody understands: said once for a column or a row, not cell by cell.

Enters: the facts of a plan.  Leaves: by table, its columns and rows with their unread cells.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from checker.facts import Facts
from checker.language.constraint import ReadingKind
from checker.plan.passages import Form, Passage, PlanField
from checker.source import Route

_MAX_CELL = 40
"""Characters of the longest cell that is a figure with its words, and no sentence."""
_FEW = 2
"""So many cells make a column or a row unread; a single one is said by itself."""


class UnreadCells(NamedTuple):
    """The unread cells of one column or of one row, and how many figures stand in them."""

    cells: Sequence[Passage]
    figures: int


class UnreadTable(NamedTuple):
    """What was not understood of a table: columns from left to right, then rows of which only some cells were."""

    columns: Sequence[UnreadCells]
    rows: Sequence[UnreadCells]


def unread_tables(facts: Facts) -> Mapping[Route, UnreadTable]:
    """The tables with columns or rows that were not understood."""
    tables: dict[Route, list[Passage]] = defaultdict(list)
    for index in facts.statements:
        cell = facts.passages[index]
        if cell.form is Form.CELL and cell.field is not PlanField.LOOSE and len(cell.text) <= _MAX_CELL:
            tables[cell.table].append(cell)
    found = {route: _unread_table(facts, cells) for route, cells in tables.items()}
    return {route: table for route, table in found.items() if table.columns or table.rows}


def told_cells(facts: Facts) -> frozenset[int]:
    """The cells that are said to be unread with their column, row or table."""
    tables = facts.once(unread_tables).values()
    lines = (unread.cells for table in tables for unread in (*table.columns, *table.rows))
    return frozenset(cell.index for cells in (*lines, loose_cells(facts)) for cell in cells)


def loose_cells(facts: Facts) -> Sequence[Passage]:
    """The cells of tables that could not be rebuilt."""
    return [passage for passage in facts.passages if passage.field is PlanField.LOOSE]


def _unread_table(facts: Facts, cells: Sequence[Passage]) -> UnreadTable:
    columns = list(_unread(facts, cells, lambda cell: (cell.field, cell.column.text if cell.column else "")))
    told = {cell.index for column in columns for cell in column.cells}
    left = [cell for cell in cells if cell.index not in told and cell.at is not None]
    return UnreadTable(columns, list(_unread(facts, left, lambda cell: cell.block)))


def _unread(facts: Facts, cells: Iterable[Passage], line_of: Callable[[Passage], Hashable]) -> Iterator[UnreadCells]:
    """Of the lines of cells those with more unread than read ones."""
    lines: dict[Hashable, list[Passage]] = defaultdict(list)
    for cell in cells:
        lines[line_of(cell)].append(cell)
    for line in lines.values():
        figures = {cell.index: _figures(facts, cell) for cell in line}
        unread = [cell for cell in line if figures[cell.index]]
        read = [cell for cell in line if facts.statements[cell.index].constraints]
        if len(unread) >= _FEW and len(unread) > len(read):
            yield UnreadCells(unread, sum(figures.values()))


def _figures(facts: Facts, cell: Passage) -> int:
    """How many figures of a cell were not understood."""
    return sum(reading.kind is ReadingKind.UNREAD for reading in facts.statements[cell.index].others)

"""Ruled tables of pages, those that go on over a page as one.

Enters: pages as `pdf_pages.py` gives them, without running heads and feet.  Leaves: tables in printed order,
their cells by position, each with its lines, which are joined where the width of the cell broke them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from checker.readers.pdf_pages import Box, Page, Row, Ruled
from checker.readers.pdf_print import PageText, is_broken, joined_rows

_SAME = 6.0
"""Points within which lines between columns on two pages are one."""

_PADDING = 7.0
_MAX_HEADER_ROWS = 3


@dataclass(frozen=True, slots=True)
class PrintedBox:
    """A cell: where it is, what it spans, its lines."""

    page: int
    row: int
    column: int
    rows: int
    columns: int
    lines: tuple[tuple[PageText, ...], ...]

    @property
    def text(self) -> str:
        """All that stands in it."""
        return "".join(part.text for line in self.lines for part in line)


@dataclass(frozen=True, slots=True)
class PrintedTable:
    """A table; `page` and `top` are where it begins."""

    page: int
    top: float
    edges: Sequence[float]
    height: int
    boxes: tuple[PrintedBox, ...]

    @property
    def width(self) -> int:
        """How many columns it has."""
        return len(self.edges) - 1


def tables_of(pages: Sequence[Page]) -> list[PrintedTable]:
    """The tables of all pages."""
    found: list[PrintedTable] = []
    open_below = False
    for number, page in enumerate(pages, 1):
        for at, ruled in enumerate(page.tables):
            table = _printed(ruled, number)
            first = at == 0 and not any(row.bottom < ruled.top for row in page.rows)
            if first and open_below and _same_columns(found[-1], table):
                found[-1] = _continued(found[-1], table)
            else:
                found.append(table)
        last = page.tables[-1] if page.tables else None
        open_below = last is not None and not any(row.top > last.bottom for row in page.rows)
    return found


def _printed(ruled: Ruled, page: int) -> PrintedTable:
    boxes = tuple(
        PrintedBox(page, box.row, box.column, box.rows, box.columns, tuple(_lines(box, page))) for box in ruled.boxes
    )
    return PrintedTable(page, ruled.top, ruled.edges, ruled.height, boxes)


def _lines(box: Box, page: int) -> list[tuple[PageText, ...]]:
    """The rows of a cell, joined to lines."""
    usable = max([row.right - row.left for row in box.lines] + [box.width - 2 * _PADDING])
    groups: list[list[Row]] = []
    for row in box.lines:
        before = groups[-1][-1] if groups else None
        if before and is_broken(before, row, usable - (before.right - before.left)):
            groups[-1].append(row)
        else:
            groups.append([row])
    return [tuple(joined_rows([(page, row) for row in group])) for group in groups]


# ------------------------------------------------------------------ over pages
def _same_columns(one: PrintedTable, other: PrintedTable) -> bool:
    return one.width == other.width and all(
        abs(a - b) <= _SAME for a, b in zip(one.edges, other.edges, strict=True)
    )  # fmt: skip


def _continued(table: PrintedTable, more: PrintedTable) -> PrintedTable:
    """A table with what stands of it on the next page; a header that is printed again is left out."""
    repeated = _repeated(table, more)
    rest = [box for box in more.boxes if box.row >= repeated]
    broken = _is_broken_row(table, [box for box in rest if box.row == repeated])
    boxes = {(box.row, box.column): box for box in table.boxes}
    shift = table.height - repeated - broken
    for box in rest:
        moved = replace(box, row=box.row + shift)
        above = _above(table, box.column)
        if box.row == repeated and above and (broken or _reaches_over(above, box)):
            rows = moved.row + moved.rows - above.row
            boxes[above.row, above.column] = replace(above, rows=rows, lines=_run_on(above.lines, box.lines))
        else:
            boxes[moved.row, moved.column] = moved
    height = table.height + more.height - repeated - broken
    return replace(table, height=height, boxes=tuple(boxes.values()))


def _repeated(table: PrintedTable, more: PrintedTable) -> int:
    """How many rows at the top are those of the header again."""
    count = 0
    while count < min(_MAX_HEADER_ROWS, table.height, more.height - 1) and _row(table, count) == _row(more, count):
        count += 1
    return count if any(text for _, text in _row(more, 0)) else 0


def _row(table: PrintedTable, number: int) -> list[tuple[int, str]]:
    """The texts of a row by column."""
    return [(box.column, box.text) for box in table.boxes if box.row == number]


def _above(table: PrintedTable, column: int) -> PrintedBox | None:
    """The cell of a column that reaches down to the end of the table."""
    return next((box for box in table.boxes if box.column == column and box.row + box.rows == table.height), None)


def _is_broken_row(table: PrintedTable, first: Sequence[PrintedBox]) -> bool:
    """Whether the page broke a row: its first cell, which rows have filled, is empty, and others go on."""
    above = {box.column: _above(table, box.column) for box in first}
    if not first or first[0].column or first[0].text or not any(box.text for box in first):
        return False
    return all(
        cell is not None and (cell.text or not box.text) for box, cell in zip(first, above.values(), strict=True)
    )


def _reaches_over(above: PrintedBox, box: PrintedBox) -> bool:
    """Whether an empty cell at the top of a page is the rest of one that spans rows on the page before."""
    return not box.text and bool(above.text) and (above.rows > 1 or box.rows > 1) and above.columns == box.columns


def _run_on(
    lines: tuple[tuple[PageText, ...], ...], more: tuple[tuple[PageText, ...], ...]
) -> tuple[tuple[PageText, ...], ...]:
    """The lines of a cell that the page broke: the last goes on in the first of the next page."""
    if not lines or not more:
        return lines or more
    return (*lines[:-1], (*lines[-1], *more[0]), *more[1:])

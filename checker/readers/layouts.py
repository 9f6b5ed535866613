"""Layouts of tables that repeat themselves: headers printed again on each page, two tables side by side in one.

Enters: the rows of a grid, and how many of them are its header.  Leaves: the rows as one table under one header.
"""

from __future__ import annotations

from collections.abc import Sequence

from checker.readers.grid_cells import Rows, plain
from checker.readers.stream import Cell

_NARROWEST = 2
"""Columns of the narrowest table that stands beside another."""


def under_one_header(rows: Rows, depth: int) -> Rows:
    """The rows of a table without the headers that its pages repeat, and with what stands side by side in order."""
    head, body = rows[:depth], rows[depth:]
    printed = {tuple(map(plain, row)) for row in head}
    body = [row for row in body if tuple(map(plain, row)) not in printed]
    width = _repeated(head) if depth == 1 else 0
    if width and not any(_reaches(row, width) for row in body):
        parts = range(0, len(head[0]), width)
        head, body = [head[0][:width]], [row[at : at + width] for at in parts for row in body]
        body = [row for row in body if any(map(plain, row))]
    return [*head, *body]


def _repeated(head: Rows) -> int:
    """How many columns of a header come again until its end, 0 where they do not."""
    texts = [plain(cell) for cell in head[0]]
    if not all(texts):
        return 0
    widths = range(_NARROWEST, len(texts) // 2 + 1)
    return next((width for width in widths if texts == texts[:width] * (len(texts) // width)), 0)


def _reaches(row: Sequence[Cell | None], width: int) -> bool:
    """Whether a cell reaches from one part into the next, or over several rows."""
    spans = (at // width != (at + cell.columns - 1) // width or cell.rows > 1 for at, cell in enumerate(row) if cell)
    return any(spans)

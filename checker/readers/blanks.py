"""Tables whose cells are parted by blanks: pasted from a mail, or set with a typewriter's means.

Enters: the lines from a header on.  Leaves: a `Grid` and the line behind it, or None.  A row as wide as the header
gives its cells in order; one with fewer cells has some empty, and each of its cells goes to the column it stands
under.  A line that lacks the first cells goes on with those of the row above.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate
from typing import NamedTuple

from checker.plan.headers import is_sum, read_header
from checker.readers.columns import is_row_number, role_of
from checker.readers.grid_cells import is_figure
from checker.readers.marks import is_heading
from checker.readers.stream import Cell, Grid, Line

_RUN = re.compile(r"[ \u3000]{2,}")
_ANY = re.compile(r"[ \u3000]+")
_DRAWN = re.compile(r"[-—=─┄_ ]{5,}")
"""A line drawn below the header."""
_FEWEST_CELLS = 3
_MAX_HEADER = 24
_MAX_ROWS = 400
_NO_HEADER = re.compile("[。;,:!?]")
_STOPS = "。；;！!"
_DASH = re.compile("[-—–/]+")


class _Placed(NamedTuple):
    """A cell of a line, and from which to which column of the page it stands."""

    line: Line
    left: int
    right: int


_Cells = Sequence[_Placed]


def read_blank_parted(lines: Sequence[Line], at: int) -> tuple[Grid, int] | None:
    """The table whose header is this line, and the line behind it."""
    if lines[at].void or not _ANY.search(lines[at].text) or is_heading(lines[at]):
        return None
    for part_header, part_row in ((_RUN, _RUN), (_ANY, _RUN), (_ANY, _ANY)):
        header = _parted(lines[at], part_header)
        if _is_header(header) and (found := _rows(lines, at + 1, header, part_row)):
            rows, end = found
            return Grid(tuple(_laid_out(header, rows)), lines[at].start, lines[end - 1].end), end
    return None


def _parted(line: Line, blanks: re.Pattern[str]) -> _Cells:
    """The cells of a line with where they stand on the page."""
    edges = [0, *(edge for cut in blanks.finditer(line.text) for edge in cut.span()), len(line.text)]
    spans = [(start, end) for start, end in zip(edges[::2], edges[1::2], strict=True) if end > start]
    at = [line.indent, *accumulate(map(_width, line.text), initial=line.indent)][1:]
    return [_Placed(line.part(start, end), at[start], at[end]) for start, end in spans]


def _width(character: str) -> int:
    """The width of a character on the page, where a Chinese one is as wide as two others."""
    return 1 + (character > "\u2000")


def _is_header(cells: _Cells) -> bool:
    """Whether cells may name columns: several, short, of different words, none of them a figure."""
    texts = [cell.line.plain for cell in cells]
    if len(texts) < _FEWEST_CELLS or len(set(texts)) < len(texts):
        return False
    return not any(len(text) > _MAX_HEADER or _NO_HEADER.search(text) or _is_number(text) for text in texts)


def _is_number(plain: str) -> bool:
    """Whether a cell is a number, and not the year or the time that a column is called by (4月底)."""
    header = read_header(plain)
    return is_row_number(plain) or (is_figure(plain) and not (header.year or header.time))


def _rows(
    lines: Sequence[Line], start: int, header: _Cells, blanks: re.Pattern[str]
) -> tuple[Sequence[_Cells], int] | None:
    """The rows below a header, and where they end; None where they make no table."""
    rows: list[_Cells] = []
    end = start
    for at in range(start, min(start + _MAX_ROWS, len(lines))):
        row = _parted(lines[at], blanks)
        if _DRAWN.fullmatch(lines[at].text):
            continue
        if not (_is_row(row, header, blanks) or _is_group(lines[at : at + 2], header, blanks)):
            break
        rows.append(row)
        end = at + 1
    whole = [row for row in rows if len(row) == len(header)]
    named = sum(role_of(cell.line.plain) is not None for cell in header) > 1 and blanks is _RUN
    told = len(whole) > 1 and len(whole) * 2 >= len(rows) and _has_figures(whole)
    return (rows, end) if whole and (named or told) else None


def _is_row(row: _Cells, header: _Cells, blanks: re.Pattern[str]) -> bool:
    """Whether a line is a row, or goes on with one: as wide as the header, or with fewer cells."""
    whole = blanks is _RUN and len(row) == len(header)
    ends = "。" if whole else "。;"
    if len(row) > len(header) or any(mark in cell.line.plain for cell in row[:-1] for mark in ends):
        return False
    within = len(row) > 1 or (bool(row) and row[0].left >= header[1].left - 1)
    return len(row) == len(header) or (blanks is _RUN and within)


def _is_group(lines: Sequence[Line], header: _Cells, blanks: re.Pattern[str]) -> bool:
    """Whether the first of two lines is a heading with a number, and the second a row."""
    if len(lines) < 2 or not is_heading(lines[0]) or len(lines[0].plain) > _MAX_HEADER or lines[0].text[-1] in _STOPS:
        return False
    return len(_parted(lines[1], blanks)) == len(header)


def _has_figures(rows: Sequence[_Cells]) -> bool:
    """Whether a column behind the first holds figures and nothing else."""
    columns = zip(*([cell.line.plain for cell in row] for row in rows), strict=True)
    told = [[text for text in column if not _DASH.fullmatch(text)] for column in columns]
    return any(texts and all(map(is_figure, texts)) for texts in told[1:])


# ------------------------------------------------------------------ cells by column
_Row = dict[int, list[Line]]


def _laid_out(header: _Cells, rows: Sequence[_Cells]) -> Iterator[tuple[Cell | None, ...]]:
    """The cells of header and rows by column; a column without one has an empty cell."""
    width = len(header)
    models = (header, next(row for row in rows if len(row) == width))
    numbered = is_row_number(models[1][0].line.plain)
    laid: list[_Row] = [{at: [cell.line] for at, cell in enumerate(header)}]
    for row in rows:
        columns = range(width) if len(row) == width else _columns_of(row, models)
        if len(laid) > 1 and numbered and 0 not in columns and _goes_on(row):
            for at, cell in zip(columns, row, strict=True):
                laid[-1].setdefault(at, []).append(cell.line)
        else:
            laid.append({at: [cell.line] for at, cell in zip(columns, row, strict=True)})
    return (_cells(row, width) for row in laid)


def _goes_on(row: _Cells) -> bool:
    """Whether a line below a numbered row goes on with its cells: it has neither figures nor a sum of its own."""
    return not any(is_figure(cell.line.plain) or is_sum(cell.line.plain) for cell in row)


def _cells(row: _Row, width: int) -> tuple[Cell | None, ...]:
    first = next(iter(row.values()))[0]
    if len(row) == 1 and is_heading(first):
        return (Cell((first,), first.start, columns=width), *[None] * (width - 1))
    empty = Cell((replace(first.part(0, 0), void=True),), first.start)
    return tuple(Cell(tuple(row[at]), row[at][0].start) if at in row else empty for at in range(width))


def _columns_of(row: _Cells, models: Sequence[_Cells]) -> Sequence[int]:
    """The columns that cells stand under, each behind the one before, at the least distance in all."""
    width = len(models[0])
    best: list[tuple[int, tuple[int, ...]]] = [(0, ())]
    for number, cell in enumerate(row):
        best = [
            min(
                (cost + min(_distance(cell, model[at]) for model in models), (*path, at))
                for cost, path in best
                if not path or path[-1] < at
            )
            for at in range(number, width - len(row) + number + 1)
        ]
    return min(best)[1]


def _distance(cell: _Placed, header: _Placed) -> int:
    """How far a cell stands from the place of another: by its left edge, its right edge or its middle."""
    left, right = abs(cell.left - header.left), abs(cell.right - header.right)
    return min(left, right, abs(cell.left + cell.right - header.left - header.right) // 2)

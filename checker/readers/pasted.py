"""Tables of figures that were pasted one cell a line: put together again as a grid.

Enters: the lines from a header on.  Leaves: a `Grid` and how many lines it took, or None where the lines are no such
table.  The header tells the columns; a row begins where its number stands, or where the row above is full.  A row of
another length lost its empty cells, or has cells broken over lines: each line goes to the column that it is most like.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise
from typing import NamedTuple

from checker.plan.headers import is_measure_word, is_sum, read_header
from checker.readers.columns import is_header, is_row_number, role_of
from checker.readers.grid_cells import is_figure
from checker.readers.marks import is_heading
from checker.readers.stream import Cell, Grid, Line
from checker.words.measures import load_measures

_MAX_COLUMNS = 14
_MAX_HEADER = 24
_MAX_CELL = 60
_LOOSE = 4
"""So many lines more than columns may a row have whose cells are broken over lines."""
_BROKEN = 2
"""So many headers may be broken over two lines."""
_JOINT = 0.5
"""What it costs to take two lines for one header."""
_SAMPLE = 60
"""Rows that tell which lines are one header."""
_NEVER = 1e9
_NO_HEADER = re.compile("[。;,]|(?<!其中):")
_NONE = re.compile("[-—–/]+")


class _Column(NamedTuple):
    """What a column holds, by its header: numbers of rows, figures, measure words, headings of groups, else text."""

    kind: str
    skip: float
    again: float


_KINDS = {
    "number": _Column("number", _NEVER, _NEVER),
    "figure": _Column("figure", 1.5, _NEVER),
    "unit": _Column("unit", 1.5, _NEVER),
    "group": _Column("group", 0.1, 0.4),
    "text": _Column("text", 0.8, 0.6),
}
"""What it costs that a row has no cell in a column, and another line in one."""


_UNNUMBERED = _Column("text", 0.0, _NEVER)
"""The column of numbers for a row that has none."""


class _Table(NamedTuple):
    """Headers and the cells of the rows below them, and how badly these fit."""

    cost: float
    headers: Sequence[Sequence[Line]]
    rows: Sequence[tuple[Cell | None, ...]]


def read_pasted(lines: Sequence[Line], at: int) -> tuple[Grid, int] | None:
    """The table whose header begins at a line, and the line behind it."""
    heads = _header(lines, at)
    if not any(map(_is_figure_column, heads)):
        return None
    rows = list(_numbered(lines, at + len(heads), len(heads)))
    if not rows:
        return None
    start = at + len(heads)
    fitted = _fitted(heads, rows[:_SAMPLE])
    table = _table(fitted.headers, rows, 0) if fitted else None
    if table is None:
        return None
    headers = tuple(Cell(tuple(cells), cells[0].start) for cells in table.headers)
    end = start + sum(map(len, rows))
    sums = list(_sums(lines, end, table.headers))
    end += sum(cell is not None for row in sums for cell in row)
    return Grid((headers, *table.rows, *sums), lines[at].start, lines[end - 1].end), end


def _header(lines: Sequence[Line], at: int) -> Sequence[Line]:
    """The lines up to the first number, as far as they may name columns."""
    found: list[Line] = []
    for line in lines[at : at + _MAX_COLUMNS]:
        if line.void or len(line.plain) > _MAX_HEADER or _is_number(line.plain) or _NO_HEADER.search(line.plain):
            break
        found.append(line)
    known = bool(found) and is_header(found[0].plain, first=True)
    return found if known and role_of(found[0].plain) == "number" else ()


def _is_number(plain: str) -> bool:
    """Whether a line is a number, and not the year that a column is called by."""
    return is_row_number(plain) or (is_figure(plain) and not read_header(plain).year)


def _is_figure_column(line: Line) -> bool:
    header = read_header(line.plain)
    shares = any(word in header.name for word in load_measures().not_added)
    return not header.name or shares or bool(header.unit or header.year) or role_of(line.plain) == "target"


def _kind(cells: Sequence[Line], first: bool) -> str:
    text = "".join(line.plain for line in cells)
    role = role_of(text)
    if first and role == "number":
        return "number"
    if text in load_measures().group_columns:
        return "group"
    if role == "units" and text.endswith("单位") and len(text) <= 4 and text != "责任单位":
        return "unit"
    return "figure" if any(map(_is_figure_column, cells)) else "text"


# ------------------------------------------------------------------ rows
def _numbered(lines: Sequence[Line], start: int, width: int) -> Iterator[Sequence[Line]]:
    """The rows that are counted from 1; the last one is as long as most of the others."""
    begins = [start] if [line.plain.strip("().、") for line in lines[start : start + 1]] == ["1"] else []
    while begins and (following := _next_number(lines, begins, width)) is not None:
        begins.append(following)
    lengths = Counter(b - a for a, b in pairwise(begins))
    if not lengths:
        return
    usual = lengths.most_common(1)[0][0]
    for begin, end in zip(begins, [*begins[1:], begins[-1] + usual], strict=True):
        yield [line for line in lines[begin : _ended(lines, begin, end)] if not line.void]


def _sums(lines: Sequence[Line], at: int, headers: Sequence[Sequence[Line]]) -> Iterator[tuple[Cell | None, ...]]:
    """The rows without a number behind the others: each 合计 or 小计 with the figures that follow it."""
    kinds = [_UNNUMBERED, *(_KINDS[_kind(cells, first=False)] for cells in headers[1:])]
    while at < len(lines) and is_sum(lines[at].plain):
        behind = range(at + 1, min(at + len(headers), len(lines)))
        end = next((place for place in behind if not _may_be_figure(lines[place].plain)), behind.stop)
        placed = _placed(lines[at:end], kinds) if end > at + 1 else None
        if placed is None:
            return
        yield placed[1]
        at = end


def _next_number(lines: Sequence[Line], begins: Sequence[int], width: int) -> int | None:
    """Where the next number stands: as far off as the last, or as the header is wide, else the next that may be it."""
    number, last = str(len(begins) + 1), begins[-1]
    usual = last + (last - begins[-2] if len(begins) > 1 else width)
    places = range(last + 2, min(last + _MAX_COLUMNS + _LOOSE, len(lines)))
    found = [at for at in places if lines[at].plain.strip("().、") == number]
    found = [at for at in found if all(len(line.plain) <= _MAX_CELL for line in lines[last:at])]
    return usual if usual in found else next((at for at in found if _opens_row(lines, at)), None)


def _opens_row(lines: Sequence[Line], at: int) -> bool:
    """Whether cells follow a number; a figure at the end of the table has none behind it."""
    behind = lines[at + 1 : at + 3]
    return len(behind) > 1 and not any(map(_is_no_cell, behind))


def _is_no_cell(line: Line) -> bool:
    return len(line.plain) > _MAX_CELL or "。" in line.plain or is_heading(line)


def _ended(lines: Sequence[Line], begin: int, end: int) -> int:
    """Where a row ends: at the latest before a line that is no cell."""
    behind = range(begin + 1, min(end, len(lines)))
    return next((at for at in behind if _is_no_cell(lines[at])), min(end, len(lines)))


def _may_be_figure(plain: str) -> bool:
    return is_figure(plain) or bool(_NONE.fullmatch(plain))


def _fitted(heads: Sequence[Line], rows: Sequence[Sequence[Line]]) -> _Table | None:
    """The headers with the cells of the rows below them; where it fits best, two lines are one header (指标 / 属性)."""
    may = [at for at in range(1, len(heads) - 1) if _may_be_one(heads[at], heads[at + 1])]
    joints = [at for number in range(_BROKEN + 1) for at in combinations(may, number)]
    apart = [at for at in joints if all(b - a > 1 for a, b in pairwise(at))]
    tables = [table for at in apart if (table := _table(_joined(heads, at), rows, len(at)))]
    return min(tables, key=_badness, default=None)


def _may_be_one(first: Line, second: Line) -> bool:
    """Whether two lines may be one header: behind a year stands only what belongs to it (2031年 / 目标)."""
    return not read_header(first.plain).year or not read_header(second.plain).name


def _badness(table: _Table) -> tuple[float, int, int]:
    """How badly headers fit; of equal ones those are better that name roles on two lines, and short ones."""
    broken = ["".join(line.plain for line in cells) for cells in table.headers if len(cells) > 1]
    return table.cost, -sum(role_of(header) is not None for header in broken), sum(map(len, broken))


def _joined(heads: Sequence[Line], joints: Sequence[int]) -> list[list[Line]]:
    """The headers, each of these lines with the one behind it."""
    return [list(heads[at : at + (2 if at in joints else 1)]) for at in range(len(heads)) if at - 1 not in joints]


def _table(headers: Sequence[Sequence[Line]], rows: Sequence[Sequence[Line]], joints: int) -> _Table | None:
    kinds = [_KINDS[_kind(cells, at == 0)] for at, cells in enumerate(headers)]
    placed = [_placed(row, kinds) for row in rows]
    found = [row for row in placed if row is not None]
    cost = sum(cost for cost, _ in found) + joints * _JOINT
    return _Table(cost, headers, [cells for _, cells in found]) if len(found) == len(rows) else None


# ------------------------------------------------------------------ cells
def _placed(row: Sequence[Line], columns: Sequence[_Column]) -> tuple[float, tuple[Cell | None, ...]] | None:
    """The cells of a row by column at the least cost, and that; None where a line fits nowhere."""
    best: list[tuple[float, tuple[int, ...]]] = [(0.0, ())]
    best += [(_NEVER, ())] * len(columns)
    for line in row:
        best = _step(best, line.plain, columns)
    closed = [(cost + _skipped(columns, at), path) for at, (cost, path) in enumerate(best)]
    cost, path = min(closed)
    if cost >= _NEVER:
        return None
    cells = [[line for line, at in zip(row, path, strict=True) if at == column] for column in range(len(columns))]
    return cost, tuple(Cell(tuple(lines), lines[0].start) if lines else None for lines in cells)


def _step(
    best: Sequence[tuple[float, tuple[int, ...]]], plain: str, columns: Sequence[_Column]
) -> list[tuple[float, tuple[int, ...]]]:
    """The best ways to place one more line; `best[n]` is the best of those that end in the column before n."""
    found: list[tuple[float, tuple[int, ...]]] = [(_NEVER, ())] * (len(columns) + 1)
    for at, column in enumerate(columns):
        moves = [(cost + _skipped(columns[:at], past), path) for past, (cost, path) in enumerate(best[: at + 1])]
        again = (best[at + 1][0] + column.again, best[at + 1][1])
        cost, path = min((*moves, again))
        found[at + 1] = (cost + _unlike(column.kind, plain), (*path, at))
    return found


def _skipped(columns: Sequence[_Column], past: int) -> float:
    return sum(column.skip for column in columns[past:])


def _unlike(kind: str, plain: str) -> float:
    """How unlike a text is to what a column holds."""
    if kind == "number":
        return 0.0 if is_row_number(plain) else _NEVER
    if kind == "figure":
        return 0.0 if _may_be_figure(plain) else 0.6 if any(map(str.isdigit, plain)) else 4.0
    if kind == "unit":
        return 0.0 if is_measure_word(plain) or _NONE.fullmatch(plain) else 3.0
    return 4.0 if is_figure(plain) else 1.0 if _NONE.fullmatch(plain) else 0.2

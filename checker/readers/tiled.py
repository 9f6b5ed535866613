"""Tables pasted one cell a line whose rows have no numbers: put together again by what their columns hold.

Enters: the lines from a header on.  Leaves: a `Grid` and the line behind it, or None.  The first row tells which
columns hold figures; every line is then given to a column so that the whole reads best (Viterbi): figures stand in
columns of figures, a row begins with its name, cells may be lacking or broken over lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import combinations, pairwise
from typing import NamedTuple

from checker.plan.headers import is_sum, read_header
from checker.readers.columns import is_header, is_remark, is_row_number, role_of
from checker.readers.grid_cells import is_figure
from checker.readers.marks import is_closing, is_heading, is_title_part, patterns, read_label
from checker.readers.stream import Cell, Grid, Line

MAX_COLUMNS = 14
MAX_HEADER = 24
MAX_CELL = 60
_MAX_FIGURE = 16
"""Characters of the longest cell that is a figure with its words (每亩补助300元)."""
_BROKEN = 2
"""So many headers may be broken over two lines."""
_JOINT = 0.5
"""What it costs to take two lines for one header."""
_HEADER = 2.0
"""What it costs to take the name of a column for a cell."""
_SAMPLE = 60
"""Lines that tell how wide a table is."""
_WORST = 0.4
"""The most that a line may cost on the whole."""
_NEVER = 1e9
_SKIP = {True: 1.5, False: 0.8}
"""What it costs that a row has no figure, and no text, in a column."""
_NAMELESS = 1.3
"""What it costs that a row has no name."""
_AGAIN = 0.7
"""What another line in a cell of text costs."""
NO_HEADER = re.compile("[。;,!?]|(?<!其中):")
_NO_CELL = re.compile("[。!?]")
_FIGURE = re.compile(r"[≥≤><=约≧≦]?[(\[]?[+-]?\d[\d,.]*[^。,;]*")
NONE = re.compile("[-—–/]+")


class _Table(NamedTuple):
    """How wide the header is, in lines and joints, and for each line behind it its column; `cost` is that of a line."""

    cost: float
    headers: Sequence[Sequence[Line]]
    columns: Sequence[int]


def read_tiled(lines: Sequence[Line], at: int) -> tuple[Grid, int] | None:
    """The table whose header begins at a line, and the line behind it."""
    found = _best(lines, at)
    if found is None:
        return None
    start = at + sum(map(len, found.headers))
    body, kinds = _body(lines, start, len(lines)), _kinds(lines, start, len(found.headers))
    rows = list(_rows(body, _path(body, kinds).columns))
    while rows and not any(kinds[column] and is_value(line.plain) for column, line in rows[-1]):
        rows.pop()  # lines behind the table
    if len(rows) < 2 or any(_counts(rows, column) for column in range(len(kinds))):
        return None
    headers = tuple(Cell(tuple(cells), cells[0].start) for cells in found.headers)
    last = rows[-1][-1][1]
    grid = Grid((headers, *(_cells(row, len(kinds)) for row in rows)), lines[at].start, last.end)
    return grid, next(index for index in range(start, len(lines)) if lines[index] is last) + 1


# ------------------------------------------------------------------ how wide
def _best(lines: Sequence[Line], at: int) -> _Table | None:
    """The header under which the first lines fit best."""
    if not _may_head(lines[at]) or (at and _is_amid(lines[at - 1].plain)):
        return None
    first = next((place for place in range(at + 1, min(at + 2 * MAX_COLUMNS, len(lines))) if _ends(lines[place])), 0)
    if first - at < 3 or not is_value(lines[first].plain):  # two headers and the name of a row
        return None
    tables = (
        table
        for height in range(2, min(first - at, MAX_COLUMNS))
        for headers in _headers(lines[at : at + height])
        if (table := _fitted(lines, at + height, headers))
    )
    found = min(tables, key=lambda table: (table.cost, -len(table.headers)), default=None)
    return found if found and found.cost <= _WORST else None


def _is_amid(above: str) -> bool:
    """Whether the line above shows that no header begins here: it is the number of a row, or a header itself."""
    return is_value(above) or role_of(above) == "number"


@lru_cache(maxsize=1024)
def _ends(line: Line) -> bool:
    """Whether no header and no name of a row goes on with a line: it is a figure, or no cell."""
    return is_value(line.plain) or is_no_cell(line)


@cache
def _titles() -> tuple[str, ...]:
    return patterns().tables


def _may_head(line: Line) -> bool:
    plain = line.plain
    if line.void or not plain or len(plain) > MAX_HEADER or NO_HEADER.search(plain) or not is_title_part(line):
        return False
    titled = plain.endswith(_titles()) or "|" in plain
    return not (titled or is_value(plain) or is_row_number(plain))


def _headers(names: Sequence[Line]) -> Iterator[Sequence[Sequence[Line]]]:
    """The headers that lines may be, a few of them broken over two lines."""
    if not all(map(_may_head, names)) or any(role_of(line.plain) == "number" for line in names):
        return
    for number in range(min(_BROKEN, len(names) - 2) + 1):
        for joints in combinations(range(len(names) - 1), number):
            headers = [names[at : at + (2 if at in joints else 1)] for at in range(len(names)) if at - 1 not in joints]
            if all(b - a > 1 for a, b in pairwise(joints)) and not any(cells[0].plain[0] == "(" for cells in headers):
                yield headers


def _fitted(lines: Sequence[Line], start: int, headers: Sequence[Sequence[Line]]) -> _Table | None:
    """How well the lines behind a header fit its columns."""
    kinds = _kinds(lines, start, len(headers))
    if len(kinds) < len(headers) or kinds[0] or not any(kinds) or not _is_told(headers, kinds):
        return None
    body = _body(lines, start, start + _SAMPLE)
    if len(body) < 2 * len(headers) - 1:
        return None
    cost, columns = _path(body, kinds)
    cost += sum(_joint(*cells) for cells in headers if len(cells) > 1)
    cost += _HEADER * sum(is_header(line.plain, first=False) or is_remark(line.plain) for line in body[: len(headers)])
    return _Table(cost / len(body), headers, columns)


def _joint(first: Line, second: Line) -> float:
    """What it costs to take two lines for one header: nothing before a measure word, little behind a time alone."""
    if second.plain[0] == "(":
        return 0.0
    alone = _is_time(first.plain) and not read_header(first.plain).name
    if _is_time(second.plain) or (is_header(first.plain, first=False) and not alone):
        return _NEVER
    return _JOINT / (2 if alone else 1)


def _kinds(lines: Sequence[Line], start: int, width: int) -> Sequence[bool]:
    """For each column whether it holds figures, by the first row."""
    plain = [line.plain for line in lines[start : start + width]]
    return [is_value(text) or bool(NONE.fullmatch(text)) for text in plain]


def _is_told(headers: Sequence[Sequence[Line]], kinds: Sequence[bool]) -> bool:
    """Whether the headers may name these columns: each once, and of two the second counts something."""
    names = ["".join(line.plain for line in cells) for cells in headers]
    if len(set(names)) < len(names) or len(kinds) > MAX_COLUMNS:
        return False
    counted = [read_header(name) for name, figure in zip(names, kinds, strict=True) if figure]
    counts = any(each.unit or each.year or each.time for each in counted)
    return len(names) > 2 or counts or role_of(names[1]) == "target"


# ------------------------------------------------------------------ lines to columns
class _Path(NamedTuple):
    cost: float
    columns: Sequence[int]


def _body(lines: Sequence[Line], start: int, end: int) -> Sequence[Line]:
    """The lines of the rows: up to one that is no cell."""
    stop = next((at for at in range(start, min(end, len(lines))) if is_no_cell(lines[at])), min(end, len(lines)))
    return [line for line in lines[start:stop] if not line.void]


def _path(body: Sequence[Line], kinds: Sequence[bool]) -> _Path:
    """The columns of the lines at the least cost in all."""
    width = range(len(kinds))
    skips = [_NAMELESS, *(_SKIP[kind] for kind in kinds[1:])]
    moves = [[_move(skips, kinds, a, b) for a in width] for b in width]
    best = [0.0 if at == 0 else _NEVER for at in width]
    best = [cost + _unlike(kinds, at, body[0].plain) for at, cost in enumerate(best)]
    trail: list[list[int]] = []
    for line in body[1:]:
        origin = [min(width, key=lambda a, b=b: best[a] + moves[b][a]) for b in width]  # type: ignore[misc]
        best = [best[origin[b]] + moves[b][origin[b]] + _unlike(kinds, b, line.plain) for b in width]
        trail.append(origin)
    ends = [cost + sum(skips[at + 1 :]) for at, cost in enumerate(best)]
    column = min(width, key=ends.__getitem__)
    columns = [column]
    for origin in reversed(trail):
        columns.append(origin[columns[-1]])
    return _Path(ends[column], columns[::-1])


def _move(skips: Sequence[float], kinds: Sequence[bool], a: int, b: int) -> float:
    """What it costs that a cell of one column is followed by one of another; one further left begins a row."""
    if b > a:
        return sum(skips[a + 1 : b])
    fresh = sum(skips[a + 1 :]) + sum(skips[:b])
    return min(fresh, _AGAIN) if a == b and not kinds[a] else fresh


def _unlike(kinds: Sequence[bool], column: int, plain: str) -> float:
    """How unlike a text is to what a column holds; 合计 names its row."""
    if NONE.fullmatch(plain):
        return 0.0 if kinds[column] else 0.5
    if kinds[column]:
        return 0.0 if is_value(plain) else 1.0 if any(map(str.isdigit, plain)) and len(plain) < MAX_HEADER else 4.0
    return 4.0 if is_figure(plain) else 1.5 if column and is_sum(plain) else 0.0


def _rows(body: Sequence[Line], columns: Sequence[int]) -> Iterator[Sequence[tuple[int, Line]]]:
    """The lines of each row with their columns."""
    row: list[tuple[int, Line]] = []
    for column, line in zip(columns, body, strict=True):
        again = row and column == row[-1][0] and not is_figure(line.plain)
        if row and column <= row[-1][0] and not (again and column):
            yield row
            row = []
        row.append((column, line))
    if row:
        yield row


def _counts(rows: Sequence[Sequence[tuple[int, Line]]], column: int) -> bool:
    """Whether a column numbers the rows, so that it is the first and the header was found too far down."""
    texts = [line.plain for row in rows for at, line in row if at == column]
    numbers = [int(text) for text in texts if text.isascii() and text.isdecimal()]
    return len(numbers) == len(texts) > 2 and all(b - a == 1 for a, b in pairwise(numbers))


def _cells(row: Sequence[tuple[int, Line]], width: int) -> tuple[Cell | None, ...]:
    lines = [tuple(line for at, line in row if at == column) for column in range(width)]
    return tuple(Cell(cell, cell[0].start) if cell else None for cell in lines)


# ------------------------------------------------------------------ cells
def is_value(plain: str) -> bool:
    """Whether a cell is a figure, with or without its words (50亩以上, 300元/亩), and not the year of a header."""
    if is_figure(plain):
        return not read_header(plain).year
    return len(plain) <= _MAX_FIGURE and bool(_FIGURE.fullmatch(plain)) and not _is_time(plain)


def _is_time(plain: str) -> bool:
    header = read_header(plain)
    return bool(header.year or header.time)


def is_no_cell(line: Line) -> bool:
    """Whether a line is no cell of a table: a long one, a sentence, a heading, a label."""
    if line.void:
        return False
    long = len(line.plain) > MAX_CELL or bool(_NO_CELL.search(line.plain))
    return long or is_heading(line) or read_label(line) is not None or is_closing(line)

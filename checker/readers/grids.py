"""Real tables, of Word files and web pages, to tables whose columns are known.

Enters: a `Grid` with spanning cells.  Leaves: a `Sheet`, or the lines of a table that only lays out
text.  Cells that span rows are given once; rows below them lack the field.  A cell across the whole
row is a group heading; outer columns of categories become group headings as well.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache
from typing import NamedTuple

from checker.language.statement.cells import is_measure_word, read_header
from checker.plan.model import Role
from checker.readers.columns import (
    is_row_number,
    looks_like_deadline,
    looks_like_leader,
    looks_like_target,
    looks_like_units,
    role_of,
)
from checker.readers.stream import Block, Cell, Grid, Line, Piece, Sheet, compact, joined
from checker.words.documents import load_documents
from checker.words.numerals import ORDINAL
from checker.words.words import load_words

_MAX_HEADER_ROWS = 4
_MAX_GROUP = 60
_MAX_COLUMNS = 200
_SAMPLE = 60
_CHINESE_NUMBER = re.compile(rf"\(?{ORDINAL}\)?、?")


class _Column(NamedTuple):
    """What a column holds; `outer` columns of categories give group headings, `value` columns numbers of their own."""

    role: Role | None
    header: Piece | None
    outer: bool = False
    value: bool = False


def read_grid(grid: Grid) -> list[Block]:
    """The table as blocks: lines over it that stand in its first rows, then the table, or only lines."""
    rows = [row for row in grid.rows if any(cell is not None for cell in row)]
    width = max((len(row) for row in rows), default=0)
    if width < 2 or width > _MAX_COLUMNS or (len(rows) < 2 and not _is_data(rows)):
        return _as_lines(rows)
    heads = [row for row in rows[:_MAX_HEADER_ROWS] if _spanning(row, width)]
    above = 0
    while above < len(heads) and rows[above] is heads[above] and not _is_group_of_data(rows, above):
        above += 1
    before = _as_lines(rows[:above])
    rows = rows[above:]
    if roster := _roster(rows):
        return [*before, Sheet({}, tuple(roster), grid.start, grid.end, roster=True)]
    depth = _header_depth(rows, width)
    columns = _columns(rows, depth, width)
    body = _rows(rows[depth:], columns, width)
    values = tuple(column.header for column in columns if column.value and column.header)
    return [*before, Sheet(_printed(columns), tuple(body), grid.start, grid.end, values=values)]


def _printed(columns: Sequence[_Column]) -> dict[Role, Piece]:
    """The printed header of each role, from left to right; of several the one that names the role itself."""
    found: dict[Role, Piece] = {}
    named: set[Role] = set()
    for column in columns:
        if column.role is None or column.header is None or column.outer:
            continue
        says = role_of(compact(column.header.text)) == column.role
        if column.role not in found or (says and column.role not in named):
            found[column.role] = column.header
        if says:
            named.add(column.role)
    return found


def _is_data(rows: Sequence[Sequence[Cell | None]]) -> bool:
    """Whether a single row is a table (a header whose rows stand on the next page), not layout."""
    return any(sum(role_of(_plain(cell)) is not None for cell in row) >= 2 for row in rows)


def _as_lines(rows: Sequence[Sequence[Cell | None]]) -> list[Block]:
    return [line for row in rows for cell in row if cell for line in cell.lines if not line.void]


def _plain(cell: Cell | None) -> str:
    return "".join(line.plain for line in cell.lines) if cell else ""


def _spanning(row: Sequence[Cell | None], width: int) -> bool:
    """Whether one cell fills the row."""
    first = row[0]
    return first is not None and first.columns >= width


def _is_group_of_data(rows: Sequence[Sequence[Cell | None]], at: int) -> bool:
    """Whether the header stands above this row already."""
    return any(sum(role_of(_plain(cell)) is not None for cell in row) >= 2 for row in rows[:at])


# ------------------------------------------------------------------ headers
def _header_depth(rows: Sequence[Sequence[Cell | None]], width: int) -> int:
    """How many rows the header has: the row with two known headers, and those its cells reach down to."""
    for at, row in enumerate(rows[:_MAX_HEADER_ROWS]):
        known = [cell for cell in row if cell and role_of(_plain(cell))]
        if len(known) >= 2 or (known and width == 2):
            reach = max(cell.rows for cell in row if cell)
            split = any(cell.columns > 1 for cell in row if cell)
            deep = reach if split and reach > 1 else 1
            return min(at + deep, len(rows) - 1) or 1
    short = all(
        len(re.sub(r"\(.*?\)$", "", _plain(cell))) <= 12 and not is_row_number(_plain(cell)) for cell in rows[0] if cell
    )
    return 1 if short and len(rows) > 1 else 0


def _columns(rows: Sequence[Sequence[Cell | None]], depth: int, width: int) -> list[_Column]:
    """The role of every column: by its header, else by what its cells look like."""
    headers = [_header(rows[:depth], column) for column in range(width)]
    roles: list[Role | None] = [role_of(_plain(cell)) if cell else None for cell in headers]
    pieces = [joined(cell.lines) if cell and cell.lines and _plain(cell) else None for cell in headers]
    for column in range(width):
        if roles[column] == "units" and _is_measured(rows[depth:], column):
            roles[column] = "content"
    several = roles.count("target") > 1
    values = {
        c
        for c, piece in enumerate(pieces)
        if piece and _is_numeric(rows[depth:], c) and (roles[c] is None or _is_measure(roles[c], piece, several))
    }
    for column in values:
        roles[column] = None
    for column in range(width):
        if roles[column] is None and column not in values:
            roles[column] = _role_by_cells(rows[depth:], column, headers[column] is not None)
            if values and roles[column] == "units" and "item" not in roles:
                roles[column] = "item"
    _split_content(headers, roles)
    items = [column for column, role in enumerate(roles) if role == "item"]
    if items and "content" not in roles and len(items) > 1 and not _spans_rows(rows[depth:], items[-2]):
        roles[items[-1]] = "content"
        items.pop()
    return [
        _Column(role, piece, column in items[:-1] and _spans_rows(rows[depth:], column), column in values)
        for column, (role, piece) in enumerate(zip(roles, pieces, strict=True))
    ]


@cache
def _numeric() -> re.Pattern[str]:
    """What a cell of a column of numbers holds."""
    bounds = "|".join(load_words().cell_bounds)
    return re.compile(rf"[约≥≤><]?\d[\d,]*(?:\.\d+)?(?:[-—~]\d[\d.,]*)?(?:[%‰]|[^\W\d_]{{1,3}})?(?:{bounds})?|[-—/]*")


def _is_measure(role: Role | None, header: Piece, several: bool) -> bool:
    """Whether a column of numbers has a known header by chance (引进项目(个)), or is one of several of targets."""
    return (several and role == "target") or (role not in ("target", "number") and bool(read_header(header.text).unit))


def _is_numeric(rows: Sequence[Sequence[Cell | None]], column: int) -> bool:
    """Whether most cells of a column are numbers, with or without a measure word."""
    texts = [text for row in rows[:_SAMPLE] if (text := _plain(row[column]))]
    numbers = [text for text in texts if _numeric().fullmatch(text) and any(map(str.isdigit, text))]
    return len(numbers) > 1 and len(numbers) * 3 > len(texts) * 2


def _is_measured(rows: Sequence[Sequence[Cell | None]], column: int) -> bool:
    """Whether a column headed 单位 gives measure words, not units of government."""
    texts = [text for row in rows[:_SAMPLE] if (text := _plain(row[column]))]
    return sum(map(is_measure_word, texts)) * 3 > len(texts) * 2


def _header(rows: Sequence[Sequence[Cell | None]], column: int) -> Cell | None:
    """The lowest header cell over a column; a cell that spans columns stands over all of them."""
    found: Cell | None = None
    for row in rows:
        for at in range(min(column, len(row) - 1), -1, -1):
            cell = row[at]
            if cell is not None:
                if at + cell.columns > column:
                    found = cell
                break
    return found


def _split_content(headers: Sequence[Cell | None], roles: list[Role | None]) -> None:
    """Under one header 内容 across two columns the first holds the item."""
    for column in range(len(roles) - 1):
        cell = headers[column]
        if cell is not None and headers[column + 1] is cell and roles[column] in ("content", "target"):
            roles[column] = "item"


def _spans_rows(rows: Sequence[Sequence[Cell | None]], column: int) -> bool:
    """Whether cells of a column reach over several rows, or it is empty below its first cells."""
    return any(row[column] is not None and row[column].rows > 1 for row in rows)  # type: ignore[union-attr]


_LOOKS: tuple[tuple[Role, Callable[[str], bool]], ...] = (
    ("number", is_row_number),
    ("leader", looks_like_leader),
    ("units", looks_like_units),
    ("target", lambda plain: len(plain) <= 12 and looks_like_target(plain) and not looks_like_deadline(plain)),
    ("deadline", looks_like_deadline),
)


def _role_by_cells(rows: Sequence[Sequence[Cell | None]], column: int, headed: bool) -> Role | None:
    """What most cells of a column look like; short texts are items, long ones content."""
    texts = [text for row in rows[:_SAMPLE] if (text := _plain(row[column]))]
    if not texts:
        return None
    for role, looks in _LOOKS:
        if sum(map(looks, texts)) * 3 > len(texts) * 2 and not (headed and role in ("number", "target", "leader")):
            return role
    short = sum(map(len, texts)) <= 25 * len(texts) and not all(map(looks_like_target, texts))
    return "item" if short and column < 2 else "content"


# ------------------------------------------------------------------ rows
def _rows(
    rows: Sequence[Sequence[Cell | None]], columns: Sequence[_Column], width: int
) -> list[dict[str, tuple[Line, ...]]]:
    """The rows by role, with group headings between them."""
    found: list[dict[str, tuple[Line, ...]]] = []
    for row in rows:
        if group := _group(row, columns, width):
            found.append({"group": group})
            continue
        fields: dict[str, tuple[Line, ...]] = {}
        numbers = [cell for cell, column in zip(row, columns, strict=False) if column.value]
        for at, cell in enumerate(numbers):
            fields[str(at)] = cell.lines if cell else (Line("", row[0].start if row[0] else 0, void=True),)
        for cell, column in zip(row, columns, strict=False):
            if column.value:
                continue
            if cell is None or (column.role is None and not _plain(cell)):
                continue
            if column.outer:
                found += [{"group": cell.lines}] if _plain(cell) else []
                continue
            role = column.role or "content"
            taken = fields.get(role, ())
            fields[role] = (*taken, *cell.lines) if any(not line.void for line in taken) else cell.lines
        if fields:
            found.append(fields)
    return found


def _group(row: Sequence[Cell | None], columns: Sequence[_Column], width: int) -> tuple[Line, ...] | None:
    """The heading in a row that has nothing else: one cell across, or all other cells empty; 一 | 产业 is one too."""
    filled = [cell for cell in row if cell and _plain(cell)]
    if len(filled) == 2 and _CHINESE_NUMBER.fullmatch(_plain(filled[0])) and filled[0] is row[0]:
        del filled[0]
    if len(filled) != 1 or len(_plain(filled[0])) > _MAX_GROUP or "。" in _plain(filled[0]):
        return None
    heading = filled[0]
    if heading.columns >= max(width - 1, 2):
        return heading.lines
    alone = sum(cell is not None for cell in row) == width
    first = columns[row.index(heading)].role in ("number", "item")
    return heading.lines if alone and first and not is_row_number(_plain(heading)) and width > 2 else None


def _roster(rows: Sequence[Sequence[Cell | None]]) -> list[dict[str, tuple[Line, ...]]] | None:
    """The members of a roster printed as a table (姓名 | 职务), or None."""
    words = load_documents().roster_columns
    header = [_plain(cell) for cell in rows[0]] if rows else []
    if not any(text in words.name for text in header) or not any(text in words.post for text in header):
        return None
    fields = [next((field for field, found in words.items() if text in found), None) for text in header]
    members = []
    for row in rows[1:]:
        cells = zip(fields, row, strict=False)
        members.append({field: cell.lines for field, cell in cells if field and cell})
    return [member for member in members if member]

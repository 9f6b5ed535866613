"""Real tables, of Word files and web pages, to tables whose columns are known.

Enters: a `Grid` with spanning cells.  Leaves: a `Sheet`, or the lines of a table that only lays out
text.  Cells that span rows are given once; rows below them lack the field.  A cell across the whole
row is a group heading; outer columns of categories become group headings as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from checker.plan.headers import is_sum, read_header
from checker.readers.columns import is_row_number, role_of
from checker.readers.grid_cells import Rows, all_numbers, is_figure, plain
from checker.readers.grid_columns import GridColumn, find_columns, is_unit_row, printed_headers
from checker.readers.layouts import under_one_header
from checker.readers.stream import Block, Cell, Grid, Line, Sheet
from checker.words.documents import load_documents
from checker.words.numerals import ORDINAL

_MAX_HEADER_ROWS = 4
_MAX_GROUP = 60
_MAX_COLUMNS = 200
_SENTENCE = re.compile("[。;]")
_CHINESE_NUMBER = re.compile(rf"\(?{ORDINAL}\)?、?")


_Fields = dict[str, tuple[Line, ...]]
"""The lines of the cells of a row, by role."""


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
    if _is_form(rows, width):
        return [*before, Sheet({}, tuple(_fields(rows)), grid.start, grid.end)]
    depth = _header_depth(rows, width)
    rows = [tuple(row) for row in under_one_header(rows, depth)]
    width = len(rows[0])
    columns = find_columns(rows, depth, width)
    body = _rows(rows[depth:], columns, width)
    values = tuple(column.header for column in columns if column.value and column.header)
    return [*before, Sheet(printed_headers(columns), tuple(body), grid.start, grid.end, values=values)]


def _is_data(rows: Rows) -> bool:
    """Whether a single row is a table (a header whose rows stand on the next page), not layout."""
    return any(sum(role_of(plain(cell)) is not None for cell in row) >= 2 for row in rows)


def _as_lines(rows: Rows) -> list[Block]:
    return [line for row in rows for cell in row if cell for line in cell.lines if not line.void]


def _spanning(row: Sequence[Cell | None], width: int) -> bool:
    """Whether one cell fills the row."""
    first = row[0]
    return first is not None and first.columns >= width


def _is_group_of_data(rows: Rows, at: int) -> bool:
    """Whether the header stands above this row already."""
    return any(sum(role_of(plain(cell)) is not None for cell in row) >= 2 for row in rows[:at])


def _header_depth(rows: Rows, width: int) -> int:
    """How many rows the header has: the row with two known headers, and those that go on with it."""
    for at, row in enumerate(rows[:_MAX_HEADER_ROWS]):
        known = [cell for cell in row if cell and role_of(plain(cell))]
        if len(known) >= 2 or (known and width == 2):
            return min(_deepened(rows, at + _reach(row)), len(rows) - 1) or 1
    return min(_deepened(rows, _reach(rows[0])), len(rows) - 1) if len(rows) > 1 and _is_header(rows, width) else 0


def _is_form(rows: Rows, width: int) -> bool:
    """Whether a table is a form: names of fields stand before their contents, not over them."""
    first, second = (plain(cell) for cell in rows[0][:2])
    if width not in (2, 4) or not first or role_of(second) or read_header(second).unit or is_figure(second):
        return False
    fields = [text for row in rows for cell in row[::2] if (text := plain(cell))]
    named = [text for text in fields if role_of(text) or read_header(text).unit or text in load_documents().form_fields]
    figures = any(map(is_figure, fields))  # no field is called by a number
    return not figures and len(named) > 1 and len(named) * 2 >= len(fields) and len(set(fields)) == len(fields)


def _fields(rows: Rows) -> Iterator[_Fields]:
    """The fields of a form, each a row: its name and what stands beside it."""
    for row in rows:
        for name, content in zip(row[::2], row[1::2], strict=True):
            if name and plain(name):
                yield {"item": name.lines, "content": content.lines if content else _lost(row)}


def _reach(row: Sequence[Cell | None]) -> int:
    """How many rows the cells of a header's row reach down, where one of them is split below."""
    split = any(cell.columns > 1 for cell in row if cell)
    return max(cell.rows for cell in row if cell) if split else 1


def _deepened(rows: Rows, depth: int) -> int:
    """The depth with the rows behind it that hold nothing but times and sums, or measure words: of the same columns."""
    while depth < min(_MAX_HEADER_ROWS, len(rows)) and (_names_columns(rows[depth]) or is_unit_row(rows[depth])):
        depth += 1
    return depth


def _names_columns(row: Sequence[Cell | None]) -> bool:
    headers = [read_header(plain(cell)) for cell in row if plain(cell)]
    timed = [header for header in headers if not header.name and (header.year or header.time)]
    return len(timed) > 1 and all(header in timed or is_sum(header.name) for header in headers)


def _is_header(rows: Rows, width: int) -> bool:
    """Whether the first row names columns: no number and no sentence, and it is short or stands over numbers."""
    texts = [plain(cell) for cell in rows[0] if cell]
    numbers = [text for text in texts if is_row_number(text) or (is_figure(text) and not _is_time(text))]
    if numbers or any(map(_SENTENCE.search, texts)):
        return False
    numeric = any(all_numbers(rows[1:], column) for column in range(width))
    return numeric or all(map(_is_short, texts))


def _is_time(text: str) -> bool:
    header = read_header(text)
    return bool(header.year or header.time)


def _is_short(text: str) -> bool:
    """Whether a text may be a header by its length; its measure word in brackets does not count."""
    return len(re.sub(r"\(.*?\)$", "", text)) <= 12


def _rows(rows: Rows, columns: Sequence[GridColumn], width: int) -> list[_Fields]:
    """The rows by role, with group headings between them."""
    found: list[_Fields] = []
    for row in rows:
        if group := _group(row, columns, width):
            found.append({"group": group})
            continue
        placed = list(zip(row, columns, strict=False))
        outer = [cell for cell, column in placed if cell and column.outer and plain(cell)]
        sums = [cell for cell in outer if is_sum(plain(cell))]  # 合计 heads no group
        found += [{"group": cell.lines} for cell in outer if cell not in sums]
        if fields := _fields_of(row, placed):
            found.append({"number": sums[0].lines, **fields} if sums else fields)
    return found


def _fields_of(row: Sequence[Cell | None], placed: Sequence[tuple[Cell | None, GridColumn]]) -> _Fields:
    """The cells of a row by role, those of columns of numbers by their place among them."""
    numbers = [cell for cell, column in placed if column.value]
    fields: _Fields = {str(at): cell.lines if cell else _lost(row) for at, cell in enumerate(numbers)}
    for cell, column in placed:
        if cell and not column.value and not column.outer and (column.role or plain(cell)):
            role = column.role or "content"
            fields[role] = _joined(fields.get(role, ()), cell.lines)
    return fields


def _lost(row: Sequence[Cell | None]) -> tuple[Line, ...]:
    """A cell of numbers that the row lacks."""
    return (Line("", row[0].start if row[0] else 0, void=True),)


def _joined(taken: tuple[Line, ...], lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """The lines of two cells of one role; the first counts only where it has any text."""
    return (*taken, *lines) if any(not line.void for line in taken) else lines


def _group(row: Sequence[Cell | None], columns: Sequence[GridColumn], width: int) -> tuple[Line, ...] | None:
    """The heading in a row that has nothing else: one cell across, or all other cells empty; 一 | 产业 is one too."""
    filled = [cell for cell in row if cell and plain(cell)]
    if len(filled) == 2 and _CHINESE_NUMBER.fullmatch(plain(filled[0])) and filled[0] is row[0]:
        del filled[0]
    if len(filled) != 1 or len(plain(filled[0])) > _MAX_GROUP or "。" in plain(filled[0]):
        return None
    heading = filled[0]
    if heading.columns >= max(width - 1, 2):
        return heading.lines
    alone = sum(cell is not None for cell in row) == width
    first = columns[row.index(heading)].role in ("number", "item")
    return heading.lines if alone and first and not is_row_number(plain(heading)) and width > 2 else None


def _roster(rows: Rows) -> list[_Fields] | None:
    """The members of a roster printed as a table (姓名 | 职务), or None."""
    words = load_documents().roster_columns
    header = [plain(cell) for cell in rows[0]] if rows else []
    if not any(text in words.name for text in header) or not any(text in words.post for text in header):
        return None
    fields = [next((field for field, found in words.items() if text in found), None) for text in header]
    if "role" not in fields and fields.count("post") > 1:  # 职务 | 姓名 | 工作单位及职务
        fields[fields.index("post")] = "role"
    members = []
    for row in rows[1:]:
        cells = zip(fields, row, strict=False)
        members.append({field: cell.lines for field, cell in cells if field and cell})
    return [member for member in members if member]

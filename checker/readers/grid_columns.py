"""The columns of a real table: which role each has, by its header and by what its cells look like.

Enters: the rows of a `Grid` and how many of them are its header.  Leaves: a `GridColumn` for each, among them
columns of numbers of their own and outer columns of categories, whose cells are headings of groups.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from typing import NamedTuple

from checker.plan.headers import is_measure_word, read_header
from checker.plan.model import ColumnRole
from checker.readers.columns import (
    is_row_number,
    role_of,
)
from checker.readers.grid_cells import (
    Rows,
    is_measured,
    is_numeric,
    plain,
    repeats,
    role_by_cells,
    spans_rows,
    texts_of,
)
from checker.readers.stream import Cell, Piece, compact, joined
from checker.words.dates import load_dates
from checker.words.measures import load_measures
from checker.words.works import load_works

_MAX_FIGURE = 40
"""Characters of the longest cell in a column of one time that gives a figure with its words."""
_Roles = list[ColumnRole | None]


class GridColumn(NamedTuple):
    """What a column holds; `outer` columns of categories give group headings, `value` columns numbers of their own."""

    role: ColumnRole | None
    header: Piece | None
    outer: bool = False
    value: bool = False


def find_columns(rows: Rows, depth: int, width: int) -> list[GridColumn]:
    """The role of every column: by its header, else by what its cells look like."""
    body = rows[depth:]
    over = [_headers(rows[:depth], column) for column in range(width)]
    headers = [_without_unit_row(cells) for cells in over]
    pieces = [joined(cell.lines) if cell and cell.lines and plain(cell) else None for cell in headers]
    roles = [_role_by_header(cell, body, column) for column, cell in enumerate(headers)]
    paths = [_path(cells) for cells in over]
    _turn_codes_to_items(body, roles)
    values = _columns_of_numbers(body, roles, paths) | _of_attributes(headers, roles)
    roles = [None if column in values else role for column, role in enumerate(roles)]
    _add_roles_by_cells(body, headers, roles, values)
    _split_content(headers, roles)
    values = values | _earlier_times(roles)
    outer = _outer(body, roles, pieces, values)
    _turn_last_item_to_content(body, roles, outer)
    return [
        GridColumn(role, paths[column] if column in values else pieces[column], column in outer, column in values)
        for column, role in enumerate(roles)
    ]


def _without_unit_row(cells: Sequence[Cell]) -> Cell | None:
    """The header that says what a column is: the lowest, above a measure word the one over it."""
    named = [cell for cell in cells if not is_measure_word(plain(cell))] or cells
    return named[-1] if named else None


def _path(cells: Sequence[Cell]) -> Piece | None:
    """A header with those above it that stand over several columns: 年度目标 and 2030年; 其中 says nothing more.

    A measure word below a header stands in brackets behind it.
    """
    idle = load_measures().partial_rows
    named = [cell for cell in cells if plain(cell).strip(":") not in idle]
    lines = [line for cell in named for line in cell.lines if not line.void]
    if not lines:
        return None
    whole = joined(lines)
    last = named[-1]
    if len(named) > 1 and is_measure_word(plain(last)) and plain(last)[0] != "(":
        name = joined([line for cell in named[:-1] for line in cell.lines if not line.void])
        return whole._replace(text=f"{name.text}({joined(last.lines).text})")
    return whole


def is_unit_row(row: Sequence[Cell | None]) -> bool:
    """Whether a row below a header gives the measure words of its columns, perhaps behind the word 单位."""
    texts = [text for cell in row if (text := plain(cell))]
    units = [text for text in texts if is_measure_word(text)]
    return bool(units) and texts[len(texts) - len(units) :] == units and len(texts) - len(units) <= 1


def _outer(body: Rows, roles: _Roles, headers: Sequence[Piece | None], values: Set[int]) -> frozenset[int]:
    """The columns of categories: items before the last one that span rows, or in a table of figures are headed so."""
    figures, words = bool(values) or "target" in roles, load_measures().group_columns
    headed = {column for column, header in enumerate(headers) if figures and header and compact(header.text) in words}
    return frozenset(column for column in _items(roles)[:-1] if column in headed or spans_rows(body, column))


def _role_by_header(header: Cell | None, body: Rows, column: int) -> ColumnRole | None:
    """The role that a header names; measure words under 单位, and under 对应任务 numbers of rows, are content."""
    role = role_of(plain(header)) if header else None
    numbers = role == "item" and any(texts := texts_of(body, column)) and all(map(is_row_number, texts))
    return "content" if numbers or (role == "units" and is_measured(body, column)) else role


def _turn_codes_to_items(body: Rows, roles: _Roles) -> None:
    """Where no header names the items, a column of numbers that holds names is theirs (宗地编号: 青桐05号)."""
    if roles.count("number") < 2 or "item" in roles:
        return
    for column, role in enumerate(roles):
        texts = texts_of(body, column)
        if role == "number" and texts and not any(map(is_row_number, texts)):
            roles[column] = "item"
            return


def _columns_of_numbers(body: Rows, roles: _Roles, headers: Sequence[Piece | None]) -> Set[int]:
    """The columns of numbers of their own: of one time each, or their header names no role or one that does not fit."""
    several = roles.count("target") > 1
    timed = {column for column, header in enumerate(headers) if header and _is_time(roles[column], header)}
    headed = [(column, role, header) for column, (role, header) in enumerate(zip(roles, headers, strict=True))]
    numbers = {
        column
        for column, role, header in headed
        if header
        and is_numeric(body, column, header)
        and (role is None or _is_measure(role, header, several or len(timed) > 1))
    }
    targets = {column for column in timed if len(timed) > 1 and not any(map(_is_long, texts_of(body, column)))}
    return numbers | targets


def _of_attributes(headers: Sequence[Cell | None], roles: _Roles) -> Set[int]:
    """The columns of what works are (建设性质, 级别, 建设年限), which keep their header beside one of contents."""
    words = (*load_dates().nature_columns, *load_dates().span_columns, *load_works().level_columns)
    open_roles = (None, "content")
    return {
        column
        for column, cell in enumerate(headers)
        if "item" in roles and roles[column] in open_roles and any(word in plain(cell) for word in words)
    }


def _is_time(role: ColumnRole | None, header: Piece) -> bool:
    """Whether a header is a time and nothing else, or the sum of such columns."""
    named = read_header(header.text)
    return role in (None, "target", "content") and not named.name and bool(named.year or named.time)


def _is_long(text: str) -> bool:
    return len(text) > _MAX_FIGURE


def _add_roles_by_cells(body: Rows, headers: Sequence[Cell | None], roles: _Roles, values: Set[int]) -> None:
    """Columns whose header names no role; beside columns of numbers the first of units are the items."""
    for column, role in enumerate(roles):
        if role is None and column not in values:
            found = role_by_cells(body, column, headers[column] is not None)
            found = "content" if found == "item" and repeats(body, column) else found
            roles[column] = "item" if values and found == "units" and "item" not in roles else found


def _earlier_times(roles: _Roles) -> Set[int]:
    """Of several columns of times (开工时间, 竣工时间) all but the last, which is the deadline."""
    earlier = [column for column, role in enumerate(roles) if role == "deadline"][:-1]
    for column in earlier:
        roles[column] = None
    return frozenset(earlier)


def _split_content(headers: Sequence[Cell | None], roles: _Roles) -> None:
    """Under one header 内容 across two columns the first holds the item."""
    for column in range(len(roles) - 1):
        cell = headers[column]
        if cell is not None and headers[column + 1] is cell and roles[column] in ("content", "target"):
            roles[column] = "item"


def _turn_last_item_to_content(body: Rows, roles: _Roles, outer: Set[int]) -> None:
    """Of several columns of items without content the last one tells it, unless the one before is a category."""
    items = _items(roles)
    if len(items) > 1 and "content" not in roles and items[-2] not in outer and not spans_rows(body, items[-2]):
        roles[items[-1]] = "content"


def _items(roles: _Roles) -> list[int]:
    return [column for column, role in enumerate(roles) if role == "item"]


def _is_measure(role: ColumnRole, header: Piece, several: bool) -> bool:
    """Whether a column of numbers has a known header by chance (引进项目(个)), or is one of several of targets."""
    named = read_header(header.text)
    if role == "target":
        return several or bool(named.unit)
    sized = role == "content" and named.name in load_measures().size_columns
    return role != "number" and (bool(named.unit or named.year or named.time) or sized or not named.name)


def _headers(rows: Rows, column: int) -> list[Cell]:
    """The header cells over a column, the lowest last; a cell that spans columns stands over all of them."""
    found: list[Cell] = []
    for row in rows:
        for at in range(min(column, len(row) - 1), -1, -1):
            cell = row[at]
            if cell is not None:
                if at + cell.columns > column and plain(cell):
                    found.append(cell)
                break
    return found


def printed_headers(columns: Sequence[GridColumn]) -> dict[ColumnRole, Piece]:
    """The printed header of each role, from left to right; of several the one that names the role itself, and least of
    all one that names another (单位, over measure words that are content)."""
    found: dict[ColumnRole, tuple[int, Piece]] = {}
    for column in columns:
        if column.role is None or column.header is None or column.outer:
            continue
        named = role_of(compact(column.header.text))
        fits = 2 if named == column.role else int(named is None)
        if column.role not in found or fits > found[column.role][0]:
            found[column.role] = fits, column.header
    return {role: header for role, (_, header) in found.items()}

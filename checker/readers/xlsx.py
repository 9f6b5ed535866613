"""Workbooks to a stream: each sheet is a table, with its name and the lines above and below it.

Enters: the bytes of an .xlsx.  Leaves: a `Stream` in the order of the sheets, merged cells once, values as
the sheet shows them, and a landmark for every cell.  Formulas give the values that were saved with them.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple
from xml.etree import ElementTree

from openpyxl import load_workbook
from openpyxl.utils.cell import coordinate_to_tuple, get_column_letter

from checker.inputs.problem import InputError
from checker.readers.cell_values import shown
from checker.readers.grids import read_grid
from checker.readers.package import WORKBOOK, check_package, most_text, refused
from checker.readers.stream import Block, Cell, Extract, Grid, Line, Stream, refuse_many_cells
from checker.source import Landmark

_MAX_LOOKED = 2_000_000
"""Cells and rows of a sheet, empty ones too: a workbook may have formats down to its last row."""

_MERGED = re.compile(rb"<(?:\w+:)?mergeCell\s[^>]*?ref=\"([A-Z]{1,3}[0-9]{1,7}:[A-Z]{1,3}[0-9]{1,7})\"")
_RELATED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_UNNAMED = re.compile(r"(?:sheet|工作表|表)\s*\d*", re.I)

_Place = tuple[int, int]


class _Range(NamedTuple):
    top: int
    left: int
    bottom: int
    right: int


class _Row(NamedTuple):
    """A row with its texts by column, both from 1."""

    number: int
    texts: Mapping[int, str]


_Filled = Mapping[_Place, str]
"""The texts of the cells that have any, by row and column from 1."""


def read_xlsx(data: bytes, path: str) -> Stream:
    """The stream of a workbook; anything that cannot be read is an `InputError`."""
    check_package(data, path, WORKBOOK)
    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        merged = _merged_ranges(data)
        walk = _Walk(path, most_text(data))
        for sheet in book.worksheets:
            if sheet.sheet_state == "visible":
                walk.sheet(sheet.title, _filled(sheet, path), merged.get(sheet.title, ()))
    except InputError:
        raise
    except Exception as error:  # whatever a damaged file makes the library stumble over
        said = f"无法打开这个 Excel 文件 (cannot be opened: {type(error).__name__})."
        raise refused(path, said, WORKBOOK.save_again) from None
    hidden = sum(sheet.sheet_state != "visible" for sheet in book.worksheets)
    notes = (f"隐藏的工作表 {hidden} 张, 未读 (hidden sheets)",) if hidden else ()
    return Stream(path, walk.extract.text, tuple(walk.blocks), (), notes, tuple(walk.landmarks))


# ------------------------------------------------------------------ cells
def _filled(sheet: Any, path: str) -> _Filled:
    """The texts of a sheet; of a sheet that only declares to be huge no more than its cells is looked at."""
    sheet.reset_dimensions()
    found: dict[_Place, str] = {}
    looked = 0
    for row in sheet.iter_rows():
        looked += len(row) + 1
        if looked > _MAX_LOOKED:
            raise refused(path, f"表“{sheet.title}”超过 {_MAX_LOOKED:,} 格 (too many cells).", "请删去空行空列。")
        for cell in row:
            if cell.value is not None and (text := shown(cell.value, cell.number_format).strip()):
                found[cell.row, cell.column] = text
    return found


def _merged_ranges(data: bytes) -> Mapping[str, Sequence[_Range]]:
    """The merged cells by the name of the sheet: a workbook that is read row by row does not tell them."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        related = ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))
        targets = {each.get("Id"): each.get("Target", "") for each in related}
        found: dict[str, Sequence[_Range]] = {}
        for sheet in ElementTree.fromstring(archive.read(WORKBOOK.main)).iter():
            part = targets.get(sheet.get(_RELATED), "")
            name = part.lstrip("/") if part.startswith("/") else f"xl/{part}"
            if sheet.tag.endswith("}sheet") and name in archive.namelist():
                ranges = _MERGED.findall(archive.read(name))
                found[sheet.get("name", "")] = [_range(said.decode()) for said in ranges]
    return found


def _range(said: str) -> _Range:
    """B2:D3 as first row and column, last row and column."""
    first, last = said.split(":")
    return _Range(*coordinate_to_tuple(first), *coordinate_to_tuple(last))


class _Walk:
    """Writes the sheets down, cell by cell."""

    def __init__(self, path: str, limit: int) -> None:
        self.path = path
        self.extract = Extract(path, limit)
        self.blocks: list[Block] = []
        self.landmarks: list[Landmark] = []
        self.cells = 0

    def sheet(self, name: str, filled: _Filled, merged: Sequence[_Range]) -> None:
        """A sheet: its name, the lines over its table, the table, the lines below it."""
        if not filled:
            return
        rows = _rows(filled)
        first, last = _body(rows)
        if not _UNNAMED.fullmatch(name) and not rows[:first]:
            self.blocks.append(self.line(name, f"表“{name}”"))
        self.lines(name, rows[:first])
        if first < last:
            self.blocks += read_grid(self.grid(name, rows[first:last], merged))
        self.lines(name, rows[last:])

    def lines(self, sheet: str, rows: Sequence[_Row]) -> None:
        """Rows that are no part of the table."""
        for row in rows:
            for column, text in row.texts.items():
                self.blocks += [line for line in self.written(sheet, row.number, column, text) if not line.void]

    def grid(self, sheet: str, rows: Sequence[_Row], merged: Sequence[_Range]) -> Grid:
        """The cells between the outermost that are filled; of merged ones the first, the others None."""
        left = min(min(row.texts) for row in rows)
        right = max(max(row.texts) for row in rows)
        self.cells += (right - left + 1) * len(rows)
        refuse_many_cells(self.cells, self.path)
        start = self.extract.length
        at = {row.number: number for number, row in enumerate(rows)}
        spans, covered = _spans(merged, at, left, right)
        cells: list[tuple[Cell | None, ...]] = []
        for row in rows:
            made: list[Cell | None] = []
            for column in range(left, right + 1):
                if (row.number, column) in covered:
                    made.append(None)
                    continue
                begin = self.extract.length
                lines = self.written(sheet, row.number, column, row.texts.get(column, ""))
                made.append(Cell(tuple(lines), begin, *spans.get((row.number, column), (1, 1))))
            cells.append(tuple(made))
        return Grid(tuple(cells), start, self.extract.length)

    def written(self, sheet: str, row: int, column: int, text: str) -> list[Line]:
        """The lines of a cell; of an empty one a void line."""
        place = f"表“{sheet}” {get_column_letter(column)}{row}"
        lines = [self.line(part, place) for part in map(str.strip, text.splitlines()) if part]
        return lines or [self.line("", place)]

    def line(self, text: str, place: str) -> Line:
        start = self.extract.write(text + "\n")
        self.landmarks.append(Landmark(start, place))
        return Line(text, start, void=not text)


def _rows(filled: _Filled) -> list[_Row]:
    """The rows that have any text, in order."""
    rows: dict[int, dict[int, str]] = {}
    for (row, column), text in sorted(filled.items()):
        rows.setdefault(row, {})[column] = text
    return [_Row(number, texts) for number, texts in rows.items()]


def _body(rows: Sequence[_Row]) -> tuple[int, int]:
    """Where the table begins and ends: at its first and its last row with more than one text."""
    wide = [at for at, row in enumerate(rows) if len(row.texts) > 1]
    return (wide[0], wide[-1] + 1) if wide else (len(rows), len(rows))


def _spans(
    merged: Sequence[_Range], rows: Mapping[int, int], left: int, right: int
) -> tuple[dict[_Place, tuple[int, int]], set[_Place]]:
    """How many rows and columns of the table each merged cell spans, and the places that it covers."""
    spans: dict[_Place, tuple[int, int]] = {}
    covered: set[_Place] = set()
    for each in merged:
        down = [row for row in rows if each.top <= row <= each.bottom]
        across = range(max(each.left, left), min(each.right, right) + 1)
        if down and down[0] == each.top and across and across[0] == each.left:
            spans[each.top, each.left] = (len(down), len(across))
            covered |= {(row, column) for row in down for column in across} - {(each.top, each.left)}
    return spans, covered

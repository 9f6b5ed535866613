"""The workbook for the office: an overview, findings, coverage, rules not run, and any further sheets given.

Headers stay in sight, columns have filters and widths, levels have colours.  Every text is stored
as text and marked as quoted, so that nothing in a plan becomes a formula, not even on editing.
The bytes depend on the reports alone: no time of writing is kept.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping, Sequence
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

from checker.finding import Report, Severity
from checker.report.columns import elide, width
from checker.report.options import Options, Sheet
from checker.report.rows import (
    FOR_PROGRAMS,
    LEVEL_COLUMN,
    coverage_sheet,
    findings_sheet,
    not_run_sheet,
    overview_sheet,
)
from checker.report.summary import LEVELS, WAIVED
from checker.report.visible import visible

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

_COLOURS: Mapping[Severity, str] = {Severity.ERROR: "F8CBAD", Severity.WARNING: "FFE699", Severity.REVIEW: "DDEBF7"}
_WAIVED_COLOUR, _HEADER_COLOUR = "E2EFDA", "D9D9D9"
_NARROWEST, _WIDEST, _LONGEST = 8, 36, 30_000
_A4, _MARGIN = 9, 0.4
_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
_EPOCH = datetime(2000, 1, 1)
_ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")


def render(reports: Sequence[Report], options: Options) -> bytes:
    """The workbook; an `InputError` where openpyxl is not installed."""
    workbook = _new_workbook()
    language = options.language
    sheets = [
        overview_sheet(reports, options),
        findings_sheet(reports, language),
        coverage_sheet(reports, language),
        not_run_sheet(reports, language),
    ]
    for sheet in [*sheets, *options.sheets]:
        worksheet = workbook.create_sheet(_free_title(sheet.title, workbook.sheetnames))
        _fill(worksheet, sheet)
        _lay_out(worksheet)
    findings = workbook.worksheets[1]
    _paint_levels(findings, options)
    _hide(findings, FOR_PROGRAMS)
    return _saved(workbook)


def _new_workbook() -> Workbook:
    from openpyxl import Workbook

    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    workbook.properties.created = _EPOCH
    workbook.properties.creator = "plan-checker"
    return workbook


def _free_title(title: str, taken: Sequence[str]) -> str:
    """A title as Excel allows it: 31 characters, none of []:*?/\\, not used yet, letter case aside."""
    plain = _FORBIDDEN.sub("_", visible(title)).strip("' ")[:31] or "_"
    used = {name.casefold() for name in taken}
    numbered = (f"{plain[:27]} {number}" for number in range(2, len(used) + 3))
    return next(name for name in (plain, *numbered) if name.casefold() not in used)


def _fill(worksheet: Worksheet, sheet: Sheet) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter

    table = [tuple(sheet.header), *map(tuple, sheet.rows)]
    for at, row in enumerate(table, 1):
        for number, value in enumerate(row, 1):
            cell = worksheet.cell(at, number)
            _set(cell, value)
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    for cell in worksheet[1]:
        cell.font, cell.fill = Font(bold=True), PatternFill("solid", start_color=_HEADER_COLOUR)
    for number in range(1, len(sheet.header) + 1):
        worksheet.column_dimensions[get_column_letter(number)].width = _column_width(table, number - 1)
    worksheet.freeze_panes = "A2"
    worksheet.auto_filter.ref = worksheet.dimensions


def _lay_out(worksheet: Worksheet) -> None:
    """A4 across, all columns on one sheet's width, the header on every page."""
    worksheet.page_setup.orientation = "landscape"
    worksheet.page_setup.paperSize = _A4
    worksheet.page_setup.fitToWidth, worksheet.page_setup.fitToHeight = 1, 0
    worksheet.sheet_properties.pageSetUpPr = _fitted()
    worksheet.print_title_rows = "1:1"
    for edge in ("left", "right", "top", "bottom"):
        setattr(worksheet.page_margins, edge, _MARGIN)


def _fitted() -> Any:
    from openpyxl.worksheet.properties import PageSetupProperties

    return PageSetupProperties(fitToPage=True)


def _hide(worksheet: Worksheet, columns: Sequence[int]) -> None:
    """Columns that are there for programs and do not show."""
    from openpyxl.utils import get_column_letter

    for number in columns:
        worksheet.column_dimensions[get_column_letter(number + 1)].hidden = True


def _set(cell: Any, value: str | int) -> None:
    """A number as a number, anything else as quoted text, shortened to what a cell holds."""
    if isinstance(value, int):
        cell.value = value
        return
    said = "\n".join(map(visible, value.split("\n")))
    cell.value = elide(said, _LONGEST)
    cell.data_type = "s"
    cell.quotePrefix = True


def _column_width(table: Sequence[Sequence[str | int]], number: int) -> int:
    """Wide enough for the longest line, within reason."""
    lines = (line for row in table if number < len(row) for line in str(row[number]).split("\n"))
    return min(max(_NARROWEST, 2 + max(map(width, lines))), _WIDEST)


def _paint_levels(worksheet: Worksheet, options: Options) -> None:
    from openpyxl.styles import PatternFill

    colours = {LEVELS[level].said(options.language): colour for level, colour in _COLOURS.items()}
    colours[WAIVED.said(options.language)] = _WAIVED_COLOUR
    for (cell,) in worksheet.iter_rows(min_row=2, min_col=LEVEL_COLUMN + 1, max_col=LEVEL_COLUMN + 1):
        cell.fill = PatternFill("solid", start_color=colours[str(cell.value)])


def _saved(workbook: Workbook) -> bytes:
    """The workbook's bytes, with the times that openpyxl writes put back to fixed ones."""
    written, fixed = BytesIO(), BytesIO()
    workbook.save(written)
    with zipfile.ZipFile(written) as source, zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            data = source.read(name)
            if name == "docProps/core.xml":
                data = _MODIFIED.sub(rb"\g<1>" + _EPOCH.isoformat().encode() + b"Z", data)
            entry = zipfile.ZipInfo(name, _ZIP_EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, data)
    return fixed.getvalue()

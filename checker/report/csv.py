"""Findings as a CSV file that Excel opens with Chinese intact and without running anything."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from checker.finding import Report
from checker.report.options import Options, Seams
from checker.report.rows import findings_sheet

_BOM = "\ufeff"
_FORMULA = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""What a spreadsheet may take for a formula, full-width forms too; tabs and breaks are escapes by now."""


def render(reports: Sequence[Report], options: Options) -> str:
    """One line a finding after the header, accepted ones marked; begins with a byte order mark for Excel."""
    sheet = findings_sheet(reports, options.language)
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(sheet.header)
    writer.writerows([_neutral(cell) for cell in row] for row in sheet.rows)
    return _BOM + out.getvalue()


def seams(options: Options) -> Seams:
    """The header once."""
    return Seams(before=render((), options))


def _neutral(cell: str | int) -> str | int:
    """A cell that begins like a formula gets an apostrophe, which marks it as text."""
    if isinstance(cell, str) and cell.lstrip().startswith(_FORMULA):
        return f"'{cell}"
    return cell

"""The two matrices of a plan for the terminal and for spreadsheets.

Enters: a `Study`.  Leaves: text at a terminal's width, as `check matrix` prints it, or sheets for xlsx.
The terminal and the page show few columns with the annex named in each cell; a sheet has room for a
column for each place.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from checker.checks.shared.wording import MEASURES
from checker.finding import Language, Words
from checker.report.columns import allot, width, wrap
from checker.report.html_words import DIFFERS, GAPS, PAGE
from checker.report.options import Sheet
from checker.report.visible import visible
from checker.study.shown import (
    ActionShare,
    Gap,
    IndicatorMatrix,
    IndicatorRow,
    MatrixColumn,
    ResponsibilityMatrix,
    ShownValue,
    Study,
)

BANDS = ("master", "goals", "tasks", "table", "other")
"""The few columns: the master plan, then the goals, tasks, tables and other parts of all annexes."""

_AREAS: Mapping[str, Words] = {
    "goals": Words("目标", "goals"),
    "tasks": Words("任务", "tasks"),
    "table": Words("表", "table"),
    "other": Words("其他", "other"),
}
_GAPS: Sequence[Gap] = ("unit", "lead", "leader")
_MARK = "≠ "
"""Stands before a value that disagrees with another place."""
_BAR = 20
"""Columns of the longest bar."""
_PADDING = 2
"""Columns that tabulate adds to the titles of columns."""


def band(column: MatrixColumn) -> str:
    """The column of the few that a place belongs to."""
    return column.area if column.document.startswith("annex") else "master"


def used_bands(matrix: IndicatorMatrix) -> list[str]:
    """Those of the few columns that hold anything."""
    used = {band(column) for column in matrix.columns}
    return [each for each in BANDS if each in used]


def sheets(study: Study, language: Language) -> tuple[Sheet, ...]:
    """The indicator matrix, the responsibility matrix and the load of the leaders as sheets of a workbook."""
    found = (_indicator_sheet(study.indicators, language), *_load_sheets(study.responsibilities, language))
    return tuple(sheet for sheet in found if sheet.rows)


def _indicator_sheet(matrix: IndicatorMatrix, language: Language) -> Sheet:
    say = _sayer(language)
    places = (f"{column.name} {_AREAS[column.area].said(language)}" for column in matrix.columns)
    header = (say["indicator"], say["measure"], say["differing"], *places)
    rows = [_indicator_cells(matrix, row, language) for row in matrix.rows]
    return Sheet(say["indicators"], header, rows)


def _indicator_cells(matrix: IndicatorMatrix, row: IndicatorRow, language: Language) -> Sequence[str]:
    cells: dict[int, dict[str, None]] = {}
    for entry in row.entries:
        cells.setdefault(entry.column, {})[_marked(entry)] = None
    printed = ("\n".join(cells.get(at, ())) for at in range(len(matrix.columns)))
    return (row.name, MEASURES[row.measure].said(language), differences(row, language), *printed)


def differences(row: IndicatorRow, language: Language) -> str:
    """In what the places of an indicator disagree."""
    return "、".join(dict.fromkeys(DIFFERS[entry.differs].said(language) for entry in row.entries if entry.differs))


def _marked(entry: ShownValue) -> str:
    return f"{_MARK if entry.differs else ''}{entry.value}"


def _load_sheets(matrix: ResponsibilityMatrix, language: Language) -> Iterator[Sheet]:
    say = _sayer(language)
    names = [action.name for action in matrix.actions]
    units = [_unit_cells(unit.name, unit.shares, unit.total) for unit in matrix.units]
    blanks = [(GAPS[gap].said(language), matrix.blank_count(gap), "", "", *_blank_cells(matrix, gap)) for gap in _GAPS]
    header = (say["unit"], say["load"], say["lead"], say["takes_part"], *names)
    yield Sheet(say["responsibilities"], header, [*units, *blanks] if units else [])
    leaders = [(leader.name, leader.total, *(count or "" for count in leader.counts)) for leader in matrix.leaders]
    yield Sheet(say["leaders_load"], (say["leader"], say["in_charge"], *names), leaders)


def _unit_cells(name: str, shares: Sequence[ActionShare], total: ActionShare) -> Sequence[str | int]:
    return (name, total.total, total.lead, total.other, *map(_share, shares))


def _share(share: ActionShare) -> str:
    return f"{share.lead} / {share.other}" if share.total else ""


def _blank_cells(matrix: ResponsibilityMatrix, gap: Gap) -> Iterator[int | str]:
    for action in range(len(matrix.actions)):
        yield matrix.blank_count(gap, action) or ""


def render_matrices(study: Study, language: Language, columns: int) -> str:
    """Both matrices as tables of a terminal of so many columns."""
    say = _sayer(language)
    parts = [
        f"{say['indicators']}\n{_indicator_text(study.indicators, language, columns)}",
        "\n".join(wrap(f"{say['indicator_note']} {_MARK}{say['differing']}", columns)),
        f"{say['responsibilities']}\n{_load_text(study.responsibilities, language, columns)}",
        "\n".join(wrap(say["responsibility_note"], columns)),
    ]
    return "\n\n".join(parts) + "\n"


def _indicator_text(matrix: IndicatorMatrix, language: Language, columns: int) -> str:
    say = _sayer(language)
    bands = used_bands(matrix)
    header = (say["indicator"], *(say[name] for name in bands))
    rows = [_banded(matrix, row, bands, language) for row in matrix.rows]
    return grid_text(header, rows, columns) if rows else say["no_data"]


def _banded(matrix: IndicatorMatrix, row: IndicatorRow, bands: Sequence[str], language: Language) -> list[list[str]]:
    """The lines of each cell: the name with its measure, then the values with the annex that prints them."""
    cells: dict[str, dict[str, None]] = {name: {} for name in bands}
    for entry in row.entries:
        column = matrix.columns[entry.column]
        annex = f"{column.name} " if column.document != "master" else ""
        cells[band(column)][f"{annex}{_marked(entry)}"] = None
    name = f"{row.name} ({MEASURES[row.measure].said(language)})"
    return [[visible(name)], *([visible(value) for value in values] for values in cells.values())]


def _load_text(matrix: ResponsibilityMatrix, language: Language, columns: int) -> str:
    say = _sayer(language)
    if not matrix.actions:
        return say["no_data"]
    names = [visible(action.name) for action in matrix.actions]
    most = max((unit.total.total for unit in matrix.units), default=0) or 1
    units = [[unit.name, _bar(unit.total, most), *map(_share, unit.shares)] for unit in matrix.units]
    blanks = [
        [GAPS[gap].said(language), str(matrix.blank_count(gap)), *map(str, _blank_cells(matrix, gap))] for gap in _GAPS
    ]
    load = _lined(
        [say["unit"], f"{say['load']} (█ {say['lead']} ░ {say['takes_part']})", *names], [*units, *blanks], columns
    )
    heaviest = max((leader.total for leader in matrix.leaders), default=0) or 1
    leaders = [
        [each.name, _bar(ActionShare(each.total), heaviest), *(str(count or "") for count in each.counts)]
        for each in matrix.leaders
    ]
    return load + ("\n\n" + _lined([say["leader"], say["in_charge"], *names], leaders, columns) if leaders else "")


def _bar(share: ActionShare, most: int) -> str:
    lead, total = round(_BAR * share.lead / most), round(_BAR * share.total / most)
    return f"{'█' * lead}{'░' * (total - lead)} {share.total}"


def _lined(header: Sequence[str], rows: Sequence[Sequence[str]], columns: int) -> str:
    return grid_text(header, [[[visible(cell)] for cell in row] for row in rows], columns)


def grid_text(header: Sequence[str], rows: Sequence[Sequence[Sequence[str]]], columns: int) -> str:
    """Cells of lines, wrapped so that the table fits the terminal where it can."""
    from tabulate import tabulate

    longest = [max((width(line) for row in rows for line in row[at]), default=0) for at in range(len(header))]
    wanted = [max(width(title) + _PADDING, size) for title, size in zip(header, longest, strict=True)]
    room = columns - 2 * (len(header) - 1)
    widths = [max(each, 4 + _PADDING) for each in allot(wanted, [3, *[2] * (len(header) - 1)], room)]
    wrapped = [["\n".join(_wrapped(cell, size)) for cell, size in zip(row, widths, strict=True)] for row in rows]
    titles = ["\n".join(wrap(title, size - _PADDING)) for title, size in zip(header, widths, strict=True)]
    return tabulate(wrapped, titles, disable_numparse=True)


def _wrapped(lines: Sequence[str], size: int) -> Iterator[str]:
    for line in lines:
        yield from wrap(line, size, hang=1 if width(line) > size else 0)


def _sayer(language: Language) -> Mapping[str, str]:
    return {name: said.said(language) for name, said in PAGE.items()}

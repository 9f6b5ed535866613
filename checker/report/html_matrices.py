"""The matrices of a study as the page shows them: few columns, the annex named in each cell, bars.

Enters: the matrices and the plan's numbered texts.  Leaves: rows of cells with links to the text.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from checker.checks.shared.wording import MEASURES
from checker.finding import Language
from checker.report.html_findings import Filters
from checker.report.html_text import Copy
from checker.report.html_words import DIFFERS
from checker.report.matrices import band, used_bands
from checker.study.shown import ActionShare, IndicatorMatrix, IndicatorRow, ResponsibilityMatrix, ShownValue


class CellValue(NamedTuple):
    """A value in a cell: the document where it is not the master plan, the link, in what it differs."""

    document: str
    said: str
    href: str
    differs: str
    times: int


class IndicatorLine(NamedTuple):
    """One indicator: `kind` says for programs whether it stands in several places and disagrees."""

    name: str
    measure: str
    differs: tuple[str, ...]
    kind: str
    cells: tuple[tuple[CellValue, ...], ...]


class Bar(NamedTuple):
    """A bar of two parts, in hundredths of the longest."""

    lead: float
    other: float


class UnitLine(NamedTuple):
    """One unit; `filter` is its choice among the findings, or empty."""

    name: str
    filter: str
    total: ActionShare
    bar: Bar
    shares: Sequence[ActionShare]


class LeaderLine(NamedTuple):
    """One leader; `filter` is the choice among the findings, or empty."""

    name: str
    filter: str
    total: int
    bar: Bar
    counts: Sequence[int]


def indicator_lines(matrix: IndicatorMatrix, copy: Copy, language: Language) -> Iterator[IndicatorLine]:
    """All indicators in the order of the matrix."""
    bands = used_bands(matrix)
    for row in matrix.rows:
        cells = _cells(matrix, row, copy, language)
        differs = dict.fromkeys(DIFFERS[entry.differs].said(language) for entry in row.entries if entry.differs)
        kind = " several" * (len(row.columns) > 1) + " differing" * row.differs
        printed = tuple(cells.get(each, ()) for each in bands)
        yield IndicatorLine(row.name, MEASURES[row.measure].said(language), tuple(differs), kind.strip(), printed)


def _cells(
    matrix: IndicatorMatrix, row: IndicatorRow, copy: Copy, language: Language
) -> Mapping[str, tuple[CellValue, ...]]:
    """The values of a row by column of the page; one printed twice in a document is counted."""
    found: dict[str, dict[tuple[str, str, str], list[ShownValue]]] = {}
    for entry in row.entries:
        column = matrix.columns[entry.column]
        same = (column.name if column.document != "master" else "", entry.value, entry.differs)
        found.setdefault(band(column), {}).setdefault(same, []).append(entry)
    return {
        name: tuple(
            CellValue(document, value, copy.href(entries[0].place.route), _said(differs, language), len(entries))
            for (document, value, differs), entries in values.items()
        )
        for name, values in found.items()
    }


def _said(differs: str, language: Language) -> str:
    return DIFFERS[differs].said(language) if differs else ""


def unit_lines(matrix: ResponsibilityMatrix, filters: Filters) -> list[UnitLine]:
    """All units with their bars against the most loaded."""
    most = max((unit.total.total for unit in matrix.units), default=0) or 1
    values = {choice.name: choice.value for choice in filters.units}
    return [
        UnitLine(unit.name, values.get(unit.name, ""), unit.total, _bar(unit.total, most), unit.shares)
        for unit in matrix.units
    ]


def leader_lines(matrix: ResponsibilityMatrix, filters: Filters) -> list[LeaderLine]:
    """All leaders with their bars against the most loaded."""
    most = max((leader.total for leader in matrix.leaders), default=0) or 1
    values = {choice.name: choice.value for choice in filters.leaders}
    return [
        LeaderLine(each.name, values.get(each.name, ""), each.total, _bar(ActionShare(each.total), most), each.counts)
        for each in matrix.leaders
    ]


def _bar(share: ActionShare, most: int) -> Bar:
    return Bar(round(100 * share.lead / most, 1), round(100 * share.other / most, 1))

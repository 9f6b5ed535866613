"""Findings, coverage and rules not run as rows of cells, for spreadsheets.

Text in cells is visible text: line breaks in a cell are the report's own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.finding import Coverage, Language, Place, Report, Words
from checker.report.one_page import TITLE, OnePage, one_page
from checker.report.options import Options, Sheet
from checker.report.places import primary, quotation
from checker.report.summary import Told, coverage_bins, told
from checker.report.visible import visible

Cells = tuple[str | int, ...]

_FINDINGS = (
    Words("方案", "Plan"),
    Words("级别", "Level"),
    Words("规则", "Rule"),
    Words("规则名称", "Rule title"),
    Words("问题", "Finding"),
    Words("位置", "Place"),
    Words("原文", "Quotation"),
    Words("其他位置与原文", "Other places"),
    Words("判断", "Why"),
    Words("建议", "Remedy"),
    Words("核实", "Waiver"),
    Words("行", "Line"),
    Words("列", "Column"),
    Words("编号", "Key"),
)
LEVEL_COLUMN = 1
"""Which column of the findings holds the level."""
FOR_PROGRAMS = (11, 12, 13)
"""Columns of the findings that nobody reads on paper: line, column and key."""


def overview_sheet(reports: Sequence[Report], options: Options) -> Sheet:
    """What the summary on one page says, a row a line."""
    header = tuple(words.said(options.language) for words in (Words("方案", "Plan"), Words("项目", "About"), TITLE))
    rows = [(page.path, *row) for page in (one_page(report, options) for report in reports) for row in _overview(page)]
    said = [tuple(visible(cell) for cell in row) for row in rows]
    return Sheet(Words("概览", "Overview").said(options.language), header, said)


def _overview(page: OnePage) -> Iterator[tuple[str, str]]:
    yield page.verdict, page.counts
    for part in page.parts:
        for at, line in enumerate(part.lines, 1):
            yield part.heading, f"{at}. {line}" if part.numbered else line


def findings_sheet(reports: Sequence[Report], language: Language) -> Sheet:
    """One row a finding, accepted ones last; the gravest first in each plan."""
    header = tuple(words.said(language) for words in _FINDINGS)
    rows = [_finding_row(report, each, language) for report in reports for each in told(report, language)]
    return Sheet(Words("问题", "Findings").said(language), header, rows)


def coverage_sheet(reports: Sequence[Report], language: Language) -> Sheet:
    """One row a plan: how much of it was read, and as what."""
    names = (Words("方案", "Plan"), Words("名称", "Title"), Words("文件", "Documents"), Words("表", "Tables"))
    counted = (
        Words("数字", "Numerals"),
        *(Words(name, name) for name, _ in coverage_bins(Coverage(), language)),
    )
    header = tuple(words.said(language) for words in (*names, *counted))
    return Sheet(Words("覆盖", "Coverage").said(language), header, [_coverage_row(each, language) for each in reports])


def not_run_sheet(reports: Sequence[Report], language: Language) -> Sheet:
    """One row a rule that was not run on a plan, with the reason."""
    names = (Words("方案", "Plan"), Words("规则", "Rule"), Words("规则文件", "Rule file"), Words("原因", "Reason"))
    rows = [
        (visible(report.path), each.code, each.rule, visible(each.reason.said(language)))
        for report in reports
        for each in report.not_run
    ]
    return Sheet(Words("未运行", "Not run").said(language), tuple(words.said(language) for words in names), rows)


def _finding_row(report: Report, each: Told, language: Language) -> Cells:
    finding, note = each.finding, visible(each.note)
    at = primary(report, finding)
    first = finding.places[0] if finding.places else None
    return (
        visible(report.path),
        each.level,
        visible(finding.code),
        visible(finding.title.said(language)),
        visible(finding.message.said(language)),
        visible(first.said(language)) if first else "",
        quotation(first, language) if first else "",
        "\n".join(_placed(place, language) for place in finding.places[1:]),
        "\n".join(visible(words.said(language)) for words in finding.explanation),
        visible(finding.remedy.said(language)),
        note,
        at.line if at else "",
        at.column if at else "",
        visible(finding.key),
    )


def _placed(place: Place, language: Language) -> str:
    return f"{visible(place.said(language))}: {quotation(place, language)}"


def _coverage_row(report: Report, language: Language) -> Cells:
    bins = (count for _, count in coverage_bins(report.coverage, language))
    named = (visible(report.path), visible(report.title), report.documents, report.tables)
    return (*named, report.coverage.numerals, *bins)

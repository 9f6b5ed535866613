"""Markdown for a comment on a pull or merge request: counts, a table, the rest folded.

The text of a plan is escaped, so that it is neither mark-up nor HTML nor a link, and calls nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from checker.finding import Finding, Language, Report, Words
from checker.report.columns import elide
from checker.report.options import Options
from checker.report.places import placed
from checker.report.summary import (
    LEVELS,
    WAIVED,
    counts_words,
    coverage_words,
    not_run_words,
    nothing_found,
    ordered,
    ordered_waived,
    passed_words,
    rules_words,
    waiver_words,
)
from checker.report.visible import visible

LIMIT = 60_000
"""Characters of table rows per plan; GitHub refuses comments above 65,536."""

_HEADER = (Words("级别", "Level"), Words("规则", "Rule"), Words("问题", "Finding"), Words("位置与原文", "Where"))
_MARKUP = re.compile(r"[\\`*_\[\]{}|~$!]|:(?=//)|(?<=www)\.")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "@": "@<!-- -->", "#": "#<!-- -->"}
_ENTITY = re.compile("[&<>@#]")


def render(reports: Sequence[Report], options: Options) -> str:
    """A section per plan."""
    return "\n".join("\n".join(_section(report, options)) + "\n" for report in reports)


def escape(text: str, columns: int = 400) -> str:
    """Plain text as Markdown, on one line, shortened in the middle where it is very long."""
    marked = _MARKUP.sub(r"\\\g<0>", elide(visible(text), columns))
    return _ENTITY.sub(lambda match: _ENTITIES[match[0]], marked)


def _section(report: Report, options: Options) -> Iterator[str]:
    language = options.language
    yield from (f"### {escape(report.title)}", "", f"{escape(report.path)}: **{counts_words(report, language)}**", "")
    rows = [*_rows(report, options)]
    sizes = [*accumulate(len(row) + 1 for row in rows)]
    shown = sum(size <= LIMIT for size in sizes)
    if rows:
        yield _row(words.said(language) for words in _HEADER)
        yield _row("---" for _ in _HEADER)
        yield from rows[:shown]
    else:
        yield nothing_found(report).said(language)
    if shown < len(rows):
        left = len(rows) - shown
        yield from ("", Words(f"其余 {left} 条见完整报告。", f"{left} more in the full report.").said(language))
    yield ""
    yield from _folded(report, language)


def _rows(report: Report, options: Options) -> Iterator[str]:
    language = options.language
    for finding in ordered(report.findings):
        yield _finding_row(finding, LEVELS[finding.severity].said(language), (), options)
    for waived in ordered_waived(report.waived):
        yield _finding_row(waived.finding, WAIVED.said(language), (waiver_words(waived, language),), options)


def _finding_row(finding: Finding, level: str, notes: tuple[str, ...], options: Options) -> str:
    language = options.language
    if options.explain:
        notes = (*notes, *(words.said(language) for words in (*finding.explanation, finding.remedy)))
    said = [finding.message.said(language), *notes]
    rule = f"{finding.code} {finding.title.said(language)}"
    places = (escape(said, 240) for said in placed(finding.places, options))
    return _row((level, escape(rule), "<br>".join(map(escape, said)), "<br>".join(places)))


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _folded(report: Report, language: Language) -> Iterator[str]:
    """What was read and what was not run, behind a click."""
    summary = escape(f"{rules_words(report, language)}; {coverage_words(report, language)}")
    yield from ("<details>", f"<summary>{summary}</summary>", "", passed_words(report, language), "")
    if report.not_run:
        yield from (f"{not_run_words(report, language)}:", "")
        yield from (f"- {escape(f'{each.code} {each.rule}: {each.reason.said(language)}')}" for each in report.not_run)
        yield ""
    yield "</details>"

"""Markdown for a comment on a pull or merge request: counts, a table, the rest folded.

The text of a plan is escaped, so that it is neither mark-up nor HTML nor a link, and calls nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from checker.finding import Report, Words
from checker.report.columns import elide
from checker.report.first import HEADING, MOST, first_lines
from checker.report.options import Options, Seams
from checker.report.sides import placed_sides
from checker.report.summary import Overview, Told, not_run_reasons, overview, settings_line, told
from checker.report.table_entries import HEADER
from checker.report.visible import visible

LIMIT = 60_000
"""Characters of table rows per plan; GitHub refuses comments above 65,536."""

_MARKUP = re.compile(r"[\\`*_\[\]{}|~$!]|:(?=//)|(?<=www)\.")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "@": "@<!-- -->", "#": "#<!-- -->"}
_ENTITY = re.compile("[&<>@#]")


def render(reports: Sequence[Report], options: Options) -> str:
    """A section per plan."""
    return "\n".join("\n".join(_section(report, options)) + "\n" for report in reports)


def seams(_options: Options) -> Seams:
    """A blank line between plans."""
    return Seams(between="\n")


def escape(text: str, columns: int = 400) -> str:
    """Plain text as Markdown, on one line, shortened in the middle where it is very long."""
    marked = _MARKUP.sub(r"\\\g<0>", elide(visible(text), columns))
    return _ENTITY.sub(lambda match: _ENTITIES[match[0]], marked)


def _section(report: Report, options: Options) -> Iterator[str]:
    language, whole = options.language, overview(report, options.language)
    yield from (f"### {escape(report.title)}", "", f"{escape(report.path)}: **{whole.counts}**", "")
    if options.decided:
        yield from (escape(settings_line(options.decided, language)), "")
    if len(report.findings) > MOST and (first := first_lines(report, language)):
        yield from (f"**{HEADING.said(language)}**", "")
        yield from (f"{at}. {escape(f'{line.text} · {line.where}')}" for at, line in enumerate(first, 1))
        yield ""
    rows = [*_rows(report, options)]
    sizes = [*accumulate(len(row) + 1 for row in rows)]
    shown = sum(size <= LIMIT for size in sizes)
    if rows:
        yield _row(words.said(language) for words in HEADER)
        yield _row("---" for _ in HEADER)
        yield from rows[:shown]
    else:
        yield whole.nothing
    if shown < len(rows):
        left = len(rows) - shown
        yield from ("", Words(f"其余 {left} 条见完整报告。", f"{left} more in the full report.").said(language))
    yield ""
    yield from _folded(report, whole, options)


def _rows(report: Report, options: Options) -> Iterator[str]:
    return (_row_of(each, options) for each in told(report, options.language))


def _row_of(each: Told, options: Options) -> str:
    language, finding = options.language, each.finding
    notes = (each.note,) if each.note else ()
    if options.explain:
        notes = (*notes, *(words.said(language) for words in (*finding.explanation, finding.remedy)))
    said = [finding.message.said(language), *notes]
    rule = f"{finding.code} {finding.title.said(language)}"
    places = (escape(said, 240) for said in placed_sides(finding, options))
    return _row((each.level, escape(rule), "<br>".join(map(escape, said)), "<br>".join(places)))


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _folded(report: Report, whole: Overview, options: Options) -> Iterator[str]:
    """What was read and what was not run, behind a click."""
    language = options.language
    summary = escape(f"{whole.rules}; {whole.coverage}")
    yield from ("<details>", f"<summary>{summary}</summary>", "", whole.passed, "")
    if report.not_run:
        yield from (f"{whole.not_run}:", "")
        each_rule = (f"{each.code} {each.rule}: {each.reason.said(language)}" for each in report.not_run)
        told = each_rule if options.whole or options.explain else not_run_reasons(report, language)
        yield from (f"- {escape(said)}" for said in told)
        yield ""
    yield "</details>"

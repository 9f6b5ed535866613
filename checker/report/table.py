"""The terminal report: what must be changed first, errors in full, the rest on one line each, what was not run.

Enters: reports and the width of the terminal.  Leaves: lines of at most that many columns (never fewer than 60).
A short report, and one that was asked for whole or with explanations, has all its findings in full.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from checker.finding import Report, Words
from checker.report.columns import elide, pad, width, wrap
from checker.report.first import HEADING, MOST, cause_lines, first_lines
from checker.report.options import Options, Seams
from checker.report.sections import Section, sections_of
from checker.report.summary import Overview, Told, not_run_reasons, overview, settings_line
from checker.report.table_entries import MESSAGE, colour_of, coloured, table_lines
from checker.report.visible import visible
from checker.study.shown import Study

_NARROWEST = 60
_WHERE = 22
"""Columns of a place on a line of its own finding."""
_LEVEL = 7
"""Columns of a level."""
_BETWEEN = "\n\n"
_MORE = Words("--all 全部展开", "--all shows everything in full")


def render(reports: Sequence[Report], options: Options) -> str:
    """One plan after the other, blank lines between."""
    studies = [*options.studies, *([Study()] * len(reports))]
    parts = (_lines(report, study, options) for report, study in zip(reports, studies, strict=False))
    return _BETWEEN.join("\n".join(lines).rstrip("\n") + "\n" for lines in parts)


def seams(_options: Options) -> Seams:
    """Blank lines between plans."""
    return Seams(between=_BETWEEN)


def _lines(report: Report, study: Study, options: Options) -> Iterator[str]:
    columns = max(options.width, _NARROWEST)
    whole = overview(report, options.language)
    yield from _head(report, whole, columns, options)
    yield ""
    sections = sections_of(report, study, options)
    number = sum(len(section.rows) for section in sections)
    if not number:
        yield from (whole.nothing, "")
    elif options.by is None and number <= MOST:
        yield from (*table_lines([row for section in sections for row in section.rows], columns, options), "")
    else:
        yield from _first(report, columns, options)
        for section in sections:
            yield from (*_section(section, columns, options), "")
    yield from _footer(report, whole, columns, options)


def _head(report: Report, whole: Overview, columns: int, options: Options) -> Iterator[str]:
    title = wrap(elide(visible(report.title), 2 * columns), columns)
    path = visible(report.path)
    beside = width(title[-1]) + 4 + width(path) <= columns
    yield from [coloured(line, "1", options) for line in title[:-1]]
    yield coloured(title[-1], "1", options) + (f"    {path}" if beside else "")
    yield from [] if beside else wrap(path, columns)
    yield coloured(whole.counts, "1", options)
    yield from wrap(whole.coverage, columns, hang=2)
    yield from wrap(whole.rules, columns, hang=2)
    if options.decided:
        yield from wrap(visible(settings_line(options.decided, options.language)), columns, hang=2)


def _first(report: Report, columns: int, options: Options) -> Iterator[str]:
    """The numbered list of what to change first."""
    lines = first_lines(report, options.language)
    if not lines:
        return
    yield coloured(HEADING.said(options.language), "1", options)
    for at, line in enumerate(lines, 1):
        text = elide(line.text, columns - 4 - min(width(line.where) + 4, columns // 3))
        yield f"{at:2}. {elide(f'{text}  [{line.where}]' if line.where else text, columns - 4)}"
    yield ""


# ------------------------------------------------------------------ sections
def _section(section: Section, columns: int, options: Options) -> Iterator[str]:
    """Errors as a table, the rest on one line each unless everything is wanted in full."""
    yield coloured(elide(f"{section.heading}: {len(section.rows)}", columns), "1", options)
    whole = options.whole or options.explain
    full = [row for row in section.rows if whole or (section.tabled and row.grave)]
    rest = [row for row in section.rows if row not in full]
    if full:
        yield from table_lines(full, columns, options)
    if full and rest:
        yield ""
    yield from _folded(rest, section.apart, columns, options)


def _folded(rows: Sequence[Told], apart: int, columns: int, options: Options) -> Iterator[str]:
    """One line a finding, or a rule where it has many; errors are never shortened."""
    causes = [
        (same[0], line)
        for (note, grave), group in groupby(rows, key=lambda row: (row.note, row.grave))
        for same in [list(group)]
        for line in cause_lines([row.finding for row in same], options.language, len(same) if note or grave else apart)
    ]
    room = min(max((width(line.where) for _, line in causes), default=0), _WHERE)
    for row, line in causes:
        level = row.level if row.note else line.level
        head = f"{pad(level, _LEVEL)}  {line.code}  {pad(elide(line.where, room), room)}  "
        text = f"{line.text} ({visible(row.note)})" if row.note else line.text
        first, *more = wrap(head + text, columns, hang=_LEVEL + 2) if row.grave else [elide(head + text, columns)]
        yield coloured(level, colour_of(row), options) + first[len(level) :]
        yield from more


# ------------------------------------------------------------------ what was not found
def _footer(report: Report, whole: Overview, columns: int, options: Options) -> Iterator[str]:
    language, open_lists = options.language, options.whole or options.explain
    if options.explain:
        yield whole.passed
        yield from _listed((f"{each.code} {each.rule}  {each.title.said(language)}" for each in report.passed), columns)
    if report.not_run and open_lists:
        yield f"{whole.not_run}:"
        yield from _listed(
            (f"{each.code} {each.rule}  {each.reason.said(language)}" for each in report.not_run), columns
        )
    elif report.not_run:
        yield from wrap(visible(f"{whole.not_run}: {'; '.join(not_run_reasons(report, language))}"), columns, hang=2)
    if not open_lists and len(report.findings) > MOST:
        yield _MORE.said(language)


def _listed(texts: Iterable[str], columns: int) -> Iterator[str]:
    for text in texts:
        yield from (f"  {line}" for line in wrap(elide(visible(text), MESSAGE), columns - 2, hang=2))

"""The summary on one page for whoever signs: the verdict, what to change first, whose part it is, what was not checked.

Enters: reports.  Leaves: the parts of the page, which the formats summary, summary-html and summary-docx set, and
the page as Markdown.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from checker.finding import Finding, Language, Report, Severity, Words, in_language
from checker.report.first import HEADING, LOST, FirstLine, document_name, first_lines, lost_lines
from checker.report.markdown import escape
from checker.report.options import Options
from checker.report.sections import SEVERAL
from checker.report.summary import LEVELS, not_run_reasons, overview, settings_line, verdict

TITLE = Words("方案核稿摘要", "Summary of the check")
_BY_DOCUMENT = Words("各份文件的问题", "Findings by document")
_BASIS = Words("核对范围", "What was checked")
_LOST_LINES, _DOCUMENTS = 5, 14
"""Lines of what seems to be lost, and documents, that have room."""


class Headed(NamedTuple):
    """A heading and the lines under it."""

    heading: str
    lines: Sequence[str]
    numbered: bool = False


class OnePage(NamedTuple):
    """The summary of one plan."""

    title: str
    path: str
    level: str
    verdict: str
    counts: str
    parts: Sequence[Headed]


def one_page(report: Report, options: Options) -> OnePage:
    """The summary of a report."""
    level, said = verdict(report, options.language)
    whole = overview(report, options.language)
    parts = [part for part in _parts(report, options) if part.lines]
    return OnePage(report.title, report.path, level, said, whole.counts, parts)


def _parts(report: Report, options: Options) -> Iterator[Headed]:
    language, whole = options.language, overview(report, options.language)
    yield Headed(HEADING.said(language), [_line(line) for line in first_lines(report, language)], numbered=True)
    lost = lost_lines(report, language)
    number = sum(len(line.findings) for line in lost)
    yield Headed(f"{LOST.said(language)} ({number})", [_line(line) for line in lost[:_LOST_LINES]])
    yield Headed(_BY_DOCUMENT.said(language), list(_documents(report.findings, language))[:_DOCUMENTS])
    settings = [settings_line(options.decided, language)] if options.decided else []
    not_run = [f"{whole.not_run}: {'; '.join(not_run_reasons(report, language))}"] if report.not_run else []
    yield Headed(_BASIS.said(language), [whole.coverage, whole.rules, *not_run, *settings])


def _line(line: FirstLine) -> str:
    return f"{line.text} · {line.where}" if line.where else line.text


def _documents(findings: Sequence[Finding], language: Language) -> Iterator[str]:
    """How many findings each document has for itself, so that it can go back to whoever drafted it."""
    counts: dict[str, Counter[Severity]] = {}
    for finding in findings:
        names = dict.fromkeys(in_language(document_name(place), language) for place in finding.places)
        name = next(iter(names), "") if len(names) < 2 else SEVERAL.said(language)
        if name:
            counts.setdefault(name, Counter())[finding.severity] += 1
    for name, levels in sorted(counts.items(), key=lambda pair: -pair[1].total()):
        said = (f"{LEVELS[level].said(language)} {levels[level]}" for level in Severity if levels[level])
        yield f"{name}: {'  '.join(said)}"


def render(reports: Sequence[Report], options: Options) -> str:
    """The summaries as Markdown, which also reads as plain text."""
    pages = (_markdown(one_page(report, options), options.language) for report in reports)
    return "\n".join("\n".join(lines) + "\n" for lines in pages)


def _markdown(page: OnePage, language: Language) -> Iterator[str]:
    yield from (f"# {TITLE.said(language)}: {escape(page.title)}", "", escape(page.path), "")
    yield from (f"**{escape(page.verdict)}** ({page.counts})", "")
    for part in page.parts:
        yield from (f"## {part.heading}", "")
        yield from (f"{f'{at}.' if part.numbered else '-'} {escape(line)}" for at, line in enumerate(part.lines, 1))
        yield ""

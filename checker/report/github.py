"""GitHub workflow commands: each finding becomes an annotation at its line of the plan's file.

GitHub shows at most ten errors, ten warnings and ten notices a step: those are the first of each level, whatever plan
they are of.  The others follow as lines of the log, folded under how many they are.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from checker.finding import Finding, Report, Severity, Words
from checker.report.consequence import order_of
from checker.report.options import Options
from checker.report.places import primary
from checker.report.sides import placed_sides
from checker.report.summary import LEVELS, settings_line
from checker.report.visible import visible

_MOST = 10
"""Annotations of one level that GitHub shows of a step."""
_COMMANDS: Mapping[Severity, str] = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.REVIEW: "notice"}


def render(reports: Sequence[Report], options: Options) -> str:
    """One command a line; accepted findings are left out."""
    every = [(report, finding) for report in reports for finding in report.findings]
    every.sort(key=lambda each: order_of(each[1]))
    told = list(_settings(options))
    room = Counter({Severity.ERROR: _MOST, Severity.WARNING: _MOST, Severity.REVIEW: _MOST - len(told)})
    more: list[str] = []
    for report, finding in every:
        room[finding.severity] -= 1
        if room[finding.severity] >= 0:
            told.append(_command(report, finding, options))
        else:
            more.append(_line(report, finding, options))
    return "".join((*told, *_folded(more, options)))


def _folded(lines: Sequence[str], options: Options) -> Iterator[str]:
    """What GitHub has no room for beside the plan, in the log."""
    if lines:
        said = Words(f"另有 {len(lines)} 个问题", f"{len(lines)} more findings").said(options.language)
        yield f"::group::{_data(said)}\n"
        yield from lines
        yield "::endgroup::\n"


def _line(report: Report, finding: Finding, options: Options) -> str:
    """A finding as a line that GitHub does not take for a command, as it begins with a level."""
    at = primary(report, finding)
    place = f"{visible(report.path)}:{at.line}:{at.column}" if at else visible(report.path)
    level = LEVELS[finding.severity].said(options.language)
    return f"{level} {place}: {finding.code} {visible(finding.message.said(options.language))}\n"


def _settings(options: Options) -> Iterator[str]:
    """A notice at the file of settings that had a say."""
    if options.decided:
        said = settings_line(options.decided, options.language)
        yield f"::notice file={_property(options.decided.file)}::{_data(said)}\n"


def _command(report: Report, finding: Finding, options: Options) -> str:
    language = options.language
    at = primary(report, finding)
    place = {"line": at.line, "endLine": at.end_line, "col": at.column, "endColumn": at.end_column} if at else {}
    title = f"{finding.code} {finding.title.said(language)}"
    properties = {"file": report.path, **place, "title": title}
    said = [finding.message.said(language), *placed_sides(finding, options), finding.remedy.said(language)]
    named = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
    return f"::{_COMMANDS[finding.severity]} {named}::{'%0A'.join(map(_data, said))}\n"


def _data(text: str) -> str:
    """Text of a command; `visible` leaves no line break in it."""
    return visible(text).replace("%", "%25")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")

"""GitHub workflow commands: each finding becomes an annotation at its line of the plan's file.

GitHub shows at most ten errors, ten warnings and ten notices a step; the whole is in its log.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from checker.finding import Finding, Report, Severity
from checker.report.consequence import ordered
from checker.report.options import Options
from checker.report.places import placed, primary
from checker.report.summary import settings_line
from checker.report.visible import visible

_COMMANDS: Mapping[Severity, str] = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.REVIEW: "notice"}


def render(reports: Sequence[Report], options: Options) -> str:
    """One command a line; accepted findings are left out."""
    found = (_command(report, finding, options) for report in reports for finding in ordered(report.findings))
    return "".join((*_settings(options), *found))


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
    said = [finding.message.said(language), *placed(finding.places, options), finding.remedy.said(language)]
    named = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
    return f"::{_COMMANDS[finding.severity]} {named}::{'%0A'.join(map(_data, said))}\n"


def _data(text: str) -> str:
    """Text of a command; `visible` leaves no line break in it."""
    return visible(text).replace("%", "%25")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")

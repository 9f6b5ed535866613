"""One line a finding, for editors and for `grep`: path:line:column: severity code message."""

from __future__ import annotations

from collections.abc import Sequence

from checker.finding import Finding, Report
from checker.report.consequence import ordered
from checker.report.options import Options
from checker.report.places import primary
from checker.report.visible import visible


def render(reports: Sequence[Report], options: Options) -> str:
    """The findings of all plans; accepted ones are left out."""
    return "".join(_line(report, finding, options) for report in reports for finding in ordered(report.findings))


def _line(report: Report, finding: Finding, options: Options) -> str:
    at = primary(report, finding)
    path = visible(report.path) + (f":{at.line}:{at.column}" if at else "")
    return f"{path}: {finding.severity} {finding.code} {visible(finding.message.said(options.language))}\n"

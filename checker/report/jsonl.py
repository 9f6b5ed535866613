"""One finding per line as JSON, with the path and title of its plan; for streams of many plans."""

from __future__ import annotations

from collections.abc import Sequence

from checker.finding import Report
from checker.report.json import dump, finding_record
from checker.report.options import Options


def render(reports: Sequence[Report], options: Options) -> str:
    """The findings of all plans in the order of the engine; accepted ones are left out."""
    return "".join(
        dump({"path": report.path, "plan": report.title, **finding_record(report, finding, options.language)}) + "\n"
        for report in reports
        for finding in report.findings
    )

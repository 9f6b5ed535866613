"""GitLab code quality (a subset of the Code Climate format), for the merge request widget."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import PurePath
from typing import Any

from checker.finding import Finding, Report, Severity
from checker.report.consequence import ordered
from checker.report.json import dump
from checker.report.options import Options
from checker.report.places import primary
from checker.report.sides import placed_sides
from checker.report.visible import visible

_SEVERITIES: Mapping[Severity, str] = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.REVIEW: "info"}


def render(reports: Sequence[Report], options: Options) -> str:
    """A list of findings; accepted ones are left out."""
    seen: Counter[tuple[str, str]] = Counter()
    found = []
    for report in reports:
        for finding in ordered(report.findings):
            seen[report.path, finding.key] += 1
            found.append(_record(report, finding, seen[report.path, finding.key], options))
    return dump(found, indent=2) + "\n"


def _record(report: Report, finding: Finding, occurrence: int, options: Options) -> dict[str, Any]:
    at = primary(report, finding)
    lines = {"begin": at.line, "end": at.end_line} if at else {"begin": 1}
    places = "; ".join(placed_sides(finding, options))
    return {
        "description": visible(finding.message.said(options.language)) + (f" ({places})" if places else ""),
        "check_name": finding.code,
        "fingerprint": _fingerprint(report.path, finding.key, occurrence),
        "severity": _SEVERITIES[finding.severity],
        "location": {"path": PurePath(report.path).as_posix(), "lines": lines},
    }


def _fingerprint(path: str, key: str, occurrence: int) -> str:
    """GitLab drops findings of equal fingerprint, so the plan and the occurrence are part of it."""
    said = "\0".join((path, key, str(occurrence))).encode("utf-8", "surrogatepass")
    return hashlib.sha256(said).hexdigest()[:32]

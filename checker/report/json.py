"""The stable contract for programs: schemas/report.schema.json, `schema_version` 1.

Fields are only ever added.  Message, explanation and remedy are in the chosen language;
`message_zh` and `message_en` are always there.  Findings stand in the order of the engine.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from checker.finding import Finding, Language, NotRun, Place, Report, Waived
from checker.report.options import Options, Seams
from checker.report.places import place_record, route_text
from checker.report.summary import count_findings
from checker.report.visible import hidden

SCHEMA_VERSION = 1


def render(reports: Sequence[Report], options: Options) -> str:
    """All plans as one JSON value."""
    plans = [plan_record(report, options.language) for report in reports]
    settings = {"settings": asdict(options.decided)} if options.decided else {}
    return dump({"schema_version": SCHEMA_VERSION, **settings, "plans": plans}, indent=2) + "\n"


def seams(options: Options) -> Seams:
    """The value around the plans, and the commas between them."""
    return Seams(render((), options).removesuffix("]\n}\n") + "\n    ", ",\n    ", "\n  ]\n}\n")


def dump(value: object, indent: int | None = None) -> str:
    """JSON with Chinese as it is and everything that cannot be seen as \\u escapes."""
    said = json.dumps(value, ensure_ascii=False, indent=indent)
    return said.translate({ord(character): json.dumps(character)[1:-1] for character in hidden(said) - {"\n"}})


def plan_record(report: Report, language: Language) -> dict[str, Any]:
    """One plan's report."""
    return {
        "path": report.path,
        "title": report.title,
        "findings": [finding_record(report, finding, language) for finding in report.findings],
        "waived": [_waived_record(report, waived, language) for waived in report.waived],
        "not_run": [_not_run_record(each, language) for each in report.not_run],
        "passed": [each.rule for each in report.passed],
        "coverage": asdict(report.coverage),
        "documents": report.documents,
        "tables": report.tables,
        "counts": {**count_findings(report), "waived": len(report.waived)},
    }


def finding_record(report: Report, finding: Finding, language: Language) -> dict[str, Any]:
    """One finding with all its places; the first is the primary one."""
    return {
        "key": finding.key,
        "rule": finding.rule,
        "code": finding.code,
        "severity": finding.severity,
        "title": finding.title.said(language),
        "message": finding.message.said(language),
        "message_zh": finding.message.zh,
        "message_en": finding.message.said("en"),
        "explanation": [words.said(language) for words in finding.explanation],
        "remedy": finding.remedy.said(language),
        "places": [_place_record(report, place) for place in finding.places],
        **_fix_record(finding),
    }


def _fix_record(finding: Finding) -> dict[str, Any]:
    """The correction that leaves no choice, where there is one: all its edits belong together."""
    edits = [
        {"route": route_text(edit.route), "span": list(edit.span), "old": edit.old, "new": edit.new}
        for edit in finding.fix
    ]
    return {"fix": edits} if edits else {}


def _place_record(report: Report, place: Place) -> dict[str, Any]:
    return place_record(place, report.sources) | {"quote": place.quote}


def _waived_record(report: Report, waived: Waived, language: Language) -> dict[str, Any]:
    waiver = {"reason": waived.reason, "by": waived.by, "until": waived.until}
    return finding_record(report, waived.finding, language) | {"waiver": waiver}


def _not_run_record(each: NotRun, language: Language) -> dict[str, Any]:
    return {"rule": each.rule, "code": each.code, "reason": each.reason.said(language), "failed": each.failed}

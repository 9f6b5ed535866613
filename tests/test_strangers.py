"""Plans in styles unlike the seeds: how many false alarms when clean, how many faults found when seeded.

tests/strangers/NAME.yaml is a fictional plan without inconsistencies; NAME.faults.yaml lists mistakes that
were written down before the checker was run on them, each an edit of the plan with the places a finding
must show, as “label: quotation” (an empty label or quotation matches any).  The figures below are floors:
they may only get better.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from known_items import NEIGHBOURS
from test_template import vary

from checker.engine import check_plan
from checker.finding import Finding, Place, Report, Severity
from checker.plan.model import Plan
from checker.readers.yaml import read_plan
from checker.rules.loading import load_rules
from checker.source import SourceMap, fold

STRANGERS = Path(__file__).parent / "strangers"
NAMES = ("yunxi", "hudong", "songling", "jinchuan", "qilin", "lantang")

# Findings on the clean plan: errors, warnings, reviews.  Wanted: 0, 2, 5.
FALSE_ALARMS = {
    "yunxi": (0, 0, 0),
    "hudong": (0, 0, 0),
    "songling": (0, 0, 2),
    "jinchuan": (0, 0, 0),
    "qilin": (0, 4, 21),
    "lantang": (0, 1, 35),
}
# Share of the seeded errors and warnings that are reported.  Wanted: 0.8.
RECALL = {"yunxi": 1, "hudong": 1, "songling": 1, "jinchuan": 1, "qilin": 0.69, "lantang": 0.65}


def read_faults(name: str) -> list[Mapping[str, Any]]:
    text = (STRANGERS / f"{name}.faults.yaml").read_text(encoding="utf-8")
    faults: list[Mapping[str, Any]] = yaml.load(text, yaml.BaseLoader)
    return faults


@cache
def report_of(name: str, faulty: bool) -> Report:
    plan = read_plan(str(STRANGERS / f"{name}.yaml"))[0]
    edited: Plan = vary(plan, [fault["edit"] for fault in read_faults(name)]) if faulty else plan
    return check_plan(edited, SourceMap(name), load_rules())


def is_found(fault: Mapping[str, Any], report: Report) -> bool:
    """Whether a finding of the fault's family, or one beside it, shows all the places listed."""
    return any(_shows(finding, fault) for finding in report.findings if finding.code[0] in NEIGHBOURS[fault["family"]])


def _shows(finding: Finding, fault: Mapping[str, Any]) -> bool:
    return all(any(_touches(place, listed) for place in finding.places) for listed in fault["places"])


def _touches(place: Place, listed: str) -> bool:
    label, _, quote = fold(listed).partition(":")
    quote, printed = quote.strip(), fold(place.quote)
    if not fold(place.label).startswith(label.strip()):
        return False
    return not quote or quote in printed or bool(len(printed) > 1 and printed in quote)


@pytest.mark.parametrize("name", NAMES)
def test_no_rule_breaks_down_on_a_stranger(name: str) -> None:
    assert [each for each in report_of(name, True).not_run if each.failed] == []


@pytest.mark.parametrize("name", NAMES)
def test_a_clean_stranger_raises_few_alarms(name: str) -> None:
    findings = report_of(name, False).findings
    counts = Counter(finding.severity for finding in findings)
    said = [f"{finding.severity} {finding.code} {finding.message.zh}" for finding in findings]
    assert all(counts[severity] <= most for severity, most in zip(Severity, FALSE_ALARMS[name], strict=True)), said


@pytest.mark.parametrize("name", NAMES)
def test_most_faults_of_a_seeded_stranger_are_found(name: str) -> None:
    faults = [fault for fault in read_faults(name) if fault["severity"] in ("error", "warning")]
    missed = [fault["kind"] for fault in faults if not is_found(fault, report_of(name, True))]
    assert len(faults) >= 12
    assert 1 - len(missed) / len(faults) >= RECALL[name], missed

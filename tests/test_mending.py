"""Corrections: what they change, what they never change, and that what they leave is in order."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pytest

from checker.data import data_dir
from checker.engine import check_plan
from checker.finding import Report
from checker.mending import mend
from checker.plan.model import Plan
from checker.readers.write import write_plan
from checker.rulebook.examples import Example, plan_of, read_examples
from checker.rules.loading import load_rule, load_rules
from checker.yaml_files.models import read_model

RULES = load_rules()
FILES = [file for file in sorted(data_dir("rules").rglob("*.yaml")) if load_rule(file).fixes]


@dataclass
class Case:
    rule: str
    example: Example


CASES = [Case(file.stem, each) for file in FILES for each in read_examples(file) if not each.not_run]


def checked(text: str) -> Report:
    plan, sources = read_model(Plan, "plan.yaml", text)
    return check_plan(plan, sources, RULES)


def keys(report: Report) -> list[str]:
    return sorted(finding.key for finding in report.findings)


def figures(text: str) -> str:
    return "".join(re.findall("[0-9０-９二三四五六七八九十百万亿]|千(?![伏瓦米克])", text))


@pytest.mark.parametrize("case", CASES, ids=[f"{case.rule}-{case.example.name}" for case in CASES])
def test_the_corrected_plan_has_none_of_the_findings_no_new_one_and_the_same_figures(case: Case) -> None:
    text = write_plan(plan_of(case.example))
    before = checked(text)
    mended = mend(before.sources, before.findings)
    after = checked(mended.text)
    gone = {finding.key for finding in mended.done}
    assert not gone & {*keys(after)}
    assert {finding.code for finding in after.findings} <= {finding.code for finding in before.findings}
    assert len(after.findings) == len(before.findings) - len(mended.done)
    assert figures(mended.text) == figures(text)


def test_each_outcome_that_a_rule_corrects_is_corrected_in_one_of_its_examples() -> None:
    corrected: dict[str, set[str]] = {}
    for file in FILES:
        rule = load_rule(file)
        for example in read_examples(file):
            report = check_plan(*read_model(Plan, "plan.yaml", write_plan(plan_of(example))), [rule])
            corrected.setdefault(rule.name, set()).update(each.message.zh for each in report.findings if each.fix)
    assert {name for name, messages in corrected.items() if not messages} == set()

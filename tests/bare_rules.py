"""A rule of any check without words of its own, run on an example: for what rule files cannot show."""

from collections.abc import Mapping
from typing import Any

from checker.checks.check import NoOptions, NotApplicable, load_check, outcome_name, values_of
from checker.engine import check_plan
from checker.facts import Facts
from checker.finding import Report
from checker.plan.model import Plan
from checker.rulebook.examples import Example, plan_of
from checker.rules.rule import rule_model
from checker.source import SourceMap


def report_of(check: str, options: Mapping[str, Any], message: str = "测试", **example: Any) -> Report:
    """What a rule of a check says of a small plan; the message is used in both languages."""
    words = {"zh": "测试", "en": "test"}
    said = {
        "code": "R999", "title": words, "severity": "warning", "options": options, "since": 1,
        "message": {"zh": message, "en": message}, "why": words, "remedy": words,
        "basis": {"clause": "测试", "level": "实务"},
    }  # fmt: skip
    known = load_check(check)
    assert known, check
    rule = rule_model(known).model_validate(said | {"check": check})
    plan = plan_of(Example(name="测试", case="clean", **example))
    return check_plan(plan, SourceMap("test"), (rule.model_copy(update={"name": "test"}),))


def messages_of(check: str, options: Mapping[str, Any], message: str, **example: Any) -> list[str]:
    """The messages alone, in Chinese."""
    return [finding.message.zh for finding in report_of(check, options, message, **example).findings]


def outcomes_of(check: str, plan: Mapping[str, Any]) -> list[str]:
    """The outcomes of a check without options on a plan: its name and all its variables, blank between them."""
    known = load_check(check)
    assert known, check
    try:
        found = list(known.find(Facts(Plan.model_validate(plan)), NoOptions()))
    except NotApplicable:
        return []
    return [" ".join((outcome_name(type(each)), *values_of(each).values())) for each in found]


def sections_of(*texts: tuple[str, str]) -> list[Mapping[str, Any]]:
    """Sections of a heading and a sentence each."""
    return [{"heading": heading, "statements": [text]} for heading, text in texts]

"""A rule of any check without words of its own, run on an example: for what rule files cannot show."""

from collections.abc import Mapping
from typing import Any

from checker.checks.check import load_check
from checker.engine import check_plan
from checker.finding import Report
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

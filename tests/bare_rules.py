"""A rule of any kind without words of its own, run on an example: for what rule files cannot show."""

from collections.abc import Mapping
from typing import Any

from checker.engine import check_plan
from checker.examples import Example, plan_of
from checker.finding import Report
from checker.kinds import RuleFile
from checker.source import SourceMap


def report_of(kind: str, options: Mapping[str, Any], message: str = "测试", **example: Any) -> Report:
    """What a rule of a kind says of a small plan; the message is used in both languages."""
    words = {"zh": "测试", "en": "test"}
    rule = RuleFile.model_validate(
        {
            "code": "R999", "title": words, "severity": "warning", "kind": kind, "options": options, "since": 1,
            "message": {"zh": message, "en": message}, "why": words, "remedy": words,
            "basis": {"clause": "测试", "level": "实务"},
        }
    ).root  # fmt: skip
    plan = plan_of(Example(name="测试", case="findings", **example))
    return check_plan(plan, SourceMap("test"), (rule.model_copy(update={"name": "test"}),))


def messages_of(kind: str, options: Mapping[str, Any], message: str, **example: Any) -> list[str]:
    """The messages alone, in Chinese."""
    return [finding.message.zh for finding in report_of(kind, options, message, **example).findings]

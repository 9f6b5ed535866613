"""Tasks of one kind are worded alike: that is no slip where each heading names its own thing."""

from __future__ import annotations

from textwrap import dedent

from checker.engine import check_plan
from checker.readers.opening import read_text
from checker.rules.loading import load_rules

TEXT = """
    石桥县民生服务工作方案
    （本方案执行期为2031年）
    附件1
    石桥县养老服务工作方案
    一、工作任务
    （一）{first}
    围绕群众需要，做好{a}基地的日常服务，每半年向县政府报告进展
    附件2
    石桥县文旅服务工作方案
    一、工作任务
    （一）{second}
    围绕群众需要，做好{b}基地的日常服务，每半年向县政府报告进展
    """


def told(first: str, a: str, second: str, b: str) -> list[str]:
    """The findings of N114 and T110, as code and message."""
    text = dedent(TEXT.format(first=first, a=a, second=second, b=b)).lstrip("\n")
    opened = read_text(text, "x.txt")
    rules = [rule for rule in load_rules() if rule.code in {"N114", "T110"}]
    return [
        f"{finding.code} {finding.message.zh}" for finding in check_plan(opened.plan, opened.sources, rules).findings
    ]


def test_two_things_each_named_in_its_heading_are_two_things() -> None:
    assert told("智慧养老基地建设", "智慧养老", "智慧文旅基地建设", "智慧文旅") == []


def test_one_thing_under_one_heading_is_told() -> None:
    assert told("智慧基地建设", "智慧养老", "智慧基地建设", "智慧文旅") == [
        "N114 两处文字大致相同，一处写“做好智慧养老基地的日常服务”，一处写“做好智慧文旅基地的日常服务”"
    ]


def test_a_text_that_names_the_thing_of_the_other_heading_is_told() -> None:
    assert told("智慧养老基地建设", "智慧文旅", "智慧文旅基地建设", "智慧养老") == [
        "N114 两处文字大致相同，一处写“做好智慧文旅基地的日常服务”，一处写“做好智慧养老基地的日常服务”"
    ]

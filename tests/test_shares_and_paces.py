"""Shares of a list, what a share comes to, and what is done every so often: told where they do not follow."""

from __future__ import annotations

import pytest

from checker.engine import check_plan
from checker.readers.opening import read_text
from checker.rules.loading import load_rules
from checker.source import SourceMap

RULES = load_rules()


def told(said: str) -> list[str]:
    text = f"禾川县2031年竹业方案\n\n一、工作任务\n（一）抓推进。{said}\n"
    report = check_plan(read_text(text, "禾川.txt").plan, SourceMap("禾川.txt"), RULES)
    return [f"{each.severity.value} {each.message.zh}" for each in report.findings if each.code in ("A111", "A116")]


@pytest.mark.parametrize(
    ("said", "findings"),
    [
        ("竹制品达到400种，其中家具100种、餐具240种、工艺品60种，分别占25%、60%和15%。", []),
        (
            "竹制品达到400种，其中家具100种、餐具240种、工艺品60种，分别占25%、65%和15%。",
            [
                "error 总体方案 一(一)“占25%、65%和15%”由“餐具240种”、“竹制品达到400种”算不出来: "
                "240种 ÷ 400种 = 60%, 文中为65%"
            ],
        ),
        ("家具100种、餐具240种，分别占全省的25%、65%。", []),
        ("服务竹农1800人的90%，即1620人。", []),
        (
            "服务竹农1800人的90%，即1520人。",
            ["error 总体方案 一(一)“90%”由“1520人”、“服务竹农1800人”算不出来: 1520人 ÷ 1800人 = 84.4%, 文中为90%"],
        ),
        ("各单位每月25日前报送进展，领导小组每季度调度1次，全年4次。", []),
        (
            "各单位每月25日前报送进展，领导小组每季度调度1次，全年6次。",
            ["error 总体方案 一(一)“6次”由“领导小组每季度调度1次”算不出来: 4 × 1次 = 4次, 文中为6次"],
        ),
        ("各单位每季度调度1次，全年60次。", []),
    ],
)
def test_shares_and_paces(said: str, findings: list[str]) -> None:
    assert told(said) == findings

"""A count of 项目 against the only table of projects."""

import pytest

from checker.engine import check_plan
from checker.readers.opening import read_text
from checker.rules.loading import load_rules
from checker.source import SourceMap

PLAN = """禾川县2031年茶园改造实施方案

一、目标任务
{}

附件1
禾川县2031年茶园改造项目表
单位：万元
序号 | 项目名称 | 建设地点 | 总投资
1 | 云岭茶园改造 | 云岭镇 | 800
2 | 竹坪茶园改造 | 竹坪乡 | 600
3 | 石桥茶园改造 | 石桥镇 | 450
合计 | | | 1850
"""


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("全县共实施项目3个，总投资1850万元。", []),
        ("全县共实施项目4个，总投资1850万元。", ["总体方案 一“实施项目4个”, 附件1的表中列出的为3个"]),
        ("全县谋划其他项目4个，总投资1850万元。", []),
        ("全县共实施项目4个，总投资990万元。", []),
    ],
)
def test_a_count_of_projects_is_held_against_their_only_table(said: str, told: list[str]) -> None:
    report = check_plan(read_text(PLAN.format(said), "禾川.txt").plan, SourceMap("禾川.txt"), load_rules())
    assert [each.message.zh for each in report.findings if each.code == "A137"] == told

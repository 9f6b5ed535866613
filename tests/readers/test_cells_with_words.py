"""Cells that hold more than one figure, and figures whose row, column or title names them only in part."""

from __future__ import annotations

import pytest

from checker.facts import Facts
from checker.readers.opening import read_text

HEAD = "# 青山县水利提升三年行动方案（2031—2033年）\n\n## 一、目标\n\n管好水。\n\n"

# rows of a table in Markdown -> indicator, value as printed, period of each of its figures
TABLES = {
    "what is done by when, without the thing": (
        "附表1 推进表\n\n| 序号 | 项目名称 | 推进计划 | 总投资（万元） |\n|---|---|---|---|\n"
        "| 1 | 清泉水库加固 | 一季度完成选址；二季度完成30%；年底完成80% | 300 |\n"
        "| 2 | 白石泵站 | 6月底前完成投资20万元，12月底前完成投资50万元 | 50 |\n",
        [
            "清泉水库加固 | 30% | 2031-Q2",
            "清泉水库加固 | 80% | 2031",
            "总投资(清泉水库加固) | 300万元 | None",
            "投资(白石泵站) | 20万元 | None",
            "投资(白石泵站) | 50万元 | None",
            "总投资(白石泵站) | 50万元 | None",
        ],
    ),
    "one figure for each year of the header": (
        "附表1 目标表\n\n| 序号 | 指标 | 单位 | 2031/2032/2033年 | 牵头单位 |\n|---|---|---|---|---|\n"
        "| 1 | 整修渠道 | 公里 | 15/20/25 | 县水利局 |\n| 2 | 渠水利用系数 | — | 0.58/0.59/0.60 | 县水利局 |\n",
        [
            "整修渠道 | 15公里 | 2031",
            "整修渠道 | 20公里 | 2032",
            "整修渠道 | 25公里 | 2033",
            "渠水利用系数 | 0.58 | 2031",
            "渠水利用系数 | 0.59 | 2032",
            "渠水利用系数 | 0.60 | 2033",
        ],
    ),
    "a sum of columns in a row that is a year": (
        "附表1 投资计划表（单位：万元）\n\n| 年度 | 中央 | 合计 |\n|---|---|---|\n"
        "| 2031年 | 10 | 15 |\n| 2032年 | 12 | 18 |\n| 合计 | 22 | 33 |\n",
        [
            "中央 | 10万元 | 2031",
            "投资 | 15万元 | 2031",
            "中央 | 12万元 | 2032",
            "投资 | 18万元 | 2032",
            "中央 | 22万元 | None",
            "投资 | 33万元 | None",
        ],
    ),
    "ranges under a measure word": (
        "附表1 规模表\n\n| 类型 | 服务半径（公里） | 床位数（张） |\n|---|---|---|\n"
        "| 村站 | 0.5-1 | 10—15 |\n| 乡站 | 3～5 | 20-30 |\n",
        [
            "服务半径(村站) | 0.5-1公里 | None",
            "床位数(村站) | 10—15张 | None",
            "服务半径(乡站) | 3～5公里 | None",
            "床位数(乡站) | 20-30张 | None",
        ],
    ),
}


@pytest.mark.parametrize("name", TABLES)
def test_each_figure_of_a_cell_is_named_and_dated(name: str) -> None:
    table, expected = TABLES[name]
    said = [each.constraint for each in Facts(read_text(HEAD + table, "t.md").plan).stated if each.passage.table]
    assert [f"{each.indicator} | {each.quantity.raw} | {each.period}" for each in said] == expected


def test_a_range_is_one_figure_with_two_ends() -> None:
    table, _ = TABLES["ranges under a measure word"]
    stated = Facts(read_text(HEAD + table, "t.md").plan).stated
    assert [(str(each.constraint.quantity.low), str(each.constraint.quantity.high)) for each in stated][:2] == [
        ("0.5", "1"),
        ("10", "15"),
    ]

"""Columns that only say who pays, how large a thing is or how it is made: 中央, 建设规模, 新建."""

from __future__ import annotations

from checker.facts import Facts
from checker.readers.opening import read_text

PLAN = """禾川县2031年茶园改造实施方案

一、建设内容
改造老茶园，修筑作业道。

附件1
禾川县茶园改造项目表
单位：万亩、万元
序号 | 项目名称 | 建设地点 | 建设规模 | 总投资 | 中央 | 县级 | 社会资本
1 | 云岭茶园项目 | 云岭镇 | 0.4 | 800 | 500 | 200 | 100
2 | 竹坪茶园项目 | 竹坪乡 | 0.3 | 600 | 350 | 150 | 100
合计 | | | 0.7 | 1400 | 850 | 350 | 200

附件2
禾川县茶园改造任务分解表
单位：万亩
乡镇 | 新建 | 改造提升 | 小计
云岭镇 | 0.1 | 0.3 | 0.4
竹坪乡 | 0.1 | 0.2 | 0.3
合计 | 0.2 | 0.5 | 0.7
"""


def read(place: str) -> list[tuple[str, str, str]]:
    """Name, figure and measure of the figures of a row."""
    facts = Facts(read_text(PLAN, "禾川.txt").plan)
    said = [t.constraint for t in facts.targets if t.passage.label == place]
    return [(c.indicator, c.quantity.raw, c.measure.value) for c in said]


def test_sources_behind_an_investment_are_money_and_a_size_is_a_figure() -> None:
    assert [each[:2] for each in read("附件1 责任分解表 合计行")] == [
        ("建设规模", "0.7万亩"),
        ("总投资", "1400万元"),
        ("中央", "850万元"),
        ("县级", "350万元"),
        ("社会资本", "200万元"),
    ]


def test_columns_that_only_say_how_count_the_task_of_the_table() -> None:
    assert [each[1:] for each in read("附件2 责任分解表 合计行")] == [
        ("0.2万亩", "level"),
        ("0.5万亩", "level"),
        ("0.7万亩", "level"),
    ]

"""What a table leaves out is told once: with the task that has no row, or figure by figure where rows have figures."""

import pytest

from checker.engine import check_plan
from checker.readers.opening import read_text
from checker.rules.loading import load_rules
from checker.source import SourceMap

WORKS = [
    "渡口",
    "渡船",
    "山塘",
    "水窖",
    "蓄水池",
    "停车场",
    "村小学",
    "图书角",
    "文化站",
    "养老院",
    "公厕",
    "公园",
    "路灯",
    "泵站",
    "水闸",
    "暗渠",
    "渡槽",
    "大棚",
    "冷库",
    "茶园",
    "果园",
    "鱼塘",
    "猪舍",
    "羊圈",
    "油坊",
    "粮库",
    "农机库",
    "晒场",
    "烘干房",
    "喷灌站",
    "监测站",
    "观测井",
    "防火塔",
    "护林点",
    "检查哨",
    "充电桩",
]


def plan(rows: list[str]) -> str:
    tasks = [
        f"{at}.整治{work}。新建{work}{at + 4}座，10月底前完成。（县水利局牵头，县财政局配合）"
        for at, work in enumerate(WORKS, 1)
    ]
    table = ["| 序号 | 任务 | 责任单位 |", "|---|---|---|", *rows]
    head = ["松岭县2031年惠民工程实施方案", "一、主要目标", "全年抓好各项工程。", "二、重点任务"]
    return "\n".join([*head, *tasks, "", "附件", "松岭县2031年惠民工程责任分解表", *table, ""])


def row(at: int, text: str) -> str:
    return f"| {at} | {text} | 县水利局 |"


def figured(count: int) -> list[str]:
    return [row(at, f"新建{work}{at + 4}座") for at, work in enumerate(WORKS[:count], 1)]


def short(count: int) -> list[str]:
    return [row(at, f"整治{work}") for at, work in enumerate(WORKS[count:], count + 1)]


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        (figured(len(WORKS)), []),
        (figured(len(WORKS) - 4), ["S127"]),
        ([*figured(32), *short(32)], ["N132"]),
        ([*figured(20), *short(20)], []),
    ],
)
def test_what_a_table_leaves_out_is_told_once(rows: list[str], told: list[str]) -> None:
    report = check_plan(read_text(plan(rows), "t.md").plan, SourceMap("t.md"), load_rules())
    assert [each.code for each in report.findings if each.code in ("N132", "S127")] == told

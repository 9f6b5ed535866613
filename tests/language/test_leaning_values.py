"""Values that lean on what stands before them: brackets, shares, amounts, starting values, sums, times of the year."""

from __future__ import annotations

import pytest

from checker.language.constraint import ReadingKind
from checker.language.statement.statements import Context, read_statement

# text -> (indicator, value as printed, whole) of each target
READ = {
    "重点工程60个（续建20个、新建40个）": [
        ("重点工程", "60个", None),
        ("续建重点工程", "20个", "重点工程"),
        ("新建重点工程", "40个", "重点工程"),
    ],
    "资金到位率达到30%（6亿元）": [("资金到位率", "30%", None), ("资金到位率", "6亿元", None)],
    "教育支出4亿元（含助学金600万元）": [("教育支出", "4亿元", None), ("助学金", "600万元", "教育支出")],
    "建设充电桩90个（6月底前40个，12月底前90个）": [
        ("充电桩", "90个", None),
        ("充电桩", "40个", "充电桩"),
        ("充电桩", "90个", "充电桩"),
    ],
    "城镇化率达到55%（全省58%）": [("城镇化率", "55%", None)],
    "建成驿站20个（累计达到35个）": [("驿站", "20个", None)],
    "达标的村达到30个，占60%": [("达标的村", "30个", None), ("达标的村占", "60%", None)],
    "安排工程12个，总投资9亿元，年度计划投资3亿元": [
        ("工程", "12个", None),
        ("工程总投资", "9亿元", None),
        ("工程年度计划投资", "3亿元", None),
    ],
    "贷款余额由上年末的20亿元增加到24亿元": [("贷款余额", "24亿元", None)],
    "茶业产值达到80亿元，较2029年的72亿元增长11.1%": [("茶业产值", "80亿元", None), ("茶业产值", "11.1%", None)],
    "工资增长6%，其中临时工工资、正式工工资分别增长5%、7%": [
        ("工资", "6%", None),
        ("临时工工资", "5%", "工资"),
        ("正式工工资", "7%", "工资"),
    ],
    "收入增长6%，其中城市收入增长5%": [("收入", "6%", None), ("城市收入", "5%", "收入")],
    "居民收入增长6%，其中城市居民增长5%": [("居民收入", "6%", None), ("城市居民收入", "5%", "居民收入")],
    "开工率一季度末达到40%、二季度末达到75%": [("开工率", "40%", None), ("开工率", "75%", None)],
    "聚焦甲业、乙业两大产业延链，两大产业产值分别达到6亿元、3亿元": [
        ("甲业产值", "6亿元", None),
        ("乙业产值", "3亿元", None),
    ],
    "农村、建制镇污水处理率分别达到60%、80%": [("农村污水处理率", "60%", None), ("建制镇污水处理率", "80%", None)],
    "改造院落18个，其中东街10个、西街8个，惠及900户": [
        ("院落", "18个", None),
        ("东街", "10个", "院落"),
        ("西街", "8个", "院落"),
        ("院落", "900户", None),
    ],
    "棚改任务300套": [("棚改", "300套", None)],
    "全县改造12所初中": [("初中", "12所", None)],
    "水肥比达到2.6:1": [("水肥比", "2.6:1", None)],
    "每个村建成1个广场": [("每个村广场", "1个", None)],
}

# text -> the numerals that only count something
COUNTED = {
    "共5个方面13项任务": ["共5个", "13项"],
    "一、水利工程（6项）": ["6项"],
    "全县140个行政村中，达标的村达到30个": ["140个"],
    "细化落实30项重点任务（见附件5）": ["30项"],
}


@pytest.mark.parametrize("text", READ)
def test_a_value_is_of_what_it_leans_on(text: str) -> None:
    said = read_statement(text, Context(year=2030)).constraints
    assert [(each.indicator, each.quantity.raw, each.parent) for each in said] == READ[text]


@pytest.mark.parametrize("text", COUNTED)
def test_what_only_counts_is_no_target(text: str) -> None:
    said = read_statement(text, Context(year=2030))
    counts = [each for each in said.others if each.kind is ReadingKind.COUNT]
    assert [text[slice(*each.span)] for each in counts] == COUNTED[text]


def test_a_starting_value_is_kept_beside_its_target() -> None:
    (said,) = read_statement("贷款余额由上年末的20亿元增加到24亿元").constraints
    assert said.quantity.base == 2_000_000_000


def test_a_cell_of_verbs_alone_hands_on_no_verb() -> None:
    read = read_statement("新开工项目21个、竣工项目17个", Context(subject="推进开工竣工")).constraints
    assert [(each.indicator, each.action) for each in read] == [("新开工项目", None), ("竣工项目", None)]


def test_the_places_among_which_some_are_meant_are_counted() -> None:
    read = read_statement("96个行政村中,建成文化广场的达到80%")
    assert [(each.kind.value, str(each.counted)) for each in read.others] == [("count", "96")]

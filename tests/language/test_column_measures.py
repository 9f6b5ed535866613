"""Tables with several measure words, and columns that give parts of what their row counts."""

from __future__ import annotations

import pytest

from checker.language.statement.cells import read_cell
from checker.language.statement.statements import Context
from checker.plan.column_measures import measured_columns
from checker.plan.headers import CellPlace, Header, read_header, read_row_name
from checker.plan.model import Table

# what is printed before the table, headers -> name and measure word of each column
TABLES = {
    ("单位：个、亿元", ("项目数", "总投资", "2031年", "2032年")): [
        ("项目数", "个"),
        ("总投资", "亿元"),
        ("投资", "亿元"),
        ("投资", "亿元"),
    ],
    ("（单位：处、万元）", ("中央资金", "泵站数量", "其他")): [("中央资金", "万元"), ("泵站数量", "处"), ("其他", "")],
    ("单位：万亩、户", ("旱改水面积", "改厕户数")): [("旱改水面积", "万亩"), ("改厕户数", "户")],
    ("单位：万元", ("村庄数", "奖补资金", "2031年")): [("村庄数", "万元"), ("奖补资金", "万元"), ("奖补资金", "万元")],
    ("单位：详见各栏", ("村庄数", "奖补资金")): [("村庄数", ""), ("奖补资金", "")],
    ("", ("一季度", "二季度")): [("", ""), ("", "")],
}


@pytest.mark.parametrize("printed", TABLES)
def test_each_column_has_its_own_measure_word(printed: tuple[str, tuple[str, ...]]) -> None:
    measure, headers = printed
    columns = measured_columns(Table(measure=measure, values=headers))
    assert [(header.name, word) for header, word in columns] == TABLES[printed]


def test_measure_words_in_a_title_are_told_apart_too() -> None:
    table = Table(title="渡槽修缮计划表（单位：座、万元）", values=("渡槽数", "工程费用"))
    assert [word for _, word in measured_columns(table)] == ["座", "万元"]


# header, row, whether the column gives a part -> indicator, parent
PARTS = {
    ("东坡工业园", "新建标准厂房（栋）", True): ("标准厂房(东坡工业园)", "标准厂房"),
    ("全区合计", "新建标准厂房（栋）", False): ("标准厂房", None),
}


@pytest.mark.parametrize("place", PARTS)
def test_a_place_has_a_part_of_what_the_row_counts(place: tuple[str, str, bool]) -> None:
    header, row, part = place
    cell = CellPlace(read_header(header), read_row_name(row), part=part)
    (constraint,) = read_cell("12", cell, Context()).constraints
    assert (constraint.indicator, constraint.parent) == PARTS[place]


def test_a_measure_word_may_be_of_so_much_money() -> None:
    assert read_header("综合能耗（吨标准煤/万元）") == Header("综合能耗", "吨标准煤/万元")

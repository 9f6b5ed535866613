"""Cells of numbers: header, row and cell as one target."""

from __future__ import annotations

import pytest

from checker.language.constraint import Measure, ReadingKind
from checker.language.statement.cells import read_cell
from checker.language.statement.statements import Context
from checker.plan.headers import CellPlace, read_header, read_row_name
from checker.source import Span

# header -> what is counted, measure word, year, other time
HEADERS = {
    "新建高标准农田（万亩）": ("新建高标准农田", "万亩", "", ""),
    "总投资(万元)": ("总投资", "万元", "", ""),
    "覆盖率[%]": ("覆盖率", "%", "", ""),
    "农户（脱贫户）": ("农户(脱贫户)", "", "", ""),
    "一季度末": ("", "", "", "一季度末"),
    "合 计": ("合计", "", "", ""),
    "2031年": ("", "", "2031", ""),
    "2031": ("", "", "2031", ""),
    "2031年目标值": ("", "", "2031", ""),
    "2030年基期值": ("", "", "2030", ""),
    "到2031年底累计完成（公里）": ("", "公里", "2031", ""),
    "2031年投资（万元）": ("投资", "万元", "2031", ""),
    "疏浚河道2031年计划（公里）": ("疏浚河道", "公里", "2031", ""),
    "年度计划投资（亿元）": ("年度计划投资", "亿元", "", ""),
    "年度目标2031年": ("", "", "2031", "年度"),
    "2031年前三季度": ("", "", "2031", "前三季度"),
    "2029—2031年": ("", "", "", "2029—2031年"),
    "三年目标": ("", "", "", "三年"),
    "2031年实际（万吨）": ("", "万吨", "2031", ""),
    "本年目标（万吨）": ("", "万吨", "", ""),
    "上年实际（万吨）": ("", "万吨", "", ""),
    "实际使用外资（亿美元）": ("实际使用外资", "亿美元", "", ""),
    "2031年实际使用外资（亿美元）": ("实际使用外资", "亿美元", "2031", ""),
    "各项分值": ("各项分值", "分", "", ""),
}

# header, row, cell -> indicator, measure, low in base units, measure word, parent
CELLS = {
    ("新建蓄水池（口）", "东坪镇", "12"): ("蓄水池(东坪镇)", "level", "12", "口", "蓄水池"),
    ("新建蓄水池（口）", "合计", "21"): ("蓄水池", "level", "21", "口", None),
    ("总投资（万元）", "渡槽加固", "3,200.5"): ("总投资(渡槽加固)", "level", "32005000", "元", "总投资"),
    ("自来水普及率（%）", "东坪镇", "95"): ("自来水普及率(东坪镇)", "share", "95", "%", "自来水普及率"),
    ("一季度末", "新增个体工商户（户）", "30"): ("个体工商户(一季度末)", "increment", "30", "户", None),
    ("全年", "新增个体工商户（户）", "120"): ("个体工商户", "increment", "120", "户", None),
    ("合计（户）", "新增个体工商户", "120"): ("个体工商户", "increment", "120", "户", None),
    ("年度目标", "高新技术企业(户)", "38"): ("高新技术企业", "level", "38", "户", None),
}


@pytest.mark.parametrize("text", HEADERS)
def test_a_header_gives_name_and_measure_word(text: str) -> None:
    assert read_header(text) == HEADERS[text]


@pytest.mark.parametrize("place", CELLS)
def test_a_cell_is_a_target_of_its_header(place: tuple[str, str, str]) -> None:
    header, row, cell = place
    said = read_cell(cell, CellPlace(read_header(header), read_header(row), row == "合计"), Context())
    (constraint,) = said.constraints
    low = format(constraint.quantity.low or 0, "f")
    found = (constraint.indicator, constraint.measure.value, low, constraint.quantity.unit, constraint.parent)
    assert found == CELLS[place]
    assert constraint.quantity.span == constraint.clause == Span(0, len(cell))
    assert said.text[slice(*constraint.quantity.span)] == cell
    assert constraint.quantity.raw == cell + (read_header(header).unit or read_header(row).unit)


@pytest.mark.parametrize(("cell", "way"), [("-1.8", "down"), ("0.8", "up"), ("+2.5", "up")])
def test_a_column_of_growth_has_signs(cell: str, way: str) -> None:
    said = read_cell(cell, CellPlace(read_header("同比增减﹙%﹚"), read_header("稻谷")), Context())
    (constraint,) = said.constraints
    assert (constraint.indicator, constraint.measure) == ("稻谷", Measure.GROWTH)
    assert constraint.direction is not None
    assert constraint.direction.name.lower() == way
    assert constraint.quantity.span == Span(0, len(cell))


def test_a_number_without_measure_word_is_not_lost() -> None:
    said = read_cell("35", CellPlace(read_header("数量"), read_header("图书角")), Context())
    assert [(each.kind, each.hint) for each in said.others] == [(ReadingKind.UNREAD, "缺计量单位?")]


def test_a_cell_with_words_is_read_by_itself() -> None:
    said = read_cell("新建2处、改造3处", CellPlace(read_header("建设任务"), read_header("灌溉渠系")), Context())
    assert [each.quantity.raw for each in said.constraints] == ["2处", "3处"]
    assert {each.measure for each in said.constraints} == {Measure.LEVEL}


@pytest.mark.parametrize("cell", ["", "—", "/", " "])
def test_a_cell_without_number_says_nothing(cell: str) -> None:
    said = read_cell(cell, CellPlace(read_header("新建蓄水池（口）"), read_header("东坪镇")), Context())
    assert (said.constraints, said.others) == ((), ())


@pytest.mark.parametrize(
    ("header", "unit", "measure", "word"),
    [
        ("增加量", "个", "increment", "个"),
        ("2031年比2028年增加", "个", "increment", "个"),
        ("三年增量", "亿元", "increment", "元"),
        ("提高幅度", "%", "change", "个百分点"),
        ("规上工业增加值", "亿元", "level", "元"),
    ],
)
def test_a_column_of_changes_is_no_level(header: str, unit: str, measure: str, word: str) -> None:
    said = read_cell("16", CellPlace(read_header(header), read_row_name(f"监测站点({unit})")), Context())
    assert [(each.measure, each.quantity.unit) for each in said.constraints] == [(measure, word)]

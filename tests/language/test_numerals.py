"""Numerals, ranges, percentages and money, as printed in plans and by strangers' hands."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.language.constraint import Op, Quantity
from checker.language.statement import anchors
from checker.language.statement.decimals import read_decimal
from checker.language.statement.numerals import read_chinese, read_figure
from checker.language.statement.statements import read_statement
from checker.source import fold
from checker.words.numerals import read_number

WHOLE = [
    # printed, value, last printed digit
    ("0", "0", "1"),
    ("7", "7", "1"),
    ("330", "330", "1"),
    ("6.5", "6.5", "0.1"),
    ("99.50", "99.50", "0.01"),
    ("43,600", "43600", "1"),
    ("1,280.5", "1280.5", "0.1"),
    ("12,345,678", "12345678", "1"),
    ("一", "1", "1"),
    ("两", "2", "1"),
    ("十", "10", "1"),
    ("十五", "15", "1"),
    ("二十", "20", "1"),
    ("二十三", "23", "1"),
    ("一百零五", "105", "1"),
    ("三百二十", "320", "1"),
    ("两千", "2000", "1"),
    ("三百二十万", "3200000", "10000"),
    ("一亿二千万", "120000000", "10000"),
    ("二点五", "2.5", "0.1"),
    ("六点二五", "6.25", "0.01"),
    ("二〇二四", "2024", "1"),
    ("万", "10000", "10000"),
    ("亿", "100000000", "100000000"),
    ("十万零五", "100005", "1"),
    ("一万五千亿", "1500000000000", "100000000"),
    ("两百一十万二十", "2100020", "1"),
]

ORDERED = {
    "十": 10, "十二": 12, "二十": 20, "二十一": 21, "一百": 100, "一百零三": 103, "一百一十": 110, "三百二十": 320,
    "千": 1000, "12": 12, "零": 0, "无": 0,
}  # fmt: skip
"""Numbers of headings, articles and days, as `words/numerals.py` reads them."""

FIGURES = [
    # printed, low, high, measure word, step
    ("4.27万户", "42700", "42700", "户", "100"),
    ("1000万元", "10000000", "10000000", "元", "10000"),
    ("380亿元", "38000000000", "38000000000", "元", "100000000"),
    ("1.2万亿元", "1200000000000", "1200000000000", "元", "100000000000"),
    ("200万美元", "2000000", "2000000", "美元", "10000"),
    ("73.68万亩", "736800", "736800", "亩", "100"),
    ("81万方", "810000", "810000", "方", "10000"),
    ("2.1万人次", "21000", "21000", "人次", "1000"),
    ("7%", "7", "7", "%", "1"),
    ("18.1％", "18.1", "18.1", "%", "0.1"),
    ("0.5个百分点", "0.5", "0.5", "个百分点", "0.1"),
    ("3百分点", "3", "3", "个百分点", "1"),
    ("1.5倍", "1.5", "1.5", "倍", "0.1"),
    ("3成", "30", "30", "%", "10"),
    ("90元/月·人", "90", "90", "元/月·人", "1"),
    ("5400元/年·人", "5400", "5400", "元/年·人", "1"),
    ("20万元/亩", "200000", "200000", "元/亩", "10000"),
    ("32微克/立方米", "32", "32", "微克/立方米", "1"),
    ("10家(次)", "10", "10", "家(次)", "1"),
    ("10家（次）", "10", "10", "家(次)", "1"),
    ("12场次", "12", "12", "场次", "1"),
    ("31.15公里", "31.15", "31.15", "公里", "0.01"),
    ("320 万元", "3200000", "3200000", "元", "10000"),
    ("90 元/月·人", "90", "90", "元/月·人", "1"),
    ("43，600户", "43600", "43600", "户", "1"),
    ("５０家", "50", "50", "家", "1"),
    ("20-30场", "20", "30", "场", "1"),
    ("20—30场", "20", "30", "场", "1"),
    ("20–30场", "20", "30", "场", "1"),
    ("10~20家", "10", "20", "家", "1"),
    ("10～20家", "10", "20", "家", "1"),
    ("5至8个", "5", "8", "个", "1"),
    ("5到8个", "5", "8", "个", "1"),
    ("5万至8万元", "50000", "80000", "元", "10000"),
    ("5-8万元", "50000", "80000", "元", "10000"),
    ("15-20亿元", "1500000000", "2000000000", "元", "100000000"),
    ("6%-8%", "6", "8", "%", "1"),
    ("2.6万", "26000", "26000", None, "1000"),
    ("2000", "2000", "2000", None, "1"),
    ("3户厕所", "3", "3", None, "1"),
    ("6万家长", "60000", "60000", None, "10000"),
    ("10千瓦", "10", "10", "千瓦", "1"),
    ("2亿3000万元", "230000000", "230000000", "元", "10000"),
    ("1万2千吨", "12000", "12000", "吨", "1000"),
    ("2亿10000万元", "200000000", "200000000", None, "100000000"),
    ("2亿30000万元", "200000000", "200000000", None, "100000000"),
    ("3万5家", "30000", "30000", None, "10000"),
    ("12元5角", "12.5", "12.5", "元", "0.1"),
    ("12元5角6分", "12.56", "12.56", "元", "0.01"),
    ("3年半", "3.5", "3.5", "年", "0.5"),
    ("8-5场", "8", "8", None, "1"),
    ("5家-3人", "5", "5", "家", "1"),
]

CHINESE = [
    ("十五个", "15", "15", "个"),
    ("两家", "2", "2", "家"),
    ("三百二十万元", "3200000", "3200000", "元"),
    ("三至五家", "3", "5", "家"),
    ("百分之五", "5", "5", "%"),
    ("百分之二点五", "2.5", "2.5", "%"),
    ("百分之五至百分之八", "5", "8", "%"),
    ("百分之百", "100", "100", "%"),
    ("三分之二", "66.67", "66.67", "%"),
    ("三成", "30", "30", "%"),
    ("一半", "50", "50", "%"),
    ("翻一番", "100", "100", "%"),
    ("翻两番", "300", "300", "%"),
    ("两三家", "2", "3", "家"),
    ("七八个", "7", "8", "个"),
    ("三成半", "35", "35", "%"),
    ("八成五", "85", "85", "%"),
    ("壹拾贰万元", "120000", "120000", "元"),
    ("百分之一百二十", "120", "120", "%"),
    ("一百五十三人", "153", "153", "人"),
]

BOUNDS = [
    ("新增企业2家", Op.EQ, "2", "2", "2家"),
    ("新增企业达到2家", Op.EQ, "2", "2", "2家"),
    ("新增企业2家以上", Op.GE, "2", None, "2家以上"),
    ("新增企业2家及以上", Op.GE, "2", None, "2家及以上"),
    ("新增企业不少于2家", Op.GE, "2", None, "不少于2家"),
    ("新增企业不低于2家", Op.GE, "2", None, "不低于2家"),
    ("新增企业至少2家", Op.GE, "2", None, "至少2家"),
    ("新增企业≥2家", Op.GE, "2", None, "≥2家"),
    ("新增企业＞2家", Op.GT, "2", None, "＞2家"),
    ("新增企业超过2家", Op.GT, "2", None, "超过2家"),
    ("新增企业超2家", Op.GT, "2", None, "超2家"),
    ("新增企业突破2家", Op.GT, "2", None, "突破2家"),
    ("新增企业逾20家", Op.GT, "20", None, "逾20家"),
    ("新增企业占比超过三分之一", Op.GT, "33.33", None, "超过三分之一"),
    ("新增企业不超过2家", Op.LE, None, "2", "不超过2家"),
    ("新增企业2家以内", Op.LE, None, "2", "2家以内"),
    ("新增企业2家以下", Op.LE, None, "2", "2家以下"),
    ("新增企业≤2家", Op.LE, None, "2", "≤2家"),
    ("新增企业不足2家", Op.LT, None, "2", "不足2家"),
    ("新增企业低于2家", Op.LT, None, "2", "低于2家"),
    ("新增企业2家左右", Op.ABOUT, "2", "2", "2家左右"),
    ("新增企业约2家", Op.ABOUT, "2", "2", "约2家"),
    ("新增企业近20家", Op.ABOUT, "20", "20", "近20家"),
    ("新增企业1-2家", Op.RANGE, "1", "2", "1-2家"),
    ("占比一半以上", Op.GE, "50", None, "一半以上"),
    ("占比不足三成", Op.LT, None, "30", "不足三成"),
]


@pytest.mark.parametrize(("printed", "value", "step"), WHOLE)
def test_a_number_is_worth_what_it_says_and_keeps_its_last_digit(printed: str, value: str, step: str) -> None:
    assert read_decimal(printed) == (Decimal(value), Decimal(step))


@pytest.mark.parametrize("printed", ORDERED)
def test_a_number_of_an_order_is_worth_what_it_says(printed: str) -> None:
    assert read_number(printed) == ORDERED[printed]


@pytest.mark.parametrize(("printed", "low", "high", "unit", "step"), FIGURES)
def test_a_figure_is_read_in_base_units(printed: str, low: str, high: str, unit: str | None, step: str) -> None:
    figure = read_figure(fold(printed), 0)
    assert figure is not None
    assert figure[:4] == (Decimal(low), Decimal(high), unit, Decimal(step))


WHOLE_WORDS = {
    "50万元整": "。",
    "12元5角6分": "",
    "3年半": "以内",
    "2亿3000万元": "",
    "3人以上10人": "以下",
    "伍拾万元整": "",
}
"""Figures, and what stands behind them."""


@pytest.mark.parametrize("printed", WHOLE_WORDS)
def test_a_figure_ends_where_its_words_do(printed: str) -> None:
    figure = (read_figure if printed[0].isdecimal() else read_chinese)(printed + WHOLE_WORDS[printed], 0)
    assert figure is not None
    assert figure.end == len(printed)


@pytest.mark.parametrize(("printed", "low", "high", "unit"), CHINESE)
def test_a_chinese_figure_is_read_like_one_in_digits(printed: str, low: str, high: str, unit: str) -> None:
    figure = read_chinese(printed, 0)
    assert figure is not None
    assert (figure[:3], figure.end) == ((Decimal(low), Decimal(high), unit), len(printed))


@pytest.mark.parametrize(("text", "op", "low", "high", "raw"), BOUNDS)
def test_a_bound_says_literally_what_the_text_says(
    text: str, op: Op, low: str | None, high: str | None, raw: str
) -> None:
    quantity = only(text)
    bounds = tuple(None if bound is None else Decimal(bound) for bound in (low, high))
    assert (quantity.op, quantity.low, quantity.high, quantity.raw) == (op, *bounds, raw)


@pytest.mark.parametrize("text", ["统一规划", "一批项目", "第一次", "一体化", "二次供水", "三级公路", "之一", "每一个"])
def test_a_chinese_numeral_inside_a_word_is_no_numeral(text: str) -> None:
    assert [reading for reading in read_statement(text).others if reading.kind != "ordinal"] == []


TWO = {
    "新建泵站二座": ["二座"],
    "建成二个园区": ["二个"],
    "引进企业二家": ["二家"],
    "公路总里程二公里": ["二公里"],
    "开展二次普查": [],
    "实施二期工程": [],
    "清理二套住房": [],
    "由综合二处落实": [],
    "建成十二座泵站": ["十二座"],
    "按第二条办理": [],
}


@pytest.mark.parametrize("text", TWO)
def test_a_lone_two_counts_where_it_cannot_say_which_one(text: str) -> None:
    said = read_statement(text)
    counts = [text[each.span.start : each.span.end] for each in said.others if each.kind == "count"]
    assert [*(each.quantity.raw for each in said.constraints), *counts] == TWO[text]


@given(st.decimals(min_value=0, max_value=10**9, places=2), st.sampled_from(["家", "万元", "%", "公里", "个百分点"]))
def test_every_decimal_is_read_back(value: Decimal, unit: str) -> None:
    scale = 10_000 if unit == "万元" else 1
    quantity = only(f"全市总量达到{value:f}{unit}")
    assert quantity.low == value * scale
    assert quantity.step == Decimal("0.01") * scale


def only(text: str) -> Quantity:
    """The quantity of a text that gives one."""
    (constraint,) = read_statement(text).constraints
    return constraint.quantity


def test_of_a_long_run_of_numerals_only_the_end_is_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    looked = []
    look = anchors._anchor
    monkeypatch.setattr(
        anchors, "_anchor", lambda text, start, patterns: looked.append(start) or look(text, start, patterns)
    )
    found = anchors.scan("新增企业" + "百" * 2_000 + "上百家，培训30人")
    assert [(anchor.kind, anchor.end - anchor.start) for anchor in found] == [("inexact", 2), ("figure", 3)]
    assert len(looked) < 100


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("3人以上10人以下", ("3", "10", "人")),
        ("80分以上不足90分为良好", ("80", "90", "分")),
        ("10亩及以上、低于50亩的", ("10", "50", "亩")),
        ("五万元以上五十万元以下", ("50000", "500000", "元")),
        ("3人以上10家以下", ("3", "3", "人")),
        ("90分以上不足80分", ("90", "90", "分")),
    ],
)
def test_a_band_lies_between_its_bounds(text: str, ends: tuple[str, str, str]) -> None:
    figure = read_figure(text, 0) or read_chinese(text, 0)
    assert figure is not None
    assert (f"{figure.low:f}", f"{figure.high:f}", figure.unit) == ends

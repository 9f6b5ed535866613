"""Damaged, cut-off and garbled texts: nothing raises and nothing disappears without a word."""

from __future__ import annotations

import pytest

from checker.language.constraint import ReadingKind
from checker.language.statement.ledger import account
from checker.language.statement.statements import read_statement

UNIT, NAME, BROKEN = "缺计量单位?", "缺指标?", "数字残缺?"

MALFORMED = {
    # text: what is unread, with its hint
    "规模企业达到30,税收达3亿元": [("30", UNIT)],
    "新增企业45": [("45", UNIT)],
    "新增企业4 5 家企": [("4", UNIT)],
    "增长3.": [("3", UNIT)],
    "达到3.5.7": [],
    "45家": [("45家", NAME)],
    "以上5家": [],
    "达到50%": [("50%", NAME)],
    "三成以上": [("三成", NAME)],
    "百分之五": [("百分之五", NAME)],
    "青政发〔20242": [("20242", BROKEN)],
    "青政发〔2024": [("2024", BROKEN)],
    "2024318日印发": [("2024318日", BROKEN)],
    "甲率、乙率分别达到5%、6%、7%": [("5%", NAME), ("6%", NAME), ("7%", NAME)],
    "从2023年的12%提高到2024年的15%": [("12%", NAME), ("15%", NAME)],
    "((((5家": [("5家", NAME)],
    "”5家“": [("5家", NAME)],
    "新增。5家": [("5家", NAME)],
    "不低于": [],
    "分别达到、、、以上": [],
    "其中:": [],
    "一是;二是": [],
    "高于低于高于": [],
    "清零清零": [],
    "杜绝": [],
    "、、、,,,;;;": [],
    "|||": [],
    "\ue000\ue00f\ue001": [],
    "\ud800": [],
}


@pytest.mark.parametrize("text", MALFORMED)
def test_a_malformed_text_says_what_it_lacks(text: str) -> None:
    unread = [each for each in read_statement(text).others if each.kind is ReadingKind.UNREAD]
    assert [(text[each.span.start : each.span.end], each.hint) for each in unread] == MALFORMED[text]


@pytest.mark.parametrize("text", MALFORMED)
def test_every_numeral_of_a_malformed_text_is_accounted_for(text: str) -> None:
    bins = account(read_statement(text))
    counted = bins.constraints + bins.names + bins.dates + bins.references + bins.ordinals + bins.counts + bins.unread
    assert counted == bins.numerals


@pytest.mark.parametrize("size", [1, 7, 50, 400])
def test_a_text_cut_off_anywhere_is_read(size: int) -> None:
    text = "到2024年,全县低保标准从650元/月提高到不低于700元/月;甲、乙三项指标分别增长10.5%,其中“2×2”企业6家以上" * 9
    for end in range(0, len(text), size):
        statement = read_statement(text[:end])
        assert statement.text == text[:end]


@pytest.mark.parametrize("mark", ["(", "“", "《", "〔", "【", "(“《"])
def test_deep_nesting_is_read(mark: str) -> None:
    statement = read_statement(mark * 3000 + "新增企业5家")
    assert account(statement).numerals == 1


@pytest.mark.parametrize(
    "text", ["5", "一", "十", "三百", "A", "5家、", "“5家”", "A清零B", "增长", "培育", "其中5家,", "从5元提高到6元"]
)
def test_a_hostile_repetition_is_read_to_its_end(text: str) -> None:
    statement = read_statement(text * 3000 + "。新增企业5家")
    assert statement.constraints[-1].indicator == "企业"

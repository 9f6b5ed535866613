"""The account of every numeral."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.finding import Coverage
from checker.language.constraint import Reading, ReadingKind, Statement
from checker.language.statement.ledger import account, complete, numerals
from checker.language.statement.statements import read_statement
from checker.source import Span
from checker.words.measures import load_measures
from checker.words.words import load_words

FOUND = {
    "新增43,600户、十五个": ["43,600", "十五个"],
    "５．５％和百分之二点五": ["５．５", "百分之二点五"],
    "三项指标、两家企业": ["三项", "两家"],
    "统一一批第一次一体化二次供水三级": [],
    "2024年4月3日〔2024〕1号": ["2024", "4", "3", "2024", "1"],
    "20-30场": ["20", "30"],
    "": [],
}

BINS = {
    "2024年,“2×2”体系、三项指标,新增企业6家;达到30": Coverage(
        numerals=6, constraints=1, names=2, dates=1, counts=1, unread=1
    ),
    "标准从650元提高到700元": Coverage(numerals=2, constraints=2),
    "引进30亿元以上项目2个": Coverage(numerals=2, constraints=1, names=1),
    "进出口、进口两项指标分别增长5%、6%": Coverage(numerals=3, constraints=2, counts=1),
    "钟副县长分管第1、2、11项，贺副县长分管第3至6项": Coverage(numerals=5, ordinals=5),
    "1.按青政发〔2024〕1号办": Coverage(numerals=3, ordinals=1, references=2),
    "2031年11月7～13日公告": Coverage(numerals=4, dates=4),
    "宗地GX2-13-7挂牌至2031年9月5日16时整，电话0888-81XXXX": Coverage(numerals=9, names=5, dates=4),
    "一、编制依据1.《云溪县志》": Coverage(numerals=1, ordinals=1),
    "没有数字": Coverage(),
}


@pytest.mark.parametrize("text", FOUND)
def test_every_numeral_is_found(text: str) -> None:
    assert [text[span.start : span.end] for span in numerals(text)] == FOUND[text]


@pytest.mark.parametrize("text", BINS)
def test_every_numeral_lies_in_one_bin(text: str) -> None:
    assert account(read_statement(text)) == BINS[text]


def test_a_numeral_that_nothing_holds_is_unread() -> None:
    bare = Statement("新增5家")
    assert complete(bare).others == (Reading(ReadingKind.UNREAD, Span(2, 3), "未识别?"),)
    assert account(bare) == Coverage(numerals=1, unread=1)


def vocabulary_words() -> list[str]:
    """Every word of the lists that statements are read by, and the marks that stand around them."""
    pending: list[object] = [lists.model_dump(by_alias=True) for lists in (load_measures(), load_words())]
    words = set("“”()（）,、。;:《》%-—~～/×")
    while pending:
        entry = pending.pop()
        if isinstance(entry, str):
            words |= {entry} if len(entry) <= 8 else set()
        elif isinstance(entry, Mapping):
            pending += [*entry, *entry.values()]
        else:
            pending += entry if isinstance(entry, tuple) else ()
    return sorted(words)


@settings(deadline=None, max_examples=300)
@given(st.lists(st.sampled_from(vocabulary_words()), max_size=12).map("".join))
def test_the_words_of_the_lists_in_any_order_are_read(text: str) -> None:
    statement = read_statement(text)
    assert all(0 <= each.clause.start <= each.clause.end <= len(text) for each in statement.constraints)
    assert account(statement).numerals == len(numerals(text))


def test_a_relation_in_quotation_marks_is_a_relation() -> None:
    (read,) = read_statement("居民收入增速“高于”经济增速").constraints
    assert (read.indicator, read.quantity.op.value, read.other) == ("居民收入增速", ">", "经济增速")


@settings(deadline=None, max_examples=300)
@given(
    st.text(alphabet="0123456789.,一二两三十百千万亿点个家项元%新增达到以上、。,;(“”)从至-〔〕年月日第", max_size=40)
)
def test_the_bins_add_up_to_the_numerals(text: str) -> None:
    statement = read_statement(text)
    bins = account(statement)
    counted = bins.constraints + bins.names + bins.dates + bins.references + bins.ordinals + bins.counts + bins.unread
    assert counted == bins.numerals == len(numerals(text))
    assert complete(statement) == statement

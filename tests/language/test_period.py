"""Periods: words of time in sentences, headings and headers, and the one text of each."""

from __future__ import annotations

import pytest

from checker.language.period import Period, of_year, read_period
from checker.language.statement.statements import Context, read_statement

TEXTS = {
    "2028年": "2028",
    "2028": "2028",
    "2028年实际": "2028",
    "到2030年底": "2030",
    "2030年12月底前": "2030",
    "2028年第一季度": "2028-Q1",
    "2028年4季度末": "2028-Q4",
    "2028年上半年": "2028-H1",
    "2028年前三季度": "2028-01..09",
    "2028年1—9月": "2028-01..09",
    "2028年1-6月": "2028-H1",
    "2028年6月底前": "2028",
    "2026—2028年": "2026..2028",
    "2026年至2028年": "2026..2028",
    "二季度": "Q2",
    "下半年": "H2",
    "三年": "P3Y",
    "三年目标": "P3Y",
    "第二阶段": "S2",
    "三年行动": "",
    "第三方机构": "",
    "年度目标": "",
    "2030家企业": "",
    "1月份以来": "",
}


@pytest.mark.parametrize("words", TEXTS)
def test_words_of_time_have_one_text(words: str) -> None:
    assert str(read_period(words) or "") == TEXTS[words]


def test_a_part_of_a_year_takes_the_years_around_it() -> None:
    assert str(Period(months=(1, 3)).within(of_year(2031))) == "2031-Q1"
    assert of_year(2030).within(of_year(2031)) == of_year(2030)
    assert Period(2031, 2031, (1, 3)).whole() == of_year(2031)


SENTENCES = {
    "一季度完成投资18亿元,上半年完成43亿元,全年完成86亿元": ["2030-Q1", "2030-H1", "2030"],
    "2029年前三季度新建公厕6座": ["2029-01..09"],
    "三年新建农村供水管网360公里": ["P3Y"],
    "新建公厕6座": ["None"],
    "2031年覆盖率达到60%,到2032年达到70%": ["2031", "2032"],
}


@pytest.mark.parametrize("text", SENTENCES)
def test_a_sentence_goes_on_with_its_period_until_another_is_named(text: str) -> None:
    said = read_statement(text, Context(year=2030)).constraints
    assert [str(constraint.period) for constraint in said] == SENTENCES[text]

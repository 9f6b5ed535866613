"""Hostile sentences: what the reader of one sentence once broke down on, or read inside out."""

from __future__ import annotations

from pathlib import Path

import pytest
from attack import attack, check_harmless
from command_line import PLAN

from checker.language.constraint import Measure, Reading, ReadingKind
from checker.language.statement.ledger import complete
from checker.language.statement.statements import read_statement
from checker.report.readings import readings_of_text, render_readings
from checker.source import Span
from checker.words.vocabulary import vocabulary
from checker.words.words import load_words

SIGNS = {
    ">": "高于 快于 大于 多于 优于 好于 强于 长于 超过 不得小于等于",
    ">=": "不少于 不小于 不低于 不慢于 不短于 不差于 不弱于 不逊于 不亚于 不得少于 不得低于 不能低于 不应低于 不宜少于"
    " 未低于 没有少于 大于等于 大于或等于",
    "<": "低于 慢于 小于 少于 差于 弱于 短于 逊于 亚于 不得大于或等于",
    "<=": "不多于 不大于 不高于 不超过 不快于 不长于 不得高于 不得多于 不得超过 不能超过 不应大于 不可超过 不会高于"
    " 未超过 没有高于 小于等于 小于或等于",
}
WORDS = [(word, sign) for sign, words in SIGNS.items() for word in words.split()]
SENTENCES = (
    "二季度投资额{}一季度水平",
    "二季度投资额{}第一季度",
    "投资额{}2029年水平",
    "投资额{}上年水平",
    "投资额{}一季度高",
    "投资额“{}”上年水平",
    "投资额‘{}’上年水平",
    "投资额「{}」上年水平",
    "(投资额{}上年水平)",
    "{}一季度水平",
    "一季度{}一季度",
    "{}",
    "{}{}",
    "{}于{}比{}至3月",
)
"""The word in places where it once broke the reader."""


@pytest.mark.parametrize("sentence", ["全年投诉量{}上年水平", "全年投诉量“{}”上年水平", "全年投诉量‘{}’上年水平"])
def test_a_relation_has_the_sign_of_its_word(sentence: str) -> None:
    for word, sign in WORDS:
        (said,) = read_statement(sentence.format(word)).constraints
        assert (said.indicator, said.measure, said.quantity.op, said.other) == ("投诉量", "relation", sign, "上年水平")


def test_a_relation_to_a_quarter_is_read() -> None:
    for word, sign in WORDS:
        (said,) = read_statement(f"二季度投资额{word}一季度水平").constraints
        assert (said.indicator, said.measure, said.quantity.op) == ("投资额", "relation", sign), word


def test_every_word_of_relation_is_read_in_every_surrounding() -> None:
    for word, sign in vocabulary().relations.items():
        for sentence in SENTENCES:
            said = read_statement(sentence.replace("{}", word)).constraints
            assert {each.quantity.op.value for each in said if each.measure is Measure.RELATION} <= {sign}


def test_a_word_of_two_bounds_is_not_cut_before_a_figure() -> None:
    (said,) = read_statement("新增企业大于等于5家").constraints
    assert (said.indicator, said.quantity.op, said.quantity.low) == ("企业", ">=", 5)


def test_what_bounds_a_figure_has_the_same_sign_between_indicators() -> None:
    signs = {word: op for op, words in load_words().bounds_before.exact for word in words}
    assert {word: signs[word] for word in vocabulary().relations if word in signs} == {
        word: sign for word, sign in vocabulary().relations.items() if word in signs
    }


def test_the_table_of_facts_prints_the_sign_of_a_relation() -> None:
    lines = "投诉量少于上年水平\n投诉量不少于上年水平\n投诉量多于上年水平\n投诉量不多于上年水平"
    table = render_readings(readings_of_text(lines.encode()), "table")
    assert [line.split()[3:5] for line in table.splitlines()[2:6]] == [
        ["<", "上年水平"],
        [">=", "上年水平"],
        [">", "上年水平"],
        ["<=", "上年水平"],
    ]


RUNS = ["两千", "1", "一", "字占", "在", "推动", ";"]
"""What patterns of the language begin with, so that each place of a run may begin a match that goes to its end."""


@pytest.mark.parametrize("run", RUNS, ids=range(len(RUNS)))
def test_a_long_run_of_what_patterns_begin_with_costs_little(tmp_path: Path, run: str) -> None:
    text = run * (16_000 // len(run))
    plan = PLAN.replace("新增科技型企业8家", f"{text}达到8%").replace("新增科技型企业6家", text)
    (tmp_path / "plan.yaml").write_text(plan, encoding="utf-8")
    check_harmless(attack("plan.yaml", "--no-cache", cwd=tmp_path))


def test_what_is_longer_than_any_name_names_nothing() -> None:
    said = read_statement("新增" + "企业" * 100 + "8家,新增水库2座")
    assert [(each.indicator, each.quantity.low) for each in said.constraints] == [("企业" * 100, 8), ("水库", 2)]
    said = read_statement("新增" + "企业" * 100 + "户8家,新增水库2座")
    assert [(each.indicator, each.quantity.low) for each in said.constraints] == [("水库", 2)]
    assert said.others == (Reading(ReadingKind.UNREAD, Span(203, 205), "指标过长?"),)
    assert complete(said) == said


def test_a_circumstance_before_a_figure_is_no_part_of_its_name() -> None:
    said = read_statement("企业数在上年基础上达到8家").constraints
    assert [each.indicator for each in said] == ["企业数"]

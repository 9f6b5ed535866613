"""Laws of comparison: what is reported stays reported when figures, results or years are moved."""

from __future__ import annotations

import re

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from test_same_or_not import DRAFTS

from checker.engine import check_plan
from checker.finding import Finding
from checker.readers.opening import read_text
from checker.rules.loading import load_rules
from checker.source import SourceMap

RULES = load_rules()
DRAFT = "芦塘县2030年农技方案\n\n一、主要目标\n{}\n二、重点任务\n1.抓推广。{}\n2.抓培训。{}\n"
RESULTS = "三、2029年工作回顾\n新建农技站{}个，育秧棚产值增长{}%，粮食总产量达到{}万吨。\n"
FIGURES = st.integers(min_value=21, max_value=9899)


def found(text: str) -> tuple[Finding, ...]:
    return check_plan(read_text(text, "t.txt").plan, SourceMap("t.txt"), RULES).findings


def told(text: str) -> list[tuple[str, str]]:
    return [(finding.code, finding.message.zh) for finding in found(text)]


def shows(text: str, *quotes: str) -> bool:
    """Whether one finding quotes all of some words."""
    places = ["".join(place.quote for place in finding.places) for finding in found(text)]
    return any(all(quote in quoted for quote in quotes) for quoted in places)


@settings(deadline=None, max_examples=25)
@given(FIGURES, FIGURES)
def test_two_figures_of_one_indicator_are_reported_whatever_they_are(a: int, b: int) -> None:
    assume(a != b)
    text = DRAFT.format(f"新建农技推广站{a}个。", f"新建农技推广站{b}个。", "办班3期。")
    assert shows(text, f"{a}个", f"{b}个")


@settings(deadline=None, max_examples=25)
@given(st.integers(min_value=101, max_value=989), st.integers(min_value=0, max_value=2), st.integers(1, 9))
def test_near_names_with_equal_figures_are_reported_with_a_digit_changed_as_well(a: int, at: int, digit: int) -> None:
    assume(a % 10 and str(a)[at] != str(digit))
    b = int(f"{str(a)[:at]}{digit}{str(a)[at + 1 :]}")
    assume(b % 10)
    near = "实施高龄独居农户住房修缮{}户。", "完成独居农户住房修缮{}户。"
    equal = DRAFT.format("办班3期。", near[0].format(a), near[1].format(a))
    slipped = DRAFT.format("办班3期。", near[0].format(a), near[1].format(b))
    assert shows(equal, "高龄独居农户", f"{a}户")
    assert shows(slipped, f"{a}户", f"{b}户")


@settings(deadline=None, max_examples=25)
@given(FIGURES, st.integers(min_value=1, max_value=30), st.integers(min_value=1, max_value=90))
def test_a_section_of_results_changes_no_finding_on_the_targets(stations: int, growth: int, grain: int) -> None:
    text = DRAFT.format("新建农技站16个，粮食总产量达到13万吨。", "新建农技站18个。", "育秧棚产值增长8%。")
    assert told(text + RESULTS.format(stations, growth, grain)) == told(text)


@pytest.mark.parametrize("name", DRAFTS)
def test_other_years_change_only_the_years_in_the_messages(name: str) -> None:
    text = DRAFTS[name][0]
    assert told(_later(text)) == [(code, _later(message)) for code, message in told(text)]


def _later(text: str) -> str:
    return re.sub(r"20[23]\d", lambda year: str(int(year[0]) + 2), text)

"""Laws of comparison: what is reported stays reported when figures, results or years are moved."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from test_same_or_not import DRAFTS
from test_strangers import NAMES, read_faults
from test_template import vary

from checker.data import data_dir
from checker.engine import check_plan
from checker.finding import Finding, Place
from checker.plan.model import Plan
from checker.readers.opening import read_text
from checker.readers.yaml import read_plan
from checker.rulebook.examples import plan_of, read_examples
from checker.rules.loading import load_rules
from checker.source import SourceMap

RULES = load_rules()
NUMERAL = re.compile(r"\d+(?:\.\d+)?")
EQUAL_IN = {
    "同一个数一处论人, 一处论平方米": "people and square metres are doubted only because their number is one",
    "总投资两处只差万和亿": "within one text only a slip of the pen is evidence that two figures are of one thing",
    "数字相同, 数量级不同": "near names with figures that only noughts tell apart",
}
EQUAL = {
    "other-measure": "a level and an increment are doubted because their figures are equal",
    "other-qualifier": "省级 and 国家级 are two things, unless they have one figure",
    "other-stage": "开工 and 竣工 are two counts, unless they are one figure",
    "other-frequency": "a month's and a quarter's number of meetings differ, unless they are equal",
    "near-text-target": "增长10% and 达到11% are two targets",
    "object-state": "the numbers are grades (4A级) and no figures",
    "period-sums": "the figures are added up, not compared",
    "quota-column": "the figures are added up, not compared",
}
"""Rules of which an equal figure is the evidence, or whose figures are no pair: the law does not hold for them."""
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


@pytest.mark.parametrize("name", sorted({each.stem for each in (data_dir("rules") / "numbers").iterdir()} - set(EQUAL)))
def test_a_reported_pair_stays_reported_when_one_of_its_numbers_changes(name: str) -> None:
    lost = [
        f"{place.quote}: {numeral} -> {other}"
        for example in read_examples(data_dir("rules") / "numbers" / f"{name}.yaml")
        if example.name not in EQUAL_IN
        for finding in checked(plan_of(example))
        if finding.rule == name
        for place in finding.places[:3]
        for numeral, other, changed in with_other_number(plan_of(example), place, finding)
        if not any(touches(each, place, finding) for each in checked(changed))
    ]
    assert lost == []


def checked(plan: Plan) -> tuple[Finding, ...]:
    return check_plan(plan, SourceMap("t"), RULES).findings


def with_other_number(plan: Plan, place: Place, finding: Finding) -> Iterator[tuple[str, str, Plan]]:
    """The plan with the last number of one place changed, a little and a lot; only of pairs that print numbers."""
    data: Any = plan.model_dump(mode="json")
    for step in place.route[:-1]:
        data = data[step]
    text = data[place.route[-1]] if place.route else ""
    numerals = list(NUMERAL.finditer(text, *place.span)) if isinstance(text, str) else []
    if numerals and sum(bool(NUMERAL.search(each.quote)) for each in finding.places) > 1:
        start, end = numerals[-1].span()
        number = Decimal(numerals[-1][0])
        step = Decimal(1).scaleb(int(number.as_tuple().exponent))
        printed = {Decimal(each) for other in finding.places for each in NUMERAL.findall(other.quote)}
        for other in {number + step, number * 3 + 2 * step} - printed:
            edit = {"route": ".".join(map(str, place.route)), "set": f"{text[:start]}{other}{text[end:]}"}
            yield numerals[-1][0], str(other), vary(plan, [edit])


def touches(finding: Finding, place: Place, before: Finding) -> bool:
    """Whether a finding shows a text again, with another one of those that were shown with it."""
    shown = {each.route for each in finding.places}
    others = {each.route for each in before.places} - {place.route}
    return place.route in shown and (not others or bool(others & shown))


@settings(deadline=None, max_examples=25)
@given(FIGURES, st.integers(min_value=1, max_value=30), st.integers(min_value=1, max_value=90))
def test_results_moved_into_another_file_change_no_finding(stations: int, growth: int, grain: int) -> None:
    targets = DRAFT.format("新建农技站16个，粮食总产量达到13万吨。", "新建农技站18个。", "育秧棚产值增长8%。")
    results = RESULTS.format(stations, growth, grain)
    apart = shown(targets) + shown(f"芦塘县农技工作回顾\n\n{results}")
    assert shown(targets)
    assert shown(targets + results) == apart
    title, _, body = targets.partition("\n\n")
    later = body.replace("二、", "三、").replace("一、", "二、")
    assert shown(f"{title}\n\n{results.replace('三、', '一、')}{later}") == apart


def shown(text: str) -> list[tuple[str, ...]]:
    """The findings of a text by code and quotations, as the numbers of its sections may move."""
    return sorted((each.code, *(place.quote for place in each.places)) for each in found(text))


@pytest.mark.parametrize("name", DRAFTS)
def test_other_years_change_only_the_years_in_the_messages(name: str) -> None:
    text = DRAFTS[name][0]
    assert told(_later(text)) == [(code, _later(message)) for code, message in told(text)]


@pytest.mark.parametrize(
    ("path", "years"),
    [*((f"tests/strangers/{name}.yaml", 2) for name in NAMES), ("plans/xinshao.yaml", 4), ("plans/linxiang.yaml", 4)],
)
def test_other_years_change_only_the_years_of_a_whole_plan(path: str, years: int) -> None:
    """With its faults, where some are listed; the two plans count the days of a leap year."""
    faults = [fault["edit"] for fault in read_faults(Path(path).stem)] if years == 2 else []
    plan = vary(read_plan(path)[0], faults)
    later = Plan.model_validate_json(_later(plan.model_dump_json(exclude_unset=True), years))
    said = [(each.code, each.message.zh) for each in checked(plan)]
    assert said
    assert [(each.code, each.message.zh) for each in checked(later)] == [(c, _later(m, years)) for c, m in said]


def _later(text: str, years: int = 2) -> str:
    return re.sub(r"20[123]\d", lambda year: str(int(year[0]) + years), text)

"""Every rule file is its own test: its examples are run, message and places in full."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from checker.checks.check import Outcome
from checker.data import data_dir
from checker.facts import Facts
from checker.rulebook.examples import Annex, Example, lacking, read_examples, run_example, unshown
from checker.rulebook.pages import render_page, severities
from checker.rules.loading import load_rule, load_rules
from checker.rules.rule import Bilingual

FILES = sorted(data_dir("rules").rglob("*.yaml"))
FORCE = data_dir("rules") / "responsibility" / "task-force-incomplete.yaml"
NO_OFFICE, *_ = read_examples(FORCE)
"""A task force without an office: one finding."""


@pytest.mark.parametrize("file", FILES, ids=[file.stem for file in FILES])
def test_a_rule_says_of_its_examples_exactly_what_they_expect(file: Path) -> None:
    rule, examples = load_rule(file), read_examples(file)
    said = {example.name: run_example(rule, example) for example in examples}
    assert said == dict.fromkeys((example.name for example in examples), ())


def test_every_rule_shows_a_finding_a_clean_plan_and_a_boundary_that_it_runs_on() -> None:
    missing = {file.stem: lacking(read_examples(file)) for file in FILES}
    assert {name: cases for name, cases in missing.items() if cases} == {}


def test_every_rule_shows_each_of_its_outcomes() -> None:
    missing = {file.stem: unshown(load_rule(file), read_examples(file)) for file in FILES}
    assert {name: outcomes for name, outcomes in missing.items() if outcomes} == {}


def test_every_rule_that_may_be_an_error_says_what_makes_one_and_no_other_does() -> None:
    assert [
        rule.name for rule in load_rules() if ("错误" in severities(rule, 0)) is not (rule.error_if is not None)
    ] == []


def test_outcomes_that_no_example_has_are_named() -> None:
    assert unshown(load_rule(FORCE), [NO_OFFICE]) == ("convener", "members")


def test_an_outcome_that_a_rule_does_not_name_is_not_reported() -> None:
    rule = load_rule(FORCE)
    words = Bilingual(zh="缺召集人", en="no convener")
    silent = rule.model_copy(update={"message": {"convener": words}, "severity": "warning"})
    assert run_example(silent, NO_OFFICE.model_copy(update={"findings": ()})) == ()


def test_a_finding_that_is_said_twice_fails_its_example(monkeypatch: pytest.MonkeyPatch) -> None:
    rule = load_rule(FORCE)
    find = type(rule).outcomes

    def twice(self: object, facts: Facts) -> Iterator[Outcome]:
        for outcome in find(self, facts):  # type: ignore[arg-type]
            yield from (outcome, replace(outcome, fact=(*outcome.fact, "again")))

    monkeypatch.setattr(type(rule), "outcomes", twice)
    said = "warning: 附件1的工作专班没有写明办公室设在哪里 [附件1 三: 产业培塑工作专班]"
    assert run_example(rule, NO_OFFICE) == (f"多出: {said}",)


def test_a_finding_that_is_expected_twice_is_missing_once() -> None:
    said = "warning: 附件1的工作专班没有写明办公室设在哪里 [附件1 三: 产业培塑工作专班]"
    doubled = NO_OFFICE.model_copy(update={"findings": NO_OFFICE.findings * 2})
    assert run_example(load_rule(FORCE), doubled) == (f"缺少: {said}",)


def test_a_rule_that_is_not_run_fails_an_example_that_does_not_say_so() -> None:
    idle = Example(name="没有专班", case="clean", annexes=(Annex(tasks=("新建公厕5座",)),))
    assert run_example(load_rule(FORCE), idle) == ("多出: 未运行: 本方案没有可检查的内容",)
    assert run_example(load_rule(FORCE), idle.model_copy(update={"not_run": "本方案没有可检查的内容"})) == ()
    assert run_example(load_rule(FORCE), idle.model_copy(update={"not_run": "没有可检查的"})) == (
        "缺少: 未运行: 没有可检查的",
        "多出: 未运行: 本方案没有可检查的内容",
    )


def test_a_rule_that_runs_fails_an_example_that_says_it_does_not() -> None:
    idle = NO_OFFICE.model_copy(update={"not_run": "本方案没有可检查的内容", "findings": ()})
    assert run_example(load_rule(FORCE), idle) == (
        "缺少: 未运行: 本方案没有可检查的内容",
        "多出: warning: 附件1的工作专班没有写明办公室设在哪里 [附件1 三: 产业培塑工作专班]",
    )


def test_a_clean_plan_that_the_rule_is_not_run_on_shows_nothing() -> None:
    clean = Example(name="没有专班", case="clean", annexes=(Annex(tasks=("新建公厕5座",)),))
    idle = clean.model_copy(update={"not_run": "本方案没有可检查的内容"})
    assert lacking([NO_OFFICE, clean]) == ("boundary",)
    assert lacking([NO_OFFICE, idle]) == ("clean", "boundary")


def test_the_words_of_every_rule_file_can_be_read_at_a_sitting() -> None:
    """What stands above the examples; a rule that knows many forms has an example of each."""
    words = {file.stem: file.read_text(encoding="utf-8").partition("\nexamples:")[0] for file in FILES}
    assert [name for name, text in words.items() if text.count("\n") > 60] == []


def test_all_rules_load_sorted_by_code() -> None:
    codes = [rule.code for rule in load_rules()]
    assert codes == sorted(codes)
    assert len(codes) == len(FILES)


def test_a_page_shows_what_is_reported_then_what_is_not_then_where_the_rule_is_not_run() -> None:
    page = render_page(load_rule(FORCE), read_examples(FORCE))
    assert [line for line in page.splitlines() if line.startswith(("## ", "### ", "> "))] == [
        "## 为什么 Why",
        "## 怎么办 What to do",
        "## 会报告 Flagged",
        "### 没有写办公室",
        "> 提醒: 附件1的工作专班没有写明办公室设在哪里",
        "### 没有召集人和成员单位",
        "> 待核实: 附件1的工作专班没有成员单位",
        "> 提醒: 附件1的工作专班没有召集人",
        "## 不报告 Not flagged",
        "### 三项俱全",
        "### 成员写在召集人之后、“为成员”之前",
        "### 指挥部的成员在附件的名单里",
        "## 不运行 Not run",
        "### 没有成立专班的段落, 无从检查",
        "> 未运行: 本方案没有可检查的内容",
        "### 只是汇报工作情况, 不是成立专班",
        "> 未运行: 本方案没有可检查的内容",
    ]

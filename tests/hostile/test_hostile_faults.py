"""A fault of the program costs the sentence, the table or the rule it is met in, and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from command_line import FINDING, ONLY, PLAN, Done, check, reported

from checker.checks.terms import patterns
from checker.facts import Facts, printed
from checker.facts import facts as facts_module
from checker.facts import targets as targets_module
from checker.facts.attempts import Attempted, attempt
from checker.finding import Coverage
from checker.language.statement import apart, statements
from checker.plan.model import Plan, Section
from checker.plan.passages import Passage
from checker.plan.walk import _Walk
from checker.study import reading_copy

TOLD = "识读出错 (reading broke down: KeyError). 其他内容照常检查。"
ODD = "到十二月底引进项目3个"
"""The one sentence that breaks the reader."""


def breaking(read: Callable[..., Any], breaks: Callable[..., bool]) -> Callable[..., Any]:
    """A reader that breaks down on some of what it is given."""

    def broken(*given: Any, **named: Any) -> Any:
        if breaks(*given):
            raise KeyError("少")
        return read(*given, **named)

    return broken


@pytest.fixture(autouse=True)
def _in_a_folder_with_a_plan(plan_folder: Path) -> None:
    text = PLAN.replace("        - 新增科技型企业8家\n", f"        - 新增科技型企业8家。{ODD};建成水库2座\n")
    table = """\
    tables:
      - title: 创新行动任务责任分解表
        rows:
          - {number: 1, content: 建成水库2座, units: 县水利局}
"""
    assert plan_folder.is_dir()
    Path("plan.yaml").write_text(text + table, encoding="utf-8")


@pytest.fixture
def odd_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    scan = breaking(statements.scan, lambda text: "十二月" in text)
    monkeypatch.setattr(statements, "scan", scan)


PLACE = "plan.yaml:10:21: 总体方案 一“到十二月底引进项目3个”"


@pytest.mark.usefixtures("odd_sentence")
def test_a_sentence_that_breaks_the_reader_costs_itself() -> None:
    done = check("plan.yaml", *ONLY, "--format", "concise")
    assert done == Done(2, f"plan.yaml:10:11: error N101 {FINDING}\n", f"check: {PLACE}{TOLD}\n" + reported())


@pytest.mark.usefixtures("odd_sentence")
def test_the_other_sentences_of_its_text_are_read_and_its_numerals_are_unread() -> None:
    facts = check("facts", "plan.yaml", "--format", "json")
    assert (facts.code, facts.err) == (2, f"check: {PLACE}{TOLD}\n" + reported())
    table = check("facts", "plan.yaml", "--width", "200").out.splitlines()
    told = [("科技型企业", "新增"), ("水库", "总量"), ("科技型企业", "新增")]
    assert [tuple(line.split()[2:4]) for line in table[2:5]] == told
    unread = check("facts", "plan.yaml", "--unread").out.splitlines()
    assert unread[2].split() == [
        "总体方案",
        "一",
        "8家。到十二月底引进项目【3】个;建成水库2座",
        "识读出错",
    ]
    assert unread[-1] == "数字 5 处: 目标 4, 名称 0, 日期 0, 引用 0, 序号 0, 列举 0, 未读 1"


@pytest.mark.usefixtures("odd_sentence")
@pytest.mark.parametrize("command", [("matrix", "plan.yaml"), ("matrix", "plan.yaml", "--format", "json")])
def test_the_matrices_are_made_of_the_rest(command: tuple[str, ...]) -> None:
    done = check(*command)
    assert (done.code, done.err) == (2, f"check: {PLACE}{TOLD}\n" + reported())
    assert "水库" in done.out


@pytest.mark.usefixtures("odd_sentence")
def test_two_drafts_are_compared_as_far_as_they_were_read() -> None:
    Path("later.yaml").write_text(Path("plan.yaml").read_text("utf-8").replace("水库2座", "水库3座"), encoding="utf-8")
    done = check("diff", "plan.yaml", "later.yaml")
    assert (done.code, done.err) == (
        2,
        f"check: {PLACE}{TOLD}\ncheck: {PLACE.replace('plan', 'later')}{TOLD}\n" + reported(),
    )
    assert "水库" in done.out


@pytest.mark.usefixtures("odd_sentence")
def test_no_baseline_is_written_of_a_plan_that_was_not_read_in_full() -> None:
    assert check("plan.yaml", "--write-baseline", "base.json") == Done(2, "", f"check: {PLACE}{TOLD}\n" + reported())
    assert not Path("base.json").exists()


@pytest.mark.parametrize(
    ("module", "reader", "breaks", "place"),
    [
        (apart, "read_statement", lambda *_: True, ""),
        (facts_module, "read_responsibility", lambda *_: True, "21:49: 附件1 责任分解表 第1行“县水利局”"),
        (
            targets_module,
            "heading_period",
            lambda headings: "一、工作目标" in headings or "工作目标" in headings,
            "17:13: 附件1 一“新增科技型企业6家”",
        ),
    ],
)
def test_a_text_that_breaks_any_reader_costs_itself(
    monkeypatch: pytest.MonkeyPatch, module: Any, reader: str, breaks: Callable[..., bool], place: str
) -> None:
    monkeypatch.setattr(module, reader, breaking(getattr(module, reader), breaks))
    done = check("plan.yaml", "--format", "json")
    assert (done.code, done.err) == (
        2 if place else 1,
        f"check: plan.yaml:{place}{TOLD}\n" + reported() if place else "",
    )


def test_a_table_that_cannot_be_walked_costs_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_Walk, "row", breaking(_Walk.row, lambda *_: True))
    done = check("plan.yaml", *ONLY, "--format", "concise")
    assert done == Done(
        2, f"plan.yaml:10:11: error N101 {FINDING}\n", f"check: plan.yaml:19:9: 附件1 表1{TOLD}\n" + reported()
    )


def test_a_section_that_cannot_be_walked_costs_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(_walk: _Walk, _scope: object, _route: object, section: Section) -> bool:
        return section.heading == "一、工作目标"

    monkeypatch.setattr(_Walk, "section", breaking(_Walk.section, breaks))
    done = check("plan.yaml", "--format", "json")
    assert (done.code, done.err) == (2, f"check: plan.yaml:15:9: 附件1 第1节{TOLD}\n" + reported())


def test_a_cell_that_cannot_be_read_costs_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        facts_module.TableRows,
        "cell_place",
        breaking(facts_module.TableRows.cell_place, lambda _, p: "rows" in p.route),
    )
    done = check("facts", "plan.yaml", "--unread")
    assert (done.code, done.err) == (
        2,
        f"check: plan.yaml:21:34: 附件1 责任分解表 第1行“建成水库2座”{TOLD}\n" + reported(),
    )
    assert done.out.splitlines()[2].split() == ["附件1", "责任分解表", "第1行", "建成水库【2】座", "识读出错"]


def test_a_rule_that_breaks_down_costs_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patterns, "find_spans", breaking(patterns.find_spans, lambda *_: True))
    done = check("plan.yaml", "--select", "N101", "--select", "T105", "--format", "concise")
    said = "check: plan.yaml: T105 punctuation: 规则运行出错: KeyError\n"
    assert done == Done(2, f"plan.yaml:10:11: error N101 {FINDING}\n", said + reported())


def test_a_rule_whose_words_cannot_be_made_costs_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    from checker.rules.rule import Rule

    monkeypatch.setattr(Rule, "message_of", breaking(Rule.message_of, lambda rule, _: rule.code == "N101"))
    done = check("plan.yaml", *ONLY, "--format", "concise")
    said = "check: plan.yaml: N101 master-annex-value: 规则运行出错: KeyError\n"
    assert (done.code, done.err.splitlines(keepends=True)[-2:]) == (2, [said, reported()])


def test_matrices_that_cannot_be_made_do_not_cost_the_findings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading_copy, "indicator_matrix", breaking(reading_copy.indicator_matrix, lambda _: True))
    done = check("plan.yaml", *ONLY, "--format", "html=page.html", "--format", "concise")
    said = "原文和对照表没有做成 (internal error: KeyError). 问题照常列出。"
    assert done == Done(2, f"plan.yaml:10:11: error N101 {FINDING}\n", f"check: plan.yaml: {said}\n" + reported())
    assert "N101" in Path("page.html").read_text("utf-8")


def passages(number: int) -> list[Passage]:
    plan = Plan.model_validate({"title": "方案", "master": {"title": "方案", "statements": ["句"] * number}})
    return list(Facts(plan).passages)[1:]


def test_of_many_texts_the_broken_ones_are_found_in_few_tries() -> None:
    texts, tries = passages(64), []

    def read(given: list[Passage]) -> list[int]:
        tries.append(len(given))
        if any(passage.index in (7, 50) for passage in given):
            raise ValueError
        return [passage.index for passage in given]

    read_texts, broken = attempt(read, texts)  # type: ignore[arg-type]
    assert read_texts == {passage.index: passage.index for passage in texts if passage.index not in (7, 50)}
    assert {index: (each.doing, each.error) for index, each in broken.items()} == dict.fromkeys(
        (7, 50), ("reading", "ValueError")
    )
    assert len(tries) == 23
    assert attempt(lambda _: 1 / 0, []) == Attempted({}, {})  # type: ignore[arg-type, return-value]


def test_a_plan_without_faults_has_none() -> None:
    facts = Facts(Plan.model_validate({"title": "方案", "master": {"title": "方案", "statements": ["新增企业8家"]}}))
    assert facts.faults == ()
    assert facts.coverage == Coverage(1, 1)
    assert printed.place_of(facts.passages[1]).quote == "新增企业8家"

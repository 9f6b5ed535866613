"""What must be said of responsibility: grouping, plans that hold nothing of the sort, and how blanks are told apart."""

from pathlib import Path

import pytest
from bare_rules import report_of
from hypothesis import given
from hypothesis import strategies as st

from checker.checks.responsibility.stated import Field
from checker.data import data_dir
from checker.finding import Finding, Report, Words
from checker.inputs.problem import InputError
from checker.plan.model import Member, Row, Section
from checker.rulebook.examples import Annex
from checker.rules.loading import load_rule


def report(field: str, *annexes: Annex) -> Report:
    return report_of("stated", {"field": field}, "{document} {count} {where}", annexes=annexes)


def findings(field: str, *annexes: Annex) -> tuple[Finding, ...]:
    return report(field, *annexes).findings


def row(number: str, leader: object, content: str = "新增企业6家") -> Row:
    return Row(number=number, content=content, units="县科工局", leader=leader)


@pytest.mark.parametrize("field", ["leader", "leader_names", "task_force", "roster_names", "lead"])
def test_a_plan_without_such_a_thing_is_not_checked_and_says_why(field: str) -> None:
    said = report(field, Annex(goals=("新增企业6家",))).not_run
    assert [(each.failed, each.reason) for each in said] == [
        (False, Words("本方案没有可检查的内容", "the plan has nothing of this sort to check"))
    ]


def test_a_rule_may_not_name_an_outcome_of_another_field(tmp_path: Path) -> None:
    file = tmp_path / "no-unit.yaml"
    text = (data_dir("rules") / "responsibility" / file.name).read_text(encoding="utf-8")
    file.write_text(text.replace("severity: {missing:", "severity: {damaged:"), encoding="utf-8")
    with pytest.raises(InputError) as refused:
        load_rule(file)
    wrong = "内容不合要求: 没有“damaged”这种结果; 可用: missing、elsewhere (invalid value). 请改正。"
    assert str(refused.value) == f"{file}:5:21: {wrong}"


def test_absences_of_two_annexes_are_two_findings() -> None:
    annex = Annex(rows=(row("1", ""), row("2", "周明"), row("3", "", "举办促销8场")))
    found = findings("leader", annex, annex)
    assert [each.message.zh for each in found] == ["附件1 责任分解表 2 第1行、第3行", "附件2 责任分解表 2 第1行、第3行"]


def test_rows_that_share_a_number_keep_their_own_leaders() -> None:
    first = Row(number="1", item="教育", content="建设学校1所", units="县教育局", leader="")
    second = Row(content="开展义诊3场", units="县卫健局", leader="周明")
    assert [each.message.zh for each in findings("leader", Annex(rows=(first, second)))] == [
        "附件1 责任分解表 1 第1行“建设学校1所”"
    ]


def test_a_cell_of_blank_lines_is_blank_and_says_so() -> None:
    (found,) = findings("leader", Annex(rows=(row("1", ("", "")),)))
    assert found.explanation == (
        Words(
            "附件1 责任分解表 第1行: 单元格内有2行空白, 可能原有姓名脱落",
            "Annex 1 table row 1: 2 blank lines in the cell, names may have been lost",
        ),
    )


def test_a_damaged_cell_is_shown_line_by_line() -> None:
    (found,) = findings("leader_names", Annex(rows=(row("1", ("周明", "", "林静宜")),)))
    assert found.explanation == (
        Words("附件1 责任分解表 第1行: 周明 / (空白) / 林静宜", "Annex 1 table row 1: 周明 / (blank) / 林静宜"),
    )


def test_an_empty_line_at_the_end_is_another_matter_than_one_among_names() -> None:
    rows = (row("1", ("周明", "", "林静宜")), row("2", ("周明", ""), "举办促销8场"))
    assert [each.message.zh for each in findings("leader_names", Annex(rows=rows))] == [
        "附件1 责任分解表 1 第1行",
        "附件1 责任分解表 1 第2行",
    ]


def test_a_convention_in_one_annex_does_not_hold_in_another() -> None:
    told = Section(heading="(一)发展产业", responsibility="(县科工局、县发改局负责。列第一位者为牵头单位，下同)")
    silent = Section(heading="(一)扩大消费", responsibility="(县商务局、县文旅局负责)")
    found = findings("lead", Annex(tasks=(told,)), Annex(tasks=(silent,)))
    assert [each.message.zh for each in found] == ["附件2 1 二(一)“扩大消费”"]


def test_a_roster_of_posts_alone_needs_no_names() -> None:
    roster = (Member(role="组长", post="县长"), Member(role="副组长", post="副县长"))
    assert findings("roster_names", Annex(roster=roster)) == ()


@pytest.mark.parametrize("field", list(Field))
@given(cells=st.lists(st.text(max_size=30), max_size=4), text=st.text(max_size=40))
def test_no_text_breaks_it(field: str, cells: list[str], text: str) -> None:
    task = Section(heading=text, statements=(text,), responsibility=text)
    rows = (Row(number="1", content=text, units=tuple(cells), leader=tuple(cells)),)
    roster = (Member(role=text, name=text, post=text), Member(post=text))
    said = report(field, Annex(tasks=(task,), rows=rows, task_force=text, roster=roster))
    assert not any(each.failed for each in said.not_run)

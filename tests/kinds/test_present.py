"""Kind `present`: grouping, what it says of a plan it cannot check, and how blanks are told apart."""

import pytest
from bare_rules import report_of
from hypothesis import given
from hypothesis import strategies as st

from checker.finding import Finding, Report, Words
from checker.kinds.present import What
from checker.plan.model import Member, Row, Section
from checker.rulebook.examples import Annex


def report(what: What, *annexes: Annex, **options: object) -> Report:
    return report_of("present", {"what": what, **options}, "{document} {count}/{total} {places}", annexes=annexes)


def findings(what: What, *annexes: Annex, **options: object) -> tuple[Finding, ...]:
    return report(what, *annexes, **options).findings


def row(number: str, leader: object, content: str = "新增企业6家") -> Row:
    return Row(number=number, content=content, units="县科工局", leader=leader)


@pytest.mark.parametrize("what", [What.LEADER, What.LEADER_NAMES, What.TASK_FORCE, What.ROSTER_NAMES, What.LEAD])
def test_a_plan_without_such_a_thing_is_not_checked_and_says_why(what: What) -> None:
    said = report(what, Annex(goals=("新增企业6家",))).not_run
    assert [(each.failed, each.reason) for each in said] == [
        (False, Words("本方案没有可检查的内容", "the plan has nothing of this sort to check"))
    ]


def test_absences_of_two_annexes_are_two_findings() -> None:
    annex = Annex(rows=(row("1", ""), row("2", "周明"), row("3", "", "举办促销8场")))
    found = findings(What.LEADER, annex, annex)
    assert [each.message.zh for each in found] == [
        "附件1 责任分解表 2/3 第1行、第3行",
        "附件2 责任分解表 2/3 第1行、第3行",
    ]


def test_rows_that_share_a_number_keep_their_own_leaders() -> None:
    first = Row(number="1", item="教育", content="建设学校1所", units="县教育局", leader="")
    second = Row(content="开展义诊3场", units="县卫健局", leader="周明")
    assert [each.message.zh for each in findings(What.LEADER, Annex(rows=(first, second)))] == [
        "附件1 责任分解表 1/2 第1行“建设学校1所”"
    ]


def test_a_cell_of_blank_lines_is_blank_and_says_so() -> None:
    (found,) = findings(What.LEADER, Annex(rows=(row("1", ("", "")),)))
    assert found.explanation == (
        Words(
            "附件1 责任分解表 第1行: 单元格内有2行空白, 可能原有姓名脱落",
            "附件1 责任分解表 第1行: 2 blank lines in the cell, names may have been lost",
        ),
    )


def test_a_damaged_cell_is_shown_line_by_line() -> None:
    (found,) = findings(What.LEADER_NAMES, Annex(rows=(row("1", ("周明", "", "林静宜")),)))
    assert found.explanation == (
        Words("附件1 责任分解表 第1行: 周明 / (空白) / 林静宜", "附件1 责任分解表 第1行: 周明 / (blank) / 林静宜"),
    )


def test_an_empty_line_at_the_end_is_another_matter_than_one_among_names() -> None:
    rows = (row("1", ("周明", "", "林静宜")), row("2", ("周明", ""), "举办促销8场"))
    assert [each.message.zh for each in findings(What.LEADER_NAMES, Annex(rows=rows))] == [
        "附件1 责任分解表 1/2 第1行",
        "附件1 责任分解表 1/2 第2行",
    ]


def test_a_convention_in_one_annex_does_not_hold_in_another() -> None:
    told = Section(heading="(一)发展产业", responsibility="(县科工局、县发改局负责。列第一位者为牵头单位，下同)")
    silent = Section(heading="(一)扩大消费", responsibility="(县商务局、县文旅局负责)")
    found = findings(What.LEAD, Annex(tasks=(told,)), Annex(tasks=(silent,)))
    assert [each.message.zh for each in found] == ["附件2 1/1 二(一)"]


def test_a_roster_of_posts_alone_needs_no_names() -> None:
    roster = (Member(role="组长", post="县长"), Member(role="副组长", post="副县长"))
    assert findings(What.ROSTER_NAMES, Annex(roster=roster)) == ()


def test_a_row_that_carries_out_a_task_is_told_with_it() -> None:
    led = "(县商务局、县文旅局、县住建局牵头)"
    task = Section(heading="(一)扩大消费", statements=("举办促销8场",), responsibility=led)
    line = Row(number="1", item="扩大消费", content="举办促销8场", units="县商务局、县文旅局、县住建局牵头")
    assert [each.message.zh for each in findings(What.SINGLE_LEAD, Annex(tasks=(task,), rows=(line,)))] == [
        " 1/2 附件1 二(一)"
    ]


def test_only_the_given_words_are_vague() -> None:
    task = Section(heading="(一)安全检查", responsibility="(县安委办牵头，各行业部门、各乡镇负责)")
    assert findings(What.UNIT_NAMES, Annex(tasks=(task,))) == ()
    (found,) = findings(What.UNIT_NAMES, Annex(tasks=(task,)), words=("部门",))
    assert [place.quote for place in found.places] == ["各行业部门"]


@given(st.lists(st.text(max_size=30), max_size=4), st.text(max_size=40), st.sampled_from(list(What)))
def test_no_text_breaks_it(cells: list[str], text: str, what: What) -> None:
    task = Section(heading=text, statements=(text,), responsibility=text)
    rows = (Row(number="1", content=text, units=tuple(cells), leader=tuple(cells)),)
    roster = (Member(role=text, name=text, post=text), Member(post=text))
    said = report(what, Annex(tasks=(task,), rows=rows, task_force=text, roster=roster), words=("部门",))
    assert not any(each.failed for each in said.not_run)

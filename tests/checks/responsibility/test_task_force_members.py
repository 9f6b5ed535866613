"""Units outside a task force, and officers' units outside its members."""

import pytest
from bare_rules import messages_of, report_of
from hypothesis import given
from hypothesis import strategies as st

from checker.finding import Words
from checker.plan.model import Member, Row, Section
from checker.rulebook.examples import Annex


def force(name: str, members: str, deputies: str = "", office: str = "县商务局") -> str:
    return f"成立{name}工作专班，由副县长林静任召集人，{deputies}成员单位包括{members}，专班办公室设{office}。"


@pytest.mark.parametrize("check", ["unit-outside-task-force", "officers-outside"])
def test_a_plan_without_task_forces_is_not_checked_and_says_why(check: str) -> None:
    (said,) = report_of(check, {}, annexes=(Annex(goals=("新增企业6家",)),)).not_run
    assert said.reason == Words("没有读到工作专班", "no task force was read")


def test_units_are_told_by_the_name_they_are_known_by() -> None:
    tasks = (
        Section(heading="(一)稳定就业", responsibility="(县人力资源和社会保障局牵头，县统计局负责)"),
        Section(heading="(二)扩大消费", responsibility="(县商务局牵头，县人社局负责)"),
    )
    annex = Annex(tasks=tasks, task_force=force("就业", "县人社局、县商务局"))
    assert messages_of("unit-outside-task-force", {}, "{names}", annexes=(annex,)) == ["县统计局"]


def test_an_open_list_decides_nothing() -> None:
    tasks = (Section(heading="(一)扩大消费", responsibility="(县商务局牵头，县统计局负责)"),)
    annex = Annex(tasks=tasks, task_force=force("消费", "县商务局、县文旅局等"))
    closed = annex.model_copy(update={"task_force": force("消费", "县商务局、县文旅局")})
    (found,) = report_of("unit-outside-task-force", {}, annexes=(annex,)).findings
    (other,) = report_of("unit-outside-task-force", {}, annexes=(closed,)).findings
    assert found.key != other.key


def test_officers_of_all_annexes_that_depart_from_the_habit_are_one_finding() -> None:
    deputy = "县科工局局长黎川任副召集人，"
    usual = Annex(task_force=force("产业", "县商务局、县科工局、县发改局", deputy))
    odd = Annex(task_force=force("消费", "县文旅局、县发改局", deputy))
    assert messages_of("officers-outside", {}, "{names}", annexes=(usual, usual, usual, odd)) == [
        "附件4县科工局、附件4县商务局"
    ]


@pytest.mark.parametrize("check", ["leader-outside-group", "unit-outside-task-force", "officers-outside"])
@given(text=st.text(max_size=60), name=st.text(max_size=20))
def test_no_text_breaks_it(check: str, text: str, name: str) -> None:
    annex = Annex(
        task_force=f"成立工作专班，由{text}任召集人，成员单位包括{name}，办公室设{name}",
        roster=(Member(role=name, name=name, post=text),),
        rows=(Row(number="1", content=text, units=name, leader=name),),
    )
    assert not any(each.failed for each in report_of(check, {}, annexes=(annex,)).not_run)

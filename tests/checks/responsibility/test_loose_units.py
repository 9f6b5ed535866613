"""Units that nobody can call to account: told by a general word only, or several that lead side by side."""

import pytest
from bare_rules import messages_of, report_of
from hypothesis import given
from hypothesis import strategies as st

from checker.finding import Words
from checker.plan.model import Row, Section
from checker.rulebook.examples import Annex


@pytest.mark.parametrize("check", ["several-leads", "vague-unit"])
def test_a_plan_without_units_is_not_checked_and_says_why(check: str) -> None:
    (said,) = report_of(check, {}, annexes=(Annex(goals=("新增企业6家",)),)).not_run
    assert said.reason == Words("本方案没有可检查的内容", "the plan has nothing of this sort to check")


def test_a_row_that_carries_out_a_task_is_told_with_it() -> None:
    led = "(县商务局、县文旅局、县住建局牵头)"
    task = Section(heading="(一)扩大消费", statements=("举办促销8场",), responsibility=led)
    line = Row(number="1", item="扩大消费", content="举办促销8场", units="县商务局、县文旅局、县住建局牵头")
    annexes = (Annex(tasks=(task,), rows=(line,)),)
    assert messages_of("several-leads", {}, "{count} {where}", annexes=annexes) == ["1 附件1 二(一)"]


def test_townships_are_a_known_set_of_units_and_departments_are_not() -> None:
    task = Section(heading="(一)安全检查", responsibility="(县安委办牵头，各行业部门、各乡镇负责)")
    assert messages_of("vague-unit", {}, "{count}: {quotes}", annexes=(Annex(tasks=(task,)),)) == ["1: “各行业部门”"]


@pytest.mark.parametrize("check", ["several-leads", "vague-unit"])
@given(text=st.text(max_size=40))
def test_no_text_breaks_it(check: str, text: str) -> None:
    annex = Annex(
        tasks=(Section(heading=text, statements=(text,), responsibility=text),),
        rows=(Row(number="1", content=text, units=text),),
    )
    assert not any(each.failed for each in report_of(check, {}, annexes=(annex,)).not_run)

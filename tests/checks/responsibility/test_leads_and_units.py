"""Leads and units of one task or target in two places."""

import pytest
from bare_rules import messages_of, report_of
from hypothesis import given
from hypothesis import strategies as st

from checker.finding import Words
from checker.plan.model import Row, Section
from checker.rulebook.examples import Annex

CHECKS = ("lead-body-table", "units-body-table", "lead-two-annexes")


def task(name: str, statement: str, units: str) -> Section:
    return Section(heading=f"(一){name}", statements=(statement,), responsibility=units)


@pytest.mark.parametrize("check", CHECKS)
def test_a_plan_with_nothing_to_compare_is_not_checked_and_says_why(check: str) -> None:
    (said,) = report_of(check, {}, master=("新增企业6家",)).not_run
    assert said.reason == Words("本方案没有可对照的内容", "the plan has nothing of this sort to compare")


def test_targets_that_the_same_tasks_share_are_one_finding() -> None:
    texts = "建设高标准农田3.5万亩,新建水库2座"
    annexes = (
        Annex(tasks=(task("扩大投资", texts, "(县发改局牵头)"),)),
        Annex(tasks=(task("发展农业", texts, "(县农业农村局牵头)"),)),
        Annex(tasks=(task("保障供水", "新建水库2座", "(县水利局牵头)"),)),
    )
    assert messages_of("lead-two-annexes", {}, "{thing}|{values}", annexes=annexes) == [
        "“新建水库2座、建设高标准农田3.5万亩”"
        "|附件1 二(一)由县发改局牵头; 附件2 二(一)由县农业农村局牵头; 附件3 二(一)由县水利局牵头"
    ]


def test_other_figures_of_one_indicator_are_other_targets() -> None:
    annexes = (
        Annex(tasks=(task("扩大投资", "建设高标准农田3.5万亩", "(县发改局牵头)"),)),
        Annex(tasks=(task("发展农业", "建设高标准农田1.2万亩", "(县农业农村局牵头)"),)),
    )
    assert messages_of("lead-two-annexes", {}, "{thing}", annexes=annexes) == []


def row(item: str, content: str, lead: str) -> Row:
    return Row(number="1", item=item, content=content, lead=lead)


def test_rows_of_two_tables_that_print_one_target_give_one_target() -> None:
    annexes = (
        Annex(rows=(row("关爱老人", "建成村级养老食堂12个", "县民政局"),)),
        Annex(rows=(row("民生实事", "建成村级养老食堂12个", "县卫健局"),)),
    )
    assert messages_of("lead-two-annexes", {}, "{values}", annexes=annexes) == [
        "附件1 责任分解表 第1行由县民政局牵头; 附件2 责任分解表 第1行由县卫健局牵头"
    ]


def test_figures_without_a_name_in_two_tables_are_no_one_target() -> None:
    annexes = (
        Annex(rows=(row("修建水厂", "完成投资2亿元", "县水利局"),)),
        Annex(rows=(row("修建学校", "完成投资2亿元", "县教育局"),)),
    )
    assert messages_of("lead-two-annexes", {}, "{values}", annexes=annexes) == []


def test_a_cell_of_its_own_for_leads_needs_no_word_for_it() -> None:
    row = Row(number="1", item="扩大消费", content="举办促销8场", lead="县文旅局", units="县商务局、县住建局")
    annex = Annex(tasks=(task("扩大消费", "举办促销8场", "(县商务局牵头，县文旅局、县住建局负责)"),), rows=(row,))
    assert messages_of("lead-body-table", {}, "{value_a}/{value_b}", annexes=(annex,)) == ["县商务局/县文旅局"]
    assert messages_of("units-body-table", {}, "{values}", annexes=(annex,)) == []


@pytest.mark.parametrize("check", CHECKS)
@given(text=st.text(max_size=60))
def test_no_text_breaks_it(check: str, text: str) -> None:
    annex = Annex(
        tasks=(task(text, text, text),), rows=(Row(number="1", item=text, content=text, units=text, lead=text),)
    )
    assert not any(each.failed for each in report_of(check, {}, master=(text,), annexes=(annex, annex)).not_run)

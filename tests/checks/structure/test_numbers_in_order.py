import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.checks.check import outcome_name, values_of
from checker.checks.structure import heading_numbers, row_numbers
from checker.facts import Facts
from checker.plan.model import Document, Plan, Row, Section, Table


def _plan(*headings: str) -> Plan:
    sections = tuple(Section(heading=heading) for heading in headings)
    return Plan(title="青山县方案", master=Document(title="总体方案", sections=sections))


@pytest.mark.parametrize(
    ("headings", "outcomes"),
    [
        (("一、目标", "二、任务"), []),
        (("一、目标", "三、任务"), ["gap"]),
        (("一、目标", "一、任务"), ["repeat"]),
        (("一、目标", "三、机制", "二、任务"), ["order"]),
        (("一、目标", "(二)任务", "二、机制"), ["style"]),
        (("(一)目标", "(二任务"), ["broken"]),
        (("目标", "任务"), []),
    ],
)
def test_each_fault_of_a_list_of_headings_has_its_own_outcome(headings: tuple[str, ...], outcomes: list[str]) -> None:
    assert [outcome_name(type(each)) for each in heading_numbers.find(Facts(_plan(*headings)))] == outcomes


@pytest.mark.parametrize(
    ("numbers", "labels"),
    [
        ((("1", "2"), ("1", "2")), ["一 第1行", "一 第2行", "二 第1行", "二 第2行"]),
        ((("1", "2"), ("3", "3")), ["第1行", "第2行", "第3行", "第3行"]),
        (((" 1", "2 "), ("3", "4")), ["第1行", "第2行", "第3行", "第4行"]),
    ],
)
def test_the_group_stands_in_the_label_where_rows_are_counted_anew(
    numbers: tuple[tuple[str, ...], ...], labels: list[str]
) -> None:
    rows = [
        row
        for mark, group in zip("一二", numbers, strict=True)
        for row in (Row(group=f"{mark}、任务"), *(Row(number=number, content="建设") for number in group))
    ]
    annex = Document(label="附件1", title="方案", tables=(Table(rows=tuple(rows)),))
    facts = Facts(Plan(title="方案", master=Document(title="总体方案"), annexes=(annex,)))
    assert [row.label.removeprefix("附件1 责任分解表 ") for row in facts.outline.rows] == labels


def test_a_number_repeated_in_the_next_group_is_a_repeat_and_no_new_count() -> None:
    rows = [Row(group="一、任务"), Row(number="1", content="建设"), Row(number="2", content="改造")]
    rows += [Row(group="二、任务"), Row(number="2", content="提升"), Row(number="4", content="完善")]
    annex = Document(label="附件1", title="方案", tables=(Table(rows=tuple(rows)),))
    facts = Facts(Plan(title="方案", master=Document(title="总体方案"), annexes=(annex,)))
    found = [(outcome_name(type(each)), *values_of(each).values()) for each in row_numbers.find(facts)]
    assert found == [("repeat", "附件1 责任分解表", "2"), ("gap", "附件1 责任分解表", "3")]


@given(st.lists(st.text(max_size=12), max_size=6), st.lists(st.text(max_size=3), max_size=6))
def test_arbitrary_headings_and_numbers_never_break_the_check(headings: list[str], numbers: list[str]) -> None:
    rows = tuple(Row(number=number, content="任务") for number in numbers)
    sections = tuple(Section(heading=heading, sections=(Section(heading=heading),)) for heading in headings)
    master = Document(title="总体方案", sections=sections, tables=(Table(rows=rows),))
    facts = Facts(Plan(title="方案", master=master))
    assert all(each.places for each in (*heading_numbers.find(facts), *row_numbers.find(facts)))

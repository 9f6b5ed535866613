import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.checks.check import NotApplicable, values_of
from checker.checks.shared.citations import find_citations
from checker.checks.structure import annex_list, annex_reference, row_group, table_group
from checker.facts import Facts
from checker.plan.model import Document, Plan, Row, Section, Table

TEXTS = st.text("一二、.(（)附件12:行动任务建设“”", max_size=14)


def _annex(label: str, title: str, group: str = "") -> Document:
    tasks = Section(heading="二、工作任务", sections=(Section(heading=title), Section(heading="(二)建设")))
    rows = (Row(group=group), Row(number="1", content="建设"), Row(group="二、建设"), Row(number="2", content="任务"))
    return Document(label=label, title=title, sections=(tasks,), tables=(Table(rows=rows),))


@given(st.lists(TEXTS, max_size=4), TEXTS, TEXTS, TEXTS)
def test_arbitrary_lists_labels_and_groups_never_break_a_check(
    lines: list[str], label: str, title: str, group: str
) -> None:
    master = Document(title="总体方案", annex_list=tuple(lines), statements=(title,))
    facts = Facts(Plan(title="方案", master=master, annexes=(_annex(label, title, group),)))
    for check in (annex_list, annex_reference, table_group, row_group):
        try:
            assert all(outcome.places for outcome in check.find(facts))
        except NotApplicable:
            continue


def test_chinese_and_arabic_numbers_name_the_same_annex() -> None:
    master = Document(
        title="总体方案", annex_list=("一、产业方案", "二、创新方案"), statements=("见附件二", "见附件三")
    )
    annexes = (Document(label="附件1", title="产业方案"), Document(label="附件2", title="创新方案"))
    facts = Facts(Plan(title="方案", master=master, annexes=annexes))
    assert list(annex_list.find(facts)) == []
    assert [values_of(outcome)["reference"] for outcome in annex_reference.find(facts)] == ["附件三"]


def test_a_notice_is_cited_by_the_plan_it_issues() -> None:
    text = "根据《关于印发<东江市产业方案>的通知》（东政办发〔2030〕2号）"
    facts = Facts(Plan(title="方案", master=Document(title="总体方案", statements=(text,))))
    assert [(citation.title, citation.number) for citation in find_citations(facts)] == [
        ("东江市产业方案", "东政办发〔2030〕2号")
    ]


@pytest.mark.parametrize(
    ("item", "said"),
    [
        ("阳光助学行动", []),
        ("阳光促学行动", ["阳光促学行动"]),
        ("阳光助学", []),
        ("夜间市场行动", []),
        ("夜间经济行动", []),
    ],
)
def test_a_row_is_named_as_its_task_but_for_a_slip(item: str, said: list[str]) -> None:
    sections = (
        Section(heading="(一)阳光助学行动", statements=("新建幼儿园6所",)),
        Section(heading="(二)夜间经济行动", statements=("开设夜市9处",)),
    )
    table = Table(rows=(Row(number="1", item=item, content="新建幼儿园6所"),))
    annex = Document(title="方案", sections=(Section(heading="二、工作任务", sections=sections),), tables=(table,))
    facts = Facts(Plan(title="方案", master=Document(title="总体方案"), annexes=(annex,)))
    assert [values_of(outcome)["table"] for outcome in table_group.find(facts)] == said

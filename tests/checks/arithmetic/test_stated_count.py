import pytest
from bare_rules import messages_of, report_of
from hypothesis import given
from hypothesis import strategies as st

from checker.finding import Words
from checker.plan.model import Row, Section
from checker.rulebook.examples import Annex

MESSAGE = "{counted} {number} {things}"


def listed(*texts: str) -> list[str]:
    return messages_of("stated-count", {}, MESSAGE, master=texts)


def test_a_plan_without_counts_is_not_checked_and_says_why() -> None:
    (said,) = report_of("stated-count", {}, master=("新增企业6家",)).not_run
    assert said.reason == Words("没有可清点的数目", "nothing that can be counted is stated")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("进出口、进口、出口三项指标分别增长10%", []),
        ("进出口、进口、出口、外资三项指标分别增长10%", ["三项 4 进出口、进口、出口、外资"]),
        ("做强循环经济和装备制造两大优势产业", []),
        ("严控预售许可和资金监管两个关键环节", []),
        ("聚焦装备制造、现代农业等七大产业", []),
        ("聚焦装备制造、现代农业、食品加工等两大产业", ["两大 3 装备制造、现代农业、食品加工"]),
        ("围绕3个重点产业体系(循环经济产业体系、智能制造产业体系、现代农业产业体系)", []),
        ("围绕4个重点产业体系(循环经济产业体系、智能制造产业体系)", ["4个 2 循环经济产业体系、智能制造产业体系"]),
        ("用心办好省定十大、市定九大重点民生实事", []),
        ("领导小组下设办公室及3个工作组", []),
        ("在甲镇、乙镇2个乡镇实施3个试点项目", []),
    ],
)
def test_a_list_is_counted_where_it_can_be(text: str, said: list[str]) -> None:
    assert listed(text) == said


@pytest.mark.parametrize(
    ("opening", "ending", "said"),
    [
        ("实施四项行动", "行动", ["四项行动 3 甲乙行动、丙丁行动、戊己行动"]),
        ("实施三项行动", "行动", []),
        ("落实省十大行动", "行动", []),
        ("实施八大行动", "行动", []),
        ("从4个方面着手", "", ["4个方面 3 甲乙、丙丁、戊己"]),
        ("从3个方面着手", "", []),
        ("从9个方面着手", "", []),
    ],
)
def test_what_an_opening_announces_is_counted_in_the_headings(opening: str, ending: str, said: list[str]) -> None:
    headings = tuple(Section(heading=f"{n}.{name}{ending}") for n, name in enumerate(("甲乙", "丙丁", "戊己"), 1))
    master = {"title": "方案", "statements": [opening], "sections": [{"heading": "一、主要任务", "sections": headings}]}
    plan = {"title": "方案", "master": master}
    assert messages_of("stated-count", {}, MESSAGE, plan=plan) == said


def test_rows_of_a_group_are_counted_by_their_numbers() -> None:
    rows = (
        Row(group="一、市定三大民生实事"),
        Row(number="1", content="改造农贸市场", units="县商务局"),
        Row(content="规范经营秩序", units="县市监局"),
        Row(number="2", content="建设公园", units="县住建局"),
        Row(group="二、县定两大民生实事"),
        Row(number="1", content="改造厕所", units="县住建局"),
        Row(number="2", content="建设学校", units="县教育局"),
    )
    said = messages_of("stated-count", {}, "{counted} {number}", annexes=(Annex(rows=rows),))
    assert said == ["三大 2"]


def test_what_is_named_under_a_heading_is_compared_with_headings_elsewhere() -> None:
    named = Section(
        heading="(一)推进三大科创工程",
        statements=("加快推进平台提升工程", "加快推进人才强基工程", "加快推进成果转化工程", "加快推进生态优化工程"),
    )
    assert messages_of("stated-count", {}, MESSAGE, master_tasks=(named,)) == [
        "三大 4 平台提升工程、人才强基工程、成果转化工程、生态优化工程"
    ]


@given(st.text(max_size=60))
def test_no_text_breaks_it(text: str) -> None:
    heading = Section(heading=f"(一)推进三大{text}", statements=(text, f"{text}等四项(甲、乙)"))
    said = report_of("stated-count", {}, master=(text,), master_tasks=(heading,))
    assert not any(each.failed for each in said.not_run)

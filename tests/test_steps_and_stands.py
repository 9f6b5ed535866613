"""Figures that look alike and are of other times, wholes or steps: nothing is told of a text that agrees."""

from __future__ import annotations

import pytest

from checker.engine import check_plan
from checker.facts import Facts
from checker.language.constraint import Role
from checker.readers.opening import read_text
from checker.rules.loading import load_rules
from checker.source import SourceMap

RULES = load_rules()
DRAFT = "禾川县竹产业三年行动方案（2031—2033年）\n\n{}\n"


def told(text: str) -> list[tuple[str, str]]:
    report = check_plan(read_text(DRAFT.format(text), "禾川.txt").plan, SourceMap("禾川.txt"), RULES)
    graver = (each for each in report.findings if each.severity.value != "review" or each.code[0] in "AND")
    return [(each.code, each.message.zh) for each in graver]


GROWN = """附表
主要指标表
指标|单位|2030年完成数|2030年增长（%）|2031年目标数|2031年增长（%）
竹业产值|亿元|25|8.5|27|{}
竹笋产量|万吨|4|5|4.4|10
"""
PAST = """一、2030年工作情况
（一）竹业平稳。竹业产值{}亿元，增长8.5%。
二、2031年目标
附表
主要指标表
指标|单位|2030年完成数|2031年目标数
竹业产值|亿元|25|27
"""
YEARS = """一、发展目标
2033年为见效之年。竹业交易额达到{0}亿元，三年累计36亿元。
附表
主要指标表
指标|单位|2030年|2031年|2032年|2033年
竹业交易额（当年）|亿元|8|10|12|{0}
"""


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("一、工作任务\n1.修缮。全年为500户困难家庭实施卧室修缮，比上年增加100户、增长25%。", []),
        ("一、工作任务\n1.产量。竹笋产量达到6万吨，比上年增加1万吨、增长20%。", []),
        (GROWN.format(8), []),
        (GROWN.format(20), ["A115"]),
        (PAST.format(25), []),
        (YEARS.format(14), []),
        (YEARS.format(15), ["N126"]),
    ],
)
def test_growth_and_sums_are_those_of_their_own_years(text: str, codes: list[str]) -> None:
    assert [code for code, _ in told(text)] == codes


def roles(text: str) -> list[tuple[str, Role]]:
    facts = Facts(read_text(DRAFT.format(text), "禾川.txt").plan)
    return [(target.constraint.quantity.raw or "", target.constraint.role) for target in facts.stated]


def test_as_of_holds_to_the_full_stop_unless_something_to_come_begins() -> None:
    said = "一、总体思路\n截至2030年底，建成竹园12个；在册企业40家，产值达到3亿元；2033年，企业达到60家。建成竹园20个。"
    assert roles(said) == [
        ("12个", Role.RESULT),
        ("40家", Role.RESULT),
        ("3亿元", Role.RESULT),
        ("60家", Role.TARGET),
        ("20个", Role.TARGET),
    ]
    assert roles("一、总体思路\n到2033年底，建成竹园12个；在册企业40家。") == [
        ("12个", Role.TARGET),
        ("40家", Role.TARGET),
    ]


TABLE = """禾川县2031年民生实事方案

一、工作任务
1.改造农村危房。全年改造农村危房320户，11月底前完成。
2.筹集人才公寓。全年筹集人才公寓450套，其中新建300套、改建150套。
3.增加学位。全年新增小学学位1800个，其中甲小学24个班、1080个，乙小学扩建16个班、720个。
4.改造旧村。改造2010年底前建成的旧村24个，其中东坪镇15个、西坪镇9个。

附件1
责任分工表
序号|重点任务|主要措施|牵头单位|完成时限
1|改造农村危房|改造{}，C级210户|县住建局|2031年11月底
2|筹集人才公寓|新建300套、改建150套|县住建局|2031年12月底
3|增加小学学位|新增1800个|县教育局|2031年8月底
4|改造旧村|改造24个|县住建局|2031年12月底
"""


def figures(text: str) -> list[tuple[str, str]]:
    plan = read_text(text, "禾川.txt").plan
    return [
        (target.constraint.indicator, target.constraint.quantity.raw or "")
        for target in Facts(plan).targets
        if target.passage.label.startswith("附件1")
    ]


def test_a_cell_that_only_says_how_many_are_made_speaks_of_what_its_row_is_about() -> None:
    assert figures(TABLE.format("320户")) == [
        ("农村危房", "320户"),
        ("C级", "210户"),
        ("人才公寓", "300套"),
        ("人才公寓", "150套"),
        ("小学学位", "1800个"),
        ("旧村", "24个"),
    ]


@pytest.mark.parametrize(("number", "codes"), [("320户", []), ("310户", ["N101"])])
def test_it_is_held_against_the_text_and_its_parts_are_not(number: str, codes: list[str]) -> None:
    plan = read_text(TABLE.format(number), "禾川.txt").plan
    report = check_plan(plan, SourceMap("禾川.txt"), RULES)
    assert [each.code for each in report.findings if each.severity.value != "review" or each.code == "D104"] == codes


TIMES = """禾川县2031年项目方案

附件1
项目表
序号|项目名称|建设起止时间|责任单位
1|东坪竹园|2031年3月—2031年11月|县林业局
2|西坪竹园|2030年2月—2031年12月|县林业局
3|南坪竹园|2031年3月—2031年12月|县林业局
4|北坪竹园|2031年2月—2031年8月|县林业局
"""


def test_spans_of_building_are_no_deadlines_gone_by_and_no_rows_run_together() -> None:
    report = check_plan(read_text(TIMES, "禾川.txt").plan, SourceMap("禾川.txt"), RULES)
    assert [each.code for each in report.findings if each.code in ("D101", "U103")] == []


ORDER = """禾川县2031年民生实事方案

一、重点任务
（一）守护行动
1.改造标准化村级卫生室。全年改造标准化村级卫生室36所，每所补助8万元，共288万元，11月底前完成。
2.改造农村供水管线网。全年改造农村供水管线网210公里，12月底前完成。

附件1
重点项目表
单位：万元
序号|项目名称|建设内容|总投资|责任单位
1|标准化村级卫生室改造|改造村级卫生室36所|540|县卫健局
2|农村供水管线网改造工程|改造管线网210公里|6300|县水利局
"""


def test_words_in_another_order_are_no_other_scope() -> None:
    report = check_plan(read_text(ORDER, "禾川.txt").plan, SourceMap("禾川.txt"), RULES)
    assert [each.message.zh for each in report.findings if each.code == "N114"] == []

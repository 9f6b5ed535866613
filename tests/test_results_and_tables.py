"""What is a result and no target, and which tables of numbers add up: small plans as text, and what is found."""

from __future__ import annotations

import pytest

from checker.engine import check_plan
from checker.readers.opening import read_text
from checker.rules.loading import load_rules
from checker.source import SourceMap

PLAN = "东河县2030年工作方案\n\n一、主要目标\n{}\n二、重点任务\n{}\n"
TABLE = "东河县2030年工作方案\n\n一、主要目标\n建设管网900公里。\n\n附表\n任务分解表\n{}\n"
LED = "（县科工局牵头，县财政局配合）"

# name -> goals, tasks, codes of what is found
TEXTS = {
    "a task's heading that holds a word of the background": (
        "新建标准厂房6万平方米。",
        f"（一）夯实产业发展基础。新建标准厂房5万平方米。{LED}",
        ["N102"],
    ),
    "results under a heading of their own": (
        "新建标准厂房6万平方米。",
        f"（一）工作基础。建成标准厂房5万平方米。\n（二）建设厂房。新建标准厂房6万平方米。{LED}",
        [],
    ),
    "results of a year gone by told in one sentence": (
        "2029年，全县完成工业产值30亿元，农业产值20亿元，商贸收入10亿元，为今年打下了基础。工业产值达到33亿元。",
        f"（一）发展工业。工业产值达到33亿元。{LED}",
        [],
    ),
    "goals of last year left in": (
        "2029年，工业产值增长7%，农业产值增长4%，商贸收入增长9%，新增规上企业20家。",
        f"（一）培育企业。新增规上企业20家。{LED}",
        ["D104", "D104", "D104", "D104"],
    ),
    "the same bound in other words": (
        "工业增加值增长8%以上，登记失业率控制在4%以内。",
        f"（一）工业和就业。工业增加值增速不低于8%，登记失业率不超过4%。{LED}",
        [],
    ),
    "one number written in two ways": (
        "发放消费券3,200万元。",
        f"（一）促进消费。发放消费券0.32亿元。{LED}",
        [],
    ),
    "growth and amount that fit the level": (
        "接待游客680万人次，增长8.8%。",
        f"（一）发展旅游。接待游客680万人次，较上年增加55万人次。{LED}",
        [],
    ),
    "steps of one target through the year": (
        "工程开工率一季度末达到40%、二季度末达到75%、三季度末达到100%。",
        f"（一）抓好开工。工程开工率三季度末达到100%。{LED}",
        [],
    ),
}

# name -> table, codes of what is found
TABLES = {
    "a row of which another tells some": (
        "序号\t名称\t新建沟渠（公里）\n1\t工业\t50\n2\t其中：化工\t20\n3\t农业\t30\n\t合计\t80",
        [],
    ),
    "sums of two groups, and a sum of these": (
        "序号\t名称\t投资（万元）\n1\t甲\t200\n2\t乙\t300\n\t合计\t500\n3\t丙\t20\n4\t丁\t30\n\t合计\t50\n\t总计\t550",
        [],
    ),
    "a sum of these that is wrong": (
        "序号\t名称\t投资（万元）\n1\t甲\t200\n2\t乙\t300\n\t合计\t500\n3\t丙\t20\n4\t丁\t30\n\t合计\t50\n\t总计\t560",
        ["A110"],
    ),
    "sections with their sums above them": (
        "序号\t名称\t地点\t投资（万元）\n一、水利类（2个）\t\t\t500\n1\t甲渠\t东乡\t200\n2\t乙渠\t西乡\t300\n"
        "二、道路类（2个）\t\t\t60\n3\t丙路\t东乡\t20\n4\t丁路\t西乡\t30\n\t合计\t\t550",
        ["A110"],
    ),
    "averages": ("序号\t乡镇\t人均收入（元）\n1\t甲镇\t20000\n2\t乙镇\t30000\n\t全县\t25000", []),
    "years side by side": (
        "序号\t指标\t2030年\t2031年\t2032年\n1\t新增企业（户）\t30\t60\t90\n2\t改造公厕（座）\t3\t4\t5",
        [],
    ),
    "cumulative quarters": ("指标\t一季度\t二季度\t三季度\t四季度\n新增企业（户）\t30\t60\t90\t120", []),
    "two columns of targets": (
        "序号\t指标\t单位\t2030年目标\t2031年目标\n1\t森林覆盖率\t%\t60\t65\n2\t蓄积量\t万立方米\t400\t410",
        [],
    ),
    "a header that is a known word by chance": (
        "序号\t乡镇\t引进项目（个）\n1\t甲镇\t12\n2\t乙镇\t13\n\t合计\t26",
        ["A110"],
    ),
    "a measure word over the whole table": (
        "单位：万元\n序号\t名称\t总投资\t年度投资\n1\t甲桥\t300\t100\n2\t乙桥\t200\t60\n\t合计\t500\t170",
        ["A110"],
    ),
}


def codes_of(text: str) -> list[str]:
    report = check_plan(read_text(text, "t.txt").plan, SourceMap("t.txt"), load_rules())
    assert [each for each in report.not_run if each.failed] == []
    return [finding.code for finding in report.findings]


@pytest.mark.parametrize("name", TEXTS)
def test_results_are_no_targets_and_targets_no_results(name: str) -> None:
    goals, tasks, codes = TEXTS[name]
    assert codes_of(PLAN.format(goals, tasks)) == codes


@pytest.mark.parametrize("name", TABLES)
def test_a_table_of_numbers_adds_up_what_is_a_sum(name: str) -> None:
    table, codes = TABLES[name]
    assert codes_of(TABLE.format(table)) == codes

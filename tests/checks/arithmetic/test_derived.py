"""Figures are reckoned from the figures beside them, at printed precision and on every understanding of the words."""

from collections.abc import Mapping
from typing import Any

import pytest
from bare_rules import messages_of, report_of
from hypothesis import given
from hypothesis import strategies as st

from checker.checks.arithmetic._derived import Kind
from checker.engine import check_plan
from checker.finding import Words
from checker.rulebook.examples import Annex, Example, plan_of
from checker.rules.loading import load_rules
from checker.source import SourceMap

MESSAGE = "{arithmetic}, 文中为{value}"


def said(kind: Kind, *texts: str, **example: Any) -> list[str]:
    return messages_of("derived", {"kind": kind}, MESSAGE, master=texts, **example)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # from – to with a rate
        ("技工贸收入由2030年的40亿元增长到2031年的44亿元，增长10%。", []),
        ("技工贸收入由2030年的40亿元增长到2031年的46亿元，增长10%。", ["40亿元 × 1.1 = 44亿元, 文中为46亿元"]),
        ("办结时限由20个工作日压缩到12个工作日，压缩40%。", []),
        ("办结时限由20个工作日压缩到12个工作日，压缩50%。", ["20个工作日 × 0.5 = 10个工作日, 文中为12个工作日"]),
        ("办结时限由20个工作日压缩到12个工作日，压缩7个工作日。",
         ["20个工作日 - 7个工作日 = 13个工作日, 文中为12个工作日"]),
        ("PM2.5浓度由38微克/立方米下降到35微克/立方米，下降7.9%。", []),
        ("PM2.5浓度由38微克/立方米下降到35微克/立方米，下降9.7%。",
         ["38微克/立方米 × 0.903 = 34.3微克/立方米, 文中为35微克/立方米"]),
        ("产值由72亿元增加到96亿元，增长33%左右。", []),
        ("产值由72亿元增加到96亿元，增长40%以上。", ["72亿元 × 1.4 = 100.8亿元, 文中为96亿元"]),
        ("产值由72亿元增加到96亿元以上，增长30%以上。", []),
        # in front of the change, or behind it
        ("旅游收入比2030年的25.0亿元增长20%，达到31.0亿元。", ["25亿元 × 1.2 = 30亿元, 文中为31.0亿元"]),
        ("全年旅游收入达到30亿元，比2030年的25亿元增长20%。", []),
        ("全年旅游收入达到32亿元，比2030年的25亿元增长20%。", ["25亿元 × 1.2 = 30亿元, 文中为32亿元"]),
        ("在上年150户的基础上新增30户，达到180户。", []),
        ("在上年150户的基础上新增30户，达到190户。", ["150户 + 30户 = 180户, 文中为190户"]),
        ("茶园面积在2029年3.2万亩基础上扩大0.5万亩，达到3.8万亩。", ["3.2万亩 + 5000亩 = 3.7万亩, 文中为3.8万亩"]),
        ("税收完成12.6亿元，在2029年12亿元的基础上增长5%。", []),
        ("税收完成12.6亿元，在2029年12亿元的基础上增长8%。", ["12亿元 × 1.08 = 12.96亿元, 文中为12.6亿元"]),
        # points
        ("收集率由68%提高到72%，提高4个百分点。", []),
        ("收集率由68%提高到72%，提高3个百分点。", ["68% + 3个百分点 = 71%, 文中为72%"]),
        ("毛入园率由89.5%提高到92.0%，提高2.5%。", []),
        ("毛入园率由89.5%提高到92.0%，提高2.8%。", []),
        ("毛入园率由89.5%提高到92.0%，提高3.5%。", ["89.5% + 3.5个百分点 = 93%, 文中为92.0%"]),
        ("税收由5亿元增长到5.6亿元，比全市平均增速高3个百分点。", []),
        # multiples
        ("用电量由3.2亿度增加到6.4亿度，增长1倍。", []),
        ("用电量由3.2亿度增加到6.4亿度，增长2倍。", []),
        ("用电量由3.2亿度增加到6.4亿度，增长3倍。", ["3.2亿度 × (3 + 1) = 12.8亿度, 文中为6.4亿度"]),
        ("用电量由3.2亿度增加到6.4亿度，是2029年的2倍。", []),
        ("用电量由3.2亿度增加到6.4亿度，是2029年的3倍。", ["3.2亿度 × 3 = 9.6亿度, 文中为6.4亿度"]),
        ("用电量由3.2亿度增加到7.0亿度，实现翻番。", []),
        ("用电量由3.2亿度增加到6.0亿度，实现翻番。", ["3.2亿度 × 2 = 6.4亿度, 文中为6.0亿度"]),
        ("销售额由2亿元增加到8亿元，翻两番。", []),
        ("销售额由2亿元增加到6亿元，翻两番。", ["2亿元 × 4 = 8亿元, 文中为6亿元"]),
        # each year
        ("产值由2029年的72亿元增加到2032年的96亿元，年均增长10%。", []),
        ("产值由2029年的72亿元增加到2032年的96亿元，年均增长15%。", ["72亿元 × 1.15^3 = 109.5亿元, 文中为96亿元"]),
        ("产值由72亿元增加到96亿元，年均增长15%。", []),
        ("绿化率由2029年的38%提高到2032年的41%，年均提高1个百分点。", []),
        ("绿化率由2029年的38%提高到2032年的41%，年均提高2个百分点。", ["38% + 2个百分点 × 3 = 44%, 文中为41%"]),
        # sums of money per thing and year
        ("补助标准从每人每月650元提高到每人每月700元，增加50元。", []),
        # other years, other things
        ("收入由2020年的2万元增加到2025年的3万元，比2024年增长8%。", []),
        ("比上年增长8%，达到25亿元。", []),
        ("财政收入增速比全市平均水平高2个百分点。", []),
    ],
)  # fmt: skip
def test_changes(text: str, found: list[str]) -> None:
    assert said(Kind.CHANGE, text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("改造户厕5000户，每户补助2000元，共需资金1000万元。", []),
        ("改造户厕5000户，每户补助2000元，共需资金1200万元。", ["5000户 × 2000元 = 1000万元, 文中为1200万元"]),
        ("改造户厕5000户，每户最高补助2000元，全县安排人居环境资金3000万元。", []),
        ("修建公路30公里，每公里造价80万元，总造价2400万元。", []),
        ("修建公路30公里，每公里造价80万元，总造价3400万元。", ["30公里 × 80万元 = 2400万元, 文中为3400万元"]),
        ("培训200人，人均补助1500元，共计30万元，其中县级配套10万元。", []),
        ("建设大棚400座，座均投资3万元，总投资12000万元。", ["400座 × 3万元 = 1200万元, 文中为1.2亿元"]),
        ("三年建设9万亩，其中2030年3万亩、2031年6万亩，亩均投入3000元，总投入27亿元。",
         ["9万亩 × 3000元 = 2.7亿元, 文中为27亿元"]),
        ("三年建设9万亩，其中2030年3万亩、2031年6万亩，亩均投入3000元，总投入2.7亿元。", []),
        ("救助学生500人,每人补助1000元/人,发放60万元", ["500人 × 1000元/人 = 50万元, 文中为60万元"]),
        ("救助学生500人,每人补助1000元/人,发放50万元", []),
    ],
)  # fmt: skip
def test_products(text: str, found: list[str]) -> None:
    assert [message.replace("12000万元", "1.2亿元") for message in said(Kind.PRODUCT, text)] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("全县耕地20万亩,其中水田15万亩,占57%", ["15万亩 ÷ 20万亩 = 75%, 文中为57%"]),
        ("全县耕地20万亩,其中水田15万亩,占76%", ["15万亩 ÷ 20万亩 = 75%, 文中为76%"]),
        ("培训教师800人,其中骨干教师98人,占20%", ["98人 ÷ 800人 = 12.3%, 文中为20%"]),
        ("全县耕地20万亩以上,其中水田15万亩,占57%", []),
        ("全县耕地20万亩,其中水田15万亩,占76%左右", []),
        ("全县耕地20万亩,其中水田15万亩,占78%左右", ["15万亩 ÷ 20万亩 = 75%, 文中为78%左右"]),
        ("全县共有行政村220个，已通公交的村198个，占总数的90%。", []),
        ("全县共有行政村220个，已通公交的村198个，占总数的85%。", ["198个 ÷ 220个 = 90%, 文中为85%"]),
        ("到位资金60亿元，其中工业42亿元，占比70%；农业9亿元，占比15%。", []),
        ("到位资金60亿元，其中工业42亿元，占比70%；农业9亿元，占比25%。", ["9亿元 ÷ 60亿元 = 15%, 文中为25%"]),
        ("全县320名村医中，大专以上学历160名，占40%。", ["160名 ÷ 320名 = 50%, 文中为40%"]),
        ("年度计划投资50亿元，完成投资30亿元，占年度计划的60%。", []),
        ("年度计划投资50亿元。上半年完成投资30亿元，占年度计划的65%。", ["30亿元 ÷ 50亿元 = 60%, 文中为65%"]),
        ("完成投资30亿元，占年度计划的60%。", []),
        ("在册低保对象12000人，占全县人口的2.5%。", []),
        ("研发投入达到5.6亿元，占地区生产总值比重达到1.96%。", []),
    ],
)
def test_shares(text: str, found: list[str]) -> None:
    assert said(Kind.SHARE, text) == found


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("税收由120.0亿元增加到126.0亿元，增长8%", "error"),
        ("地区生产总值由120.0亿元增加到126.0亿元，增长8%", "review"),
        ("税收由120.0亿元增加到126.0亿元，增长8%左右", "review"),
        ("税收由12亿元增加到12.6亿元，增长8%", "review"),
    ],
)
def test_rounding_rough_figures_and_comparable_prices_leave_room(text: str, severity: str) -> None:
    rule = next(rule for rule in load_rules() if rule.code == "A115")
    (found,) = check_plan(plan_of(Example(name="测试", case="clean", master=(text,))), SourceMap("t"), (rule,)).findings
    assert found.severity == severity


def row(values: tuple[str, ...], *cells: str) -> Mapping[str, Any]:
    return {"annexes": (Annex.model_validate({"values": values, "rows": [{"item": "居民阅读率", "values": cells}]}),)}


@pytest.mark.parametrize(
    ("headers", "cells", "found"),
    [
        (("2029年（%）", "2030年（%）", "提高（个百分点）"), ("58", "70", "12"), []),
        (("2029年（%）", "2030年（%）", "提高（个百分点）"), ("58", "70", "15"), ["58% + 15个百分点 = 73%, 文中为70%"]),
        (("2027年（万人）", "2030年（万人）", "年均增长（%）"), ("20.0", "24.2", "6.6"), []),
        (("2027年（万人）", "2030年（万人）", "年均增长（%）"), ("20.0", "24.2", "10"),
         ["20万人 × 1.1^3 = 26.62万人, 文中为24.2万人"]),
        (("2029年（人）", "2030年（人）", "2031年（人）", "增长（%）"), ("20", "24", "30", "90"), []),
        (("2029年（人）", "2030年（人）", "增长（%）"), ("20", "24", "—"), []),
    ],
)  # fmt: skip
def test_changes_in_a_row(headers: tuple[str, ...], cells: tuple[str, ...], found: list[str]) -> None:
    assert said(Kind.CHANGE, **row(headers, *cells)) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("居民阅读率达到70%，比2029年提高12个百分点。", []),
        ("居民阅读率达到70%，比2029年提高15个百分点。", ["58% + 15个百分点 = 73%, 文中为70%"]),
        ("居民阅读率达到70%，比2028年提高15个百分点。", []),
        ("居民观影率达到70%，比2029年提高15个百分点。", []),
    ],
)
def test_the_year_before_may_stand_in_a_table(text: str, found: list[str]) -> None:
    assert said(Kind.CHANGE, text, **row(("2029年（%）", "2030年（%）"), "58", "70")) == found


def test_every_understanding_is_explained() -> None:
    (found,) = report_of("derived", {"kind": Kind.CHANGE}, master=("用电量由3.2亿度增加到6.4亿度，增长3倍",)).findings
    assert found.explanation == (
        Words("3.2亿度 × (3 + 1) = 12.8亿度", "3.2亿度 × (3 + 1) = 12.8亿度"),
        Words("3.2亿度 × 3 = 9.6亿度", "3.2亿度 × 3 = 9.6亿度"),
    )


@pytest.mark.parametrize("kind", list(Kind))
def test_a_plan_without_such_figures_is_not_checked_and_says_why(kind: Kind) -> None:
    (not_run,) = report_of("derived", {"kind": kind}, master=("新增企业6家",)).not_run
    assert not_run.reason == Words("本方案没有可对照的内容", "the plan has nothing of this sort to compare")


@given(st.text("由从比在0123456789.%倍亿元个百分点翻番增长到,。;其中占总每户均", max_size=60), st.sampled_from(Kind))
def test_no_text_breaks_it(text: str, kind: Kind) -> None:
    assert not any(each.failed for each in report_of("derived", {"kind": kind}, master=(text,)).not_run)

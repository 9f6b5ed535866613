"""A change belongs to the year, the whole and the start that it is told of; years add up to those of the plan."""

from __future__ import annotations

from test_columns_of_changes import told

STEP = "云溪县2031年便民方案\n一、主要任务\n为480户偏远牧民家庭安装取暖炉，比上年增加{}户、增长20%。\n"


def test_an_increase_is_no_start_of_the_growth_behind_it() -> None:
    assert told(STEP.format(80), "A115") == []


YEARS = """
    云溪县2031年产业计划
    一、主要目标
    各项目标见附件1。
    附件1
    云溪县主要指标表
    序号\t指标\t单位\t2030年完成数\t2030年增长（%）\t2031年目标数\t2031年增长（%）
    1\t蜂蜜销售额\t万元\t400\t12\t440\t{}
    2\t竹编销售额\t万元\t250\t5\t275\t10
    """


def test_growth_of_a_year_is_from_the_year_before() -> None:
    assert told(YEARS.format(10), "A115") == []
    assert told(YEARS.format(15), "A115") == [
        "A115 附件1 责任分解表 第1行“蜂蜜销售额2031年目标数440”由“蜂蜜销售额2030年完成数400”、"
        "“蜂蜜销售额2031年增长（%）15”算不出来: 400万元 × 1.15 = 460万元, 文中为440万元"
    ]


PARTS = """
    云溪县2031年水利方案
    一、2030年工作完成情况
    2030年，整修灌渠50公里。
    二、2031年主要任务
    整修灌渠60公里，其中新修整修灌渠20公里、加固整修灌渠40公里，增长{}%。
    """


def test_growth_behind_parts_is_that_of_their_whole() -> None:
    assert told(PARTS.format(20), "A115") == []


SALES = """
    云溪县蜂业三年行动方案（2031—2033年）
    一、工作基础
    2030年，新建蜂场10个。
    二、主要目标
    三年新建蜂场{}个。
    2031年新建蜂场12个。
    2032年新建蜂场15个。
    2033年新建蜂场18个。
    """


def test_so_many_years_are_those_of_the_plan() -> None:
    assert told(SALES.format(45), "N126") == []
    assert told(SALES.format(46), "N126") == [
        "N126 “蜂场”全期46个(总体方案 二), 各期相加是45个: 2031年12个、2032年15个、2033年18个"
    ]

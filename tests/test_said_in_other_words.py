"""What a plan says in its usual ways is no mistake, and its twin with one thing wrong is: small drafts as text."""

from __future__ import annotations

import pytest

from checker.engine import check_plan
from checker.finding import Severity
from checker.readers.opening import read_text
from checker.rules.loading import load_rules
from checker.source import SourceMap

_SECTIONS = (
    "芦塘县灌区改造方案\n\n一、任务\n项目投资见表1。\n表1　芦塘县灌区改造项目投资表\n单位：万元\n"
    "序号\t项目\t总投资\t2030年\t2031年\n一\t干渠类\t900\t400\t500\n1\t东干渠衬砌\t500\t200\t300\n"
    "2\t西干渠衬砌\t400\t200\t200\n二\t泵站类\t600\t300\t300\n3\t柳林泵站\t250\t150\t100\n"
    "4\t石桥泵站\t350\t150\t200\n合计\t\t{}\t700\t800\n"
)
_WORKS = (
    "芦塘县内涝治理方案\n\n一、任务\n到2031年，{}雨水管网350公里。\n\n表1　主要指标\n"
    "序号\t指标\t单位\t2031年\n1\t建设雨水管网\t公里\t200\n2\t提标改造管网\t公里\t150\n"
)
_ROSTER = (
    "芦塘县防汛方案\n\n一、任务\n组建工作专班，名单见附件1。\n\n附件1　防汛工作专班名单\n一、抢险专班\n"
    "组长：赵河清　县水利局局长\n成员：仉守堤　柳林镇镇长\n成员：{}\n成员：钱望潮　县应急局副局长\n"
)
_CONTENTS = (
    "芦塘县茶业发展方案\n\n目　录\n一、总体目标{0}1\n二、重点任务{0}2\n附件1　重点任务分解表{0}3\n\n"
    "一、总体目标\n到2031年，茶园面积达到6万亩。\n二、重点任务\n（一）扩大面积。新建茶园1万亩。\n\n"
    "附件1　重点任务分解表\n序号\t任务\t责任单位\n1\t新建茶园1万亩\t县农业农村局\n2\t改造茶园2万亩\t县林业局\n"
)
# name -> draft, each error and warning as code and message
DRAFTS: dict[str, tuple[str, list[str]]] = {
    "what is built and rebuilt together is more than what is built": (_WORKS.format("新建改造"), []),
    "what is built is told twice": (
        _WORKS.format("建设"),
        [
            "N103 “雨水管网”前后数值不一：建设350公里 (总体方案 一); 建设200公里 (总体方案 表 第1行); "
            "200公里 + 150公里 (总体方案 表 第2行“提标改造管网”) = 350公里",
        ],
    ),
    "sections of a table give their own sums": (_SECTIONS.format("1500"), []),
    "sections of a table that do not make the total": (
        _SECTIONS.format("1600"),
        [
            "A110 总体方案 表 合计行“总投资”合计1600万元, 各格相加为1500万元(500万 + 400万 + 250万 + 350万), "
            "相差100万元",
        ],
    ),
    "rows below a subtotal have names of their own": (
        "芦塘县造林方案\n\n一、任务\n分乡镇任务见表1。\n表1　分乡镇造林任务表\n单位：亩\n乡镇\t新造\t补植\t合计\n"
        "青桐镇\t30\t20\t50\n白石镇\t20\t10\t30\n山区小计\t50\t30\t80\n柳林镇\t10\t5\t15\n石桥镇\t15\t5\t20\n"
        "平原小计\t25\t10\t35\n全县合计\t75\t40\t115\n",
        [],
    ),
    "a total of things in several measure words": (
        "芦塘县创建方案\n\n一、任务\n创建绿色企业12家、绿色学校30所、绿色社区18个，共60个，其中2030年20个、2031年40个。\n",
        [],
    ),
    "a total of things in one measure word that is wrong": (
        "芦塘县创建方案\n\n一、任务\n创建绿色工厂12个、绿色园区3个，共16个。\n",
        ["A101 总体方案 一“共”总数16个, 分项相加为15个(12 + 3), 相差1个"],
    ),
    "what a total is made of by years": (
        "芦塘县管网方案\n\n一、任务\n新建燃气管道50公里、供水管道70公里，合计120公里，其中2030年50公里、2031年70公里。\n",
        [],
    ),
    "a state up to a day gone by and a range of years gone by": (
        "芦塘县茶业方案\n2030年3月1日\n\n一、基本判断\n截至2029年底，茶园面积5万亩。2027年至2029年茶价上下波动。\n",
        [],
    ),
    "a deadline gone by": (
        "芦塘县2030年茶业方案\n\n一、任务\n2029年底前完成茶园普查。\n",
        ["D101 总体方案 一的时限“2029年底前”早于方案的印发时间(2030年): 2029年底前完成茶园普查"],
    ),
    "a review of the year gone by by another name": (
        "芦塘县2030年文化工作计划\n\n一、上年工作简要回顾\n全年送戏下乡160场。\n二、2030年重点任务\n送戏下乡180场。\n",
        [],
    ),
    "to fall to a level and to be held within it": (
        "芦塘县供水方案\n\n一、目标\n供水管网漏损率控制在11%以内。\n二、任务\n（一）更新管网。供水管网漏损率降至11%。\n",
        [],
    ),
    "a level and at least that level": (
        "芦塘县供水方案\n\n一、目标\n供水管网覆盖率达到91%以上。\n二、任务\n（一）更新管网。供水管网覆盖率达到91%。\n",
        ["N110 “供水管网覆盖率”数值相同，“以上”“左右”等写法不一：达到91%以上 (总体方案 一); 达到91% (总体方案 二(一))"],
    ),
    "a column of shares": (
        "芦塘县筹资方案\n\n一、安排\n资金来源见表1。\n表1　资金来源\n单位：万元\n来源\t金额\t占比\n"
        "上级补助\t200\t40%\n县级财政\t150\t30%\n企业自筹\t150\t30%\n合计\t500\t100%\n",
        [],
    ),
    "a contents page": (_CONTENTS.format("……………………"), []),
    "a contents page with dots": (_CONTENTS.format("........"), []),
    "a rare family name before a post": (_ROSTER.format("璩望远　石桥乡乡长"), []),
    "an office before a post": (
        _ROSTER.format("水利站　站长"),
        ["R113 附件1的名单有1行只有职务没有姓名: “水利站站长”"],
    ),
}


def grave(draft: str) -> list[str]:
    opened = read_text(draft, "draft.txt")
    findings = check_plan(opened.plan, opened.sources or SourceMap("draft.txt"), load_rules()).findings
    return [f"{each.code} {each.message.zh}" for each in findings if each.severity is not Severity.REVIEW]


@pytest.mark.parametrize("name", DRAFTS)
def test_usual_ways_of_saying_are_no_mistakes(name: str) -> None:
    draft, said = DRAFTS[name]
    assert grave(draft) == said


# name -> draft, each review of figures and names as code and message
REVIEWED: dict[str, tuple[str, list[str]]] = {
    "two things done in two numbers of places": (
        "芦塘县供水方案\n\n一、任务\n1.改造水厂。供水范围覆盖2个乡镇。水厂建成后，供水工程服务9个乡镇。\n",
        [],
    ),
    "one thing done in two numbers of places": (
        "芦塘县供水方案\n\n一、任务\n1.改造水厂。供水范围覆盖2个乡镇。水厂建成后，供水范围覆盖9个乡镇。\n",
        ["N105 “乡镇”前后数值不一：覆盖2个 (总体方案 一1); 覆盖9个 (总体方案 一1)"],
    ),
    "two samples by one clause": (
        "芦塘县供水方案\n\n一、任务\n1.检测。对供水站、水厂全年分别检测水样552份、156份。\n",
        [],
    ),
    "a figure to be sure of and one to strive for": (
        "芦塘县储备方案\n\n一、任务\n1.建库。储备能力确保达到54万吨，力争达到60万吨。\n",
        [],
    ),
    "levels that start from values of their own": (
        "芦塘县供水方案\n\n一、任务\n1.扩建东水厂。日供水能力由2万立方米提高到3万立方米。\n"
        "2.改造西水厂。日供水能力由1万立方米提高到2万立方米。\n",
        [],
    ),
    "a thing and what is done with it": (
        "芦塘县供水方案\n\n一、任务\n1.改造。改造供水管网120公里。\n2.管护。供水管网巡检120公里。\n",
        [],
    ),
    "lots told apart by their codes": (
        "芦塘县出让方案\n\n一、任务\n1.东片。A05号地块竞得人建设车位240个。\n2.西片。A06号地块竞得人建设车位240个。\n",
        [],
    ),
    "one thing by two names": (
        "芦塘县供水方案\n\n一、任务\n1.改造。改造老旧供水管网120公里。\n2.管护。改造陈旧供水管网120公里。\n",
        ["N119 数值相同而名称相近：“老旧供水管网”改造120公里 (总体方案 一1); “陈旧供水管网”改造120公里 (总体方案 一2)"],
    ),
    "a word before several": ("芦塘县电影方案\n\n一、任务\n1.放映。全县120个行政村每村每月放映1场。\n", []),
}
_OF_FIGURES = ("N101", "N103", "N105", "N119", "T114")


@pytest.mark.parametrize("name", REVIEWED)
def test_what_cannot_be_one_thing_is_not_worth_a_look(name: str) -> None:
    draft, said = REVIEWED[name]
    findings = check_plan(read_text(draft, "draft.txt").plan, SourceMap("draft.txt"), load_rules()).findings
    assert [f"{each.code} {each.message.zh}" for each in findings if each.code in _OF_FIGURES] == said

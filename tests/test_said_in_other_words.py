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

"""Sections of tables, parts of a year, shares on their way, and their twins with one thing wrong: drafts as text."""

from __future__ import annotations

import pytest

from checker.engine import check_plan
from checker.finding import Severity
from checker.readers.opening import read_text
from checker.rules.loading import load_rules
from checker.source import SourceMap

_KINDS = (
    "芦塘县渔业方案\n\n一、任务\n项目投资见表1。\n表1　芦塘县渔业项目投资表\n单位：万元\n"
    "序号\t项目\t三年投资\t2030年\t2031年\t2032年\t责任单位\n{0}\t{1}\t900\t300\t400\t200\t—\n"
    "1\t东荡网箱改造\t500\t200\t200\t100\t县渔业局\n2\t西荡苗种场\t400\t100\t200\t100\t县渔业局\n"
    "{2}\t{3}\t600\t300\t200\t100\t—\n3\t柳林冷库\t250\t150\t50\t50\t县商务局\n"
    "4\t石桥渔港\t350\t150\t150\t50\t县交通局\n合计\t\t1500\t600\t600\t{4}\t—\n"
)
_QUARTERS = (
    "芦塘县2030年便民方案\n\n一、目标\n全年新增便民点24个，改造水窖65口。\n\n二、进度安排\n"
    "（一）一季度（1月至3月）。新增便民点2个，改造水窖5口。\n（二）二季度（4月至6月）。新增便民点8个，改造水窖20口。\n"
    "（三）三季度（7月至9月）。新增便民点14个，改造水窖{}口。\n（四）四季度（10月至12月）。新增便民点0个，改造水窖12口。\n"
)
_YEARS = (
    "芦塘县消防方案（2030—2032年）\n\n一、目标\n到2032年，目标见表1。\n表1　芦塘县消防指标表\n"
    "序号\t指标\t单位\t2030年\t2031年\t2032年\n1\t消火栓覆盖率\t%\t70\t85\t{0}\n2\t微型站\t个\t3\t6\t9\n\n"
    "二、任务\n（一）补齐设施。消火栓覆盖率由55%提高到100%，提高45个百分点。\n"
)
# name -> draft, each error and warning as code and message
DRAFTS: dict[str, tuple[str, list[str]]] = {
    "sections in brackets give the sums of the rows below": (
        _KINDS.format("", "（一）养殖类", "", "（二）流通类", 300),
        [],
    ),
    "sections without a number, with how many they are": (
        _KINDS.format("", "养殖类（2个）", "", "流通类（2个）", 300),
        [],
    ),
    "sections without a number that do not make the total": (
        _KINDS.format("", "养殖类", "", "流通类", 310),
        [
            "A110 总体方案 表 合计行“投资”合计310万元, 各格相加为300万元(100万 + 100万 + 50万 + 50万), 相差10万元",
            "N126 “投资”全期1500万元(总体方案 表 合计行), 各期相加是1510万元: 2030年600万元、2031年600万元、"
            "2032年310万元",
        ],
    ),
    "quarters in the headings": (_QUARTERS.format(28), []),
    "quarters in the headings that do not make the year": (
        _QUARTERS.format(26),
        [],
    ),
    "a share on its way to all": (_YEARS.format(100), []),
    "a share that does not get there": (
        _YEARS.format(95),
        [
            "N120 “消火栓覆盖率”一处要求全部（总体方案 二(一)），另一处只要求95%（总体方案 表 第1行）",
        ],
    ),
    "a rate for a thousand before a part of all": (
        "芦塘县养老方案\n\n一、基础\n全县有养老床位3920张，每千名老年人拥有养老床位40张，其中护理型床位1960张。\n",
        [],
    ),
    "a part that is more than all": (
        "芦塘县养老方案\n\n一、基础\n全县有养老床位1920张，每千名老年人拥有养老床位40张，其中护理型床位1960张。\n",
        ["A103 总体方案 一“有养老床位”总数1920张, 其中项却有1960"],
    ),
    "what the items of a list bring": (
        "芦塘县托育方案\n\n一、任务\n推进3个托育项目：一是柳林托育园，新增托位110个；二是石桥托育园，新增托位96个；"
        "三是东坪托育园，新增托位40个。\n",
        [],
    ),
    "what the items of a list bring against its sum": (
        "芦塘县托育方案\n\n一、任务\n新增托位256个：一是柳林托育园110个；二是石桥托育园96个；三是东坪托育园40个。\n",
        ["A101 总体方案 一“托位”总数256个, 分项相加为246个(110 + 96 + 40), 相差10个"],
    ),
    "the base year of an article": (
        "芦塘县修缮办法（2030—2032年）\n\n第一章　总则\n"
        "第一条　本办法期限为三年，自2030年1月1日起至2032年12月31日止，基期为2029年。\n第二章　目标\n"
        "第二条　到2029年底已修缮老屋72处；修缮率为修缮处数占登记总数240处的比例。\n",
        [],
    ),
    "a target of the base year": (
        "芦塘县修缮办法（2030—2032年）\n\n第一章　总则\n第一条　本办法期限为三年。\n第二章　目标\n"
        "第二条　到2029年底修缮老屋72处，改造危房9处。\n",
        ["D101 总体方案 第二章第二条的时限“到2029年底”早于方案的印发时间(2030年): 到2029年底修缮老屋72处，改造危房9处"],
    ),
}


@pytest.mark.parametrize("name", DRAFTS)
def test_a_draft_and_its_twin(name: str) -> None:
    draft, said = DRAFTS[name]
    report = check_plan(read_text(draft, "t.txt").plan, SourceMap("t.txt"), load_rules())
    assert [each for each in report.not_run if each.failed] == []
    grave = [finding for finding in report.findings if finding.severity is not Severity.REVIEW]
    assert [f"{finding.code} {finding.message.zh}" for finding in grave] == said

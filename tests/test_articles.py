"""Measures in articles (第五条, under it (一)), classes between two bounds, and their twins with one thing wrong."""

from __future__ import annotations

from inspect import cleandoc

import pytest

from checker.engine import check_plan
from checker.facts import Facts
from checker.finding import Severity
from checker.plan.model import Plan
from checker.readers.opening import read_text
from checker.rules.loading import load_rules
from checker.source import SourceMap

_MEASURES = """
    芦塘县评审专家管理办法

    第一章 总 则

    第一条 为规范评审专家管理，制定本办法。

    第二章 选聘

    第二条 评审专家应当具备下列条件：

    （一）遵纪守法，无不良记录；{}从事相关工作满8年；

    （三）熟悉相关政策；

    （四）其他有关材料齐全。

    第三条 申请人应当提供下列材料：

    （一）个人简历；

    （二）学历证明；

    （三）其他有关材料齐全。

    第四条 有下列情形之一的，应当回避：（一）参加过前期论证；

    （二）与供应商有利害关系；

    {}其他情形。
    """
_STATIONS = "芦塘县环卫方案\n\n一、任务\n全年建成{}生活垃圾中转站共6座并投入运行。\n"
_ACCIDENTS = (
    "芦塘县事故应急预案\n\n一、分级\n（一）重大事故，是指造成10人以上30人以下死亡，或者5000万元以上1亿元以下直接经济损失的事故。\n"
    "（二）较大事故，是指造成3人以上10人以下死亡，或者1000万元以上5000万元以下直接经济损失的事故。\n"
    "（三）一般事故，是指造成3人以下死亡，或者1000万元以下直接经济损失的事故。\n二、培训\n全年培训救援人员{}人。\n"
)
_USES = "芦塘县采购方案\n\n一、任务\n{}使用自有资金的，也要公开采购。\n"
# name -> draft, all that is told as code and message
DRAFTS: dict[str, tuple[str, list[str]]] = {
    "items stand under their articles, also in one paragraph": (
        cleandoc(_MEASURES).format("（二）", "（三）"),
        [],
    ),
    "an item is missing under an article": (
        cleandoc(_MEASURES).format("", "（四）"),
        [
            "S102 总体方案 第二章 第二条的标题序号缺2",
            "S102 总体方案 第二章 第四条的标题序号缺3",
        ],
    ),
    "areas that may have several each": (_STATIONS.format("东江区、西江区、南江区、北江区、湖心旅游度假区"), []),
    "things listed by their names before a count of others": (
        "芦塘县环卫方案\n\n一、任务\n全年建成东江馆、西江馆、南江馆、北江馆、湖心馆共6座并投入运行。\n",
        ["A104 总体方案 一称“共6座”, 列了5项: 全年建成东江馆、西江馆、南江馆、北江馆、湖心馆"],
    ),
    "classes of accidents are no aims that clash": (_ACCIDENTS.format(300), []),
    "both, joined": (_USES.format("既使用财政资金又"), []),
    "a slip of two characters": (
        _USES.format("既使"),
        ["T109 “既使”应为“即使”, 见: 既使使用自有资金的"],
    ),
}


def _plan(draft: str) -> Plan:
    return read_text(draft, "t.txt").plan


@pytest.mark.parametrize("name", DRAFTS)
def test_a_draft_and_its_twin(name: str) -> None:
    draft, said = DRAFTS[name]
    report = check_plan(_plan(draft), SourceMap("t.txt"), load_rules())
    assert [each for each in report.not_run if each.failed] == []
    grave = [each for each in report.findings if each.severity is not Severity.REVIEW or each.code in ("S102", "N119")]
    assert [f"{each.code} {each.message.zh}" for each in grave] == said


# text -> each figure read: indicator, amount in words of the text (None: a comparison), role
READ: dict[str, list[str]] = {
    "造成3人以上10人以下死亡，或者100人以上重伤的事故。": [
        "造成死亡 3人以上10人以下 condition",
        "重伤的事故 100人以上 condition",
    ],
    "并处五万元以上五十万元以下罚款。": ["处罚款 五万元以上五十万元以下 condition"],
    "引进投资5000万元以上1亿元以下项目3个。": ["投资5000万元以上1亿元以下项目 3个 target"],
    "完成地区生产总值80亿元，比上年同期增长6%。": [
        "地区生产总值 80亿元 target",
        "地区生产总值 6% target",
    ],
    "新开发“双协员”[21]30个。": ["“双协员” 30个 target"],
    "评审专家不得少于小组成员总数的2/3。": ["评审专家 None target"],
    "三次产业比调整为11.8︰48.3︰39.9。": [],
    "三次产业比调整为11.8∶48.3∶39.9，新建站点5个。": ["站点 5个 target"],
    "1至3年内建成站点5个。": ["站点 5个 target"],
}


@pytest.mark.parametrize("text", READ)
def test_a_figure_is_read(text: str) -> None:
    facts = Facts(_plan(f"芦塘县方案\n\n一、任务\n{text}\n"))
    told = [each.constraint for each in facts.stated]
    assert [f"{one.indicator} {one.quantity.raw} {one.role.value}" for one in told] == READ[text]


@pytest.mark.parametrize(
    "text", ["三次产业比调整为11.8︰48.3︰39.9。", "申请表（详见附1）经审核。", "聚焦“三提升”[20]，健全机制。"]
)
def test_no_numeral_is_left_unread(text: str) -> None:
    facts = Facts(_plan(f"芦塘县方案\n\n一、任务\n{text}\n"))
    assert facts.coverage.unread == 0

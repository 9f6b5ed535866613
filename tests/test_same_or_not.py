"""What rests on a guess, or speaks of two things, is no error and no warning: small drafts as text, and their twins."""

from __future__ import annotations

import pytest

from checker.engine import check_plan
from checker.finding import Severity
from checker.readers.opening import read_text
from checker.rules.loading import load_rules
from checker.source import SourceMap

# name -> draft, each error and warning as code and message
DRAFTS: dict[str, tuple[str, list[str]]] = {
    "a year that is only named in the text is no year of the plan": (
        "芦塘镇防汛队伍建设方案\n\n一、远景\n到2035年，队伍建设走在前列。到2035年，站点全面达标。\n\n二、目标\n"
        "到2030年，防汛队伍达到20支。\n",
        [],
    ),
    "a year that the title prints is": (
        "芦塘镇2035年防汛队伍建设方案\n\n一、目标\n到2030年，防汛队伍达到20支。\n",
        ["D101 总体方案 一的时限“到2030年”早于方案的印发时间(2035年): 到2030年，防汛队伍达到20支"],
    ),
    "items of a list whose subjects stand before the colon": (
        "芦塘镇仓储建设方案\n\n一、任务\n1.茶籽仓：新建晾晒棚4座。\n2.莲子仓：新建晾晒棚9座。\n",
        [],
    ),
    "the same item twice": (
        "芦塘镇仓储建设方案\n\n一、任务\n1.茶籽仓：新建晾晒棚4座。\n2.莲子仓：新建晾晒棚9座。\n"
        "二、监管\n1.茶籽仓：新建晾晒棚5座。\n",
        ["N105 “晾晒棚”前后数值不一：新建4座 (总体方案 一1); 新建5座 (总体方案 二1)"],
    ),
    "tiers that divide all there is": (
        "芦塘镇垃圾收费办法\n\n一、标准\n月产生量为30桶及以下的，每桶收6元；月产生量为30桶以上的，每桶收8元。\n",
        [],
    ),
    "last year and this year": (
        "芦塘县政府工作报告\n\n一、2029年工作回顾\n（一）稳增长。地区生产总值增长6.2%。\n"
        "二、2030年主要目标\n地区生产总值增长6.8%。\n",
        [],
    ),
    "two figures of the whole area for one year": (
        "芦塘县政府工作报告\n\n一、2029年工作回顾\n（一）稳增长。地区生产总值增长6.2%。\n"
        "二、2030年主要目标\n地区生产总值增长6.8%。\n三、2030年工作安排\n（一）稳增长。地区生产总值增长7.8%。\n",
        ["N102 “地区生产总值”前后数值不一：增长6.8% (总体方案 二); 增长7.8% (总体方案 三(一))"],
    ),
    "rates for several cases of one task": (
        "芦塘县稳就业办法\n\n一、办法\n（一）培训补贴。对重点群体给予实际缴纳培训费100%的补贴。对其他人员给予实际缴纳培训费60%的补贴。\n",
        [],
    ),
    "growth of each of several years": (
        "芦塘县茶业计划（2030—2032年）\n\n一、目标\n到2032年，茶叶产值由2029年的40亿元增加到53亿元，年均增长10%左右。\n",
        [],
    ),
    "growth of each of several years that does not fit": (
        "芦塘县茶业计划（2030—2032年）\n\n一、目标\n到2032年，茶叶产值由2029年的40亿元增加到53亿元，年均增长20%左右。\n",
        [],  # 左右 says that it need not come out: A115 asks for a look, no more
    ),
    "those who act on the things of a list, and an adverb with a numeral": (
        "芦塘县园区方案\n\n一、任务\n县、镇联合建设东湾、西湾、北湾三个园区。水运对保供、稳价、惠企十分关键。\n",
        [],
    ),
    "three things for a count of two": (
        "芦塘县园区方案\n\n一、任务\n县、镇联合建设东湾、西湾、北湾两个园区。\n",
        ["A104 总体方案 一称“两个”, 列了3项: 建设东湾、西湾、北湾"],
    ),
    "a stage and the whole": (
        "芦塘县供水三年计划（2030—2032年）\n\n一、主要目标\n新建供水管线360公里。\n二、实施步骤\n"
        "（一）收尾阶段（2032年）。新建供水管线120公里。\n附件：供水清单\n附件\n供水清单\n一、任务\n新建供水管线360公里。\n",
        [],
    ),
    "two texts of the plan, one of which an annex repeats": (
        "芦塘县林业方案\n\n一、思路\n完成造林3万亩。\n二、工作\n完成造林3.6万亩。\n附件：林业清单\n附件\n林业清单\n一、任务\n"
        "完成造林3.6万亩。\n",
        ["N101 “造林”前后数值不一：完成造林3万亩 (总体方案 一); 完成造林3.6万亩 (总体方案 二、附件 一)"],
    ),
    "a lone 二 is a figure like any other": (
        "芦塘县供水方案\n\n一、目标\n新建供水管线七条。\n附件：供水清单\n附件\n供水清单\n一、任务\n新建供水管线二条。\n",
        ["N101 “供水管线”前后数值不一：新建七条 (总体方案 一); 新建二条 (附件 一)"],
    ),
    "two texts that no annex repeats": (
        "芦塘县林业方案\n\n一、思路\n完成造林3万亩。\n二、工作\n完成造林3.6万亩。\n",
        [],
    ),
    "a plan that was more than fulfilled": (
        "芦塘县水利方案\n\n一、目标\n完成年度投资计划的104%。\n",
        [],
    ),
}


# a promise in the body, that of the annex, how it is told; a word that only stresses is as good as none
PROMISES = [
    ("力争", "争取", "一处写“力争”，一处写“争取”"),
    ("力争", "确保", "一处写“力争”，一处写“确保”"),
    ("", "争取", "一处有“争取”，一处没有"),
    ("申报", "力争", "一处写“申报”，一处写“力争”"),
    ("", "确保", ""),
    ("务必", "", ""),
    ("推荐申报", "申报", ""),
    ("推荐", "申报", ""),
]


def grave(draft: str) -> list[str]:
    """The errors and warnings on a draft."""
    report = check_plan(read_text(draft, "t.txt").plan, SourceMap("t.txt"), load_rules())
    assert [each for each in report.not_run if each.failed] == []
    told = [finding for finding in report.findings if finding.severity is not Severity.REVIEW]
    return [f"{finding.code} {finding.message.zh}" for finding in told]


@pytest.mark.parametrize("name", DRAFTS)
def test_only_what_is_known_to_be_one_thing_is_grave(name: str) -> None:
    draft, said = DRAFTS[name]
    assert grave(draft) == said


@pytest.mark.parametrize(("body", "annex", "said"), PROMISES)
def test_another_promise_is_told_and_mere_stress_is_not(body: str, annex: str, said: str) -> None:
    task = "创建省级乡村旅游示范园区"
    lines = (
        "芦塘县方案",
        "",
        "一、目标",
        f"{body}{task}。",
        "附件：清单",
        "附件",
        "清单",
        "一、任务",
        f"{annex}{task}。",
    )
    assert grave("\n".join(lines)) == ([f"N116 “{body}{task}”两处文字大致相同，{said}"] if said else [])

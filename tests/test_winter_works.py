"""A scheme for works over the turn of the year: results of last year, steps with their own years, and faults in it."""

from __future__ import annotations

import pytest

from checker.engine import check_plan
from checker.readers.opening import read_text
from checker.rules.loading import load_rules
from checker.source import SourceMap

PLAN = """柳河县人民政府办公室关于印发《柳河县2033年冬春水利建设实施方案》的通知

各乡镇人民政府：

现将《柳河县2033年冬春水利建设实施方案》印发给你们，请认真贯彻执行。

柳河县人民政府办公室
2033年10月12日

柳河县2033年冬春水利建设实施方案

一、总体要求

2032年，全县完成水利投资3.2亿元，新增节水灌溉面积1.1万亩。2033年冬春，全县计划投资4.6亿元。

二、重点任务

（一）新增节水灌溉面积1.5万亩，每亩补助1200元，需补助资金1800万元。
（二）改造渠道180公里，其中干渠60公里、支渠120公里。

三、实施步骤

（一）集中施工（2033年11月—2034年2月）。全面施工，2月底前完工。
（二）检查验收（2034年3月）。组织验收，3月底前报告结果。
"""

# what is exchanged -> each error, warning and review, besides that the notice has no number
FAULTS: dict[tuple[str, str], list[str]] = {
    ("", ""): [],
    ("资金1800万元", "资金1900万元"): [
        "A116 总体方案 二(一)“补助资金1900万元”由“新增节水灌溉面积1.5万亩”、“每亩补助1200元”算不出来: "
        "1.5万亩 × 1200元 = 1800万元, 文中为1900万元"
    ],
    ("验收（2034年3月）", "验收（2033年3月）"): [
        "D101 总体方案 三(二)的时限“3月底前”早于方案的印发时间(2033年10月12日): 3月底前报告结果",
        "D110 “检查验收”(2033年3月)排在“集中施工”(2033年11月—2034年2月)之后, 时间却在其前",
    ],
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_told_and_its_twin_is_quiet(fault: tuple[str, str]) -> None:
    assert fault[0] in PLAN
    report = check_plan(read_text(PLAN.replace(*fault, 1), "t.txt").plan, SourceMap("t.txt"), load_rules())
    assert [each for each in report.not_run if each.failed] == []
    said = [f"{finding.code} {finding.message.zh}" for finding in report.findings if finding.code != "S125"]
    assert said == FAULTS[fault]

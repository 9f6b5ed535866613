"""Five-year plans: their table of indicators, what they look ahead to, figures told roughly; and twins with a fault."""

from __future__ import annotations

import pytest

from checker.engine import check_plan
from checker.readers.opening import read_text
from checker.rules.loading import load_rules
from checker.source import SourceMap

PLAN = """芦塘市“十六五”规划纲要（2031—2035年）

一、主要目标

到2035年，城镇化率达到66%，一般公共预算收入接近50亿元，地表水达到或好于Ⅲ类水体比例达到100%，优良天数比例达到94%。展望2040年，地区生产总值力争突破1200亿元。

| 序号 | 指标 | 2030年 | 2035年 | 年均增长〔累计〕 | 属性 |
| 1 | 城镇化率（%） | 61.4 | 66.0 | 〔4.6〕 | 预期性 |
| 2 | 城镇调查失业率（%） | 5.2 | <5.5 | — | 预期性 |
| 3 | 粮食产量（万吨） | 30 | 33.12 | 2 | 约束性 |
| 4 | 地区生产总值（亿元） | 612 | 820 | 6左右 | 预期性 |
| 5 | 每万人口发明专利拥有量（件） | 4.6 | 8.1 | 〔3.5〕 | 预期性 |

二、重点任务

（一）稳定财源。到2035年，一般公共预算收入达到49.1亿元，地区生产总值达到820亿元左右。
（二）普惠养老。养老机构床位稳定在6000张左右，其中护理型床位由2030年的3480张增加到2035年的4380张。
（三）优质教育。普通高中学位增加2400个，高中在校生由2030年的2.7万人回落到2035年的2.5万人。新增普通高中学位2400个。
"""

# what is exchanged -> the findings that come of it
FAULTS: dict[tuple[str, str], list[str]] = {
    ("", ""): [],
    ("〔4.6〕", "〔4.8〕"): [
        "A115 总体方案 责任分解表 第1行“城镇化率（%）2035年66.0”由“城镇化率（%）2030年61.4”、"
        "“城镇化率（%）年均增长〔累计〕〔4.8〕”算不出来: 61.4% + 4.8个百分点 = 66.2%, 文中为66.0%"
    ],
    ("33.12 | 2 |", "33.12 | 4 |"): [
        "A115 总体方案 责任分解表 第3行“粮食产量（万吨）2035年33.12”由“粮食产量（万吨）2030年30”、"
        "“粮食产量（万吨）年均增长〔累计〕4”算不出来: 30万吨 × 1.04^5 = 36.5万吨, 文中为33.12万吨"
    ],
    ("49.1亿元", "42.1亿元"): [
        "N102 “一般公共预算收入”前后数值不一：接近50亿元 (总体方案 一); 达到42.1亿元 (总体方案 二(一))"
    ],
    ("4380张", "6380张"): [
        "A103 总体方案 二(二)“养老机构床位”总数6000张, 其中项却有6380"
    ],
}  # fmt: skip


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_told_and_its_twin_is_quiet(fault: tuple[str, str]) -> None:
    assert fault[0] in PLAN
    report = check_plan(read_text(PLAN.replace(*fault, 1), "t.txt").plan, SourceMap("t.txt"), load_rules())
    assert [each for each in report.not_run if each.failed] == []
    assert [f"{finding.code} {finding.message.zh}" for finding in report.findings] == FAULTS[fault]

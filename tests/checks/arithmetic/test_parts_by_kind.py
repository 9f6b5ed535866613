"""Parts that leave none out by what they are called: drafts as text and what is said of them."""

from __future__ import annotations

import pytest

from checker.engine import check_plan
from checker.readers.opening import read_text
from checker.rules.loading import load_rules
from checker.source import SourceMap

FAULTS: dict[str, list[str]] = {
    "实施水渠项目24个。其中，续建项目6个，年度投资12.4亿元；新开工项目15个，年度投资18.8亿元。": [
        "error A101 总体方案 一“水渠项目”总数24个, 分项相加为21个(6 + 15), 相差3个",
    ],
    "实施水渠项目24个，总投资86.5亿元，年度投资31.2亿元。其中，续建项目9个，总投资46.5亿元，年度投资12.4亿元；"
    "新开工项目15个，总投资45亿元，年度投资18.8亿元。": [
        "error A101 总体方案 一“水渠项目总投资”总数86.5亿元, 分项相加为91.5亿元(46.5亿 + 45亿), 相差5亿元",
    ],
    "筹措建设资金31.2亿元，其中省级资金9.2亿元、市级资金3亿元、区级财政资金4亿元、企业自筹10亿元。": [
        "error A101 总体方案 一“建设资金”总数31.2亿元, 分项相加为26.2亿元(9.2亿 + 3亿 + 4亿 + 10亿), 相差5亿元",
    ],
    "培训学徒2000人，其中男性600人、女性1000人。": [
        "error A101 总体方案 一“学徒”总数2000人, 分项相加为1600人(600 + 1000), 相差400人",
    ],
    "新建改造水厂24座，其中新建9座、改造10座。": [
        "error A101 总体方案 一“水厂”总数24座, 分项相加为19座(9 + 10), 相差5座",
    ],
    "举办龙舟赛事8项，其中国家级赛事1项、省级赛事3项、市级赛事3项。": [
        "review A101 总体方案 一“龙舟赛事”总数8项, 列出的各项相加只有7项(1 + 3 + 3), 还差1项, 请核对是否漏列或写错",
    ],
    "一季度开工5个，二季度开工6个，三季度开工6个，全年开工15个。": [
        "error A101 总体方案 一“全年开工”总数15个, 其中各项相加已达17个(5 + 6 + 6)",
    ],
    "游客1400万人次。从季度看，一季度接待260万人次、二季度接待380万人次、三季度接待420万人次、四季度接待300万人次。": [
        "review A101 总体方案 一“游客”总数1400万人次, 列出的各项相加只有1360万人次(260万 + 380万 + 420万 + 300万), "
        "还差40万人次, 请核对是否漏列或写错",
    ],
}

QUIET = [
    "举办龙舟赛事30项，其中国家级赛事1项、省级赛事3项、市级赛事6项。",
    "一季度开工5个，二季度开工6个，三季度开工4个，全年开工15个。",
    "一季度开工5个，二季度开工11个，三季度开工13个，全年开工15个。",
    "实施水渠项目24个，总投资86.5亿元。其中，续建项目9个，年度投资12.4亿元；新开工项目15个，年度投资18.8亿元。",
    "实施水渠项目30个，其中新建项目12个、续建项目10个、前期项目8个。",
    "实施水渠项目40个，其中续建项目20个，新建项目10个，前期项目10个。",
    "实施水渠项目32个，总投资近60亿元（59.7亿元），其中政府投资34.2亿元、社会投资25.5亿元。",
    "培训学徒2000人，其中女性800人，少数民族学徒300人。",
    "培训学徒2000人，其中男性1200人、女性800人，退役军人300人。",
    "争取资金5亿元，其中中央预算内资金1亿元，省级资金2亿元。",
    "筹措建设资金30亿元以上，其中省级资金9亿元、市级资金3亿元、区级财政资金4亿元、企业自筹20亿元。",
]


def _said(statement: str) -> list[str]:
    text = f"青林县2034年水利方案\n一、目标\n{statement}\n二、任务\n（一）修渠。\n"
    report = check_plan(read_text(text, "t.txt").plan, SourceMap("t.txt"), load_rules())
    assert [each for each in report.not_run if each.failed] == []
    return [f"{each.severity} {each.code} {each.message.zh}" for each in report.findings if each.code == "A101"]


@pytest.mark.parametrize("statement", FAULTS)
def test_kinds_that_leave_none_out_make_their_whole(statement: str) -> None:
    assert _said(statement) == FAULTS[statement]


@pytest.mark.parametrize("statement", QUIET)
def test_kinds_that_need_not_be_all_are_left_alone(statement: str) -> None:
    assert _said(statement) == []

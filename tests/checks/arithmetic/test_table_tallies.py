"""What a text says of the things in its annexes: a scheme of works with two lists, faults in it, and look-alikes."""

from __future__ import annotations

import pytest

from checker.engine import check_plan
from checker.readers.opening import read_text
from checker.rules.loading import load_rules
from checker.source import SourceMap

PLAN = """# 松岭县2034年水利项目建设方案

## 一、总体目标

2034年，全县共实施水利项目5个，总投资2.6亿元，年度计划投资1.3亿元。其中，续建项目2个，年度计划投资6500万元；新开工项目3个，年度计划投资6500万元。

谋划储备项目3个，总投资9000万元。全年实施和储备项目共8个，总投资3.5亿元。

## 二、重点任务

（一）管好水利项目。

附件1

松岭县2034年水利项目计划表

| 序号 | 项目名称 | 性质 | 总投资（万元） | 年度计划投资（万元） |
|---|---|---|---|---|
| 1 | 青石渡槽 | 续建 | 8000 | 3500 |
| 2 | 白水泵站 | 续建 | 6000 | 3000 |
| 3 | 红土水闸 | 新开工 | 5000 | 2500 |
| 4 | 黑岩山塘 | 新开工 | 4000 | 2500 |
| 5 | 黄沙渠道 | 新开工 | 3000 | 1500 |
| 合计 | | | 26000 | 13000 |

附件2

松岭县2034年储备项目表

| 序号 | 项目名称 | 总投资（万元） |
|---|---|---|
| 1 | 云岭水库 | 5000 |
| 2 | 松坡水厂 | 3000 |
| 3 | 梅溪堤防 | 1000 |
"""

# what is exchanged -> what is told of the annexes
FAULTS: dict[tuple[str, str], list[str]] = {
    ("", ""): [],
    ("总投资2.6亿元", "总投资2.8亿元"): ["error 总体方案 一“总投资2.8亿元”, 附件1的表中“总投资”为2.6亿元"],
    ("水利项目5个", "水利项目6个"): ["error 总体方案 一“实施水利项目6个”, 附件1的表中列出的为5个"],
    ("续建项目2个", "续建项目3个"): ["error 总体方案 一“续建项目3个”, 附件1的表中“续建”的为2个"],
    ("新开工项目3个，年度计划投资6500", "新开工项目3个，年度计划投资5500"): [
        "error 总体方案 一“年度计划投资5500万元”, 附件1的表中“新开工”的“年度计划投资”为6500万元"
    ],
    ("储备项目共8个", "储备项目共9个"): ["warning 总体方案 一“项目共9个”, 附件1的表中列出的为8个"],
    ("总投资3.5亿元", "总投资3.8亿元"): ["warning 总体方案 一“总投资3.8亿元”, 附件1的表中“总投资”为3.5亿元"],
    ("| 黄沙渠道 | 新开工 |", "| 黄沙渠道 | 续建 |"): [],  # the text differs from the table in four figures of seven
    ("全县共实施水利项目5个，总投资2.6亿元", "全市共安排水利工程15个，总投资9.6亿元"): [],
    ("全县共实施水利项目5个，总投资2.6亿元", "全县共实施省级水利项目2个，总投资1亿元"): [],
    ("总投资2.6亿元", "总投资约2.8亿元"): [],
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_figure_that_the_annex_does_not_bear_out_is_told(fault: tuple[str, str]) -> None:
    assert fault[0] in PLAN
    report = check_plan(read_text(PLAN.replace(*fault, 1), "t.md").plan, SourceMap("t.md"), load_rules())
    assert [each for each in report.not_run if each.failed] == []
    said = [f"{each.severity} {each.message.zh}" for each in report.findings if each.code == "A137"]
    assert said == FAULTS[fault]

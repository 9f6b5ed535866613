"""Columns reckoned from others, averages beside other counts, a hundred points, own tasks: a draft and its faults."""

from __future__ import annotations

import pytest

from checker.engine import check_plan
from checker.readers.opening import read_text
from checker.rules.loading import load_rules
from checker.source import SourceMap

PLAN = """# 松岭县2034年惠民活动方案

## 一、总体目标

全县计划投资30亿元，其中续建项目计划投资12亿元、新开工项目计划投资18亿元。上半年完成投资15亿元，占计划投资的50%。

## 二、重点任务

围绕以下2个方面，落实以下4项任务。

### （一）办活动

1.招商引资。引进项目16个，合同引资48亿元，平均每个项目3亿元。全县重点项目共24个项目。

2.办招聘会。开展招聘24场，每季度6场，达成意向3600人，平均每场150人。

### （二）强考核

3.发放票券。发放票券20万张，每张50元，共1000万元。

4.打分排名。满分100分：工程进度30分、资金管理20分、水质达标40分、群众满意10分。

附件1

松岭县2034年惠民活动表

| 活动名称 | 数量（场） | 每场补助（万元） | 投入资金（万元） | 占总投入比重（%） |
|---|---|---|---|---|
| 送戏下乡 | 50 | 2 | 100 | 25 |
| 夜间市集 | 12 | 5 | 60 | 15 |
| 美食品鉴 | 8 | 10 | 80 | 20 |
| 社区音乐 | 30 | 3 | 90 | 22.5 |
| 图书夜读 | 28 | 2.5 | 70 | 17.5 |
| 合计 | 128 | | 400 | 100 |

附件2

松岭县2034年主要指标表

| 指标 | 2033年完成 | 2034年目标 | 增量 | 增长（%） |
|---|---|---|---|---|
| 过夜游客（万人次） | 300 | 360 | 60 | 20.0 |
| 民宿（家） | 200 | 240 | 40 | 20.0 |
"""

# what is exchanged -> what is told of the arithmetic
FAULTS: dict[tuple[str, str], list[str]] = {
    ("", ""): [],
    ("| 夜间市集 | 12 | 5 |", "| 夜间市集 | 10 | 5 |"): [
        "error A116 附件1 责任分解表 第2行“夜间市集投入资金（万元）60”由“夜间市集数量（场）10”、"
        "“夜间市集每场补助（万元）5”算不出来: 10场 × 5万元 = 50万元, 文中为60万元",
    ],
    ("| 80 | 20 |", "| 80 | 24 |"): [
        "error A111 附件1 责任分解表 第3行“美食品鉴占总投入比重（%）24”由“美食品鉴投入资金（万元）80”、"
        "“合计投入资金（万元）400”算不出来: 80万元 ÷ 400万元 = 20%, 文中为24%",
    ],
    ("| 360 | 60 | 20.0 |", "| 360 | 60 | 26.0 |"): [
        "error A115 附件2 责任分解表 第1行“过夜游客（万人次）2034年目标360”由“过夜游客（万人次）2033年完成300”、"
        "“过夜游客（万人次）增长（%）26.0”算不出来: 300万人次 × 1.26 = 378万人次, 文中为360万人次",
    ],
    ("落实以下4项任务", "落实以下5项任务"): [
        "review A104 总体方案 二称“5项任务”, 列了4项: 招商引资、办招聘会、发放票券、打分排名",
    ],
    ("每张50元", "每张60元"): [
        "error A116 总体方案 二(二)3“共1000万元”由“发放票券20万张”、“每张60元”算不出来: "
        "20万张 × 60元 = 1200万元, 文中为1000万元",
    ],
    ("水质达标40分", "水质达标35分"): [
        "review A101 总体方案 二(二)4“满分100分”总数100分, 列出的各项相加只有95分(30 + 20 + 35 + 10), 还差5分, "
        "请核对是否漏列或写错",
    ],
    ("平均每个项目3亿元", "平均每个项目4亿元"): [
        "review A116 总体方案 二(一)1“合同引资48亿元”与“引进项目16个”、“每个项目4亿元”对不上, 请核对: "
        "16个 × 4亿元 = 64亿元, 文中为48亿元",
    ],
    ("占计划投资的50%", "占计划投资的60%"): [
        "review A111 总体方案 一“占计划投资的60%”与“完成投资15亿元”、“计划投资30亿元”对不上, 请核对: "
        "15亿元 ÷ 30亿元 = 50%, 文中为60%",
    ],
}


@pytest.mark.parametrize("fault", FAULTS)
def test_what_is_reckoned_wrong_is_told_and_nothing_else(fault: tuple[str, str]) -> None:
    assert fault[0] in PLAN
    report = check_plan(read_text(PLAN.replace(*fault, 1), "t.md").plan, SourceMap("t.md"), load_rules())
    assert [each for each in report.not_run if each.failed] == []
    told = [each for each in report.findings if each.code.startswith("A")]
    assert [f"{each.severity} {each.code} {each.message.zh}" for each in told] == FAULTS[fault]

"""Tables with columns of numbers, from text to plan and from a plan file."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.engine import check_plan
from checker.facts import Facts
from checker.inputs.problem import InputError
from checker.readers.opening import read_text
from checker.readers.write import write_plan
from checker.readers.yaml import read_plan
from checker.rules.loading import load_rules
from checker.source import SourceMap

TABLE = """青山县2030年水利建设方案

一、工作目标
新建蓄水池21口，改造山塘9座。

附表
分乡镇任务分解表
序号\t乡镇\t新建蓄水池（口）\t改造山塘（座）\t2029年完成数（口）
1\t东坪镇\t12\t5\t8
2\t西坪镇\t9\t4\t7
\t合计\t21\t9\t15
"""


def test_number_columns_of_a_text_keep_their_headers_and_cells() -> None:
    plan = read_text(TABLE, "t.txt").plan
    assert plan.master is not None
    (table,) = plan.master.tables
    assert dict(table.columns) == {"number": "序号", "item": "乡镇"}
    assert table.values == ("新建蓄水池（口）", "改造山塘（座）", "2029年完成数（口）")
    assert [(row.number, row.item, row.values) for row in table.rows] == [
        ("1", "东坪镇", ("12", "5", "8")),
        ("2", "西坪镇", ("9", "4", "7")),
        ("", "合计", ("21", "9", "15")),
    ]


def test_cells_are_targets_and_results_are_none() -> None:
    facts = Facts(read_text(TABLE, "t.txt").plan)
    found = {(t.passage.label, t.constraint.indicator, t.constraint.quantity.raw) for t in facts.targets}
    assert found == {
        ("总体方案 一", "蓄水池", "21口"),
        ("总体方案 一", "山塘", "9座"),
        ("总体方案 责任分解表 第1行", "蓄水池(东坪镇)", "12口"),
        ("总体方案 责任分解表 第1行", "山塘(东坪镇)", "5座"),
        ("总体方案 责任分解表 第2行", "蓄水池(西坪镇)", "9口"),
        ("总体方案 责任分解表 第2行", "山塘(西坪镇)", "4座"),
        ("总体方案 责任分解表 合计行", "蓄水池", "21口"),
        ("总体方案 责任分解表 合计行", "山塘", "9座"),
    }
    assert facts.coverage.unread == 0


def test_a_total_against_the_body_is_told_with_both_places() -> None:
    plan = read_text(TABLE.replace("新建蓄水池21口", "新建蓄水池25口"), "t.txt").plan
    report = check_plan(plan, SourceMap("t.txt"), load_rules())
    assert [(finding.code, finding.message.zh) for finding in report.findings] == [
        ("N103", "“蓄水池”前后数值不一：新建25口 (总体方案 一); 新建21口 (总体方案 责任分解表 合计行)")
    ]


def test_a_plan_with_number_columns_reads_back_as_written(tmp_path: Path) -> None:
    plan = read_text(TABLE, "t.txt").plan
    file = tmp_path / "plan.yaml"
    file.write_text(write_plan(plan), encoding="utf-8")
    assert read_plan(str(file))[0] == plan


def test_more_cells_than_headers_are_refused_with_their_place(tmp_path: Path) -> None:
    file = tmp_path / "plan.yaml"
    file.write_text(
        "title: 甲\nmaster:\n  title: 甲\n  tables:\n    - title: 表\n      values: [新建蓄水池（口）]\n"
        "      rows:\n        - {item: 东坪镇, values: ['12', '5']}\n",
        encoding="utf-8",
    )
    with pytest.raises(InputError) as raised:
        read_plan(str(file))
    assert [(each.line, each.message) for each in raised.value.problems] == [
        (5, "内容不合要求: 第1行有2个数值格, 表头 values 只有1栏 (invalid value).")
    ]

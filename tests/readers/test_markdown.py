"""The marks of Markdown and the addresses of pages are taken out of a text, and nothing else is."""

from __future__ import annotations

import pytest

from checker.readers.lines import read_lines
from checker.readers.opening import read_text


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("- **发布日期**：2030年1月1日", ["发布日期：2030年1月1日"]),
        ("**（一）修窑。**修复[龙窑](https://yao.example/c?d=3)12座。", ["（一）修窑。修复龙窑12座。"]),
        ("详见(https://yao.example/2024/12.html)，共3页。", ["详见()，共3页。"]),
        ("1\\. 修复 **12** 座", ["1. 修复 12 座"]),
        ("## **二、任务**", ["二、任务"]),
        ("> 引言", ["引言"]),
        ("* * *", []),
        ("====", []),
        ("![图1](yao.png)", []),
        ("每池3*4米，见【图2】[注1]", ["每池3*4米，见【图2】[注1]"]),
        ("—2030年—", ["—2030年—"]),
        ("a_b__c", ["a_b__c"]),
    ],
)
def test_marks(printed: str, read: list[str]) -> None:
    assert [line.text for line in read_lines(printed)[0]] == read


def test_a_row_of_one_text_is_a_group_and_a_break_parts_paragraphs() -> None:
    table = """
| 序号 | 工作任务 | 责任单位 |
|---|:---|---|
| 一、修窑 | 一、修窑 | 一、修窑 |
| 1 | 修复龙窑12座<br>修复圆窑3座 | 县文旅局 |
"""
    master = read_text(f"# 石桥县古窑复烧方案\n\n## 一、任务\n\n修窑。\n{table}", "x.md").plan.master
    assert master is not None
    group, row = master.tables[0].rows
    assert (group.group, row.number, row.units) == ("一、修窑", "1", "县文旅局")
    assert row.item == "修复龙窑12座修复圆窑3座"

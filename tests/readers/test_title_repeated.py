"""The title of a table that repeats the title of its annex is no second line of that title."""

from __future__ import annotations

from checker.readers.opening import read_text

DRAFT = """\
云溪县2030年重点工作方案
一、任务
办好三件实事（进度见附件1）。
附件：1.云溪县重点任务季度进度安排
附件1
云溪县重点任务季度进度安排
重点任务季度进度安排表
{rows}"""


def _titles(rows: str) -> list[str]:
    return [annex.title for annex in read_text(DRAFT.format(rows=rows), "draft.txt").plan.annexes]


def test_a_table_title_without_a_table_below_does_not_go_on_with_the_title_of_its_annex() -> None:
    assert _titles("任务\t一季度\t二季度\n") == ["云溪县重点任务季度进度安排"]


def test_a_table_title_over_its_table_stays_with_the_table() -> None:
    assert _titles("任务\t一季度\t二季度\n加固水库\t3\t5\n修缮校舍\t2\t4\n") == ["云溪县重点任务季度进度安排"]

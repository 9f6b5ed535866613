"""The one value that a table of several columns leaves blank is missed; several blanks say that there is nothing."""

from __future__ import annotations

import pytest

from checker.engine import check_plan
from checker.readers.opening import read_text
from checker.rules.loading import load_rules
from checker.source import SourceMap

_ROWS = ("青石镇\t8\t12", "白水镇\t9\t15", "红土镇\t7\t11", "云岭乡\t5\t9")


def _said(*rows: str) -> list[str]:
    lines = "\n".join((*rows,))
    text = f"远山县修路方案\n\n一、工作目标\n修好村道。\n表1 各乡镇任务\n乡镇\t上半年（公里）\t全年（公里）\n{lines}\n"
    rules = [rule for rule in load_rules() if rule.code == "R123"]
    report = check_plan(read_text(text, "t.txt").plan, SourceMap("t.txt"), rules)
    return [each.message.zh for each in report.findings]


def test_a_lone_blank_is_told() -> None:
    said = _said(*_ROWS[:2], "红土镇\t7\t", _ROWS[3])
    assert said == ["总体方案 表有1行的目标一格空白: 第3行“红土镇”的全年（公里）"]


@pytest.mark.parametrize(
    "rows",
    [_ROWS, (*_ROWS[:2], "红土镇\t\t", _ROWS[3]), (*_ROWS[:1], "红土镇\t7\t", _ROWS[3])],
    ids=["full", "two blanks", "few rows"],
)
def test_a_full_table_and_one_with_several_blanks_are_left_alone(rows: tuple[str, ...]) -> None:
    assert _said(*rows) == []

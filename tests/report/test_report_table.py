from __future__ import annotations

import re
from dataclasses import replace

import pytest
from golden import expected
from hypothesis import given
from hypothesis import strategies as st
from sample_report import NAMES, REPORT
from wcwidth import wcswidth

from checker.report import Options, render


def table(*reports: object, **options: object) -> str:
    said = render("table", reports or [REPORT], Options(**options))  # type: ignore[arg-type]
    assert isinstance(said, str)
    return said


@pytest.mark.parametrize("width", [80, 100, 160])
def test_the_table_reads_as_kept_at_each_width(width: int) -> None:
    said = table(width=width)
    assert said == expected(f"table-{width}.txt", said)


def test_the_english_table_with_explanations_reads_as_kept() -> None:
    said = table(width=120, language="en", explain=True)
    assert said == expected("table-120-en-explain.txt", said)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("explain", [False, True])
@given(width=st.integers(60, 200))
def test_no_line_is_wider_than_the_terminal(width: int, explain: bool, language: str) -> None:
    lines = table(width=width, explain=explain, language=language).split("\n")
    assert max(map(wcswidth, lines)) <= width


def test_a_terminal_narrower_than_sixty_columns_gets_sixty() -> None:
    assert table(width=10) == table(width=60)


def test_colours_change_nothing_but_colours() -> None:
    coloured = table(colour=True)
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == table()
    assert re.findall(r"\x1b\[([\d;]+)m(错误|提醒|待核实|已核实)\x1b", coloured) == [
        ("1;31", "错误"),
        ("1;31", "错误"),
        ("33", "提醒"),
        ("36", "待核实"),
        ("2", "已核实"),
    ]


def test_the_gravest_findings_come_first_and_those_of_one_rule_together() -> None:
    backwards = replace(REPORT, findings=REPORT.findings[::-1])
    levels = re.findall(r"^(错误|提醒|待核实|已核实) +([A-Z]\w+)", table(backwards), re.MULTILINE)
    assert levels == [("错误", "N103"), ("错误", "N103"), ("提醒", "R103"), ("待核实", "T101"), ("已核实", "N120")]


def test_six_places_are_all_shown_and_seven_are_not() -> None:
    six = replace(REPORT, findings=(replace(NAMES, places=NAMES.places[:6]),), waived=())
    seven = replace(REPORT, findings=(NAMES,), waived=())
    assert len(re.findall(r"附件1 二\(一\)", table(six))) == 6
    assert "等 6 处" not in table(six)
    assert len(re.findall(r"附件1 二\(一\)", table(seven))) == 4
    assert table(seven).count("… 等 7 处\n") == 1
    assert len(re.findall(r"附件1 二\(一\)", table(seven, explain=True))) == 7


def test_a_plan_without_findings_says_so_and_what_was_read() -> None:
    clean = replace(REPORT, findings=(), waived=(), not_run=())
    assert table(clean) == (
        "青山县实施“四大行动”总体方案    plans/qingshan.yaml\n"
        "3 份文件, 2 张表; 数字 40 处: 目标 20, 名称 6, 日期 3, 引用 2, 序号 4, 列举 3, 未读 2\n"
        "规则 2 条: 通过 2, 有问题 0, 未运行 0\n"
        "\n"
        "没有发现问题。\n"
        "\n"
        "错误 0  提醒 0  待核实 0  已核实 0\n"
        "通过 2 条规则\n"
    )


def test_a_finding_without_a_place_has_an_empty_cell() -> None:
    bare = replace(REPORT, findings=(replace(NAMES, places=()),), waived=(), not_run=())
    assert "待核实  T101 同一名称有几种写法  “专精特新”与“科创平台”共 7 处写法不一\n" in table(bare)


def test_plans_follow_each_other_with_blank_lines_between() -> None:
    assert table(REPORT, REPORT) == table() + "\n\n" + table()
    assert table() == render("table", [REPORT])
    assert render("table", []) == ""

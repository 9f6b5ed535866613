from __future__ import annotations

import re
from dataclasses import replace

import pytest
from command_line import check
from golden import expected
from hypothesis import given
from hypothesis import strategies as st
from sample_report import EVENTS, LEADER, NAMES, PLATFORMS, REPORT, SITES, place
from wcwidth import wcswidth

from checker.finding import Finding
from checker.report import Options, render
from checker.report.consequence import consequence_of, ordered
from checker.rules.loading import FAMILIES, load_rules
from checker.words.consequences import load_consequences


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


def test_what_is_printed_alike_is_quoted_once_with_all_its_places() -> None:
    said = table(replace(REPORT, findings=(NAMES,), waived=()), width=160)
    assert re.findall(r"(附件1 二\(一\)\d ×\d)  (.*)", said) == [
        ("附件1 二(一)0 ×3", "新增省级以上科创平台2家"),
        ("附件1 二(一)1 ×2", "新增“专精特新”企业12家以上"),
        ("附件1 二(一)2 ×2", "争创省级以上科创平台2家以上"),
    ]


def _instances(number: int) -> Finding:
    """So many places that each print something else."""
    places = tuple(place(0, f"附件{at} 一", f"企业{at}家") for at in range(1, number + 1))
    return replace(NAMES, places=places)


def test_no_side_of_a_finding_is_left_out_but_of_instances_the_first_two_are_enough() -> None:
    report = replace(REPORT, findings=(_instances(12),), waived=())
    rule = next(rule for rule in load_rules() if not rule.quotes_differ)
    assert len(re.findall(r"企业\d+家", table(report))) == 12
    listed = replace(report, findings=(replace(_instances(12), rule=rule.name),))
    assert re.findall(r"企业\d+家|… 等.*", table(listed, rules=[rule])) == ["企业1家", "企业2家", "… 等 12 处"]
    assert len(re.findall(r"企业\d+家", table(listed, rules=[rule], explain=True))) == 12


def test_the_characters_that_differ_are_underlined_where_there_are_colours() -> None:
    said = table(replace(REPORT, findings=(EVENTS,), waived=()), width=160, colour=True)
    assert re.findall(r"\x1b\[4m(.*?)\x1b\[0m", said) == ["与各部门联动", "15", "10"]


def test_a_plan_without_findings_says_so_and_what_was_read() -> None:
    clean = replace(REPORT, findings=(), waived=(), not_run=())
    assert table(clean) == (
        "青山县实施“四大行动”总体方案    plans/qingshan.yaml\n"
        "错误 0  提醒 0  待核实 0  已核实 0\n"
        "3 份文件, 2 张表; 数字 40 处: 目标 20, 名称 6, 日期 3, 引用 2, 序号 4, 列举 3, 未读 2\n"
        "规则 2 条: 通过 2, 有问题 0, 未运行 0\n"
        "\n"
        "没有发现问题。\n"
    )


def test_a_finding_without_a_place_has_an_empty_cell() -> None:
    bare = replace(REPORT, findings=(replace(NAMES, places=()),), waived=(), not_run=())
    assert "待核实  T101 同一名称有几种写法  “专精特新”与“科创平台”共 7 处写法不一\n" in table(bare)


def test_plans_follow_each_other_with_blank_lines_between() -> None:
    assert table(REPORT, REPORT) == table() + "\n\n" + table()
    assert table() == render("table", [REPORT])
    assert render("table", []) == ""


# ------------------------------------------------------------------ the important few
def _many() -> object:
    """Twenty findings: two errors, lost characters, six warnings of one rule, reviews."""
    lost = replace(LEADER, code="R105", rule="separator-missing", key="R105-1")
    warnings = [replace(PLATFORMS, code="N110", key=f"N110-{at}", indicator=f"指标{at}") for at in range(6)]
    reviews = [replace(NAMES, key=f"T101-{at}") for at in range(10)]
    errors = (replace(EVENTS, code="S110"), SITES)
    return replace(REPORT, findings=(*reviews, *warnings, lost, *errors), waived=())


def test_many_findings_begin_with_what_to_change_first_and_are_folded() -> None:
    said = table(_many(), width=100)
    assert said == expected("table-many.txt", said)


def test_everything_is_shown_in_full_where_it_is_asked_for() -> None:
    said = table(_many(), width=100, whole=True)
    assert len(re.findall("^待核实", said, re.MULTILINE)) == 11
    assert "  A110 parts-and-whole  方案没有声明总分关系\n" in said
    assert "--all" not in said


@pytest.mark.parametrize(
    ("by", "headings"),
    [
        ("annex", ["涉及几份文件: 6", "附件1: 12", "附件2: 1"]),
        ("rule", ["N103 正文与责任分解表的目标值不一致: 1", "N110 同值异界: 6", "R105 分管领导空白: 1",
                  "S110 正文与责任分解表的目标值不一致: 1", "T101 同一名称有几种写法: 10"]),
        ("unit", ["没有读到责任单位: 19"]),
    ],
)  # fmt: skip
def test_findings_can_be_grouped(by: str, headings: list[str]) -> None:
    assert re.findall(r"^\S.*: \d+$", table(_many(), by=by), re.MULTILINE) == headings


@pytest.mark.parametrize("name", ["xinshao", "linxiang"])
def test_the_report_on_a_real_plan_has_at_most_two_hundred_lines(name: str) -> None:
    said = check("--no-cache", "--width", "120", f"plans/{name}.yaml").out
    assert len(said.splitlines()) <= 200
    first = said.split("先改这些\n")[1].split("\n\n")[0].splitlines()
    assert len(first) <= 10


def test_the_figures_that_exclude_each_other_come_first_and_form_comes_last() -> None:
    codes = ("S102", "S101", "T101", "N110", "R105", "D101", "A101", "R103", "N103", "X999")
    findings = [replace(EVENTS, code=code) for code in codes]
    assert [each.code for each in ordered(findings)] == [
        "N103", "R103", "A101", "D101", "R105", "N110", "T101", "S101", "S102", "X999",
    ]  # fmt: skip


def test_every_rule_and_family_has_its_consequence() -> None:
    last = consequence_of("X999").rank
    assert [rule.code for rule in load_rules() if consequence_of(rule.code).rank == last] == []
    named = [rule for each in load_consequences().consequences for rule in each.rules]
    codes = {rule.code for rule in load_rules()}
    assert [name for name in named if name not in codes and name not in FAMILIES] == []
    assert len(named) == len(set(named))

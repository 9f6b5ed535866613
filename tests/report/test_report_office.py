"""csv and xlsx: for the office."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from typing import Any

import pytest
from golden import expected
from openpyxl import load_workbook
from openpyxl.workbook import Workbook
from sample_report import EVENTS, REPORT

from checker.report import Options, Sheet, render


def workbook(*reports: Any, **options: Any) -> Workbook:
    said = render("xlsx", reports or [REPORT], Options(**options))
    assert isinstance(said, bytes)
    return load_workbook(io.BytesIO(said))


def values(book: Workbook, title: str) -> list[tuple[Any, ...]]:
    return list(book[title].iter_rows(values_only=True))


def test_the_csv_reads_as_kept_and_begins_with_a_mark_for_excel() -> None:
    said = str(render("csv", [REPORT]))
    assert said == expected("findings.csv", said)
    assert said.startswith("\ufeff方案,级别,规则,")


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("  @SUM(A1)", "'  @SUM(A1)"),
        ("＝1+1", "'＝1+1"),
        ("\t=1+1", "\\t=1+1"),
        ("-5℃以下", "'-5℃以下"),
        ("增长7%", "增长7%"),
        ('引"号,逗号', '引"号,逗号'),
    ],
)
def test_a_csv_cell_is_text_whatever_it_begins_with(text: str, cell: str) -> None:
    odd = replace(REPORT, findings=(replace(EVENTS, message=EVENTS.message._replace(zh=text)),))
    rows = list(csv.reader(io.StringIO(str(render("csv", [odd])), newline="")))
    assert rows[1][4] == cell


def test_the_second_sheet_holds_the_findings_of_the_csv() -> None:
    rows = csv.reader(io.StringIO(str(render("csv", [REPORT])).removeprefix("\ufeff"), newline=""))
    sheet = [tuple("" if cell is None else str(cell) for cell in row) for row in values(workbook(), "问题")]
    assert sheet == [tuple(row) for row in rows]


def test_the_other_sheets_hold_coverage_and_rules_not_run() -> None:
    book = workbook(REPORT, REPORT)
    assert book.sheetnames == ["概览", "问题", "覆盖", "未运行"]
    named = ("plans/qingshan.yaml", "青山县实施“四大行动”总体方案")
    assert values(book, "覆盖") == [
        ("方案", "名称", "文件", "表", "数字", "目标", "名称", "日期", "引用", "序号", "列举", "未读"),
        (*named, 3, 2, 40, 20, 6, 3, 2, 4, 3, 2),
        (*named, 3, 2, 40, 20, 6, 3, 2, 4, 3, 2),
    ]
    not_run = [
        ("plans/qingshan.yaml", "A110", "parts-and-whole", "方案没有声明总分关系"),
        ("plans/qingshan.yaml", "D101", "deadline-order", "规则运行出错: KeyError"),
    ]
    assert values(book, "未运行") == [("方案", "规则", "规则文件", "原因"), *not_run, *not_run]


def test_the_english_workbook_has_english_sheets() -> None:
    book = workbook(language="en")
    assert book.sheetnames == ["Overview", "Findings", "Coverage", "Not run"]
    assert [row[1] for row in values(book, "Findings")] == ["Level", "error", "error", "warning", "review", "waived"]


def test_headers_stay_in_sight_with_filters_widths_and_colours() -> None:
    sheet = workbook()["问题"]
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:N6"
    assert all(cell.font.bold for cell in sheet[1])
    assert [sheet[f"B{row}"].fill.start_color.rgb[2:] for row in range(2, 7)] == [
        "F8CBAD",
        "F8CBAD",
        "FFE699",
        "DDEBF7",
        "E2EFDA",
    ]
    assert [sheet.column_dimensions[name].width for name in "BEG"] == [8, 36, 36]


def test_the_first_sheet_is_the_overview() -> None:
    rows = values(workbook(), "概览")
    assert rows[:3] == [
        ("方案", "项目", "方案核稿摘要"),
        ("plans/qingshan.yaml", "有 2 处错误, 请改正后再印发", "错误 2  提醒 1  待核实 1  已核实 1"),
        ("plans/qingshan.yaml", "先改这些", "1. “促消费活动”: 正文为15场, 表中为10场 · 附件1 二(二)3"),
    ]


def test_every_sheet_prints_on_a4_across_one_page_wide_with_its_header() -> None:
    for sheet in workbook().worksheets:
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.print_title_rows == "$1:$1"
    hidden = [name for name, column in workbook()["问题"].column_dimensions.items() if column.hidden]
    assert hidden == ["L", "M", "N"]


def test_further_sheets_come_last_under_titles_that_excel_takes() -> None:
    matrix = Sheet("指标/对照表", ("指标", "总体方案"), (("=1+1", 2), ("甲\n乙", 3)))
    long = Sheet("长" * 40, ("a",), ())
    book = workbook(sheets=(matrix, matrix, long, long, Sheet("", ("a",), ()), Sheet("问题", ("a",), ())))
    assert book.sheetnames == [
        "概览", "问题", "覆盖", "未运行", "指标_对照表", "指标_对照表 2", "长" * 31, "长" * 27 + " 2", "_", "问题 2",
    ]  # fmt: skip
    assert values(book, "指标_对照表") == [("指标", "总体方案"), ("=1+1", 2), ("甲\n乙", 3)]
    assert book["指标_对照表"]["A2"].data_type == "s"


def test_the_same_report_gives_the_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    first = render("xlsx", [REPORT])
    monkeypatch.setattr("time.time", lambda: 2_000_000_000.0)
    monkeypatch.setattr("time.localtime", lambda *_: (2033, 5, 18, 3, 33, 20, 2, 138, 0))
    assert render("xlsx", [REPORT]) == first
    assert b"2033" not in bytes(first)  # type: ignore[arg-type]


def test_no_reports_give_empty_sheets_and_a_header_only() -> None:
    said = render("xlsx", [])
    assert isinstance(said, bytes)
    assert [sheet.max_row for sheet in load_workbook(io.BytesIO(said))] == [1, 1, 1, 1]
    assert str(render("csv", [])).count("\r\n") == 1

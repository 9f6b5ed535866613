"""The review sheet: a table for the reviewer, of plans that are not Word files."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from hostile_texts import HOSTILE, hostile_report
from office import pages_of
from sample_report import EVENTS, REPORT, TITLE
from word_readback import parts_of

from checker.finding import Report
from checker.report import Draft, Options, render
from checker.rules.loading import load_rules


def sheet(*reports: Report, **options: Any) -> Any:
    said = render("docx", reports, Options(**options))
    assert isinstance(said, bytes)
    return Document(io.BytesIO(said))


def rows(document: Any, number: int = 0) -> list[tuple[str, ...]]:
    return [tuple(cell.text for cell in row.cells) for row in document.tables[number].rows]


def test_a_row_shows_both_texts_the_reasons_and_the_remedy() -> None:
    assert rows(sheet(REPORT))[:2] == [
        ("级别", "规则", "问题", "甲处原文", "乙处原文", "判定依据", "建议"),
        (
            "错误",
            "N103\n正文与责任分解表的目标值不一致",
            "“促消费活动”: 正文为15场, 表中为10场",
            "附件1 二(二)3 (第 4 行第 4 列)\n与各部门联动开展15场促消费活动",
            "附件1 责任分解表 第2行 (第 5 行第 4 列)\n开展10场促消费活动",
            "两处同为“促消费活动”, 口径均为开展次数。\n15 ≠ 10, 相差 5。",
            "请核对原始任务数, 改正其中一处。",
        ),
    ]


def test_the_reasons_end_with_the_basis_of_the_rule() -> None:
    rule = next(rule for rule in load_rules(()) if rule.code == EVENTS.code)
    assert rows(sheet(REPORT, rules=[rule]))[1][5].split("\n")[-1] == f"依据: {rule.basis.clause}"


def test_blank_cells_many_places_and_accepted_findings_are_said() -> None:
    said = rows(sheet(REPORT))
    assert [row[0] for row in said[1:]] == ["错误", "错误", "提醒", "待核实", "已核实"]
    assert said[3][3:5] == ("附件1 责任分解表 第2行 (第 6 行第 3 列)\n〔空白〕", "")
    assert said[4][3].startswith("附件1 二(一)0 ×3\n")
    assert said[5][6] == "请统一是否带“以上”。\n已核实: 市里下达的就是2家 (李文书, 至 2025-12-31)"


def test_what_differs_is_bold_and_red() -> None:
    cells = sheet(REPORT).tables[0].rows[1].cells
    runs = [run for cell in cells for each in cell.paragraphs for run in each.runs if run.bold]
    assert [run.text for run in runs] == ["与各部门联动", "15", "10"]
    assert {str(run.font.color.rgb) for run in runs} == {"C00000"}


def test_the_paragraphs_around_say_what_was_looked_at_and_what_was_not() -> None:
    texts = [paragraph.text for paragraph in sheet(REPORT).paragraphs]
    assert texts == [
        "方案一致性核对表",
        TITLE,
        "plans/qingshan.yaml",
        "错误 2  提醒 1  待核实 1  已核实 1",
        "规则 8 条: 通过 2, 有问题 4, 未运行 2",
        "3 份文件, 2 张表; 数字 40 处: 目标 20, 名称 6, 日期 3, 引用 2, 序号 4, 列举 3, 未读 2",
        "未运行 2 条规则, 其中 1 条运行出错:",
        "A110 parts-and-whole: 方案没有声明总分关系",
        "D101 deadline-order: 规则运行出错: KeyError",
    ]


def test_a_plan_without_findings_has_no_table() -> None:
    document = sheet(replace(REPORT, findings=(), waived=()), language="en")
    assert document.tables == []
    assert "Nothing found." in [paragraph.text for paragraph in document.paragraphs]
    assert document.paragraphs[0].text == "Plan consistency review sheet"


def test_pages_lie_on_their_side_and_headers_are_repeated() -> None:
    document = sheet(REPORT)
    section = document.sections[0]
    assert section.orientation == WD_ORIENT.LANDSCAPE
    assert (section.page_width.mm, section.page_height.mm) == pytest.approx((297, 210), abs=0.1)
    table = document.tables[0]
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    widths = [cell.width.mm for cell in table.rows[1].cells]
    assert sum(widths) == pytest.approx(267, abs=0.1)


def test_chinese_and_latin_letters_have_the_fonts_of_the_office() -> None:
    document = sheet(REPORT)
    fonts = {name: document.styles[name].element.rPr.rFonts.attrib for name in ("Normal", "Title", "Heading 1")}
    assert {name: font[qn("w:eastAsia")] for name, font in fonts.items()} == {
        "Normal": "仿宋", "Title": "宋体", "Heading 1": "宋体",
    }  # fmt: skip
    assert {font[qn("w:ascii")] for font in fonts.values()} == {"Times New Roman"}
    assert not [key for font in fonts.values() for key in font if key.endswith("Theme")]


def test_every_plan_has_its_own_table() -> None:
    document = sheet(REPORT, REPORT)
    assert [len(table.rows) for table in document.tables] == [6, 6]


def test_a_draft_beside_another_plan_is_in_the_sheet_too() -> None:
    draft = Draft(REPORT.path, b"", (), REPORT.path)
    assert len(sheet(REPORT, replace(REPORT, path="other.yaml"), drafts=(draft,)).tables) == 2


def test_the_same_report_gives_the_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    first = render("docx", [REPORT])
    monkeypatch.setattr("time.time", lambda: 2_000_000_000.0)
    monkeypatch.setattr("time.localtime", lambda *_: (2033, 5, 18, 3, 33, 20, 2, 138, 0))
    assert render("docx", [REPORT]) == first
    assert not [name for name, content in parts_of(bytes(first)).items() if b"2033" in content]  # type: ignore[arg-type]


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_never_breaks_the_sheet(text: str) -> None:
    said = rows(sheet(hostile_report(REPORT, text)))
    assert [row[1].split("\n")[0] for row in said[1:]] == ["N103", "N103", "R103", "T101", "N120"]


def test_libreoffice_prints_the_sheet_with_its_header_on_every_page(tmp_path: Path) -> None:
    many = replace(REPORT, findings=REPORT.findings * 12)
    said = render("docx", [many])
    assert isinstance(said, bytes)
    pages = pages_of(said, tmp_path).rstrip("\f").split("\f")
    assert len(pages) > 2
    assert all("甲处原文" in page for page in pages[:-1])

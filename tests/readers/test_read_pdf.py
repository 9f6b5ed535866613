"""PDF drafts printed here come out as they were written: paragraphs whole, tables as tables, pages as places."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from command_line import check
from pdf_drafts import CELL, FLAT, NEW_PAGE, drawn, printed, table, text, title
from reportlab.lib.pdfencrypt import StandardEncryption

from checker.inputs.problem import InputError
from checker.plan.model import Row, Section
from checker.readers.opening import Opened, read_document

GOALS = (
    "到2030年，全市新增规模以上工业企业12家以上，规模工业增加值增长7.5%，高新技术产业增加值占比达到22%以上，"
    "新建高标准农田3.5万亩。"
)
TASK = (
    "{}.培育企业。支持企业扩大产能，招引亿元以上项目{}个，建成标准厂房6万平方米，组织银企对接活动15场。"
    "（市科工局牵头，市财政局、市商务局按职责分工负责）"
)
HEADER = ("序号", "工作任务", "责任单位", "分管领导")
DAMAGED = "PDF 文件已损坏或不完整 (damaged PDF). 请重新导出 PDF, 或另存为 .docx。"
WIDTHS = (40, 230, 120, 60)


def opened(tmp_path: Path, data: bytes) -> Opened:
    path = tmp_path / "方案.pdf"
    path.write_bytes(data)
    return read_document(str(path))


def start() -> list[Any]:
    return [title("云溪市工作方案"), text("一、主要目标")]


def rows_of(found: Opened) -> tuple[Row, ...]:
    assert found.plan.master is not None
    (only,) = found.plan.master.tables
    return only.rows


def sections_of(found: Opened) -> tuple[Section, ...]:
    assert found.plan.master is not None
    return found.plan.master.sections


def refusal(tmp_path: Path, data: bytes) -> str:
    with pytest.raises(InputError) as caught:
        opened(tmp_path, data)
    (problem,) = caught.value.problems
    return f"{problem.message} {problem.remedy}".strip()


def test_broken_lines_are_one_paragraph(tmp_path: Path) -> None:
    story = [*start(), text(GOALS), text("二、重点任务"), text(TASK.format(1, 8)), text(TASK.format(2, 9))]
    found = opened(tmp_path, printed(*story))
    assert found.plan.title == "云溪市工作方案"
    goals, tasks = sections_of(found)
    assert goals.statements == (GOALS.rstrip("。"),)
    assert [task.heading for task in tasks.sections] == ["1.培育企业。", "2.培育企业。"]
    assert tasks.sections[1].statements == (
        "支持企业扩大产能，招引亿元以上项目9个，建成标准厂房6万平方米，组织银企对接活动15场",
    )
    assert {task.responsibility for task in tasks.sections} == {"（市科工局牵头，市财政局、市商务局按职责分工负责）"}


def test_items_without_an_indent_are_paragraphs_of_their_own(tmp_path: Path) -> None:
    full = "1.新增企业6家，建成厂房6万平方米，培育产业集群3个，招引项目8个，带动就业500人以上。"
    story = [*start(), text(full, FLAT), text("2.修建公路9公里。", FLAT), text("3.改造管网3公里。", FLAT)]
    lines = opened(tmp_path, printed(*story)).sources.text.splitlines()
    assert lines[2:] == [full, "2.修建公路9公里。", "3.改造管网3公里。"]


def test_a_paragraph_goes_on_over_a_page(tmp_path: Path) -> None:
    found = opened(tmp_path, printed(*start(), *(text(TASK.format(number, 8)) for number in range(1, 16))))
    (goals,) = sections_of(found)
    assert len(goals.sections) == 15
    assert len({task.statements for task in goals.sections}) == 1


def test_heads_feet_and_page_numbers_are_left_out_and_said(tmp_path: Path) -> None:
    def foot(canvas: Any, document: Any) -> None:
        canvas.setFont(CELL.fontName, 10)
        canvas.drawString(60, 810, "云溪市人民政府文件")
        canvas.drawCentredString(300, 30, f"— {document.page} —")

    found = opened(tmp_path, printed(*start(), text(GOALS), NEW_PAGE, text(TASK.format(1, 8)), foot=foot))
    assert found.notes == (
        "页眉、页脚和页码 4 行, 未读 (running heads, feet, page numbers): “云溪市人民政府文件”、“— 1 —”、“— 2 —”",
    )
    assert "文件" not in found.sources.text
    assert "—" not in found.sources.text


def test_text_that_pages_begin_with_stays_where_it_is_no_head(tmp_path: Path) -> None:
    story = [*start(), text(GOALS), NEW_PAGE, text("2.新增企业6家。"), NEW_PAGE, text("3.新增企业6家。")]
    found = opened(tmp_path, printed(*story, topMargin=120))
    assert found.notes == ()
    assert found.sources.text.split()[-2:] == ["2.新增企业6家。", "3.新增企业6家。"]


def test_a_table_is_read_by_its_lines(tmp_path: Path) -> None:
    long, units = "新增企业6家，建成标准厂房6万平方米，组织银企对接活动15场", "市科工局、市财政局、市商务局"
    cells = [("1", long, units, "周平"), ("2", "修建公路9公里", "市交通局", ""), ("3", "改造管网3公里", "", "李安")]
    made = table([HEADER, *cells], WIDTHS, ("SPAN", (3, 1), (3, 2)))
    found = opened(tmp_path, printed(*start(), text(GOALS), title("任务责任分解表"), made))
    assert rows_of(found) == (
        Row(number="1", item=long, units=units, leader="周平"),
        Row(number="2", item="修建公路9公里", units="市交通局"),
        Row(number="3", item="改造管网3公里", units="", leader="李安"),
    )
    assert found.plan.master is not None
    assert found.plan.master.tables[0].title == "任务责任分解表"


def test_a_table_goes_on_over_pages_under_its_repeated_header(tmp_path: Path) -> None:
    rows = [HEADER, *((str(n), f"新增企业{n}家", "市科工局", "周平") for n in range(1, 71))]
    found = opened(tmp_path, printed(*start(), text(GOALS), table(rows, WIDTHS)))
    assert [(row.number, row.item) for row in rows_of(found)] == [(str(n), f"新增企业{n}家") for n in range(1, 71)]


def test_a_row_broken_by_a_page_is_one_row(tmp_path: Path) -> None:
    many = "、".join(f"街道{number}号片区" for number in range(1, 60))
    rows = [HEADER, ("1", "新增企业6家", "市科工局", "周平"), ("2", f"改造{many}管网3公里", "市住建局", "李安")]
    found = opened(tmp_path, printed(*start(), text(GOALS), table(rows, WIDTHS, repeated=0)))
    assert [(row.number, row.units, row.leader) for row in rows_of(found)] == [
        ("1", "市科工局", "周平"),
        ("2", "市住建局", "李安"),
    ]
    assert rows_of(found)[1].item == f"改造{many}管网3公里"


def test_shades_behind_text_are_no_lines(tmp_path: Path) -> None:
    def draw(canvas: Any) -> None:
        canvas.drawString(72, 760, "云溪市工作方案")
        canvas.setFillGray(0.9)
        for at in range(3):
            canvas.rect(72 + 40 * at, 695, 36, 20, stroke=0, fill=1)
        canvas.setFillGray(0)
        canvas.drawString(72, 700, "新增企业6家。")

    found = opened(tmp_path, drawn(draw))
    assert found.plan.master is not None
    assert (found.plan.master.tables, found.sources.text) == ((), "云溪市工作方案\n新增企业6家。\n")


def test_letters_printed_twice_and_radicals_are_read_as_what_they_show(tmp_path: Path) -> None:
    def draw(canvas: Any) -> None:
        canvas.drawString(72, 760, "云溪市工作方案")
        for shift in (0, 0.4):
            canvas.drawString(72 + shift, 700, "新增企业66家。")

    assert opened(tmp_path, drawn(draw)).sources.text.splitlines()[1] == "新增企业66家。"


def test_turned_text_and_pictures_are_said(tmp_path: Path) -> None:
    def draw(canvas: Any) -> None:
        canvas.drawString(72, 760, "云溪市工作方案")
        canvas.rotate(30)
        canvas.drawString(300, 300, "内部资料")

    found = opened(tmp_path, drawn(draw))
    assert found.sources.text == "云溪市工作方案\n"
    assert found.notes == ("旋转的文字 4 字, 未读 (turned text)",)


def test_findings_name_the_page(plan_folder: Path) -> None:
    rows = [HEADER, ("1", "新增企业6家以上", "市科工局", "周平"), ("2", "修建公路9公里", "市交通局", "")]
    story = [*start(), text(GOALS), NEW_PAGE, title("任务责任分解表"), table(rows, WIDTHS)]
    (plan_folder / "a.pdf").write_bytes(printed(*story))
    done = check("--no-cache", "--select", "R103", "--format", "json", "a.pdf")
    (plan,) = json.loads(done.out)["plans"]
    places = [place["label"] for finding in plan["findings"] for place in finding["places"]]
    assert places == ["总体方案 责任分解表 第2行 (第2页)"]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (drawn(lambda canvas: canvas.rect(72, 72, 200, 200)),
         "PDF 是扫描件或图片, 没有文字层 (scanned: no text layer). 请先做文字识别 (OCR), 或给出 Word 文件。"),
        (printed(title("Plan"), encrypt=StandardEncryption("secret")), "文件已加密 (encrypted). 请去掉密码后再检查。"),
        (b"%PDF-1.7 ...", DAMAGED),
        (printed(title("云溪市工作方案"))[:400], DAMAGED),
    ],
    ids=["scanned", "encrypted", "nothing behind its mark", "cut"],
)  # fmt: skip
def test_what_cannot_be_read_is_said_in_one_line(tmp_path: Path, data: bytes, said: str) -> None:
    assert refusal(tmp_path, data) == said

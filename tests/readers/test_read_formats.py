"""One invented plan in every format we read: the same headings, the same rows, the same constraints."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
from command_line import check
from docx.enum.text import WD_ALIGN_PARAGRAPH
from office_drafts import saved_as
from pdf_drafts import printed, table, text, title

from checker.facts import Facts
from checker.inputs.problem import InputError
from checker.plan.model import Plan
from checker.readers import office
from checker.readers.opening import read_document
from checker.readers.write import write_plan

NAME = "云溪市产业行动实施方案"
TEXTS = (
    "一、主要目标",
    "到2030年，新增规模以上工业企业12家以上，规模工业增加值增长7.5%，建成标准厂房6万平方米，新建高标准农田3.5万亩。",
    "二、重点任务",
    "1.培育企业。招引亿元以上项目8个，组织银企对接活动15场，带动就业不少于500人。（市科工局牵头，市财政局负责）",
)
CAPTION = "任务责任分解表"
ROWS = (
    ("序号", "工作任务", "责任单位", "分管领导"),
    ("1", "招引亿元以上项目8个", "市科工局、市财政局", "周平"),
    ("2", "新建高标准农田3.5万亩", "市农业农村局", "李安"),
)


def word(path: Path) -> None:
    document = docx.Document()
    document.add_paragraph(NAME).alignment = WD_ALIGN_PARAGRAPH.CENTER
    for said in TEXTS:
        document.add_paragraph(said)
    document.add_paragraph(CAPTION).alignment = WD_ALIGN_PARAGRAPH.CENTER
    made = document.add_table(len(ROWS), len(ROWS[0]), style="Table Grid")
    for cell, said in zip(made._cells, (said for row in ROWS for said in row), strict=True):
        cell.text = said
    document.add_paragraph()  # LibreOffice loses a table that ends an old file
    document.save(str(path))


def pdf(path: Path) -> None:
    story = [title(NAME), *map(text, TEXTS), title(CAPTION), table(ROWS, (40, 230, 120, 60))]
    path.write_bytes(printed(*story))


def workbook(path: Path) -> None:
    """Of the plan what fits a workbook: the table."""
    book = openpyxl.Workbook()
    book.active.append([CAPTION])
    for row in ROWS:
        book.active.append(row)
    book.save(path)


def plan_of(path: Path, make: Callable[[Path], None]) -> Plan:
    make(path)
    return read_document(str(path)).plan


def constraints_of(plan: Plan) -> list[tuple[Any, ...]]:
    return [(target.passage.label, target.constraint) for target in Facts(plan).targets]


def test_a_plan_in_word_in_pdf_and_as_a_plan_file_is_one_plan(tmp_path: Path) -> None:
    from_word, from_pdf = plan_of(tmp_path / "a.docx", word), plan_of(tmp_path / "a.pdf", pdf)
    (tmp_path / "a.yaml").write_text(write_plan(from_pdf), encoding="utf-8")
    assert from_pdf == from_word == read_document(str(tmp_path / "a.yaml")).plan
    assert len(constraints_of(from_pdf)) == 9
    assert constraints_of(from_pdf) == constraints_of(from_word)


def test_the_table_of_a_workbook_is_the_table_of_the_plan(tmp_path: Path) -> None:
    of_word, of_book = plan_of(tmp_path / "a.docx", word).master, plan_of(tmp_path / "a.xlsx", workbook).master
    assert of_word is not None
    assert of_book is not None
    assert [each.rows for each in of_book.tables] == [each.rows for each in of_word.tables]


# ------------------------------------------------------------------ through LibreOffice
@pytest.mark.parametrize("form", ["doc", "rtf", "odt"])
def test_what_libreoffice_opens_is_the_same_plan(form: str, tmp_path: Path) -> None:
    expected = plan_of(tmp_path / "a.docx", word)
    opened = read_document(str(saved_as(form, tmp_path / "a.docx")))
    assert opened.plan == expected
    assert opened.notes == ("由 LibreOffice 转换后读取 (read as converted by LibreOffice)",)
    assert opened.originals[str(tmp_path / f"a.{form}")].startswith(b"PK")


def test_an_old_draft_is_given_back_marked_as_a_new_one(plan_folder: Path) -> None:
    word(plan_folder / "a.docx")
    saved_as("doc", plan_folder / "a.docx").rename(plan_folder / "a.wps")
    done = check("--no-cache", "a.wps", "--format", "docx", "-o", "marked.docx")
    assert done.code in (0, 1), done.err
    assert NAME in docx.Document(str(plan_folder / "marked.docx")).paragraphs[0].text


def test_a_file_that_carries_no_comments_is_given_a_sheet_and_that_is_said(plan_folder: Path) -> None:
    pdf(plan_folder / "a.pdf")
    done = check("--no-cache", "a.pdf", "--format", "docx", "-o", "b.docx")
    assert done.err == "check: a.pdf: 这种文件里不能加批注, 写出的是核对表\n"
    assert docx.Document(str(plan_folder / "b.docx")).paragraphs[0].text == "方案一致性核对表"


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1" + b"\0" * 500
OLD = OLE + "WordDocument".encode("utf-16-le")
CALLED = {
    "a.wps": (OLD, "旧格式文件 (.doc、.wps) ", "用 Word 或 WPS 打开后另存为 .docx。"),
    "a.xls": (OLE + "Workbook".encode("utf-16-le"), "旧格式表格 (.xls、.et) ", "用 Excel 或 WPS 打开后另存为 .xlsx。"),
    "a.rtf": (b"{\\rtf1 ...", " RTF 文件", "用 Word 或 WPS 打开后另存为 .docx。"),
}


@pytest.mark.parametrize("name", CALLED)
def test_without_libreoffice_one_line_says_what_to_do(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    data, called, remedy = CALLED[name]
    (tmp_path / name).write_bytes(data)
    with pytest.raises(InputError) as caught:
        read_document(str(tmp_path / name))
    assert str(caught.value) == (
        f"{tmp_path / name}: 打开{called}要借 LibreOffice, 本机没有安装 (needs LibreOffice, which is not installed). "
        f"请安装 LibreOffice, 或{remedy}"
    )


def test_a_damaged_old_draft_is_no_text(tmp_path: Path) -> None:
    word(tmp_path / "b.docx")
    saved_as("doc", tmp_path / "b.docx")  # skips where LibreOffice is not there
    (tmp_path / "a.doc").write_bytes(OLD + "新增企业6家".encode())
    with pytest.raises(InputError) as caught:
        read_document(str(tmp_path / "a.doc"))
    assert "(LibreOffice could not open the file)" in str(caught.value)


@pytest.mark.parametrize("script", ["exit 1", "sleep 30"], ids=["gives up", "hangs"])
def test_a_file_that_libreoffice_does_not_open_is_said(
    script: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "soffice"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    monkeypatch.setattr(office, "PATIENCE", 0.3)
    (tmp_path / "a.doc").write_bytes(OLD)
    with pytest.raises(InputError) as caught:
        read_document(str(tmp_path / "a.doc"))
    assert str(caught.value) == (
        f"{tmp_path / 'a.doc'}: LibreOffice 打不开这个旧格式文件 (.doc、.wps) (LibreOffice could not open the file). "
        "请用 Word 或 WPS 打开后另存为 .docx。"
    )


def test_libreoffice_runs_no_macro_and_follows_no_link(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = tmp_path / "kept.xcu"
    program = tmp_path / "soffice"
    program.write_text(f'#!/bin/sh\nshift 8; cp "$(dirname "$1")/profile/user/registrymodifications.xcu" {kept}\n')
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    (tmp_path / "a.doc").write_bytes(OLD)
    with pytest.raises(InputError):
        read_document(str(tmp_path / "a.doc"))
    said = kept.read_text(encoding="utf-8")
    assert 'oor:name="DisableMacrosExecution" oor:op="fuse"><value>true<' in said
    assert 'oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true<' in said

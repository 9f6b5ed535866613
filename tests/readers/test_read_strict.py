"""Files saved as “Strict Open XML” read like any other, and a marked copy of one opens again."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import docx
import openpyxl
import pytest

from checker.plan.model import Plan
from checker.readers.opening import read_document

_USUAL = re.compile(rb"http://schemas\.openxmlformats\.org/(\w+)/2006/")


def strict(data: bytes) -> bytes:
    """The file with the names of the strict form."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as usual, zipfile.ZipFile(out, "w") as renamed:
        for member in usual.infolist():
            part = usual.read(member)
            own = member.filename.endswith((".xml", ".rels")) and member.filename != "[Content_Types].xml"
            named = _USUAL.sub(rb"http://purl.oclc.org/ooxml/\1/", part) if own else part
            kept = named.replace(b"purl.oclc.org/ooxml/package/", b"schemas.openxmlformats.org/package/2006/")
            renamed.writestr(member, kept.replace(b"extended-properties", b"extendedProperties") if own else kept)
    return out.getvalue()


def word() -> bytes:
    draft = docx.Document()
    for text in ("青山县2031年水利建设方案", "一、工作目标", "新建水窖21口。"):
        draft.add_paragraph(text)
    table = draft.add_table(rows=0, cols=2)
    for cells in (("乡镇", "新建水窖（口）"), ("东坪镇", "12"), ("西坪镇", "9")):
        for cell, text in zip(table.add_row().cells, cells, strict=True):
            cell.text = text
    return saved(draft)


def workbook() -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (["青山县水窖任务表"], ["乡镇", "新建水窖（口）"], ["东坪镇", 12], ["西坪镇", 9]):
        sheet.append(row)
    sheet.merge_cells("A1:B1")
    return saved(book)


def saved(file: object) -> bytes:
    out = io.BytesIO()
    file.save(out)  # type: ignore[attr-defined]
    return out.getvalue()


def plan_of(path: Path, data: bytes) -> Plan:
    path.write_bytes(data)
    return read_document(str(path)).plan


@pytest.mark.parametrize(("name", "data"), [("a.docx", word()), ("a.xlsx", workbook())])
def test_a_strict_file_reads_like_the_usual_one(tmp_path: Path, name: str, data: bytes) -> None:
    assert strict(data) != data
    assert plan_of(tmp_path / name, strict(data)) == plan_of(tmp_path / name, data)


def test_a_strict_file_has_no_note_of_another_program(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(strict(word()))
    opened = read_document(str(path))
    assert opened.notes == ()
    assert docx.Document(io.BytesIO(opened.originals[str(path)])).paragraphs[0].text == "青山县2031年水利建设方案"

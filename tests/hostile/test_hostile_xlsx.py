"""Workbooks damaged, strange or made to fill memory: read, or refused in one line."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import openpyxl
import pytest
from attack import attack, check_harmless
from command_line import check

TYPES, SHEET, STRINGS = "[Content_Types].xml", "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"
SPREADSHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
SAVE = "请用 Excel 或 WPS 打开后另存为 .xlsx。"


@cache
def usual() -> Mapping[str, bytes]:
    """The parts of a workbook of one text."""
    book, file = openpyxl.Workbook(), io.BytesIO()
    book.active["A1"] = "新增企业6家"
    book.save(file)
    with zipfile.ZipFile(file) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def workbook(rows: str, before: str = "", behind: str = "", **more: str) -> bytes:
    """A workbook with these rows in its sheet."""
    sheet = f'<worksheet xmlns="{SPREADSHEET}">{before}<sheetData>{rows}</sheetData>{behind}</worksheet>'
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in {**usual(), SHEET: sheet, **more}.items():
            archive.writestr(name, content)
    return file.getvalue()


def inline(text: str) -> str:
    return f'<c t="inlineStr"><is><t>{text}</t></is></c>'


def strings(text: str) -> dict[str, str]:
    listed = (
        f'<Override PartName="/{STRINGS}" '
        'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>'
    )
    types = usual()[TYPES].decode().replace("</Types>", listed)
    return {STRINGS: f'<sst xmlns="{SPREADSHEET}"><si><t>{text}</t></si></sst>', TYPES: types}


def rows(count: int, cells: str) -> str:
    return f"<row>{cells}</row>" * count


ROW = rows(1, "".join(map(inline, ("工作任务", "责任单位")))) + rows(1, inline("新增企业6家") + inline("县财政局"))
ALL = "A1:XFD1048576"
MERGED = "".join(f'<mergeCell ref="A{at}:B{at}"/>' for at in range(3, 15_003))
LONG = strings("新增企业6家，" * 3_000)
ENTITY = f'<!DOCTYPE x [<!ENTITY e "6">]><worksheet xmlns="{SPREADSHEET}">&e;</worksheet>'
READ = {
    "a dimension of all cells": workbook(ROW, f'<dimension ref="{ALL}"/>'),
    "a merged cell of all cells": workbook(ROW, behind=f'<mergeCells><mergeCell ref="{ALL}"/></mergeCells>'),
    "15,000 merged cells": workbook(ROW, behind=f"<mergeCells>{MERGED}</mergeCells>"),
    "a last row far below": workbook(f'{ROW}<row r="1048576">{inline("注：完")}</row>'),
    "a last row without a value": workbook(f'{ROW}<row r="1048576"><c r="A1048576"/></row>'),
}
REFUSED = {
    "rows far to the right": (
        workbook("".join(f'<row r="{at}"><c r="XFD{at}"><v>6</v></c></row>' for at in range(1, 2_000))),
        "表“Sheet”超过 2,000,000 格 (too many cells). 请删去空行空列。",
    ),
    "a table of 120,000 cells": (
        workbook(rows(12_000, "<c><v>6</v></c>" * 10)),
        "表格超过 100,000 格 (too many table cells). 请拆分文件。",
    ),
    "one long text in many cells": (
        workbook(rows(2_000, '<c t="s"><v>0</v></c>' * 2), **LONG),
        "读出的文字太多, 超过上限 250,000 字 (too much text). 请拆分文件。",
    ),
    "a sheet of 60 MB": (
        workbook(" " * 60_000_000),
        f"解压后有 60,016,118 字节, 9 个部件, 超过上限 (unpacks to too much). {SAVE}",
    ),
    "entities": (
        workbook("", **{SHEET: ENTITY}),
        "文件声明了外部实体, 不予打开 (declares entities). 请另存为 .xlsx。",
    ),
    "macros": (
        workbook(ROW, **{"xl/vbaProject.bin": "x"}),
        "文件含有宏, 不予打开 (contains macros). 请另存为不含宏的 .xlsx。",
    ),
    "no sheet": (
        workbook("", **{SHEET: "<worksheet"}),
        f"无法打开这个 Excel 文件 (cannot be opened: ParseError). {SAVE}",
    ),
}


@pytest.mark.parametrize("sort", READ)
def test_a_strange_workbook_is_read_at_little_cost(sort: str, tmp_path: Path) -> None:
    assert len(READ[sort]) <= 100_000
    (tmp_path / "a.xlsx").write_bytes(READ[sort])
    done = attack("import", "a.xlsx", cwd=tmp_path)
    check_harmless(done, 0)
    assert ("县财政局" in done.out) == (sort != "a merged cell of all cells")


@pytest.mark.parametrize("sort", REFUSED)
def test_a_workbook_made_to_fill_memory_is_refused(sort: str, tmp_path: Path) -> None:
    data, said = REFUSED[sort]
    assert len(data) <= 100_000
    (tmp_path / "a.xlsx").write_bytes(data)
    done = attack("--no-cache", "a.xlsx", cwd=tmp_path)
    check_harmless(done, 2)
    assert done.err == f"check: a.xlsx: {said}\n"


def test_a_flipped_byte_is_told(plan_folder: Path) -> None:
    data = workbook(ROW)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        member = archive.getinfo(SHEET)
    broken = bytearray(data)
    broken[member.header_offset + 30 + len(SHEET) + 40] ^= 0xFF
    (plan_folder / "a.xlsx").write_bytes(broken)
    done = check("--no-cache", "a.xlsx")
    assert (done.code, done.out) == (2, "")
    assert done.err in {
        f"check: a.xlsx: Excel 文件已损坏或不完整 (damaged file: {kind}). {SAVE}\n" for kind in ("error", "BadZipFile")
    }

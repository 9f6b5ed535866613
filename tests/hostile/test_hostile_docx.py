"""Word files damaged, strange or made to fill memory: read, or refused in one line, by every command."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import docx
import pytest
from attack import attack, check_harmless
from command_line import check

SAVE = "请用 Word 或 WPS 打开后另存为 .docx。"
MAIN, NUMBERING, STYLES = "word/document.xml", "word/numbering.xml", "word/styles.xml"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
ENTITY = '<!DOCTYPE x [<!ENTITY e "5家">]>'
P = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"


@cache
def usual() -> Mapping[str, bytes]:
    """The parts of an empty Word file."""
    file = io.BytesIO()
    docx.Document().save(file)
    with zipfile.ZipFile(file) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts: Mapping[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def document(body: str, before: str = "") -> str:
    start = P.format("青山县工作方案") + P.format("一、目标")
    return f'{before}<w:document xmlns:w="{WORD}"><w:body>{start}{body}</w:body></w:document>'


def word(body: str, **more: bytes) -> bytes:
    """A Word file with this body."""
    return packed({**usual(), MAIN: document(body).encode(), **more})


def table(*rows: str) -> str:
    return f"<w:tbl>{row('序号', '内容', '责任单位', '分管领导')}{''.join(rows)}</w:tbl>"


def row(*cells: str) -> str:
    return f"<w:tr>{''.join(f'<w:tc>{P.format(cell)}</w:tc>' for cell in cells)}</w:tr>"


def refusals(data: bytes) -> set[str]:
    """What every command that opens the file says of it; all must refuse it."""
    Path("a.docx").write_bytes(data)
    marked = ("--format", "docx", "-o", "b.docx")
    every = [check(*each, "a.docx") for each in (("--no-cache",), ("--no-cache", *marked), ("import",), ("facts",))]
    assert {(each.code, each.out) for each in every} == {(2, "")}
    return {each.err for each in every}


@pytest.mark.parametrize("name", [MAIN, STYLES, "docProps/thumbnail.jpeg"])
def test_a_flipped_byte_is_told(name: str, plan_folder: Path) -> None:
    data = bytearray(word(P.format("新增企业6家。")))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        member = archive.getinfo(name)
    assert plan_folder.is_dir()
    found = set()
    for step in range(0, member.compress_size, max(member.compress_size // 12, 1)):
        broken = bytearray(data)
        broken[member.header_offset + 30 + len(name) + step] ^= 0xFF
        found |= refusals(bytes(broken))
    assert found <= {
        f"check: a.docx: Word 文件已损坏或不完整 (damaged file: {kind}). {SAVE}\n" for kind in ("error", "BadZipFile")
    }
    assert found


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("before", ["", "<!--" + "x" * 5_000 + "-->"], ids=["at once", "late"])
@pytest.mark.parametrize("name", [MAIN, NUMBERING, STYLES])
def test_entities_are_seen_wherever_they_are_declared(name: str, before: str, encoding: str, plan_folder: Path) -> None:
    assert plan_folder.is_dir()
    text = document(P.format("新增&e;"), f'<?xml version="1.0"?>{before}{ENTITY}')
    if name != MAIN:
        text = usual()[name].decode().replace("?>", f"?>{before}{ENTITY}", 1)
    data = packed({**usual(), MAIN: document(P.format("甲")).encode(), name: text.encode(encoding)})
    assert refusals(data) == {"check: a.docx: 文件声明了外部实体, 不予打开 (declares entities). 请另存为 .docx。\n"}


def test_an_encoding_that_hides_marks_is_refused(plan_folder: Path) -> None:
    assert plan_folder.is_dir()
    text = '<?xml version="1.0" encoding="UTF-7"?>' + document(P.format("新增")).replace("新增", "+ZbBYng-")
    said = f"check: a.docx: 部件 word/document.xml 的文字编码不是 UTF-8 (not in UTF-8). {SAVE}\n"
    assert refusals(packed({**usual(), MAIN: text.encode("ascii", "ignore")})) == {said}


@pytest.mark.parametrize("name", [NUMBERING, STYLES])
def test_a_missing_part_is_named(name: str, plan_folder: Path) -> None:
    assert plan_folder.is_dir()
    parts = {known: content for known, content in usual().items() if known != name}
    said = f"check: a.docx: Word 文件不完整, 缺少部件 (part missing: {name}). {SAVE}\n"
    assert refusals(packed({**parts, MAIN: document(P.format("甲")).encode()})) == {said}


WITHOUT_BODY = ('<w:document xmlns:w="{}"/>', '<w:r xmlns:w="{}"><w:t>甲</w:t></w:r>', '<甲 xmlns:w="{}"/>')


@pytest.mark.parametrize("main", WITHOUT_BODY)
def test_a_main_part_without_a_body_is_told(main: str, plan_folder: Path) -> None:
    assert plan_folder.is_dir()
    said = f"check: a.docx: Word 文件没有正文 (no body). {SAVE}\n"
    assert refusals(packed({**usual(), MAIN: main.format(WORD).encode()})) == {said}


ODD = ("²", "٣", "-1", "1.5", "1e9", "", " 2 ", "9" * 5_000, "٣" * 9, "1_0")
NUMBER = '<w:numPr><w:ilvl w:val="{0}"/><w:numId w:val="{0}"/></w:numPr>'
PLACES = {
    "outline": P.replace("<w:r>", '<w:pPr><w:outlineLvl w:val="{0}"/></w:pPr><w:r>', 1).replace("{}", "甲"),
    "list": P.replace("<w:r>", f"<w:pPr>{NUMBER}</w:pPr><w:r>", 1).replace("{}", "甲"),
    "span": f'<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="{{0}}"/></w:tcPr>{P.format("甲")}</w:tc></w:tr></w:tbl>',
    "before": '<w:tbl><w:tr><w:trPr><w:gridBefore w:val="{0}"/></w:trPr>' + row("甲")[6:] + "</w:tbl>",
}


@pytest.mark.parametrize("place", PLACES.values(), ids=PLACES)
def test_numbers_of_attributes_may_be_anything(place: str, plan_folder: Path) -> None:
    for odd in ODD:
        (plan_folder / "a.docx").write_bytes(word(place.format(odd)))
        done = check("import", "a.docx")
        assert (done.code, done.err) == (0, ""), (odd, done.err)
        assert "甲" in done.out


COSTLY = {
    "one sentence many times": P.format("新增企业6家。") * 20_000,
    "many sentences": "".join(P.format(f"新增企业{number}家。") for number in range(12_500)),
    "one long paragraph": P.format("新增企业6家，" * 100_000),
    "empty paragraphs": "<w:p/>" * 400_000,
    "runs": "<w:r/>" * 300_000,
    "attributes": "<w:p>" + '<w:r w:a="" w:b="" w:c="" w:d="" w:e="" w:f="" w:g="" w:h=""/>' * 100_000 + "</w:p>",
    "a long table": table(row("1", "新增企业6家", "县财政局", "周平") * 60_000),
    "rows without cells": table("<w:tr/>" * 300_000),
    "rows far to the right": table('<w:tr><w:trPr><w:gridBefore w:val="63"/></w:trPr></w:tr>' * 60_000),
    "cells without text": table(f"<w:tr>{'<w:tc/>' * 60}</w:tr>" * 3_000),
    "many tables": table(row("1", "新增企业6家", "县财政局", "周平")) * 2_000,
    "tables in tables": "<w:tbl><w:tr><w:tc>" * 60 + P.format("甲") * 1_000 + "</w:tc></w:tr></w:tbl>" * 60,
    "controls in controls": "<w:sdt><w:sdtContent>" * 300 + P.format("甲") + "</w:sdtContent></w:sdt>" * 300,
}


@pytest.mark.parametrize("body", COSTLY.values(), ids=COSTLY)
def test_a_small_file_costs_little_however_much_it_unpacks_to(body: str, tmp_path: Path) -> None:
    data = word(body)
    assert len(data) < 100_000
    (tmp_path / "a.docx").write_bytes(data)
    done = attack("--no-cache", "a.docx", cwd=tmp_path)
    check_harmless(done)
    assert done.code != 2 or done.err.startswith("check: a.docx: "), done.err


def test_styles_that_follow_from_each_other_cost_little(tmp_path: Path) -> None:
    chain = "".join(
        f'<w:style w:styleId="s{at}"><w:basedOn w:val="s{at + 1}"/></w:style>' for at in range(20_000)
    )  # fmt: skip
    styles = f'<w:styles xmlns:w="{WORD}">{chain}</w:styles>'.encode()
    used = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="s{at}"/></w:pPr><w:r><w:t>甲</w:t></w:r></w:p>' for at in range(5_000)
    )
    (tmp_path / "a.docx").write_bytes(word(used, **{STYLES: styles}))
    check_harmless(attack("import", "a.docx", cwd=tmp_path), 0)


def test_too_much_text_is_told(plan_folder: Path) -> None:
    (plan_folder / "a.docx").write_bytes(word(P.format("新增企业6家，" * 2_000) * 20))
    said = "check: a.docx: 读出的文字太多, 超过上限 250,000 字 (too much text). 请拆分文件。\n"
    assert check("--no-cache", "a.docx") == (2, "", said)

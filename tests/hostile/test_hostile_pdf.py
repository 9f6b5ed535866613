"""PDF files damaged, strange or made to fill memory: read, or refused in one line, by every command."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from attack import attack, check_harmless
from command_line import check
from pdf_files import FONT, page, pdf, stream

FORM = b"/Type /XObject /Subtype /Form /BBox [0 0 1 1]"
DAMAGED = "PDF 文件已损坏或不完整 (damaged PDF). 请重新导出 PDF, 或另存为 .docx。"
COSTLY = "PDF 文件太复杂, 超过时间或内存上限 (too costly to read). 请拆分文件, 或用 Word 或 WPS 打开后另存为 .docx。"
SCANNED = "PDF 是扫描件或图片, 没有文字层 (scanned: no text layer). 请先做文字识别 (OCR), 或给出 Word 文件。"
UNKNOWN = "PDF 的字体没有文字编码, 读不出文字 (fonts without characters). 请给出 Word 文件。"
PAGES = "PDF 超过 1,000 页 (too many pages). 请拆分文件。"


def forms(depth: int) -> Mapping[int, bytes]:
    """Forms each of which draws the next ten times."""
    drawing = {
        number: stream(b"/X Do " * 10, FORM + b" /Resources << /XObject << /X %d 0 R >> >>" % (number + 1))
        for number in range(10, 10 + depth)
    }
    return {
        3: page(4, b"<< /XObject << /X 10 0 R >> >>"),
        4: stream(b"/X Do"),
        **drawing,
        10 + depth: stream(b"0 0 m 1 1 l S", FORM),
    }


def pages(count: int) -> Mapping[int, bytes]:
    kids = b" ".join(b"%d 0 R" % number for number in range(100, 100 + count))
    return {2: b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, count)} | dict.fromkeys(
        range(100, 100 + count), b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>"
    )


def font_of_characters(more: bytes) -> bytes:
    system = b"<< /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>"
    inner = b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X /CIDSystemInfo %s >>" % system
    outer = b"<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [%s] %s >>"
    return outer % (inner, more)


def twice(data: bytes) -> bytes:
    body = zlib.compress(zlib.compress(data, 9), 9)
    return b"<< /Length %d /Filter [/FlateDecode /FlateDecode] >>\nstream\n%s\nendstream" % (len(body), body)


RANGE = stream(b"begincmap 1 beginbfrange <00000000> <FFFFFFFF> <0000> endbfrange endcmap")
CHARACTERS = stream(b"BT /F1 12 Tf 72 720 Td <00010002> Tj ET")
REFUSED: Mapping[str, tuple[Callable[[], bytes], str]] = {
    "a page of 35 MB": (lambda: pdf({4: stream(b"BT /F1 12 Tf 72 720 Td (text) Tj ET\n" * 900_000)}), COSTLY),
    "a page of 90 MB of nothing": (lambda: pdf({4: stream(b" " * 90_000_000)}), SCANNED),
    "a page packed twice": (lambda: pdf({4: twice(b" " * 500_000_000)}), DAMAGED),
    "forms that draw forms": (lambda: pdf(forms(20)), COSTLY),
    "a form that draws itself": (
        lambda: pdf(
            {
                3: page(4, b"<< /XObject << /X 10 0 R >> >>"),
                4: stream(b"/X Do"),
                10: stream(b"/X Do", FORM + b" /Resources << /XObject << /X 10 0 R >> >>"),
            }
        ),
        SCANNED,
    ),
    "a font of four billion characters": (
        lambda: pdf({9: font_of_characters(b"/ToUnicode 11 0 R"), 11: RANGE, 4: CHARACTERS}), COSTLY,
    ),
    "a font of no characters": (lambda: pdf({9: font_of_characters(b""), 4: CHARACTERS}), UNKNOWN),
    "a row of two billion": (
        lambda: pdf({4: stream(b"x" * 1_000, b"/DecodeParms << /Predictor 12 /Columns 2000000000 >>")}), DAMAGED,
    ),
    "1,010 pages": (lambda: pdf(pages(1_010)), PAGES),
    "a page without anything": (lambda: pdf({4: stream(b"")}), SCANNED),
    "objects that are not there": (
        lambda: b"%PDF-1.7\nxref\n0 99999999999\ntrailer << /Root 1 0 R >>\nstartxref\n9\n%%EOF", DAMAGED,
    ),
    "arrays in arrays": (lambda: pdf({4: stream(b"[" * 90_000 + b"]" * 90_000)}), SCANNED),
}  # fmt: skip
READ: Mapping[str, Callable[[], bytes]] = {
    "pages that are their own children": lambda: pdf({2: b"<< /Type /Pages /Kids [2 0 R 2 0 R 3 0 R] /Count 3 >>"}),
    "one page 12,000 times": lambda: pdf({2: b"<< /Type /Pages /Kids [" + b"3 0 R " * 12_000 + b"] /Count 12000 >>"}),
    "a table that follows itself": lambda: pdf({}, b"/Prev 9"),
    "dictionaries in dictionaries": lambda: pdf({5: b"<</A " * 9_000 + b"1" + b">>" * 9_000}),
    "40,000 arrays in the catalogue": lambda: pdf(
        {1: b"<< /Type /Catalog /Pages 2 0 R /X " + b"[" * 40_000 + b"]" * 40_000 + b">>"}
    ),
    "2,000 objects": lambda: pdf(dict.fromkeys(range(100, 2_100), b"1")),
    "another font": lambda: pdf({9: FONT.replace(b"Helvetica", b"Nothing")}),
}


@pytest.mark.parametrize("sort", REFUSED)
def test_a_small_file_is_refused_at_little_cost(sort: str, tmp_path: Path) -> None:
    make, said = REFUSED[sort]
    data = make()
    assert len(data) <= 100_000
    (tmp_path / "a.pdf").write_bytes(data)
    done = attack("--no-cache", "a.pdf", cwd=tmp_path)
    check_harmless(done, 2)
    assert done.err == f"check: a.pdf: {said}\n"


@pytest.mark.parametrize("sort", READ)
def test_a_strange_file_is_read_at_little_cost(sort: str, tmp_path: Path) -> None:
    data = READ[sort]()
    assert len(data) <= 100_000
    (tmp_path / "a.pdf").write_bytes(data)
    check_harmless(attack("import", "a.pdf", cwd=tmp_path), 0)


def test_a_page_of_lines_is_no_table(tmp_path: Path) -> None:
    lines = b"".join(
        b"0 %.1f m 595 %.1f l S %.1f 0 m %.1f 842 l S " % (at / 3, at / 3, at / 5, at / 5) for at in range(2_600)
    )
    (tmp_path / "a.pdf").write_bytes(pdf({4: stream(b"BT /F1 12 Tf 72 720 Td (text) Tj ET " + lines)}))
    done = attack("import", "a.pdf", cwd=tmp_path)
    check_harmless(done, 0)
    assert done.err == "check: a.pdf: 第1页线条太多, 其中的表格按文字读 (too many lines to find tables)\n"


def test_a_flipped_byte_is_read_or_told(plan_folder: Path) -> None:
    data = pdf({})
    for at in range(9, len(data), 40):
        broken = bytearray(data)
        broken[at] ^= 0xFF
        (plan_folder / "a.pdf").write_bytes(broken)
        done = check("import", "a.pdf")
        said = {"", *(f"check: a.pdf: {reason}\n" for reason in (DAMAGED, SCANNED, UNKNOWN))}
        assert (done.code, done.err in said) in {(0, True), (2, True)}, done.err

"""PDF files with a text layer to a stream of lines and tables.

Enters: the bytes of a .pdf.  Leaves: a `Stream` in printed order: broken lines joined by where they stand,
tables by their lines, those that go on over a page as one.  Running heads, feet and page numbers are left
out, and said.  The file is opened in a process of its own, as little is certain about its cost.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from importlib.util import find_spec
from itertools import groupby
from typing import cast

from checker.inputs.problem import InputError
from checker.readers.apart import TooCostlyError, run_apart
from checker.readers.grids import read_grid
from checker.readers.package import refused
from checker.readers.pdf_pages import AS_JSON, MAX_PAGES, Page, Row
from checker.readers.pdf_print import PageRow, PageText, Paragraph, margins_of, paragraphs, without_furniture
from checker.readers.pdf_tables import PrintedTable, tables_of
from checker.readers.stream import Block, Cell, Extract, Grid, Line, Stream, refuse_many_cells
from checker.readers.text import text_blocks
from checker.readers.wrapped import join_broken
from checker.source import Landmark

if find_spec("pdfplumber") is None:  # which only the other process loads
    raise ModuleNotFoundError(name="pdfplumber")

_SECONDS, _MORE_FOR = 7, 200_000
"""Seconds that a small file may take, and for how many bytes more it is given one more."""

_SHOWN = 3
_SAVE = "请用 Word 或 WPS 打开后另存为 .docx。"
_REFUSED = {
    "encrypted": ("文件已加密 (encrypted).", "请去掉密码后再检查。"),
    "pages": (f"PDF 超过 {MAX_PAGES:,} 页 (too many pages).", "请拆分文件。"),
    "damaged": ("PDF 文件已损坏或不完整 (damaged PDF).", "请重新导出 PDF, 或另存为 .docx。"),
    "costly": ("PDF 文件太复杂, 超过时间或内存上限 (too costly to read).", f"请拆分文件, 或{_SAVE[1:]}"),
    "scanned": ("PDF 是扫描件或图片, 没有文字层 (scanned: no text layer).", "请先做文字识别 (OCR), 或给出 Word 文件。"),
    "unknown": ("PDF 的字体没有文字编码, 读不出文字 (fonts without characters).", "请给出 Word 文件。"),
}


def read_pdf(data: bytes, path: str) -> Stream:
    """The stream of a PDF; anything that cannot be read is an `InputError`."""
    try:
        said = run_apart("checker.readers.pdf_pages", data, _SECONDS + len(data) // _MORE_FOR)
    except TooCostlyError:
        raise _refusal("costly", path) from None
    found = AS_JSON.validate_json(said)
    if found.refused:
        raise _refusal(found.refused, path)
    pages = found.pages
    printed = sum(len(row.text) for page in pages for row in page.rows) + sum(len(page.tables) for page in pages)
    if sum(page.unknown for page in pages) > printed:
        raise _refusal("unknown", path)
    if not printed:
        raise _refusal("scanned", path)
    return _Walk(pages, path).stream()


def _refusal(reason: str, path: str) -> InputError:
    return refused(path, *_REFUSED[reason])


class _Walk:
    """Writes the text of the pages down, block by block."""

    def __init__(self, pages: Sequence[Page], path: str) -> None:
        self.path = path
        self.pages, self.dropped = without_furniture(pages)
        self.margins = margins_of(self.pages)
        self.extract = Extract(path)
        self.landmarks: list[Landmark] = []
        self.cells = 0

    def stream(self) -> Stream:
        """The blocks, and the notes on what was not read."""
        blocks: list[Block] = []
        for table, items in groupby(_in_order(self.pages), lambda item: isinstance(item, PrintedTable)):
            if table:
                blocks += [block for item in items for block in read_grid(self.grid(cast(PrintedTable, item)))]
            else:
                blocks += self.text(cast(list[PageRow], list(items)))
        joined = join_broken(blocks, self.extract.text)
        notes = (*unread_notes(self.pages, self.dropped), *joined.notes)
        return Stream(self.path, self.extract.text, tuple(joined.blocks), (), notes, tuple(self.landmarks))

    def text(self, rows: Sequence[PageRow]) -> Iterator[Block]:
        """The rows between two tables as paragraphs; tables without lines are found as in a text."""
        return text_blocks([self.line(paragraph) for paragraph in paragraphs(rows, self.margins)], self.path)

    def line(self, paragraph: Paragraph) -> Line:
        """A paragraph, written down."""
        text = "".join(part.text for part in paragraph.parts)
        self.extract.write("\u3000" * paragraph.indent)
        start = self.written(paragraph.parts)
        return Line(text, start, paragraph.indent, strong=paragraph.strong, centred=paragraph.centred)

    def written(self, parts: Sequence[PageText]) -> int:
        """Writes a line down and says where it begins; each page that it stands on is noted."""
        start = self.extract.length
        for part in parts:
            self.landmarks.append(Landmark(self.extract.length, f"第{part.page}页"))
            self.extract.write(part.text)
        self.extract.write("\n")
        return start

    def grid(self, table: PrintedTable) -> Grid:
        """A table with its cells by position."""
        self.cells += table.height * table.width
        refuse_many_cells(self.cells, self.path)
        start = self.extract.length
        rows: list[list[Cell | None]] = [[None] * table.width for _ in range(table.height)]
        for box in table.boxes:
            at = self.extract.length
            lines = [Line("".join(part.text for part in line), self.written(line)) for line in box.lines]
            void = Line("", self.written([PageText(box.page, "")]), void=True) if not lines else None
            rows[box.row][box.column] = Cell((void,) if void else tuple(lines), at, box.rows, box.columns)
        return Grid(tuple(map(tuple, rows)), start, self.extract.length)


def _in_order(pages: Sequence[Page]) -> Iterator[PageRow | PrintedTable]:
    """Rows and tables from the top down, page by page; a table stands where it begins."""
    tables = tables_of(pages)
    for number, page in enumerate(pages, 1):
        items: list[tuple[float, PageRow | PrintedTable]] = [
            *((row.top, PageRow(number, round(page.width), row)) for row in page.rows),
            *((table.top, table) for table in tables if table.page == number),
        ]
        yield from (item for _, item in sorted(items, key=lambda pair: pair[0]))


def unread_notes(pages: Sequence[Page], dropped: Sequence[Row]) -> Iterator[str]:
    """What stands on the pages and was not read."""
    if dropped:
        heads = dict.fromkeys(row.text for row in dropped)
        shown = "、".join(f"“{text}”" for text in [*heads][:_SHOWN])
        yield f"页眉、页脚和页码 {len(dropped)} 行, 未读 (running heads, feet, page numbers): {shown}"
    if pictures := sum(page.pictures for page in pages):
        yield f"图片 {pictures} 张, 未读 (pictures)"
    if bare := _numbers(page.pictures > 0 and not page.rows and not page.tables for page in pages):
        yield f"第{bare}页只有图片, 没有文字 (pages without a text layer)"
    if turned := sum(page.turned for page in pages):
        yield f"旋转的文字 {turned} 字, 未读 (turned text)"
    if unknown := sum(page.unknown for page in pages):
        yield f"没有文字编码的字形 {unknown} 个, 未读 (glyphs without characters)"
    if drawn := _numbers(page.drawn for page in pages):
        yield f"第{drawn}页线条太多, 其中的表格按文字读 (too many lines to find tables)"


def _numbers(said: Iterable[bool]) -> str:
    """The numbers of the pages of which something is said, as text."""
    return "、".join(str(number) for number, holds in enumerate(said, 1) if holds)

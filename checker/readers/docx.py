"""Word files to a stream of lines and tables.

Enters: the bytes of a .docx.  Leaves: a `Stream` with the paragraphs and tables of the body in printed
order, as they read with all tracked changes accepted, and a `Spot` for every paragraph.  Headers,
footers, footnotes, text boxes, pictures and hidden text are not read; `notes` says how many there are.
"""

from __future__ import annotations

import io
import re
from dataclasses import replace
from typing import Any

from docx import Document as open_document
from docx.oxml.ns import qn
from lxml import etree

from checker.inputs.problem import InputError
from checker.readers.grids import read_grid
from checker.readers.package import check_package, most_text, refused
from checker.readers.stream import Block, Cell, Extract, Grid, Line, Piece, Sheet, Spot, Stream, refuse_many_cells
from checker.readers.word_elements import (
    by_style,
    children,
    continues,
    is_centred,
    is_strong,
    numbering_of,
    outline_depth,
    paragraph_texts,
    row_cells,
    span_of,
    style_depth,
    styles_of,
    table_rows,
    unread_notes,
)
from checker.readers.word_numbers import Numbers, read_numbers
from checker.readers.wrapped import join_broken

_MAX_SPAN = 63  # Word's own limit of columns
_NAMED = re.compile(r"'(?:[^']*/relationships/)?([^']*)'")
_SAVE_AGAIN = "请用 Word 或 WPS 打开后另存为 .docx。"


def read_docx(data: bytes, path: str) -> Stream:
    """The stream of a Word file; anything that cannot be read is an `InputError`."""
    check_package(data, path)
    try:
        document = open_document(io.BytesIO(data))
        return _Walk(document, path, most_text(data)).stream()
    except InputError:
        raise
    except KeyError as error:
        missing = _NAMED.search(str(error))
        said = f"Word 文件不完整, 缺少部件 (part missing: {missing[1] if missing else error})."
        raise refused(path, said, _SAVE_AGAIN) from None
    except (etree.XMLSyntaxError, RecursionError):
        raise refused(path, "Word 文件内部损坏或嵌套过深 (damaged or nested too deeply).", _SAVE_AGAIN) from None
    except Exception as error:  # whatever a damaged file makes the library stumble over
        said = f"无法打开这个 Word 文件 (cannot be opened: {type(error).__name__})."
        raise refused(path, said, _SAVE_AGAIN) from None


def _body_of(document: Any, path: str) -> Any:
    """What the text stands in; a damaged file may have another root, or nothing below it."""
    body = document.element.find(qn("w:body"))
    if body is None:
        raise refused(path, "Word 文件没有正文 (no body).", _SAVE_AGAIN)
    return body


class _Walk:
    """Walks the body of a document and writes its text down."""

    def __init__(self, document: Any, path: str, limit: int) -> None:
        self.path = path
        self.body = _body_of(document, path)
        self.index = {element: at for at, element in enumerate(self.body.iter(qn("w:p")))}
        styles = styles_of(document)
        self.numbers: Numbers = read_numbers(numbering_of(document), styles)
        self.level_of = by_style(styles, style_depth)
        self.extract = Extract(path, limit)
        self.spots: list[Spot] = []
        self.cells = 0
        self.inner: list[Sheet] = []

    def stream(self) -> Stream:
        """The blocks of the body, and the notes on what was not read."""
        blocks: list[Block] = []
        for element in children(self.body):
            if element.tag == qn("w:p"):
                blocks += self.lines(element)
            else:
                blocks += self.table(element)
        joined = join_broken(blocks, self.extract.text)
        notes = (*unread_notes(self.body), *joined.notes)
        return Stream(self.path, self.extract.text, tuple(joined.blocks), tuple(self.spots), notes)

    # -------------------------------------------------------------- paragraphs
    def lines(self, paragraph: Any) -> list[Line]:
        """The lines of a paragraph: one, or more where it has line breaks; none where it is empty."""
        number = self.numbers.of(paragraph)
        own = "".join(text for text, _ in paragraph_texts(paragraph))
        text = number + own if own.strip() else own
        prefix = len(text) - len(own)
        found: list[Line] = []
        strong, centred, level = is_strong(paragraph), is_centred(paragraph), self.level(paragraph)
        at = 0
        for raw in text.split("\n"):
            offset, skip = (prefix, 0) if at == 0 else (0, at - prefix)
            start = self.extract.write(raw + "\n")
            self.spots.append(Spot(start, start + len(raw), self.path, self.index[paragraph], offset, skip))
            body = raw.strip()
            if body:
                indent = len(raw) - len(raw.lstrip())
                found.append(Line(body, start + indent, indent, level=level, strong=strong, centred=centred))
            at += len(raw) + 1
        return found

    def level(self, paragraph: Any) -> int:
        """The depth of a heading: of the paragraph itself or of its style; 0 for body text."""
        properties = paragraph.pPr
        if properties is None:
            return 0
        own = properties.find(qn("w:outlineLvl"))
        if own is not None:
            return outline_depth(own)
        style = properties.find(qn("w:pStyle"))
        return self.level_of.get(style.get(qn("w:val"), ""), 0) if style is not None else 0

    # -------------------------------------------------------------- tables
    def table(self, element: Any) -> list[Block]:
        """A table, and behind it the tables in its cells."""
        self.inner = []
        read = read_grid(self.grid(element))
        return [*read, *self.inner]

    def grid(self, table: Any) -> Grid:
        """A table with its cells by position; cells merged into others are None."""
        start = self.extract.length
        rows: list[list[Cell | None]] = []
        width = 0
        origins: dict[int, tuple[int, int]] = {}
        for row in table_rows(table):
            cells: list[Cell | None] = [None] * min(span_of(row.find(qn("w:trPr")), "w:gridBefore", 0), _MAX_SPAN)
            for cell in row_cells(row):
                span = max(min(span_of(cell.tcPr, "w:gridSpan", 1), _MAX_SPAN), 1)
                column = len(cells)
                if continues(cell) and column in origins:
                    _extend(rows, origins[column])
                    cells += [None] * span
                    continue
                origins[column] = (len(rows), column)
                first = cells[0].lines[0] if cells and cells[0] else None
                label = first.piece() if first and not first.void else None
                cells += [self.cell(cell, span, label), *[None] * (span - 1)]
            rows.append(cells)
            width = max(width, len(cells))
            refuse_many_cells(self.cells + width * len(rows), self.path)
        self.cells += width * len(rows)
        filled = tuple((*row, *[None] * (width - len(row))) for row in rows)
        return Grid(filled, start, self.extract.length)

    def cell(self, cell: Any, span: int, label: Piece | None) -> Cell:
        """The paragraphs of a cell; an empty one is one void line.

        A table in it stands by itself, called by the first cell of the row; one that only lays out text is text.
        """
        start = self.extract.write("")
        lines: list[Line] = []
        for element in children(cell):
            if element.tag == qn("w:p"):
                lines += self.lines(element)
            else:
                blocks = read_grid(self.grid(element))
                tables = [block for block in blocks if isinstance(block, Sheet)]
                self.inner += [replace(table, title=label) for table in tables]
                lines += [block for block in blocks if isinstance(block, Line)]
        return Cell(tuple(lines) or (Line("", start, void=True),), start, columns=span)


def _extend(rows: list[list[Cell | None]], origin: tuple[int, int]) -> None:
    """Makes the cell that a row continues one row longer."""
    row, column = origin
    cell = rows[row][column]
    if cell is not None:
        rows[row][column] = Cell(cell.lines, cell.start, cell.rows + 1, cell.columns)

"""Word files to a stream of lines and tables.

Enters: the bytes of a .docx.  Leaves: a `Stream` with the paragraphs and tables of the body in printed
order, as they read with all tracked changes accepted, and a `Spot` for every paragraph.  Headers,
footers, footnotes, text boxes, pictures and hidden text are not read; `notes` says how many there are.
"""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any, NamedTuple

from docx import Document as open_document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from lxml import etree

from checker.problem import InputError
from checker.readers.grids import read_grid
from checker.readers.package import check_package, refused
from checker.readers.stream import Block, Cell, Grid, Line, Spot, Stream
from checker.readers.word_numbers import Numbers, read_numbers

_MAX_SPAN = 63  # Word's own limit of columns
_MAX_CELLS = 200_000
_MATH_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_ALTERNATE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_BREAKS = {qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:tab"): "\t", qn("w:noBreakHyphen"): "-"}
_GONE = {qn("w:del"), qn("w:moveFrom"), qn("w:pPr"), qn("w:rPr"), qn("w:instrText"), qn("w:delText"), qn("w:rt")}
_BOXED = {qn("w:drawing"), qn("w:pict"), qn("w:object"), _ALTERNATE}
_HOLDERS = {qn("w:sdt"), qn("w:sdtContent"), qn("w:customXml"), qn("w:ins"), qn("w:moveTo"), qn("w:smartTag")}
_NOTED = {
    "footnote": "脚注、尾注 {} 处未读 (footnotes and endnotes not read)",
    "box": "文本框 {} 个未读 (text boxes not read)",
    "picture": "图片、图形 {} 处未读 (pictures not read)",
    "hidden": "隐藏文字 {} 处未读 (hidden text not read)",
    "change": "修订 {} 处, 按接受修订后的文字读 (tracked changes, read as accepted)",
}
_COUNTED = {
    qn("w:footnoteReference"): "footnote",
    qn("w:endnoteReference"): "footnote",
    qn("w:ins"): "change",
    qn("w:del"): "change",
    qn("w:moveTo"): "change",
    qn("w:txbxContent"): "box",
}


def read_docx(data: bytes, path: str) -> Stream:
    """The stream of a Word file; anything that cannot be read is an `InputError`."""
    check_package(data, path)
    try:
        document = open_document(io.BytesIO(data))
        return _Walk(document, path).stream()
    except InputError:
        raise
    except (etree.XMLSyntaxError, RecursionError):
        raise refused(path, "Word 文件内部损坏或嵌套过深 (damaged or nested too deeply).", _SAVE_AGAIN) from None
    except Exception as error:  # whatever a damaged file makes the library stumble over
        said = f"无法打开这个 Word 文件 (cannot be opened: {type(error).__name__})."
        raise refused(path, said, _SAVE_AGAIN) from None


_SAVE_AGAIN = "请用 Word 或 WPS 打开后另存为 .docx。"


class Text(NamedTuple):
    """A piece of a paragraph's text and the element that holds it."""

    text: str
    element: Any


def paragraph_texts(paragraph: Any) -> Iterator[Text]:
    """The text of a paragraph as it is read, element by element, in order.

    Whoever needs to know which run holds a character of a `Spot` walks the same pieces.
    """
    for element in paragraph:
        tag = element.tag
        if tag in _GONE or tag in _BOXED or not isinstance(tag, str):
            continue
        if tag == qn("w:t") or tag == _MATH_TEXT:
            yield Text(element.text or "", element)
        elif tag in _BREAKS:
            if element.get(qn("w:type")) not in ("page", "column"):
                yield Text(_BREAKS[tag], element)
        elif tag == qn("w:r"):
            if not _is_hidden(element):
                yield from paragraph_texts(element)
        elif len(element):
            yield from paragraph_texts(element)


def _is_hidden(run: Any) -> bool:
    properties = run.find(qn("w:rPr"))
    return properties is not None and _on(properties.find(qn("w:vanish")))


def _on(element: Any) -> bool:
    return element is not None and element.get(qn("w:val"), "true") not in ("0", "false", "off", "none")


class _Walk:
    """Walks the body of a document and writes its text down."""

    def __init__(self, document: Any, path: str) -> None:
        self.path = path
        self.body = document.element.body
        self.index = {element: at for at, element in enumerate(self.body.iter(qn("w:p")))}
        styles = document.part.part_related_by(RELATIONSHIP_TYPE.STYLES).element if _has_styles(document) else None
        self.numbers: Numbers = read_numbers(_numbering(document), styles)
        self.level_of: Callable[[str], int] = cache(lambda style: _style_level(styles, style))
        self.texts: list[str] = []
        self.spots: list[Spot] = []
        self.length = 0
        self.paragraphs = 0
        self.tables = 0
        self.cells = 0

    def stream(self) -> Stream:
        """The blocks of the body, and the notes on what was not read."""
        blocks: list[Block] = []
        for element in _children(self.body):
            if element.tag == qn("w:p"):
                self.paragraphs += 1
                blocks += self.lines(element, f"第{self.paragraphs}段")
            else:
                blocks += read_grid(self.grid(element))
        return Stream(self.path, "".join(self.texts), tuple(blocks), tuple(self.spots), _notes(self.body))

    # -------------------------------------------------------------- paragraphs
    def lines(self, paragraph: Any, name: str) -> list[Line]:
        """The lines of a paragraph: one, or more where it has line breaks; none where it is empty."""
        number = self.numbers.of(paragraph)
        own = "".join(text for text, _ in paragraph_texts(paragraph))
        text = number + own if own.strip() else own
        prefix = len(text) - len(own)
        found: list[Line] = []
        strong, centred, level = _is_strong(paragraph), _is_centred(paragraph), self.level(paragraph)
        at = 0
        for raw in text.split("\n"):
            offset, skip = (prefix, 0) if at == 0 else (0, at - prefix)
            start = self.write(raw + "\n")
            self.spots.append(
                Spot(start, start + len(raw), name, self.path, self.index[paragraph], offset, skip)
            )  # fmt: skip
            body = raw.strip()
            if body:
                indent = len(raw) - len(raw.lstrip())
                found.append(Line(body, start + indent, indent, level=level, strong=strong, centred=centred))
            at += len(raw) + 1
        return found

    def write(self, text: str) -> int:
        """Adds to the extracted text and says where."""
        start = self.length
        self.texts.append(text)
        self.length += len(text)
        return start

    def level(self, paragraph: Any) -> int:
        """The depth of a heading: of the paragraph itself or of its style; 0 for body text."""
        properties = paragraph.pPr
        if properties is None:
            return 0
        own = properties.find(qn("w:outlineLvl"))
        if own is not None:
            value = own.get(qn("w:val"), "9")
            return int(value) + 1 if value.isdigit() and int(value) < 9 else 0
        style = properties.find(qn("w:pStyle"))
        return self.level_of(style.get(qn("w:val"), "")) if style is not None else 0

    # -------------------------------------------------------------- tables
    def grid(self, table: Any, outer: str = "") -> Grid:
        """A table with its cells by position; cells merged into others are None."""
        if not outer:
            self.tables += 1
        start = self.length
        rows: list[list[Cell | None]] = []
        origins: dict[int, tuple[int, int]] = {}
        for number, row in enumerate(_rows(table), 1):
            cells: list[Cell | None] = [None] * min(_span(row.find(qn("w:trPr")), "w:gridBefore", 0), _MAX_SPAN)
            for place, cell in enumerate(_cells(row), 1):
                span = max(min(_span(cell.tcPr, "w:gridSpan", 1), _MAX_SPAN), 1)
                column = len(cells)
                self.count(span)
                if _continues(cell) and column in origins:
                    _extend(rows, origins[column])
                    cells += [None] * span
                    continue
                origins[column] = (len(rows), column)
                name = f"{outer or f'表{self.tables}'} 第{number}行第{place}格"
                cells += [self.cell(cell, name, span), *[None] * (span - 1)]
            rows.append(cells)
        width = max(map(len, rows), default=0)
        filled = tuple((*row, *[None] * (width - len(row))) for row in rows)
        return Grid(filled, start, self.length)

    def count(self, span: int) -> None:
        self.cells += span
        if self.cells > _MAX_CELLS:
            said = f"表格超过 {_MAX_CELLS:,} 格 (too many table cells)."
            raise refused(self.path, said, "请拆分文件。")

    def cell(self, cell: Any, name: str, span: int) -> Cell:
        """The paragraphs of a cell, those of tables in it too; an empty cell is one void line."""
        start = self.length
        lines: list[Line] = []
        for element in _children(cell):
            if element.tag == qn("w:p"):
                lines += self.lines(element, name)
            else:
                inner = self.grid(element, outer=f"{name} 内表")
                lines += [line for row in inner.rows for part in row if part for line in part.lines if not line.void]
        return Cell(tuple(lines) or (Line("", start, void=True),), start, columns=span)


# ------------------------------------------------------------------ elements
def _children(parent: Any) -> Iterator[Any]:
    """Paragraphs and tables in order, through content controls and accepted insertions."""
    for element in parent:
        if element.tag in (qn("w:p"), qn("w:tbl")):
            yield element
        elif element.tag in _HOLDERS:
            yield from _children(element)


def _rows(table: Any) -> Iterator[Any]:
    for element in table:
        if element.tag == qn("w:tr"):
            properties = element.find(qn("w:trPr"))
            if properties is None or properties.find(qn("w:del")) is None:
                yield element
        elif element.tag in _HOLDERS:
            yield from _rows(element)


def _cells(row: Any) -> Iterator[Any]:
    for element in row:
        if element.tag == qn("w:tc"):
            yield element
        elif element.tag in _HOLDERS:
            yield from _cells(element)


def _span(properties: Any, name: str, otherwise: int) -> int:
    element = properties.find(qn(name)) if properties is not None else None
    value = element.get(qn("w:val"), "") if element is not None else ""
    return int(value) if value.isdigit() and len(value) < 9 else otherwise


def _continues(cell: Any) -> bool:
    """Whether a cell only goes on with the one above it."""
    merge = cell.tcPr.find(qn("w:vMerge")) if cell.tcPr is not None else None
    return merge is not None and merge.get(qn("w:val"), "continue") == "continue"


def _extend(rows: list[list[Cell | None]], origin: tuple[int, int]) -> None:
    """Makes the cell that a row continues one row longer."""
    row, column = origin
    cell = rows[row][column]
    if cell is not None:
        rows[row][column] = Cell(cell.lines, cell.start, cell.rows + 1, cell.columns)


def _is_strong(paragraph: Any) -> bool:
    """Whether all text of a paragraph is set bold."""
    runs = [run for run in paragraph.iter(qn("w:r")) if run.find(qn("w:t")) is not None]
    return bool(runs) and all(
        (properties := run.find(qn("w:rPr"))) is not None and _on(properties.find(qn("w:b"))) for run in runs
    )


def _is_centred(paragraph: Any) -> bool:
    alignment = paragraph.pPr.find(qn("w:jc")) if paragraph.pPr is not None else None
    return alignment is not None and alignment.get(qn("w:val")) == "center"


def _has_styles(document: Any) -> bool:
    return any(relation.reltype == RELATIONSHIP_TYPE.STYLES for relation in document.part.rels.values())


def _numbering(document: Any) -> Any:
    for relation in document.part.rels.values():
        if relation.reltype == RELATIONSHIP_TYPE.NUMBERING and not relation.is_external:
            return relation.target_part.element
    return None


def _style_level(styles: Any, name: str) -> int:
    """The outline level of a style, its own or that of the style it is based on."""
    seen: set[str] = set()
    while styles is not None and name and name not in seen:
        seen.add(name)
        style = next((s for s in styles.findall(qn("w:style")) if s.get(qn("w:styleId")) == name), None)
        if style is None:
            return 0
        level = style.find(f"{qn('w:pPr')}/{qn('w:outlineLvl')}")
        if level is not None:
            value = level.get(qn("w:val"), "9")
            return int(value) + 1 if value.isdigit() and int(value) < 9 else 0
        based = style.find(qn("w:basedOn"))
        name = based.get(qn("w:val"), "") if based is not None else ""
    return 0


def _notes(body: Any) -> tuple[str, ...]:
    """What stands in the body and was not read, by kind."""
    counts: Counter[str] = Counter()
    for element in body.iter(*_COUNTED, qn("w:drawing"), qn("w:pict"), qn("w:vanish")):
        if element.tag in _COUNTED:
            counts[_COUNTED[element.tag]] += 1
        elif element.tag == qn("w:vanish"):
            counts["hidden"] += _on(element)
        else:
            counts["picture"] += next(element.iter(qn("w:txbxContent")), None) is None
    return tuple(text.format(counts[kind]) for kind, text in _NOTED.items() if counts[kind])

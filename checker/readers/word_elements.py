"""The elements of a Word document's XML: what is text, what is a row, what is left unread.

Enters: lxml elements of the body.  Leaves: their texts and properties, as they read with all tracked
changes accepted.  Nothing here keeps state.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple, TypeVar

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn

from checker.readers.stream import whole_number

T = TypeVar("T")
_MATH_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_ALTERNATE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_BREAKS = {qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:tab"): "\t", qn("w:noBreakHyphen"): "-"}
_BODY = 9
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


class TextRun(NamedTuple):
    """A piece of a paragraph's text and the element that holds it."""

    text: str
    element: Any


def paragraph_texts(paragraph: Any) -> Iterator[TextRun]:
    """The text of a paragraph as it is read, element by element, in order.

    Whoever needs to know which run holds a character of a `Spot` walks the same pieces.
    """
    for element in paragraph:
        tag = element.tag
        if tag in _GONE or tag in _BOXED or not isinstance(tag, str):
            continue
        if tag == qn("w:t") or tag == _MATH_TEXT:
            yield TextRun(element.text or "", element)
        elif tag in _BREAKS:
            if element.get(qn("w:type")) not in ("page", "column"):
                yield TextRun(_BREAKS[tag], element)
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


def children(parent: Any) -> Iterator[Any]:
    """Paragraphs and tables in order, through content controls and accepted insertions."""
    for element in parent:
        if element.tag in (qn("w:p"), qn("w:tbl")):
            yield element
        elif element.tag in _HOLDERS:
            yield from children(element)


def table_rows(table: Any) -> Iterator[Any]:
    """The rows of a table, without those that a tracked change deletes."""
    for element in table:
        if element.tag == qn("w:tr"):
            properties = element.find(qn("w:trPr"))
            if properties is None or properties.find(qn("w:del")) is None:
                yield element
        elif element.tag in _HOLDERS:
            yield from table_rows(element)


def row_cells(row: Any) -> Iterator[Any]:
    """The cells of a row, as the file holds them."""
    for element in row:
        if element.tag == qn("w:tc"):
            yield element
        elif element.tag in _HOLDERS:
            yield from row_cells(element)


def span_of(properties: Any, name: str, otherwise: int) -> int:
    """A number among the properties of a row or cell."""
    element = properties.find(qn(name)) if properties is not None else None
    return whole_number(element.get(qn("w:val")), otherwise) if element is not None else otherwise


def continues(cell: Any) -> bool:
    """Whether a cell only goes on with the one above it."""
    merge = cell.tcPr.find(qn("w:vMerge")) if cell.tcPr is not None else None
    return merge is not None and merge.get(qn("w:val"), "continue") == "continue"


def is_strong(paragraph: Any) -> bool:
    """Whether all text of a paragraph is set bold."""
    runs = [run for run in paragraph.iter(qn("w:r")) if run.find(qn("w:t")) is not None]
    return bool(runs) and all(
        (properties := run.find(qn("w:rPr"))) is not None and _on(properties.find(qn("w:b"))) for run in runs
    )


def is_centred(paragraph: Any) -> bool:
    """Whether a paragraph itself is centred."""
    alignment = paragraph.pPr.find(qn("w:jc")) if paragraph.pPr is not None else None
    return alignment is not None and alignment.get(qn("w:val")) == "center"


def styles_of(document: Any) -> Any:
    """The style part, or None."""
    return _related(document, RELATIONSHIP_TYPE.STYLES)


def numbering_of(document: Any) -> Any:
    """The part that defines lists, or None."""
    return _related(document, RELATIONSHIP_TYPE.NUMBERING)


def _related(document: Any, kind: str) -> Any:
    for relation in document.part.rels.values():
        if relation.reltype == kind and not relation.is_external:
            return relation.target_part.element
    return None


def by_style(styles: Any, own: Callable[[Any], T | None]) -> dict[str, T]:
    """What each style says, itself or by the style it is based on; styles that say nothing are left out."""
    elements = (
        {} if styles is None else {style.get(qn("w:styleId"), ""): style for style in styles.findall(qn("w:style"))}
    )
    found: dict[str, T | None] = {}
    for name in elements:
        chain: dict[str, None] = {}
        while name in elements and name not in found and name not in chain:
            chain[name] = None
            if (said := own(elements[name])) is not None:
                found[name] = said
                break
            based = elements[name].find(qn("w:basedOn"))
            name = based.get(qn("w:val"), "") if based is not None else ""
        found |= dict.fromkeys(chain, found.get(name))
    return {name: said for name, said in found.items() if said is not None}


def style_depth(style: Any) -> int | None:
    """The depth of the headings that a style itself makes."""
    level = style.find(f"{qn('w:pPr')}/{qn('w:outlineLvl')}")
    return None if level is None else outline_depth(level)


def outline_depth(level: Any) -> int:
    """The depth of a heading by its outline level: 1 for Word's level 0; 0 for body text, which is level 9."""
    value = whole_number(level.get(qn("w:val")), _BODY)
    return value + 1 if value < _BODY else 0


def unread_notes(body: Any) -> tuple[str, ...]:
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

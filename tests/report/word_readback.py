"""Word files read back without the code that wrote them: what is commented on, and how every character is set."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any, NamedTuple

from docx import Document
from docx.oxml.ns import qn
from lxml import etree

_MARKS = {qn("w:commentRangeStart"), qn("w:commentRangeEnd"), qn("w:commentReference")}
_PRINTED = {qn("w:t"), "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"}


class Commented(NamedTuple):
    """A comment with the characters it is about."""

    author: str
    initials: str
    lines: tuple[str, ...]
    text: str


def comments_of(data: bytes) -> list[Commented]:
    """The comments in the order of the part; each must have one beginning, one end and one reference, in this order."""
    document = Document(io.BytesIO(data))
    texts, references = _ranges(document.element.body)
    found = [
        Commented(each.author, each.initials or "", tuple(each.text.split("\n")), texts.pop(str(each.comment_id)))
        for each in document.comments
    ]
    assert not texts
    assert len(references) == len(set(references)) == len(found)
    return found


def _ranges(body: Any) -> tuple[dict[str, str], list[str]]:
    """The text of each range, and the references; a range is closed once and before its reference."""
    running: dict[str, str] = {}
    closed: dict[str, str] = {}
    references: list[str] = []
    for element in body.iter():
        number = element.get(qn("w:id"), "")
        if element.tag == qn("w:commentRangeStart"):
            assert number not in running | closed
            running[number] = ""
        elif element.tag == qn("w:commentRangeEnd"):
            closed[number] = running.pop(number)
        elif element.tag == qn("w:commentReference"):
            assert number in closed
            references.append(number)
        elif element.tag in _PRINTED:
            running = {each: said + (element.text or "") for each, said in running.items()}
    assert not running
    return closed, references


def printed(data: bytes) -> list[tuple[Any, ...]]:
    """Everything in the document in order, each character with all its formatting; comments left out."""
    return list(tokens(etree.fromstring(parts_of(data)["word/document.xml"])))


def tokens(element: Any) -> Iterator[tuple[Any, ...]]:
    """An element as what opens, closes and is printed in it; marks of comments left out."""
    if element.tag in _MARKS:
        return
    if element.tag != qn("w:r"):
        yield ("open", element.tag, tuple(sorted(element.attrib.items())), (element.text or "").strip())
        for child in element:
            yield from tokens(child)
        yield ("close", element.tag)
        return
    properties = element.find(qn("w:rPr"))
    setting = (b"" if properties is None else etree.tostring(properties, method="c14n"), tuple(element.attrib.items()))
    for child in element:
        if child.tag == qn("w:t"):
            yield from (("character", character, setting) for character in child.text or "")
        elif child is not properties and child.tag not in _MARKS:
            yield ("child", etree.tostring(child, method="c14n", with_tail=False), setting)


def parts_of(data: bytes) -> dict[str, bytes]:
    """The parts of a file by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        assert len(set(archive.namelist())) == len(archive.namelist())
        return {name: archive.read(name) for name in archive.namelist()}

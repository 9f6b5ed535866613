"""The part of a Word file that holds comments: ours are added to those that colleagues wrote.

Enters: `Comment`s as lines of visible text.  Leaves: the XML of word/comments.xml.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from copy import deepcopy
from typing import Any, NamedTuple

from docx.oxml.ns import nsmap, qn
from lxml import etree

from checker.finding import Words
from checker.report.options import Options

AUTHOR = Words("方案核稿", "Plan checker")
_SIZE = "18"  # half points: nine points, as Word sets comments


class Comment(NamedTuple):
    """One comment, a paragraph a line; the first is set bold."""

    initials: str
    lines: Sequence[str]


def new_comments() -> Any:
    """An empty part."""
    return etree.Element(qn("w:comments"), nsmap={"w": nsmap["w"]})


def first_free(comments: Any, body: Any) -> int:
    """The first number that no comment has, in the part or in the text."""
    marks = (qn(f"w:{name}") for name in ("commentRangeStart", "commentRangeEnd", "commentReference"))
    elements = [*comments.iter(qn("w:comment")), *body.iter(*marks)]
    numbers = [int(value) for element in elements if (value := element.get(qn("w:id"), "")).isdecimal()]
    return max(numbers, default=-1) + 1


def add_comments(part: Any, comments: Iterable[tuple[int, Comment]], options: Options) -> None:
    """Write numbered comments at the end of the part."""
    fixed = {qn("w:author"): AUTHOR.said(options.language)}
    if options.today:
        fixed[qn("w:date")] = f"{options.today.isoformat()}T00:00:00Z"
    head, rest = _paragraph(first=True), _paragraph(first=False)
    number_name, initials_name, text_name = qn("w:id"), qn("w:initials"), qn("w:t")
    for number, comment in comments:
        attributes = {number_name: str(number), initials_name: comment.initials, **fixed}
        element = etree.SubElement(part, qn("w:comment"), attributes)
        for at, line in enumerate(comment.lines):
            paragraph = deepcopy(rest if at else head)
            next(paragraph.iter(text_name)).text = line
            element.append(paragraph)


def _paragraph(first: bool) -> Any:
    """A line without its text, set as comments are, whatever the draft's own body text looks like."""
    paragraph = etree.Element(qn("w:p"), nsmap={"w": nsmap["w"]})
    properties = etree.SubElement(paragraph, qn("w:pPr"))
    _add(properties, "spacing", before="0", after="0", line="240", lineRule="auto")
    _add(properties, "ind", firstLineChars="0", firstLine="0")
    _add(properties, "jc", val="left")
    if first:
        etree.SubElement(etree.SubElement(paragraph, qn("w:r")), qn("w:annotationRef"))
    run = etree.SubElement(paragraph, qn("w:r"))
    setting = etree.SubElement(run, qn("w:rPr"))
    _add(setting, "rFonts", hint="eastAsia", eastAsia="宋体")
    if first:
        _add(setting, "b")
    _add(setting, "sz", val=_SIZE)
    _add(setting, "szCs", val=_SIZE)
    etree.SubElement(run, qn("w:t")).set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return paragraph


def _add(parent: Any, name: str, **values: str) -> None:
    etree.SubElement(parent, qn(f"w:{name}"), {qn(f"w:{key}"): value for key, value in values.items()})

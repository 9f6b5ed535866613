"""Comment anchors around the exact characters of a Word document's text.

Enters: the body of a document and anchors, as paragraphs and characters of their own text.  Leaves: the
same body with runs split where an anchor begins or ends inside one, each half with all its formatting, and
with the marks of the comments.  What a reader sees, and how it is set, does not change.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy
from typing import Any, NamedTuple

from docx.oxml.ns import qn
from lxml import etree

from checker.readers.word_elements import paragraph_texts

_RUN, _TEXT, _CONTROL = qn("w:r"), qn("w:t"), qn("w:sdt")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_OPEN = {
    qn("w:hyperlink"), qn("w:ins"), qn("w:moveTo"), qn("w:smartTag"), qn("w:customXml"), _CONTROL, qn("w:sdtContent"),
}  # fmt: skip
"""What holds runs and may hold the marks of a comment among them."""
_LOCKED = {
    qn("w:text"), qn("w:dropDownList"), qn("w:comboBox"), qn("w:date"), qn("w:picture"),
    "{http://schemas.microsoft.com/office/word/2010/wordml}checkbox",
}  # fmt: skip
"""Content controls of these kinds hold a plain value and nothing else."""
_CHANGEABLE = _OPEN - {qn("w:ins"), qn("w:moveTo")}
"""What of them may hold a change too."""
_EVERYTHING = 1 << 30


class CommentAnchor(NamedTuple):
    """The comment `number` on the characters from `start` in one paragraph to `end` in another, or in the same.

    Paragraphs count as in `checker.readers.stream.Spot`; characters beyond a paragraph's text mean its end.
    """

    number: int
    paragraph: int
    start: int
    last: int
    end: int


class _Edge(NamedTuple):
    """Where in one paragraph a comment begins and ends; None where it does so in another paragraph."""

    number: int
    start: int | None
    end: int | None


class _Piece(NamedTuple):
    """Some characters of a paragraph's text, and the element that holds them."""

    start: int
    end: int
    element: Any


def anchor_comments(body: Any, anchors: Iterable[CommentAnchor]) -> None:
    """Mark every anchor in the body; a later anchor at the same characters comes after the earlier one."""
    paragraphs = list(body.iter(qn("w:p")))
    edges: dict[int, list[_Edge]] = defaultdict(list)
    for number, first, start, last, end in anchors:
        if first == last or paragraphs[first].getparent() is not paragraphs[last].getparent():
            edges[first].append(_Edge(number, start, end if first == last else _EVERYTHING))
        else:
            edges[first].append(_Edge(number, start, None))
            edges[last].append(_Edge(number, None, end))
    for index, theirs in edges.items():
        _mark(paragraphs[index], theirs)


def _mark(paragraph: Any, edges: Sequence[_Edge]) -> None:
    """Mark the anchors in one paragraph."""
    length = sum(len(text) for text, _ in paragraph_texts(paragraph))
    if not length:
        for edge in edges:
            paragraph.extend([*_opening(edge), *_closing(edge)])
        return
    edges = [_within(edge, length) for edge in edges]
    starts = {edge.start for edge in edges if edge.start is not None}
    ends = {edge.end for edge in edges if edge.end is not None}
    _split_texts(paragraph, sorted(starts | ends))
    for piece in _pieces(paragraph):
        if piece.start in starts:
            _split_run(piece.element, paragraph, after=False)
        if piece.end in ends:
            _split_run(piece.element, paragraph, after=True)
    _insert(paragraph, edges)


def _within(edge: _Edge, length: int) -> _Edge:
    """The edge with at least one of the characters that stand there."""
    start = None if edge.start is None else min(max(edge.start, 0), length - 1)
    end = None if edge.end is None else min(max(edge.end, (start or 0) + 1), length)
    return _Edge(edge.number, start, end)


def _pieces(paragraph: Any) -> Iterator[_Piece]:
    at = 0
    for text, element in list(paragraph_texts(paragraph)):
        if text:
            yield _Piece(at, at + len(text), element)
            at += len(text)


# ------------------------------------------------------------------ splitting
def _split_texts(paragraph: Any, cuts: Sequence[int]) -> None:
    """Cut texts in two where they are their run's own; both halves stay in the run."""
    pieces = list(_pieces(paragraph))
    left = len(cuts)
    for piece in reversed(pieces):
        while left and cuts[left - 1] >= piece.end:
            left -= 1
        while left and cuts[left - 1] > piece.start:
            left -= 1
            if piece.element.tag == _TEXT and _is_own(piece.element, paragraph):
                _split_text(piece.element, cuts[left] - piece.start)


def _split_text(element: Any, at: int) -> None:
    rest = etree.Element(_TEXT, dict(element.attrib))
    text = element.text
    for half, said in ((element, text[:at]), (rest, text[at:])):
        half.text = said
        if said != said.strip():
            half.set(_SPACE, "preserve")
    element.addnext(rest)


def _split_run(element: Any, paragraph: Any, after: bool) -> None:
    """Make the run of an element end before or after it; what follows becomes a run set the same."""
    if not _is_own(element, paragraph):
        return
    run = element.getparent()
    rest = list(element.itersiblings()) if after else [element, *element.itersiblings()]
    properties = run.find(qn("w:rPr"))
    kept = len(run) - len(rest) - (properties is not None)
    if not rest or not kept:
        return
    other = etree.Element(_RUN, dict(run.attrib))
    if properties is not None:
        other.append(deepcopy(properties))
    run.addnext(other)
    other.extend(rest)


def _is_own(element: Any, paragraph: Any) -> bool:
    """Whether an element stands in a run that may be split: not in a formula, ruby or locked control."""
    run = element.getparent()
    return run.tag == _RUN and _holder(element, paragraph, None) is run


def _holder(element: Any, paragraph: Any, other: Any) -> Any:
    """The outermost element around a text before or behind which a comment may begin or end.

    A content control that holds this end of a comment and not the `other` is kept whole.
    """
    others = None if other is None else set(other.iterancestors())
    path = [element]
    while path[-1].getparent() is not paragraph:
        path.append(path[-1].getparent())
    for node in reversed(path):
        crossed = others is not None and node.tag == _CONTROL and node not in others
        if node.tag not in _OPEN or crossed or _is_locked(node):
            return node
    return element


def _is_locked(control: Any) -> bool:
    properties = control.find(qn("w:sdtPr")) if control.tag == _CONTROL else None
    return properties is not None and any(child.tag in _LOCKED for child in properties)


def runs_between(paragraph: Any, start: int, end: int) -> list[Any]:
    """The runs that hold exactly these characters of a paragraph, which runs are split for.

    Of no characters (`start` is `end`) it is the run that ends there.  None where some stand in no run of their own
    or are no letters: in a formula, in what a colleague has inserted, in a control that takes no changes.
    """
    first = min(start, end - 1)
    touched = [piece for piece in _pieces(paragraph) if piece.start < end and piece.end > first]
    if not touched or not all(_may_change(piece.element, paragraph) for piece in touched):
        return []
    _split_texts(paragraph, sorted({start, end}))
    for piece in _pieces(paragraph):
        if piece.start == start < end:
            _split_run(piece.element, paragraph, after=False)
        if piece.end == end:
            _split_run(piece.element, paragraph, after=True)
    held = [piece for piece in _pieces(paragraph) if piece.end == end or start <= piece.start < piece.end < end]
    return list(dict.fromkeys(piece.element.getparent() for piece in held))


def _may_change(element: Any, paragraph: Any) -> bool:
    """Whether a text stands in a run of its own that is nobody's insertion and in no control of fixed content."""
    above = list(element.iterancestors())
    above = above[: above.index(paragraph)]
    free = all(node.tag in _CHANGEABLE and not _is_locked(node) for node in above[1:])
    return element.tag == _TEXT and free and _is_own(element, paragraph)


# ------------------------------------------------------------------ marks
def _insert(paragraph: Any, edges: Sequence[_Edge]) -> None:
    """Put the marks in; of comments that end together the first stands first."""
    pieces = list(_pieces(paragraph))
    at = {index: piece for piece in pieces for index in range(piece.start, piece.end)}
    for edge in edges:
        if edge.start is not None:
            other = at[edge.end - 1].element if edge.end is not None else paragraph
            _holder(at[edge.start].element, paragraph, other).addprevious(_opening(edge)[0])
    for edge in reversed(edges):
        if edge.end is not None:
            other = at[edge.start].element if edge.start is not None else paragraph
            holder = _holder(at[edge.end - 1].element, paragraph, other)
            for mark in reversed(_closing(edge)):
                holder.addnext(mark)


def _opening(edge: _Edge) -> list[Any]:
    return [] if edge.start is None else [etree.Element(qn("w:commentRangeStart"), _number(edge))]


def _closing(edge: _Edge) -> list[Any]:
    """The end of the range, and the run from which the comment hangs."""
    if edge.end is None:
        return []
    run = etree.Element(_RUN)
    etree.SubElement(run, qn("w:commentReference"), _number(edge))
    return [etree.Element(qn("w:commentRangeEnd"), _number(edge)), run]


def _number(edge: _Edge) -> dict[str, str]:
    return {qn("w:id"): str(edge.number)}

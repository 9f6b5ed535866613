"""How a page is set: what belongs to the page and not to the text, and which rows are one paragraph.

Enters: pages as `pdf_pages.py` gives them.  Leaves: the pages without running heads, feet and page numbers;
the paragraphs of rows, joined where a row ends only because no more fitted on it.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import NamedTuple

from checker.readers.marks import is_heading
from checker.readers.pdf_pages import Page, Row
from checker.readers.stream import Line
from checker.source import fold

_EDGE_ROWS = 2
"""Rows from the top or the bottom of a page among which running heads and feet are looked for."""

_MARGIN = 0.12
"""How much of a page's height its upper and its lower margin may take."""

_LEVEL = 3.0
"""Points within which two places are one."""

_STRAY = 60.0
"""Points that a single row may reach out beyond the margin."""

_LEADING = 1.9
"""Gap between rows, in characters, beyond which the next begins a paragraph."""

_INDENTED = 0.8
_SLACK = 0.3
_FEW = 3
_AROUND = r"[\s—–\-·.~_第共页,/|()]*"
_PAGE_MARK = re.compile(rf"{_AROUND}\d{{1,4}}(?:{_AROUND}\d{{1,4}})?{_AROUND}")
_DIGITS = re.compile(r"\d+")
_TOKEN = re.compile(r"[（(《〈【\[]*(?:[!-~]+|.)(?:[“”‘’]+[^“”‘’]?|[、。》〉】，；：！？）,;:!?)\]])*")
"""What no row is broken in: a word or character with its marks; some programs never break at quotation marks."""

_SENTENCE_END = tuple("。；;：:！!？?）)”")


class PageText(NamedTuple):
    """A stretch of text that stands on one page."""

    page: int
    text: str


class PageRow(NamedTuple):
    """A row with the number and the width of its page."""

    page: int
    width: int
    row: Row


class Margins(NamedTuple):
    """Where rows begin and end."""

    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph, page by page; `indent` is in characters."""

    parts: Sequence[PageText]
    indent: int
    strong: bool
    centred: bool


# ------------------------------------------------------------------ heads and feet
def without_furniture(pages: Sequence[Page]) -> tuple[list[Page], list[Row]]:
    """The pages without the rows that belong to the page, and those rows: they stand on many pages, or number them."""
    edges = [[*_edge_rows(page)] for page in pages]
    seen = Counter(_place(row) for rows in edges for row in rows)
    enough = max(2, len(pages) // _FEW)
    dropped = [
        [row for row in rows if seen[_place(row)] >= enough or _PAGE_MARK.fullmatch(fold(row.text))] for rows in edges
    ]
    kept = [
        replace(page, rows=[row for row in page.rows if row not in theirs])
        for page, theirs in zip(pages, dropped, strict=True)
    ]
    return kept, [row for rows in dropped for row in rows]


def _edge_rows(page: Page) -> Iterator[Row]:
    """The first and last rows of a page, in its upper and lower margins."""
    yield from (row for row in page.rows[:_EDGE_ROWS] if row.bottom < page.height * _MARGIN)
    yield from (row for row in page.rows[-_EDGE_ROWS:] if row.top > page.height * (1 - _MARGIN))


def _place(row: Row) -> tuple[str, int]:
    """What a running head has on each page: its words, whatever its numbers, and its level."""
    return _DIGITS.sub("0", row.text), round(row.top / _LEVEL)


# ------------------------------------------------------------------ paragraphs
def margins_of(pages: Sequence[Page]) -> Mapping[int, Margins]:
    """The margins of pages by their width, as at least two rows have them."""
    rows: dict[int, list[Row]] = defaultdict(list)
    for page in pages:
        rows[round(page.width)] += page.rows
    return {
        width: Margins(_outermost([row.left for row in theirs]), -_outermost([-row.right for row in theirs]))
        for width, theirs in rows.items()
        if theirs
    }


def _outermost(places: Sequence[float]) -> float:
    """The smallest place that two rows share; where none near the smallest do, the smallest."""
    ordered = sorted(places)
    near = [place for place in ordered if place - ordered[0] < _STRAY]
    return next((one for one, other in pairwise(near) if other - one < _LEVEL), ordered[0])


def paragraphs(rows: Sequence[PageRow], margins: Mapping[int, Margins]) -> Iterator[Paragraph]:
    """The rows joined to paragraphs."""
    group: list[PageRow] = []
    for row in rows:
        if group and not _goes_on(group, row, margins):
            yield _paragraph(group, margins)
            group = []
        group.append(row)
    if group:
        yield _paragraph(group, margins)


def _goes_on(group: Sequence[PageRow], other: PageRow, margins: Mapping[int, Margins]) -> bool:
    """Whether the last row of a paragraph is broken only because no more fitted on it, and the next goes on with it."""
    one = group[-1]
    row, following = one.row, other.row
    edges, others = margins[one.width], margins[other.width]
    if abs(row.size - following.size) > 1 or "\t" in row.text + following.text:
        return False
    if one.page == other.page and following.top - row.bottom > _LEADING * row.size:
        return False
    if _is_centred(one, edges) or (_is_indented(following, others) and not _hangs(following, group[0].row, edges)):
        return False
    if is_broken(row, following, edges.right - row.right):
        return not (row.text.endswith(_SENTENCE_END) and is_heading(Line(following.text, 0)))
    return False


def _is_indented(row: Row, edges: Margins) -> bool:
    return row.left > edges.left + _INDENTED * row.size


def _hangs(row: Row, first: Row, edges: Margins) -> bool:
    """Whether a row is set in below the text of an item (附件: 1.… / …), not below its number."""
    return _is_indented(first, edges) and _is_indented(row, Margins(first.left, edges.right))


def is_broken(row: Row, following: Row, room: float) -> bool:
    """Whether the first word of the next row is wider than the room that its own row has left."""
    token = _TOKEN.match(following.text)
    wide = sum(0.5 if character.isascii() else 1.0 for character in (token[0] if token else "字"))
    return room < (wide + _SLACK) * row.size


def _is_centred(one: PageRow, edges: Margins) -> bool:
    row = one.row
    middle = (row.left + row.right) / 2
    inside = row.left > edges.left + 2.5 * row.size and row.right < edges.right - row.size
    return inside and abs(middle - (edges.left + edges.right) / 2) < row.size


def _paragraph(group: Sequence[PageRow], margins: Mapping[int, Margins]) -> Paragraph:
    first = group[0]
    edges = margins[first.width]
    indent = max(round((first.row.left - edges.left) / max(first.row.size, 1)), 0)
    parts = joined_rows([(each.page, each.row) for each in group])
    return Paragraph(parts, indent, all(each.row.strong for each in group), _is_centred(first, edges))


def joined_rows(rows: Sequence[tuple[int, Row]]) -> list[PageText]:
    """Rows that are one text, by page; words of Latin letters stay apart."""
    parts: list[PageText] = []
    for page, row in rows:
        before = parts[-1].text[-1:] if parts else ""
        apart = " " if before.isascii() and before.isalnum() and row.text[0].isascii() and row.text[0].isalpha() else ""
        if parts and parts[-1].page == page:
            parts[-1] = PageText(page, parts[-1].text + apart + row.text)
        else:
            parts.append(PageText(page, apart + row.text))
    return parts

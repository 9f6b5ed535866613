"""Lines that a page broke at its width, joined again: text copied from a PDF or a mail.

Enters: blocks with the text they stand in.  Leaves: paragraphs of one line, each character with its place, and a note
that says how many were joined and where the first is.  A text is taken for broken only on evidence of the whole: its
lines that stop in the middle of a sentence are as wide as the page, hardly a line is wider, and where they stop a
sentence ends.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import NamedTuple

from checker.readers.marks import is_balanced, is_closing, is_date, is_number, numbered, read_label
from checker.readers.stream import Block, Line, run_on
from checker.source import Lines, fold

_LEAST = 20
"""Columns of the narrowest page; table cells are narrower."""
_LONG = 0.6
"""Share of the page's width from which a line that stops in a sentence counts as one the page may have broken."""
_MOST = 0.6
"""Share of such lines that must be full, and share of joined lines that must end as a sentence does."""
_WIDER = 0.1
"""Share of the lines that may be wider than the page: a line of a table, an address."""
_INDENT = 2
_DOUBLE = 0.9
"""Share of the lines with an empty line behind them by which a text is double-spaced."""
_FIRST_WORD = re.compile(r"(?:[\w.%+-]+|.)[,.;:!?、。)》”〕】]*", re.ASCII)
_ENDS = tuple("。;:!?)")
_GOES_ON = tuple(",、(《“")
_DIVIDED = re.compile(r"[\t|]|\S[ \u3000]{2,}\S.*\S[ \u3000]{2,}\S")
_TABLE = re.compile(r"附?表\d{1,2}")


class Joined(NamedTuple):
    """The blocks of a text, and what to say of those that were joined."""

    blocks: Sequence[Block]
    notes: tuple[str, ...] = ()


def join_broken(blocks: Sequence[Block], text: str) -> Joined:
    """The paragraphs of a text; a text that no page has broken is left as it is."""
    lines = [block for block in blocks if isinstance(block, Line)]
    apart = _apart(lines, text)
    pages = [page for measure in (len, _columns) if (page := _page(lines, text, measure, apart))]
    if not pages:
        return Joined(blocks)
    paragraphs = list(_paragraphs(blocks, max(pages, key=lambda page: page.share)))
    joined = [parts for parts in paragraphs if len(parts) > 1]
    if not joined:
        return Joined(blocks)
    first, count = Lines.of(text).point(joined[0][0].start).line, len(joined)
    said = f"有{count}段被页宽折断成几行, 已接成一段, 首处在第{first}行 "
    said += f"({count} paragraphs broken over lines were joined, the first at line {first})"
    return Joined(
        [
            run_on([part for part in parts if isinstance(part, Line)]) if len(parts) > 1 else parts[0]
            for parts in paragraphs
        ],
        (said,),
    )


def _paragraphs(blocks: Sequence[Block], page: _Page) -> Iterator[Sequence[Block]]:
    """The blocks, those of one paragraph together."""
    parts: list[Block] = []
    for block in blocks:
        last = parts[-1] if parts else None
        if isinstance(last, Line) and isinstance(block, Line) and page.goes_on(last, block):
            parts.append(block)
            continue
        if parts:
            yield parts
        parts = [block]
    if parts:
        yield parts


@dataclass(frozen=True)
class _Page:
    """How wide the lines of a text are, by characters or by columns, and how many line ends part two of them."""

    text: str
    measure: Callable[[str], int]
    width: int
    slack: int
    apart: int
    share: float = 0.0
    indented: bool = False

    def width_of(self, line: Line) -> int:
        """The width of a line with the blanks before it."""
        return self.measure(self.text[line.start - line.indent : line.start] + line.text)

    def full(self, line: Line, following: Line) -> bool:
        """Whether the first word of the next line had no place behind a line."""
        word = _FIRST_WORD.match(fold(following.text))
        return self.width_of(line) + self.measure(word[0] if word else "") > self.width - self.slack

    def goes_on(self, line: Line, following: Line) -> bool:
        """Whether the next line is the same paragraph."""
        alike = (line.level, line.strong, line.centred) == (following.level, following.strong, following.centred)
        if not alike or not _adjoin(line, following, self.text, self.apart) or not self.full(line, following):
            return False
        if self.indented and following.indent >= _INDENT:
            return False
        if fold(line.text).endswith(_GOES_ON) or not is_balanced(line.text):
            return not read_label(following)
        if _opens(following):
            return False
        within = not _stops(line) or line.plain.endswith(";")
        return within or "。" in following.text or following.plain.startswith("(")


def _apart(lines: Sequence[Line], text: str) -> int:
    """How many line ends part two lines: two in a text with an empty line behind nearly every line."""
    gaps = [text.count("\n", a.end, b.start) for a, b in pairwise(lines)]
    return 2 if gaps and gaps.count(2) >= _DOUBLE * len(gaps) else 1


def _page(lines: Sequence[Line], text: str, measure: Callable[[str], int], apart: int) -> _Page | None:
    """The page that broke the lines, by one way to measure them; None where there is too little to say so."""
    bare = _Page(text, measure, 0, 0 if measure is len else 1, apart)
    pairs = [(a, b) for a, b in pairwise(lines) if _adjoin(a, b, text, apart)]
    broken = [(a, b) for a, b in pairs if not _stops(a) and not _opens(b)]
    widths = Counter(bare.width_of(a) for a, _ in broken if _columns(a.text) >= _LEAST)
    if not widths:
        return None
    width = max(widths, key=lambda width: (widths[width] + widths[width - 1] * bare.slack, width))
    page = _Page(text, measure, width, bare.slack, apart)
    long = [(a, b) for a, b in broken if page.width_of(a) >= _LONG * width]
    full = [(a, b) for a, b in long if page.full(a, b)]
    wide = [line for line in lines if not line.void and not _DIVIDED.search(line.text)]
    wider = sum(page.width_of(line) > width + 2 for line in wide)
    if len(full) < 2 or len(full) < _MOST * len(long) or wider > _WIDER * len(wide) or not _end_sentences(full):
        return None
    indented = sum(b.indent >= _INDENT for _, b in full) * 4 < len(full)
    return replace(page, share=len(full) / len(long), indented=indented)


def _end_sentences(full: Sequence[tuple[Line, Line]]) -> bool:
    """Whether most runs of full lines end where a sentence does."""
    starts = {line.start for line, _ in full}
    ends = [_stops(following) for _, following in full if following.start not in starts]
    return sum(ends) >= _MOST * len(ends)


def _adjoin(line: Line, following: Line, text: str, apart: int) -> bool:
    """Whether two lines stand in one paragraph for all that lies between them: no more line ends than part any two, no
    border of a cell."""
    if line.void or following.void or _DIVIDED.search(line.text) or _DIVIDED.search(following.text):
        return False
    between = text[line.end : following.start]
    return between.count("\n") <= apart or bool(between.strip("> \t\u3000\n"))


def _stops(line: Line) -> bool:
    return fold(line.text).endswith(_ENDS)


def _opens(line: Line) -> bool:
    """Whether a line begins something of its own."""
    own = numbered(line) or read_label(line) or is_date(line) or is_number(line) or is_closing(line)
    return bool(own or _TABLE.match(line.plain))


def _columns(text: str) -> int:
    """The width of a text where a Chinese character is as wide as two others."""
    return len(text) + sum(character > "\u2000" for character in text)

"""Bytes to text with places.

Enters: a file's bytes.  Leaves: decoded text, a width-folded twin of the same length, and a
`SourceMap` that turns (route, span) into lines and columns.  Places are kept as routes and
half-open spans everywhere else; lines and columns are computed here, at the very end.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from checker.inputs.files import MAX_BYTES
from checker.inputs.problem import InputError, Problem

Route = tuple[str | int, ...]
"""The way to one text of a plan: ("annexes", 1, "sections", 0, "statements", 2)."""

MAX_LINES = 200_000
"""Most lines of a text; a county's plan has a few thousand."""

_ENCODINGS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}


class Span(NamedTuple):
    """Half-open range of characters of one text."""

    start: int
    end: int


class Point(NamedTuple):
    """A line and a column (in characters), both from 1."""

    line: int
    column: int


def _folding() -> dict[int, str]:
    """Full-width to half-width, one character to one character (never NFKC: it changes lengths)."""
    table = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
    table |= {0x3000: " ", 0x00A0: " ", 0x2002: " ", 0x2003: " ", 0x2009: " "}
    table |= {0x2236: ":", 0xFE30: ":"}  # ∶ and ︰ of ratios
    table |= {0xFE59: "(", 0xFE5A: ")", 0xFE50: ",", 0xFE51: "、", 0xFE54: ";", 0xFE55: ":", 0xFE6A: "%"}  # small forms
    return table


_FOLD = _folding()
_FOLDABLE = re.compile(f"[{re.escape(''.join(map(chr, _FOLD)))}]")


def fold(text: str) -> str:
    """The text with full-width forms and odd spaces made plain; `len(fold(t)) == len(t)`."""
    return text.translate(_FOLD) if _FOLDABLE.search(text) else text


_BLANK = re.compile(r"[ \t\u3000\u00a0\u2002\u2003\u2009]+")
_MARKS = frozenset(",，;；:：。、!！?？()（）“”《》〔〕[]【】")
_NUMBERED = re.compile(r"\s*第[一二三四五六七八九十百\d]{1,4}[章节条]")
_NUMBER_BEFORE = re.compile(r"\d.{0,4}$")


class Condensed(NamedTuple):
    """A text without its idle blanks, the whole of it, and where each character stands there (empty: all of them)."""

    text: str
    whole: str
    kept: tuple[int, ...] = ()

    def printed(self, span: Span) -> Span:
        """The characters of the whole text that a span of the condensed one stands for."""
        if not self.kept:
            return span
        start = self.kept[span.start] if span.start < len(self.kept) else self.kept[-1] + 1
        return Span(start, max(start, self.kept[span.end - 1] + 1 if span.end else 0))


def condense(text: str, prose: bool) -> Condensed:
    """The text without idle blanks: at its ends, beside a mark and, in prose, beside a Chinese character.

    In lists of names a blank parts what it stands between, so there only those at marks are idle.
    """
    idle = {
        at for blank in _BLANK.finditer(text) if _idle(text, Span(*blank.span()), prose) for at in range(*blank.span())
    }
    if not idle:
        return Condensed(text, text)
    kept = tuple(at for at in range(len(text)) if at not in idle)
    return Condensed("".join(text[at] for at in kept), text, kept)


def _idle(text: str, blank: Span, prose: bool) -> bool:
    """Whether a blank says nothing.

    One before a figure may part it from a figure or number before (1, 200), one behind 第一章 parts it from the title.
    """
    before, behind = text[max(blank.start - 1, 0) : blank.start], text[blank.end : blank.end + 1]
    if not before or not behind:
        return True
    if _NUMBERED.fullmatch(text[: blank.start]):
        return False
    if behind.isdigit() and _NUMBER_BEFORE.search(text[max(blank.start - 5, 0) : blank.start]):
        return False
    return before in _MARKS or behind in _MARKS or (prose and not (before.isascii() and behind.isascii()))


def decode(data: bytes, path: str) -> str:
    """The text of a file: UTF-8, UTF-16 with a mark, or GB18030; anything else is an `InputError`."""
    if len(data) > MAX_BYTES:
        raise InputError(
            [Problem(path, f"文件有 {len(data):,} 字节, 超过上限 {MAX_BYTES:,} (file too large).", "请拆分文件。")]
        )
    encoding = next((name for mark, name in _ENCODINGS.items() if data.startswith(mark)), "utf-8")
    if b"\0" in data and encoding != "utf-16":
        raise InputError([Problem(path, "不是文本文件 (binary data).", "请给出 YAML、Word、网页或纯文本文件。")])
    for name in (encoding, "gb18030"):
        try:
            text = data.decode(name).replace("\r\n", "\n").replace("\r", "\n")
        except UnicodeDecodeError:
            continue
        if text.count("\n") > MAX_LINES:
            raise InputError([Problem(path, f"文件超过 {MAX_LINES:,} 行 (too many lines).", "请拆分文件。")])
        return text
    raise InputError([Problem(path, "无法识别文字编码 (unknown encoding).", "请另存为 UTF-8。")])


@dataclass(frozen=True, slots=True)
class Lines:
    """Offsets of a source text as lines and columns."""

    starts: tuple[int, ...]

    @classmethod
    @lru_cache(4)
    def of(cls, text: str) -> Lines:
        """Where each line of the text starts; kept for the last few texts, as every place asks for it."""
        return cls((0, *accumulate(len(line) for line in text.splitlines(keepends=True))))

    def point(self, offset: int) -> Point:
        """Line and column of a character offset."""
        line = max(bisect_right(self.starts, offset) - 1, 0)
        return Point(line + 1, offset - self.starts[line] + 1)


class Landmark(NamedTuple):
    """What a person looks for in the file to find the text from a character on: 第3页, 表“任务” B7."""

    start: int
    name: str


class Extent(NamedTuple):
    """Where the text at a route lies in the source: its characters from `start` to `end`, and its value."""

    start: int
    end: int
    value: str | None = None


@dataclass(frozen=True, slots=True)
class SourceMap:
    """From the routes of a plan to the characters of the file it was read from.

    A route without an extent of its own falls back to its container.
    """

    path: str
    text: str = ""
    extents: Mapping[Route, Extent] = field(default_factory=dict)
    landmarks: Sequence[Landmark] = ()
    """In the order of the text; none where lines and columns are what a person sees."""
    lined: bool = True
    """Whether a person can go to lines and columns of the file, as in an editor."""

    def landmark(self, route: Route, span: Span | None = None) -> str:
        """The page or the cell in which the text at a route begins, where the file has such."""
        start = self.characters(route, span).start
        before = bisect_right(self.landmarks, start, key=lambda landmark: landmark.start)
        return self.landmarks[before - 1].name if before else ""

    def locate(self, route: Route, span: Span | None = None) -> tuple[Point, Point]:
        """Start and end of a span of the text at a route, as lines and columns of the file."""
        start, end = self.characters(route, span)
        lines = Lines.of(self.text)
        return lines.point(start), lines.point(max(start, end))

    def characters(self, route: Route, span: Span | None = None) -> Span:
        """The characters of the file in which a span of the text at a route is written."""
        known = route
        while known and known not in self.extents:
            known = known[:-1]
        extent = self.extents.get(known, Extent(0, 0))
        start, end = extent.start, extent.end
        if span is not None and known == route and extent.value:
            offsets = align_value(self.text[start:end], extent.value)
            first = min(span.start, len(offsets) - 1)
            last = max(min(span.end, len(offsets)) - 1, first)
            start, end = start + offsets[first], start + offsets[last] + 1
        return Span(start, end)


@lru_cache(16)
def align_value(source: str, value: str) -> Sequence[int]:
    """For each character of a value, where it is written in its source.

    Quotes, escapes, indentation and folded line breaks stand in the source and not in the value,
    so each character is looked for after the one before; a character written as an escape takes
    the place of its neighbour.  Kept for the last few texts, as all places of a text ask for it.
    """
    offsets: list[int] = []
    at = 0
    for character in value:
        found = source.find(character, at, at + 400)
        offsets.append(found if found >= 0 else min(at, max(len(source) - 1, 0)))
        at = found + 1 if found >= 0 else at
    return offsets or [0]

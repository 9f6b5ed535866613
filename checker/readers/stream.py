"""What every reader of whole documents turns its file into: lines and tables in printed order.

A Word file, a web page and a plain text all become one `Stream`: the extracted text, and the blocks
in it, each with its characters in that text.  `outline.py` reads a stream and never a file.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

from checker.inputs.files import MAX_BYTES
from checker.inputs.problem import InputError, Problem
from checker.plan.model import ColumnRole
from checker.source import Landmark, fold

_SPACE = re.compile(r"\s+")


def compact(text: str) -> str:
    """A text folded to half width and without white space: what words and patterns are compared with."""
    return _SPACE.sub("", fold(text))


_PIECE = 10
_MAX_CELLS = 100_000
_WHOLE = re.compile(r"\s*([0-9]{1,8})\s*")


def whole_number(text: str | None, otherwise: int) -> int:
    """What an attribute of a file says as a number: plain digits, and few; anything else says nothing."""
    match = _WHOLE.fullmatch(text or "")
    return int(match[1]) if match else otherwise


class Extract:
    """The text of a file while it is extracted, piece by piece; more than its limit is an `InputError`.

    A piece counts as a few characters more than it has, so that millions of empty ones have a limit too.
    """

    def __init__(self, path: str, limit: int = MAX_BYTES) -> None:
        self._path, self._limit = path, limit
        self._texts: list[str] = []
        self.length = 0

    def write(self, text: str) -> int:
        """Adds to the text and says where."""
        start = self.length
        self._texts.append(text)
        self.length += len(text)
        if self.length + _PIECE * len(self._texts) > self._limit:
            said = f"读出的文字太多, 超过上限 {self._limit:,} 字 (too much text)."
            raise InputError([Problem(self._path, said, "请拆分文件。")])
        return start

    @property
    def text(self) -> str:
        """All that was extracted."""
        return "".join(self._texts)


def refuse_many_cells(cells: int, path: str) -> None:
    """An `InputError` where the tables of a file have more cells, merged and missing ones among them, than any plan."""
    if cells > _MAX_CELLS:
        raise InputError([Problem(path, f"表格超过 {_MAX_CELLS:,} 格 (too many table cells).", "请拆分文件。")])


class Piece(NamedTuple):
    """A printed text with its characters in the extracted text.

    The text is what stands there, except that pieces joined over a line break leave the break out.
    """

    text: str
    start: int
    end: int


@dataclass(frozen=True)
class Line:
    """One paragraph, without the white space around it; `start` is its first character.

    `indent` counts the white space before it.  A `void` line has nothing but white space: in flattened tables
    that is an empty cell.  `level` is the depth that a heading style of the file gives (0: none);
    `strong` and `centred` are how the whole paragraph is set.
    """

    text: str
    start: int
    indent: int = 0
    void: bool = False
    level: int = 0
    strong: bool = False
    centred: bool = False
    gaps: tuple[tuple[int, int], ...] = ()
    """Where characters of the file are left out, as a page's line ends and marks: before which character, how many."""

    @cached_property
    def plain(self) -> str:
        """The text as words and patterns see it."""
        return compact(self.text)

    @property
    def end(self) -> int:
        """Behind the last character."""
        return self.place(len(self.text) - 1) + 1 if self.text else self.start

    def place(self, index: int) -> int:
        """Where in the file a character of the text stands."""
        return self.start + index + sum(left_out for before, left_out in self.gaps if before <= index)

    def index(self, place: int) -> int:
        """The character of the text that stands at a place of the file."""
        left_out = 0
        for before, more in self.gaps:
            if self.start + before + left_out + more > place:
                break
            left_out += more
        return place - self.start - left_out

    def piece(self, start: int = 0, end: int | None = None) -> Piece:
        """A part of the line, without the white space around it."""
        part = self.part(start, end)
        return Piece(part.text, part.start, part.end)

    def part(self, start: int, end: int | None = None) -> Line:
        """A part of the line as a line of its own, without the white space around it."""
        raw = self.text[start:end]
        text = raw.strip()
        first = start + len(raw) - len(raw.lstrip())
        gaps = tuple((at - first, left_out) for at, left_out in self.gaps if first < at < first + len(text))
        return Line(text, self.place(first), level=self.level, centred=self.centred, gaps=gaps)

    def without(self, spans: Sequence[tuple[int, int]]) -> Line:
        """The line without some of its characters, given in order."""
        edges = [0, *(edge for span in spans for edge in span), len(self.text)]
        parts = [self._exact(start, end) for start, end in zip(edges[::2], edges[1::2], strict=True) if end > start]
        return replace(run_on(parts), indent=self.indent) if parts else replace(self, text="", void=True, gaps=())

    def _exact(self, start: int, end: int) -> Line:
        gaps = tuple((at - start, left_out) for at, left_out in self.gaps if start < at < end)
        return replace(self, text=self.text[start:end], start=self.place(start), gaps=gaps)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a real table, with the rows and columns it spans."""

    lines: tuple[Line, ...]
    start: int
    rows: int = 1
    columns: int = 1


@dataclass(frozen=True, slots=True)
class Grid:
    """A real table: every row has the same width, None where a cell reaches in from above or from the left."""

    rows: tuple[tuple[Cell | None, ...], ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table whose columns are known: cells by what they hold, each with its paragraphs.

    A row of one heading has only "group"; an empty cell is one void line; a cell that a row has not
    of its own is left out.  `values` are the headers of the columns of numbers, whose cells a row has under "0", "1" ….
    """

    columns: Mapping[ColumnRole, Piece]
    rows: tuple[Mapping[str, tuple[Line, ...]], ...]
    start: int
    end: int
    roster: bool = False
    values: tuple[Piece, ...] = ()
    title: Piece | None = None
    """What calls a table that stands in a cell of another."""
    loose: tuple[Line, ...] = ()
    """The cells of a table that could not be rebuilt, line by line."""


Block = Line | Sheet


class Spot(NamedTuple):
    """Where a stretch of the extracted text comes from.

    `paragraph` counts all paragraphs of the document body in printed order, those of cells too, from 0;
    characters of the stretch are the paragraph's own from `start` + `offset` on (`offset` is the length
    of a number that Word computes and the paragraph does not hold), beginning with its character `skip`.
    """

    start: int
    end: int
    path: str = ""
    paragraph: int = -1
    offset: int = 0
    skip: int = 0


@dataclass(frozen=True, slots=True)
class Stream:
    """One file, extracted."""

    path: str
    text: str
    blocks: tuple[Block, ...]
    spots: tuple[Spot, ...] = ()
    notes: tuple[str, ...] = ()
    landmarks: tuple[Landmark, ...] = ()


def joined(lines: Sequence[Line]) -> Piece:
    """Lines that are one text broken over several."""
    text = "".join(line.text for line in lines)
    return Piece(text, lines[0].start, lines[-1].end)


def run_on(lines: Sequence[Line]) -> Line:
    """Lines that are one broken over several, as one whose parts keep their places."""
    first, text = lines[0], ""
    gaps: list[tuple[int, int]] = []
    behind = first.start
    for line in lines:
        gaps += [(len(text), line.start - behind)] if line.start > behind else []
        gaps += [(len(text) + before, left_out) for before, left_out in line.gaps]
        text, behind = text + line.text, line.end
    return replace(first, text=text, gaps=tuple(gaps))

"""The pages of a PDF as what is printed where: rows of text and ruled tables.

Enters: the bytes of a .pdf on standard input, in a process of its own (`apart.py`).  Leaves: JSON on
standard output, a `Pages` or why there is none.  Turned text (seals, watermarks) is counted and left out.
"""

from __future__ import annotations

import io
import logging
import sys
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from statistics import median_low
from typing import Any

from pydantic import TypeAdapter

from checker.readers.apart import limit_process

MAX_PAGES = 1_000
_MAX_EDGES = 5_000
"""Lines on a page beyond which they are a drawing, and no table is looked for."""

_SAME = 3.0
"""Points within which two lines of a table are one."""

_SPACE, _BLANK, _TAB = 0.2, 0.8, 3.0
"""Gaps in characters: a space of Latin text, a blank that is meant, the gap between two columns."""

_RAISED = 0.4
"""How much of its size a character may stand above or below its line."""

_TWICE = 0.3
_LEANING = 0.05
_RADICALS = ("\u2e80", "\u2fdf")
_UNKNOWN = "(cid:"


@dataclass(frozen=True, slots=True)
class Row:
    """Characters on one level, with where they stand in points from the top left of the page."""

    text: str
    left: float
    right: float
    top: float
    bottom: float
    size: float
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Box:
    """A cell of a ruled table: its first row and column, how many it spans, how wide it is, what stands in it."""

    row: int
    column: int
    rows: int
    columns: int
    width: float
    lines: Sequence[Row]


@dataclass(frozen=True, slots=True)
class Ruled:
    """A table by its lines: `edges` are those between its columns."""

    top: float
    bottom: float
    height: int
    edges: Sequence[float]
    boxes: Sequence[Box]


@dataclass(frozen=True, slots=True)
class Page:
    """One page: rows outside tables, tables, both from the top down."""

    width: float
    height: float
    rows: Sequence[Row] = ()
    tables: Sequence[Ruled] = ()
    pictures: int = 0
    turned: int = 0
    unknown: int = 0
    drawn: bool = False


@dataclass(frozen=True, slots=True)
class Pages:
    """The pages of a file, or why it was not read: encrypted, pages (too many), damaged."""

    pages: Sequence[Page] = field(default=())
    refused: str = ""


AS_JSON = TypeAdapter(Pages)
"""Pages as they go from one process to the other."""


def read_pages(data: bytes) -> Pages:
    """The pages of a PDF."""
    import pdfplumber
    from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect

    logging.disable(logging.CRITICAL)
    try:
        with pdfplumber.open(io.BytesIO(data)) as document:
            if len(document.pages) > MAX_PAGES:
                return Pages(refused="pages")
            made = [_page(page) for page in document.pages]
            return Pages(made, refused="" if made else "damaged")
    except MemoryError:
        raise
    except Exception as error:  # whatever a damaged file makes the library stumble over
        reasons = (error, *error.args)
        locked = any(isinstance(reason, PDFPasswordIncorrect | PDFEncryptionError) for reason in reasons)
        return Pages(refused="encrypted" if locked else "damaged")


def _page(page: Any) -> Page:
    """What is printed on a page."""
    upright = [char for char in page.chars if _is_level(char)]
    chars = [char for char in upright if not char["text"].startswith(_UNKNOWN)]
    ruled = page.filter(_may_rule)
    drawn = len(ruled.edges) > _MAX_EDGES
    found = [] if drawn else [table for table in ruled.find_tables() if len(table.cells) > 1]
    tables = [_ruled(table, chars) for table in found]
    outside = [char for char in chars if not any(_inside(char, table.bbox) for table in found)]
    made = Page(
        width=page.width,
        height=page.height,
        rows=[*_rows(outside)],
        tables=sorted(tables, key=lambda table: table.top),
        pictures=len(page.images),
        turned=len(page.chars) - len(upright),
        unknown=len(upright) - len(chars),
        drawn=drawn,
    )
    page.close()
    return made


def _is_level(char: Any) -> bool:
    """Whether a character stands on a level line, from left to right."""
    across, up = char["matrix"][:2]
    return bool(across > 0 and abs(up) < _LEANING * across)


# ------------------------------------------------------------------ tables
def _may_rule(item: Any) -> bool:
    """Whether something on a page may be the line of a table: no shade behind text, no curve."""
    kind = item["object_type"]
    thin = kind == "rect" and min(item["width"], item["height"]) < _SAME
    return thin or kind == "line" or bool(kind == "rect" and item["stroke"])


def _ruled(table: Any, chars: Sequence[Any]) -> Ruled:
    """A table with its cells by position."""
    lefts = _edges(edge for cell in table.cells for edge in (cell[0], cell[2]))
    tops = _edges(edge for cell in table.cells for edge in (cell[1], cell[3]))
    own = [char for char in chars if _inside(char, table.bbox)]
    boxes = [_box(cell, lefts, tops, own) for cell in sorted(table.cells, key=lambda cell: (cell[1], cell[0]))]
    return Ruled(table.bbox[1], table.bbox[3], len(tops) - 1, lefts, boxes)


def _box(cell: Sequence[float], lefts: Sequence[float], tops: Sequence[float], chars: Sequence[Any]) -> Box:
    left, top, right, bottom = cell
    column, row = _nearest(lefts, left), _nearest(tops, top)
    columns, rows = _nearest(lefts, right) - column, _nearest(tops, bottom) - row
    lines = [*_rows(char for char in chars if _inside(char, cell))]
    return Box(row, column, max(rows, 1), max(columns, 1), right - left, lines)


def _edges(found: Iterable[float]) -> list[float]:
    """Where lines stand, those that lie together once."""
    edges: list[float] = []
    for edge in sorted(found):
        if not edges or edge - edges[-1] > _SAME:
            edges.append(edge)
    return edges


def _nearest(edges: Sequence[float], edge: float) -> int:
    """Which line it is."""
    return max(bisect_left(edges, edge + 0.01) - 1, 0)


def _inside(char: Any, box: Sequence[float]) -> bool:
    """Whether the middle of a character lies in a box."""
    x, y = (char["x0"] + char["x1"]) / 2, (char["top"] + char["bottom"]) / 2
    return bool(box[0] <= x <= box[2] and box[1] <= y <= box[3])


# ------------------------------------------------------------------ rows
def _rows(chars: Iterable[Any]) -> Iterator[Row]:
    """The characters by level, each level from left to right; levels of blanks alone are none."""
    levels: list[list[Any]] = []
    for char in sorted(chars, key=_level):
        first = levels[-1][0] if levels else None
        if first and _level(char) - _level(first) <= _RAISED * max(char["size"], first["size"]):
            levels[-1].append(char)
        else:
            levels.append([char])
    yield from (_row(level) for level in levels if any(char["text"].strip() for char in level))


def _level(char: Any) -> float:
    """How far down the base line of a character is: fonts of one line differ in height, not in this."""
    return -float(char["matrix"][5])


def _row(level: list[Any]) -> Row:
    """One row; blanks and tabs stand for gaps, and what is printed twice to look bold stands once."""
    level.sort(key=lambda char: char["x0"])
    printed = [at for at, char in enumerate(level) if char["text"].strip()]
    level = level[printed[0] : printed[-1] + 1]
    size = float(median_low(char["size"] for char in level))
    kept: list[Any] = []
    text: list[str] = []
    for char in level:
        if kept and char["text"] == kept[-1]["text"] and char["x0"] - kept[-1]["x0"] < _TWICE * size:
            continue
        if kept:
            text.append(_gap(kept[-1], char, size))
        text.append(_plain(char["text"]))
        kept.append(char)
    strong = all("bold" in char["fontname"].lower() or "hei" in char["fontname"].lower() for char in kept)
    tops, bottoms = min(char["top"] for char in kept), max(char["bottom"] for char in kept)
    return Row("".join(text), kept[0]["x0"], max(char["x1"] for char in kept), tops, bottoms, size, strong)


def _gap(before: Any, behind: Any, size: float) -> str:
    """What stands between two characters: nothing where the setting alone parts Latin from Chinese."""
    if not (before["text"].strip() and behind["text"].strip()):
        return ""
    gap = (behind["x0"] - before["x1"]) / max(size, 1)
    if gap > _TAB:
        return "\t"
    latin = before["text"].isascii() and behind["text"].isascii()
    return " " if gap > (_SPACE if latin else _BLANK) else ""


def _plain(text: str) -> str:
    """A character, and not the radical that some fonts give in its place."""
    return "".join(
        unicodedata.normalize("NFKC", each) if _RADICALS[0] <= each <= _RADICALS[1] else each for each in text
    )


def main() -> None:
    """Standard input to standard output."""
    limit_process(int(sys.argv[1]))
    sys.stdout.buffer.write(AS_JSON.dump_json(read_pages(sys.stdin.buffer.read())))


if __name__ == "__main__":
    main()

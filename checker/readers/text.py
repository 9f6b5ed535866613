"""Plain and pasted text to a stream of lines and tables.

Enters: a text.  Leaves: a `Stream`.  Tables are found in three forms: cells divided by tabs or bars in
one line, cells one a line that end with a bar, and cells one a line with nothing but their header to
show them (`flat.py`).  Paragraphs that were run together into one line are cut at their headings.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from checker.readers.blanks import read_blank_parted
from checker.readers.columns import role_of
from checker.readers.divided import read_divided
from checker.readers.flat import read_flat_header, read_rows
from checker.readers.grids import read_grid
from checker.readers.lines import read_lines
from checker.readers.loose import with_loose
from checker.readers.marks import is_closing, is_foot, is_table_title, is_title_part, read_entry, read_label
from checker.readers.pasted import read_pasted
from checker.readers.stream import Block, Line, Stream
from checker.readers.tiled import read_tiled
from checker.source import fold
from checker.words.documents import load_documents
from checker.words.numerals import ONE_TO_TEN, ORDINAL, chinese_number

_BAR = re.compile(r"\s*\|+\s*$")
_MARKER = re.compile(r"\s*\|{2,}\s*$")
_TABLE_TITLE = re.compile(rf"表[\d{ONE_TO_TEN}]{{1,2}}.{{0,40}}$")
_HEADER = 14
_BEGINNING = 300
"""Lines behind a header that tell whether a table begins there: a page and more of it."""
_GLUED = 400
_HEADING = re.compile(rf"(?:(?<=[。!?;)])|(?<=\S))(?:({ORDINAL})、|\(({ORDINAL})\))")


def read_text_stream(text: str, path: str) -> Stream:
    """The lines and tables of a text."""
    read, notes = read_lines(text)
    lines = [part for line in read for part in _unglued(line)]
    return Stream(path, text, tuple(text_blocks(lines, path)), notes=notes)


# ------------------------------------------------------------------ tables
def text_blocks(lines: Sequence[Line], path: str) -> Iterator[Block]:
    """Lines as they are, and the tables among them; those that could not be rebuilt too."""
    return with_loose(_with_tables(lines, path))


def _with_tables(lines: Sequence[Line], path: str) -> Iterator[Block]:
    at = 0
    while at < len(lines):
        found = (
            _divided(lines, at, path)
            or _spaced(lines, at)
            or _barred(lines, at)
            or _pasted(lines, at)
            or _flattened(lines, at)
        )
        if found:
            blocks, at = found
            yield from blocks
        else:
            yield lines[at]
            at += 1


def _pasted(lines: Sequence[Line], at: int) -> tuple[list[Block], int] | None:
    """A table of figures with one cell a line."""
    found = read_pasted(lines, at) or read_tiled(lines, at)
    return (read_grid(found[0]), found[1]) if found else None


def _flattened(lines: Sequence[Line], at: int) -> tuple[list[Block], int] | None:
    """A table of one cell a line; it reaches at most to the next annex, list of annexes or closing."""
    header = read_flat_header(lines, at)
    if header is None:
        return None
    start = at + header.taken
    end = next((index for index in range(start, len(lines)) if _is_edge(lines, index)), len(lines))
    while end > start and end < len(lines) and _is_over_table(lines[end - 1]):
        end -= 1
    if not read_rows(lines[start : min(end, start + _BEGINNING)], header).rows:
        return None
    sheet = read_rows(lines[start:end], header)
    if not sheet.rows:
        return [*lines[at:start]], start
    taken = sum(len(cell) for row in sheet.rows for cell in row.values())
    return [sheet], start + taken


def _is_edge(lines: Sequence[Line], at: int) -> bool:
    """Where no table goes on: an annex label, a list of annexes, a closing, the foot of a page, another table."""
    line = lines[at]
    entry = read_entry(line)
    opens_list = entry is not None and entry.opens
    return not line.void and bool(
        read_label(line) or opens_list or is_closing(line) or is_foot(line) or read_flat_header(lines, at)
    )


def _is_over_table(line: Line) -> bool:
    """Whether a line before the next table is its title, not a cell of this one."""
    return bool(_TABLE_TITLE.match(line.plain)) or (is_title_part(line) and is_table_title(line.text))


def _barred(lines: Sequence[Line], at: int) -> tuple[list[Block], int] | None:
    """A table whose cells end with a bar, one a line; || stands where a cell reaches in from above."""
    if not _BAR.search(lines[at].text) or role_of(_without_bar(lines[at]).plain) is None:
        return None
    if read_flat_header([_without_bar(line) for line in lines[at : at + _HEADER]], 0) is None:
        return None
    if read_flat_header(_bar_cells(lines[at : at + 2 * _HEADER])[0], 0) is None:
        return None
    end = at
    while end < len(lines) and (_BAR.search(lines[end].text) or lines[end].void):
        end += 1
    cells, shared = _bar_cells(lines[at:end])
    header = read_flat_header(cells, 0)
    if header is None:
        return None
    sheet = read_rows(cells[header.taken :], header)
    rows = tuple({role: _with_shared(cell, shared) for role, cell in row.items()} for row in sheet.rows)
    return [replace(sheet, rows=rows)], end


def _bar_cells(lines: Sequence[Line]) -> tuple[list[Line], dict[Line, list[Line]]]:
    """The cells that end with a bar, and by cell the lines that a row below adds to it."""
    cells: list[Line] = []
    shared: dict[Line, list[Line]] = {}
    for line, following in zip(lines, (*lines[1:], None), strict=True):
        if _MARKER.fullmatch(line.text):
            continue
        if cells and following is not None and _MARKER.fullmatch(following.text):
            shared.setdefault(cells[-1], []).append(_without_bar(line))
        else:
            cells.append(_without_bar(line))
    return cells, shared


def _with_shared(cell: Sequence[Line], shared: Mapping[Line, Sequence[Line]]) -> tuple[Line, ...]:
    """A cell with the lines of the rows below that have nothing of their own but this column."""
    return tuple(part for line in cell for part in (line, *shared.get(line, ())))


def _without_bar(line: Line) -> Line:
    text = _BAR.sub("", line.text)
    return line if text == line.text else replace(line, text=text, void=not text)


def _divided(lines: Sequence[Line], at: int, path: str) -> tuple[list[Block], int] | None:
    """A table with tabs or bars between the cells of a line."""
    found = read_divided(lines, at, path)
    return (read_grid(found[0]), found[1]) if found else None


def _spaced(lines: Sequence[Line], at: int) -> tuple[list[Block], int] | None:
    """A table whose cells are parted by blanks."""
    found = read_blank_parted(lines, at)
    return (read_grid(found[0]), found[1]) if found else None


# ------------------------------------------------------------------ run-together text
def _unglued(line: Line) -> list[Line]:
    """A line that holds a whole document, cut at its chapters and sections; any other line as it is."""
    if len(line.text) < _GLUED:
        return _cut_number(line)
    cuts = _heading_cuts(fold(line.text))
    if not cuts:
        return [line]
    edges = [0, *cuts, len(line.text)]
    parts = [line.part(start, end) for start, end in itertools.pairwise(edges)]
    first = _cut_salutation(parts[0])
    return [part for part in (*first, *parts[1:-1], *_cut_signature(parts[-1])) if part.text]


def _heading_cuts(text: str) -> list[int]:
    """Where chapters begin, counted from 一, and the sections between them, counted on or anew."""
    chapter, section = 0, 0
    cuts: list[int] = []
    for match in _HEADING.finditer(text):
        at = match.start()
        clean = at == 0 or text[at - 1] in "。)!?;" or (cuts and at - cuts[-1] <= 40)
        if not clean:
            continue
        if match.group(1) and chinese_number(match.group(1)) == chapter + 1:
            chapter += 1
        elif match.group(2) and chapter and chinese_number(match.group(2)) in (1, section + 1):
            section = chinese_number(match.group(2))
        else:
            continue
        cuts.append(at)
    return cuts if chapter > 1 else []


def _cut_salutation(line: Line) -> list[Line]:
    """Whom it is for, cut from the first sentence."""
    colon = fold(line.text[:200]).find(":")
    if colon > 0 and "。" not in line.text[:colon] and line.text.startswith(load_documents().addressed):
        return [line.part(0, colon + 1), line.part(colon + 1)]
    return [line]


def _cut_signature(line: Line) -> list[Line]:
    """The issuer, the date and what follows, cut from the last sentence."""
    words = load_documents()
    match = re.search(rf"([^。()]{{2,30}}?)({words.date})(\s*\(.{{2,16}}\))?$", fold(line.text))
    if not match or not match.group(1):
        return [line]
    edges = [0, match.start(1), match.start(2), match.end(2), len(line.text)]
    return [line.part(start, end) for start, end in itertools.pairwise(edges)]


def _cut_number(line: Line) -> list[Line]:
    """A document number at the end of a title, cut from it."""
    match = load_documents().glued_number.search(line.text) if len(line.text) < 120 else None
    return [line.part(0, match.end()), line.part(match.end())] if match else [line]

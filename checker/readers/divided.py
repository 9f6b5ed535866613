"""Tables with tabs or bars between the cells of a line: Markdown, pasted from a sheet, drawn with strokes.

Enters: the lines from the first row on.  Leaves: a `Grid` and the line behind it, or None.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from checker.readers.columns import role_of
from checker.readers.stream import Cell, Grid, Line, refuse_many_cells
from checker.words.numerals import ORDINAL

_DRAWN = "│┃║"
"""Bars of drawn tables."""
_RULE = re.compile(rf"[\s|:+=\-{_DRAWN}─━═┌┐└┘├┤┬┴┼┏┓┗┛┣┫┳┻╋╔╗╚╝╠╣╦╩╬]+")
_BREAK = re.compile(r"<br\s*/?>")
_SEPARATOR = re.compile(rf"\t|\s*[|{_DRAWN}]\s*")
_OPENING = re.compile(rf"[|{_DRAWN}]")
_CLOSING = re.compile(rf"\s*[|{_DRAWN}]\s*$")
_GROUP = re.compile(rf"(?:{ORDINAL}、|\({ORDINAL}\))[^。;,]+$")
_MAX_GROUP = 40
_MAX_CUTS = 200


def read_divided(lines: Sequence[Line], at: int, path: str) -> tuple[Grid, int] | None:
    """A table with tabs or bars between the cells of a line; a line with one heading alone groups the rows below."""
    if all(map(_is_rule, lines[at : at + 2])):
        return None
    rows: list[tuple[Cell | None, ...]] = []
    end = at
    while end < len(lines):
        cells = _cells(lines[end])
        drawn = _is_rule(lines[end]) and not lines[end].text.isascii()
        if not (cells or drawn or (rows and _is_group(lines[end : end + 2], len(rows[0])))):
            break
        if rows and _goes_on(lines[end - 1 : end + 1], cells, len(rows[-1])):
            rows[-1] = tuple(map(_with_cell, rows[-1], cells))
        elif not _is_rule(lines[end]):
            rows.append(
                cells or (Cell((lines[end],), lines[end].start, columns=len(rows[0])), *[None] * (len(rows[0]) - 1))
            )
        end += 1
    if len(rows) < 2:
        return None
    width = max(map(len, rows))
    refuse_many_cells(width * len(rows), path)
    last = lines[end - 1]
    filled = [(*row, *[Cell((Line("", last.end, void=True),), last.end)] * (width - len(row))) for row in rows]
    return Grid(tuple(filled), lines[at].start, last.end), end


def _goes_on(lines: Sequence[Line], cells: Sequence[Cell | None], width: int) -> bool:
    """Whether the second of two lines of a drawn table goes on with the cells of the first."""
    if lines[-1].text[0] not in _DRAWN or _is_rule(lines[0]) or len(cells) != width:
        return False
    return cells[0] is not None and all(line.void for line in cells[0].lines)


def _with_cell(cell: Cell | None, below: Cell | None) -> Cell | None:
    lines = [line for line in below.lines if not line.void] if below else []
    return replace(cell, lines=(*cell.lines, *lines)) if cell and lines else cell


def _is_rule(line: Line) -> bool:
    """Whether a line only draws a line between rows."""
    return _RULE.fullmatch(line.text) is not None


def _is_group(lines: Sequence[Line], width: int) -> bool:
    """Whether the first of two lines is a numbered heading and the second a row as wide as the table, and no header."""
    if len(lines) < 2 or not _GROUP.match(lines[0].plain) or len(lines[0].plain) > _MAX_GROUP:
        return False
    cells = _cells(lines[1])
    return (
        2 <= len(cells) <= width
        and sum(role_of(line.plain) is not None for cell in cells if cell for line in cell.lines) < 2
    )


def _cells(line: Line) -> tuple[Cell | None, ...]:
    """The cells of a line, none where nothing divides it; a text given in every cell is one cell across all."""
    body, lead = line.text, 0
    if match := _OPENING.match(body):
        lead = match.end()
        body = _CLOSING.sub("", body[lead:])
    cuts = list(_SEPARATOR.finditer(body))
    if not any(cut.end() < len(body) for cut in cuts) or len(cuts) > _MAX_CUTS:
        return ()
    edges = [0, *(edge for cut in cuts for edge in cut.span()), len(body)]
    cells: list[Cell] = []
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        cells.append(_cell(line.part(lead + start, lead + end)))
    across = len({cell.lines[0].plain for cell in cells}) == 1 and len(cells) > 2
    return (replace(cells[0], columns=len(cells)), *[None] * (len(cells) - 1)) if across else tuple(cells)


def _cell(line: Line) -> Cell:
    """A cell with its paragraphs, which Markdown divides by <br>."""
    edges = [0, *(edge for cut in _BREAK.finditer(line.text) for edge in cut.span()), len(line.text)]
    lines = [line.part(start, end) for start, end in zip(edges[::2], edges[1::2], strict=True)]
    return Cell(tuple(replace(part, void=not part.text) for part in lines), line.start)

"""Tables that could not be rebuilt: runs of cells that no reader of tables understood, kept as one table without rows.

Enters: the blocks of a text, tables found.  Leaves: the blocks, such a run as a `Sheet` of loose cells, so that it is
said once and its figures are neither ordinals nor targets.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from checker.readers.columns import is_row_number
from checker.readers.grid_cells import is_figure
from checker.readers.marks import is_closing, is_date, is_heading, read_label
from checker.readers.stream import Block, Line, Sheet
from checker.source import fold

_MAX_CELL = 24
_FEWEST_CELLS, _FEWEST_FIGURES = 8, 5
_SHARE = 3
"""One cell in so many must be a figure."""
_MAX_DIGITS = 7
"""Digits of the longest figure; a longer one is the number of a telephone."""
_HEADER = 14
"""So many lines before the first figure may be headers."""
_BLANKS = re.compile(r"[ \u3000\t|]+")
_SENTENCE = re.compile("[。;!?,:、]")


def with_loose(blocks: Iterator[Block]) -> Iterator[Block]:
    """The blocks, each run of cells that is no text as one table."""
    run: list[Line] = []
    for block in blocks:
        if isinstance(block, Line) and _may_be_cells(block):
            run.append(block)
            continue
        yield from _told(run)
        run = []
        yield block
    yield from _told(run)


def _may_be_cells(line: Line) -> bool:
    cells = _cells(line)
    if any(len(cell) > _MAX_CELL or _SENTENCE.search(cell) for cell in cells):
        return False
    return not (is_heading(line) or is_date(line) or is_closing(line) or read_label(line) or line.level)


def _told(run: Sequence[Line]) -> Iterator[Block]:
    """A run as it is, or the part of it from the headers to the last figure as one table."""
    figures = [at for at, line in enumerate(run) if any(map(_is_figure, _cells(line)))]
    start = max(figures[0] - _HEADER, 0) if figures else 0
    end = figures[-1] + 1 if figures else 0
    inside = [line for line in run[start:end] if not line.void]
    if not _is_table(inside):
        yield from run
        return
    yield from run[:start]
    yield Sheet({}, (), inside[0].start, inside[-1].end, loose=tuple(inside))
    yield from run[end:]


def _is_table(lines: Sequence[Line]) -> bool:
    """Whether lines are cells of a table: many of them figures, and these not counting the lines."""
    cells = [cell for line in lines for cell in _cells(line)]
    figures = [cell for cell in cells if _is_figure(cell)]
    counting = [cell for cell in figures if is_row_number(cell)]
    if len(cells) < _FEWEST_CELLS or len(figures) < _FEWEST_FIGURES or len(figures) * _SHARE < len(cells):
        return False
    return counting != [str(number) for number in range(1, len(figures) + 1)]


def _cells(line: Line) -> list[str]:
    return [cell for cell in _BLANKS.split(fold(line.text)) if cell]


def _is_figure(cell: str) -> bool:
    return is_figure(cell) and sum(map(str.isdigit, cell)) <= _MAX_DIGITS

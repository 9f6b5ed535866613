"""The columns of a real table by what their cells look like: numbers, names, units, times.

Enters: the rows of a `Grid` and the number of a column.  Leaves: what most of its cells are.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache

from checker.plan.headers import is_measure_word, is_sum, read_header
from checker.plan.model import ColumnRole
from checker.readers.columns import (
    is_row_number,
    looks_like_deadline,
    looks_like_leader,
    looks_like_target,
    looks_like_units,
)
from checker.readers.stream import Cell, Piece
from checker.words.words import load_words

_SAMPLE = 60
_NONE = re.compile(r"[-—/无]+")
"""A cell that says that there is no figure."""
_FEW_ROWS = 4
"""In a table of fewer rows two that say the same may still be named by it."""
Rows = Sequence[Sequence[Cell | None]]


def plain(cell: Cell | None) -> str:
    """The text of a cell without white space, in half-width."""
    return "".join(line.plain for line in cell.lines) if cell else ""


def is_figure(text: str) -> bool:
    """Whether a cell is a number, with or without a measure word."""
    return bool(_numeric().fullmatch(text)) and any(map(str.isdigit, text))


def all_numbers(rows: Rows, column: int) -> bool:
    """Whether a column holds numbers and nothing else."""
    texts = [text for text in texts_of(rows, column) if not _NONE.fullmatch(text)]
    return bool(texts) and all(map(is_figure, texts))


@cache
def _numeric() -> re.Pattern[str]:
    """What a cell of a column of numbers holds."""
    bounds = "|".join(load_words().cell_bounds)
    number = r"[-−+]?\d[\d,]*(?:\.\d+)?(?:[-—~]\d[\d.,]*)?(?:[%‰]|[^\W\d_]{1,3})?"
    return re.compile(rf"[(\[【〔]?[约≥≤><=]?{number}(?:{bounds})?[)\]】〕]?|[-—/]*")


def is_numeric(rows: Rows, column: int, header: Piece) -> bool:
    """Whether most cells of a column are numbers, with or without a measure word.

    A single number will do in a table of one row, and under a header that gives a time, a sum or a measure word.
    """
    texts = [text for text in texts_of(rows, column) if not _NONE.fullmatch(text)]
    numbers = sum(map(is_figure, texts))
    named = read_header(header.text)
    enough = numbers > 1 or len(rows) == 1 or bool(named.unit or named.year or named.time or is_sum(named.name))
    return numbers > 0 and enough and numbers * 3 > len(texts) * 2


def texts_of(rows: Rows, column: int) -> list[str]:
    """The first cells of a column that say anything."""
    return [text for row in rows[:_SAMPLE] if (text := plain(row[column]))]


def is_measured(rows: Rows, column: int) -> bool:
    """Whether a column headed 单位 gives measure words, not units of government."""
    texts = [text for text in texts_of(rows, column) if not _NONE.fullmatch(text)]
    return sum(map(is_measure_word, texts)) * 3 > len(texts) * 2


def repeats(body: Rows, column: int) -> bool:
    """Whether a column says the same of most rows (出让方式: 挂牌), so that it names none of them."""
    return len(texts := texts_of(body, column)) >= _FEW_ROWS and len(set(texts)) * 2 < len(texts)


def spans_rows(rows: Rows, column: int) -> bool:
    """Whether cells of a column reach over several rows, or it is empty below its first cells."""
    return any(row[column] is not None and row[column].rows > 1 for row in rows)  # type: ignore[union-attr]


_LOOKS: tuple[tuple[ColumnRole, Callable[[str], bool]], ...] = (
    ("number", is_row_number),
    ("leader", looks_like_leader),
    ("units", looks_like_units),
    ("target", lambda plain: len(plain) <= 12 and looks_like_target(plain) and not looks_like_deadline(plain)),
    ("deadline", looks_like_deadline),
)


def role_by_cells(rows: Rows, column: int, headed: bool) -> ColumnRole | None:
    """What most cells of a column look like; short texts are items, long ones content."""
    texts = [text for row in rows[:_SAMPLE] if (text := plain(row[column]))]
    if not texts:
        return None
    for role, looks in _LOOKS:
        if sum(map(looks, texts)) * 3 > len(texts) * 2 and not (headed and role in ("number", "target", "leader")):
            return role
    short = sum(map(len, texts)) <= 25 * len(texts) and not all(map(looks_like_target, texts))
    return "item" if short and column < 2 else "content"

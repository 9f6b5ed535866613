"""Columns and rows of numbers that give their own total.

Enters: facts.  Leaves: `Split`s, closed: a row 合计 holds what all rows above it add up to, 小计 those since the last
one, the heading of a section those below it, and a column 合计 what the others of the row do in the same measure word.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.checks.shared.parts import Closure, Split, figure_of
from checker.facts import Facts
from checker.language.constraint import Op
from checker.language.statement.cells import is_subtotal, is_total, read_header
from checker.plan.model import Table
from checker.plan.passages import Block
from checker.printed import Target
from checker.words.measures import load_measures

_Row = tuple[Block, dict[int, Target]]
"""A row with its targets by the number of their column."""


def column_splits(facts: Facts) -> tuple[Split, ...]:
    """The totals of all tables of numbers with what they add up, in printed order."""
    return tuple(
        split for table, rows in _tables(facts) for split in (*_down(facts, table, rows), *_across(table, rows))
    )


def _tables(facts: Facts) -> Iterator[tuple[Table, list[_Row]]]:
    cells: dict[str, dict[int, Target]] = {}
    for target in facts.targets:
        row = facts.row_of.get(target.passage.index)
        if row is not None and target.passage.route[-2] == "values":
            cells.setdefault(str(row.route), {})[int(target.passage.route[-1])] = target
    for part in facts.outline.parts:
        for number, table in enumerate(part.document.tables):
            rows = [row for row in facts.rows_in[part.key] if row.table == number]
            if table.values:
                yield table, [(row, cells.get(str(row.route), {})) for row in rows]


def _down(facts: Facts, table: Table, rows: Sequence[_Row]) -> Iterator[Split]:
    """Each column's totals: 小计 of the rows above it, a section's heading of those below it, then 合计.

    None where a cell of the column has no exact figure: then nobody can tell; 其中 tells some of the row above.
    """
    words = load_measures()
    for column, header in enumerate(table.values):
        if any(word in header for word in words.not_added) or not _is_exact(facts, rows, column):
            continue
        sections = _Sections()
        for row, cells in rows:
            target, name = cells.get(column), facts.rows.name_of(row)
            if target is None or name.startswith(tuple(words.partial_rows)):
                continue
            if is_subtotal(name):
                yield from sections.close(target)
            elif is_total(name):
                yield from sections.end(target)
            elif row.adds_up:
                yield from sections.open(target)
            else:
                sections.parts.append(target)
        yield from sections.open(None)


def _is_exact(facts: Facts, rows: Sequence[_Row], column: int) -> bool:
    """Whether every cell of a column that says anything gives one figure, and none of them a share."""
    for row, cells in rows:
        texts = [p.text for p in map(facts.passages.__getitem__, row.texts) if p.route[-2:] == ("values", column)]
        target = cells.get(column)
        quantity = target.constraint.quantity if target else None
        exact = quantity is not None and quantity.op is Op.EQ and quantity.unit not in ("%", "‰")
        if any(map(str.isalnum, "".join(texts))) and not exact:
            return False
    return True


class _Sections:
    """The figures of one column on the way down: the section at hand, its sum above it, all so far, the totals."""

    def __init__(self) -> None:
        self.parts: list[Target] = []
        self.all: list[Target] = []
        self.totals: list[Target] = []
        self.head: Target | None = None

    def open(self, head: Target | None) -> Iterator[Split]:
        """A new section; the one before it must make its heading's sum."""
        yield from _split(self.head, self.parts)
        self.all += self.parts
        self.parts, self.head = [], head

    def close(self, subtotal: Target) -> Iterator[Split]:
        """The sum below a section; above one, where nothing stands before it."""
        if not self.parts:
            yield from self.open(subtotal)
            return
        yield from _split(subtotal, self.parts)
        self.all += self.parts
        self.parts = []

    def end(self, total: Target) -> Iterator[Split]:
        """The sum of everything since the last one, or of those sums themselves."""
        yield from self.open(None)
        yield from _split(total, self.all or self.totals)
        self.totals = [*self.totals, total] if self.all else [total]
        self.all = []


def _split(whole: Target | None, parts: Sequence[Target]) -> Iterator[Split]:
    """A sum that differs, unless its last printed digit is a coarser one than those of its parts (3.33 × 3 as 10)."""
    total = figure_of(whole) if whole else None
    figures = [figure for part in parts if (figure := figure_of(part)) is not None]
    if whole is None or total is None or len(parts) < 2 or len(figures) < len(parts):
        return
    step = whole.constraint.quantity.step
    coarser = all(part.constraint.quantity.step < step for part in parts)
    if not (coarser and abs(sum(figures) - total) <= step / 2):
        yield Split(whole, tuple(parts), Closure.CLOSED)


def _across(table: Table, rows: Sequence[_Row]) -> Iterator[Split]:
    """The total that a row gives of its other cells."""
    headers = [read_header(header) for header in table.values]
    sums = [column for column, header in enumerate(headers) if is_total(header.name)]
    apart = load_measures().not_across
    if len(sums) != 1 or any(word in header.name for header in headers for word in apart if not is_total(header.name)):
        return
    for _, cells in rows:
        for column in sums:
            others = [cells[at] for at in cells if at not in sums and headers[at].unit == headers[column].unit]
            if column in cells and len(others) > 1:
                yield Split(cells[column], tuple(others), Closure.CLOSED)

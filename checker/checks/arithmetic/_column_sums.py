"""Columns and rows of numbers that give their own total.

A row 合计 holds what all rows above it add up to, 小计 those since the last one, the heading of a section those
below it, and a column 合计 what the others of the row do in the same measure word.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from checker.checks.arithmetic._sum import Closure, Sum
from checker.facts import Facts
from checker.facts.printed import Target
from checker.language.constraint import Op
from checker.plan.headers import is_subtotal, is_total, read_header
from checker.plan.model import Table
from checker.plan.passages import Block, PlanField
from checker.source import Route
from checker.words.measures import load_measures

_Row = tuple[Block, Mapping[int, Target]]
"""A row with its targets by the number of their column."""


def find_column_sums(facts: Facts) -> tuple[Sum, ...]:
    """The totals of all tables of numbers with what they add up, in printed order."""
    return tuple(each for table, rows in _tables(facts) for each in (*_down(facts, table, rows), *_across(table, rows)))


def _tables(facts: Facts) -> Iterator[tuple[Table, list[_Row]]]:
    cells: dict[Route, dict[int, Target]] = defaultdict(dict)
    for target in facts.targets:
        row = facts.row_of.get(target.passage.index)
        if row is not None and target.passage.field is PlanField.VALUE and target.passage.at is not None:
            cells[row.route][target.passage.at] = target
    for part in facts.outline.parts:
        for number, table in enumerate(part.document.tables):
            rows = [row for row in facts.rows_in[part.key] if row.table == number]
            if table.values:
                yield table, [(row, cells[row.route]) for row in rows]


def _down(facts: Facts, table: Table, rows: Sequence[_Row]) -> Iterator[Sum]:
    """Each column's totals; none where a cell of the column has no exact figure, as then nobody can tell."""
    words = load_measures()
    for column, header in enumerate(table.values):
        if not any(word in header for word in words.not_added) and _is_exact(facts, rows, column):
            yield from _column(facts, [(row, cells[column]) for row, cells in rows if column in cells])


def _column(facts: Facts, cells: Sequence[tuple[Block, Target]]) -> Iterator[Sum]:
    """The totals of one column on the way down; 其中 tells some of the row above."""
    sections, partial = _Sections(), load_measures().partial_rows
    for row, target in cells:
        name = facts.rows.name_of(row)
        if name.startswith(partial):
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
        passages = map(facts.passages.__getitem__, row.texts)
        texts = [each.text for each in passages if each.field is PlanField.VALUE and each.at == column]
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

    def open(self, head: Target | None) -> Iterator[Sum]:
        """A new section; the one before it must make its heading's sum."""
        yield from _sum(self.head, self.parts)
        self.all += self.parts
        self.parts, self.head = [], head

    def close(self, subtotal: Target) -> Iterator[Sum]:
        """The sum below a section; above one, where nothing stands before it."""
        if not self.parts:
            yield from self.open(subtotal)
            return
        yield from _sum(subtotal, self.parts)
        self.all += self.parts
        self.parts = []

    def end(self, total: Target) -> Iterator[Sum]:
        """The sum of everything since the last one, or of those sums themselves."""
        yield from self.open(None)
        yield from _sum(total, self.all or self.totals)
        self.totals = [*self.totals, total] if self.all else [total]
        self.all = []


def _sum(whole: Target | None, parts: Sequence[Target]) -> Iterator[Sum]:
    """A sum, unless it only looks wrong: its last digit is a coarser one than those of its parts (3.33 × 3 as 10)."""
    if whole is None or len(parts) < 2:
        return
    made, step = Sum(whole, tuple(parts), Closure.CLOSED), whole.constraint.quantity.step
    if made.total is None or len(made.amounts) < len(parts):
        return
    coarser = all(part.constraint.quantity.step < step for part in parts)
    if not (coarser and abs(sum(made.amounts) - made.total) <= step / 2):
        yield made


def _across(table: Table, rows: Sequence[_Row]) -> Iterator[Sum]:
    """The total that a row gives of its other cells, where the table has one column for it."""
    headers = [read_header(header) for header in table.values]
    totals = [column for column, header in enumerate(headers) if is_total(header.name)]
    apart = load_measures().not_across
    others = [header.name for column, header in enumerate(headers) if column not in totals]
    if len(totals) != 1 or any(word in name for name in others for word in apart):
        return
    (total,) = totals
    for _, cells in rows:
        parts = [target for at, target in cells.items() if at != total and headers[at].unit == headers[total].unit]
        if total in cells and len(parts) > 1:
            yield Sum(cells[total], tuple(parts), Closure.CLOSED)

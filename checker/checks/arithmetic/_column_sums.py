"""Columns and rows of numbers that give their own total.

A row 合计 holds what all rows above it add up to, 小计 those since the last one, the heading of a section those
below it; where the first 小计 or 合计 stands before any row, they hold what is below them.  A column 合计 holds what
the others of the row do in the same measure word, 小计 those before it, and 全年 what four quarters do.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise

from checker.checks.arithmetic._sum import Closure, Sum
from checker.facts import Facts
from checker.facts.printed import Target
from checker.language.constraint import AIMED, Constraint, Measure, Op, Quantity, ReadingKind, Role
from checker.plan.column_measures import measured_columns
from checker.plan.headers import (
    Header,
    is_points,
    is_subtotal,
    is_sum,
    is_total,
    read_cell_figure,
    read_header,
    without_part,
    without_sum,
)
from checker.plan.model import Table
from checker.plan.passages import Block, PlanField
from checker.source import Route, Span
from checker.words.measures import load_measures

_QUARTERS, _HALVES = 4, 2
_ADDED = AIMED | {Role.POINTS}
_READ = _ADDED | {Role.STANDARD}
_FEW = 3
"""So many rows, most of which do not add up, say that the columns were taken for parts wrongly."""
_RUNS = "累计"
"""How the name of a row begins that runs on."""
Row = tuple[Block, Mapping[int, Target]]
"""A row with its targets by the number of their column."""


def find_column_sums(facts: Facts) -> tuple[Sum, ...]:
    """The totals of all tables of numbers with what they add up, in printed order."""
    return tuple(
        each
        for table, rows in tables_of_numbers(facts)
        for each in (*_across_and_down(facts, table, rows), *_running(facts, rows))
    )


def _across_and_down(facts: Facts, table: Table, rows: Sequence[Row]) -> Iterator[Sum]:
    """The totals of columns and rows; a cell that is wrong for its column is not told again for its row."""
    down = list(_down(facts, table, rows))
    made = {(each.whole, sum(each.amounts)) for each in down}
    wrong = {each.whole for each in down if sum(each.amounts) != each.total}
    yield from down
    for each in _across(table, rows):
        if (each.whole, sum(each.amounts)) not in made and wrong.isdisjoint(each.parts):
            yield each


def tables_of_numbers(facts: Facts) -> Iterator[tuple[Table, list[Row]]]:
    """The tables with columns of numbers, each with its rows but those that only give the standard of a column."""
    cells: dict[Route, dict[int, Target]] = defaultdict(dict)
    for target in facts.stated:
        row = facts.row_of.get(target.passage.index) if target.constraint.role in _READ else None
        if row is not None and target.passage.field is PlanField.VALUE and target.passage.at is not None:
            cells[row.route][target.passage.at] = target
    for cell in _bare_cells(facts):
        cells[facts.row_of[cell.passage.index].route].setdefault(cell.passage.at or 0, cell)
    for part in facts.outline.parts:
        for number, table in enumerate(part.document.tables):
            rows = [row for row in facts.rows_in[part.key] if row.table == number and not _is_standard(facts, row)]
            if table.values:
                yield table, [(row, cells[row.route]) for row in rows]


def _bare_cells(facts: Facts) -> Iterator[Target]:
    """The figures of columns without a measure word: what they count nobody says, but they can be added up."""
    for index, statement in facts.statements.items():
        cell, figure = facts.passages[index], read_cell_figure(statement.text)
        unread = all(reading.kind is ReadingKind.UNREAD for reading in statement.others)
        row = cell.field is PlanField.VALUE and figure and unread and not statement.constraints
        if row and figure and not (figure.sign or figure.bound) and cell.at is not None and index in facts.row_of:
            amount, span = Decimal(figure.number.replace(",", "")), Span(0, len(statement.text))
            quantity = Quantity(Op.EQ, amount, amount, "", statement.text, span, _step(amount))
            name = without_sum(cell.column.header.name) if cell.column else ""
            constraint = Constraint(name or facts.rows.name_of(facts.row_of[index]), Measure.LEVEL, quantity, span)
            yield Target(cell, constraint, facts.identity.parse(constraint.indicator), None)


def _step(amount: Decimal) -> Decimal:
    """The value of the last printed digit."""
    return Decimal(1).scaleb(min(int(amount.as_tuple().exponent), 0))


def _is_standard(facts: Facts, row: Block) -> bool:
    return facts.rows.name_of(row).endswith(load_measures().standard_rows)


def _down(facts: Facts, table: Table, rows: Sequence[Row]) -> Iterator[Sum]:
    """Each column's totals; none where a cell of the column has no exact figure, as then nobody can tell."""
    words = load_measures()
    for column, header in enumerate(table.values):
        if not any(word in without_part(header) for word in words.not_added) and _is_exact(facts, rows, column):
            added = [(row, cells[column]) for row, cells in rows if column in cells]
            sections = any(row.adds_up and not is_sum(facts.rows.name_of(row)) for row, _ in added)
            if not (sections and is_points(read_header(header).name)):  # each of a section may be worth all its points
                yield from _column(facts, added)


def _column(facts: Facts, cells: Sequence[tuple[Block, Target]]) -> Iterator[Sum]:
    """The totals of one column on the way down; 其中 tells some of the row above."""
    sections, partial = _Sections(), load_measures().partial_rows
    for row, target in cells:
        name = facts.rows.name_of(row)
        if name.startswith(partial):
            continue
        if is_total(name):
            yield from sections.end(target)
        elif is_subtotal(name) and not sections.above:
            yield from sections.close(target)
        elif row.adds_up:
            yield from sections.open(target)
        else:
            sections.parts.append(target)
    yield from sections.last()


def _is_exact(facts: Facts, rows: Sequence[Row], column: int) -> bool:
    """Whether every cell of a column that says anything gives one figure, and none of them a share."""
    for row, cells in rows:
        passages = map(facts.passages.__getitem__, row.texts)
        texts = [each.text for each in passages if each.field is PlanField.VALUE and each.at == column]
        target = cells.get(column)
        quantity = target.constraint.quantity if target else None
        added = target is not None and target.constraint.role in _ADDED
        exact = added and quantity is not None and quantity.op is Op.EQ and quantity.unit not in ("%", "‰")
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
        self.whole: Target | None = None

    @property
    def above(self) -> bool:
        """Whether the sum of a section stands above it: the first does, as nothing stands before it."""
        return self.head is not None or not (self.parts or self.all)

    def open(self, head: Target | None) -> Iterator[Sum]:
        """A new section; the one before it must make its heading's sum."""
        yield from _sum(self.head, self.parts)
        self.all += self.parts
        self.parts, self.head = [], head

    def close(self, subtotal: Target) -> Iterator[Sum]:
        """The sum below a section."""
        yield from _sum(subtotal, self.parts)
        self.all += self.parts
        self.parts = []

    def end(self, total: Target) -> Iterator[Sum]:
        """The sum of everything since the last one, or of those sums themselves; the first may stand above all."""
        yield from self.open(None)
        if not self.all and not self.totals:
            self.whole = total
            return
        yield from _sum(total, self.all or self.totals)
        self.totals = [*self.totals, total] if self.all else [total]
        self.all = []

    def last(self) -> Iterator[Sum]:
        """What the end of the column closes: the last section, and the whole that stands above all."""
        yield from self.open(None)
        if not self.totals:
            yield from _sum(self.whole, self.all)


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


def _across(table: Table, rows: Sequence[Row]) -> Iterator[Sum]:
    """The totals that rows give of their other cells; none where most rows say that the columns are no parts of it."""
    printed = [read_header(header) for header in table.values]
    carried = [header._replace(unit=header.unit or unit) for header, unit in measured_columns(table)]
    headers = [each._replace(unit=measured.unit) for each, measured in zip(printed, carried, strict=True)]
    for whole, parts in _groups(headers):
        sums = [Sum(cells[whole], _present(cells, parts), Closure.CLOSED) for _, cells in rows if whole in cells]
        made = [each for each in sums if len(each.parts) > 1 and len(each.amounts) == len(each.parts)]
        timed = all(headers[at].year or headers[at].time for at in parts)
        if not _last_holds_all(made) and (timed or _mostly_right(made)):
            yield from made


def _last_holds_all(sums: Sequence[Sum]) -> bool:
    """Whether the last column of a sum holds those before it."""
    return any(each.amounts[-1] == each.total and sum(each.amounts) > each.amounts[-1] for each in sums)


def _mostly_right(sums: Sequence[Sum]) -> bool:
    """Whether enough rows make their total, so that the others are wrong: more than half where no unit joins them."""
    wrong = sum(each.total is not None and sum(each.amounts) != each.total for each in sums)
    measured = all(each.whole.constraint.quantity.unit for each in sums)
    return bool(measured and (len(sums) < _FEW or wrong * 2 <= len(sums))) or wrong * 2 < len(sums)


def _present(cells: Mapping[int, Target], parts: Sequence[int]) -> tuple[Target, ...]:
    return tuple(cells[at] for at in parts if at in cells)


def _groups(headers: Sequence[Header]) -> Iterator[tuple[int, Sequence[int]]]:
    """The columns that add up others, each with those: a subtotal those before it, a total all, a year its quarters."""
    for unit in dict.fromkeys(each.unit for each in headers):
        columns = [at for at, each in enumerate(headers) if each.unit == unit]
        totals = [at for at in columns if is_total(headers[at].name)]
        subtotals = [at for at in columns if is_subtotal(headers[at].name)]
        others = [at for at in columns if at not in totals and at not in subtotals]
        for first, last in pairwise([-1, *subtotals]):
            yield last, _added(headers, [at for at in others if first < at < last])
        if len(totals) == 1:
            behind = [at for at in others if at > max(subtotals, default=-1)]
            yield totals[0], _added(headers, [*subtotals, *behind])
        yield from _of_year(headers, columns, others)


def _of_year(
    headers: Sequence[Header], columns: Sequence[int], others: Sequence[int]
) -> Iterator[tuple[int, Sequence[int]]]:
    """The column of a year with those of its four quarters, or of its halves."""
    words = load_measures()
    quarters = [at for at in others if words.quarter.fullmatch(headers[at].time)]
    halves = [at for at in others if words.half.fullmatch(headers[at].time)]
    years = [at for at in others if headers[at].time in words.whole_year]
    before = [at for at in columns if quarters and at == quarters[0] - 1 and _is_of_year(headers[at])]
    if len(quarters) == _QUARTERS and len(years or before) == 1:
        yield (years or before)[0], quarters
    if len(halves) == _HALVES and len(years) == 1:
        yield years[0], halves


def _is_of_year(header: Header) -> bool:
    """Whether a column gives what a year shall bring (年度计划投资, 2031年投资)."""
    return bool(header.year) or any(word in header.name for word in load_measures().whole_year)


def _added(headers: Sequence[Header], parts: Sequence[int]) -> Sequence[int]:
    """The columns of a sum; none where one of them speaks of more than its own part (累计, 其中)."""
    apart = load_measures().not_across
    running = any(word in headers[at].name or word in headers[at].time for at in parts for word in apart)
    return () if running else parts


def _running(facts: Facts, rows: Sequence[Row]) -> Iterator[Sum]:
    """The cells of a row that runs on (累计完成投资) above or below one that tells each time (当季完成投资)."""
    named = {facts.rows.name_of(row): cells for row, cells in rows}
    for name, totals in named.items():
        bare = name.removeprefix(_RUNS)
        each = next((named[word + bare] for word in load_measures().each_time if word + bare in named), None)
        if name.startswith(_RUNS) and each is not None and set(each) == set(totals):
            for at in sorted(totals)[1:]:
                yield Sum(totals[at], tuple(each[column] for column in sorted(each) if column <= at), Closure.CLOSED)

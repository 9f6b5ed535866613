"""The one table of points of a scheme of a hundred points (考核满分为100分, 考核实行百分制).

Enters: the facts of a plan.  Leaves: a `Sum` of the hundred with the points of all rows.  A table with points that are
added or taken off, or two columns of points, and one that is far from a hundred count otherwise; nothing is said then.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from checker.checks.arithmetic._column_sums import Row, tables_of_numbers
from checker.checks.arithmetic._sum import Closure, Sum
from checker.checks.shared.amounts import amount_of
from checker.facts import Facts
from checker.facts.printed import Target
from checker.language.constraint import Constraint, Measure, Op, Quantity
from checker.plan.headers import POINT, is_points, is_sum, read_header
from checker.plan.passages import PROSE, PlanField
from checker.source import Span
from checker.words.measures import load_measures

_HUNDRED = Decimal(100)
_FEWEST = 3
_FAR = Decimal(20)
"""A table so far from a hundred points is no scheme of them."""


def find_points_tables(facts: Facts) -> tuple[Sum, ...]:
    """The hundred that a text names, with the rows of the only table of points that there is."""
    tables = [points for table, rows in tables_of_numbers(facts) if (points := _points(facts, table.values, rows))]
    whole = _hundred(facts) if len(tables) == 1 else None
    if whole is None or not _are_parts(facts, tables[0]):
        return ()
    return (Sum(whole, tuple(tables[0]), Closure.CLOSED),)


def _points(facts: Facts, headers: Sequence[str], rows: Sequence[Row]) -> Sequence[Target]:
    """The points of the rows of a table with one column of them."""
    columns = [at for at, header in enumerate(headers) if is_points(read_header(header).name)]
    if len(columns) != 1:
        return ()
    return [cells[columns[0]] for row, cells in rows if columns[0] in cells and not is_sum(facts.rows.name_of(row))]


def _are_parts(facts: Facts, points: Sequence[Target]) -> bool:
    """Whether the points of some rows are parts of a hundred, none of them extra."""
    amounts = [amount_of(each) for each in points]
    exact = all(each.constraint.quantity.op is Op.EQ for each in points)
    rows = [facts.row_of[each.passage.index] for each in points]
    named = " ".join(text for row in rows for text in (facts.rows.name_of(row), *row.group))
    extra = any(word in named for word in load_measures().extra_rows) or any(row.adds_up for row in rows)
    added = sum((amount for amount in amounts if amount is not None), Decimal(0))
    return exact and not extra and len(points) >= _FEWEST and abs(added - _HUNDRED) <= _FAR


def _hundred(facts: Facts) -> Target | None:
    """The first text that says that there are a hundred points, as a target of theirs."""
    return next(_said(facts), None)


def _said(facts: Facts) -> Iterator[Target]:
    for passage in facts.passages:
        told = load_measures().scheme_of_hundred.search(passage.plain) if passage.form in PROSE else None
        if told and passage.field is not PlanField.VALUE:
            span = Span(*told.span())
            quantity = Quantity(Op.EQ, _HUNDRED, _HUNDRED, POINT, told[0], span)
            yield Target(passage, Constraint(told[0], Measure.LEVEL, quantity, span), facts.identity.parse(told[0]))

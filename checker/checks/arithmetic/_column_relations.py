"""Columns of a table that are reckoned from others row by row (数量 × 每场补助 = 投入; 占总投资比重).

Enters: the tables of numbers of a plan.  Leaves: `Derived` figures with their readings.  That columns belong together
is known by their headers, and by the rows: all but a few must come out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import permutations

from checker.checks.arithmetic._column_sums import Row, tables_of_numbers
from checker.checks.arithmetic._derived import Derived, Kind
from checker.checks.arithmetic._reckoning import Fit, amount, product, shared
from checker.checks.arithmetic._row_changes import cells_of
from checker.facts import Facts
from checker.facts.printed import Target
from checker.language.constraint import Op
from checker.plan.model import Table
from checker.plan.passages import PlanField
from checker.source import fold
from checker.words.derivations import load_derivations
from checker.words.measures import load_measures

_FEWEST = 3
"""Rows that must come out, so that columns are known to belong together."""
_MOST = 12
"""Columns of one table that are tried with one another."""


def _tables(facts: Facts) -> Iterator[tuple[Table, Sequence[Row]]]:
    """The tables of numbers with their rows; each cell knows the name of its row."""
    for table, rows in tables_of_numbers(facts):
        named = [(block, [cell.target for cell in cells_of(facts, block)]) for block, _ in rows]
        yield table, [(block, {at: each for each in cells if (at := _at(each)) is not None}) for block, cells in named]


def _at(cell: Target) -> int | None:
    return cell.passage.at if cell.passage.field is PlanField.VALUE else None


def find_column_products(facts: Facts) -> Iterator[Derived]:
    """One for each row of a number, the value of one and what they come to, where most rows come out."""
    for table, rows in _tables(facts):
        columns = range(min(len(table.values), _MOST))
        priced = [at for at in columns if load_derivations().price_columns.search(fold(table.values[at]))]
        for price in priced:
            for number, total in permutations([at for at in columns if at not in priced], 2):
                yield from _agreed([made for row in rows if (made := _product(row, number, price, total))])


def _product(row: Row, number: int, price: int, total: int) -> Derived | None:
    block, cells = row
    if block.adds_up or not {number, price, total} <= cells.keys():
        return None
    count, one, made = (cells[at] for at in (number, price, total))
    quantities = [each.constraint.quantity for each in (count, one, made)]
    exact = {each.op for each in quantities} == {Op.EQ} and all(map(amount, quantities))
    money = (quantities[1].unit or "").partition("/")[0] == quantities[2].unit in load_measures().currencies
    if not exact or not money or quantities[0].unit == quantities[2].unit:
        return None
    return Derived(Kind.PRODUCT, (count, one), made, (product(*quantities),), certain=True)


def find_column_shares(facts: Facts) -> Iterator[Derived]:
    """One for each row with a share of the total of a column, where most rows come out."""
    for table, rows in _tables(facts):
        columns = range(min(len(table.values), _MOST))
        shares = [at for at in columns if load_derivations().share_columns.search(fold(table.values[at]))]
        for share in shares:
            for part in columns:
                yield from _agreed(list(_shares(rows, part, share))) if part != share else ()


def _shares(rows: Sequence[Row], part: int, share: int) -> Iterator[Derived]:
    totals = [cells[part] for block, cells in rows if block.adds_up and part in cells]
    for block, cells in rows if len(totals) == 1 else ():
        if block.adds_up or part not in cells or share not in cells:
            continue
        ours, theirs, printed = (each.constraint.quantity for each in (cells[part], totals[0], cells[share]))
        exact = {ours.op, theirs.op, printed.op} == {Op.EQ} and printed.unit == "%" != ours.unit
        if exact and amount(theirs):
            yield Derived(
                Kind.SHARE, (cells[part], totals[0]), cells[share], (shared(ours, theirs, printed),), certain=True
            )


def _agreed(rows: Sequence[Derived]) -> Iterator[Derived]:
    """The rows of columns that belong together: most come out, and so many that it is no chance."""
    holding = [row for row in rows if row.readings[0].fit is Fit.HOLDS]
    if len(holding) >= _FEWEST and len(rows) - len(holding) <= len(holding) // 3:
        yield from rows

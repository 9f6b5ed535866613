"""Columns of a table that are reckoned row by row (数量 × 每场补助 = 投入; 9公里，每公里40万元 | 360; 占总投资比重).

Enters: the tables of numbers of a plan.  Leaves: `Derived` figures with their readings.  That columns belong together
is known by their headers, and by the rows: all but a few must come out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import permutations

from checker.checks.arithmetic._column_sums import Row, tables_of_numbers
from checker.checks.arithmetic._derived import Derived, Kind
from checker.checks.arithmetic._figures import Line, figures_of
from checker.checks.arithmetic._reckoning import Fit, amount, product, shared
from checker.checks.arithmetic._row_changes import cells_of
from checker.checks.shared.families import split_by
from checker.facts import Facts
from checker.facts.printed import Target
from checker.language.constraint import Op
from checker.plan.headers import read_header
from checker.plan.model import Table
from checker.plan.passages import Block, PlanField
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
        yield table, [(block, _named(facts, block, cells)) for block, cells in rows]


def _named(facts: Facts, row: Block, cells: Mapping[int, Target]) -> Mapping[int, Target]:
    texts = map(facts.passages.__getitem__, row.texts)
    name = next((text for text in texts if text.field is PlanField.ITEM), None)
    return {at: replace(cell, name=cell.name or name) for at, cell in cells.items()}


def find_column_products(facts: Facts) -> Iterator[Derived]:
    """One for each row of a number, the value of one and what they come to, where most rows come out."""
    for table, rows in _tables(facts):
        columns = range(min(len(table.values), _MOST))
        priced = [at for at in columns if _is_priced(table.values[at])]
        for price in priced:
            for number, total in permutations([at for at in columns if at not in priced], 2):
                made = [each for row in rows if (each := _product(row, number, price, total))]
                yield from _agreed(made, fitting=bool(made) and all(map(_is_of_units, made)))


def _is_of_units(made: Derived) -> bool:
    """Whether the measure words alone say that one figure is the product of the others: 元/亩, 亩, 元."""
    number, one = (each.constraint.quantity.unit or "" for each in made.sources)
    return one == f"{made.printed.constraint.quantity.unit}/{number}"


def _is_priced(header: str) -> bool:
    """Whether a column gives the value of one: 每场补助(元), 补助标准(元/亩)."""
    words = load_derivations().price_columns
    return bool(words.search(fold(header)) or words.search(read_header(header).name))


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


def find_content_products(facts: Facts) -> Iterator[Derived]:
    """One for each row whose text gives a number and the value of one, where most rows come out."""
    tables = split_by(facts.outline.rows, lambda row: row.route[:-1])
    for rows in tables.values():
        yield from _agreed([made for row in rows if not row.adds_up and (made := _told(facts, row))])


def _told(facts: Facts, row: Block) -> Derived | None:
    """A number and the value of one that end the texts of a row; they may come to any amount of the row."""
    texts = [facts.passages[index] for index in row.texts if index in facts.statements]
    figures = [each for text in texts if text.field is PlanField.CONTENT for each in figures_of(facts, text)]
    told = load_derivations().per_one.search(Line(tuple(figures)).before(len(figures) - 1)) if figures else None
    thing = (told["each"] or told["every"]) if told else ""
    counts = [f for f in figures if f.constraint.quantity.unit in load_derivations().counted_as.get(thing, (thing,))]
    cells = [cell.target for cell in cells_of(facts, row) if cell.target.constraint.quantity.unit in _currencies()]
    if len(counts) != 1 or not cells or {f.constraint.quantity.op for f in (counts[0], figures[-1])} != {Op.EQ}:
        return None
    number, value = counts[0].constraint.quantity, figures[-1].constraint.quantity
    made = amount(number) * amount(value)
    near = sorted(cells, key=lambda cell: abs(amount(cell.constraint.quantity) - made))
    readings = tuple(product(number, value, cell.constraint.quantity) for cell in near)
    return Derived(Kind.PRODUCT, (counts[0], figures[-1]), near[0], readings, certain=True)


def _currencies() -> Sequence[str]:
    return load_measures().currencies


def find_column_shares(facts: Facts) -> Iterator[Derived]:
    """One for each row with a share of the total of a column, where most rows come out."""
    for table, rows in _tables(facts):
        columns = range(min(len(table.values), _MOST))
        shares = [at for at in columns if load_derivations().share_columns.search(fold(table.values[at]))]
        others = [at for at in columns if at not in shares]
        for share in shares:
            for part in others:
                yield from _agreed(list(_shares(rows, part, share)), fitting=len(shares) == len(others) == 1)


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


def _agreed(rows: Sequence[Derived], *, fitting: bool = False) -> Iterator[Derived]:
    """The rows of columns that belong together: most come out, and so many that it is no chance.

    Of columns that are `fitting` by what they are, half of the rows are enough, and the others are only asked about.
    """
    holding = [row for row in rows if Fit.HOLDS in {reading.fit for reading in row.readings}]
    wrong = len(rows) - len(holding)
    if len(holding) >= _FEWEST and wrong <= len(holding) // 3:
        yield from rows
    elif fitting and wrong <= len(holding):
        yield from (row._replace(certain=False) for row in rows)

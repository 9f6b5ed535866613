"""Rows of a table that give a starting value, its change and the result in columns of their own.

Enters: the rows of a plan.  Leaves: `Derived` figures with their readings.  The headers say which column is which
(2029年实际, 2030年目标, 增长（%）).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from checker.checks.arithmetic._changes import is_certain, readings_of
from checker.checks.arithmetic._derived import Derived, Kind
from checker.checks.arithmetic._reckoning import amount
from checker.facts import Facts
from checker.facts.printed import Target
from checker.facts.years import cell_period
from checker.language.constraint import Constraint, Measure, Op, Quantity, Source
from checker.plan.headers import read_cell_figure, read_header, said_of_cell
from checker.plan.passages import Block, Passage, PlanField
from checker.source import Span, fold
from checker.words.derivations import load_derivations


class Cell(NamedTuple):
    """A figure of a row with the header of its column and the year that this names, 0 if none."""

    header: str
    year: int
    target: Target


def cells_of(facts: Facts, row: Block) -> Sequence[Cell]:
    """The cells of a row that hold a figure alone."""
    passages = [facts.passages[index] for index in row.texts]
    name = next((cell for cell in passages if cell.field is PlanField.ITEM), None)
    found = (_cell(facts, passage, name) for passage in passages if passage.column and passage is not name)
    return [cell for cell in found if cell]


def _cell(facts: Facts, passage: Passage, name: Passage | None) -> Cell | None:
    figure = read_cell_figure(passage.text)
    if figure is None or passage.column is None:
        return None
    header = said_of_cell(fold(passage.column.text), passage.text)
    said = facts.statements[passage.index].constraints if passage.index in facts.statements else ()
    constraint = said[0] if len(said) == 1 else _bare(passage, figure.number, header)
    indicator = facts.identity.parse(name.text if name else constraint.indicator)
    dated = cell_period(header, Source.COLUMN)
    return Cell(header, (dated and dated[0].year) or 0, Target(passage, constraint, indicator, name=name))


def _bare(passage: Passage, printed: str, header: str) -> Constraint:
    """A figure whose measure word only its column gives."""
    value = Decimal(printed.replace(",", ""))
    exponent = value.as_tuple().exponent
    step = Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)
    span = Span(0, len(passage.text))
    unit = read_header(header).unit or None
    return Constraint(header, Measure.LEVEL, Quantity(Op.EQ, value, value, unit, passage.text, span, step), span)


def find_row_changes(facts: Facts) -> Iterator[Derived]:
    """Each row with one start, one result and its changes (增量, 增长率), of which more years have one only."""
    for row in facts.outline.rows:
        cells = cells_of(facts, row)
        changes = [cell for cell in cells if load_derivations().change_columns.search(cell.header)]
        amounts = [cell for cell in cells if cell not in changes and cell.year]
        known = len(changes) == 1 or len(amounts) == 2
        if known and len({cell.year for cell in amounts}) == len(amounts) > 1:
            for change in changes:
                yield from _row(change, sorted(_between(change, amounts), key=lambda cell: cell.year))


def _between(change: Cell, amounts: Sequence[Cell]) -> Sequence[Cell]:
    """The amounts that a change lies between: growth of a year (2029年增长) is that from the year before."""
    words = load_derivations()
    if not change.year or words.compared_with_year.search(change.header) or words.yearly.search(f",{change.header}"):
        return amounts
    return [cell for cell in amounts if cell.year in (change.year - 1, change.year)]


def _row(change: Cell, amounts: Sequence[Cell]) -> Iterator[Derived]:
    """A change of the first year's figure to the last one's; one of several years only where it is told for each."""
    if len(amounts) < 2:
        return
    first, last = amounts[0], amounts[-1]
    yearly = bool(load_derivations().yearly.search(f",{change.header}"))
    years = last.year - first.year if yearly else 1
    spanned = len(amounts) == 2 or str(first.year) in change.header
    if not (spanned or yearly) or not amount(first.target.constraint.quantity):
        return
    quantity = change.target.constraint.quantity
    rate = change.target.constraint._replace(quantity=quantity._replace(unit=quantity.unit or "%"))
    made = (first.target, replace(change.target, constraint=rate), last.target)
    readings = tuple(readings_of(*made, change.header, years))
    named = first.target.name.text if first.target.name else ""
    if readings:
        yield Derived(Kind.CHANGE, made[:2], last.target, readings, is_certain(made, named))

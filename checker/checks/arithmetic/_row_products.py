"""Cells that print how their row's amount is made (180场×0.6万元, 28.8万元+43.2万元).

Enters: the rows of a plan.  Leaves: `Derived` amounts with their readings.  The amount stands in a column of the same
measure word that is called a total (小计, 总投资, 金额), or is the only one; where any column has it, nothing is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from checker.checks.arithmetic._derived import Derived, Kind
from checker.checks.arithmetic._figures import figures_of
from checker.checks.arithmetic._reckoning import Fit, Reckoned, moved_by, product
from checker.checks.arithmetic._row_changes import Cell, cells_of
from checker.facts import Facts
from checker.facts.printed import Target
from checker.language.constraint import Op
from checker.plan.passages import Block, Passage
from checker.words.derivations import load_derivations

_TIMES = re.compile(r"\s*[×✕xX*]\s*")
_PLUS = re.compile(r"\s*[+]\s*")


def find_row_products(facts: Facts) -> Iterator[Derived]:
    """One for each cell with an expression of two figures, whose row has an amount to hold it against."""
    for row in facts.outline.rows:
        for index in row.texts:
            if index in facts.statements:
                yield from _made(facts, row, facts.passages[index])


def _made(facts: Facts, row: Block, passage: Passage) -> Iterator[Derived]:
    figures = list(figures_of(facts, passage))
    joint = _joint(passage, figures)
    if joint is None:
        return
    unit = (figures[1].constraint.quantity.unit or "").partition("/")[0]
    cells = [each for each in cells_of(facts, row) if each.target.constraint.quantity.unit == unit]
    total = _total(cells)
    if total and not any(_reckon(figures, joint, each.target).fit is Fit.HOLDS for each in cells):
        plain = all(each.constraint.quantity.op is Op.EQ for each in (*figures, total.target))
        readings = (_reckon(figures, joint, total.target),)
        yield Derived(Kind.PRODUCT, tuple(figures), total.target, readings, certain=plain)


def _joint(passage: Passage, figures: Sequence[Target]) -> re.Pattern[str] | None:
    """What joins the two figures that are all of a cell; None for any other cell."""
    if len(figures) != 2:
        return None
    first, last = (each.constraint.quantity.span for each in figures)
    whole = not passage.plain[: first.start].strip() and not passage.plain[last.end :].strip()
    between = passage.plain[first.end : last.start]
    alike = figures[0].constraint.quantity.unit == figures[1].constraint.quantity.unit
    joints = (_PLUS,) if alike else (_TIMES,)
    return next((joint for joint in joints if whole and joint.fullmatch(between)), None)


def _reckon(figures: Sequence[Target], joint: re.Pattern[str], total: Target) -> Reckoned:
    first, last, made = (each.constraint.quantity for each in (*figures, total))
    return product(first, last, made) if joint is _TIMES else moved_by(first, last, made, 1)


def _total(cells: Sequence[Cell]) -> Cell | None:
    called = [each for each in cells if load_derivations().total_columns.search(each.header)]
    return called[-1] if called else cells[0] if len(cells) == 1 else None

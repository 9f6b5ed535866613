"""Every figure of a plan by the name of its indicator, so that one place can be reckoned with another.

Enters: `Line`s of figures and the rows of tables.  Leaves: the levels, shares and increments printed for an indicator
in a measure word, each with the year that it is for.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from checker.checks.arithmetic._figures import lines
from checker.checks.arithmetic._row_changes import cells_of
from checker.facts import Facts
from checker.facts.printed import Target
from checker.language.constraint import STATES, Measure
from checker.plan.passages import PlanField
from checker.words.derivations import load_derivations

COUNTED = (*STATES, Measure.INCREMENT)
"""Those that may be held against the year before."""


class Known(NamedTuple):
    """A figure and the year that is printed for it, 0 if none is."""

    year: int
    target: Target


def known_figures(facts: Facts) -> Mapping[tuple[str, str | None], Sequence[Known]]:
    """The figures of the plan, in sentences and then in columns, by the key of their indicator and measure word."""
    found: dict[tuple[str, str | None], list[Known]] = defaultdict(list)
    for line in facts.once(lines):
        for at, target in enumerate(line.figures):
            unit, compared = target.constraint.quantity.unit, load_derivations().compared_figure.search(line.before(at))
            if at and compared:
                found[line.figures[at - 1].indicator.key, unit].append(Known(int(compared[1]), target))
            elif target.constraint.measure in COUNTED:
                found[target.indicator.key, unit].append(Known((target.period and target.period.year) or 0, target))
    for row in facts.outline.rows:
        for cell in cells_of(facts, row):
            key = cell.target.indicator.key, cell.target.constraint.quantity.unit
            found[key].append(Known(cell.year, cell.target))
    for target in _totals(facts):
        found[target.indicator.key, target.constraint.quantity.unit].append(Known(0, target))
    return found


def _totals(facts: Facts) -> Iterator[Target]:
    """The cells of the rows of totals, each of its whole column."""
    for target in facts.targets:
        whole = (
            target.passage.field is PlanField.VALUE and not target.constraint.holder and not target.constraint.period
        )
        held = facts.row_of.get(target.passage.index) if whole else None
        if held and held.adds_up:
            yield target

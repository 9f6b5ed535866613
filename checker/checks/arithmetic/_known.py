"""Every figure of a plan by the name of its indicator, so that one place can be reckoned with another.

Enters: `Line`s of figures and the rows of tables.  Leaves: the levels and shares printed for an indicator in a measure
word, each with the year that it is for.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from checker.checks.arithmetic._figures import lines
from checker.checks.arithmetic._row_changes import cells_of
from checker.facts import Facts
from checker.facts.printed import Target
from checker.language.constraint import Measure

STATES = (Measure.LEVEL, Measure.SHARE)
"""The measures that say how much there is."""


class Known(NamedTuple):
    """A figure and the year that is printed for it, 0 if none is."""

    year: int
    target: Target


def known_figures(facts: Facts) -> Mapping[tuple[str, str | None], Sequence[Known]]:
    """The figures of the plan, in sentences and then in columns, by the key of their indicator and measure word."""
    found: dict[tuple[str, str | None], list[Known]] = defaultdict(list)
    for line in facts.once(lines):
        for target in line.figures:
            if target.constraint.measure in STATES:
                year = (target.period and target.period.year) or 0
                found[target.indicator.key, target.constraint.quantity.unit].append(Known(year, target))
    for row in facts.outline.rows:
        for cell in cells_of(facts, row):
            key = cell.target.indicator.key, cell.target.constraint.quantity.unit
            found[key].append(Known(cell.year, cell.target))
    return found

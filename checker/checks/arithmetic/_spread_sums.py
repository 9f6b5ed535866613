"""Parts and wholes in different places: the years of a target for several years, under headings of their own.

Enters: the targets of a plan.  Leaves: a `Sum` for each whole whose parts are complete; that they are its parts is
known by name and measure word only.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from checker.checks.arithmetic._sum import Closure, Sum, addable
from checker.facts import Facts
from checker.facts.printed import Target
from checker.language.constraint import Measure, Op, Role
from checker.words.measures import load_measures


def find_spread_sums(facts: Facts) -> tuple[Sum, ...]:
    """Wholes of several years with one figure for each of them."""
    figures: dict[tuple[str, str | None], list[Target]] = defaultdict(list)
    for target in facts.targets:
        quantity, constraint = target.constraint.quantity, target.constraint
        made = addable(constraint.measure) is Measure.LEVEL and constraint.role is Role.TARGET
        if made and quantity.op is Op.EQ and not constraint.parent and quantity.unit not in ("%", "‰"):
            figures[target.indicator.key, quantity.unit].append(target)
    return tuple(_over_years(list(figures.values())))


def _over_years(groups: Sequence[Sequence[Target]]) -> Iterator[Sum]:
    for group in groups:
        wholes = [target for target in group if _years(target) > 1]
        single = [target for target in group if target.constraint.period and target.constraint.period.year]
        by_year = {target.constraint.period: target for target in reversed(single)}
        amounts = {(target.constraint.period, target.constraint.quantity.low) for target in single}
        if wholes and len(by_year) == len(amounts) == _years(wholes[0]) and _newly(group):
            parts = tuple(by_year[period] for period in sorted(by_year, key=str))
            if {part.passage.index for part in parts} != {wholes[0].passage.index}:
                yield Sum(wholes[0], parts, Closure.UNKNOWN)


def _newly(group: Sequence[Target]) -> bool:
    """Whether all figures say how much is newly made, and none how much there is at the end."""
    return all(target.constraint.action not in load_measures().stock for target in group)


def _years(target: Target) -> int:
    """The years that a figure is for together."""
    period = target.constraint.period
    if period is None or period.months or period.stage:
        return 0
    return period.years or (period.last - period.first + 1 if period.first and period.last else 0)

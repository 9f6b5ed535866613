"""A target set for several years that turns back in one of them.

Which way is better is not asked, as the first and last year tell it; fewer than three years tell nothing, unless
the indicator is one of grammars/directions.yaml, of which less is better.  Growth rates and what is done each year
may vary.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from checker.checks.check import NothingToCompare, Outcome
from checker.checks.shared.amounts import amount_of
from checker.checks.shared.families import size_of
from checker.checks.shared.wording import labels_of, quoted
from checker.facts import Facts
from checker.facts.printed import Target
from checker.language.constraint import Measure, Op
from checker.words.directions import load_directions
from checker.words.measures import load_measures

_STATES = (Measure.LEVEL, Measure.SHARE)
_FEWEST = 3


class Undecided(Outcome):
    """The first two years of which the second turns back, and the figures of all years."""

    target: str
    value_a: str
    place_a: str
    value_b: str
    place_b: str
    values: str
    values_en: str


class Fewer(Undecided):
    """A level that one place reaches and another, for a later year, reaches no more."""


OUTCOMES = (Undecided, Fewer)


def find(facts: Facts) -> Iterator[Outcome]:
    """One for each indicator and measure word."""
    several = [years for years in _by_year(facts) if len(years) > 1]
    if not several:
        raise NothingToCompare
    for years in several:
        back = [(before, after) for before, after in pairwise(years) if _turns_back(years, before, after)]
        if back:
            yield _build(Undecided, years, *back[0])
        elif len(years) < _FEWEST and _reaches_less(*years):
            yield _build(Fewer, years, *years)


def _by_year(facts: Facts) -> Iterator[Sequence[Target]]:
    """The targets of each indicator, the first of each year, in the order of the years."""
    series: dict[object, dict[int, Target]] = defaultdict(dict)
    for target in filter(_is_state, facts.targets):
        if year := _year(target):
            series[target.indicator.key, target.indicator.qualifiers, size_of(target)].setdefault(year, target)
    for years in series.values():
        yield [years[year] for year in sorted(years)]


def _is_state(target: Target) -> bool:
    """Whether a figure says what stands at the end of a year."""
    constraint = target.constraint
    reached = constraint.quantity.unit == "%" or (constraint.action or "").startswith(load_measures().reaching)
    return reached and constraint.measure in _STATES and amount_of(target) is not None


def _year(target: Target) -> int | None:
    """The year that its text names."""
    return target.constraint.period.year if target.constraint.period else None


def _turns_back(years: Sequence[Target], before: Target, after: Target) -> bool:
    first, last, a, b = (amount_of(target) or 0 for target in (years[0], years[-1], before, after))
    if _less_is_better(years):
        return b > a
    if len(years) < _FEWEST:
        return False
    return b < a if last >= first else b > a


def _reaches_less(before: Target, after: Target) -> bool:
    """Whether both reach a level, and the later one is lower: a stock that is to grow does not shrink."""
    rises = all((each.constraint.action or "").startswith(load_measures().rising) for each in (before, after))
    return rises and not _less_is_better((before, after)) and (amount_of(after) or 0) < (amount_of(before) or 0)


def _less_is_better(years: Sequence[Target]) -> bool:
    name = years[0].constraint.indicator
    at_most = any(target.constraint.quantity.op in (Op.LE, Op.LT) for target in years)
    return at_most or any(word in name for word in load_directions().less_is_better)


def _build(outcome: type[Undecided], years: Sequence[Target], before: Target, after: Target) -> Outcome:
    figures = {_year(target): target.constraint.quantity.raw or "" for target in years}
    return outcome(
        places=(before.place, after.place, *(target.place for target in years)),
        fact=("years", before.indicator.key, *figures.values()),
        target=quoted(before.constraint.indicator),
        value_a=before.constraint.quantity.raw or "",
        place_a=labels_of([before]),
        value_b=after.constraint.quantity.raw or "",
        place_b=labels_of([after]),
        values=" → ".join(f"{year}年{figure}" for year, figure in figures.items()),
        values_en=" → ".join(f"{year} {figure}" for year, figure in figures.items()),
    )

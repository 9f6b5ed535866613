"""A target set for several years that turns back in one of them.

Which way is better is not asked where the first and last of three years tell it.  Of two years the later one asks for
less only where a verb says that things or a rate are to rise (达到, 提高到), or where less is better; such words are in
grammars/directions.yaml.  Growth rates and what is done each year may vary.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from itertools import pairwise

from checker.checks.check import NothingToCompare, Outcome
from checker.checks.shared.amounts import amount_of
from checker.checks.shared.families import COUNTED, size_of, split_by
from checker.checks.shared.wording import labels_of, quoted
from checker.facts import Facts
from checker.facts.printed import Target
from checker.language.constraint import STATES, Op
from checker.words.directions import load_directions
from checker.words.measures import load_measures

_FEWEST = 3


class _TurnsBack(Outcome):
    """The first two years of which the second turns back, and the figures of all years."""

    target: str
    value_a: str
    place_a: str
    value_b: str
    place_b: str
    values: str
    values_en: str


class Fewer(_TurnsBack):
    """A later year asks for fewer things than an earlier one."""


class Undecided(_TurnsBack):
    """Rates, and targets that may well fall."""


OUTCOMES = (Fewer, Undecided)


def find(facts: Facts) -> Iterator[Outcome]:
    """One for each indicator and measure word."""
    several = [years for years in _by_year(facts) if len(years) > 1]
    if not several:
        raise NothingToCompare
    for years in several:
        back = [(before, after) for before, after in pairwise(years) if _turns_back(years, before, after)]
        if back:
            yield _build(years, *back[0])


def _by_year(facts: Facts) -> Iterator[Sequence[Target]]:
    """The targets of each indicator, the first of each year, in the order of the years.

    Where one year has several figures, the name alone does not tell its subject: then the heading above does.
    """
    for series in split_by(filter(_is_state, facts.targets), _named).values():
        figures = {(_year(target), amount_of(target)) for target in series}
        several = len(figures) > len({_year(target) for target in series})
        for theirs in split_by(series, _subject).values() if several else (series,):
            years = {year: target for target in reversed(theirs) if (year := _year(target))}
            yield [years[year] for year in sorted(years)]


def _named(target: Target) -> Hashable:
    return target.indicator.key, target.indicator.qualifiers, size_of(target)


def _subject(target: Target) -> str:
    """The last heading above, without its number."""
    return target.passage.headings[-1] if target.passage.headings else ""


def _is_state(target: Target) -> bool:
    """Whether a figure says what stands at the end of a year."""
    constraint = target.constraint
    reached = constraint.quantity.unit == "%" or (constraint.action or "").startswith(load_measures().reaching)
    return reached and constraint.measure in STATES and amount_of(target) is not None


def _year(target: Target) -> int | None:
    """The year that its text names."""
    return target.constraint.period.year if target.constraint.period else None


def _turns_back(years: Sequence[Target], before: Target, after: Target) -> bool:
    first, last, a, b = (amount_of(target) or 0 for target in (years[0], years[-1], before, after))
    if _less_is_better(years):
        return b > a and not (_is_limit(after) and not _is_limit(before))
    if len(years) < _FEWEST:
        return b < a and all(map(_rises, years))
    return b < a if last >= first else b > a


def _rises(target: Target) -> bool:
    """Whether things, or a rate of which more is better, are to rise as far as that."""
    name = target.constraint.indicator
    better = size_of(target) == COUNTED or any(word in name for word in load_directions().more_is_better)
    return better and (target.constraint.action or "").startswith(load_measures().rising)


def _less_is_better(years: Sequence[Target]) -> bool:
    name = years[0].constraint.indicator
    at_most = any(map(_is_limit, years))
    return at_most or any(word in name for word in load_directions().less_is_better)


def _is_limit(target: Target) -> bool:
    """Whether a figure is the most that is allowed: 由5.2%到控制在5.5%以内 is none that turns back."""
    return target.constraint.quantity.op in (Op.LE, Op.LT)


def _build(years: Sequence[Target], before: Target, after: Target) -> Outcome:
    figures = {_year(target): target.constraint.quantity.raw or "" for target in years}
    counted = size_of(before) == COUNTED and all(map(_rises, years))
    return (Fewer if counted else Undecided)(
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

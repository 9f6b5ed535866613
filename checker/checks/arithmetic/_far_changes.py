"""Changes from a year whose figure stands elsewhere in the plan (比2029年提高3个百分点, and a column 2029年).

Enters: `Line`s of figures and the rows of tables.  Leaves: `Derived` figures with their readings.  The figure of that
year is known by the name of its indicator and its measure word; several such figures are all tried.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from checker.checks.arithmetic._changes import find_changes, is_change, readings_of
from checker.checks.arithmetic._derived import Derived, Kind
from checker.checks.arithmetic._figures import Line, lines
from checker.checks.arithmetic._known import STATES, Known, known_figures
from checker.checks.arithmetic._reckoning import amount, plain
from checker.checks.shared.deadlines import read_period
from checker.facts import Facts
from checker.facts.printed import Target
from checker.language.constraint import Measure
from checker.words.derivations import load_derivations

_Figures = Mapping[tuple[str, str | None], Sequence[Known]]
_MOST = 8
"""Figures of one indicator and year that are tried."""


def find_far_changes(facts: Facts) -> Iterator[Derived]:
    """Every change whose sentence names the year that it is counted from, and no figure of that year; a yearly growth
    (年均增长10%) that names none is counted from the year before the plan's first."""
    known, years = facts.once(known_figures), read_period(facts)
    for line in facts.once(lines):
        near = {each.sources[1].constraint.quantity.span for each in find_changes(line)}
        for at in range(1, len(line.figures)):
            if line.figures[at].constraint.quantity.span not in near and is_change(line, at):
                yield from _far(line, at, known)
                yield from _yearly(line, at, known, years.first - 1 if years and years.first < years.last else 0)


def _far(line: Line, at: int, known: _Figures) -> Iterator[Derived]:
    """A change behind its result, from each figure that the year it names has."""
    before, result, change = line.before(at), line.figures[at - 1], line.figures[at]
    year = _counted_from(before, result)
    if not year or line.sentence_of(at) != line.sentence_of(at - 1) or result.constraint.measure not in STATES:
        return
    held = known.get((result.indicator.key, result.constraint.quantity.unit), ())
    bases = [each.target for each in held if each.year == year and amount(each.target.constraint.quantity)][:_MOST]
    readings = tuple(reading for base in bases for reading in readings_of(base, change, result, before))
    if readings:
        yield Derived(Kind.CHANGE, (bases[0], change), result, readings, certain=False)


def _yearly(line: Line, at: int, known: _Figures, before_plan: int) -> Iterator[Derived]:
    """A growth of each year behind the level it leads to, with other changes between them at most."""
    reached = _level_before(line, at)
    result, change = line.figures[reached], line.figures[at]
    named = [_counted_from(line.before(each), result) for each in range(reached + 1, at + 1)]
    year, last = max(named, default=0) or before_plan, result.period.year if result.period else None
    told = load_derivations().yearly.search(f",{line.before(at)}") and result.constraint.measure is Measure.LEVEL
    if not (told and year and last and last > year) or is_change(line, reached):
        return
    held = known.get((result.indicator.key, result.constraint.quantity.unit), ())
    bases = [each.target for each in held if each.year == year and amount(each.target.constraint.quantity)][:_MOST]
    made = [(base, _plain(change), _plain(result)) for base in bases]
    readings = tuple(reading for each in made for reading in readings_of(*each, line.before(at), last - year))
    if readings:
        yield Derived(Kind.CHANGE, (bases[0], change), result, readings, certain=False)


def _level_before(line: Line, at: int) -> int:
    """The figure before a change and the other changes before it in its sentence."""
    reached = at - 1
    while reached > 0 and is_change(line, reached) and line.sentence_of(reached - 1) == line.sentence_of(at):
        reached -= 1
    return reached if line.sentence_of(reached) == line.sentence_of(at) else at


def _plain(target: Target) -> Target:
    return replace(target, constraint=target.constraint._replace(quantity=plain(target.constraint.quantity)))


def _counted_from(before: str, result: Target) -> int:
    """The year that the words before a change count it from, 0 if none; 同比 is from the one before the result's."""
    words = load_derivations()
    if named := words.multiple_of_year.search(before) or words.compared_with_year.search(before):
        return int(named[1])
    year = result.period.year if result.period else None
    comparable = any(word in result.constraint.indicator for word in words.comparable_prices)
    return year - 1 if year and words.last_year.search(before) and not comparable else 0

"""Growth of each year up to a level, from a figure that stands elsewhere (达到13亿元，比2027年净增3亿元，年均增长10%).

Enters: `Line`s of figures, and all figures of the plan.  Leaves: `Derived` levels with their readings.  Growth that
names no year is counted from the one before the plan's first.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from checker.checks.arithmetic._changes import find_changes, is_change, readings_of
from checker.checks.arithmetic._derived import Derived, Kind
from checker.checks.arithmetic._far_changes import counted_from
from checker.checks.arithmetic._figures import Line, lines
from checker.checks.arithmetic._known import known_figures
from checker.checks.arithmetic._reckoning import amount, plain
from checker.checks.shared.deadlines import years_of_plan
from checker.facts import Facts
from checker.facts.printed import Target
from checker.language.constraint import Measure
from checker.words.derivations import load_derivations

_MOST = 8
"""Figures of one indicator and year that are tried."""


def find_yearly_growth(facts: Facts) -> Iterator[Derived]:
    """Every such growth whose own sentence does not print the figure that it is counted from."""
    years = years_of_plan(facts)
    before_plan = years.first - 1 if years and years.first < years.last else 0
    for line in facts.once(lines):
        near = {each.sources[1].constraint.quantity.span for each in find_changes(line)}
        for at in range(1, len(line.figures)):
            told = load_derivations().yearly.search(f",{line.before(at)}") and is_change(line, at)
            if told and line.figures[at].constraint.quantity.span not in near:
                yield from _grown(facts, line, at, before_plan)


def _grown(facts: Facts, line: Line, at: int, before_plan: int) -> Iterator[Derived]:
    reached = _level_before(line, at)
    result, change = line.figures[reached], line.figures[at]
    named = [counted_from(line.before(each), result, 0) for each in range(reached + 1, at + 1)]
    year, last = max(named, default=0) or before_plan, (result.period and result.period.year) or 0
    if result.constraint.measure is not Measure.LEVEL or is_change(line, reached) or not 0 < year < last:
        return
    held = facts.once(known_figures).get((result.indicator.key, result.constraint.quantity.unit), ())
    bases = [each.target for each in held if each.year == year and amount(each.target.constraint.quantity)][:_MOST]
    made = [(base, _plain(change), _plain(result)) for base in bases]
    readings = tuple(reading for each in made for reading in readings_of(*each, line.before(at), last - year))
    if readings:
        yield Derived(Kind.CHANGE, (bases[0], change), result, readings, certain=False)


def _level_before(line: Line, at: int) -> int:
    """The figure before a change and the other changes before it in its sentence; the change itself where none is."""
    reached = at - 1
    while reached > 0 and is_change(line, reached) and line.sentence_of(reached - 1) == line.sentence_of(at):
        reached -= 1
    return reached if line.sentence_of(reached) == line.sentence_of(at) else at


def _plain(target: Target) -> Target:
    return replace(target, constraint=target.constraint._replace(quantity=plain(target.constraint.quantity)))

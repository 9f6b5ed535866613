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
from checker.checks.arithmetic._known import COUNTED, Known, known_figures
from checker.checks.arithmetic._reckoning import amount
from checker.facts import Facts
from checker.facts.printed import Target
from checker.language.constraint import AIMED, STATES, Op, same_figure
from checker.words.derivations import load_derivations

_Figures = Mapping[tuple[str, str | None], Sequence[Known]]
_MOST = 8
"""Figures of one indicator and year that are tried."""


def find_far_changes(facts: Facts) -> Iterator[Derived]:
    """Every change whose sentence names the year that it is counted from, and no figure of that year."""
    known = facts.once(known_figures)
    for line in facts.once(lines):
        near = {each.sources[1].constraint.quantity.span for each in find_changes(line)}
        for at in range(1, len(line.figures)):
            if line.figures[at].constraint.quantity.span not in near and is_change(line, at):
                yield from _far(line, at, known, facts.plan.year or 0)


def _far(line: Line, at: int, known: _Figures, plan_year: int) -> Iterator[Derived]:
    """A change behind its result, from each figure that the year it names has."""
    before, result, change = line.before(at), line.figures[_grown(line, at)], line.figures[at]
    year, measure = counted_from(before, result, plan_year), result.constraint.measure
    if not year or line.sentence_of(at) != line.sentence_of(at - 1) or measure not in COUNTED:
        return
    held = known.get((result.indicator.key, result.constraint.quantity.unit), ())
    of_year = [each.target for each in held if each.year == year and amount(each.target.constraint.quantity)]
    kinds = STATES if measure in STATES else (measure,)
    bases = [each for each in of_year if each.constraint.measure in kinds and not _is_one(each, result)][:_MOST]
    end = exactly(result) if change.constraint.quantity.op is Op.EQ else result
    readings = tuple(reading for base in bases for reading in readings_of(base, change, end, before))
    if readings:
        yield Derived(Kind.CHANGE, (bases[0], change), result, readings, certain=False)


def _is_one(base: Target, result: Target) -> bool:
    """Whether a figure is the result itself, printed once more."""
    return same_figure(base.constraint.quantity, result.constraint.quantity)


def _grown(line: Line, at: int) -> int:
    """The figure that a change is told of: behind a list of parts it is their whole (其中甲8件、乙9件，增长20%)."""
    part = at - 1
    while part > 1 and line.before(part).startswith("、"):
        part -= 1
    return part - 1 if part and part < at - 1 and "其中" in line.before(part) else at - 1


def exactly(target: Target) -> Target:
    """A figure without its bound: an exact change is told of the figure itself (不低于96%，提高7.4个百分点)."""
    quantity = target.constraint.quantity
    exact = quantity._replace(op=Op.EQ, low=amount(quantity), high=amount(quantity))
    return target if quantity.op is Op.RANGE else replace(target, constraint=target.constraint._replace(quantity=exact))


def counted_from(before: str, result: Target, plan_year: int) -> int:
    """The year that a change is counted from, 0 if none can be told.

    It is named before the change; 同比, 比上年 and growth that names nothing (达到20亿元,增长6%) are from the one
    before the result's own, which for an aim without a year is the plan's.
    """
    words = load_derivations()
    if named := words.multiple_of_year.search(before) or words.compared_with_year.search(before):
        return int(named[1])
    year = result.period.year if result.period else plan_year if result.constraint.role in AIMED else None
    comparable = any(word in result.constraint.indicator for word in words.comparable_prices)
    yearly = words.last_year.search(before) or words.bare_growth.fullmatch(before)
    return year - 1 if year and yearly and not comparable else 0

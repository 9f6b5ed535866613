"""Differing figures of one name that a text accounts for itself: said twice, summed up, or under a near name.

Enters: targets of one indicator.  Leaves: those that one task gives several figures, and whether figures of two
tasks are answered in one of them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from decimal import Decimal
from functools import cache
from itertools import chain, islice

from checker.checks.shared.families import by_figure, size_of, split_by
from checker.checks.shared.figure_index import FigureIndex
from checker.checks.shared.likeness import NEAR, similarity
from checker.facts import Facts
from checker.facts.printed import Target
from checker.language.constraint import Measure, Quantity
from checker.plan.passages import PlanField
from checker.words.measures import load_measures

_TWO = 2
"""Documents of which one can only repeat the other."""
_MOST = 20
"""Different levels, rates or amounts of one indicator that are set against each other; of more, some fit by chance."""


def said_twice(cell: Sequence[Target]) -> Iterator[tuple[tuple[Target, ...], ...]]:
    """The targets of a task that gives one name several figures, none of which is said to be a part."""
    for held in split_by(
        cell, lambda t: (t.passage.block, t.constraint.indicator, t.constraint.quantity.unit)
    ).values():
        figures = by_figure(held)
        column = held[0].passage.field is PlanField.VALUE
        if len(figures) < 2 or column or any(target.constraint.parent or _is_sum(target) for target in held):
            continue
        times = [time_of_year(target) for target in held]
        if len(set(times)) < len(times):
            yield figures


_TIME = re.compile(r"(第?[一二三四1-4]季度|\d{1,2}月|[上下]半年|年[底末])")
_STOPS = ",，、。;；"
_REACH = 30
"""Characters before a figure in which a summing word stands, with what may stand between."""


def time_of_year(target: Target) -> str | None:
    """The time of the year that a figure is for: 一季度末达到15%、二季度末达到40%、全年60% are steps of one target."""
    text, end = target.passage.text, target.constraint.quantity.span.start
    match = _TIME.search(text, max(text.rfind(stop, 0, end) for stop in _STOPS) + 1, end)
    return match[1] if match else None


@cache
def _summing() -> re.Pattern[str]:
    return re.compile(f"(?:{'|'.join(load_measures().sums)}|累计|每[日天周月季年])[^,。;]{{0,6}}$")


def _is_sum(target: Target) -> bool:
    """Whether a value sums up what was listed, or is one of a period (合计169.5公里, 每周3场)."""
    start = target.constraint.quantity.span.start
    return bool(_summing().search(target.passage.text[max(start - _REACH, 0) : start]))


def answered(facts: Facts, figures: Sequence[Sequence[Target]]) -> bool:
    """Whether a task that prints one figure prints the other as well, under a near name."""
    printed = facts.once(_names_by_figure)
    blocks: dict[str, set[int]] = defaultdict(set)
    for at, figure in enumerate(figures):
        for target in figure:
            blocks[target.passage.block].add(at)
    return any(
        similarity(name, theirs[0].constraint.indicator) >= NEAR
        for at, theirs in enumerate(figures)
        for standing in chain.from_iterable(printed[size_of(theirs[0])].like(theirs[0].constraint.quantity))
        for block in blocks.keys() & standing.keys()
        if blocks[block] - {at}
        for name in standing[block]
    )


def _names_by_figure(facts: Facts) -> Mapping[str | None, FigureIndex[Mapping[str, Set[str]]]]:
    """For each figure of the plan, by measure word, the names that each task gives it to."""
    index: dict[str | None, FigureIndex[Mapping[str, Set[str]]]] = defaultdict(FigureIndex)
    known: dict[object, dict[str, set[str]]] = {}
    for target in facts.targets:
        size, quantity = size_of(target), target.constraint.quantity
        figure = size, quantity.low, quantity.high, quantity.step
        if figure not in known:
            known[figure] = defaultdict(set)
            index[size].add(quantity, known[figure])
        known[figure][target.passage.block].add(target.constraint.indicator)
    return index


def made_up(figures: Sequence[Sequence[Target]]) -> bool:
    """Whether several documents each give a part of what another one gives: 96亿元, and 61.5亿元 and 34.5亿元."""
    documents = [{target.passage.document for target in figure} for figure in figures]
    amounts = [figure[0].constraint.quantity.low for figure in figures]
    apart = len(set.union(*documents)) == sum(map(len, documents)) == len(figures) > _TWO
    known = [amount for amount in amounts if amount is not None]
    return apart and len(known) == len(figures) and sum(known) == 2 * max(known)


def fits_level(family: Sequence[Target], groups: Sequence[Sequence[Target]]) -> bool:
    """Whether a rate and an amount of growth are those of a level that the plan gives: 680 is 55 and 8.8 % more."""
    grown = [t.constraint.quantity for group in groups for t in group]
    levels = _figures(t.constraint.quantity for t in family if t.constraint.measure is Measure.LEVEL)
    rates = _figures(quantity for quantity in grown if quantity.unit == "%")
    amounts = _figures(quantity for quantity in grown if quantity.unit != "%")
    return any(
        level > amount and abs(amount / (level - amount) * 100 - rate) <= step
        for level, _ in levels
        for amount, _ in amounts
        for rate, step in rates
    )


def _figures(quantities: Iterable[Quantity]) -> Sequence[tuple[Decimal, Decimal]]:
    """The different figures of quantities, each with its precision; the first few."""
    known = ((quantity.low, quantity.step) for quantity in quantities if quantity.low is not None)
    return list(islice(dict.fromkeys(known), _MOST))

"""Differing figures of one name that a text accounts for itself: said twice, summed up, or under a near name.

Enters: targets of one indicator.  Leaves: those that one task gives several figures, and whether figures of two
tasks are answered in one of them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from functools import cache
from itertools import chain

from checker.checks.shared.families import by_figure, size_of, split_by
from checker.checks.shared.figure_index import FigureIndex
from checker.checks.shared.likeness import NEAR, similarity
from checker.facts import Facts
from checker.language.constraint import Measure
from checker.printed import Target
from checker.words.measures import load_measures


def said_twice(cell: Sequence[Target]) -> Iterator[tuple[tuple[Target, ...], ...]]:
    """The targets of a task that gives one name several figures, none of which is said to be a part."""
    for held in split_by(
        cell, lambda t: (t.passage.block, t.constraint.indicator, t.constraint.quantity.unit)
    ).values():
        figures = by_figure(held)
        column = held[0].passage.route[-2] == "values"
        if len(figures) < 2 or column or any(target.constraint.parent or _is_sum(target) for target in held):
            continue
        times = [time_of_year(target) for target in held]
        if len(set(times)) < len(times):
            yield figures


_TIME = re.compile(r"(第?[一二三四1-4]季度|\d{1,2}月|[上下]半年|年[底末])[^,，、。;；]*$")


def time_of_year(target: Target) -> str | None:
    """The time of the year that a figure is for: 一季度末达到15%、二季度末达到40%、全年60% are steps of one target."""
    match = _TIME.search(target.passage.text[: target.constraint.quantity.span.start])
    return match[1] if match else None


@cache
def _summing() -> re.Pattern[str]:
    return re.compile(f"(?:{'|'.join(load_measures().sums)}|累计|每[日天周月季年])[^,。;]{{0,6}}$")


def _is_sum(target: Target) -> bool:
    """Whether a value sums up what was listed, or is one of a period (合计169.5公里, 每周3场)."""
    start = target.constraint.quantity.span.start
    return bool(_summing().search(target.passage.text[:start]))


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


def fits_level(family: Sequence[Target], groups: Sequence[Sequence[Target]]) -> bool:
    """Whether a rate and an amount of growth are those of a level that the plan gives: 680 is 55 and 8.8 % more."""
    grown = [t.constraint.quantity for group in groups for t in group]
    levels = [t.constraint.quantity.low for t in family if t.constraint.measure is Measure.LEVEL]
    return any(
        level is not None
        and rate.low is not None
        and amount.low is not None
        and level > amount.low
        and abs(amount.low / (level - amount.low) * 100 - rate.low) <= rate.step
        for level in levels
        for rate in grown
        for amount in grown
        if rate.unit == "%" and amount.unit != "%"
    )

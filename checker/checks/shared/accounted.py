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
from checker.checks.shared.scopes import tells_several
from checker.facts import Facts
from checker.facts.printed import Target
from checker.language.constraint import Measure, Quantity
from checker.plan.passages import PlanField
from checker.words.derivations import load_derivations
from checker.words.measures import load_measures

_TWO = 2
"""Documents of which one can only repeat the other."""
_MOST = 20
"""Different levels, rates or amounts of one indicator that are set against each other; of more, some fit by chance."""


Figures = tuple[tuple[Target, ...], ...]
"""Targets by the figure that they print."""


def said_twice(cell: Sequence[Target]) -> Iterator[Figures]:
    """The targets of a task that gives one name several figures, none of which is said to be a part."""
    for held in split_by(
        cell, lambda t: (t.passage.block, t.constraint.indicator, t.constraint.quantity.unit)
    ).values():
        figures = by_figure(held)
        column = held[0].passage.field is PlanField.VALUE
        if len(figures) < 2 or column or any(target.constraint.parent or _is_sum(target) for target in held):
            continue
        times = [time_of_year(target) or _places_before(target) for target in held]
        if len(set(times)) < len(times):
            yield figures


def unless_cases(twice: Sequence[Figures]) -> Sequence[Figures]:
    """Those figures of one name in one task that are not plainly of several cases.

    They are where one clause gives them (分别检测20份、30份), where each has a deed (覆盖2个镇, 服务9个镇) or a promise
    of its own (确保达到5万吨, 力争达到6万吨), where one is for each of several, and where there are many.
    """
    return [figures for figures in twice if not _are_cases([target for figure in figures for target in figure])]


def _are_cases(held: Sequence[Target]) -> bool:
    deeds, promises = ({getattr(t.constraint, each) for t in held} for each in ("action", "commitment"))
    apart = any(len(told) == len(held) and None not in told for told in (deeds, promises))
    one_clause = len({target.place for target in held}) < len(held)
    return apart or one_clause or len(held) >= _TIERS or "每" in held[0].constraint.indicator


_TIERS = 3
"""So many figures of one name in one task are those of several cases (1个月的200元, 2个月的350元, 3个月的500元)."""
_STOPS = ",，、。;；"
_REACH = 30
"""Characters before a figure in which a summing word stands, with what may stand between."""


def time_of_year(target: Target) -> str | None:
    """The time of the year that a figure is for: 一季度末达到15%、二季度末达到40%、全年60% are steps of one target."""
    text, end = target.passage.text, target.constraint.quantity.span.start
    match = load_derivations().time_of_figure.search(text, max(text.rfind(stop, 0, end) for stop in _STOPS) + 1, end)
    return match[1] if match else None


_PLACES = re.compile(r"\d+个[乡镇村街社][^,。;、\d]*")


def _places_before(target: Target) -> str | None:
    """The places that the clauses before a figure tell of (6个镇建站18座, 5个乡建站9座); None where none are."""
    text, end = target.passage.plain, target.constraint.quantity.span.start
    told = _PLACES.findall(text, max(text.rfind(stop, 0, end) for stop in "。;") + 1, end)
    return told[-1] if told else None


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


def accounted(facts: Facts, figures: Sequence[Sequence[Target]]) -> bool:
    """Whether differing figures may all stand: answered, of stages, or with values of their own to start from."""
    return tells_several(figures) or answered(facts, figures)


def without_growth(facts: Facts, cell: Sequence[Target]) -> Sequence[Target]:
    """The targets of an indicator without what is added in a year where its level grows by that much (26家, 新增12家,
    38家)."""
    added = [target for target in cell if target.constraint.measure is Measure.INCREMENT]
    if not added or len(added) == len(cell):
        return cell
    grown = [each for each in added if not _grows(facts, each, cell)]
    return [target for target in cell if target not in added or target in grown]


def without_changes(facts: Facts, bucket: Sequence[Target]) -> Sequence[Target]:
    """The targets of one key without those that say in words what a column of changes gives (新建12处; 增加量 12), and
    what stands beside them (搬迁186户712人)."""
    told = facts.once(_changes)
    said = {(target.passage.index, target.constraint.quantity.unit) for target in bucket if _is_told(target, told)}
    passages = {index for index, _ in said}
    return [t for t in bucket if t.passage.index not in passages or _stays(t, said, told)]


def _stays(target: Target, said: Set[object], told: Mapping[object, Set[Decimal]]) -> bool:
    """Whether a target of such a text is another figure in its measure word (新增12家, 累计达到96家)."""
    return (target.passage.index, target.constraint.quantity.unit) in said and not _is_told(target, told)


def _is_told(target: Target, told: Mapping[object, Set[Decimal]]) -> bool:
    words = target.constraint.action and target.passage.field is not PlanField.VALUE
    return bool(words) and target.constraint.quantity.low in told.get((target.indicator.key, size_of(target)), ())


def _changes(facts: Facts) -> Mapping[object, Set[Decimal]]:
    """What columns give as added beside a level of their row, by indicator."""
    found: dict[object, set[Decimal]] = defaultdict(set)
    cells = [target for target in facts.stated if target.passage.field is PlanField.VALUE]
    levels = {_row_of(target) for target in cells if target.constraint.measure is Measure.LEVEL}
    for target in cells:
        low = target.constraint.quantity.low
        if target.constraint.measure is Measure.INCREMENT and low is not None and _row_of(target) in levels:
            found[target.indicator.key, size_of(target)].add(low)
    return found


def _row_of(target: Target) -> object:
    return target.passage.block, target.indicator.key


def _grows(facts: Facts, added: Target, cell: Sequence[Target]) -> bool:
    """Whether a level of the same cell is one that the plan gives for before, and this much more."""
    known = facts.once(_levels).get((added.indicator.key, size_of(added)), frozenset())
    amount = added.constraint.quantity.low or 0
    levels = {t.constraint.quantity.low or 0 for t in cell if t.constraint.measure is Measure.LEVEL}
    return any(level - amount in known for level in levels)


def _levels(facts: Facts) -> Mapping[object, Set[Decimal]]:
    """What levels a plan states of each indicator, of whatever role."""
    found: dict[object, set[Decimal]] = defaultdict(set)
    for target in facts.stated:
        if target.constraint.measure is Measure.LEVEL and target.constraint.quantity.low is not None:
            found[target.indicator.key, size_of(target)].add(target.constraint.quantity.low)
    return found


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
    """Whether several places each give a part of what another one gives: 96亿元, and 61.5亿元 and 34.5亿元."""
    amounts = [figure[0].constraint.quantity.low for figure in figures]
    known = [amount for amount in amounts if amount is not None]
    if len(figures) <= _TWO or len(known) < len(figures) or sum(known) != 2 * max(known):
        return False
    printed = [{target.passage.index for target in figure} for figure in figures]
    return len(set.union(*printed)) == sum(map(len, printed))


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

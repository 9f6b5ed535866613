"""Figures of one indicator of which one says for when it is and another does not: whether they are for one time nobody
can tell.

Enters: the targets of one indicator.  Leaves: a `Clash` that is not certain where all that are dated are for one time,
print one figure, and those without a time print another that does not go with it, and is no part of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.checks.shared.accounted import accounted
from checker.checks.shared.amounts import amount_of
from checker.checks.shared.between import closest
from checker.checks.shared.clash import Clash, Differ
from checker.checks.shared.families import (
    NEW,
    by_figure,
    compatible,
    in_one_passage,
    rounded_off,
    size_of,
    sort_among,
    split_by,
    with_twins,
)
from checker.facts import Facts
from checker.facts.printed import Target
from checker.finding import Words
from checker.language.constraint import Role
from checker.plan.passages import PlanField

_REASON = Words(
    "一处写明时限, 一处没有写, 无法断定是否同一时限的数",
    "one place says for when and the other does not: whether both are for one time cannot be told",
)


def undated_clashes(facts: Facts, family: Sequence[Target], reason: Words) -> Iterator[Clash]:
    """One for each two figures of a sort and measure word."""
    aims = (each for each in family if each.constraint.role is Role.TARGET)
    said = [each for each in aims if each.passage.field is not PlanField.VALUE]
    cells = split_by(said, lambda each: (sort_among(family, each), size_of(each), each.constraint.frequency))
    for (sort, *_), cell in cells.items():
        undated = [each for each in cell if each.period is None]
        dated = [each for each in cell if each.period is not None]
        if not undated or len({each.period for each in dated}) != 1 or not _is_whole(dated[0]):
            continue
        figures = by_figure(cell)
        apart = len(figures) == 2 and (sort != NEW or _is_more(undated[0], dated[0]))
        if apart and _are_apart(facts, figures):
            yield Clash(Differ.VALUE, closest(figures), False, figures, (reason, _REASON))


def _is_more(undated: Target, dated: Target) -> bool:
    """Whether a figure of what is newly made is more than the whole of that name, and no part of it."""
    ours, theirs = amount_of(undated), amount_of(dated)
    more = ours is not None and theirs is not None and ours > theirs
    return more and undated.constraint.indicator == dated.constraint.indicator


def _is_whole(target: Target) -> bool:
    """Whether a figure is for years, not for a part of one or a stage."""
    period = target.period
    return period is not None and period.months is None and period.stage is None


def _are_apart(facts: Facts, figures: Sequence[Sequence[Target]]) -> bool:
    """Whether one figure is that of the dated ones and the other that of those without a time, and both cannot hold."""
    times = [{each.period for each in figure} for figure in figures]
    one_text = in_one_passage([with_twins(facts, figure) for figure in figures])
    settled = compatible(figures) or rounded_off(figures) or one_text or accounted(facts, figures)
    return times[0].isdisjoint(times[1]) and not settled

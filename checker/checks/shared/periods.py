"""Targets of one time, where a row of a table says by when its task is done and the text does not.

Enters: targets that may be of one indicator.  Leaves: what time each is for among them, and whether some have one in
common.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence

from checker.facts.printed import Target
from checker.language.constraint import AIMED, Role, Source
from checker.language.period import Period
from checker.language.statement.quantities import RATES


def times_in(family: Sequence[Target]) -> Callable[[Target], tuple[Period | None, Role, bool]]:
    """Period and role of each target of a family, and whether it is due by then as against the share of that year.

    A row's deadline dates its figure only where no other leaves it undated: the task says 培训技工300人, or 三年累计,
    its row says so with 2033年9月 in the column of deadlines. Rows with several deadlines are several figures; what a
    column of 2033 beside one of 2032 gives is the share of the year, what is due in 2033 the whole; a rate is no share
    of the year.
    """
    due = {each.period for each in family if is_due(each)}
    loose = [each.period for each in family if is_loose(each.period)]
    idle = len(due) == 1 and bool(loose)
    columns = {each.period for each in family if _grounded(each, Source.COLUMN) and each.constraint.role in AIMED}
    shared = columns if len(columns) > 1 else set()

    def time(target: Target) -> tuple[Period | None, Role, bool]:
        by_deadline, rate = is_due(target), target.constraint.quantity.unit in RATES
        of_year = by_deadline and target.period in shared
        undated = idle and by_deadline and not (rate and of_year)
        return loose[0] if undated else target.period, target.constraint.role, of_year and not rate

    return time


def is_due(target: Target) -> bool:
    """Whether only the deadline of its row gives a target its period."""
    return _grounded(target, Source.ROW)


def is_loose(period: Period | None) -> bool:
    """Whether a period names no year (三年累计), or there is none."""
    return period is None or (period.first is None and period.stage is None)


def _grounded(target: Target, source: Source) -> bool:
    """Whether the period of a target is told there."""
    ground = target.constraint.period_ground
    return ground is not None and ground.source is source


def at_one_time(ours: Sequence[Target], theirs: Sequence[Target]) -> bool:
    """Whether targets of two families have a role and a time in common."""
    times = defaultdict(set)
    for target in ours:
        times[target.constraint.role].add(target.period)
    if any(target.period in times[target.constraint.role] for target in theirs):
        return True
    due = [all(map(is_due, family)) for family in (ours, theirs)]
    loose = [any(is_loose(target.period) for target in family) for family in (ours, theirs)]
    return (due[0] and loose[1]) or (due[1] and loose[0])

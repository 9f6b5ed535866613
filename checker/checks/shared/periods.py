"""Targets of one time, where a row of a table says by when its task is done and the text does not.

Enters: targets that are compared.  Leaves: those of one kind and time together.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from functools import partial

from checker.checks.shared.families import split_by
from checker.facts.printed import Target
from checker.language.constraint import Source
from checker.language.period import Period


def by_time(targets: Iterable[Target], kind: Callable[[Target], Hashable]) -> list[list[Target]]:
    """Targets of one kind and period; those of rows that are all due in one year join those that name no year.

    Rows due in several years may share out what the text gives as a whole, so they stay apart.
    """
    found: list[list[Target]] = []
    for alike in split_by(targets, kind).values():
        loose = [target.period for target in alike if _is_loose(target.period)]
        due = {target.period for target in alike if _is_due(target)}
        joined = {next(iter(due)): loose[0]} if loose and len(due) == 1 else {}
        found += split_by(alike, partial(_time, joined)).values()
    return found


def _time(joined: Mapping[Period | None, Period | None], target: Target) -> Period | None:
    return joined.get(target.period, target.period) if _is_due(target) else target.period


def at_one_time(ours: Sequence[Target], theirs: Sequence[Target]) -> bool:
    """Whether targets of two families have a role and a time in common."""
    times = defaultdict(set)
    for target in ours:
        times[target.constraint.role].add(target.period)
    if any(target.period in times[target.constraint.role] for target in theirs):
        return True
    dues = [all(map(_is_due, family)) for family in (ours, theirs)]
    loose = [any(_is_loose(target.period) for target in family) for family in (ours, theirs)]
    return (dues[0] and loose[1]) or (dues[1] and loose[0])


def _is_due(target: Target) -> bool:
    """Whether only the deadline of its row gives a target its year."""
    ground = target.constraint.period_ground
    return ground is not None and ground.source is Source.ROW


def _is_loose(period: Period | None) -> bool:
    """Whether no year is named (三年累计)."""
    return period is None or (period.first is None and period.stage is None)

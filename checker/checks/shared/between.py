"""Which two parts of a plan disagree: a body and its table, goals and tasks, the master plan and an annex."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from enum import StrEnum
from itertools import combinations_with_replacement

from checker.facts.printed import Target
from checker.plan.passages import MASTERLY, Passage, Zone


class Between(StrEnum):
    """Which two parts of a plan disagree, closest first."""

    BODY_TABLE = "body-table"
    GOALS_TASKS = "goals-tasks"
    WITHIN = "within"
    MASTER_ANNEX = "master-annex"
    ANNEX_ANNEX = "annex-annex"


_CLOSEST = tuple(Between)


def between(a: Target, b: Target) -> Between:
    """Which parts of the plan two targets stand in."""
    return between_passages(a.passage, b.passage)


def closest(groups: Sequence[Sequence[Target]]) -> Between:
    """The closest two places of different groups; two or more groups, of any number of targets.

    Places of one document are closer than those of two, so only the zones of each document are compared.
    """
    standing: dict[str, dict[Zone, tuple[Passage, set[int]]]] = defaultdict(dict)
    for at, group in enumerate(groups):
        for passage in (target.passage for target in group):
            standing[passage.document].setdefault(passage.zone, (passage, set()))[1].add(at)
    within = (
        between_passages(one, other)
        for zones in standing.values()
        for (one, ours), (other, theirs) in combinations_with_replacement(zones.values(), 2)
        if len(ours | theirs) > 1
    )
    apart = Between.MASTER_ANNEX if MASTERLY & standing.keys() else Between.ANNEX_ANNEX
    return min(within, key=_CLOSEST.index, default=apart)


def across(groups: Sequence[Sequence[Target]]) -> Between | None:
    """Which two documents different groups stand in, None where all stand in one: documents that repeat each other."""
    documents = [{target.passage.document for target in group} for group in groups]
    every = set().union(*documents)
    if len(every) < 2:
        return None
    return Between.MASTER_ANNEX if MASTERLY & every else Between.ANNEX_ANNEX


def between_passages(a: Passage, b: Passage) -> Between:
    """Which parts of the plan two texts stand in."""
    if a.document != b.document:
        return Between.MASTER_ANNEX if {a.document, b.document} & MASTERLY else Between.ANNEX_ANNEX
    zones = {a.zone, b.zone}
    if Zone.TABLE in zones and len(zones) == 2:
        return Between.BODY_TABLE
    return Between.GOALS_TASKS if zones == {Zone.GOALS, Zone.TASKS} else Between.WITHIN

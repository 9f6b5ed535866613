"""Which two parts of a plan disagree: a body and its table, goals and tasks, the master plan and an annex."""

from __future__ import annotations

from enum import StrEnum

from checker.plan.passages import Passage, Zone
from checker.printed import Target


class Between(StrEnum):
    """Which two parts of a plan disagree, closest first."""

    BODY_TABLE = "body-table"
    GOALS_TASKS = "goals-tasks"
    WITHIN = "within"
    MASTER_ANNEX = "master-annex"
    ANNEX_ANNEX = "annex-annex"


def between(a: Target, b: Target) -> Between:
    """Which parts of the plan two targets stand in."""
    return between_passages(a.passage, b.passage)


def between_passages(a: Passage, b: Passage) -> Between:
    """Which parts of the plan two texts stand in."""
    if a.document != b.document:
        return Between.MASTER_ANNEX if {a.document, b.document} & {"master", "notice"} else Between.ANNEX_ANNEX
    zones = {a.zone, b.zone}
    if Zone.TABLE in zones and len(zones) == 2:
        return Between.BODY_TABLE
    return Between.GOALS_TASKS if zones == {Zone.GOALS, Zone.TASKS} else Between.WITHIN

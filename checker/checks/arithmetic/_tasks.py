"""The tasks of a plan as a tree."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from checker.checks.shared.families import split_by
from checker.facts import Facts
from checker.plan.passages import Block
from checker.source import Route


def tasks_below(facts: Facts) -> Mapping[Route, Sequence[Block]]:
    """The tasks one step below each heading, by the route of what it heads."""
    return split_by(facts.outline.tasks, lambda task: task.route[:-2])

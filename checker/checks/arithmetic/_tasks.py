"""The tasks of a plan as a tree."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from checker.facts import Facts
from checker.plan.passages import Block
from checker.source import Route


def tasks_below(facts: Facts) -> Mapping[Route, Sequence[Block]]:
    """The tasks one step below each heading, by the route of what it heads."""
    below: dict[Route, list[Block]] = defaultdict(list)
    for task in facts.outline.tasks:
        below[task.route[:-2]].append(task)
    return below

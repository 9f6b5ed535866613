"""Tasks of the body that no row of the responsibility tables carries out (checks/shared/uncarried.py)."""

from __future__ import annotations

from collections.abc import Iterator

from checker.checks.check import NotApplicable, Outcome
from checker.checks.shared.places import block_place, block_title
from checker.checks.shared.uncarried import uncarried_tasks
from checker.checks.shared.wording import listed
from checker.facts import Facts

_SHOWN = 6
_LONGEST = 20
"""Characters of a task's title that a message tells."""


class Uncarried(Outcome):
    """The tasks of a document that no row carries out."""

    document: str
    count: int
    names: str


OUTCOMES = (Uncarried,)


def find(facts: Facts) -> Iterator[Outcome]:
    """One for each document."""
    asked = facts.once(uncarried_tasks)
    if not asked:
        raise NotApplicable("没有可与正文任务对照的责任分解表", "no responsibility table to hold the tasks against")
    for key, missing in asked.items():
        if missing:
            names = [block_title(facts, task)[:_LONGEST] for task in missing]
            yield Uncarried(
                places=tuple(block_place(facts, task) for task in missing),
                fact=(key, *names),
                document=facts.parts[key].name,
                count=len(names),
                names=listed(names, _SHOWN, "项"),
            )

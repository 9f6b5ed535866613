"""An annex without a table where the others have one, and tables that carry no task of their annex."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from checker.checks.check import NotApplicable, Outcome
from checker.checks.shared.places import place_at
from checker.checks.structure._siblings import MAJORITY, MANY_TASKS, find_siblings
from checker.facts import Facts
from checker.plan.passages import Zone

QUOTES_DIFFER = False


class _Uncovered(Outcome):
    document: str
    count: int


class Missing(_Uncovered):
    """An annex has no table; `count` others have one."""


class Uncarried(_Uncovered):
    """A table takes up none of the `count` tasks of its annex."""


OUTCOMES = (Missing, Uncarried)


def find(facts: Facts) -> Iterator[Outcome]:
    """The annexes without a table, then the tables without a task."""
    parts = find_siblings(facts)
    having = [part for part in parts if part.document.tables]
    if len(having) < MAJORITY * len(parts):
        raise NotApplicable("多数附件没有责任分解表", "most annexes have no responsibility table")
    for part in parts:
        if not part.document.tables:
            place = place_at(facts, part.route)
            yield Missing(places=(place,), fact=(part.key, "missing"), document=part.name, count=len(having))
    carried = _carried(facts)
    for part in having:
        tasks = [task for task in facts.tasks_in[part.key] if task.zone is Zone.TASKS and task.leaf]
        if len(tasks) >= MANY_TASKS and not carried[part.key]:
            places = (place_at(facts, (*part.route, "tables", 0)), place_at(facts, tasks[0].route))
            yield Uncarried(places=places, fact=(part.key, "uncarried"), document=part.name, count=len(tasks))


def _carried(facts: Facts) -> Counter[str]:
    """The rows of each document that carry out one of its tasks."""
    matched = ((row.document, facts.matches.get(row.route)) for row in facts.outline.rows)
    return Counter(document for document, task in matched if task is not None and task.zone is Zone.TASKS)

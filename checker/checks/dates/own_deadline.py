"""A row whose target names another day than its column of deadlines, a task that names a later one than its bracket.

A target after the deadline cannot hold; one before it may be a step on the way, so only a target of one clause is
asked, and none that only begins something.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from checker.checks.check import NothingToCompare, Outcome
from checker.checks.shared.deadlines import Deadline, deadlines_in
from checker.checks.shared.part_deadlines import stated_deadlines
from checker.facts import Facts
from checker.plan.passages import Block, Passage, PlanField
from checker.words.dates import load_dates
from checker.words.terms import load_terms

QUOTES_DIFFER = False
_TELLING = (PlanField.ITEM, PlanField.CONTENT, PlanField.TARGET)
"""The cells that may name a day by which the row is done."""
_BEFORE = 4
"""Characters before a day that may say that it comes again (每月5日前)."""


class _Differs(Outcome):
    row: str
    target: str
    deadline: str


class Later(_Differs):
    """The target is due after the deadline."""


class Earlier(_Differs):
    """The whole target is due before the deadline."""


OUTCOMES = (Later, Earlier)


def find(facts: Facts) -> Iterator[Outcome]:
    """One for each row."""
    rows = [(row, *theirs) for row in facts.outline.rows if (theirs := _of_row(facts, row))]
    tasks = [(task, *theirs) for task in facts.outline.tasks if (theirs := _of_task(facts, task))]
    if not rows and not tasks:
        raise NothingToCompare
    judged = [(row, target, deadline, _compare(target, deadline)) for row, target, deadline in rows]
    judged += [(task, target, deadline, Later) for task, target, deadline in tasks if target.last > deadline.last]
    for block, target, deadline, outcome in judged:
        if outcome:
            name = block.heading.title or facts.rows.name_of(block)
            yield outcome(
                places=(target.place, deadline.place),
                fact=("own", name, target.text, deadline.text),
                row=block.label,
                target=target.text,
                deadline=deadline.text,
            )


def _of_row(facts: Facts, row: Block) -> tuple[Deadline, Deadline] | None:
    """The last day that the target names, and the one day of the column of deadlines, whose year both share."""
    cells = [facts.passages[index] for index in row.texts]
    columns = [each for cell in cells if cell.field is PlanField.DEADLINE for each in deadlines_in(cell, None)]
    return _with_last(facts, [cell for cell in cells if cell.field in _TELLING], columns)


def _of_task(facts: Facts, task: Block) -> tuple[Deadline, Deadline] | None:
    """The last day that a task names, and the one day of its bracket (完成时限：2030年8月底)."""
    stated = [each for index in task.units for each in stated_deadlines(facts.passages[index], facts.plan.year)]
    return _with_last(facts, [facts.passages[index] for index in task.texts], stated)


def _with_last(
    facts: Facts, telling: Sequence[Passage], stated: Sequence[Deadline]
) -> tuple[Deadline, Deadline] | None:
    if len(stated) != 1 or stated[0].bare:
        return None
    year = facts.plan.year or stated[0].last.year
    named = [each for text in telling for each in deadlines_in(text, year) if not _recurs(each) and not each.bare]
    return (max(named, key=lambda deadline: deadline.last), stated[0]) if named else None


def _recurs(deadline: Deadline) -> bool:
    before = deadline.passage.plain[max(0, deadline.span.start - _BEFORE) : deadline.span.start]
    return any(word in before for word in load_dates().recurring)


def _compare(target: Deadline, deadline: Deadline) -> type[_Differs] | None:
    if target.last == deadline.last:
        return None
    if target.last > deadline.last:
        return Later
    text = target.passage.plain
    begins = any(word in text for word in (*load_dates().begun, *load_terms().stages.begun))
    whole = not re.search("[,;。].", text) and not begins
    return Earlier if whole and target.exact else None

"""A row whose target names another day than its column of deadlines.

A target after the deadline cannot hold; one before it may be a step on the way, so only a target of one clause is
asked, and none that only begins something.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.checks.check import NothingToCompare, Outcome
from checker.checks.shared.deadlines import Deadline, deadlines_in
from checker.facts import Facts
from checker.plan.passages import Block, PlanField
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
    if not rows:
        raise NothingToCompare
    for row, target, deadline in rows:
        if outcome := _compare(target, deadline):
            yield outcome(
                places=(target.place, deadline.place),
                fact=("own", facts.rows.name_of(row), target.text, deadline.text),
                row=row.label,
                target=target.text,
                deadline=deadline.text,
            )


def _of_row(facts: Facts, row: Block) -> tuple[Deadline, Deadline] | None:
    """The last day that the target names, and the one day of the column of deadlines, whose year both share."""
    cells = [facts.passages[index] for index in row.texts]
    columns = [each for cell in cells if cell.field is PlanField.DEADLINE for each in deadlines_in(cell, None)]
    if len(columns) != 1 or columns[0].bare:
        return None
    year = facts.plan.year or columns[0].last.year
    named = [each for cell in cells if cell.field in _TELLING for each in deadlines_in(cell, year) if not _recurs(each)]
    return (max(named, key=lambda deadline: deadline.last), columns[0]) if named else None


def _recurs(deadline: Deadline) -> bool:
    before = deadline.passage.plain[max(0, deadline.span.start - _BEFORE) : deadline.span.start]
    return any(word in before for word in load_dates().recurring)


def _compare(target: Deadline, deadline: Deadline) -> type[_Differs] | None:
    if target.bare or target.last == deadline.last:
        return None
    if target.last > deadline.last:
        return Later
    text = target.passage.plain
    begins = any(word in text for word in (*load_dates().begun, *load_terms().stages.begun))
    whole = not re.search("[,;。].", text) and not begins
    return Earlier if whole and target.exact else None

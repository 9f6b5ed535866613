"""The lead of a task in the body is not that of its table row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.checks.check import Outcome
from checker.checks.shared.charges import Charge, explain_lead, led_by_order
from checker.checks.shared.places import block_title, first_words
from checker.checks.shared.task_rows import labelled_row, tasks_with_rows
from checker.checks.shared.wording import listed, quoted
from checker.facts import Facts
from checker.finding import Place
from checker.language.units.responsibility import LeadKind

_SHOWN = 12
"""Units named in a message."""


class _OtherLead(Outcome):
    """The lead of a task, and the units of its row that stand against it."""

    thing: str
    place_a: str
    value_a: str
    place_b: str
    value_b: str


class Differs(_OtherLead):
    """The row names another lead."""


class Absent(_OtherLead):
    """The row does not name the lead at all."""


class Vague(_OtherLead):
    """As `Absent`, and the task names some of its units by a collective name only."""


class First(_OtherLead):
    """The row prints another unit first."""


OUTCOMES = (Differs, Absent, Vague, First)


def find(facts: Facts) -> Iterator[Outcome]:
    """One for each row that is led by none of the units that lead its task."""
    for task, rows in facts.once(tasks_with_rows):
        for row in rows:
            if _is_led_otherwise(task, row) and not _is_portion(task, row, rows):
                yield _outcome(facts, task, row)


def _is_led_otherwise(task: Charge, row: Charge) -> bool:
    return LeadKind.NONE not in (task.kind, row.kind) and not set(task.leads) & set(row.leads)


def _is_portion(task: Charge, row: Charge, rows: Sequence[Charge]) -> bool:
    """Whether a row takes a share of a task that several rows share out: each has a lead of its own."""
    return len(rows) > 1 and task.first not in row.units


def _outcome(facts: Facts, task: Charge, row: Charge) -> Outcome:
    outcome = _sort(facts, task, row)
    return outcome(
        places=tuple(dict.fromkeys((*task.places, *_row_places(facts, row)))),
        fact=("row_lead", task.block.heading.title, *task.leads, *row.leads),
        explanation=(explain_lead(task), explain_lead(row)),
        thing=quoted(block_title(facts, task.block)),
        place_a=task.block.label,
        value_a=listed(task.leads),
        place_b=labelled_row(facts, row.block, task.block),
        value_b=listed(row.units if outcome in (Absent, Vague) else row.leads, _SHOWN),
    )


def _sort(facts: Facts, task: Charge, row: Charge) -> type[_OtherLead]:
    if row.kind is not LeadKind.FIRST or row.block.document in facts.once(led_by_order):
        return Differs
    if set(task.leads) & row.units.keys():
        return First
    return Vague if task.vague else Absent


def _row_places(facts: Facts, row: Charge) -> tuple[Place, ...]:
    """The cells that name the units of a row, after the one that says what they are for."""
    texts = [facts.passages[index] for index in row.block.texts if facts.passages[index].text]
    return (*map(first_words, texts[:1]), *row.places)

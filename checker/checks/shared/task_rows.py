"""Tasks that name units, each with the rows of one table that carry it out.

Enters: charges and matched rows.  Leaves: pairs of a task's charge and those of its rows.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from checker.checks.check import NothingToCompare
from checker.checks.shared.charges import Charge, charges_by_route
from checker.checks.shared.wording import quoted
from checker.facts import Facts
from checker.plan.passages import Block, PlanField
from checker.source import Route, fold
from checker.words.chain import load_chain

_ABOUT = (PlanField.TARGET, PlanField.CONTENT)
"""The cells that may name what a row is about."""
_LONGEST = 30
"""Characters of a cell that names what a row is about."""


def tasks_with_rows(facts: Facts) -> Sequence[tuple[Charge, Sequence[Charge]]]:
    """The pairs, in the order of the rows; raises `NotApplicable` where there are none."""
    charges = facts.once(charges_by_route)
    rows: dict[tuple[Route, Route], list[Charge]] = defaultdict(list)
    for row in facts.outline.rows:
        task = facts.matches.get(row.route)
        charged = task and task.route in charges and row.route in charges and PlanField.UNITS not in row.merged
        leads = "lead" in facts.rows.table_of(row).columns or not names_builders(facts, row)
        if task and charged and leads:
            rows[task.route, row.route[:-1]].append(charges[row.route])
    if not rows:
        raise NothingToCompare
    return [(charges[task], theirs) for (task, _), theirs in rows.items()]


def names_builders(facts: Facts, row: Block) -> bool:
    """Whether the column of a row's units names who builds a project, and not who answers for a task."""
    header = facts.rows.table_of(row).columns.get("units", "")
    return "".join(fold(header).split()) in load_chain().builders


def labelled_row(facts: Facts, row: Block, task: Block) -> str:
    """A row by its label, and by what it is about where that is not the task's own title."""
    cells = [facts.passages[index] for index in row.texts]
    about = (cell.text for cell in cells if cell.field in _ABOUT and cell.at is None and len(cell.text) <= _LONGEST)
    own = row.heading.title or next(about, "")
    return f"{row.label}{quoted(own)}" if own not in ("", task.heading.title) else row.label

"""Who answers for each task and table row, cells that go on from the row above filled in.

Enters: facts.  Leaves: an `Answer` for each task and row by its route, with canonical units and the
names of leaders; the matrices count them, and the report files findings under them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from checker.checks.shared.charges import Charge, charges_by_route
from checker.checks.shared.people import row_leaders
from checker.facts import Facts
from checker.language.units.people import Leader, LeaderState
from checker.plan.passages import Block, PlanField
from checker.source import Route


@dataclass(frozen=True, slots=True)
class Answer:
    """The units and leaders of one task or row.

    `others` are the units that do not lead; a task of one unit is led by it.  `leaders` is None where
    no leader can be printed, as in the body or a table without such a column.
    """

    block: Block
    leads: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    collective: bool = False
    leaders: tuple[Leader, ...] | None = None

    @property
    def units(self) -> tuple[str, ...]:
        """All units, leads first."""
        return (*self.leads, *self.others)

    @property
    def names(self) -> tuple[str, ...]:
        """The leaders that are told, by name or by post."""
        told = (LeaderState.NAMED, LeaderState.POST)
        return tuple(dict.fromkeys(each.name for each in self.leaders or () if each.state in told))


def answers(facts: Facts) -> Mapping[Route, Answer]:
    """The answer for each task and row, in printed order; a task of the body has the leaders of its rows."""
    charges = facts.once(charges_by_route)
    rows = {answer.block.route: answer for answer in _of_rows(facts, charges)}
    leaders: dict[Route, tuple[Leader, ...]] = {}
    for answer in rows.values():
        task = facts.matches.get(answer.block.route)
        if task and answer.leaders:
            leaders[task.route] = (*leaders.get(task.route, ()), *answer.leaders)
    tasks = {
        task.route: replace(_answer(task, charges.get(task.route)), leaders=leaders.get(task.route))
        for task in facts.outline.tasks
    }
    return {**tasks, **rows}


def _of_rows(facts: Facts, charges: Mapping[Route, Charge]) -> Iterator[Answer]:
    own = row_leaders(facts)
    above: Answer | None = None
    for row in facts.outline.rows:
        if above and above.block.route[:-1] != row.route[:-1]:
            above = None
        if row.adds_up:
            continue
        answer = replace(_answer(row, charges.get(row.route)), leaders=own.get(row.route))
        if above and PlanField.UNITS in row.merged and not row.units:
            answer = replace(answer, leads=above.leads, others=above.others, collective=above.collective)
        if above and PlanField.LEADER in row.merged:
            answer = replace(answer, leaders=above.leaders)
        above = answer
        yield answer


def _answer(block: Block, charge: Charge | None) -> Answer:
    if charge is None:
        return Answer(block)
    leads = charge.leads or (tuple(charge.units) if len(charge.units) == 1 and not charge.vague else ())
    others = tuple(unit for unit in charge.units if unit not in leads)
    return Answer(block, leads, others, bool(charge.vague))

"""What must be said of responsibility is not: a unit, a lead, a leader, a name, a part of a task force.

Absences of one sort in one document or table are one outcome with all their places: an annex where no task
names a lead has one mistake, not eighteen.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

from pydantic import Field as Described

from checker.checks.check import CheckOptions, NotApplicable, Outcome
from checker.checks.responsibility import _stated_cells as cells
from checker.checks.responsibility import _stated_people as people
from checker.checks.responsibility import _stated_units as units
from checker.checks.responsibility._unstated import (
    AlsoUnnamed,
    Cell,
    Column,
    Convener,
    Damaged,
    Elsewhere,
    Label,
    Look,
    Lost,
    Members,
    Missing,
    Mixed,
    Never,
    Office,
    Trailing,
    Unnamed,
    Unstated,
)
from checker.checks.shared.wording import listed, quotations
from checker.facts import Facts
from checker.finding import Place

_SHOWN = 6
"""Places and quotations named in a message; the finding holds them all."""
_LEADER = "分管领导"
_FEW = 3
"""So many are told with their titles."""


class Field(StrEnum):
    """What must be stated."""

    UNITS = "units"
    LEAD = "lead"
    UNIT_BLANKS = "unit_blanks"
    LEADER = "leader"
    LEADER_NAMES = "leader_names"
    TASK_FORCE = "task_force"
    ROSTER_NAMES = "roster_names"
    DEADLINE = "deadline"
    TARGET = "target"


class Options(CheckOptions):
    """What a rule demands."""

    field: Field = Described(
        description="units 责任单位 | lead 牵头单位 | unit_blanks 单位一格有没有填 | leader 分管领导 | "
        "leader_names 分管领导姓名完整 | "
        "task_force 专班的召集人、办公室、成员 | roster_names 名单中的姓名 | deadline 完成时限 | target 目标"
    )


OUTCOMES = (
    Missing, Never, Elsewhere, Mixed, Cell, Column, Label,
    Unnamed, AlsoUnnamed, Damaged, Lost, Trailing, Convener, Office, Members,
)  # fmt: skip
QUOTES_DIFFER = False


class Demand(NamedTuple):
    """How a field is looked for, in which ways it may be missing, and how its quotations are counted."""

    look: Callable[[Facts], Iterator[Look]]
    outcomes: tuple[type[Unstated], ...]
    counted: str = "处"


_DEMANDS: Mapping[Field, Demand] = {
    Field.UNITS: Demand(units.look_for_units, (Missing, Elsewhere)),
    Field.LEAD: Demand(units.look_for_leads, (Missing, Never, Mixed)),
    Field.UNIT_BLANKS: Demand(units.look_for_blanks, (Cell, Column, Label)),
    Field.LEADER: Demand(people.look_for_leaders, (Missing, Unnamed, AlsoUnnamed)),
    Field.LEADER_NAMES: Demand(people.look_for_leader_names, (Damaged, Lost, Trailing)),
    Field.TASK_FORCE: Demand(people.look_for_task_force, (Convener, Office, Members)),
    Field.ROSTER_NAMES: Demand(people.look_for_roster_names, (Missing,), counted="行"),
    Field.DEADLINE: Demand(cells.look_for_deadlines, (Cell, Column, Missing)),
    Field.TARGET: Demand(cells.look_for_targets, (Cell, Column)),
}


def outcomes_under(options: Options) -> tuple[type[Unstated], ...]:
    """The ways in which the field may be missing."""
    return _DEMANDS[options.field].outcomes


def find(facts: Facts, options: Options) -> Iterator[Outcome]:
    """One for each document or table and way of missing."""
    looks = list(_DEMANDS[options.field].look(facts))
    if not looks:
        raise NotApplicable("本方案没有可检查的内容", "the plan has nothing of this sort to check")
    grouped: dict[tuple[str, type[Unstated]], list[Look]] = defaultdict(list)
    for look in looks:
        if look.outcome:
            grouped[look.scope, look.outcome].append(look)
    for (scope, outcome), group in grouped.items():
        yield _outcome(facts, options.field, scope, outcome, group)


def _outcome(facts: Facts, field: Field, scope: str, outcome: type[Unstated], group: Sequence[Look]) -> Outcome:
    places = [look.place for look in group if look.place]
    labels = [f"{_label(look.place, scope)}{look.detail or _title(look, group)}" for look in group if look.place]
    quotes = [place.quote for place in places]
    return outcome(
        places=tuple(places),
        fact=(field, scope, *sorted(quotes)),
        habit=(scope,) if outcome in (Damaged, Lost) else (),
        explanation=tuple(look.note for look in group if look.note),
        document=scope,
        header=_header(facts, places),
        count=len(places),
        where=listed(dict.fromkeys(labels), _SHOWN),
        quotes=quotations(quotes, _SHOWN, _DEMANDS[field].counted),
    )


def _header(facts: Facts, places: Sequence[Place]) -> str:
    """What the table calls its column of leaders, as printed (召集人); the usual word where it has no header."""
    rows = (facts.row_of.get(facts.position(place.route)) for place in places)
    headers = ("".join(facts.rows.table_of(row).columns.get("leader", "").split()) for row in rows if row)
    return next(filter(None, headers), _LEADER)


def _title(look: Look, group: Sequence[Look]) -> str:
    return look.title if len(group) <= _FEW else ""


def _label(place: Place, scope: str) -> str:
    """Where a place is, without the document that the message names anyway."""
    return place.label.removeprefix(scope).removeprefix(scope.split()[0] if scope else "").strip() or scope

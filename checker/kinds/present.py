"""Kind `present`: what must be said is said — a responsible unit, a lead, a leader, a convener.

Absences of one sort in one document or table are one finding with all their places: an annex where no
task names a lead has one mistake, not eighteen.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from typing import ClassVar, Literal

from pydantic import Field

from checker.checks.check import CheckOptions, Hit, NotApplicable
from checker.checks.expressions import Pattern
from checker.checks.shared.absences import (
    Look,
    look_for_force_parts,
    look_for_leaders,
    look_for_leads,
    look_for_lost_names,
    look_for_names_of_units,
    look_for_roster_names,
    look_for_single_lead,
    look_for_units,
)
from checker.checks.shared.wording import listed, quotations
from checker.facts import Facts
from checker.finding import Place
from checker.rules.rule import KindRule

_VARIABLES = frozenset({"document", "count", "total", "places", "quotes"})
_SHOWN = 6
"""Places and quotations named in a message; the finding holds them all."""


class What(StrEnum):
    """What is looked for."""

    UNITS = "units"
    LEAD = "lead"
    SINGLE_LEAD = "single_lead"
    UNIT_NAMES = "unit_names"
    LEADER = "leader"
    LEADER_NAMES = "leader_names"
    TASK_FORCE = "task_force"
    ROSTER_NAMES = "roster_names"


class Options(CheckOptions):
    """What must be present."""

    what: What = Field(description="检查什么")
    words: tuple[Pattern, ...] = Field((), description="unit_names: 算作泛称的词(正则表达式)")


class Present(KindRule):
    """Things that are not there, and how they are missing."""

    outcomes: ClassVar = dict.fromkeys(
        (
            "missing", "elsewhere", "mixed", "joint", "demanded", "vague", "unnamed", "also-unnamed", "damaged", "lost",
            "trailing", "convener", "office", "members",
        ),
        _VARIABLES,
    )  # fmt: skip
    kind: Literal["present"]
    options: Options

    def hits(self, facts: Facts) -> Iterator[Hit]:
        """One hit per document or table and way of missing; a habit of the plan is one finding."""
        looks = list(_LOOKERS[self.options.what](facts, self.options))
        if not looks:
            raise NotApplicable("本方案没有可检查的内容", "the plan has nothing of this sort to check")
        once = self.options.what in _HABITS
        totals = Counter("" if once else look.scope for look in looks)
        grouped: dict[tuple[str, str], list[Look]] = defaultdict(list)
        for look in looks:
            if look.outcome:
                grouped["" if once else look.scope, look.outcome].append(look)
        for (scope, outcome), group in grouped.items():
            yield _hit(self.options.what, scope, outcome, group, totals[scope])


def _hit(what: What, scope: str, outcome: str, group: list[Look], total: int) -> Hit:
    shown = [(look, look.place) for look in group if look.place]
    labels = [_label(place, scope) + look.of for look, place in shown]
    values = {
        "document": scope,
        "count": str(len(shown)),
        "total": str(total),
        "places": listed(dict.fromkeys(labels), _SHOWN),
        "quotes": quotations([look.said or place.quote for look, place in shown], _SHOWN, _COUNTED.get(what, "处")),
    }
    fact = (what, scope, *sorted(place.quote for _, place in shown))
    notes = tuple(look.note for look in group if look.note)
    return Hit(outcome, tuple(place for _, place in shown), values, fact, notes)


def _label(place: Place, scope: str) -> str:
    """Where a place is, without the document that the message names anyway."""
    return place.label.removeprefix(scope).removeprefix(scope.split()[0] if scope else "").strip() or scope


_HABITS = (What.SINGLE_LEAD, What.UNIT_NAMES)
"""What is a habit of the whole plan, and one finding for it."""
_COUNTED = {What.ROSTER_NAMES: "行"}
_LOOKERS: Mapping[What, Callable[[Facts, Options], Iterator[Look]]] = {
    What.UNITS: lambda facts, _: look_for_units(facts),
    What.LEAD: lambda facts, _: look_for_leads(facts),
    What.SINGLE_LEAD: lambda facts, _: look_for_single_lead(facts),
    What.UNIT_NAMES: lambda facts, options: look_for_names_of_units(facts, options.words),
    What.LEADER: lambda facts, _: look_for_leaders(facts),
    What.LEADER_NAMES: lambda facts, _: look_for_lost_names(facts),
    What.TASK_FORCE: lambda facts, _: look_for_force_parts(facts),
    What.ROSTER_NAMES: lambda facts, _: look_for_roster_names(facts),
}

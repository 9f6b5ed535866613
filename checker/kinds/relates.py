"""Kind `relates`: two things said of one matter stand in the relation they must.

Leads and units of a task and its row, the lead of one target in two annexes, what the master plan demands
of task forces and what annexes set up, one figure that follows from another.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import ClassVar, Literal

from pydantic import Field

from checker.checks.check import CheckOptions, Hit, NotApplicable
from checker.checks.shared.implied import find_implied_figures, find_relations
from checker.checks.shared.mismatch import Finder, Mismatch
from checker.checks.shared.portions import find_portions
from checker.checks.shared.wording import quoted
from checker.checks.shared.years import find_yearly_targets
from checker.facts import Facts
from checker.rules.rule import KindRule

_VARIABLES = frozenset({"thing", "place_a", "value_a", "place_b", "value_b", "values", "values_en", "arithmetic"})


class Matter(StrEnum):
    """What is compared."""

    INDICATORS = "indicators"
    FIGURES = "figures"
    YEARS = "years"
    PORTIONS = "portions"


class Options(CheckOptions):
    """Which matter a `relates` rule looks at."""

    matter: Matter = Field(description="比较什么")


class Relates(KindRule):
    """Things that do not fit together."""

    outcomes: ClassVar = dict.fromkeys(
        ("differs", "absent", "first", "undecided", "unsaid", "alike", "within", "across", "added", "vague"), _VARIABLES
    )
    kind: Literal["relates"]
    options: Options

    def hits(self, facts: Facts) -> Iterator[Hit]:
        """One hit per matter on which two places disagree."""
        found = _FINDERS[self.options.matter](facts)
        if found is None:
            raise NotApplicable("本方案没有可对照的内容", "the plan has nothing of this sort to compare")
        for mismatch in found:
            yield _hit(self.options.matter, mismatch)


def _hit(matter: Matter, mismatch: Mismatch) -> Hit:
    values = {
        "thing": quoted(mismatch.thing),
        "place_a": mismatch.place_a,
        "value_a": mismatch.value_a,
        "place_b": mismatch.place_b,
        "value_b": mismatch.value_b,
        "values": mismatch.values,
        "values_en": mismatch.values_en or mismatch.values,
        "arithmetic": mismatch.notes[0].zh if mismatch.notes else "",
    }
    places = tuple(dict.fromkeys(mismatch.places))
    return Hit(mismatch.outcome, places, values, (matter, *mismatch.fact), mismatch.notes)


_FINDERS: Mapping[Matter, Finder] = {
    Matter.INDICATORS: find_relations,
    Matter.FIGURES: find_implied_figures,
    Matter.YEARS: find_yearly_targets,
    Matter.PORTIONS: find_portions,
}

"""One fact printed in several ways: the value that comparing targets leaves.

Enters: nothing; values only.  Leaves: `Clash` and `Differ`, which the finders of clashes and the kind `agrees` share.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from checker.checks.shared.between import Between
from checker.checks.shared.families import in_order
from checker.facts.printed import Target
from checker.finding import Words


class Differ(StrEnum):
    """In what two targets differ that speak of the same thing."""

    VALUE = "value"
    COMPATIBLE = "compatible"
    BOUND = "bound"
    MEASURE = "measure"
    STOCK = "stock"
    COMMITMENT = "commitment"
    QUALIFIER = "qualifier"
    MEASURE_WORD = "measure_word"
    STAGE = "stage"
    NAME = "name"
    TOTAL = "total"
    BASE = "base"
    FREQUENCY = "frequency"


@dataclass(frozen=True, slots=True)
class Clash:
    """One fact printed in several ways: `groups` are the targets that agree among themselves."""

    differ: Differ
    between: Between
    certain: bool
    groups: tuple[tuple[Target, ...], ...]
    reasons: tuple[Words, ...]
    named: bool = False
    """Whether all figures are of one object of a proper name (青云大桥改建工程), which has one length and one cost."""
    part: Target | None = None
    """What two differing figures differ by, where the plan prints that too: one may be a total, the other a part."""

    @property
    def targets(self) -> tuple[Target, ...]:
        """All targets, in printed order."""
        return tuple(sorted((t for group in self.groups for t in group), key=in_order))

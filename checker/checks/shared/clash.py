"""One fact printed in several ways: the value that comparing targets leaves.

Enters: nothing; values only.  Leaves: `Clash` and `Differ`, which the finders of clashes and the kind `agrees` share.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
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

    def is_within(self, other: Clash) -> bool:
        """Whether another clash that is as certain tells all of this one and more."""
        fewer = len(self.targets) < len(other.targets) and self.certain <= other.certain
        return fewer and self.differ is other.differ and set(self.targets) < set(other.targets)


def not_within_others(clashes: Iterable[Clash]) -> Iterator[Clash]:
    """The clashes of which no other tells all and more."""
    every = tuple(clashes)
    beside: dict[Target, list[Clash]] = defaultdict(list)
    for clash in every:
        for target in clash.targets:
            beside[target].append(clash)
    for clash in every:
        if not any(map(clash.is_within, beside[clash.targets[0]])):
            yield clash

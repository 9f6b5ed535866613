"""The decompositions that the plan file declares, wherever their figures stand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from checker.checks.arithmetic._sum import Closure, Sum, addable
from checker.facts import Facts
from checker.facts.printed import Target
from checker.language.constraint import Measure
from checker.plan.model import Decomposition


def find_declared_sums(facts: Facts) -> tuple[Sum, ...]:
    """One for each decomposition whose figures are all found."""
    figures: dict[str, list[Target]] = defaultdict(list)
    for target in facts.targets:
        if addable(target.constraint.measure) is Measure.LEVEL:
            figures[target.indicator.key].append(target)
    sums = (_declared(facts, each, figures) for each in facts.plan.decompositions)
    return tuple(each for each in sums if each)


def _declared(facts: Facts, declared: Decomposition, figures: Mapping[str, Sequence[Target]]) -> Sum | None:
    """The first figures of whole and parts in one measure word; None while any of them is not found."""
    wholes, *each_part = (figures.get(facts.identity.parse(name).key, ()) for name in (declared.whole, *declared.parts))
    for whole in wholes:
        unit = whole.constraint.quantity.unit
        fitting = [[part for part in found if part.constraint.quantity.unit == unit] for found in each_part]
        if all(fitting):
            parts = tuple(found[0] for found in fitting)
            return Sum(whole, parts, Closure.CLOSED if declared.closed else Closure.OPEN)
    return None

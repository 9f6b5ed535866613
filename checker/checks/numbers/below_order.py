"""A target below the figure that a superior has ordered of the plan's area (市下达我县…20户, and the plan has 15)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from checker.checks.check import NothingToCompare, Outcome
from checker.checks.shared.wording import labels_of, quoted, value_of
from checker.facts import Facts
from checker.facts.printed import Target
from checker.language.constraint import Measure, Op
from checker.language.indicator.identity import Indicator
from checker.language.indicator.qualifiers import Verdict
from checker.plan.passages import PlanField
from checker.words.objects import load_objects

_SHOWN = 4
"""Places of the target that a finding holds."""
_FLOORS = (Op.EQ, Op.GE, Op.GT, Op.ABOUT)


class Below(Outcome):
    """What is ordered and what the plan has."""

    indicator: str
    ordered: str
    target: str
    target_places: str


OUTCOMES = (Below,)


def find(facts: Facts) -> Iterator[Outcome]:
    """One for each order that no target of the plan reaches."""
    orders = [(target, name) for target in facts.stated if (name := _ordered(facts, target))]
    if not orders:
        raise NothingToCompare
    ordering = {order.place for order, _ in orders}
    own = _by_key([each for each in facts.targets if each.place not in ordering and _is_own(each)])
    for order, name in orders:
        ours = [target for target in own.get(name.key, ()) if _is_same(facts, order, name, target)]
        most = max((_floor(target) for target in ours), default=_floor(order))
        if most < _floor(order):
            yield _outcome(order, [target for target in ours if _floor(target) == most])


def _ordered(facts: Facts, target: Target) -> Indicator | None:
    """The indicator of a figure that a superior orders, without the words of the order."""
    words, constraint = load_objects(), target.constraint
    order = words.ordered.search(target.passage.plain, constraint.clause.start, constraint.quantity.span.start)
    if not order or constraint.quantity.op not in _FLOORS or words.less_is_better.search(target.place.quote):
        return None
    if inside := words.ordered.search(constraint.indicator):
        surface = constraint.indicator[inside.end() :].removeprefix(constraint.action or "") or constraint.parent or ""
        return facts.identity.parse(surface, action=constraint.action or "")
    return target.indicator


def _is_own(target: Target) -> bool:
    """Whether a target may be that of the whole area: no part, no one's quota, no cell of a column of shares."""
    constraint = target.constraint
    alone = constraint.parent is None and constraint.holder is None and target.passage.field is not PlanField.VALUE
    return alone and constraint.measure is not Measure.RELATION and constraint.quantity.op in _FLOORS


def _by_key(targets: Sequence[Target]) -> Mapping[str, Sequence[Target]]:
    found: dict[str, list[Target]] = defaultdict(list)
    for target in targets:
        found[target.indicator.key].append(target)
    return found


def _is_same(facts: Facts, order: Target, name: Indicator, target: Target) -> bool:
    ours, theirs = order.constraint, target.constraint
    alike = ours.measure is theirs.measure and ours.quantity.unit == theirs.quantity.unit
    timed = not (order.period and target.period) or order.period == target.period
    return alike and timed and facts.identity.judge(name, target.indicator).verdict is not Verdict.DIFFERENT


def _floor(target: Target) -> Decimal:
    return target.constraint.quantity.low or Decimal(0)


def _outcome(order: Target, ours: Sequence[Target]) -> Outcome:
    ordered, target = (each.constraint.quantity.raw or value_of(each) for each in (order, ours[0]))
    return Below(
        places=(order.place, *(each.place for each in ours[:_SHOWN])),
        fact=("below", ours[0].indicator.key, ordered, target),
        indicator=quoted(ours[0].constraint.indicator),
        ordered=ordered,
        target=target,
        target_places=labels_of(ours[:_SHOWN]),
    )

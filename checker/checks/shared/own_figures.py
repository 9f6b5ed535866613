"""Figures that each item of a kind gives of itself: what the money of one matter is, and of the next, and the next.

Enters: facts.  Leaves: the places of such figures.  Where three items side by side (the cards of a list, the rows of a
table, the annexes of a plan) give one name and each its own figure, the name is that of a field, as in a form: 总投入
of the first matter is not 总投入 of the second, nor that of all.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from checker.checks.shared.families import size_of, sort_of
from checker.checks.shared.scopes import subject_of
from checker.facts import Facts
from checker.facts.printed import Target
from checker.finding import Place
from checker.plan.passages import PlanField

_FEWEST = 3
"""Items with three different figures show that each speaks of itself."""


def own_figures(facts: Facts) -> frozenset[Place]:
    """The places of all of them."""
    return frozenset(target.place for held in _fields(facts) for target in held)


def tells_own(facts: Facts, *sides: Sequence[Target]) -> bool:
    """Whether one of two clauses only gives what each item of its kind gives of itself."""
    own = facts.once(own_figures)
    return any(side and all(target.place in own for target in side) for side in sides)


def _fields(facts: Facts) -> Iterator[Sequence[Target]]:
    """The targets of each field that every item fills in for itself."""
    cards: dict[object, list[Target]] = defaultdict(list)
    annexes: dict[object, list[Target]] = defaultdict(list)
    for target in facts.targets:
        if target.passage.field is PlanField.VALUE or target.constraint.holder:
            continue
        indicator, passage = target.indicator, target.passage
        name = indicator.key, indicator.qualifiers, sort_of(target), size_of(target), target.period
        cards[name, passage.document, passage.table, passage.zone].append(target)
        if passage.document.startswith("annex"):
            annexes[name].append(target)
    yield from (held for held in cards.values() if _each_its_own(_of_items(held)))
    yield from (held for held in annexes.values() if _each_its_own((t.passage.document, t) for t in held))


def _of_items(held: Sequence[Target]) -> Iterator[tuple[str, Target]]:
    """What each figure is of: the subject that opens its line, which may be named twice, else its own block.

    What opens a line of every item (资金安排：) is no subject, but the label of a field.
    """
    blocks: dict[str, set[str]] = defaultdict(set)
    for target in held:
        blocks[subject_of(target)].add(target.passage.block)
    for target in held:
        subject = subject_of(target)
        yield (target.passage.block if len(blocks[subject]) >= _FEWEST else subject or target.passage.block), target


def _each_its_own(held: Iterable[tuple[str, Target]]) -> bool:
    """Whether there are several items, each with one figure, and two in three of these are different ones."""
    items: dict[str, set[object]] = defaultdict(set)
    for item, target in held:
        items[item].add(_figure(target))
    figures = [next(iter(each)) for each in items.values() if len(each) == 1]
    apart = len(set(figures))
    return len(figures) == len(items) and apart >= _FEWEST and apart * 3 >= len(figures) * 2


def _figure(target: Target) -> object:
    quantity = target.constraint.quantity
    return quantity.low, quantity.high, quantity.op

"""One number of one indicator by measure words of two sizes (容量8600人, 容量8600平方米), where that is no accident.

Enters: targets of one indicator.  Leaves: groups of them by measure word.  The number must be a telling one, or the
measure words be easily taken for one another (27微克, 27毫克).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

from checker.checks.shared.families import grouped, in_one_passage, size_of, split_by
from checker.facts.printed import Target
from checker.language.statement.quantities import RATES
from checker.words.measures import load_measures

_TELLING = 100
"""A number from here on, and not round, is hardly printed twice by accident."""
Groups = tuple[tuple[Target, ...], ...]


def other_sizes(family: Sequence[Target], sort: Callable[[Target], object]) -> Iterator[Groups]:
    """Each number that is printed with measure words of several sizes."""
    fitting = [target for target in family if figure_of(target) and target.constraint.quantity.unit not in _never()]
    for alike in split_by(fitting, lambda t: (sort(t), figure_of(t), t.constraint.indicator)).values():
        groups = grouped(alike, lambda target: target.constraint.quantity.unit)
        sizes = {size_of(group[0]) for group in groups}
        if len(sizes) > 1 and _is_no_accident(alike[0], groups) and not in_one_passage(groups):
            yield groups


def figure_of(target: Target) -> Decimal | None:
    """The figure of a target: the lower bound where there is one."""
    quantity = target.constraint.quantity
    return quantity.low if quantity.low is not None else quantity.high


def _never() -> tuple[str | None, ...]:
    return (*RATES, *load_measures().currencies)


def _is_no_accident(target: Target, groups: Groups) -> bool:
    units = {group[0].constraint.quantity.unit for group in groups}
    number = figure_of(target) or Decimal(0)
    telling = number >= _TELLING and len(f"{int(number)}".rstrip("0")) > 1
    return telling or any(units <= set(kind) for kind in load_measures().exchanged)

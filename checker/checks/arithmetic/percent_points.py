"""A share that rises by percent where the figures say percentage points: 由91.5%提高到96%，提高4.5%."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from checker.checks.arithmetic._changes import find_changes
from checker.checks.arithmetic._derived import Derived
from checker.checks.arithmetic._far_changes import find_far_changes
from checker.checks.arithmetic._figures import lines
from checker.checks.arithmetic._reckoning import amount
from checker.checks.check import NothingToCompare, Outcome
from checker.checks.shared.wording import quoted
from checker.facts import Facts
from checker.words.numerals import write_number


class Points(Outcome):
    """The change as printed, and the shares that it lies between."""

    place: str
    printed: str
    points: str
    base: str
    result: str


OUTCOMES = (Points,)
_SHARE = "%"


def find(facts: Facts) -> Iterator[Outcome]:
    """One for each change in percent that is just the difference of two shares."""
    found = list(chain(chain.from_iterable(map(find_changes, facts.once(lines))), find_far_changes(facts)))
    if not found:
        raise NothingToCompare
    yield from (_points(each) for each in found if _are_points(each))


def _are_points(each: Derived) -> bool:
    """Whether shares differ by exactly what is printed as a growth of the one to the other."""
    base, change, result = (target.constraint.quantity for target in (*each.sources[:2], each.printed))
    shares = {base.unit, change.unit, result.unit} == {_SHARE}
    difference = abs(amount(result) - amount(base))
    return shares and bool(difference) and difference == amount(change) and amount(base) != 100


def _points(each: Derived) -> Outcome:
    base, change = each.sources[:2]
    quantity = change.constraint.quantity
    return Points(
        places=tuple(dict.fromkeys((change.place, base.place, each.printed.place))),
        fact=("points", change.place.quote, each.printed.place.quote),
        place=change.passage.label,
        printed=quoted(quantity.raw or ""),
        points=f"{write_number(amount(quantity))}个百分点",
        base=f"{write_number(amount(base.constraint.quantity))}%",
        result=f"{write_number(amount(each.printed.constraint.quantity))}%",
    )

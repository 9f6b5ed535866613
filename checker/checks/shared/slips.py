"""Slips of the pen in a figure: one digit another, two in the other order, noughts too many or too few (万 for 亿).

Enters: a value.  Leaves: what it has in common with every value that is such a slip apart, for a hash join.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal


def slips(value: Decimal, fewest: int) -> Iterator[tuple[object, str]]:
    """Each digit left out, the digits without their order, and the digits without noughts.

    A figure of fewer digits, without the noughts at its end, has none: it is too easily found by chance.
    """
    digits = f"{value.normalize():f}"
    if len(digits.rstrip("0")) < fewest:
        return
    yield len(digits), "".join(sorted(digits))
    yield "noughts", digits.replace(".", "").strip("0")
    yield from ((len(digits), f"{digits[:at]}_{digits[at + 1 :]}") for at in range(len(digits)))


def are_slips(one: Decimal, other: Decimal, fewest: int) -> bool:
    """Whether two values are a slip apart."""
    return one != other and not set(slips(one, fewest)).isdisjoint(slips(other, fewest))

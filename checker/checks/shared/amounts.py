"""Printed figures as numbers to reckon with, and such numbers as people write them."""

from __future__ import annotations

from decimal import Decimal

from checker.checks.shared.wording import number
from checker.facts.printed import Target
from checker.language.constraint import Op

_SCALES = ((Decimal(100_000_000), "亿"), (Decimal(10_000), "万"))


def amount_of(target: Target) -> Decimal | None:
    """The number that a target prints, whatever its bound; None for a range or none at all."""
    quantity = target.constraint.quantity
    if quantity.op is Op.RANGE:
        return None
    return quantity.low if quantity.low is not None else quantity.high


def write_amount(amount: Decimal) -> str:
    """A number as people write it: 25000000000 is 250亿."""
    for scale, word in _SCALES:
        hundredths = amount / scale * 100
        if abs(amount) >= scale and hundredths == hundredths.to_integral_value():
            return number(amount / scale) + word
    return number(amount)

"""Printed figures as numbers to reckon with, and such numbers as people write them."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from checker.checks.shared.wording import number
from checker.language.constraint import Op
from checker.printed import Target

_SCALES = ((Decimal(100_000_000), "亿"), (Decimal(10_000), "万"))
_LARGE = 20
"""Digits before the point beyond which nobody prints any behind it."""


def amount_of(target: Target) -> Decimal | None:
    """The number that a target prints, whatever its bound; None for a range or none at all."""
    quantity = target.constraint.quantity
    if quantity.op is Op.RANGE:
        return None
    return quantity.low if quantity.low is not None else quantity.high


def write_amount(amount: Decimal) -> str:
    """A number as people write it: 25000000000 is 250亿."""
    for scale, word in _SCALES:
        if abs(amount) >= scale and (amount / scale * 100) % 1 == 0:
            return number(amount / scale) + word
    return number(amount)


def round_amount(amount: Decimal, places: int = 1) -> str:
    """A number cut to so many decimal places, halves up."""
    short = amount if amount.adjusted() > _LARGE else amount.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    return number(short)

"""Printed figures as numbers to reckon with."""

from __future__ import annotations

from decimal import Decimal

from checker.facts.printed import Target
from checker.language.constraint import Op


def amount_of(target: Target) -> Decimal | None:
    """The number that a target prints, whatever its bound; None for a range or none at all."""
    quantity = target.constraint.quantity
    if quantity.op is Op.RANGE:
        return None
    return quantity.low if quantity.low is not None else quantity.high

"""A whole with the parts that are to make it, and how much of it they are."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from checker.checks.shared.amounts import amount_of
from checker.facts.printed import Target
from checker.language.constraint import Measure

_QUARTER = re.compile("[一二三四1-4]季度")
_AMOUNTS = frozenset({Measure.LEVEL, Measure.INCREMENT, Measure.NET_INCREMENT, Measure.EVENTS})


class Closure(StrEnum):
    """Whether parts exhaust their whole."""

    CLOSED = "closed"
    OPEN = "open"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Sum:
    """A whole and its parts."""

    whole: Target
    parts: tuple[Target, ...]
    closure: Closure

    @property
    def total(self) -> Decimal | None:
        """The figure of the whole; None for a range."""
        return amount_of(self.whole)

    @property
    def amounts(self) -> list[Decimal]:
        """The figures of the parts, those without one left out."""
        return [amount for part in self.parts if (amount := amount_of(part)) is not None]


def addable(measure: Measure) -> Measure:
    """A measure by which figures may be added up: all that say how many there are or will be are one."""
    return Measure.LEVEL if measure in _AMOUNTS else measure


def quarters_of(parts: Iterable[Target]) -> set[str]:
    """The quarters of the year that the names of parts speak of."""
    return {match[0] for part in parts if (match := _QUARTER.search(part.constraint.indicator))}

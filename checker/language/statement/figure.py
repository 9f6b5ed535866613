"""A figure as printed: a number or a range with its measure word, in base units.

Enters: nothing; `numerals.py` makes them.  Leaves: `Figure`.
"""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple


class Figure(NamedTuple):
    """A number or a range with its measure word: 15-25场, 3.15万户, 百分之五."""

    low: Decimal
    high: Decimal
    unit: str | None
    step: Decimal
    start: int
    end: int
    chinese: bool = False
    scaled: bool = False
    growth: bool = False
    per: str = ""
    more: bool = False
    """Whether 多 or 余 says that it is a little more: 270余家."""
    banded: bool = False
    """Whether it lies between two bounds, the lower of which stands in it: 3人以上10人以下."""

    @property
    def is_range(self) -> bool:
        """Whether two numbers are printed."""
        return self.low != self.high

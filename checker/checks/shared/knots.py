"""Families of targets that may be one fact, tied together pair by pair.

Enters: the numbers of two families and why they may be one.  Leaves: knots, each one fact with all its families.
"""

from __future__ import annotations

from checker.finding import Words

Knot = tuple[dict[int, None], dict[Words, None]]
"""The numbers of families, and why they are tied."""


class Knots:
    """Families, by their numbers, tied together in pairs; those with a family in common are one fact.

    With `either` a pair goes by both of its families, else by its first: 民营企业 and 国有企业 of one figure have
    nothing to do with each other because 企业 of that figure may be either.
    """

    def __init__(self, either: bool) -> None:
        self.every: list[Knot] = []
        self._either = either
        self._first: dict[int, int] = {}

    def tie(self, one: int, other: int, reason: Words) -> None:
        """Put a pair into the first knot that it goes by."""
        asked = (one, other) if self._either else (one,)
        known = [self._first[family] for family in asked if family in self._first]
        at = min(known, default=len(self.every))
        if at == len(self.every):
            self.every.append(({}, {}))
        families, reasons = self.every[at]
        reasons.setdefault(reason)
        for family in (one, other):
            families.setdefault(family)
            self._first[family] = min(self._first.get(family, at), at)

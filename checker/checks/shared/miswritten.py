"""Texts that are written wrongly, each with the right one and all its places."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Self

from checker.checks.check import Outcome
from checker.finding import Edit, Place


class Miswritten(Outcome):
    """One wrong text; `document` and `quote` are those of its first place, `count` is how many it has."""

    document: str
    text: str
    right: str
    count: str
    quote: str

    @classmethod
    def at(
        cls, places: Sequence[Place], fact: tuple[str, ...], text: str, right: str, edits: Sequence[Edit] = ()
    ) -> Self:
        """A wrong text at its places, and what corrects it there."""
        return cls(
            places=tuple(places),
            fact=fact,
            document=places[0].label,
            text=text,
            right=right,
            count=str(len(places)),
            quote=places[0].quote,
            edits=tuple(edits),
        )

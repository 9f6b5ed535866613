"""A stated count with the things that are listed for it."""

from __future__ import annotations

from typing import NamedTuple

from checker.finding import Place
from checker.plan.passages import Passage
from checker.source import Span

_SPELLED_OUT = 4
"""Things that make a list more than examples when 等 and the count follow."""


_ALL_TOLD = 12
"""The largest list that a sentence tells in full, and still ends in 等."""


class Count(NamedTuple):
    """A number of things, and where a text states it (三项, 七大产业链)."""

    passage: Passage
    span: Span
    number: int

    @property
    def printed(self) -> str:
        """The count as printed, in half-width characters."""
        return self.passage.plain[self.span.start : self.span.end]


class Listing(NamedTuple):
    """A count, as a number and as printed, and the things listed for it.

    `joints` are words inside the things that may join two of them or stand inside a name, so that the list may hold
    so many things more; 等 leaves a list open.  It is not certain where the things can be told in two ways.
    """

    number: int
    counted: str
    things: tuple[str, ...]
    places: tuple[Place, ...]
    certain: bool = True
    joints: int = 0
    open: bool = False

    @property
    def most(self) -> int:
        """How many things the list may hold."""
        return len(self.things) + self.joints

    @property
    def fits(self) -> bool:
        """Whether the count can be that of the things."""
        return len(self.things) <= self.number and (self.number <= self.most or self._gives_examples)

    @property
    def _gives_examples(self) -> bool:
        """Whether 等 follows a few examples; after most of the things (four of 七大产业) the rest is missed.

        More things than anybody spells out are never missed.
        """
        return self.open and (self.most < _SPELLED_OUT or self.most * 2 < self.number or self.number > _ALL_TOLD)

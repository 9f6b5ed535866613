"""A text that breaks its reader costs itself only.

Enters: texts of a plan, and what reads them.  Leaves: what was read of each, and which of them broke the reader on
what.  That is a fault of the program, told with its place; everything else is read as ever.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Generic, NamedTuple, TypeVar

from checker.inputs.breakdown import Breakdown
from checker.plan.passages import Passage

T = TypeVar("T")


class Attempted(NamedTuple, Generic[T]):
    """What was read of texts, and how their reader broke down, each by the number of the text."""

    read: Mapping[int, T]
    broken: Mapping[int, Breakdown]


def attempt(read: Callable[[Sequence[Passage]], Sequence[T]], passages: Sequence[Passage]) -> Attempted[T]:
    """All texts at once, as readers are faster so; where that breaks down each half by itself, down to the one text."""
    try:
        return Attempted(dict(zip((passage.index for passage in passages), read(passages), strict=True)), {})
    except Exception as error:  # whatever it is, it must not cost the other texts
        if len(passages) <= 1:
            return Attempted({}, {passage.index: Breakdown.of("reading", error) for passage in passages})
    halves = [attempt(read, part) for part in (passages[: len(passages) // 2], passages[len(passages) // 2 :])]
    return Attempted(
        {index: said for half in halves for index, said in half.read.items()},
        {index: error for half in halves for index, error in half.broken.items()},
    )

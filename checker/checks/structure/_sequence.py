"""Numbers that should follow each other: left out, given twice or out of order, and how runs of them are listed."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from itertools import chain, islice, pairwise

from checker.checks.check import Outcome
from checker.checks.shared.wording import listed

SHOWN = 6
"""Numbers named in a message."""


class Numbers(Outcome):
    """What is wrong with the numbers of one list."""

    document: str
    numbers: str


class Gap(Numbers):
    """Numbers are left out."""


class Repeat(Numbers):
    """Numbers are given twice."""


class Order(Numbers):
    """Numbers stand behind larger ones."""


def find_missing(values: Sequence[int], counted_from: int | None = None) -> list[range]:
    """The numbers left out, as runs; without `counted_from` the smallest value is the first of the list."""
    known = sorted({*values, *([] if counted_from is None else [counted_from - 1])})
    return [range(a + 1, b) for a, b in pairwise(known) if b - a > 1]


def find_faults(
    values: Sequence[int], counted_from: int | None = None, elsewhere: Container[int] = ()
) -> Iterator[tuple[type[Numbers], Sequence[int], str]]:
    """Gaps, and where none is given twice those out of order: at which values this shows, and the numbers meant.

    Numbers printed `elsewhere` are not left out.
    """
    runs = find_missing(values, counted_from)
    if missing := {run.stop: left for run in runs if (left := [n for n in run if n not in elsewhere])}:
        yield Gap, [at for at, value in enumerate(values) if value in missing], list_numbers(*missing.values())
    if len(set(values)) == len(values) and list(values) != sorted(values):
        moved = [at for at in range(1, len(values)) if values[at] < values[at - 1]]
        yield Order, moved, list_numbers([values[at] for at in moved])


def list_numbers(*runs: Sequence[int]) -> str:
    """The first numbers of some runs of them, and how many there are."""
    first = list(map(str, islice(chain.from_iterable(runs), SHOWN)))
    return listed(first, SHOWN, count=sum(map(len, runs)))

"""Numbers that should follow each other: what is left out, and how runs of numbers are listed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain, islice, pairwise

from checker.checks.shared.wording import listed

SHOWN = 6
"""Numbers named in a message."""


def find_missing(values: Iterable[int]) -> list[range]:
    """The numbers left out between the smallest and the largest, as runs: as many as were printed, however large."""
    return [range(a + 1, b) for a, b in pairwise(sorted(set(values))) if b - a > 1]


def list_numbers(*runs: Sequence[int]) -> str:
    """The first numbers of some runs of them, and how many there are."""
    first = list(map(str, islice(chain.from_iterable(runs), SHOWN)))
    return listed(first, SHOWN, count=sum(map(len, runs)))

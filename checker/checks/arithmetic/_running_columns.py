"""Columns of times that each hold those before them: 一季度 | 上半年 | 前三季度 | 全年.

Enters: the tables of numbers of a plan.  Leaves: a `Sum` for each figure of a longer time with that of a shorter one
which it holds, where that is larger.  Rates may fall, and so may what is no amount.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from checker.checks.arithmetic._column_sums import tables_of_numbers
from checker.checks.arithmetic._sum import Closure, Sum
from checker.checks.shared.amounts import amount_of
from checker.facts import Facts
from checker.facts.printed import Target
from checker.language.constraint import Op
from checker.plan.headers import read_header
from checker.words.measures import load_measures

_FEWEST = 2
"""Times that hold others; a lone 上半年 beside 一季度 may be that of the half alone."""


def find_running_columns(facts: Facts) -> tuple[Sum, ...]:
    """One for each figure that is larger than one of a time that holds its own."""
    return tuple(
        Sum(cells[later], (cells[earlier],), Closure.OPEN)
        for table, rows in tables_of_numbers(facts)
        for earlier, later in _pairs(table.values)
        for _, cells in rows
        if earlier in cells and later in cells and _exceeds(cells[earlier], cells[later])
    )


def _pairs(headers: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The columns next to each other in time, the shorter first."""
    times = [read_header(header).time for header in headers]
    ranked = [(rank, at) for rank, names in enumerate(load_measures().running_times) for at in _called(times, names)]
    held = {rank for rank, _ in ranked if rank}
    if len(held) >= _FEWEST and len({rank for rank, _ in ranked}) == len(ranked):
        yield from ((a, b) for (one, a), (other, b) in combinations(ranked, 2) if one < other)


def _called(times: Sequence[str], names: Sequence[str]) -> Iterator[int]:
    return (at for at, time in enumerate(times) if time in names)


def _exceeds(part: Target, whole: Target) -> bool:
    """Whether an exact amount is larger than another of the same measure word."""
    ours, theirs = part.constraint.quantity, whole.constraint.quantity
    exact = ours.op is theirs.op is Op.EQ and ours.unit == theirs.unit and ours.unit not in ("%", "‰")
    a, b = amount_of(part), amount_of(whole)
    return exact and a is not None and b is not None and a > b

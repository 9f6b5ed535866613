"""Columns that tell parts of the one before them: 任务数 | 其中:新建 | 改造; 培训人数 | 其中:女性.

Enters: the tables of numbers of a plan.  Leaves: a `Sum` for each row whose part is larger than its whole, and, where
the parts of most rows make their wholes, so that they are all that there is, for each row.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from checker.checks.arithmetic._column_sums import tables_of_numbers
from checker.checks.arithmetic._sum import Closure, Sum
from checker.checks.shared.amounts import amount_of
from checker.facts import Facts
from checker.facts.printed import Target
from checker.language.constraint import Op
from checker.plan.headers import read_header, without_part
from checker.words.measures import load_measures


def find_among_columns(facts: Facts) -> tuple[Sum, ...]:
    """All of them, table by table."""
    return tuple(
        each
        for table, rows in tables_of_numbers(facts)
        for whole, parts in _runs(table.values)
        for each in _of_rows([cells for _, cells in rows if whole in cells], whole, parts)
    )


def _runs(headers: Sequence[str]) -> Iterator[tuple[int, Sequence[int]]]:
    """Each column with those behind it that tell parts of it."""
    whole, parts = -1, list[int]()
    for at, header in enumerate(map(read_header, headers)):
        if whole >= 0 and (without_part(header.name) != header.name or header.name in load_measures().part_columns):
            parts.append(at)
            continue
        if parts:
            yield whole, parts
        whole, parts = at, []
    if parts:
        yield whole, parts


def _of_rows(rows: Sequence[Mapping[int, Target]], whole: int, parts: Sequence[int]) -> Iterator[Sum]:
    made: list[Sum] = []
    for cells in rows:
        theirs = tuple(cells[at] for at in parts if at in cells and _fits(cells[at], cells[whole]))
        larger = [part for part in theirs if _exceeds(part, cells[whole])]
        yield from (Sum(cells[whole], (part,), Closure.OPEN) for part in larger)
        if len(theirs) == len(parts) > 1 and not larger:
            made.append(Sum(cells[whole], theirs, Closure.CLOSED))
    wrong = [each for each in made if sum(each.amounts) != each.total]
    if len(wrong) * 2 < len(made):
        yield from made


def _fits(part: Target, whole: Target) -> bool:
    """Whether two cells give exact figures by one measure word, which is no rate."""
    ours, theirs = part.constraint.quantity, whole.constraint.quantity
    return ours.unit == theirs.unit and ours.unit not in ("%", "‰") and ours.op is theirs.op is Op.EQ


def _exceeds(part: Target, whole: Target) -> bool:
    ours, theirs = amount_of(part), amount_of(whole)
    return ours is not None and theirs is not None and ours > theirs

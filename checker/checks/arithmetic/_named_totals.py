"""Totals that say which figures they add up (与财政资金合计28.6亿元, 三项合计60.61亿元).

Enters: the figures of paragraphs.  Leaves: a `Sum` for each such total with the figures that it names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations

from checker.checks.arithmetic._figures import Line, lines
from checker.checks.arithmetic._sum import Closure, Sum, called, makes
from checker.facts import Facts
from checker.facts.printed import Target
from checker.language.constraint import Op
from checker.words.measures import load_measures
from checker.words.vocabulary import one_of

_LOOKED_AT = 8
"""So many figures before a total may be those that it adds up (两项合计)."""


def find_named_totals(facts: Facts) -> tuple[Sum, ...]:
    """One for each total that names its parts, in printed order."""
    return tuple(each for line in facts.once(lines) for each in _totals(line))


@cache
def _with_others() -> re.Pattern[str]:
    joined = one_of(load_measures().joined)
    return re.compile(rf"(?:{joined})(?P<name>[^,。;]{{2,14}}?)(?:{'|'.join(load_measures().sums)})(?:达到|达|为)?$")


@cache
def _of_these() -> re.Pattern[str]:
    return re.compile(f"[^,。;、]{{0,14}}?(?:{'|'.join(load_measures().sums)})(?:达到|达|为|[^,。;、\\d]{{2,8}})?")


def _totals(line: Line) -> Iterator[Sum]:
    """与财政资金合计28.6亿元, 三项合计60.61亿元: totals that say which figures they add up."""
    for at in range(2, len(line.figures)):
        parts = _with_one(line, at) or _so_many(line, at)
        units = {each.constraint.quantity.unit for each in (*parts, line.figures[at])}
        if len(parts) > 1 and len(units) == 1:
            exact = {each.constraint.quantity.op for each in (*parts, line.figures[at])} == {Op.EQ}
            whole = called(line.figures[at], "合计")
            yield Sum(whole, tuple(parts), Closure.CLOSED if exact else Closure.UNKNOWN)


def _with_one(line: Line, at: int) -> Sequence[Target]:
    """The figure before a total, and the one that the total names beside it."""
    told = _with_others().search(line.before(at))
    named = [each for each in range(at - 1) if told and told["name"] in _name(line, each)]
    both = [[line.figures[each], line.figures[at - 1]] for each in named]
    return next((parts for parts in both if makes(parts, line.figures[at])), both[0] if both else [])


def _so_many(line: Line, at: int) -> Sequence[Target]:
    """The figures before a total that says how many it adds up: those that make it, some may be parts of others."""
    count = line.figures[at - 1].constraint.quantity
    number = int(count.low or 0) if count.unit in load_measures().added_things else 0
    if not 1 < number < at or not _of_these().fullmatch(line.before(at)):
        return []
    unit = line.figures[at].constraint.quantity.unit
    near = [each for each in line.figures[: at - 1] if each.constraint.quantity.unit == unit][-_LOOKED_AT:]
    made = (parts for parts in combinations(near, number) if makes(parts, line.figures[at]))
    beside = [each for each in near[-number:] if line.figures[at].passage.index - each.passage.index <= 1]
    return next(made, beside if len(beside) == number else [])


def _name(line: Line, at: int) -> str:
    """All that names a figure: the words before it, and its indicator."""
    return line.before(at) + line.figures[at].constraint.indicator

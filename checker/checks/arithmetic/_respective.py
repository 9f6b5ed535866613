"""Figures that 分别 gives one by one to those listed before it (车位800个、充电桩150个，其中东街道分别为450个、85个).

Enters: a `Line` of figures.  Leaves: which figures answer to others in this way, so that they are no parts of the last
one before them; and where parts are so told, the `Sum` of each of the listed figures.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from checker.checks.arithmetic._figures import Line, lines
from checker.checks.arithmetic._sum import Closure, Sum
from checker.facts import Facts
from checker.language.statement.quantities import RATES

_RESPECTIVELY = re.compile(r"分别[^,。;、\d]{0,8}$")
_PART = "其中"
_Run = Sequence[int]
"""Figures joined by 、, by their number in the line."""


def answering(line: Line) -> frozenset[int]:
    """The figures that begin a list which answers, one by one, to the list before it."""
    return frozenset(run[0] for _, run in _pairs(line))


def find_respective_sums(facts: Facts) -> tuple[Sum, ...]:
    """Those of all paragraphs, in printed order."""
    return tuple(each for line in facts.once(lines) for each in _respective_sums(line))


def _respective_sums(line: Line) -> Iterator[Sum]:
    """Of each of several figures those that lists behind 其中 … 分别 give of it."""
    wholes: _Run = ()
    parts: list[_Run] = []
    for before, run in _pairs(line):
        if _PART in line.before(run[0]):
            yield from _sums(line, wholes, parts)
            wholes, parts = before, [run]
        elif parts and before == parts[-1]:
            parts.append(run)
    yield from _sums(line, wholes, parts)


def _sums(line: Line, wholes: _Run, parts: Sequence[_Run]) -> Iterator[Sum]:
    for at, whole in enumerate(wholes):
        if line.figures[whole].constraint.quantity.unit not in (None, *RATES):
            yield Sum(line.figures[whole], tuple(line.figures[run[at]] for run in parts), Closure.OPEN)


def _pairs(line: Line) -> Iterator[tuple[_Run, _Run]]:
    """Each list behind 分别 with the list before it, where both have the same measure words in one sentence."""
    for before, run in pairwise(_runs(line)):
        alike = len(run) > 1 and _units(line, before) == _units(line, run)
        beside = line.sentence_of(before[0]) == line.sentence_of(run[0])
        if alike and beside and _RESPECTIVELY.search(line.before(run[0])):
            yield before, run


def _runs(line: Line) -> Sequence[_Run]:
    runs: list[list[int]] = []
    for at in range(len(line.figures)):
        words = line.before(at)
        joined = at > 0 and words.startswith("、") and _PART not in words and "分别" not in words
        if runs and joined:
            runs[-1].append(at)
        else:
            runs.append([at])
    return runs


def _units(line: Line, run: _Run) -> Sequence[str | None]:
    return [line.figures[at].constraint.quantity.unit for at in run]

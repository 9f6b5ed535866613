"""Wholes whose parts a sentence gives for one time after another (2031年完成3处，2032年和2033年各完成4处).

Enters: the figures of paragraphs.  Leaves: a `Sum` for each whole that has a figure for every one of its times; a
figure that several times share (各, 分别) is as many parts.  What a year reaches (达到, 累计) is no part.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from checker.checks.arithmetic._figures import Line, lines
from checker.checks.arithmetic._sum import Closure, Sum
from checker.checks.shared.deadlines import Years, years_of_plan
from checker.facts import Facts
from checker.facts.printed import Target
from checker.language.constraint import Op
from checker.language.statement.quantities import RATES
from checker.words.derivations import load_derivations
from checker.words.measures import load_measures
from checker.words.numerals import ONE_TO_TEN, read_number
from checker.words.vocabulary import one_of
from checker.words.years import YEAR

_RANGE = re.compile(rf"({YEAR})年?(?:至|到|[-—–~]+)({YEAR})年")
_YEAR = re.compile(rf"({YEAR})年")
_COUNTED = re.compile(rf"(?<![第{ONE_TO_TEN}])([两二三四五])(?:年|个?季度)")
_QUARTERS = re.compile(r"(?:[一1](?:至|到|[-—–~]+)[四4]|四个)季度")
_QUARTER = re.compile(r"(?:[^。;]*[,、])?第?([一二三四1-4])季度[^,。;、]{0,8}$")
_FEW, _ALL = 3, 4
"""Quarters that a sentence tells as all in which something is done, and all there are."""
_JOINED = ("、", "和", "及", ",")


class _Times(NamedTuple):
    """The times that figures are for: how many (0 for as many as are listed), which years, whether they are all."""

    number: int
    years: tuple[int, ...]
    every: bool


class _Series(NamedTuple):
    """Figures for one time after another, with the number of the first in its line."""

    first: int
    parts: Sequence[Target]
    times: Sequence[_Times]


def find_timed_sums(facts: Facts) -> tuple[Sum, ...]:
    """One for each whole whose times are all told, in printed order."""
    period = years_of_plan(facts)
    found = ((line, series) for line in facts.once(lines) for series in _series(line))
    told = tuple(made for line, series in found if _complete(series, period) and (made := _sum(line, series)))
    return (*told, *(made for line in facts.once(lines) for made in _quarterly(line)))


def _quarterly(line: Line) -> Iterator[Sum]:
    """一季度开工5个，二季度开工6个，三季度开工4个，全年开工15个: quarters before the whole year."""
    for at in range(_FEW, len(line.figures)):
        first = at
        while first and _beside(line, first - 1, at) and _QUARTER.match(line.before(first - 1)):
            first -= 1
        quarters = [match[1] for each in range(first, at) if (match := _QUARTER.match(line.before(each)))]
        parts, whole = line.figures[first:at], line.figures[at]
        exact = {each.constraint.quantity.op for each in (*parts, whole)} == {Op.EQ}
        made = Sum(whole, parts, Closure.CLOSED if len(parts) == _ALL else Closure.LISTED)
        grows = all(a < b for a, b in pairwise(made.amounts))  # each may hold those before it
        yearly = load_derivations().behind_quarters.match(line.before(at))
        if len(set(quarters)) == len(parts) >= _FEW and exact and not grows and yearly:
            yield made


def _series(line: Line) -> Iterator[_Series]:
    at = 0
    while at < len(line.figures):
        first, parts, times = at, list[Target](), list[_Times]()
        while held := _held(line, at, goes_on=at > first):
            said, more, size = held
            parts, times, at = [*parts, *more], [*times, said], at + size
        if parts:
            yield _Series(first, parts, times)
        at = max(at, first + 1)


def _held(line: Line, at: int, *, goes_on: bool) -> tuple[_Times, Sequence[Target], int] | None:
    """The times before a figure, the parts that it and those joined to it are, and how many figures that takes."""
    if at >= len(line.figures) or (goes_on and not _beside(line, at - 1, at)):
        return None
    before = line.before(at)
    said, shared = _times(before), bool(_shared_out().search(before))
    if said is None or _reaches().search(before):
        return None
    if said.number == 1:
        return said, line.figures[at : at + 1], 1
    end = at + 1
    while end < len(line.figures) and _beside(line, at, end) and line.before(end) in _JOINED:
        end += 1
    if end - at > 1 and said.number in (0, end - at):
        return said, line.figures[at:end], end - at
    return (said, [line.figures[at]] * said.number, 1) if shared and end - at == 1 else None


def _beside(line: Line, one: int, other: int) -> bool:
    """Whether two figures of one sentence are in one measure word."""
    a, b = (line.figures[each].constraint.quantity for each in (one, other))
    return a.unit == b.unit and line.sentence_of(one) == line.sentence_of(other)


def _times(before: str) -> _Times | None:
    """The times that the words before a figure name; None where they name none."""
    if ranged := _RANGE.search(before):
        years = tuple(range(int(ranged[1]), int(ranged[2]) + 1))
        return _Times(len(years), years, True)
    if years := tuple(int(year) for year in _YEAR.findall(before)):
        return _Times(len(years), years, False)
    if _QUARTERS.search(before):
        return _Times(4, (), True)
    if load_derivations().by_time.search(before):
        return _Times(0, (), True)
    counted = _COUNTED.search(before) if _shared_out().search(before) else None
    return _Times(read_number(counted[1]), (), True) if counted else None


def _complete(series: _Series, period: Years | None) -> bool:
    """Whether the times are all there are: those of the plan, or a range that stands alone; two at least."""
    years = [year for times in series.times for year in times.years]
    if len(series.times) == 1 and series.times[0].every:
        return True
    planned = range(period.first, period.last + 1) if period else ()
    return len(years) > 1 and sorted(years) == list(planned)


def _sum(line: Line, series: _Series) -> Sum | None:
    """The figure before a series with its parts; None where the figures grow to it, or it is none of theirs."""
    at, parts = series.first - 1, tuple(series.parts)
    if at < 0 or not _beside(line, at, series.first) or parts[0].constraint.quantity.unit in (None, *RATES):
        return None
    whole = line.figures[at]
    exact = all(each.constraint.quantity.op is Op.EQ for each in (whole, *parts))
    made = Sum(whole, parts, Closure.CLOSED)
    amounts = made.amounts
    runs_on = all(a <= b for a, b in pairwise(amounts)) and amounts[-1:] == [made.total]
    return made if exact and not runs_on else None


@cache
def _shared_out() -> re.Pattern[str]:
    """The words that give each of several times its figure, at most a verb before that."""
    return re.compile(f"(?:{one_of(load_measures().shared_out)})[^,。;、]{{0,6}}$")


@cache
def _reaches() -> re.Pattern[str]:
    return re.compile(one_of((*load_measures().running, *load_measures().reached)))

"""Figures for the parts of a period that do not make the figure for the whole of it.

Quarters or halves make a year, years make the span of a plan.  Only what is newly done adds up, and only where each
part is given once and none is missing; figures that run on (一季度3家, 上半年7家, 全年15家) grow to the whole.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple

from checker.checks.check import NothingToCompare, Outcome
from checker.checks.shared.amounts import amount_of
from checker.checks.shared.families import NEW, size_of, sort_of, split_by
from checker.checks.shared.wording import labels_of, quoted, value_of, when
from checker.facts import Facts
from checker.facts.printed import Target
from checker.facts.years import title_period
from checker.finding import Words
from checker.language.constraint import Op
from checker.language.period import Period
from checker.words.numerals import write_amount

_YEARS = 5
"""The most years that are added up."""
_QUARTERS = (1, 3), (4, 6), (7, 9), (10, 12)
_PARTS = (None, _QUARTERS), (None, ((1, 6), (7, 12))), ((1, 6), _QUARTERS[:2]), ((1, 9), _QUARTERS[:3])
"""The months of a part of a year, or the whole year, and those of the parts that make it."""


class Mismatch(Outcome):
    """The whole, the parts with their sum, and where they stand."""

    indicator: str
    value: str
    place: str
    parts: str
    sum: str
    places_parts: str


OUTCOMES = (Mismatch,)


class _Span(NamedTuple):
    """A whole period with the targets of its parts, one each."""

    whole: Period
    parts: tuple[Target, ...]


def find(facts: Facts) -> Iterator[Outcome]:
    """One for each whole that its parts do not make."""
    groups = [(spans, group) for group in _groups(facts) if (spans := list(_spans(_single(group))))]
    if not groups:
        raise NothingToCompare
    planned = title_period(facts.plan.title)
    for spans, group in groups:
        told = [(whole, span.parts) for span in spans for whole in _wholes(span, group, planned)]
        levels = any(_grows_by(facts, whole, parts) for whole, parts in told)
        made = {parts for whole, parts in told if not _differ(whole, parts)}  # another whole is not theirs
        theirs = {whole for whole, parts in told if not _differ(whole, parts)}
        for whole, parts in told:
            if not levels and parts not in made and whole not in theirs:
                yield _outcome(whole, parts)


def _groups(facts: Facts) -> Iterator[Sequence[Target]]:
    """The targets of each indicator that say how much is newly done, in one measure word."""
    new = (each for each in facts.targets if sort_of(each) == NEW and amount_of(each) is not None)
    counted = [each for each in new if each.constraint.quantity.unit != "%" and not each.constraint.holder]
    key = attrgetter("indicator.key", "indicator.qualifiers", "constraint.role")
    yield from split_by(counted, lambda t: (key(t), size_of(t))).values()


def _single(group: Sequence[Target]) -> Mapping[Period, Target]:
    """The target of each period that has one figure only."""
    periods: dict[Period, list[Target]] = defaultdict(list)
    for target in group:
        if target.constraint.period:
            periods[target.constraint.period].append(target)
    return {period: held[0] for period, held in periods.items() if len({amount_of(each) for each in held}) == 1}


def _spans(single: Mapping[Period, Target]) -> Iterator[_Span]:
    """The periods of which every part has a target."""
    years = {(period.first, period.last): None for period in single if period.months}
    for first, last in years:
        for whole, months in _PARTS:
            parts = [Period(first, last, each) for each in months]
            if all(part in single for part in parts):
                yield _Span(Period(first, last, whole), tuple(single[part] for part in parts))
    named = sorted(period.first for period in single if period.year and period.first)
    for count in range(2, _YEARS + 1):
        for start in named:
            parts = [Period(year, year) for year in range(start, start + count)]
            if all(part in single for part in parts):
                yield _Span(Period(start, start + count - 1), tuple(single[part] for part in parts))


def _wholes(span: _Span, group: Sequence[Target], planned: Period | None) -> Iterator[Target]:
    """The targets of the whole period, one of each figure; quarters are parts of what names no time as well.

    So many years (三年累计) are those of the plan, where its title names them.
    """
    parts = set(span.parts)
    quarters = span.parts[0].constraint.period and span.parts[0].constraint.period.months
    known = (
        [span.whole] if span.whole.months else [Period(years=len(span.parts)), span.whole, None][: 3 if quarters else 2]
    )
    if planned and not quarters and (planned.first, planned.last) != (span.whole.first, span.whole.last):
        known = [span.whole]
    told = [each for each in group if each.constraint.period in known and each not in parts]
    yield from {amount_of(each): each for each in reversed(told)}.values()


def _differ(whole: Target, parts: Sequence[Target]) -> bool:
    amounts = [amount_of(part) or Decimal(0) for part in parts]
    total, added = amount_of(whole), sum(amounts, Decimal(0))
    running = all(a <= b for a, b in pairwise(amounts)) and amounts[-1] == total
    enough = whole.constraint.quantity.op in (Op.GE, Op.GT) and added >= (total or 0)
    return not running and not enough and added != total


def _grows_by(facts: Facts, whole: Target, parts: Sequence[Target]) -> bool:
    """Whether the parts are levels, which grow by the whole from what there was before (3个, 4个, 5个: 新增2个)."""
    first, last = parts[0], amount_of(parts[-1]) or Decimal(0)
    before = [each for each in facts.stated if each.indicator.key == first.indicator.key and _is_before(each, first)]
    return any(last - (amount_of(each) or Decimal(0)) == amount_of(whole) for each in before)


def _is_before(target: Target, first: Target) -> bool:
    ends, begins = target.constraint.period, first.constraint.period
    return bool(ends and begins and ends.last and begins.first and ends.last < begins.first)


def _outcome(whole: Target, parts: Sequence[Target]) -> Outcome:
    amounts = [amount_of(part) or Decimal(0) for part in parts]
    unit = whole.constraint.quantity.unit or ""
    added = f"{write_amount(sum(amounts, Decimal(0)))}{unit}"
    said = " + ".join(map(write_amount, amounts))
    arithmetic = f"{said} = {added} ≠ {value_of(whole)}"
    return Mismatch(
        places=tuple(target.place for target in (whole, *parts)),
        fact=("periods", whole.indicator.key, value_of(whole), said),
        explanation=(Words(arithmetic, arithmetic),),
        indicator=quoted(whole.constraint.indicator),
        value=whole.constraint.quantity.raw or "",
        place=labels_of([whole]),
        parts="、".join(f"{when(part.constraint.period)}{part.constraint.quantity.raw}" for part in parts),
        sum=added,
        places_parts=labels_of(parts),
    )

"""Deadlines that stand beside the one of a whole: of a part in its cell, and of a task in its bracket.

Enters: the passage of a cell (2030年11月底(检测中心9月底)) or of a bracket (牵头单位：…；完成时限：8月底).
Leaves: `PartDeadline`s with their names, or `Deadline`s.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import NamedTuple

from checker.checks.shared.deadlines import Deadline, last_day_of
from checker.plan.passages import Passage
from checker.source import Span
from checker.words.dates import load_dates
from checker.words.vocabulary import one_of
from checker.words.years import PLAN_YEAR

_BRACKET = re.compile(r"\(([^()]*)\)")
_MONTH = r"(?P<month>1[0-2]|[1-9])月(?:(?P<day>\d{1,2})日|[底末份])?"
_DAY = rf"(?:(?P<year>{PLAN_YEAR})年)?{_MONTH}"
_PART = re.compile(rf"(?P<name>[一-鿿“”][^、,;，；\d]{{1,20}}?)(?:于|为|在)?(?P<when>{_DAY})(?:之?前)?(?=$|[、,;，；])")
_SINCE = re.compile(rf"(?<![\d年]){_DAY}起")
_LAST_MONTH = 12


class PartDeadline(NamedTuple):
    """The deadline of a part, and what the part is called."""

    name: str
    deadline: Deadline


def parts_in(passage: Passage, year: int | None) -> Iterator[PartDeadline]:
    """The deadlines of the parts that the brackets of a cell name."""
    for bracket in _BRACKET.finditer(passage.plain):
        for match in _PART.finditer(passage.plain, *bracket.span(1)):
            if deadline := _deadline(passage, match, year):
                yield PartDeadline(match["name"].strip("“”"), deadline)


def beginnings_in(passage: Passage, year: int | None) -> Iterator[Deadline]:
    """The days from which something holds (7月起): before them it cannot be done."""
    for match in _SINCE.finditer(passage.plain):
        its, month = int(match["year"] or year or 0), int(match["month"])
        if its and last_day_of(its, month):
            first = date(its, month, int(match["day"] or 1))
            yield Deadline(passage, Span(*match.span()), first, exact=True, bare=False)


@cache
def _stated() -> re.Pattern[str]:
    names = one_of(load_dates().deadline_names)
    return re.compile(rf"(?:{names})[:为](?P<when>(?:(?P<year>{PLAN_YEAR})年)?(?:{_MONTH}|年?底))")


def stated_deadlines(passage: Passage, year: int | None) -> Iterator[Deadline]:
    """The deadline that a bracket gives for its task; one without a year is of the plan's own."""
    for match in _stated().finditer(passage.plain):
        if deadline := _deadline(passage, match, year):
            yield deadline


def _deadline(passage: Passage, match: re.Match[str], year: int | None) -> Deadline | None:
    its = int(match["year"] or year or 0)
    last = last_day_of(its, int(match["month"] or _LAST_MONTH), match["day"]) if its else None
    return Deadline(passage, Span(*match.span("when")), last, exact=True, bare=False) if last else None

"""Days as they are printed: those that no calendar has, on another day of the week, spans that end before they begin.

A span over the turn of a year (11月1日至3月31日) may mean the year after: cannot tell.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from checker.checks.check import Outcome
from checker.checks.shared.days import find_days
from checker.checks.shared.places import prose
from checker.facts import Facts
from checker.facts.printed import place_of
from checker.plan.passages import Passage, PlanField
from checker.source import Span
from checker.words.years import PLAN_YEAR

QUOTES_DIFFER = False
_DAY = re.compile(
    rf"(?<![\d.])(?:(?P<year>{PLAN_YEAR})年)?(?P<month>\d{{1,2}})月(?:(?P<day>\d{{1,2}})日|(?=[底末份初]))"
)
_SPAN = re.compile(
    r"(?<!\d)(?P<month>\d{1,2})月(?P<day>\d{1,2})日\s*(?:[—–~-]+|至|到)\s*(?:(?P<to>\d{1,2})月)?(?P<last>\d{1,2})日"
)
_YEARS = re.compile(rf"(?<!\d)(?P<first>{PLAN_YEAR})年?\s*(?:[—–~-]+|至|到)\s*(?P<last>{PLAN_YEAR})年")
_WEEKDAY = re.compile(r"\s*\((?:星期|周|礼拜)([一二三四五六日天])[^()]{0,6}\)")
_DAYS_OF_WEEK = "一二三四五六日"
_LEAP = 2024
"""A year that has every day, for one printed without a year."""
_AUTUMN, _SPRING = 7, 6
"""A span from the one on, to the other at the latest, may go over the turn of a year."""


class _Days(Outcome):
    document: str
    days: str


class Impossible(_Days):
    """A day that does not exist."""


class Reversed(_Days):
    """A span that ends before it begins."""


class ReversedUnsure(_Days):
    """A span that may go over the turn of a year."""


class OfWeek(_Days):
    """A day that falls on another day of the week."""

    weekday: str


class OfWeekUnsure(OfWeek):
    """The same of a day that is printed without its year."""


OUTCOMES = (Impossible, Reversed, ReversedUnsure, OfWeek, OfWeekUnsure)


def find(facts: Facts) -> Iterator[Outcome]:
    """One for each day or span, text by text."""
    signed = (passage for passage in facts.passages if passage.field in (PlanField.DATE, PlanField.CLOSING))
    for passage in signed:
        wrong = (day for day in find_days(passage.plain) if day.date is None)
        yield from (_printed(Impossible, passage, day.span) for day in wrong)
    for passage in prose(facts):
        for match in _DAY.finditer(passage.plain):
            if not _exists(int(match["year"] or _LEAP), int(match["month"]), int(match["day"] or 1)):
                yield _printed(Impossible, passage, Span(*match.span()))
            elif match["day"]:
                yield from _of_week(facts, passage, match)
        yield from _reversed(passage)


def _of_week(facts: Facts, passage: Passage, match: re.Match[str]) -> Iterator[Outcome]:
    """A day that its own bracket puts on another day of the week: 2031年5月12日(星期二)."""
    told, year = _WEEKDAY.match(passage.plain, match.end()), int(match["year"] or facts.plan.year or 0)
    if told is None or not year:
        return
    falls = _DAYS_OF_WEEK[date(year, int(match["month"]), int(match["day"])).weekday()]
    if falls != told[1].replace("天", "日"):
        place = place_of(passage, Span(match.start(), told.end()))
        sort = OfWeek if match["year"] else OfWeekUnsure
        yield sort(places=(place,), fact=(place.quote,), document=passage.label, days=place.quote, weekday=falls)


def _reversed(passage: Passage) -> Iterator[Outcome]:
    """The spans of days and of years that end before they begin."""
    for match in _SPAN.finditer(passage.plain):
        begins = int(match["month"]), int(match["day"])
        ends = int(match["to"] or match["month"]), int(match["last"])
        if ends < begins:
            turns = begins[0] >= _AUTUMN and ends[0] <= _SPRING
            yield _printed(ReversedUnsure if turns else Reversed, passage, Span(*match.span()))
    for match in _YEARS.finditer(passage.plain):
        if int(match["last"]) < int(match["first"]):
            yield _printed(Reversed, passage, Span(*match.span()))


def _exists(year: int, month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]


def _printed(outcome: type[_Days], passage: Passage, span: Span) -> Outcome:
    place = place_of(passage, span)
    return outcome(places=(place,), fact=(place.quote,), document=passage.label, days=place.quote)

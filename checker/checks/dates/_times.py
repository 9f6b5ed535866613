"""Printed times as the days from which and until which they run: 2030年2月—3月, 4月至11月, 2030年底前, 2031年.

Enters: a text.  Leaves: a `Time`, whose first day is not known where only its end is printed.  A year that is not
printed is that of the time before, or the plan's.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import NamedTuple

from checker.source import Span
from checker.words.dates import load_dates
from checker.words.years import PLAN_YEAR

_QUARTERS = "一二三四"
_JOINED = r"\s*(?:[—–~－-]+|至|到)\s*"
_NO_YEAR = 2001
"""The year of times for which no year is known."""


class Time(NamedTuple):
    """The first and last day of a time; `size` is the months of its coarsest part (12 for years), `text` as printed."""

    first: date | None
    last: date
    size: int
    text: str
    span: Span
    dated: bool
    """Whether a year is printed."""


def _moment(at: str) -> str:
    return (
        rf"(?:(?P<year{at}>{PLAN_YEAR})年)?(?:(?P<month{at}>1[0-2]|0?[1-9])月(?:(?P<day{at}>\d{{1,2}})日|[上中下]旬|[底末初份])?"
        rf"|第?(?P<quarter{at}>[{_QUARTERS}1-4])季度[底末]?|(?P<half{at}>[上下])半年|(?P<end{at}>年?[底末]))?"
    )


@cache
def _time() -> re.Pattern[str]:
    later = f"(?:{'|'.join(load_dates().next_year)})?"
    issued = f"(?P<issued>{load_dates().from_issue})"
    short = rf"(?P<short>(?:{PLAN_YEAR}年)?(?:1[0-2]|[1-9]))(?={_JOINED}\d{{1,2}}月)"
    years = rf"(?P<years>{PLAN_YEAR})(?={_JOINED}{PLAN_YEAR}年)"
    first = f"(?:{issued}|{short}|{years}|{_moment('')})"
    return re.compile(rf"(?<![\d.]){first}(?:{_JOINED}{later}{_moment('_to')})?(?P<before>之?前)?")


def read_times(text: str, year: int | None = None) -> Iterator[Time]:
    """Every time of a text, each with the year of the one before where it prints none."""
    for match in _time().finditer(text):
        found = _read(match, year) if match[0] else None  # each part may be missing, and so may all
        if found:
            year = found.last.year if found.dated or year else None
            yield found


def _read(match: re.Match[str], year: int | None) -> Time | None:
    """A matched time; None where nothing is printed, or a day that does not exist."""
    ends = _printed(match, "_to")
    start = _start(match, year)
    last_at = "_to" if ends else ""
    if not start and not ends:
        return None
    stop = _days(match, last_at, start[0].year if start else (year or _NO_YEAR))
    if stop is None:
        return None
    first = None if _only_ends(match, ends=ends) else (start or stop)[0]
    last = stop[1]
    if first and last < first and ends and not match["year_to"]:
        last = _next_year(last)
    size = 1 if any(match[f"{part}{last_at}"] for part in ("month", "quarter", "half")) else 12
    return Time(first, last, size, match[0], Span(*match.span()), _is_dated(match))


def _only_ends(match: re.Match[str], *, ends: bool) -> bool:
    """Whether only the end is said: 3月底前, 2030年底, 即日起至3月."""
    return bool(match["issued"] or (not ends and (match["before"] or match["end"])))


def _is_dated(match: re.Match[str]) -> bool:
    return bool(match["year"] or match["year_to"] or match["years"] or "年" in (match["short"] or ""))


def _printed(match: re.Match[str], at: str) -> bool:
    return any(match[f"{part}{at}"] for part in ("year", "month", "quarter", "half"))


def _start(match: re.Match[str], year: int | None) -> tuple[date, date] | None:
    """The first moment of a time, as its first and last day."""
    if match["years"]:
        return date(int(match["years"]), 1, 1), date(int(match["years"]), 12, 31)
    if match["short"]:
        printed, _, month = match["short"].rpartition("年")
        return _month(int(printed or year or _NO_YEAR), int(month), int(month))
    return _days(match, "", year or _NO_YEAR) if _printed(match, "") else None


def _days(match: re.Match[str], at: str, year: int) -> tuple[date, date] | None:
    """The first and last day of a moment."""
    its = int(match[f"year{at}"] or year)
    if quarter := match[f"quarter{at}"]:
        number = _QUARTERS.index(quarter) if quarter in _QUARTERS else int(quarter) - 1
        return _month(its, number * 3 + 1, number * 3 + 3)
    if half := match[f"half{at}"]:
        return _month(its, 1, 6) if half == "上" else _month(its, 7, 12)
    if month := match[f"month{at}"]:
        return _day(its, int(month), match[f"day{at}"])
    return _month(its, 1, 12)


def _day(year: int, month: int, day: str | None) -> tuple[date, date] | None:
    if not day:
        return _month(year, month, month)
    return (date(year, month, int(day)),) * 2 if 1 <= int(day) <= monthrange(year, month)[1] else None


def _month(year: int, first: int, last: int) -> tuple[date, date]:
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])


def _next_year(day: date) -> date:
    return day.replace(year=day.year + 1, day=28) if (day.month, day.day) == (2, 29) else day.replace(year=day.year + 1)

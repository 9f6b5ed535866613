"""Deadlines that had passed when the plan was issued, or that lie before its first year."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from checker.checks.check import NotApplicable, Outcome
from checker.checks.shared.deadlines import find_deadlines, read_issue_day, read_period
from checker.facts import Facts

QUOTES_DIFFER = False


class Early(Outcome):
    """A deadline before the day of issue, or where that is not known before the plan's first year."""

    document: str
    deadline: str
    issued: str
    quote: str


OUTCOMES = (Early,)


def find(facts: Facts) -> Iterator[Outcome]:
    """One for each deadline."""
    issued, period = read_issue_day(facts), read_period(facts)
    first = issued or (date(period.first, 1, 1) if period else None)
    if first is None:
        raise NotApplicable("没有成文日期, 也不知道方案的年份", "neither a date of issue nor the plan's year is known")
    printed = f"{first.year}年{first.month}月{first.day}日" if issued else f"{first.year}年"
    for deadline in facts.once(find_deadlines):
        if deadline.last < first:
            place = deadline.place
            yield Early(
                places=(place,),
                fact=(deadline.last.isoformat(), printed, place.quote),
                document=deadline.passage.label,
                deadline=deadline.text,
                issued=printed,
                quote=place.quote,
            )

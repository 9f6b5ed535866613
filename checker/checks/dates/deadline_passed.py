"""Deadlines that had passed when the plan was issued, or that lie before its first year; states of days to come."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from checker.checks.check import NotApplicable, Outcome
from checker.checks.shared.deadlines import Deadline, find_deadlines, read_issue_day, years_of_plan
from checker.facts import Facts
from checker.plan.passages import Zone
from checker.source import fold
from checker.words.dates import load_dates

QUOTES_DIFFER = False
_REACHED = re.compile(r",?(?:[全我][县市区镇])?已")


class Early(Outcome):
    """A deadline before the day of issue, or where that is not known before the plan's first year."""

    document: str
    deadline: str
    issued: str
    quote: str


class Ahead(Outcome):
    """A state told among what was reached, of a day after that of issue (截至…底,全县已有…)."""

    document: str
    deadline: str
    issued: str
    quote: str


OUTCOMES = (Early, Ahead)


def find(facts: Facts) -> Iterator[Outcome]:
    """One for each deadline."""
    issued, period = read_issue_day(facts), years_of_plan(facts)
    first = issued or (date(period.first, 1, 1) if period else None)
    if first is None:
        raise NotApplicable("没有成文日期, 也不知道方案的年份", "neither a date of issue nor the plan's year is known")
    printed = f"{first.year}年{first.month}月{first.day}日" if issued else f"{first.year}年"
    for deadline in facts.once(find_deadlines):
        early = deadline.last < first and not _tells_state(deadline)
        if early or (issued and deadline.last > issued and _looks_back(deadline)):
            place = deadline.place
            yield (Early if early else Ahead)(
                places=(place,),
                fact=(deadline.last.isoformat(), printed, place.quote),
                document=deadline.passage.label,
                deadline=deadline.text,
                issued=printed,
                quote=place.quote,
            )


def _looks_back(deadline: Deadline) -> bool:
    """Whether a text of the background tells what there was on a day: 截至2030年底,全县有渡槽48座; no aim."""
    until = deadline.text.startswith("截至") and not deadline.text.endswith("前")
    return until and deadline.passage.zone is Zone.BACKGROUND and not load_dates().aims.search(deadline.clause)


def _tells_state(deadline: Deadline) -> bool:
    """Whether a day gone by only says until when something was so: 截至2030年底, 2028年至2030年, 到2029年底已…."""
    before, behind = deadline.passage.text[: deadline.span.start], fold(deadline.passage.text[deadline.span.end :])
    ranges = deadline.text.startswith("至") and re.search(r"\d年(?:\d{1,2}月)?(?:以来)?$", fold(before))
    until = deadline.text.startswith("截至") and not deadline.text.endswith("前")
    told = _REACHED.match(behind) or load_dates().gone_by.match(behind)
    return bool(until or ranges or told) or (
        deadline.passage.zone is Zone.BACKGROUND and not deadline.text.endswith("前")
    )

"""Deadlines as the days by which something must be done, and the time that a plan is made for.

Enters: facts.  Leaves: `Deadline`s in printed order.  2024年, 2024年底 and 到2024年末 are the same day, the last of
the year; years in names, in quotations of other documents and in spans (2023—2025年) are none.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import NamedTuple

from checker.checks.shared.places import prose
from checker.facts import Facts
from checker.facts.printed import place_of
from checker.finding import Place
from checker.language.statement.masks import SINCE
from checker.plan.passages import Passage, PlanField
from checker.source import Span, fold
from checker.words.dates import load_dates
from checker.words.vocabulary import one_of
from checker.words.words import load_words
from checker.words.years import PLAN_YEAR

_QUOTED = re.compile(r"《[^》]*》|〔\d{4}〕|\d{4}\s*[—–~-]\s*\d{4}年?")
_CELL = re.compile(
    r"(?P<month>1[0-2]|[1-9])月(?:(?P<day>\d{1,2})日|底|末)?(?:之?前)?|第?(?P<quarter>[一二三四])季度(?:末|底)?(?:之?前)?"
)
"""A deadline that is the whole of its cell."""
_QUARTERS = "一二三四"
_YEAR = re.compile(rf"{PLAN_YEAR}(?=年)")
_PERIOD = re.compile(rf"({PLAN_YEAR})\s*年?[—–~-]\s*({PLAN_YEAR})年")
_SPAN_ON = re.compile(rf"\s*(?:[—–~～-]+|至)\s*(?:{PLAN_YEAR}年|\d{{1,2}}月)")
"""What follows the day at which a span of time begins: 2030年5月—2031年10月."""
_ISSUED = re.compile(rf"({PLAN_YEAR})年(\d{{1,2}})月(\d{{1,2}})日")
_QUOTE = 30
"""Characters quoted behind a deadline."""


@cache
def _deadline() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<to>到|至|截至|在)?(?P<year>{PLAN_YEAR})年"
        r"(?:(?P<end>年?底|末|年末)|(?P<month>\d{1,2})月(?:(?P<day>\d{1,2})日|底|末|份)?|第?(?P<quarter>[一二三四])季度(?:末|底)?)?"
        rf"(?P<before>{one_of(load_dates().before)})?"
    )


@cache
def _yearless() -> re.Pattern[str]:
    return re.compile(
        r"(?<![\d年.、—–~-])(?:(?P<month>1[0-2]|[1-9])月(?:(?P<day>\d{1,2})日|底|末)?|第?(?P<quarter>[一二三四])季度(?:末|底)?)"
        rf"(?:{one_of(load_dates().before)})(?!期|后|往|者|款|列|述|置)"
    )


class Deadline(NamedTuple):
    """A day by which something must be done; `exact` where a month is printed, `bare` where only the year is."""

    passage: Passage
    span: Span
    last: date
    exact: bool
    bare: bool

    @property
    def place(self) -> Place:
        """The clause from the deadline on."""
        return place_of(self.passage, Span(self.span.start, min(self.end, self.span.end + _QUOTE)))

    @property
    def end(self) -> int:
        """Where the sentence ends in which the deadline stands."""
        text = self.passage.text
        return next((at for at in range(self.span.end, len(text)) if text[at] in ";。；"), len(text))

    @property
    def clause(self) -> str:
        """The words around the deadline, from the comma before it to the end of the sentence."""
        text = self.passage.text
        start = max(text.rfind(stop, 0, self.span.start) for stop in ",，;；。") + 1
        return text[start : self.end]

    @property
    def text(self) -> str:
        """The deadline as printed."""
        return self.passage.text[self.span.start : self.span.end]

    @property
    def in_cell(self) -> bool:
        """Whether it stands in the column of deadlines."""
        return self.passage.field is PlanField.DEADLINE


class Years(NamedTuple):
    """The first and last year that a plan is made for."""

    first: int
    last: int

    def __str__(self) -> str:
        return f"{self.first}年" if self.first == self.last else f"{self.first}—{self.last}年"


def find_deadlines(facts: Facts) -> tuple[Deadline, ...]:
    """Every deadline in printed order; one without a year is of its heading's, else of the plan's own (9月底前)."""
    year = facts.plan.year
    return tuple(each for passage in prose(facts) for each in _in_text(passage, year, _year_above(passage, year)))


def _year_above(passage: Passage, year: int | None) -> int | None:
    """The year of a month below a heading with one (检查验收(2034年3月)); none where it has two, or one gone by."""
    dated = next(
        (years for text in reversed(passage.headings) if (years := set(map(int, _YEAR.findall(fold(text)))))), ()
    )
    if not dated:
        return year
    return min(dated) if len(dated) == 1 and min(dated) >= (year or 0) else None


def deadlines_in(passage: Passage, year: int | None) -> list[Deadline]:
    """The deadlines of a text; those without a year are of the one given."""
    return _in_text(passage, year, year)


def _in_text(passage: Passage, year: int | None, unsaid: int | None) -> list[Deadline]:
    """The deadlines of a text of a plan of one year, those without a year of another."""
    yearless = _without_year(passage, passage.plain, unsaid) if unsaid else ()
    return sorted([*_with_year(passage, passage.plain, year), *yearless], key=lambda deadline: deadline.span)


def _with_year(passage: Passage, text: str, plan_year: int | None) -> Iterator[Deadline]:
    quoted = [match.span() for match in _QUOTED.finditer(text)]
    in_cell = passage.field is PlanField.DEADLINE
    for match in _deadline().finditer(text):
        year = int(match["year"])
        cited = any(start <= match.start("year") < end for start, end in quoted)
        if cited or _dates_no_task(text, match, plan_year) or not (in_cell or _binds(match, year, plan_year)):
            continue
        if last := _last_day(match, year):
            exact = bool(match["month"] or match["quarter"])
            bare = not (exact or match["end"] or match["before"])
            yield Deadline(passage, Span(*match.span()), last, exact, bare)


def _dates_no_task(text: str, match: re.Match[str], plan_year: int | None) -> bool:
    """Whether the words around a date say that nothing is due by it: one gone by, the begin of a span, of a thing."""
    year, before = int(match["year"]), text[: match.start()][-1:]
    gone = before == "(" and year < (plan_year or year)
    begins = _SPAN_ON.match(text, match.end()) or load_words().dates_a_thing.match(text, match.end())
    return gone or bool(begins) or (before != "" and before in SINCE)


def _binds(match: re.Match[str], year: int, plan_year: int | None) -> bool:
    """Whether words make a date the end of something; an end of a year or quarter gone by only dates what was done."""
    coming = (match["quarter"] or match["end"]) and year >= (plan_year or year)
    return bool(match["to"] in ("到", "至", "截至") or coming or match["before"])


def _without_year(passage: Passage, text: str, year: int) -> Iterator[Deadline]:
    """The deadlines that name a month or quarter only."""
    whole = _CELL.fullmatch(text.strip()) if passage.field is PlanField.DEADLINE else None
    for match in [whole] if whole else _yearless().finditer(text):
        if last := _last_day(match, year):
            yield Deadline(passage, Span(*match.span()), last, exact=True, bare=False)


def _last_day(match: re.Match[str], year: int) -> date | None:
    """The last day that a deadline allows; None for one that no calendar has."""
    month = 3 * (_QUARTERS.index(match["quarter"]) + 1) if match["quarter"] else int(match["month"] or 12)
    return last_day_of(year, month, match["day"])


def last_day_of(year: int, month: int, day: str | None = None) -> date | None:
    """A day as a date, without one the last of its month; None for one that no calendar has."""
    if not 1 <= month <= 12:
        return None
    last = monthrange(year, month)[1]
    return date(year, month, int(day or last)) if 1 <= int(day or last) <= last else None


def read_issue_day(facts: Facts) -> date | None:
    """When the plan was issued, from the date of the notice or of the master plan."""
    for document in (facts.plan.notice, facts.plan.master):
        match = _ISSUED.fullmatch(re.sub(r"\s", "", fold(document.date))) if document else None
        if match:
            try:
                return date(*map(int, match.groups()))
            except ValueError:
                continue
    return None


def years_of_plan(facts: Facts) -> Years | None:
    """The years the plan is made for, from its title or its year."""
    if match := _PERIOD.search(fold(facts.plan.title)):
        return Years(int(match[1]), int(match[2]))
    return Years(facts.plan.year, facts.plan.year) if facts.plan.year else None

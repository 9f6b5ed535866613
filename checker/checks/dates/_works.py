"""The works of tables: what each row is called, whether it is new, and when it is begun and finished.

Enters: facts.  Leaves: a `Work` for each row that tells any of these, in printed order.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from checker.checks.dates._times import Time, read_times
from checker.facts import Facts
from checker.plan.passages import Block, Passage, PlanField
from checker.source import Span
from checker.words.dates import load_dates
from checker.words.years import PLAN_YEAR

Printed = tuple[Passage, Time]
"""A time and the cell that it fills."""
_BARE_YEARS = re.compile(rf"(?P<first>{PLAN_YEAR})(?:[-—–~至](?P<last>{PLAN_YEAR}))?")
_TIMES = (PlanField.DEADLINE, PlanField.VALUE, PlanField.CONTENT)


class Work(NamedTuple):
    """A row of works; `nature` is the cell that says whether they are new."""

    row: Block
    name: str
    nature: Passage | None = None
    begun: Printed | None = None
    finished: Printed | None = None

    @property
    def is_new(self) -> bool | None:
        """Whether the row calls the work new; None where it does not say."""
        called = self.nature.plain if self.nature else ""
        known = {**dict.fromkeys(load_dates().new_works, True), **dict.fromkeys(load_dates().going_works, False)}
        return known.get(called)


def find_works(facts: Facts) -> tuple[Work, ...]:
    """The works of all tables."""
    return tuple(work for row in facts.outline.rows if not row.adds_up for work in _of_row(facts, row))


def _of_row(facts: Facts, row: Block) -> Iterator[Work]:
    """One for a row, by the headers of its columns; none where it tells nothing."""
    work = blank = Work(row, facts.rows.name_of(row))
    for passage in (facts.passages[index] for index in row.texts):
        header = passage.column.text if passage.column and passage.field in _TIMES else ""
        if _has(header, load_dates().nature_columns):
            work = work._replace(nature=passage)
        elif header:
            work = _timed(work, header, passage, facts.plan.year)
    if work != blank:
        yield work


def _timed(work: Work, header: str, passage: Passage, year: int | None) -> Work:
    """A work with the times that a cell gives: its begin, its end, or both."""
    words = load_dates()
    spans = _has(header, words.span_columns)
    time = _alone(passage, year) or (_years(passage) if spans else None)
    if time and time.first and spans:
        first, last = _parted(time)
        return work._replace(begun=(passage, first), finished=(passage, last))
    if time and _has(header, words.begun_columns):
        return work._replace(begun=(passage, time))
    return work._replace(finished=(passage, time)) if time and _has(header, words.finished_columns) else work


def _has(header: str, words: Sequence[str]) -> bool:
    return any(word in header for word in words)


def _alone(passage: Passage, year: int | None) -> Time | None:
    """The time that a cell holds and nothing else."""
    time = next(read_times(passage.plain, year), None)
    return time if time and time.text == passage.plain.strip() else None


def _years(passage: Passage) -> Time | None:
    """The years that a cell of begin and end holds, printed without 年: 2031-2033."""
    match = _BARE_YEARS.fullmatch(passage.plain)
    if not match:
        return None
    text, span = passage.plain, Span(0, len(passage.plain))
    first, last = int(match["first"]), int(match["last"] or match["first"])
    return Time(date(first, 1, 1), date(last, 12, 31), 12, text, span, dated=True) if first <= last else None


def _parted(time: Time) -> tuple[Time, Time]:
    """The begin and the end of a time (2030年3月—2031年9月), as times of their own; printed they are one."""
    first = time.first or time.last
    end = first.replace(day=monthrange(first.year, first.month)[1])
    return time._replace(last=end), time._replace(first=None)

"""Counts of works (新建7个、续建5个, 上半年新开工5个, 产业类项目5个) against the rows of the table that they speak of.

A sentence speaks of a table where it refers to its annex, or counts all of its rows.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from checker.checks.check import NothingToCompare, Outcome
from checker.checks.dates._times import Time, read_times
from checker.checks.dates._works import Printed, Work, find_works
from checker.facts import Facts
from checker.facts.printed import place_of
from checker.plan.passages import Form, Passage
from checker.source import Route, Span
from checker.words.dates import load_dates
from checker.words.numerals import ORDINAL, read_number
from checker.words.vocabulary import one_of

_FEWEST = 3
"""Rows that make a list of works."""


class Miscounted(Outcome):
    """The count as printed, and how many rows of the table are such."""

    place: str
    counted: str
    table: str
    number: str


OUTCOMES = (Miscounted,)
QUOTES_DIFFER = False


class _Count(NamedTuple):
    """A count of works with the works that it counts."""

    passage: Passage
    span: Span
    number: int
    works: Sequence[Work]
    table: Sequence[Work]


def find(facts: Facts) -> Iterator[Outcome]:
    """One for each count that is not that of the rows."""
    tables = _tables(facts)
    if not tables:
        raise NothingToCompare
    for count in _counts(facts, tables):
        if count.number != len(count.works):
            first = count.table[0].row
            places = [place_of(facts.passages[work.row.texts[0]]) for work in count.works or count.table[:1]]
            counted = count.passage.text[count.span.start : count.span.end]
            yield Miscounted(
                places=(place_of(count.passage, count.span), *places),
                fact=("works", counted, *(work.name for work in count.works)),
                place=count.passage.label,
                counted=counted,
                table=first.label.rpartition(" ")[0],
                number=str(len(count.works)),
            )


def _tables(facts: Facts) -> Sequence[Sequence[Work]]:
    """The works of each table of at least a few."""
    tables: Mapping[Route, list[Work]] = defaultdict(list)
    for work in facts.once(find_works):
        tables[work.row.route[:-1]].append(work)
    return [works for works in tables.values() if len(works) >= _FEWEST]


def _counts(facts: Facts, tables: Sequence[Sequence[Work]]) -> Iterator[_Count]:
    for passage in facts.passages:
        if passage.form is Form.STATEMENT and any(map(str.isdigit, passage.plain)):
            meant = [works for works in tables if _speaks_of(facts, passage, works)]
            for match in _count().finditer(passage.plain) if len(meant) == 1 else ():
                works = _counted(match, meant[0], _year_before(passage.plain[: match.start()]) or facts.plan.year)
                if works is not None:
                    yield _Count(passage, Span(*match.span()), int(match["count"]), works, meant[0])


def _speaks_of(facts: Facts, passage: Passage, works: Sequence[Work]) -> bool:
    part = facts.parts[works[0].row.document]
    annex = part.name if part.key.startswith("annex") else ""
    if annex and passage.document != part.key and re.search(rf"{annex}(?!\d)", passage.plain):
        return True
    every = _every().search(passage.plain)
    counted = read_number(every[1] or every[2]) if every else 0
    return counted == len(works) and passage.document in (part.key, "master")


@cache
def _every() -> re.Pattern[str]:
    """A count of works that may be of all there are."""
    works, number = one_of(load_dates().counted_as), rf"(\d+|{ORDINAL})个"
    return re.compile(rf"(?:{works}){number}|(?<![\d第]){number}[^,。;\d]{{0,8}}(?:{works})")


@cache
def _count() -> re.Pattern[str]:
    words = load_dates()
    works, natures = one_of(words.counted_as), one_of((*words.new_works, *words.going_works))
    begun, finished = one_of(words.counted_begun), one_of(words.counted_finished)
    time = rf"[0-9年月日底前第一二三四上下半季度]{{2,10}}|{one_of(words.within_year)}"
    done = f"(?P<time>{time})(?:{one_of(words.planned)})?(?:(?P<begun>{begun})|(?P<finished>{finished}))"
    return re.compile(
        rf"(?:(?P<nature>(?:(?<=其中)|(?<![一-鿿]))(?:{natures}))|{done})(?:建设)?(?:{works})?(?P<count>\d{{1,3}})个"
    )


def _counted(match: re.Match[str], works: Sequence[Work], year: int | None) -> Sequence[Work] | None:
    """The works that a count is of; None where a row does not tell."""
    if match["nature"]:
        known = all(work.nature for work in works)
        return (
            [work for work in works if work.nature and work.nature.plain.startswith(match["nature"])] if known else None
        )
    window = _window(match["time"], year)
    times = [work.begun if match["begun"] else work.finished for work in works]
    if window is None or not all(times):
        return None
    return [work for work, time in zip(works, times, strict=True) if time and _within(time, window)]


def _year_before(text: str) -> int | None:
    """The year told last before a count, which it goes on with (全部于2029年竣工，其中上半年5个)."""
    years = [time.last.year for time in read_times(text) if time.dated]
    return years[-1] if years else None


def _window(time: str, year: int | None) -> Time | None:
    """The time in which works are counted; one that only gives an end begins with the plan."""
    if year is None:
        return None
    text = f"{year}年" if time in load_dates().within_year else time
    return next(read_times(text, year), None)


def _within(printed: Printed, window: Time) -> bool:
    last = printed[1].last
    first = window.first or window.last.replace(month=1, day=1)
    return first <= last <= window.last

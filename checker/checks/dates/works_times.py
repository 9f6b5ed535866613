"""Works of a table that a sentence, which calls them by name, has begun or finished at another time than their row.

Months are compared with months; a year that a sentence gives by itself (2031年开工、2033年建成) with that of the row.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from checker.checks.check import NothingToCompare, Outcome
from checker.checks.dates._times import Time, read_times
from checker.checks.dates._works import Printed, Work, find_works
from checker.checks.shared.named_works import Told, find_told
from checker.checks.shared.wording import quoted
from checker.facts import Facts
from checker.facts.printed import place_of
from checker.source import Route, Span
from checker.words.dates import load_dates
from checker.words.vocabulary import one_of

QUOTES_DIFFER = False
_MONTH, _YEAR = 1, 12
"""The sizes of times that are told to the month, and of years."""
_END = re.compile(r"[,、。;)(]|$|[并投使验交通运]")
"""What stands behind a work that is finished as a whole: 2033年建成投用, not 2032年建成一期."""


class _Apart(Outcome):
    work: str
    place: str
    told: str
    row: str
    printed: str


class Begun(_Apart):
    """Begun in another month."""


class Finished(_Apart):
    """Finished in another month."""


OUTCOMES = (Begun, Finished)


def find(facts: Facts) -> Iterator[Outcome]:
    """One for each work and each time of it."""
    works: Mapping[Route, Work] = {work.row.route: work for work in facts.once(find_works)}
    told = [each for each in facts.once(find_told) if any(row.route in works for row in each.rows)]
    if not told:
        raise NothingToCompare
    for each in told:
        times = list(_times(each, facts.plan.year))
        for work in (works[row.route] for row in each.rows if row.route in works):
            for kind, printed in ((Begun, work.begun), (Finished, work.finished)):
                own = [time for of, time in times if of is kind]
                if printed and not any(_agree(each, time, printed[1]) for time in own):
                    yield from (_apart(kind, work, each, time, printed) for time in own)


def _agree(told: Told, time: Time, printed: Time) -> bool:
    """Whether a time is that of the row, or a day before which several works are to be ready (甲、乙12月底前建成)."""
    before = printed.last < time.last if time.size == _YEAR else printed.last.month < time.last.month
    covers = len(told.rows) > 1 and time.text.endswith("前") and before
    return covers or not _differ(time, printed)


def _times(told: Told, year: int | None) -> Iterator[tuple[type[_Apart], Time]]:
    """The times that a sentence gives for begin and end, each told to the month."""
    for match in _stage().finditer(told.words):
        time = next(read_times(match["time"], _year_before(told, match.start()) or year), None)
        whole = time is not None and (time.size == _MONTH or bool(time.dated and _END.match(told.words, match.end())))
        if time and time.text == match["time"] and whole:
            start = told.behind.start + match.start("time")
            kind = Begun if match.lastgroup == "begun" else Finished
            yield kind, time._replace(span=Span(start, told.behind.start + match.end()))


def _year_before(told: Told, at: int) -> int | None:
    years = [time.last.year for time in read_times(told.words[:at]) if time.dated]
    return years[-1] if years else None


@cache
def _stage() -> re.Pattern[str]:
    words = load_dates()
    filler = f"(?:{one_of(words.fillers)})*"
    begun, finished = (
        f"(?P<{name}>{one_of(each)})" for name, each in (("begun", words.begun), ("finished", words.finished))
    )
    return re.compile(
        rf"(?:^|(?<=[,、均于(]))(?P<time>(?:20\d\d年)?\d{{1,2}}月(?:[底末]?之?前|[底末])?|20\d\d年(?:年?[底末])?(?:之?前)?){filler}(?:{begun}|{finished})"
    )


def _differ(told: Time, printed: Time) -> bool:
    """Whether two times, both of one month, are of two; where one has no year only their months count."""
    ours, theirs = told.last, printed.last
    dated = told.dated and printed.dated
    months = printed.size == told.size == _MONTH and ours.month != theirs.month
    return months or (dated and ours.year != theirs.year)


def _apart(kind: type[_Apart], work: Work, told: Told, time: Time, printed: Printed) -> Outcome:
    return kind(
        places=(place_of(told.passage, time.span), place_of(printed[0], printed[1].span)),
        fact=("work", work.name, time.text, printed[1].text),
        work=quoted(work.name),
        place=told.passage.label,
        told=time.text,
        row=work.row.label,
        printed=printed[1].text,
    )

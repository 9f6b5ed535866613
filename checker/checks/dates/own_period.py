"""The time that a plan says it is made for (实施期为三年，自2030年1月至2032年12月) against the years of its title."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from checker.checks.check import NothingToCompare, Outcome
from checker.checks.shared.places import prose
from checker.checks.shared.wording import quoted
from checker.facts import Facts
from checker.facts.printed import place_of
from checker.facts.years import title_period
from checker.finding import Place
from checker.language.period import Period
from checker.plan.passages import Passage
from checker.source import Span
from checker.words.dates import load_dates
from checker.words.numerals import read_number
from checker.words.years import YEAR

QUOTES_DIFFER = False


class Years(Outcome):
    """Other years than those of the title."""

    place: str
    told: str
    title: str


class Number(Outcome):
    """Another number of years."""

    place: str
    told: str
    title: str
    number: str


OUTCOMES = (Years, Number)


def find(facts: Facts) -> Iterator[Outcome]:
    """One for each sentence that tells the time of the plan itself."""
    period, titled = title_period(facts.plan.title), _title(facts)
    told = [(passage, match) for passage in prose(facts) for match in _period().finditer(passage.plain)]
    if period is None or titled is None or not told:
        raise NothingToCompare
    for passage, match in told:
        yield from _judge(passage, match, period, titled)


def _title(facts: Facts) -> Place | None:
    documents = (facts.plan.master, facts.plan.notice)
    titles = (document.title for document in documents if document)
    wanted = next((title for title in titles if title_period(title)), None)
    return next((place_of(each) for each in facts.passages if wanted and each.source.whole == wanted), None)


@cache
def _period() -> re.Pattern[str]:
    """实施期限为三年,自2030年1月1日起至2032年12月31日止; 规划期为2030—2032年; not 有效期."""
    first, last = (rf"(?P<{name}>{YEAR})年?(?:\d{{1,2}}月)?(?:\d{{1,2}}日)?起?" for name in ("first", "last"))
    number = r"(?:(?P<number>[两二三四五六]|[2-6])年,?)?"
    return re.compile(
        rf"(?:{'|'.join(load_dates().own_periods)})(?:为|是|:)?{number}[自从]?{first}(?:[—–~-]+|至|到){last}"
    )


def _judge(passage: Passage, match: re.Match[str], period: Period, titled: Place) -> Iterator[Outcome]:
    first, last = int(match["first"]), int(match["last"])
    place, told = place_of(passage, Span(*match.span())), quoted(match[0])
    if (first, last) != (period.first, period.last):
        yield Years(
            places=(place, titled), fact=("period", match[0]), place=place.label, told=told, title=quoted(titled.quote)
        )
    elif match["number"] and read_number(match["number"]) != last - first + 1:
        number = f"{last - first + 1}年"
        yield Number(
            places=(place,), fact=("period", match[0]), place=place.label, told=told, title=quoted(titled.quote),
            number=number,
        )  # fmt: skip

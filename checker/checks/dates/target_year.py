"""Targets and headings whose year lies before the first year of the plan: a slip, or what was reached then; figures
that are to change from those of a year after the plan.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from checker.checks.check import NotApplicable, Outcome
from checker.checks.shared.deadlines import years_of_plan
from checker.checks.shared.places import prose
from checker.facts import Facts
from checker.facts.printed import Target, place_of
from checker.language.constraint import Source
from checker.plan.passages import Form, Passage, Zone
from checker.source import Span
from checker.words.dates import load_dates
from checker.words.vocabulary import one_of
from checker.words.years import PLAN_YEAR
from checker.words.zones import load_zones

QUOTES_DIFFER = False
_YEAR = re.compile(rf"(?<![\d—–~至-])({PLAN_YEAR})年(?!\s*[—–~至-]|\d{{1,2}}月\d{{1,2}}日)")
"""A year that a heading is of; a day names what is cited (2017年10月1日起施行的条例)."""

_ANY_YEAR = re.compile(rf"(?<!\d)({PLAN_YEAR})(?!\d)")


class _GoneBy(Outcome):
    document: str
    year: str
    first: str
    quote: str


class Past(_GoneBy):
    """A target of a year gone by."""


class Heading(_GoneBy):
    """A heading that names a year gone by."""


class BaseLater(Outcome):
    """A figure that is to change from that of a year after the plan."""

    document: str
    year: str
    last: str
    quote: str


OUTCOMES = (Past, Heading, BaseLater)


def find(facts: Facts) -> Iterator[Outcome]:
    """One for each target, then one for each heading."""
    period = years_of_plan(facts)
    if period is None:
        raise NotApplicable("不知道方案的年份", "the plan's year is not known")
    first = f"{period.first}年"
    for target in facts.targets:
        year, quote = _own_year(target), target.place.quote
        if year and year < period.first and target.passage.zone is not Zone.FRONT:
            fact = (f"{year}", first, quote)
            label = target.passage.label
            yield Past(places=target.places, fact=fact, document=label, year=f"{year}年", first=first, quote=quote)
    for passage in filter(_heads, facts.passages):
        found = _YEAR.search(passage.plain)
        if found and max(map(int, _ANY_YEAR.findall(passage.plain))) < period.first:
            place = place_of(passage)
            yield Heading(
                places=(place,),
                fact=(first, place.quote),
                document=passage.label,
                year=f"{found[1]}年",
                first=first,
                quote=place.quote,
            )
    yield from _bases(facts, period.last)


@cache
def _base() -> re.Pattern[str]:
    """A figure of a year, from which another is to be reached."""
    figure, changed = r"[^,。;\d]{0,8}\d[\d.,]*[^,。;\d]{0,8}?", one_of(load_dates().changed)
    return re.compile(rf"(?:由|从|[比较])({PLAN_YEAR})年(?:[底末]|同期)?的?{figure}(?:{changed})")


def _bases(facts: Facts, last: int) -> Iterator[Outcome]:
    """由2032年的2.1%提高到2.4% in a plan of 2031."""
    for passage in prose(facts):
        for match in _base().finditer(passage.plain):
            if int(match[1]) > last:
                place = place_of(passage, Span(*match.span()))
                yield BaseLater(
                    places=(place,), fact=("base", place.quote), document=passage.label,
                    year=f"{match[1]}年", last=f"{last}年", quote=place.quote,
                )  # fmt: skip


def _own_year(target: Target) -> int | None:
    """The year that a target's own sentence names, unless what was done in it is only what the target rests on."""
    said, ground = target.constraint.period, target.constraint.period_ground
    if not (said and ground and ground.source is Source.SENTENCE):
        return None
    before = target.passage.plain[: target.constraint.quantity.span.start].rpartition("。")[2]
    rests = load_dates().rests_on.search(before)
    return None if rests and f"{said.year}年" in rests[0] else said.year


def _heads(passage: Passage) -> bool:
    """Whether a passage is a heading or a table's title, over what is still to be done."""
    headed = passage.form is Form.HEADING or (passage.form is Form.CAPTION and passage.zone is not Zone.FRONT)
    looks_back = any(word in passage.text for word in load_zones().retrospect)
    return headed and passage.zone is not Zone.BACKGROUND and not looks_back

"""Targets and headings whose year lies before the first year of the plan: a slip, or what was reached then."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.checks.check import NotApplicable, Outcome
from checker.checks.shared.deadlines import read_period
from checker.facts import Facts
from checker.facts.printed import Target, place_of
from checker.language.constraint import Source
from checker.plan.passages import Form, Passage, Zone
from checker.words.years import PLAN_YEAR
from checker.words.zones import load_zones

QUOTES_DIFFER = False
_YEAR = re.compile(rf"(?<![\d—–~至-])({PLAN_YEAR})年(?!\s*[—–~至-]|\d{{1,2}}月\d{{1,2}}日)")
"""A year that a heading is of; a day names what is cited (2017年10月1日起施行的条例)."""


class _GoneBy(Outcome):
    document: str
    year: str
    first: str
    quote: str


class Past(_GoneBy):
    """A target of a year gone by."""


class Heading(_GoneBy):
    """A heading that names a year gone by."""


OUTCOMES = (Past, Heading)


def find(facts: Facts) -> Iterator[Outcome]:
    """One for each target, then one for each heading."""
    period = read_period(facts)
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
        if found and int(found[1]) < period.first:
            place = place_of(passage)
            yield Heading(
                places=(place,),
                fact=(first, place.quote),
                document=passage.label,
                year=f"{found[1]}年",
                first=first,
                quote=place.quote,
            )


def _own_year(target: Target) -> int | None:
    """The year that a target's own sentence names."""
    said, ground = target.constraint.period, target.constraint.period_ground
    return said.year if said and ground and ground.source is Source.SENTENCE else None


def _heads(passage: Passage) -> bool:
    """Whether a passage is a heading or a table's title, over what is still to be done."""
    headed = passage.form is Form.HEADING or (passage.form is Form.CAPTION and passage.zone is not Zone.FRONT)
    looks_back = any(word in passage.text for word in load_zones().retrospect)
    return headed and passage.zone is not Zone.BACKGROUND and not looks_back

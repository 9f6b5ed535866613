"""The dates of one document: the year of its number, the day of its signature, the day it was printed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from checker.checks.check import NotApplicable, Outcome
from checker.checks.shared.days import find_days
from checker.checks.shared.places import place_at
from checker.facts import Facts
from checker.facts.printed import place_of
from checker.finding import Place
from checker.plan.passages import Part, PlanField
from checker.source import fold
from checker.words.years import PLAN_YEAR

_NUMBER = re.compile(rf"[〔\[(【﹝]\s*({PLAN_YEAR})\s*[〕\])】﹞]")


class SignedBeforeNumber(Outcome):
    """Signed in an earlier year than the number's."""

    document: str
    number: str
    signed: str


class SignedAfterNumber(Outcome):
    """Signed in a later year: numbers are given at the turn of a year."""

    document: str
    number: str
    signed: str


class PrintedBefore(Outcome):
    """Printed before it was signed."""

    document: str
    signed: str
    printed: str


OUTCOMES = (SignedBeforeNumber, SignedAfterNumber, PrintedBefore)


def find(facts: Facts) -> Iterator[Outcome]:
    """One for each pair of dates of a document."""
    days = ((part, next(find_days(fold(part.document.date)), None)) for part in facts.outline.parts)
    dated = [(part, day.date) for part, day in days if day and day.date]
    if not dated:
        raise NotApplicable("没有成文日期", "no date of issue is printed")
    for part, day in dated:
        yield from _numbered(facts, part, day)
        yield from _printed(facts, part, day)


def _numbered(facts: Facts, part: Part, day: date) -> Iterator[Outcome]:
    document = part.document
    match = _NUMBER.search(document.number)
    if match and int(match[1]) != day.year:
        sort = SignedBeforeNumber if day.year < int(match[1]) else SignedAfterNumber
        places = tuple(place_at(facts, (*part.route, field)) for field in ("number", "date"))
        yield sort(
            places=places, fact=(document.number, document.date), document=part.name,
            number=document.number, signed=document.date,
        )  # fmt: skip


def _printed(facts: Facts, part: Part, day: date) -> Iterator[Outcome]:
    for printed, place in _print_days(facts, part):
        if printed < day:
            signed = part.document.date
            yield PrintedBefore(
                places=(place_at(facts, (*part.route, "date")), place), fact=(signed, place.quote),
                document=part.name, signed=signed, printed=place.quote,
            )  # fmt: skip


def _print_days(facts: Facts, part: Part) -> Iterator[tuple[date, Place]]:
    """The days of the lines …2031年2月20日印发 of a document; those behind a notice's plan are of the notice."""
    for passage in facts.passages:
        ours = passage.document == part.key or part.key == "notice"
        if ours and passage.field is PlanField.CLOSING and "印发" in passage.plain:
            yield from ((day.date, place_of(passage, day.span)) for day in find_days(passage.plain) if day.date)

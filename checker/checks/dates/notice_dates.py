"""The dates of one document: the year of its number, the days it was approved, signed and printed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from checker.checks.check import NotApplicable, Outcome
from checker.checks.shared.days import find_days
from checker.checks.shared.places import place_at
from checker.facts import Facts
from checker.facts.printed import place_of
from checker.finding import Place
from checker.plan.passages import Part, PlanField, Zone
from checker.source import Span, fold
from checker.words.dates import load_dates
from checker.words.vocabulary import one_of
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


class SignedBeforeApproval(Outcome):
    """Signed before the meeting that approved it."""

    document: str
    signed: str
    approved: str


OUTCOMES = (SignedBeforeNumber, SignedAfterNumber, PrintedBefore, SignedBeforeApproval)


def find(facts: Facts) -> Iterator[Outcome]:
    """One for each pair of dates of a document."""
    days = ((part, next(find_days(fold(part.document.date)), None)) for part in facts.outline.parts)
    dated = [(part, day.date) for part, day in days if day and day.date]
    if not dated:
        raise NotApplicable("没有成文日期", "no date of issue is printed")
    for part, day in dated:
        yield from _numbered(facts, part, day)
        yield from _printed(facts, part, day)
        yield from _approved(facts, part, day)


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


def _approved(facts: Facts, part: Part, day: date) -> Iterator[Outcome]:
    """The meetings that have approved a document by its own opening (经3月11日…会议审议通过), later than its day."""
    opening = (p for p in facts.passages if p.document == part.key and p.zone is Zone.FRONT)
    for passage in opening:
        for printed in find_days(passage.plain):
            said = _approval().match(passage.plain, printed.span.start)
            if said and printed.date and day < printed.date:
                approved, signed = place_of(passage, Span(*said.span())), part.document.date
                yield SignedBeforeApproval(
                    places=(place_at(facts, (*part.route, "date")), approved), fact=(signed, approved.quote),
                    document=part.name, signed=signed, approved=approved.quote,
                )  # fmt: skip


@cache
def _approval() -> re.Pattern[str]:
    return re.compile(f"(?<=经)[^,。;]{{5,11}}?日[^,。;]{{0,30}}?(?:{one_of(load_dates().meetings)})(?!议)")

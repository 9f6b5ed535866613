"""An office that stands at one unit while the head of another is its director.

办公室设在县财政局,由县水利局局长兼任主任.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from checker.checks.check import NothingToCompare, Outcome
from checker.checks.shared.groups import Office, offices
from checker.checks.shared.wording import quoted
from checker.facts import Facts
from checker.facts.printed import place_of
from checker.language.units.aliases import short_form
from checker.source import Span
from checker.words.units import load_units
from checker.words.vocabulary import one_of


class OtherUnit(Outcome):
    """The unit of an office, and the director who comes from elsewhere."""

    place: str
    unit: str
    post: str


OUTCOMES = (OtherUnit,)


def find(facts: Facts) -> Iterator[Outcome]:
    """One for each office whose director heads another unit and has no post at the office's own."""
    told = [(office, match) for office in facts.once(offices) if (match := _director_of(facts, office))]
    if not told:
        raise NothingToCompare
    for office, match in told:
        units = {_unit(facts, part) for part in match["posts"].split("、")}
        if "" not in units and _plain(facts, office.unit) not in units:
            passage = facts.passages[facts.position(office.place.route)]
            yield OtherUnit(
                places=(place_of(passage, Span(office.place.span.start, match.end())),),
                fact=("office head", office.unit, match["posts"]),
                place=office.place.label,
                unit=quoted(office.unit),
                post=quoted(match["posts"]),
            )


def _director_of(facts: Facts, office: Office) -> re.Match[str] | None:
    """Who is made director right behind the words that say where the office is."""
    passage = facts.passages[facts.position(office.place.route)]
    return _director().match(passage.plain, office.place.span.end)


@cache
def _director() -> re.Pattern[str]:
    words = load_units()
    appointed = one_of(words.task_force.appointed)
    return re.compile(
        rf"[,。;]由(?P<posts>[^,。;]{{2,30}}?长)[^,。;、]{{0,6}}?(?:{appointed})(?:[^,。;]{{0,6}}?办公室)?主任"
    )


def _unit(facts: Facts, post: str) -> str:
    """The unit that a post is of, by the name it is known by; nothing for a post that names no known unit."""
    known = (post[:end] for end in range(len(post) - 1, 2, -1) if post[:end] in facts.lexicon.counts)
    name = next(known, "")
    return _plain(facts, name) if name else ""


def _plain(facts: Facts, unit: str) -> str:
    return short_form(facts.lexicon.canonical(unit), facts.lexicon.words)

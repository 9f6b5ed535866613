"""An office that stands at one unit while the head of another is its director, or that has two directors.

办公室设在县财政局,由县水利局局长兼任主任; 由周松兼任主任, whom the roster calls 县水利局局长.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import combinations
from typing import NamedTuple

from checker.checks.check import NothingToCompare, Outcome
from checker.checks.shared.groups import Office, offices, same_body
from checker.checks.shared.held_posts import held_posts
from checker.checks.shared.wording import quoted
from checker.facts import Facts
from checker.facts.printed import place_of
from checker.finding import Place
from checker.language.units.aliases import short_form
from checker.source import Span
from checker.words.units import load_units
from checker.words.vocabulary import one_of


class OtherUnit(Outcome):
    """The unit of an office, and the director who comes from elsewhere."""

    place: str
    unit: str
    post: str


class TwoDirectors(Outcome):
    """The office of one body, and its directors in two places."""

    name: str
    place_a: str
    director_a: str
    place_b: str
    director_b: str


OUTCOMES = (OtherUnit, TwoDirectors)
_POSTS = re.compile("(?P<posts>[^,。;]{2,30}?长)(?P<name>[^,。;、]{0,6}?)")
"""Posts, and who has them if he is named."""


class Directed(NamedTuple):
    """An office with its director as printed, by name if he is named, and the posts that he has."""

    office: Office
    name: str
    posts: tuple[str, ...]
    place: Place


def find(facts: Facts) -> Iterator[Outcome]:
    """One for each office whose director has posts at other units only, else one for two directors of one office."""
    told = [directed for office in facts.once(offices) if (directed := _director_of(facts, office))]
    if not told:
        raise NothingToCompare
    elsewhere = [directed for directed in told if _is_elsewhere(facts, directed)]
    yield from (map(_other_unit, elsewhere) if elsewhere else _two_directors(facts, told))


def _is_elsewhere(facts: Facts, directed: Directed) -> bool:
    units = {_unit(facts, part) for post in directed.posts for part in re.split("[、,]", post)}
    return "" not in units and _plain(facts, directed.office.unit) not in units


def _other_unit(directed: Directed) -> OtherUnit:
    return OtherUnit(
        places=(directed.place,),
        fact=("office head", directed.office.unit, *directed.posts),
        place=directed.office.place.label,
        unit=quoted(directed.office.unit),
        post=quoted("、".join(directed.posts) + directed.name),
    )


def _two_directors(facts: Facts, told: list[Directed]) -> Iterator[Outcome]:
    for a, b in combinations(told, 2):
        if a.name and b.name and a.name != b.name and same_body(facts, a.office.name, b.office.name):
            yield TwoDirectors(
                places=(a.place, b.place),
                fact=("office directors", a.name, b.name),
                name=max((a.office.name, b.office.name), key=len),
                place_a=a.office.place.label,
                director_a=a.name,
                place_b=b.office.place.label,
                director_b=b.name,
            )
            return


def _director_of(facts: Facts, office: Office) -> Directed | None:
    """Who is made director right behind the words that say where the office is: one who is known, or a post."""
    passage = facts.passages[facts.position(office.place.route)]
    found = _director().match(passage.plain, office.place.span.end)
    if found is None:
        return None
    place = place_of(passage, Span(office.place.span.start, found.end()))
    held = dict.fromkeys(each.post for each in facts.once(held_posts) if each.name == found["who"])
    if held:
        return Directed(office, found["who"], tuple(held), place)
    told = _POSTS.fullmatch(found["who"])
    return Directed(office, told["name"], (told["posts"],), place) if told else None


@cache
def _director() -> re.Pattern[str]:
    appointed = one_of(load_units().task_force.appointed)
    return re.compile(rf"[,。;]由?(?P<who>[^,。;]{{2,36}}?)(?:同志)?(?:{appointed})(?:[^,。;]{{0,6}}?办公室)?主任")


def _unit(facts: Facts, post: str) -> str:
    """The unit that a post is of, by the name it is known by; nothing for a post that names no known unit."""
    known = (post[:end] for end in range(len(post) - 1, 2, -1) if post[:end] in facts.lexicon.counts)
    name = next(known, "")
    return _plain(facts, name) if name else ""


def _plain(facts: Facts, unit: str) -> str:
    return short_form(facts.lexicon.canonical(unit), facts.lexicon.words)

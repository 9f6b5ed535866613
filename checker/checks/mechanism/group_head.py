"""The head of the plan's leading group: another in the roster than in the text, or none at all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from checker.checks.check import NothingToCompare, Outcome
from checker.checks.shared.groups import Founded, Roster, founded, roster_of, rosters
from checker.checks.shared.places import document_names
from checker.checks.shared.wording import listed
from checker.facts import Facts
from checker.facts.printed import place_of
from checker.finding import Place
from checker.language.units.people import Person
from checker.words.chain import load_chain
from checker.words.units import load_units

_DEPUTIES = 3
"""Lines that show that a list is the roster of a group."""


class _OtherHead(Outcome):
    """A body, its head in the text, and that of the roster."""

    name: str
    value_a: str
    place_a: str
    value_b: str
    place_b: str


class OtherPerson(_OtherHead):
    """The two are named differently."""


class OtherPost(_OtherHead):
    """Nobody who heads the roster holds the post of the text."""


class Headless(Outcome):
    """A roster with deputies and without a head."""

    document: str


OUTCOMES = (OtherPerson, OtherPost, Headless)


def find(facts: Facts) -> Iterator[Outcome]:
    """One for each body that is headed otherwise in its roster, then one for each roster without a head."""
    every = facts.once(rosters)
    if not every:
        raise NothingToCompare
    for body in facts.once(founded):
        theirs = roster_of(facts, body)
        if theirs and theirs.heads and body.read.convener:
            yield from _other_head(body, body.read.convener, theirs)
    deputies = load_units().roles.deputy + load_units().roles.first_deputy
    for each in every:
        second = [line for line in each.lines if "".join(line.role.split()) in deputies]
        if second and not each.heads and len(each.lines) >= _DEPUTIES:
            name = document_names(facts)[each.document]
            yield Headless(places=(second[0].place,), fact=("headless", name), document=name)


def _other_head(body: Founded, said: Person, theirs: Roster) -> Iterator[Outcome]:
    names = [line.name for line in theirs.heads if line.name]
    posts = [line.post for line in theirs.heads if line.post]
    if said.name and names and said.name not in names:
        yield _outcome(OtherPerson, body, said, theirs)
    elif not said.name and posts and any(not _is_held(post, posts) for post in _chief_posts(said.post)):
        yield _outcome(OtherPost, body, said, theirs)


def _chief_posts(text: str) -> list[str]:
    """The posts of a first man in a text: 书记 of 县委书记, 县长; deputies' posts do not count."""
    return [match[1] for part in re.split("[、,]", text) if (match := _chief().search(part.strip()))]


def _is_held(post: str, posts: list[str]) -> bool:
    return any(post in _chief_posts(held) for held in posts)


@cache
def _chief() -> re.Pattern[str]:
    return re.compile(f"(?<!副)(书记|{'|'.join(load_chain().heads)})$")


def _outcome(outcome: type[_OtherHead], body: Founded, said: Person, theirs: Roster) -> Outcome:
    text = place_of(body.passage, said.span)
    lines: list[Place] = [place for line in theirs.heads for place in dict.fromkeys((line.name_place, line.place))]
    return outcome(
        places=(text, *lines),
        fact=("head", body.name, said.name or said.post, *(line.name or line.post for line in theirs.heads)),
        name=body.name,
        value_a=f"{said.post}{said.name or ''}",
        place_a=text.label,
        value_b=listed([f"{line.name}({line.post})" if line.post else line.name for line in theirs.heads]),
        place_b=lines[0].label,
    )

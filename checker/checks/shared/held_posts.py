"""The posts that people have: beside their names in rosters, task forces, cells and sentences.

Enters: facts.  Leaves: `Held`, each person with a post as printed in one place.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from checker.checks.shared.people import roster
from checker.checks.shared.places import prose
from checker.checks.shared.sentence_people import said_people
from checker.checks.shared.task_forces import Force, forces
from checker.facts import Facts
from checker.facts.printed import place_of
from checker.finding import Place
from checker.language.units.people import split_post
from checker.plan.passages import Form
from checker.source import Span
from checker.words.chain import load_chain
from checker.words.units import load_units


class Held(NamedTuple):
    """A person with the post as printed in one place."""

    name: str
    post: str
    role: str
    place: Place


def held_posts(facts: Facts) -> tuple[Held, ...]:
    """People with their posts: in rosters, task forces and cells, and in sentences, of which each may tell the name."""
    found = [Held(line.name, line.post, line.role, line.place) for line in facts.once(roster) if line.name]
    found += [held for theirs in facts.once(forces).values() for force in theirs for held in _officers(force)]
    found = [held for held in found if held.post]
    found += _in_cells(facts)
    named = {said.name for said in facts.once(said_people)}
    return (*found, *_in_sentences(facts, {held.name for held in found} | named))


def _officers(force: Force) -> Iterator[Held]:
    """The people with a role in a task force, as far as they are named."""
    read = force.read
    deputies = [("副召集人", person) for person in read.deputies]
    for role, person in (("召集人", read.convener), ("第一副召集人", read.first_deputy), *deputies):
        if person and person.name:
            yield Held(person.name, person.post, role, place_of(force.passage, person.span))


@cache
def _with_post() -> re.Pattern[str]:
    return re.compile(rf"([一-鿿]{{2,4}})\(([^()]*(?:{'|'.join(load_chain().posts_behind)}))\)")


def _in_cells(facts: Facts) -> Iterator[Held]:
    """The leaders whose post a table gives behind their name: 林知远(县委常委、副县长)."""
    for passage in facts.passages:
        if passage.form is Form.LEADER:
            for match in _with_post().finditer(passage.plain):
                yield Held(match[1], match[2], "", place_of(passage, Span(*match.span())))


def _in_sentences(facts: Facts, names: Iterable[str]) -> Iterator[Held]:
    any_name = "|".join(map(re.escape, sorted(names)))
    if not any_name:
        return
    pattern = re.compile(rf"[^,。;、，；:：()（）由]{{2,20}}?(?:{any_name})")
    for passage in prose(facts):
        if passage.form is Form.STATEMENT:
            for match in pattern.finditer(passage.text):
                post, name = split_post(match[0])
                if name and post and post not in _roles():
                    yield Held(name, post, "", place_of(passage, Span(*match.span())))


@cache
def _roles() -> frozenset[str]:
    """What a person is in a body, beside the post that he has."""
    words = load_units()
    return frozenset(role for role in (*words.heads, *words.roles.all) if not words.bare_post.fullmatch(role))

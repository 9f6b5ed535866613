"""Names of people that differ in one character and may be one person's.

Enters: facts.  Leaves: pairs of names with their places, and whether the roster holds just one of them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import combinations
from typing import NamedTuple

from checker.checks.shared.people import roster, row_leaders
from checker.checks.shared.task_forces import forces
from checker.facts import Facts
from checker.facts.printed import place_of
from checker.finding import Place
from checker.language.units.people import LeaderState, split_post
from checker.plan.passages import Form
from checker.source import Span
from checker.words.units import load_units
from checker.words.vocabulary import one_of

_SHORTEST = 3
"""Names of two characters have too many neighbours (王伟, 王平)."""
_MOST = 12
"""Names that differ in one place; more are a list of sample names."""
_USUAL = 2
"""Where no roster decides, one name is printed so often and the other once."""


class Named(NamedTuple):
    """A person's name in one place, with the post if it is printed there."""

    name: str
    post: str
    listed: bool
    place: Place


class NearNames(NamedTuple):
    """Two names that may be one; `listed` says that the plan's roster holds `usual` alone."""

    odd: str
    usual: str
    listed: bool
    places: tuple[Place, ...]


def near_people(facts: Facts) -> tuple[NearNames, ...]:
    """Pairs of names of which the roster holds one, else of which one is printed once and the other more often."""
    people: dict[str, list[Named]] = defaultdict(list)
    for each in _named(facts):
        people[each.name].append(each)
    found = {_judge(people[a], people[b]) for a, b in _neighbours(people)}
    order = {name: number for number, name in enumerate(people)}
    return tuple(sorted(filter(None, found), key=lambda pair: order[pair.odd]))


def _named(facts: Facts) -> Iterator[Named]:
    """Everybody who is named in a roster, in a task force, as a leader of a row or as given a role in a sentence."""
    for line in facts.once(roster):
        if line.name:
            yield Named(line.name, line.post, bool(line.role or line.post), line.name_place)
    for force in (force for theirs in facts.once(forces).values() for force in theirs):
        for person in (force.read.convener, force.read.first_deputy, *force.read.deputies):
            if person and person.name:
                yield Named(person.name, person.post, False, place_of(force.passage, person.span))
    for name, place in leaders_with_places(facts):
        yield Named(name, "", False, place)
    yield from _appointed(facts)


def _appointed(facts: Facts) -> Iterator[Named]:
    """The people whom a sentence gives a role: 由县长周平任组长, 副县长周平、李河任副组长."""
    for passage in facts.passages:
        if passage.form is Form.STATEMENT:
            for match in _appointing().finditer(passage.plain):
                for people in re.finditer("[^、]+", match["people"]):
                    post, name = split_post(people[0])
                    if name:
                        start = match.start("people") + people.start()
                        yield Named(name, post, False, place_of(passage, Span(start, start + len(people[0]))))


@cache
def _appointing() -> re.Pattern[str]:
    words = load_units()
    roles = one_of((*words.posts, *words.roles.convener, *words.roles.deputy, *words.heads))
    appointed = f"(?:{one_of(words.task_force.appointed)})(?=[^,。;、]{{0,8}}(?:{roles}))"
    return re.compile(f"(?:^|[,。;:由])(?P<people>[^,。;:由]{{2,40}}?){appointed}")


def leaders_with_places(facts: Facts) -> Iterator[tuple[str, Place]]:
    """The leaders named in table rows, each with its cell."""
    rows = {row.route: row for row in facts.outline.rows}
    for route, leaders in facts.once(row_leaders).items():
        cells = [facts.passages[index] for index in rows[route].leaders]
        for leader in leaders:
            if leader.state is LeaderState.NAMED:
                own = (cell for cell in cells if leader.name in "".join(cell.text.split()))
                yield leader.name, place_of(next(own, cells[0]))


def _neighbours(names: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """Names of one length and one family that differ in one character."""
    gaps: dict[tuple[str, str], list[str]] = defaultdict(list)
    for name in names:
        for at in range(1, len(name) if len(name) >= _SHORTEST else 0):
            gaps[name[:at], name[at + 1 :]].append(name)
    for alike in gaps.values():
        if len(alike) <= _MOST:
            yield from combinations(alike, 2)


def _judge(ours: Sequence[Named], theirs: Sequence[Named]) -> NearNames | None:
    listed = [any(each.listed for each in people) for people in (ours, theirs)]
    odd, usual = (theirs, ours) if listed[0] and not listed[1] else (ours, theirs)
    if listed[0] == listed[1]:
        odd, usual = sorted((ours, theirs), key=len)
    posts = [{part for each in people for part in re.split("[、,]", each.post) if part} for people in (odd, usual)]
    if all(listed) or (all(posts) and not any(a.endswith(b) or b.endswith(a) for a in posts[0] for b in posts[1])):
        return None
    if not any(listed) and not (len(odd) == 1 and len(usual) >= _USUAL):
        return None
    shown = (*(each.place for each in odd), *(each.place for each in usual[:1]))
    return NearNames(odd[0].name, usual[0].name, any(listed), shown)

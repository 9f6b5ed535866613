"""Names of people that differ in one character and may be one person's.

Enters: facts.  Leaves: pairs of names with their places, and whether the roster holds just one of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from checker.checks.shared.people import roster, row_leaders
from checker.checks.shared.sentence_people import said_people
from checker.checks.shared.task_forces import forces
from checker.facts import Facts
from checker.facts.printed import place_of
from checker.finding import Place
from checker.language.units.people import LeaderState

_SHORTEST = 3
"""Names of two characters have too many neighbours (王伟, 王平)."""
_MOST = 12
"""Names that differ in one place; more are a list of sample names."""
_WHOLE_POST = 5
"""Characters of a post that names its unit; many are 副局长, one is 县水利局副局长."""
_OFTEN = 3
"""Beside a name printed so often one of the same post that is printed once is a slip, however many have the post."""
_USUAL = 2
"""Where no roster decides, one name is printed so often and the other once."""


class Named(NamedTuple):
    """A person's name in one place, with the post if it is printed there."""

    name: str
    post: str
    listed: bool
    place: Place
    in_roster: bool = False


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
        theirs = people[each.name]
        if not any(each.place.route == other.place.route for other in theirs):
            theirs.append(each)
    found = {_judge(people[a], people[b]) for a, b in _neighbours(people)}
    order = {name: number for number, name in enumerate(people)}
    return tuple(sorted(filter(None, found), key=lambda pair: order[pair.odd]))


def _named(facts: Facts) -> Iterator[Named]:
    """Everybody who is named in a roster, in a task force, with a post in a sentence or as a leader of a row."""
    for line in facts.once(roster):
        if line.name:
            yield Named(line.name, line.post, bool(line.role or line.post), line.name_place, in_roster=True)
    for said in facts.once(said_people):
        yield Named(
            said.name,
            said.posts[-1] if said.posts else "",
            said.in_role and bool(said.posts),
            place_of(said.passage, said.span),
        )
    for force in (force for theirs in facts.once(forces).values() for force in theirs):
        for person in (force.read.convener, force.read.first_deputy, *force.read.deputies):
            if person and person.name:
                yield Named(person.name, person.post, False, place_of(force.passage, person.span))
    for name, place in leaders_with_places(facts):
        yield Named(name, "", False, place)


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
        odd, usual = sorted((ours, theirs), key=lambda people: (len(people), any(each.in_roster for each in people)))
    posts = [{each.post for each in people if each.post} for people in (odd, usual)]
    slip = bool(posts[0] & posts[1]) and _is_slip(odd, usual)
    one_post = slip or any(_is_one_post(a, b) for a in posts[0] for b in posts[1])
    if not one_post and (all(listed) or all(posts)):
        return None
    if not one_post and not any(listed) and not (len(odd) == 1 and len(usual) >= _USUAL):
        return None
    shown = (*(each.place for each in odd), *(each.place for each in usual[:1]))
    return NearNames(odd[0].name, usual[0].name, listed[0] != listed[1], tuple(dict.fromkeys(shown)))


def _is_slip(odd: Sequence[Named], usual: Sequence[Named]) -> bool:
    """Whether a name is printed once, and the other often, or in the roster where this one is not."""
    rostered = [any(each.in_roster for each in people) for people in (odd, usual)]
    return len(odd) == 1 and (len(usual) >= _OFTEN or rostered == [False, True])


def _is_one_post(a: str, b: str) -> bool:
    """Whether two posts may be one: alike and with their unit (县水利局局长), or one is the other's end (局长)."""
    shorter, longer = sorted((a, b), key=len)
    return longer.endswith(shorter) and len(longer) >= _WHOLE_POST

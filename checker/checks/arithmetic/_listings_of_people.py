"""Counts of people (基地建设专班(6人), 成员12名) and the people listed for them.

They are the lines of a roster, or are named in a sentence with their posts (周松(财务股股长)、…).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from checker.checks.arithmetic._listing import Listing
from checker.checks.shared.groups import founded, roster_of
from checker.checks.shared.people import RosterMember, roster
from checker.checks.shared.sentence_people import said_people
from checker.facts import Facts
from checker.facts.printed import place_of
from checker.plan.passages import Form, Passage
from checker.source import Route, Span
from checker.words.counts import load_counts

_FEWEST = 3
"""People that make a list."""
_HEADED = re.compile(r"\(共?(\d{1,3})[人名]\)")
_MEMBERS = re.compile(r"成员(?:共)?(\d{1,3})[人名]")


def find_people(facts: Facts) -> Iterator[Listing]:
    """A heading with the roster below it, 以上…共18人 with those above it, 成员12名 with the people named behind it."""
    for passage in facts.passages:
        if passage.form is Form.HEADING and (count := _HEADED.search(passage.plain)):
            yield from _rostered(passage, count, _below(facts, passage.route[:-1]))
        elif passage.form is Form.STATEMENT and (count := load_counts().people_in_all.search(passage.plain)):
            above = [line for line in facts.once(roster) if line.document == passage.document]
            yield from _rostered(passage, count, above)
            yield from _in_roles(passage, above)
        elif passage.form is Form.STATEMENT and load_counts().people_by_role.search(passage.plain):
            yield from _in_roles(passage, _below(facts, passage.route[:-2]) or _above(facts, passage.route[:-4]))
        elif passage.form is Form.STATEMENT and (count := _MEMBERS.search(passage.plain)):
            yield from _named(facts, passage, count)
    for body in facts.once(founded):
        if theirs := roster_of(facts, body):
            yield from _as_roles(body.passage, theirs.lines)


def _as_roles(passage: Passage, lines: Sequence[RosterMember]) -> Iterator[Listing]:
    """11个单位主要负责同志为成员, 4名县领导任副组长, each with the lines of the body's roster that have this role."""
    for match in load_counts().people_as_role.finditer(passage.plain) if all(line.name for line in lines) else ():
        things = [line for line in lines if "".join(line.role.split()) == match["role"]]
        if things:
            places = (place_of(passage, Span(*match.span())), *(each.place for each in things))
            yield Listing(int(match["number"]), match[0], tuple(each.name for each in things), places)


def _below(facts: Facts, section: Route) -> Sequence[RosterMember]:
    return [line for line in facts.once(roster) if line.place.route[: len(section)] == section]


def _above(facts: Facts, section: Route) -> Sequence[RosterMember]:
    """The roster of the section that a text's own one stands in: its lines are printed right before the text."""
    return _below(facts, (*section, "roster"))


def _rostered(passage: Passage, count: re.Match[str], lines: Sequence[RosterMember]) -> Iterator[Listing]:
    if len(lines) >= _FEWEST and all(line.name or "各" not in line.post for line in lines):
        things = tuple(line.name or line.post for line in lines)
        yield Listing(int(count[1]), count[0].strip("()"), things, (place_of(passage), *(each.place for each in lines)))


def _in_roles(passage: Passage, lines: Sequence[RosterMember]) -> Iterator[Listing]:
    """其中副组长3人、成员10人, each with the lines of the roster that have this role."""
    for match in load_counts().people_of_role.finditer(passage.plain) if all(line.name for line in lines) else ():
        ours = [line for line in lines if "".join(line.role.split()) == match["role"]]
        things = tuple(line.name or line.post for line in ours)
        if len(things) >= _FEWEST:
            places = (place_of(passage, Span(*match.span())), *(each.place for each in ours))
            yield Listing(int(match[2]), match[0], things, places)


def _named(facts: Facts, passage: Passage, count: re.Match[str]) -> Iterator[Listing]:
    """The people that the rest of the sentence names, or where it names none the next sentence."""
    behind = (passage.index, count.end())
    said = [each for each in facts.once(said_people) if (each.passage.index, each.span.start) >= behind]
    here = [each for each in said if each.passage.index == passage.index]
    listed = here or [each for each in said if each.passage.index == passage.index + 1]
    if len(listed) >= _FEWEST:
        places = (place_of(passage, Span(*count.span())), place_of(listed[0].passage))
        things = tuple(each.name for each in listed)
        yield Listing(int(count[1]), count[0], things, places, certain=abs(int(count[1]) - len(things)) == 1)

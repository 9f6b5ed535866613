"""Tasks shared out by their numbers (第1至3项, 第4至6项): one that two have, one that nobody has, and one whose row
names another leader than the one who has its range.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from checker.checks.check import NothingToCompare, Outcome
from checker.facts import Facts
from checker.facts.printed import place_of
from checker.finding import Place
from checker.language.units.people import Leader as Person
from checker.language.units.people import LeaderState, read_leaders
from checker.plan.passages import Block, Form, Passage
from checker.source import Route, Span
from checker.words.units import load_units

QUOTES_DIFFER = False
_RANGE = re.compile(r"第(\d{1,3})项?(?:至|到|[—–~-]+)第?(\d{1,3})项")
_FORMS = (Form.STATEMENT, Form.TASK_FORCE)
_FEWEST = 2


class Overlap(Outcome):
    """A task in two ranges."""

    place: str
    number: str
    ranges: str


class Missing(Outcome):
    """Tasks in no range."""

    place: str
    number: str
    ranges: str


class Leader(Outcome):
    """A task whose row names another leader."""

    place: str
    ranges: str
    leader: str
    row: str
    other: str


OUTCOMES = (Overlap, Missing, Leader)


class _Range(NamedTuple):
    first: int
    last: int
    printed: str
    who: str
    place: Place


def find(facts: Facts) -> Iterator[Outcome]:
    """One for each two ranges that do not meet, then one for each row of another leader."""
    shared = [ranges for passage in facts.passages if len(ranges := _ranges(passage)) >= _FEWEST]
    if not shared:
        raise NothingToCompare
    for ranges in shared:
        for one, other in pairwise(ranges):
            yield from _between(one, other)
        yield from _leaders(facts, ranges)


def _ranges(passage: Passage) -> Sequence[_Range]:
    """The ranges of a text that lists them in order, each with the person named in its clause."""
    found: list[_Range] = []
    for clause in re.finditer("[^;。]+", passage.plain if passage.form in _FORMS else ""):
        matches = list(_RANGE.finditer(passage.plain, clause.start(), clause.end()))
        for match in matches if load_units().in_charge.search(clause[0]) else ():
            who = load_units().who.findall(passage.plain, clause.start(), match.start())
            name = who[-1] if who and len(matches) == 1 else ""
            place = place_of(passage, Span(*match.span()))
            found.append(_Range(int(match[1]), int(match[2]), match[0], name, place))
    in_order = all(a.first < b.first for a, b in pairwise(found)) and all(each.first < each.last for each in found)
    return found if in_order else ()


def _between(one: _Range, other: _Range) -> Iterator[Outcome]:
    ranges = f"{one.printed}、{other.printed}"
    kind, numbers = (Overlap, range(other.first, one.last + 1)) if other.first <= one.last else (
        Missing, range(one.last + 1, other.first)
    )  # fmt: skip
    if numbers:
        number = f"第{'、'.join(map(str, numbers))}项"
        places = (one.place, other.place)
        yield kind(places=places, fact=("ranges", ranges), place=one.place.label, number=number, ranges=ranges)


def _leaders(facts: Facts, ranges: Sequence[_Range]) -> Iterator[Outcome]:
    """The rows of the one table with just these numbers whose leader is not the one of their range."""
    for rows in _tables(facts, ranges[0].first, ranges[-1].last):
        for each in (each for each in ranges if each.who):
            for number in range(each.first, each.last + 1):
                row = rows[number]
                names = [leader.name for leader in _of_row(facts, row) if leader.state is LeaderState.NAMED]
                if names and each.who not in names:
                    cell = facts.passages[row.leaders[0]]
                    yield Leader(
                        places=(each.place, place_of(cell)), fact=("leader", each.printed, row.label, *names),
                        place=each.place.label, ranges=each.printed, leader=each.who, row=row.label,
                        other="、".join(names),
                    )  # fmt: skip


def _of_row(facts: Facts, row: Block) -> Sequence[Person]:
    return read_leaders(tuple(facts.passages[index].text for index in row.leaders))


def _tables(facts: Facts, first: int, last: int) -> Iterator[Mapping[int, Block]]:
    """The tables with a column of leaders whose rows are numbered through from the first to the last."""
    tables: dict[Route, dict[int, Block]] = {}
    for row in facts.outline.rows:
        if row.leaders and row.heading.value:
            tables.setdefault(row.route[:-1], {})[row.heading.value] = row
    yield from (rows for rows in tables.values() if sorted(rows) == list(range(first, last + 1)))

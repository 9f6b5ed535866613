"""One matter whose leader is another in another place: in the card of a list, in a table, in its task force."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from checker.checks.check import NothingToCompare, Outcome
from checker.checks.shared.items import Item, items
from checker.checks.shared.people import row_leaders
from checker.checks.shared.wording import quoted
from checker.facts import Facts
from checker.facts.printed import place_of
from checker.finding import Place
from checker.language.units.people import LeaderState
from checker.source import Span, fold
from checker.words.chain import load_chain


class Differs(Outcome):
    """Both places call the leader alike."""

    thing: str
    role: str
    values: str
    values_en: str


class Undecided(Differs):
    """They call him otherwise, and may mean two people."""


OUTCOMES = (Differs, Undecided)


class _Led(NamedTuple):
    """Who leads a matter in one place, and what he is called there."""

    label: str
    role: str
    names: frozenset[str]
    place: Place


def find(facts: Facts) -> Iterator[Outcome]:
    """One for each matter and pair of places, the first that differ."""
    every = facts.once(items)
    if not every:
        raise NothingToCompare
    for name, theirs in every.items():
        led = [each for item in theirs for each in _led(facts, item)]
        pairs = [(a, b) for a, b in combinations(led, 2) if a.names != b.names]
        alike = [pair for pair in pairs if pair[0].role == pair[1].role]
        for a, b in (alike or pairs)[:1]:
            yield _outcome(name, a, b, alike=bool(alike))


def _outcome(name: str, a: _Led, b: _Led, *, alike: bool) -> Outcome:
    told = [(each.label, "、".join(sorted(each.names))) for each in (a, b)]
    return (Differs if alike else Undecided)(
        places=(a.place, b.place),
        fact=("item_leader", name, *(names for _, names in told)),
        thing=quoted(name),
        role=a.role,
        values="; ".join(f"{label}为{names}" for label, names in told),
        values_en="; ".join(f"{label}: {names}" for label, names in told),
    )


def _led(facts: Facts, item: Item) -> Iterator[_Led]:
    if item.force:
        convener = item.force.read.convener
        if convener and convener.name:
            place = place_of(item.force.passage, convener.span)
            yield _Led(item.label, "召集人", frozenset([convener.name]), place)
    elif item.block and item.table:
        yield from _of_row(facts, item)
    elif item.block:
        yield from _of_bracket(facts, item)


def _of_row(facts: Facts, item: Item) -> Iterator[_Led]:
    assert item.block
    leaders = facts.once(row_leaders).get(item.block.route, ())
    named = frozenset(leader.name for leader in leaders if leader.state is LeaderState.NAMED)
    header = "".join(fold(facts.rows.table_of(item.block).columns.get("leader", "")).split())
    if named and len(named) == len(leaders):
        yield _Led(item.label, header, named, place_of(facts.passages[item.block.leaders[0]]))


def _of_bracket(facts: Facts, item: Item) -> Iterator[_Led]:
    """The people that a bracket of responsibility names behind a label of leaders (包抓领导：…)."""
    assert item.block
    for index in item.block.units:
        passage = facts.passages[index]
        for match in load_chain().leader_label.finditer(passage.plain):
            names = _names(match["names"])
            if names:
                yield _Led(item.label, match["role"], names, place_of(passage, Span(*match.span())))


def _names(said: str) -> frozenset[str]:
    names: Sequence[str] = re.split("[、,]", said)
    known = all(re.fullmatch("[一-鿿]{2,4}", name) for name in names)
    return frozenset(names) if known else frozenset()

"""Who sits in the task forces: one tells its members by a rank that most others do not ask for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from checker.checks.check import NothingToCompare, Outcome
from checker.checks.shared.places import document_names
from checker.checks.shared.task_forces import Force, forces
from checker.facts import Facts
from checker.facts.printed import place_of
from checker.finding import Place
from checker.source import Span
from checker.words.chain import load_chain

_FEWEST = 3
"""Task forces, of which most are alike."""
_QUOTED = 12
"""Characters quoted of members told by unit."""
_BY_UNIT = "成员单位"


class Differs(Outcome):
    """One task force against one of the many."""

    place_a: str
    value_a: str
    place_b: str
    value_b: str


OUTCOMES = (Differs,)


class Members(NamedTuple):
    """The rank a task force asks of its members, or nothing, with the words that say who they are."""

    document: str
    rank: str
    place: Place


def find(facts: Facts) -> Iterator[Outcome]:
    """The task forces that ask for another rank than more than half of them."""
    every = [_members(document, force) for document, theirs in facts.once(forces).items() for force in theirs]
    if len(every) < _FEWEST:
        raise NothingToCompare
    usual, number = Counter(members.rank for members in every).most_common(1)[0]
    model = next(members for members in every if members.rank == usual)
    for odd in every if number * 2 > len(every) else ():
        if odd.rank != usual:
            yield Differs(
                places=(odd.place, model.place),
                fact=("members", usual, odd.rank, odd.place.quote),
                place_a=document_names(facts)[model.document],
                value_a=usual or _BY_UNIT,
                place_b=document_names(facts)[odd.document],
                value_b=odd.rank or _BY_UNIT,
            )


def _members(document: str, force: Force) -> Members:
    ranks = "|".join(load_chain().member_ranks)
    text = force.passage.plain
    if found := re.search(rf"(?P<rank>{ranks})(?:为|任)?(?:[^,。;]{{0,6}})?成员", text):
        return Members(document, found["rank"], place_of(force.passage, Span(*found.span())))
    start = max(text.find("成员"), 0)
    return Members(document, "", place_of(force.passage, Span(start, min(start + _QUOTED, len(text)))))

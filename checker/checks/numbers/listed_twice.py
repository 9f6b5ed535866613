"""One thing that a list of figures names twice with different figures: 省级4项、市级8项、市级20项."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from checker.checks.check import NothingToCompare, Outcome
from checker.checks.shared.places import prose
from checker.checks.shared.wording import quoted
from checker.facts import Facts
from checker.facts.printed import place_of
from checker.plan.passages import Passage
from checker.source import Span

QUOTES_DIFFER = False
_RUN = re.compile("[^,。;:()]+")
_ITEM = re.compile(
    r"(?:其中)?(?P<item>(?P<name>[\u4e00-\u9fff]{2,8})(?P<number>\d+(?:\.\d+)?)(?P<unit>[\u4e00-\u9fff%]{1,3}))、?"
)
_FEWEST = 3
"""Figures that make a list."""


class Twice(Outcome):
    """What is named twice, and how it is printed each time."""

    place: str
    name: str
    first: str
    second: str


OUTCOMES = (Twice,)


def find(facts: Facts) -> Iterator[Outcome]:
    """One for each two members of a list."""
    lists = [(passage, items) for passage in prose(facts) for items in _lists(passage)]
    if not lists:
        raise NothingToCompare
    for passage, items in lists:
        named: dict[tuple[str, str], list[re.Match[str]]] = defaultdict(list)
        for item in items:
            named[item["name"], item["unit"]].append(item)
        for (name, _), same in named.items():
            for first, second in combinations(same, 2):
                if first["number"] != second["number"]:
                    yield Twice(
                        places=(place_of(passage, Span(items[0].start(), items[-1].end())),),
                        fact=("twice", first[0], second[0]),
                        place=passage.label,
                        name=quoted(name),
                        first=quoted(first["item"]),
                        second=quoted(second["item"]),
                    )


def _lists(passage: Passage) -> Iterator[Sequence[re.Match[str]]]:
    """The runs of members that 、 parts, each of a name, a figure and a measure word."""
    for run in _RUN.finditer(passage.plain):
        ends = [match.end() for match in re.finditer("、|$", run[0])]
        starts = [0, *ends[:-1]]
        items = [
            _ITEM.fullmatch(passage.plain, run.start() + start, run.start() + end)
            for start, end in zip(starts, ends, strict=True)
        ]
        told = [item for item in items if item]
        if len(told) == len(items) >= _FEWEST:
            yield told

"""What a paragraph counts off (一是…二是…三是…): a number that is left out, or given twice.

Enters: the texts of each section.  Leaves: one outcome for each list in which a number does not follow the one before.
Only words that open a clause count, and a list begins with 一是.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from checker.checks.check import NothingToCompare, Outcome
from checker.checks.shared.families import split_by
from checker.checks.shared.places import prose
from checker.checks.shared.wording import quoted
from checker.facts import Facts
from checker.facts.printed import place_of
from checker.plan.passages import Passage, PlanField
from checker.source import Route, Span
from checker.words.counts import load_counts
from checker.words.numerals import ONE_TO_TEN, read_number

_FEWEST = 2


class _Mark(NamedTuple):
    """A word that counts off: its number, where it stands and how it is printed."""

    number: int
    passage: Passage
    span: Span

    @property
    def printed(self) -> str:
        return self.passage.plain[self.span.start : self.span.end]


class _Wrong(Outcome):
    place: str
    before: str
    after: str


class Twice(_Wrong):
    """A number is given twice."""


class Skipped(_Wrong):
    """A number is left out."""


OUTCOMES = (Twice, Skipped)


def find(facts: Facts) -> Iterator[Outcome]:
    """One for each list, at the first number that does not follow."""
    lists = [each for each in _lists(facts) if len(each) >= _FEWEST]
    if not lists:
        raise NothingToCompare
    for marks in lists:
        wrong = [(a, b) for a, b in pairwise(marks) if b.number != a.number + 1]
        if wrong and wrong[0][1].number >= wrong[0][0].number:
            a, b = wrong[0]
            yield (Twice if a.number == b.number else Skipped)(
                places=(place_of(a.passage, a.span), place_of(b.passage, b.span)),
                fact=("counted off", a.passage.label, a.printed, b.printed),
                place=b.passage.label,
                before=quoted(a.printed),
                after=quoted(b.printed),
            )


def _lists(facts: Facts) -> Iterator[Sequence[_Mark]]:
    """The lists of each section and word; 一 opens a new one."""
    marks = [mark for passage in prose(facts) for mark in _marks(passage)]
    for theirs in split_by(marks, lambda mark: (_home(mark.passage), mark.printed[-1])).values():
        run: list[_Mark] = []
        for mark in theirs:
            if mark.number == 1:
                yield run
                run = [mark]
            elif run:
                run.append(mark)
        yield run


def _home(passage: Passage) -> Route:
    """The section that a text stands in; a cell stands for itself."""
    return passage.route[:-1] if passage.field is PlanField.STATEMENT else passage.route


def _marks(passage: Passage) -> Iterator[_Mark]:
    for match in _counting().finditer(passage.plain):
        yield _Mark(read_number(match[1]), passage, Span(*match.span()))


@cache
def _counting() -> re.Pattern[str]:
    behind = "".join(load_counts().marked_behind)
    return re.compile(rf"(?:(?<=[。;,:!?])|(?<![\s\S]))([{ONE_TO_TEN}]{{1,2}})[{behind}](?=[一-鿿])")

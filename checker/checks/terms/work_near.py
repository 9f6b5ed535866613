"""A name in one row of a table that stands nowhere else and differs in one character from a name printed again and
again: 燕坡水厂 in a row, 雁坡水厂 in all other places.

That both are one is shown by what goes with them: the table lacks the usual name, and the row has a figure, or the
next words, of a place where the usual one is printed.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from checker.checks.check import NothingToCompare, Outcome
from checker.checks.shared.wording import quoted
from checker.facts import Facts
from checker.facts.printed import place_of
from checker.plan.passages import PROSE, Block, Passage
from checker.source import Span
from checker.words.chain import load_chain
from checker.words.vocabulary import one_of

QUOTES_DIFFER = False
_PLACED = 2
"""The characters of a place's name before what stands there, of which one may be miswritten."""
_STEM = 4
"""Characters of a name with what stands there."""
_PLACE = re.compile(rf"[一-鿿]{{{_STEM}}}")
_OFTEN = 3
"""How often a name is printed for one that is printed once to be a slip for it."""
_MOST = 400
"""Names of rows that are looked at."""
_FIGURE = re.compile(r"\d+(?:\.\d+)?[一-鿿]{1,4}")


class Near(Outcome):
    """The name in the row, and the usual one with a place of it."""

    place: str
    name: str
    usual: str
    where: str


OUTCOMES = (Near,)


class _Printed(NamedTuple):
    """A name where it is printed."""

    name: str
    passage: Passage
    at: int


def find(facts: Facts) -> Iterator[Outcome]:
    """One for each row."""
    rows = [row for row in facts.outline.rows if len(facts.rows.name_of(row)) >= _STEM][:_MOST]
    if not rows:
        raise NothingToCompare
    names = [facts.rows.name_of(row) for row in rows]
    printed = _printed(facts, {gap for name in names for match in _names(name) for gap in _gaps(match[0])})
    for row, name in zip(rows, names, strict=True):
        odd, usual = next(_slips(facts, row, name, printed), (None, None))
        if odd and usual:
            own, other = (place_of(each.passage, Span(each.at, each.at + _STEM)) for each in (odd, usual))
            yield Near(
                places=(own, other),
                fact=("work", odd.name, usual.name),
                place=own.label,
                name=quoted(odd.name),
                usual=quoted(usual.name),
                where=other.label,
            )


def _names(text: str) -> Iterator[re.Match[str]]:
    """望川水厂: what stands there, with the two characters before it, wherever the name of the place begins."""
    starts = (at.start() - _PLACED for at in _work().finditer(text))
    return (match for at in starts if at >= 0 and (match := _PLACE.match(text, at)))


@cache
def _work() -> re.Pattern[str]:
    return re.compile(one_of(load_chain().works))


def _gaps(gram: str) -> Iterator[tuple[int, str]]:
    """What is left of a name without one of the characters of its place."""
    return ((at, gram[:at] + gram[at + 1 :]) for at in range(_PLACED))


_Index = Mapping[tuple[int, str], Mapping[str, Sequence[_Printed]]]


def _printed(facts: Facts, wanted: set[tuple[int, str]]) -> _Index:
    """Where names are printed that differ from those of rows in one character at most."""
    found: dict[tuple[int, str], dict[str, list[_Printed]]] = defaultdict(lambda: defaultdict(list))
    for passage in facts.passages:
        if passage.form in PROSE:
            for match in _names(passage.plain):
                for gap in wanted.intersection(_gaps(match[0])):
                    found[gap][match[0]].append(_Printed(match[0], passage, match.start()))
    return found


def _slips(facts: Facts, row: Block, name: str, printed: _Index) -> Iterator[tuple[_Printed, _Printed]]:
    """The names in a row's that are printed once, each with the usual one that it is probably put for."""
    telling = set(load_chain().mistyped.telling)
    for gram in (match[0] for match in _names(name)):
        for gap in _gaps(gram):
            names = printed.get(gap, {})
            own = names.get(gram, ())
            for usual, places in names.items() if len(own) == 1 else ():
                apart = {gram[gap[0]], usual[gap[0]]}
                often = len(places) >= _OFTEN and not apart <= telling
                if often and usual != gram and _go_together(facts, row, own[0], places):
                    yield own[0], places[0]


def _go_together(facts: Facts, row: Block, odd: _Printed, usual: Sequence[_Printed]) -> bool:
    """Whether the table of a row lacks the usual name, which stands elsewhere with the same figure or words."""
    if any(each.passage.table == odd.passage.table for each in usual):
        return False
    behind = odd.passage.plain[odd.at + _STEM :][:_PLACED]
    said = len(behind) == _PLACED and any(each.passage.plain.startswith(behind, each.at + _STEM) for each in usual)
    figures = set(_FIGURE.findall(facts.text_of(row)))
    return said or any(figures & set(_FIGURE.findall(_around(facts, each))) for each in usual)


def _around(facts: Facts, printed: _Printed) -> str:
    """The row or task in which a name is printed, else its text."""
    index = printed.passage.index
    block = facts.row_of.get(index) or facts.task_of.get(index)
    return facts.text_of(block) if block else printed.passage.plain

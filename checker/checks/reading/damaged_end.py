"""Texts that break off: a last character lost, a mark that nothing follows, the end of another row."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from checker.checks.check import Outcome
from checker.checks.shared.phrases import Excerpt, clause_place
from checker.checks.shared.places import prose
from checker.facts import Facts
from checker.facts.printed import place_of
from checker.finding import Place
from checker.plan.passages import Block, Passage
from checker.source import Span
from checker.words.numerals import ORDINAL

_CLAUSE = 20
"""Characters before a last mark that it is shown with."""
_SHORTEST = 5
"""Characters of a text that may lack its last one."""
_HALF = 8
"""Characters at either end by which a clause is known again."""
_HALVES = re.compile(f"[^,。;:]{{{_HALF},}}")
_OF_TIMES = re.compile("[年月日]")
_FRAME = re.compile(rf"^[\s(]*(?:{ORDINAL}|\d{{1,2}})[)、.]\s*|[。;,\s]+$")
_GOES_ON = re.compile(r"[,、(“《]\s*$")


class Truncated(Outcome):
    """A text that is another one without its last character."""

    text: str
    whole: str
    place: str


class Unfinished(Outcome):
    """A text that ends in a mark behind which it should go on."""

    document: str
    mark: str
    quote: str


class Spliced(Outcome):
    """A clause that begins like another of the plan and ends like one of the next row."""

    text: str
    beginning: str
    place: str


OUTCOMES = (Truncated, Unfinished, Spliced)


def find(facts: Facts) -> Iterator[Outcome]:
    """The texts that lack a character, then those that do not end, then the clauses of two rows."""
    yield from _truncated(facts)
    yield from _unfinished(facts)
    yield from _spliced(facts)


def _truncated(facts: Facts) -> Iterator[Outcome]:
    passages: dict[str, list[Passage]] = defaultdict(list)
    for passage in prose(facts):
        passages[_FRAME.sub("", passage.plain)].append(passage)
    longer = {text[:-1]: text for text in passages if len(text) > _SHORTEST and text[-1].isalpha()}
    for text, printed in passages.items():
        if text in longer:
            other = passages[longer[text]][0]
            yield Truncated(
                places=(*map(place_of, printed), place_of(other)),
                fact=("cut", text),
                text=text,
                whole=longer[text],
                place=other.label,
            )


def _unfinished(facts: Facts) -> Iterator[Outcome]:
    for passage in prose(facts):
        text = passage.plain
        if _GOES_ON.search(text):
            place = clause_place(facts, Excerpt(passage, text, Span(len(text) - 1, len(text))), _CLAUSE)
            yield Unfinished(
                places=(place,),
                fact=("unfinished", place.quote),
                habit=(passage.document, place.quote[-1:]),
                document=place.label,
                mark=place.quote[-1:],
                quote=place.quote,
            )


def _spliced(facts: Facts) -> Iterator[Outcome]:
    begun: dict[str, dict[str, Place]] = defaultdict(dict)
    for passage in prose(facts):
        for clause, place in _clauses(passage):
            begun[clause[:_HALF]].setdefault(clause, place)
    for above, below in pairwise(facts.outline.rows):
        for row, other in ((above, below), (below, above)):
            ends = {clause[-_HALF:]: passage for passage in _texts(facts, other) for clause, _ in _clauses(passage)}
            for passage in _texts(facts, row):
                yield from _spliced_in(passage, begun, ends)


def _texts(facts: Facts, row: Block) -> Sequence[Passage]:
    return [facts.passages[index] for index in row.texts]


def _clauses(passage: Passage) -> Iterator[tuple[str, Place]]:
    """The clauses of a passage that are long enough to be known again; all times (2031年3月—2031年12月) are alike."""
    for match in _HALVES.finditer(passage.plain):
        if sum(map(str.isalpha, _OF_TIMES.sub("", match[0]))) >= _HALF:
            yield match[0], place_of(passage, Span(*match.span()))


def _spliced_in(
    passage: Passage, begun: Mapping[str, Mapping[str, Place]], ends: Mapping[str, Passage]
) -> Iterator[Outcome]:
    for clause, place in _clauses(passage):
        other = ends.get(clause[-_HALF:])
        alike = begun.get(clause[:_HALF], {})
        beginning = next((each for each in alike if each[-2:] != clause[-2:]), "")
        if other and beginning and len(clause) >= 2 * _HALF and clause[:_HALF] not in other.plain:
            yield Spliced(
                places=(place, alike[beginning], place_of(other)),
                fact=("spliced", clause),
                text=clause,
                beginning=beginning,
                place=other.label,
            )

"""Quotation marks and brackets that have no partner, or stand the wrong way round.

A mark whose partner stands in the paragraph before or behind is whole; the paragraph is broken.  A straight closing
quotation mark (“甲") is a habit of whoever typed the text: one finding.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain, pairwise
from typing import NamedTuple

from checker.checks.check import Outcome
from checker.checks.shared.phrases import Excerpt, clause_place
from checker.facts import Facts
from checker.facts.corrections import all_of, corrected
from checker.facts.printed import place_of
from checker.finding import Edit, Place
from checker.plan.passages import Form, Passage
from checker.source import Span
from checker.words.numerals import ORDINAL

_CLOSING = {"“": "”", "‘": "’", "《": "》", "(": ")", "〔": "〕", "【": "】", "「": "」"}
_OPENING = {closing: opening for opening, closing in _CLOSING.items()}
_PARTNER = {**_CLOSING, **_OPENING}
_NUMBERING = re.compile(rf"^\s*\(?(?:{ORDINAL}|\d{{1,2}})\)|(?<=[,。;:、])(?<!\d[:、,])\d{{1,2}}\)")
"""Numbers of items, which may have one bracket only: 1); in (1:4) and (附表1、2) the bracket closes."""
_STRAIGHT = re.compile(r"“[^“”\"]*(\")")
"""An opening mark with a straight one for its partner."""
_YEAR_BEHIND = re.compile(r"〔(?:19|20)\d{2} ?(?=\d{1,3}号)")
_YEAR_BEFORE = re.compile(r"(?<=[一-鿿])(?:19|20)\d{2}〕(?=\d{1,3}号)")
"""The year of a document number that has lost one of its brackets: 〔2031 12号, 2031〕12号."""
_YEAR_CROSSED = re.compile(r"(?:〔(?=\d{4}[)\]])|(?<=[一-鿿])[(\[](?=\d{4}〕))((?:19|20)\d{2})[)\]〕](?=\s?\d{1,4}号)")
"""The year of a document number between brackets of two kinds."""
_PROSE = (Form.HEADING, Form.STATEMENT, Form.RESPONSIBILITY)
"""Forms whose paragraphs run on; cells and titles are whole."""
_CLAUSE = 20
"""Characters on either side of a mark that it is shown with."""


class Reversed(Outcome):
    """A closing mark that stands where the opening one should, and the other way round."""

    text: str


class Unpaired(Outcome):
    """A mark that opens and does not close, or closes and did not open."""

    mark: str
    partner: str
    quote: str


class Straight(Outcome):
    """Opening marks that are closed by a straight one; one outcome for the plan."""

    count: int
    quote: str


class Split(Outcome):
    """A mark and its partner in two paragraphs that follow each other."""

    mark: str
    partner: str
    quote: str


OUTCOMES = (Reversed, Unpaired, Straight, Split)


class Alone(NamedTuple):
    """A text with the places of its marks that have no partner in it."""

    passage: Passage
    text: str
    at: list[int]

    def place(self, facts: Facts, at: int) -> Place:
        """The clause around a mark."""
        return clause_place(facts, Excerpt(self.passage, self.text, Span(at, at + 1)), _CLAUSE)


def find(facts: Facts) -> Iterator[Outcome]:
    """One for each mark, or for both where they are reversed or in two paragraphs; all straight marks as one."""
    texts = [
        Alone(p, p.plain, _unpaired(_YEAR_CROSSED.sub(r"〔\1〕", p.plain)))
        for p in facts.passages
        if p.form not in (Form.LEADER, Form.ROSTER)
    ]
    yield from chain.from_iterable(_crossed(facts, text) for text in texts)
    yield from _straight(texts)
    yield from _split(facts, texts)
    for text in texts:
        yield from _unmatched(facts, text)


def _unmatched(facts: Facts, text: Alone) -> Iterator[Outcome]:
    couples = list(zip(text.at[::2], text.at[1::2], strict=False))
    if couples and all(text.text[first] == _CLOSING.get(text.text[second]) for first, second in couples):
        for first, second in couples:
            place = place_of(text.passage, Span(first, second + 1))
            swapped = zip((first, second), (text.text[second], text.text[first]), strict=True)
            edits = tuple(all_of(*(corrected(text.passage, Span(at, at + 1), mark) for at, mark in swapped)))
            yield Reversed(places=(place,), fact=("reversed", place.quote), text=place.quote, edits=edits)
        return
    for at in text.at:
        mark, place = text.text[at], text.place(facts, at)
        fact, quote, edits = (mark, place.quote), place.quote, _year_enclosed(text, at)
        yield Unpaired(places=(place,), fact=fact, mark=mark, partner=_PARTNER[mark], quote=quote, edits=edits)


def _crossed(facts: Facts, text: Alone) -> Iterator[Outcome]:
    """The year of a document number between brackets of two kinds (〔2031)12号): one slip, and not two marks alone."""
    for year in _YEAR_CROSSED.finditer(text.text):
        opens, closes = year[0][0], year[0][-1]
        mark = opens if opens == "〔" else closes
        place = text.place(facts, year.start() if opens == "〔" else year.end() - 1)
        edits = corrected(text.passage, Span(*year.span()), f"〔{year[1]}〕")
        yield Unpaired(
            places=(place,), fact=(mark, place.quote), mark=mark, partner=_PARTNER[mark], quote=place.quote, edits=edits
        )


def _year_enclosed(text: Alone, at: int) -> tuple[Edit, ...]:
    """The bracket that the year of a document number has lost, which can stand in one place only."""
    year = _YEAR_BEHIND.match(text.text, at) or _YEAR_BEFORE.match(text.text, max(at - 4, 0))
    return corrected(text.passage, Span(*year.span()), f"〔{year[0].strip('〔 〕')}〕") if year else ()


def _straight(texts: Sequence[Alone]) -> Iterator[Outcome]:
    """The opening marks that a straight one closes, which then count as paired."""
    places: list[Place] = []
    edits: list[Edit] = []
    for passage, text, alone in texts:
        for match in _STRAIGHT.finditer(text) if alone else ():
            if match.start() in alone:
                alone.remove(match.start())
                places.append(place_of(passage, Span(match.start(), match.end())))
                edits += corrected(passage, Span(*match.span(1)), "”")
    if places:
        quote = places[0].quote
        yield Straight(places=tuple(places), fact=("straight",), count=len(places), quote=quote, edits=tuple(edits))


def _split(facts: Facts, texts: Sequence[Alone]) -> Iterator[Outcome]:
    """The marks whose partners stand in the next paragraph, which then count as paired."""
    for one, other in pairwise(texts):
        flowing = one.passage.form in _PROSE and other.passage.form in _PROSE
        if not (one.at and other.at and flowing and one.passage.document == other.passage.document):
            continue
        opening, closing = one.text[one.at[-1]], other.text[other.at[0]]
        if _CLOSING.get(opening) == closing:
            places = (one.place(facts, one.at.pop()), other.place(facts, other.at.pop(0)))
            quote = places[0].quote
            yield Split(places=places, fact=("split", quote), mark=opening, partner=closing, quote=quote)


def _unpaired(text: str) -> list[int]:
    """Where the marks without a partner stand."""
    if _PARTNER.keys().isdisjoint(text):
        return []
    numbering = {at for match in _NUMBERING.finditer(text) for at in range(*match.span())}
    waiting: dict[str, list[int]] = {opening: [] for opening in _CLOSING}
    alone: list[int] = []
    for at, sign in enumerate(text):
        if at in numbering:
            continue
        if sign in waiting:
            waiting[sign].append(at)
        elif sign in _OPENING and waiting[_OPENING[sign]]:
            waiting[_OPENING[sign]].pop()
        elif sign in _OPENING:
            alone.append(at)
    return sorted(chain(alone, *waiting.values()))

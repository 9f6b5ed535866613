"""What differs between two texts, widened to words that a reader recognises.

Enters: the texts of a plan, and excerpts of them.  Leaves: `Span`s that do not cut a word, a number with its
measure word, an alphanumeric or a quoted name, and the `Place`s of clauses.  Where words begin and end is told from
the plan itself: a boundary is where many different characters follow the one side and come before the other.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Set
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from checker.checks.shared.places import prose
from checker.facts import Facts
from checker.facts.printed import place_of
from checker.finding import Place
from checker.language.statement.saying import style_words
from checker.plan.passages import Passage
from checker.source import Span
from checker.words.indicators import load_indicators
from checker.words.numerals import ORDINAL
from checker.words.strings import common_prefix
from checker.words.terms import load_terms

STOPS = ",。;:!?"
_MARKS = frozenset(STOPS + "、()“”《》")
CLAUSE = 14
"""Characters on either side of an excerpt that a clause is shown with, where it is longer."""
_NEAR, _FAR = 2, 7
"""Characters of context that a short difference is shown with: at least, and at most."""
_WINDOW = 40
"""Characters on either side of a place that are looked at for what must not be cut."""
_NUMBERING = re.compile(rf"\s*(?:\d{{1,2}}[.、](?!\d)|\(?(?:{ORDINAL}|\d{{1,2}})\)|{ORDINAL}、)")


class Excerpt(NamedTuple):
    """Some characters of a passage; `text` is the whole of it with its half-width twins."""

    passage: Passage
    text: str
    span: Span

    @property
    def words(self) -> str:
        """The characters themselves."""
        return self.text[self.span.start : self.span.end]


class Neighbours(NamedTuple):
    """By two characters of the plan's texts: which characters follow them, and which come before."""

    after: Mapping[str, Set[str]]
    before: Mapping[str, Set[str]]

    def parted(self, text: str, at: int) -> int:
        """How likely a word ends before a character and another begins with it."""
        return len(self.after.get(text[at - 2 : at], ())) + len(self.before.get(text[at : at + 2], ()))


def neighbours(facts: Facts) -> Neighbours:
    """Which characters the plan's texts print beside each other, every distinct text once."""
    after: dict[str, set[str]] = defaultdict(set)
    before: dict[str, set[str]] = defaultdict(set)
    for text in dict.fromkeys(passage.plain for passage in prose(facts)):
        for at, (first, second) in enumerate(pairwise(text)):
            after[first + second].add(text[at + 2 : at + 3] or str(at))
            before[first + second].add(text[at - 1] if at else str(len(text)))
    return Neighbours(after, before)


@cache
def _listed() -> re.Pattern[str]:
    """Words of several characters that are not cut."""
    differences = load_indicators().differences
    words = {word for word in differences.all if len(word) > 1}
    words.update(word for word in load_terms().variants.style if len(word) > 1)
    return re.compile("|".join(sorted(map(re.escape, words), key=len, reverse=True)))


def whole(text: str, span: Span) -> Span:
    """A span without a number, an alphanumeric, a quoted name or a bracket cut at either end."""
    start, end = span
    for match in load_terms().uncut.finditer(text, max(start - _WINDOW, 0), end + _WINDOW):
        if match.start() < start < match.end():
            start = match.start()
        if match.start() < end < match.end():
            end = match.end()
    return Span(start, end)


def phrase(facts: Facts, text: str, span: Span, reach: tuple[int, int] = (_FAR, _FAR)) -> Span:
    """A short difference with the words around it, within its clause and not further than told on either side."""
    span = whole(text, span)
    near = _NEAR if span.end - span.start < _NEAR else 0
    inside, parted = _inside_words(text, span), facts.once(neighbours).parted
    starts = range(span.start, max(span.start - reach[0], 0) - 1, -1)
    ends = range(span.end, min(span.end + reach[1], len(text)) + 1)

    def likeliest(places: range) -> int:
        """Where a word most likely begins or ends."""
        between_words = (at for at in places[near:] if at not in inside)
        return max(between_words, key=lambda at: parted(text, at), default=places[-1])

    start = next((at for at in starts if at == 0 or text[at - 1] in _MARKS), None)
    end = next((at for at in ends if at == len(text) or text[at] in _MARKS), None)
    return whole(text, Span(likeliest(starts) if start is None else start, likeliest(ends) if end is None else end))


def _inside_words(text: str, span: Span) -> Set[int]:
    """Places around a span that would cut a word that is not to be cut."""
    near_by = max(span.start - _WINDOW, 0), span.end + _WINDOW
    words = (match for pattern in (load_terms().uncut, _listed()) for match in pattern.finditer(text, *near_by))
    return {at for match in words for at in range(match.start() + 1, match.end())}


def exchanged(facts: Facts, a: tuple[str, Span], b: tuple[str, Span]) -> tuple[str, str]:
    """Two phrases that differ in what stands at the spans, with the same words around them where there are any."""
    before = common_prefix(a[0][: a[1].start][::-1], b[0][: b[1].start][::-1])
    behind = common_prefix(a[0][a[1].end :], b[0][b[1].end :])
    reach = min(before, _FAR), min(behind, _FAR)
    spans = [phrase(facts, text, span, reach) for text, span in (a, b)]
    left = max(a[1].start - spans[0].start, b[1].start - spans[1].start)
    right = max(spans[0].end - a[1].end, spans[1].end - b[1].end)
    one, two = (
        text[at.start - left if left <= before else span.start : at.end + right if right <= behind else span.end]
        for (text, at), span in zip((a, b), spans, strict=True)
    )
    return _open(one), _open(two)


def _open(text: str) -> str:
    """A phrase without marks and particles that it cannot begin with."""
    return text.strip("、, ").lstrip("的等和、")


def without_style(text: str) -> str:
    """Words without those of style before them (全年改造提升)."""
    words = [(word, listed) for word, listed in style_words(text)]
    while len(words) > 1 and words[0][1] and words[0][0] not in "和与及、":
        words = words[1:]
    return "".join(word for word, _ in words)


def clause_around(facts: Facts, text: str, span: Span, most: int = CLAUSE) -> Span:
    """The clause that a place stands in; of a long one the words around the place."""
    found = phrase(facts, text, span, (most, most))
    start, end = found
    while start > 0 and text[start - 1] not in STOPS and span.start - start < most:
        start -= 1
    while end < len(text) and text[end] not in STOPS and end - span.end < most:
        end += 1
    whole_start = start == 0 or text[start - 1] in STOPS
    whole_end = end == len(text) or text[end] in STOPS
    numbering = _NUMBERING.match(text) if start == 0 else None
    if numbering and numbering.end() <= span.start:
        start = numbering.end()
    return Span(start if whole_start else found.start, end if whole_end else found.end)


def clause_place(facts: Facts, excerpt: Excerpt, most: int = CLAUSE) -> Place:
    """The place of the clause that an excerpt stands in; of a long one the words around the excerpt."""
    return place_of(excerpt.passage, clause_around(facts, excerpt.text, excerpt.span, most))


def sentence_around(text: str, span: Span) -> Span:
    """The sentence that a place stands in, between full stops and semicolons."""
    start = max(text.rfind(mark, 0, span.start) for mark in "。;") + 1
    ends = [at for mark in "。;" if (at := text.find(mark, span.end)) >= 0]
    return Span(start, min(ends, default=len(text)))


def paired(text: str) -> str:
    """A text without a quotation mark or bracket at its ends that has no partner in it."""
    for opening, closing in ("“”", "()", "《》"):
        if text.count(opening) != text.count(closing):
            text = text.strip(opening + closing)
    return text

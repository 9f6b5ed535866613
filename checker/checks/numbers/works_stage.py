"""One work in two places, to be begun in the one and finished in the other.

Two tasks must call it by the same words, six characters or more.  Works with a figure are compared by their
indicator (stages of clashes); here the words alone tell that they are one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from checker.checks.check import NothingToCompare, Outcome
from checker.checks.shared.phrases import clause_around
from checker.checks.shared.places import prose
from checker.checks.shared.wording import quoted
from checker.facts import Facts
from checker.facts.printed import place_of
from checker.finding import Place
from checker.plan.passages import Passage, Zone
from checker.source import Span
from checker.words.objects import load_objects
from checker.words.strings import ngrams
from checker.words.terms import load_terms

_SHARED = 6
"""Characters that two texts must share to speak of one work."""
_RARE = 4
"""Texts that may print them; more, and they name a sort of work."""


class Undecided(Outcome):
    """A work that one place begins and another finishes."""

    work: str
    place_a: str
    stage_a: str
    place_b: str
    stage_b: str


OUTCOMES = (Undecided,)


class _Words(NamedTuple):
    stage: re.Pattern[str]
    early: frozenset[str]
    ends: re.Pattern[str]
    drafted: re.Pattern[str]
    work: re.Pattern[str]


class Stretch(NamedTuple):
    """What one stage word speaks of: the text behind it, as far as the next one or the end of the sentence.

    Of a word that ends its clause it is the clause before it.
    """

    passage: Passage
    text: str
    span: Span
    stage: Span
    early: bool

    @property
    def word(self) -> str:
        """The stage word."""
        return self.text[slice(*self.stage)]


@cache
def _words() -> _Words:
    stages = load_terms().stages
    every = sorted((*stages.begun, *stages.finished), key=len, reverse=True)
    return _Words(
        re.compile("|".join(every)),
        frozenset(stages.begun),
        re.compile(stages.ends),
        re.compile("|".join(stages.drafts)),
        re.compile("|".join(stages.works)),
    )


def find(facts: Facts) -> Iterator[Outcome]:
    """One for each two tasks and the work they name."""
    stretches = _read_stretches(facts)
    if not stretches:
        raise NothingToCompare
    begun = _by_words([stretch for stretch in stretches if stretch.early])
    paired: set[tuple[int, int]] = set()
    for late in (stretch for stretch in stretches if not stretch.early):
        for name, early in _begun_elsewhere(facts, late, begun):
            pair = early.passage.index, late.passage.index
            if pair not in paired:
                paired.add(pair)
                yield _outcome(facts, name, early, late)


def _begun_elsewhere(
    facts: Facts, late: Stretch, begun: Mapping[str, Sequence[Stretch]]
) -> Iterator[tuple[str, Stretch]]:
    """The works that a stretch names and another block begins, with where it does."""
    for at in range(late.span.start, late.span.end - _SHARED + 1):
        for early in begun.get(late.text[at : at + _SHARED], ()):
            name = _common(early, late, at)
            if early.passage.block != late.passage.block and _names_work(facts, name):
                yield name, early


def _read_stretches(facts: Facts) -> tuple[Stretch, ...]:
    words = _words()
    found: list[Stretch] = []
    for passage in prose(facts):
        text = "" if passage.zone is Zone.BACKGROUND or passage.index in facts.results else passage.plain
        for sentence in re.finditer("[^。;]+", text):
            marks = list(words.stage.finditer(text, *sentence.span()))
            ends = [*(mark.start() for mark in marks[1:]), sentence.end()]
            for mark, end in zip(marks, ends, strict=False):
                span = _spoken_of(text, mark, end)
                early = mark[0] in words.early or bool(words.drafted.search(text, *span))
                found.append(Stretch(passage, text, span, Span(*mark.span()), early))
    return tuple(found)


def _spoken_of(text: str, mark: re.Match[str], end: int) -> Span:
    if not _words().ends.match(text, mark.end()):
        return Span(mark.end(), end)
    return Span(max(text.rfind(stop, 0, mark.start()) for stop in ",。;") + 1, mark.start())


def _by_words(stretches: Sequence[Stretch]) -> Mapping[str, Sequence[Stretch]]:
    found: dict[str, list[Stretch]] = defaultdict(list)
    for stretch in stretches:
        for run in ngrams(stretch.text[slice(*stretch.span)], _SHARED):
            found[run].append(stretch)
    return found


def _common(early: Stretch, late: Stretch, at: int) -> str:
    """What two stretches share from a place of the later one on."""
    size = _SHARED
    said = early.text[slice(*early.span)]
    while at + size < late.span.end and late.text[at : at + size + 1] in said:
        size += 1
    return late.text[at : at + size]


def _names_work(facts: Facts, name: str) -> bool:
    """Whether some words name a work, one that few texts print: no marks in them, and a word for a building."""
    plain = re.fullmatch(r"[^,、:()“”《》]+", name) and _words().work.search(name)
    sort = load_objects().sorts_of_works.search(name)
    return bool(plain) and not sort and sum(name in passage.plain for passage in prose(facts)) <= _RARE


def _outcome(facts: Facts, name: str, early: Stretch, late: Stretch) -> Outcome:
    return Undecided(
        places=tuple(dict.fromkeys(_place(facts, each, name) for each in (early, late))),
        fact=("works", name, early.word, late.word),
        work=quoted(name),
        place_a=early.passage.label,
        stage_a=early.word,
        place_b=late.passage.label,
        stage_b=late.word,
    )


def _place(facts: Facts, stretch: Stretch, name: str) -> Place:
    """The stage word with the work it speaks of, if near, else the work."""
    at = stretch.text.index(name, *stretch.span)
    behind = at + len(name)
    start, end = min(at, stretch.stage.start), max(behind, stretch.stage.end)
    near = end - start <= len(name) + _SHARED * 2 + len(stretch.word)
    return place_of(stretch.passage, clause_around(facts, stretch.text, Span(start, end) if near else Span(at, behind)))

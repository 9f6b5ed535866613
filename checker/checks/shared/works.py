"""One work in two places, to be begun in the one and finished in the other.

Enters: facts.  Leaves: `Mismatch`es for works that two tasks call by the same words, seven characters or more.
Works with a figure are compared by their indicator (stages of clashes); here the words alone tell that they are one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from checker.checks.shared.mismatch import Mismatch
from checker.checks.shared.phrases import clause_around
from checker.checks.shared.places import folded_prose
from checker.facts import Facts
from checker.finding import Place
from checker.plan.passages import Passage
from checker.printed import place_of
from checker.source import Span
from checker.words.strings import ngrams
from checker.words.terms import load_terms

_SHARED = 7
"""Characters that two texts must share to speak of one work."""
_RARE = 4
"""Texts that may print them; more, and they name a sort of work."""


class _Words(NamedTuple):
    stage: re.Pattern[str]
    early: frozenset[str]
    drafted: re.Pattern[str]
    work: re.Pattern[str]


class Stretch(NamedTuple):
    """What one stage word speaks of: the text behind it, as far as the next one or the end of the sentence."""

    passage: Passage
    text: str
    span: Span
    word: str
    early: bool


@cache
def _words() -> _Words:
    stages = load_terms().stages
    every = sorted((*stages.begun, *stages.finished), key=len, reverse=True)
    return _Words(
        re.compile("|".join(every)),
        frozenset(stages.begun),
        re.compile("|".join(stages.drafts)),
        re.compile("|".join(stages.works)),
    )


def find_stages_of_works(facts: Facts) -> Iterator[Mismatch] | None:
    """Works begun in one task and finished in another; None where no stage is told."""
    stretches = facts.once(_stretches)
    return _mismatches(facts, stretches) if stretches else None


def _stretches(facts: Facts) -> tuple[Stretch, ...]:
    words = _words()
    found: list[Stretch] = []
    for passage, text in facts.once(folded_prose):
        for sentence in re.finditer("[^。;]+", text):
            marks = list(words.stage.finditer(text, *sentence.span()))
            ends = [*(mark.start() for mark in marks[1:]), sentence.end()]
            for mark, end in zip(marks, ends, strict=False):
                span = Span(mark.end(), end)
                early = mark[0] in words.early or bool(words.drafted.search(text, *span))
                found.append(Stretch(passage, text, span, mark[0], early))
    return tuple(found)


def _mismatches(facts: Facts, stretches: Sequence[Stretch]) -> Iterator[Mismatch]:
    begun = _by_words([stretch for stretch in stretches if stretch.early])
    told: set[tuple[int, int]] = set()
    for late in stretches:
        for at in range(late.span.start, late.span.end - _SHARED + 1) if not late.early else ():
            for early in begun.get(late.text[at : at + _SHARED], ()):
                pair = early.passage.index, late.passage.index
                name = _common(early, late, at)
                if early.passage.block != late.passage.block and pair not in told and _names_work(facts, name):
                    told.add(pair)
                    yield _mismatch(facts, name, early, late)


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
    return bool(plain) and sum(name in text for _, text in facts.once(folded_prose)) <= _RARE


def _mismatch(facts: Facts, name: str, early: Stretch, late: Stretch) -> Mismatch:
    places = tuple(_place(facts, each, name) for each in (early, late))
    return Mismatch(
        outcome="undecided",
        thing=name,
        place_a=early.passage.label,
        value_a=early.word,
        place_b=late.passage.label,
        value_b=late.word,
        places=places,
        fact=(name, early.word, late.word),
    )


def _place(facts: Facts, stretch: Stretch, name: str) -> Place:
    """The stage word with the work it speaks of, if near, else the work."""
    at = stretch.text.index(name, *stretch.span)
    start = stretch.span.start - len(stretch.word)
    span = Span(start if at - start <= _SHARED * 2 else at, at + len(name))
    return place_of(stretch.passage, clause_around(facts, stretch.text, span))

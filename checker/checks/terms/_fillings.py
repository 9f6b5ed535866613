"""What stands between the same words in different places of a plan.

Enters: facts.  Leaves: pairs of different fillings, the rarer one first.  Four characters stand before and four
behind, and between them one or two differ or are missing; between characters that are easily confused, five around
them are enough.  Only places where the text goes on differently after the same four characters are looked at, so
that the cost stays linear.  Different fillings in one part of a document are parallel things.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from checker.checks.shared.confusable import confusable
from checker.checks.shared.phrases import Excerpt
from checker.checks.shared.places import prose
from checker.facts import Facts
from checker.plan.passages import Passage
from checker.source import Span

_RUN = re.compile(r"[一-鿿“”、]{6,}")
_MARKS = frozenset("“”、")
SIDE = 4
"""Characters before and behind a filling that must be the same."""
_FEWEST_LETTERS = 2
"""How many of them must be no marks."""
_LONGEST = 2
"""Characters that a filling may have."""
_NARROW = ((4, 1), (1, 4), (3, 2), (2, 3))
"""Characters before and behind a confusable one that must be the same."""
_CANDIDATES = 6
"""Rarer fillings between the same words that are held against the usual one."""

Fillings = Mapping[str, Sequence[Excerpt]]
"""What stands between the same words, and where."""


class _Run(NamedTuple):
    """A stretch of characters without stops or figures; `text` is the whole passage in half-width."""

    passage: Passage
    text: str
    written: str
    start: int

    def excerpt(self, at: int, size: int) -> Excerpt:
        """The characters at a place of the run."""
        return Excerpt(self.passage, self.text, Span(self.start + at, self.start + at + size))


_Spot = tuple[_Run, int]
"""A place in a run."""
_Spots = Mapping[str, Sequence[_Spot]]
"""By what stands there: the places."""


def find_fillings(facts: Facts) -> Iterator[tuple[Sequence[Excerpt], Sequence[Excerpt]]]:
    """The usual filling with each of the others, the rarer one first, if no part of the plan has both."""
    runs = _runs(facts)
    for windows in (_wide(runs), _narrow(runs)):
        for fillings in windows:
            *others, usual = sorted(fillings.values(), key=lambda each: (len(each), each[0].passage.index))
            parts = set(map(_part, usual))
            for rare in others[:_CANDIDATES]:
                if parts.isdisjoint(map(_part, rare)):
                    yield rare, usual


def _part(excerpt: Excerpt) -> tuple[str, str]:
    """The part of the plan it stands in."""
    return excerpt.passage.document, excerpt.passage.zone


def _runs(facts: Facts) -> Sequence[_Run]:
    return [
        _Run(passage, passage.plain, run[0], run.start())
        for passage in prose(facts)
        for run in _RUN.finditer(passage.plain)
    ]


def _wide(runs: Sequence[_Run]) -> Iterator[Fillings]:
    """Fillings of no, one or two characters between four and four, where the text goes on differently."""
    behind: dict[str, list[_Spot]] = defaultdict(list)
    for run in runs:
        for at in range(SIDE, len(run.written) - SIDE + 1):
            behind[run.written[at - SIDE : at]].append((run, at))
    for left, spots in behind.items():
        if len(spots) > 1 and len({run.written[at] for run, at in spots}) > 1 and _has_letters(left):
            yield from _between(spots)


def _between(spots: Sequence[_Spot]) -> Iterator[Fillings]:
    """Behind one left side: the fillings before each right side that stands behind more than one."""
    table: dict[str, dict[str, list[_Spot]]] = defaultdict(lambda: defaultdict(list))
    for run, at in spots:
        for size in range(_LONGEST + 1):
            right = run.written[at + size : at + size + SIDE]
            if len(right) == SIDE:
                table[right][run.written[at : at + size]].append((run, at))
    for right, words in table.items():
        if len(words) > 1 and _has_letters(right):
            letters = {word: found for word, found in words.items() if _MARKS.isdisjoint(word)}
            if len(letters) > 1:
                yield _fillings(letters)


def _fillings(words: _Spots) -> Fillings:
    return {word: [run.excerpt(at, len(word)) for run, at in spots] for word, spots in words.items()}


def _has_letters(side: str) -> bool:
    return sum(character not in _MARKS for character in side) >= _FEWEST_LETTERS


@cache
def _doubtful() -> re.Pattern[str]:
    """A character that has one it is confused with."""
    return re.compile(f"[{''.join(sorted({character for pair in confusable() for character in pair}))}]")


def _five_around(written: str, at: int) -> Iterator[str]:
    """The characters around one, in each of the ways in which they can stand."""
    for left, right in _NARROW:
        around = written[max(at - left, 0) : at] + "|" + written[at + 1 : at + 1 + right]
        if len(around) == left + right + 1:
            yield around


def _narrow(runs: Sequence[_Run]) -> Iterator[Fillings]:
    """Confusable characters with five others around them."""
    table: dict[str, dict[str, list[_Spot]]] = defaultdict(lambda: defaultdict(list))
    for run in runs:
        for match in _doubtful().finditer(run.written):
            for around in _five_around(run.written, match.start()):
                table[around][match[0]].append((run, match.start()))
    for around, words in table.items():
        if len(words) > 1 and _MARKS.isdisjoint(around):
            *others, usual = sorted(words, key=lambda word: len(words[word]))
            for rare in others:
                if frozenset((rare, usual)) in confusable():
                    yield _fillings({rare: words[rare], usual: words[usual]})

"""How two near-equal clauses differ, word by word, and of what class each difference is.

Enters: two clauses.  Leaves: `Difference`s with their places.  Both are cut into numbers, listed words
and single characters first, so that a difference is 省级/市级 or 15/10 and not 省/市 or 5/0.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from checker.language.indicator.lexicon import Buckets, Word, WordRole, build_buckets, scan
from checker.source import Span
from checker.words.indicators import load_indicators
from checker.words.years import DUE_YEAR


class DifferenceKind(StrEnum):
    """The class of a difference; of several in one place the first in this order is named."""

    NUMBER = "number"
    BOUND = "bound"
    COMMITMENT = "commitment"
    MEASURE = "measure"
    DEADLINE = "deadline"
    UNIT = "unit"
    NAME = "name"
    QUALIFIER = "qualifier"
    MEASURE_WORD = "measure_word"
    WORDING = "wording"
    ORDER = "order"


@dataclass(frozen=True, slots=True)
class Difference:
    """Characters that differ: their places in the two texts and the characters themselves (one side may be empty).

    `style` marks what an editor may exchange freely (积极, 推进, a comma, another order): no finding by itself.
    A number that only one side states is a difference of wording.
    """

    kind: DifferenceKind
    a: Span
    b: Span
    a_text: str
    b_text: str
    style: bool = False


class Atom(NamedTuple):
    """A number, a date, a listed word or a single character of a clause; `value` is what it stands for."""

    text: str
    start: int
    kind: str
    value: str


_FIGURES = re.compile(
    rf"(?P<name>\d+(?:[×xX+]\w)+)|(?P<deadline>{DUE_YEAR}|(?:到|至)?\d{{1,2}}月(?:\d{{1,2}}日|底|末|初|份)?前?)"
    r"|(?P<number>\d[\d,.]*(?:[-—~–]\d[\d,.]*)?)|(?P<qualifier>[一二三四五甲乙丙]级)"
)
_QUOTED = re.compile(r"“[^”]*”|《[^》]*》")
_LONGEST = 200
"""Pieces between the common ends that are compared one by one; on repetitive text that takes cubic time."""
STYLE = "style"
_PLAIN = ""
_RANK = {kind: rank for rank, kind in enumerate(DifferenceKind)}
_WEIGHTY = frozenset({DifferenceKind.NUMBER, DifferenceKind.DEADLINE, DifferenceKind.NAME, DifferenceKind.COMMITMENT})
"""Classes that one word is enough for; the others must make up half of what differs."""


@cache
def _words() -> Buckets:
    """Listed words with their class; of a word in two lists, the graver class stands."""
    lists = load_indicators()
    listed = lists.differences
    words: dict[str, Word] = {}

    def add(texts: Sequence[str], kind: str, value: str = "") -> None:
        words.update({text: Word(WordRole.KEEP, kind, value or text) for text in texts})

    add(lists.keep, _PLAIN)
    add(listed.style, STYLE)
    add(listed.stage, DifferenceKind.QUALIFIER)
    for entry in lists.qualifiers.values():
        for value in entry.values:
            add(value, DifferenceKind.QUALIFIER, value[0])
    for level, texts in lists.level_words.items():
        add(texts, DifferenceKind.QUALIFIER, level)
        add([text + above for text in texts for above in ("以上", "及以上")], DifferenceKind.QUALIFIER, level + "以上")
    add(lists.drop.area, STYLE)
    add(["规模"], DifferenceKind.QUALIFIER, "规模以上")
    add(listed.commitment, DifferenceKind.COMMITMENT)
    add(listed.measure, DifferenceKind.MEASURE)
    add(listed.bound, DifferenceKind.BOUND)
    return build_buckets(words)


@cache
def _unit_name() -> re.Pattern[str]:
    """The rest of an organisation's name up to its ending, followed by what may follow a name."""
    endings = "|".join(sorted(load_indicators().differences.unit_endings, key=len, reverse=True))
    return re.compile(rf"[^\W\d_]{{0,8}}?(?:{endings})(?=[、,;。()牵负按等配]|$)")


def cut(text: str) -> list[Atom]:
    """The clause as numbers, dates, listed words and single characters."""
    pieces: list[Atom] = []
    position = 0
    for match in _FIGURES.finditer(text):
        _cut_words(text, position, match.start(), pieces)
        kind = match.lastgroup or DifferenceKind.NUMBER
        value = re.sub("[xX]", "×", match.group()) if kind == DifferenceKind.NAME else match.group()
        pieces.append(Atom(match.group(), match.start(), kind, value))
        position = match.end()
    _cut_words(text, position, len(text), pieces)
    return pieces


def _cut_words(text: str, start: int, end: int, pieces: list[Atom]) -> None:
    for token, word in scan(text[start:end], _words()):
        kind = word.group if word else (_PLAIN if token.isalnum() else STYLE)
        pieces.append(Atom(token, start, kind, word.value if word else token))
        start += len(token)


def _values(pieces: Sequence[Atom]) -> Counter[str]:
    return Counter(piece.value for piece in pieces if piece.kind != STYLE)


Cut = tuple[str, list[Atom]]
"""A clause and its pieces."""


def compare_pieces(one: Cut, two: Cut) -> tuple[Difference, ...]:
    """The differences between two clauses, in order; empty where only style or the order of words differs."""
    (a, left), (b, right) = one, two
    numbers = _compare_numbers(left, right)
    if numbers is not None:
        left, right = _mask_numbers(left), _mask_numbers(right)
    if not numbers and _values(left) == _values(right):
        return ()
    changes = [
        (_Side(a, left[i:j], _offset(left, i, a)), _Side(b, right[k:m], _offset(right, k, b)))
        for i, j, k, m in _changes([p.value for p in left], [p.value for p in right])
    ]
    uneven = _uneven(left, right)
    words = [_difference(one, other, uneven) for one, other in changes]
    return tuple(sorted([*words, *(numbers or ())], key=lambda difference: (difference.a, difference.b)))


def _uneven(a: Sequence[Atom], b: Sequence[Atom]) -> set[str]:
    """What one clause says more often than the other; all else has at most moved."""
    left, right = _values(a), _values(b)
    return {value for value in left.keys() | right.keys() if left[value] != right[value]}


def _compare_numbers(a: Sequence[Atom], b: Sequence[Atom]) -> list[Difference] | None:
    """The numbers of two clauses with equally many, in their order; None where one states more than the other."""
    left = [piece for piece in a if piece.kind == DifferenceKind.NUMBER]
    right = [piece for piece in b if piece.kind == DifferenceKind.NUMBER]
    if len(left) != len(right):
        return None
    if Counter(p.text for p in left) == Counter(p.text for p in right):
        return []
    return [
        Difference(DifferenceKind.NUMBER, _span(one), _span(two), one.text, two.text)
        for one, two in zip(left, right, strict=True)
        if one.text != two.text
    ]


def _span(piece: Atom) -> Span:
    return Span(piece.start, piece.start + len(piece.text))


def _mask_numbers(pieces: Sequence[Atom]) -> list[Atom]:
    """Numbers that have been compared already are alike for the comparison of the words."""
    return [p._replace(kind=_PLAIN, value="#") if p.kind == DifferenceKind.NUMBER else p for p in pieces]


def _changes(a: list[str], b: list[str]) -> list[tuple[int, int, int, int]]:
    """The changed ranges; what is common at both ends is set aside first, as it mostly is nearly everything.

    Where what is left is longer than any clause of a plan, it has changed as a whole.
    """
    start, shorter = 0, min(len(a), len(b))
    while start < shorter and a[start] == b[start]:
        start += 1
    end = 0
    while end < shorter - start and a[-1 - end] == b[-1 - end]:
        end += 1
    last_a, last_b = len(a) - end, len(b) - end
    if start in (last_a, last_b) or max(last_a, last_b) - start > _LONGEST:
        return [(start, last_a, start, last_b)]
    matcher = SequenceMatcher(None, a[start:last_a], b[start:last_b], autojunk=False)
    return [(i + start, j + start, k + start, m + start) for tag, i, j, k, m in matcher.get_opcodes() if tag != "equal"]


def _offset(pieces: list[Atom], index: int, text: str) -> int:
    return pieces[index].start if index < len(pieces) else len(text)


class _Side(NamedTuple):
    """One side of a difference: the whole clause, the pieces that differ and where they start."""

    text: str
    pieces: list[Atom]
    start: int

    @property
    def counted(self) -> bool:
        """Whether it stands right behind a number, as a measure word does."""
        return bool(self.pieces) and self.text[self.start - 1 : self.start].isdigit()

    @property
    def span(self) -> Span:
        return Span(self.start, self.start + len(self.printed))

    @property
    def printed(self) -> str:
        return "".join(piece.text for piece in self.pieces)

    @property
    def told(self) -> bool:
        """Whether it says anything, words of style aside."""
        return any(piece.kind != STYLE for piece in self.pieces)

    @property
    def telling(self) -> Span:
        """Without words of style at the ends."""
        told = [piece for piece in self.pieces if piece.kind != STYLE]
        return Span(told[0].start, told[-1].start + len(told[-1].text)) if told else Span(self.start, self.start)


def _difference(a: _Side, b: _Side, uneven: set[str]) -> Difference:
    told = [piece for piece in (*a.pieces, *b.pieces) if piece.kind != STYLE]
    one_date = all(p.kind == DifferenceKind.DEADLINE for p in told) and not (a.told and b.told)
    changed = [piece for piece in told if piece.value in uneven]
    if one_date or _values(a.pieces) == _values(b.pieces):
        kind, style = DifferenceKind.WORDING, True
    elif not changed:
        kind, style = DifferenceKind.ORDER, True
    else:
        kind, style = _classify(a, b, changed), False
    return Difference(kind, a.span, b.span, a.printed, b.printed, style)


def _classify(a: _Side, b: _Side, told: Sequence[Atom]) -> DifferenceKind:
    """The gravest class of the words on the two sides; a place within a name or a unit's name counts as that."""
    sizes: Counter[str] = Counter()
    for piece in told:
        sizes[piece.kind] += len(piece.text)
    half = sum(sizes.values()) / 2
    kinds = {DifferenceKind(kind) for kind, size in sizes.items() if kind and (kind in _WEIGHTY or size >= half)}
    if not all(_numbers(side.pieces) for side in (a, b)):
        kinds.discard(DifferenceKind.NUMBER)
    if not all(any(character.isdigit() for character in side.text) for side in (a, b)):
        kinds -= {DifferenceKind.BOUND, DifferenceKind.MEASURE}
    if not kinds and all(side.counted and len(side.pieces) <= 2 for side in (a, b)):
        return DifferenceKind.MEASURE_WORD
    within = _surroundings(a, b)
    if DifferenceKind.NAME in within:
        kinds.discard(DifferenceKind.NUMBER)
    if not kinds & {DifferenceKind.NUMBER, DifferenceKind.BOUND, DifferenceKind.MEASURE}:
        kinds |= within
    return min(kinds, key=_RANK.__getitem__, default=DifferenceKind.WORDING)


def _surroundings(*sides: _Side) -> set[DifferenceKind]:
    """Whether the difference lies within a quoted name, or within the name of an organisation."""
    found: set[DifferenceKind] = set()
    for side in sides:
        span = side.telling
        if any(match.start() < span.start and span.end < match.end() for match in _QUOTED.finditer(side.text)):
            found.add(DifferenceKind.NAME)
        if span.start < span.end and _unit_name().match(side.text, span.start):
            found.add(DifferenceKind.UNIT)
    return found


def _numbers(pieces: Sequence[Atom]) -> Counter[str]:
    return Counter(piece.text for piece in pieces if piece.kind == DifferenceKind.NUMBER)

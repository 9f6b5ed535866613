"""The same words around something that differs: a slip of the pen, or a name put in another way.

Enters: facts.  Leaves: `Hit`s.  Four characters stand before and four behind, and between them one or
two characters differ or are missing; between characters that are easily confused, five around them are
enough.  Only places where the text goes on differently after the same four characters are looked at, so
that the cost stays linear.  Different fillings in one part of a document are parallel things, and so are
those that hold numbers or levels.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from checker.data import load_words
from checker.facts import Facts, place_of
from checker.finding import Place
from checker.passages import Passage
from checker.places import prose
from checker.rule import Hit
from checker.source import Span, fold
from checker.variants import confusable

_RUN = re.compile(r"[一-鿿“”、]{6,}")
_SIDE = 4
_LONGEST = 2
"""Characters that a filling may have."""
_COMMON = 10
"""Characters that two passages share around fillings of more than one character."""
_NARROW = ((4, 1), (1, 4), (3, 2), (2, 3))
_AROUND = 10
_SHOWN = 3
_CANDIDATES = 6


class Filling(NamedTuple):
    """What stands between the same words in one place; `text` is the passage folded."""

    word: str
    passage: Passage
    text: str
    span: Span

    @property
    def part(self) -> tuple[str, str]:
        """The part of the plan it stands in."""
        return self.passage.document, self.passage.zone


Fillings = Mapping[str, list[Filling]]


class _Words(NamedTuple):
    style: frozenset[str]
    parallel: frozenset[str]


@cache
def _words() -> _Words:
    words = load_words("terms")["variants"]
    return _Words(frozenset(words["style"]), frozenset(words["parallel"]))


def filled_differently(facts: Facts) -> Iterator[Hit]:
    """One hit for two passages: of several windows the one with the shortest fillings."""
    seen: set[frozenset[int]] = set()
    found = [pair for windows in (_wide(facts), _narrow(facts)) for pair in _pairs(windows)]
    for rare, usual in sorted(found, key=lambda pair: len(pair[0][0].word) + len(pair[1][0].word)):
        key = frozenset((rare[0].passage.index, usual[0].passage.index))
        a, b = _core(rare[0].word, usual[0].word)
        if key in seen or not _tells(a, b):
            continue
        outcome = "slip" if max(len(a), len(b)) == 1 else "wording"
        if outcome == "wording" and _common(rare[0], usual[0]) < _COMMON:
            continue
        seen.add(key)
        places = [_clause(each) for each in (*rare[:_SHOWN], *usual[:_SHOWN])]
        first, other = places[0], places[len(rare[:_SHOWN])]
        values = {
            "document": first.label,
            "text": first.quote,
            "right": other.quote,
            "names": f"“{a or '(无)'}”与“{b or '(无)'}”",
            "count": "2",
            "quote": first.quote,
            "other": other.label,
        }
        yield Hit(outcome, tuple(places), values, (outcome, *sorted((first.quote, other.quote))))


def _core(a: str, b: str) -> tuple[str, str]:
    """Two fillings without what they begin and end with alike: 场 and 场化 are nothing and 化."""
    while a and b and a[0] == b[0]:
        a, b = a[1:], b[1:]
    while a and b and a[-1] == b[-1]:
        a, b = a[:-1], b[:-1]
    return a, b


def _tells(a: str, b: str) -> bool:
    """Whether the difference says something: no mere word of style, no number, no level."""
    if frozenset((a, b)) in confusable():
        return True
    return not any(word in _words().style or set(word) & _words().parallel for word in (a, b) if word)


def _pairs(windows: Iterator[Fillings]) -> Iterator[tuple[list[Filling], list[Filling]]]:
    """The usual filling with each of the others, the rarer one first, if no part of the plan has both."""
    for fillings in windows:
        ordered = sorted(fillings.values(), key=lambda each: (len(each), each[0].passage.index))
        usual = {each.part for each in ordered[-1]}
        for rare in ordered[:-1][:_CANDIDATES]:
            if not usual & {each.part for each in rare}:
                yield rare, ordered[-1]


def _runs(facts: Facts) -> Iterator[tuple[Passage, str, str, int]]:
    for passage, text in facts.once(folded_prose):
        for run in _RUN.finditer(text):
            yield passage, text, run[0], run.start()


def _wide(facts: Facts) -> Iterator[Fillings]:
    """Fillings of no, one or two characters between four and four, where the text goes on differently."""
    after: dict[str, list[tuple[Passage, str, str, int, int]]] = defaultdict(list)
    for passage, text, run, start in _runs(facts):
        for at in range(_SIDE, len(run) - _SIDE + 1):
            after[run[at - _SIDE : at]].append((passage, text, run, start, at))
    for left, places in after.items():
        if len({run[at] for _, _, run, _, at in places}) > 1 and _written(left):
            table: dict[str, dict[str, list[Filling]]] = defaultdict(lambda: defaultdict(list))
            for passage, text, run, start, at in places:
                for size in range(_LONGEST + 1):
                    right = run[at + size : at + size + _SIDE]
                    if len(right) == _SIDE and _written(right) and not set(run[at : at + size]) & set("“”、"):
                        span = Span(start + at, start + at + size)
                        table[right][run[at : at + size]].append(Filling(run[at : at + size], passage, text, span))
            yield from (fillings for fillings in table.values() if len(fillings) > 1)


def _written(side: str) -> bool:
    return sum(character not in "“”、" for character in side) >= _SIDE - 2


@cache
def _doubtful() -> frozenset[str]:
    """The characters that have one they are confused with."""
    return frozenset(character for pair in confusable() for character in pair)


def _narrow(facts: Facts) -> Iterator[Fillings]:
    """Confusable characters with five others around them."""
    table: dict[str, dict[str, list[Filling]]] = defaultdict(lambda: defaultdict(list))
    for passage, text, run, start in _runs(facts):
        for at, character in enumerate(run):
            if character in _doubtful():
                for left, right in _NARROW:
                    around = run[max(at - left, 0) : at] + "|" + run[at + 1 : at + 1 + right]
                    if len(around) == left + right + 1 and not set(around) & set("“”、"):
                        span = Span(start + at, start + at + 1)
                        table[around][character].append(Filling(character, passage, text, span))
    for fillings in table.values():
        ordered = sorted(fillings, key=lambda word: len(fillings[word]))
        for rare in ordered[:-1]:
            if frozenset((rare, ordered[-1])) in confusable():
                yield {word: fillings[word] for word in (rare, ordered[-1])}


def _common(a: Filling, b: Filling) -> int:
    """How many characters two passages share on both sides of their fillings."""
    left = _same(reversed(a.text[: a.span.start]), reversed(b.text[: b.span.start]))
    return left + _same(iter(a.text[a.span.end :]), iter(b.text[b.span.end :]))


def _same(a: Iterator[str], b: Iterator[str]) -> int:
    count = 0
    for x, y in zip(a, b, strict=False):
        if x != y:
            break
        count += 1
    return count


def _clause(filling: Filling) -> Place:
    """The filling with the words around it, up to the next mark."""
    start, end = filling.span
    while start > 0 and filling.span.start - start < _AROUND and filling.text[start - 1] not in ",。;:":
        start -= 1
    if start > 0 and filling.text[start - 1] not in ",。;:":
        start = max(start, filling.text.find("、", start, filling.span.start) + 1)
    while end < len(filling.text) and end - filling.span.end < _AROUND and filling.text[end] not in ",。;:":
        end += 1
    return place_of(filling.passage, Span(start, end))

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
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from checker.checks.check import Hit
from checker.checks.shared.phrases import STOPS, clause_around, sentence_around
from checker.checks.shared.places import folded_prose
from checker.checks.shared.variants import confusable
from checker.facts import Facts
from checker.finding import Place
from checker.language.statement.saying import telling_words
from checker.plan.passages import Passage
from checker.printed import place_of
from checker.source import Span
from checker.words.strings import common_prefix
from checker.words.terms import load_terms

_RUN = re.compile(r"[一-鿿“”、]{6,}")
_QUOTES = frozenset("“”、")
_SIDE = 4
_LONGEST = 2
"""Characters that a filling may have."""
_COMMON = 10
"""Characters that two passages share around their fillings, unless their clauses are alike from end to end."""
_CLAUSE = 80
"""Characters before and behind a filling in which its clause is looked for."""
_NARROW = ((4, 1), (1, 4), (3, 2), (2, 3))
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
    function: frozenset[str]


@cache
def _words() -> _Words:
    words = load_terms().variants
    return _Words(frozenset(words.style), frozenset(words.parallel), frozenset(words.function))


def filled_differently(facts: Facts) -> Iterator[Hit]:
    """One hit for two passages: of several windows the one with the shortest fillings."""
    seen: set[frozenset[int]] = set()
    found = [pair for windows in (_wide(facts), _narrow(facts)) for pair in _pairs(windows)]
    for rare, usual in sorted(found, key=lambda pair: len(pair[0][0].word) + len(pair[1][0].word)):
        key = frozenset((rare[0].passage.index, usual[0].passage.index))
        outcome = "" if key in seen else _outcome(rare[0], usual[0])
        if outcome:
            seen.add(key)
            yield _hit(facts, outcome, rare[:_SHOWN], usual[:_SHOWN])


def _hit(facts: Facts, outcome: str, rare: Sequence[Filling], usual: Sequence[Filling]) -> Hit:
    places = [_clause(facts, each) for each in (*rare, *usual)]
    first, other = places[0], places[len(rare)]
    a, b = _core(rare[0].word, usual[0].word)
    values = {
        "document": first.label,
        "text": first.quote,
        "right": other.quote,
        "names": _names(a, b, outcome != "wording" or all(_reaches(rare[0], usual[0], side) for side in (0, 1))),
        "count": "2",
        "quote": first.quote,
        "other": other.label,
    }
    return Hit(outcome, tuple(places), values, (outcome, *sorted((first.quote, other.quote))))


def _names(a: str, b: str, all_told: bool) -> str:
    """What differs, where that is all that differs between two clauses."""
    if not all_told:
        return ""
    return f"(“{a}”与“{b}”)" if a and b else f"(一处无“{a or b}”)"


def _outcome(one: Filling, two: Filling) -> str:
    """What the difference amounts to; nothing where it says nothing, or the texts around it are too unlike."""
    a, b = _core(one.word, two.word)
    if not _tells(a, b):
        return ""
    if frozenset((a, b)) in confusable():
        return "slip"
    added = a or b if not (a and b) else ""
    if len(added) > 1 and _moved(added, one, two):
        return "order" if _reordered(added, one, two) else ""
    whole = [_reaches(one, two, side) for side in (0, 1)]
    if max(len(a), len(b)) == 1:
        if _common(one, two) < _COMMON and not all(whole):
            return ""
        if added in _words().function:
            return "wording" if added and all(whole) else ""
        return "slip" if added else "exchange"
    return "wording" if _common(one, two) >= _COMMON and (any(whole) or not added) else ""


def _clause_texts(filling: Filling) -> tuple[str, str]:
    """What stands before and behind a filling in its clause."""
    start, end = filling.span
    before = re.split(f"[{STOPS}、]", filling.text[max(start - _CLAUSE, 0) : start])[-1]
    return before, re.split(f"[{STOPS}、]", filling.text[end : end + _CLAUSE])[0]


def _reaches(one: Filling, two: Filling, side: int) -> bool:
    """Whether two clauses are alike up to their beginning, or to their end, words of style aside."""
    texts = [_clause_texts(each)[side] for each in (one, two)]
    if side == 0:
        texts = [text[::-1] for text in texts]
    alike = common_prefix(*texts)
    rest = [text[alike:] for text in texts]
    return all(not telling_words(text[::-1] if side == 0 else text) for text in rest)


def _moved(word: str, one: Filling, two: Filling) -> bool:
    """Whether a word that only one filling has is said in the other sentence too."""
    sides = (one, two) if word in one.word else (two, one)
    here, there = (each.text[slice(*sentence_around(each.text, each.span))] for each in sides)
    rest = re.split(f"[{STOPS}]", sides[1].text[sides[1].span.end :])[0]
    return word in rest or here.count(word) <= there.count(word)


def _reordered(word: str, one: Filling, two: Filling) -> bool:
    """Whether the two are alike but for where the word stands."""
    here, there = (one, two) if word in one.word else (two, one)
    before, behind = _clause_texts(here)
    other = "".join(_clause_texts(there))
    return word in other and before[-_SIDE:] + behind[: 2 * _SIDE] in other.replace(word, "", 1)


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


class _Run(NamedTuple):
    """A stretch of characters without stops or figures; `text` is the passage folded."""

    passage: Passage
    text: str
    written: str
    start: int

    def filling(self, at: int, size: int) -> Filling:
        """The characters at a place of the run."""
        span = Span(self.start + at, self.start + at + size)
        return Filling(self.written[at : at + size], self.passage, self.text, span)


def _runs(facts: Facts) -> tuple[_Run, ...]:
    return tuple(
        _Run(passage, text, run[0], run.start())
        for passage, text in facts.once(folded_prose)
        for run in _RUN.finditer(text)
    )


_Spots = dict[str, dict[str, list[tuple[int, int]]]]
"""By the characters around, by the filling between them: the number of the run and the place in it."""


def _wide(facts: Facts) -> Iterator[Fillings]:
    """Fillings of no, one or two characters between four and four, where the text goes on differently."""
    runs = facts.once(_runs)
    after: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for number, run in enumerate(runs):
        for at in range(_SIDE, len(run.written) - _SIDE + 1):
            after[run.written[at - _SIDE : at]].append((number, at))
    for left, spots in after.items():
        if len(spots) > 1 and len({runs[number].written[at] for number, at in spots}) > 1 and _written(left):
            yield from _between(runs, spots)


def _between(runs: Sequence[_Run], spots: Sequence[tuple[int, int]]) -> Iterator[Fillings]:
    """Behind one left side: the fillings before each right side that stands behind more than one."""
    table: _Spots = defaultdict(lambda: defaultdict(list))
    for number, at in spots:
        written = runs[number].written
        for size in range(_LONGEST + 1):
            right = written[at + size : at + size + _SIDE]
            if len(right) == _SIDE:
                table[right][written[at : at + size]].append((number, at))
    for right, words in table.items():
        if len(words) > 1 and _written(right):
            plain = {word: found for word, found in words.items() if _QUOTES.isdisjoint(word)}
            if len(plain) > 1:
                yield _fillings(runs, plain)


def _fillings(runs: Sequence[_Run], words: Mapping[str, list[tuple[int, int]]]) -> Fillings:
    return {word: [runs[number].filling(at, len(word)) for number, at in found] for word, found in words.items()}


def _written(side: str) -> bool:
    return sum(character not in _QUOTES for character in side) >= _SIDE - 2


@cache
def _doubtful() -> re.Pattern[str]:
    """A character that has one it is confused with."""
    return re.compile(f"[{''.join(sorted({character for pair in confusable() for character in pair}))}]")


def _narrow(facts: Facts) -> Iterator[Fillings]:
    """Confusable characters with five others around them."""
    runs = facts.once(_runs)
    table: _Spots = defaultdict(lambda: defaultdict(list))
    for number, run in enumerate(runs):
        for match in _doubtful().finditer(run.written):
            at = match.start()
            for left, right in _NARROW:
                around = run.written[max(at - left, 0) : at] + "|" + run.written[at + 1 : at + 1 + right]
                if len(around) == left + right + 1:
                    table[around][match[0]].append((number, at))
    for around, words in table.items():
        if len(words) > 1 and _QUOTES.isdisjoint(around):
            *others, usual = sorted(words, key=lambda word: len(words[word]))
            for rare in others:
                if frozenset((rare, usual)) in confusable():
                    yield _fillings(runs, {rare: words[rare], usual: words[usual]})


def _common(a: Filling, b: Filling) -> int:
    """How many characters two passages share on both sides of their fillings."""
    left = common_prefix(reversed(a.text[: a.span.start]), reversed(b.text[: b.span.start]))
    return left + common_prefix(a.text[a.span.end :], b.text[b.span.end :])


def _clause(facts: Facts, filling: Filling) -> Place:
    """The filling with its clause, or with the words around it."""
    return place_of(filling.passage, clause_around(facts, filling.text, filling.span))

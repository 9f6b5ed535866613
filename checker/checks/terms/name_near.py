"""Quoted names a character or a word apart, which may be one name and a slip.

Names that are printed side by side are meant to differ.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from itertools import combinations, pairwise

from checker.checks.check import Outcome
from checker.checks.shared.confusable import confusable
from checker.checks.shared.quoted_names import TIMES, QuotedName, quoted_names
from checker.checks.shared.wording import listed
from checker.facts import Facts
from checker.finding import Place
from checker.words.numerals import ORDINAL
from checker.words.strings import is_subsequence
from checker.words.terms import load_terms

_COUNTED = re.compile(f"{ORDINAL}(?=[大项类个件届])")
_DIGIT = re.compile(r"\d")
_SHORTEST, _LONG, _VERY_LONG = 3, 5, 7
"""Characters of a name that is compared; that may have lost a word inside; that may have lost two neighbours."""
_CROWD = 40
"""Names that differ in one place; more of them are a series, and none is a slip for another."""
_OFTEN = 3
"""How often a name must be printed for one that is printed once to be a slip for it."""
_FEWEST_WORDS, _WORDS = 4, 5
"""Characters behind a name with figures that tell what it is the name of: at least, and at most."""
_SHOWN = 3
"""Places of each name that a finding holds."""
_TOLD = 6
"""Names told in a message."""


class _Apart(Outcome):
    name: str
    usual: str


class Near(_Apart):
    """A word more or less, or a character that is easily confused."""


class Beside(_Apart):
    """The same in one text, and nowhere else."""


class Pun(_Apart):
    """A province's short name stands for a character of its sound (和美湘村, 和美乡村)."""


class Sequel(_Apart):
    """In a quoted list one item is followed by another than elsewhere."""


class System(_Apart):
    """Another number in front of the same words."""


OUTCOMES = (Near, Beside, Pun, Sequel, System)

Names = Mapping[str, Sequence[QuotedName]]
"""The names of one text."""


def find(facts: Facts) -> Iterator[Outcome]:
    """One for two names: first slips, then other numbers, then lists."""
    names = facts.once(quoted_names)
    by_text: dict[str, list[QuotedName]] = defaultdict(list)
    for name in names:
        by_text[name.text].append(name)
    yield from _slips(names, by_text)
    yield from _other_figures(names)
    yield from _other_counts(names)
    yield from _other_items(names)


def _places(names: Names, *texts: str) -> tuple[Place, ...]:
    return tuple(name.place for text in texts for name in names[text][:_SHOWN])


def _slips(names: Sequence[QuotedName], by_text: Names) -> Iterator[Outcome]:
    beside = _enumerated(names)
    for a, b in sorted(_candidates(by_text)):
        if frozenset((a, b)) not in beside and (_is_slip(a, b) or _lacks_one(by_text, a, b)):
            rare, usual = sorted((a, b), key=lambda text: (len(by_text[text]), text))
            outcome = Pun if _is_pun(a, b) else Beside if _in_one_text(by_text[a], by_text[b]) else Near
            yield outcome(
                places=_places(by_text, rare, usual), fact=("near", a, b), name=f"“{rare}”", usual=f"“{usual}”"
            )


def _enumerated(names: Sequence[QuotedName]) -> Set[frozenset[str]]:
    """Names printed side by side."""
    return {
        frozenset((a.text, b.text))
        for a, b in pairwise(names)
        if a.passage is b.passage and b.span.start - a.span.end <= 1
    }


def _candidates(texts: Iterable[str]) -> Set[tuple[str, str]]:
    """Pairs of names that are one without a character or two."""
    with_hole: dict[str, list[str]] = defaultdict(list)
    for text in texts:
        if len(text) >= _SHORTEST and not _DIGIT.search(text):
            for hole in _holes(text):
                with_hole[hole].append(text)
    few = (sorted(alike) for alike in with_hole.values() if len(alike) <= _CROWD)
    return {pair for alike in few for pair in combinations(alike, 2)}


def _holes(text: str) -> Set[str]:
    """The text without one character; with one character open; for longer names, without two neighbours."""
    without = {text[:i] + text[i + 1 :] for i in range(len(text))}
    opened = {f"{text[:i]}*{text[i + 1 :]}" for i in range(len(text))}
    pairs = {text[:i] + text[i + 2 :] for i in range(len(text) - 1)} if len(text) >= _VERY_LONG else set()
    return opened | {text} | without | pairs


def _is_slip(a: str, b: str) -> bool:
    """Whether two names are likely one: a word more or less inside a long one, or a confusable character."""
    if len(a) != len(b):
        short, long = sorted((a, b), key=len)
        return len(short) >= _LONG and not long.startswith(short) and is_subsequence(short, long)
    differing = [frozenset(pair) for pair in zip(a, b, strict=True) if pair[0] != pair[1]]
    return len(differing) == 1 and differing[0] in confusable()


def _lacks_one(by_text: Names, a: str, b: str) -> bool:
    """Whether a name printed once is one printed often without a character inside it (八行动, 八大行动)."""
    short, long = sorted((a, b), key=len)
    inside = any(short == long[:at] + long[at + 1 :] for at in range(1, len(long) - 1))
    return inside and len(by_text[short]) == 1 and len(by_text[long]) >= _OFTEN


def _is_pun(a: str, b: str) -> bool:
    provinces = load_terms().variants.confusable.pun
    return len(a) == len(b) and any(x != y and (x in provinces or y in provinces) for x, y in zip(a, b, strict=True))


def _in_one_text(ours: Sequence[QuotedName], theirs: Sequence[QuotedName]) -> bool:
    return len({name.passage.index for name in (*ours, *theirs)}) == 1


def _other_figures(names: Sequence[QuotedName]) -> Iterator[Outcome]:
    """Names of one shape before the same words, with other figures (“3+5”产业体系)."""
    groups: dict[tuple[str, str], dict[str, list[QuotedName]]] = defaultdict(lambda: defaultdict(list))
    for name in names:
        if _DIGIT.search(name.text) and len(name.tail) >= _FEWEST_WORDS:
            text = TIMES.sub("×", name.text)
            groups[_DIGIT.sub("#", text), name.tail[:_WORDS]][text].append(name)
    for (shape, tail), texts in groups.items():
        usual, *others = sorted(texts, key=lambda text: -len(texts[text]))
        if others and len(texts[usual]) > 1:
            yield System(
                places=_places(texts, *others, usual),
                fact=("system", shape, tail, *sorted(texts)),
                name=listed([texts[text][0].place.quote for text in others], _TOLD),
                usual=texts[usual][0].place.quote,
            )


def _other_counts(names: Sequence[QuotedName]) -> Iterator[Outcome]:
    """A name used throughout (八大行动) that once has another number, behind the same words."""
    groups: dict[str, dict[str, list[QuotedName]]] = defaultdict(lambda: defaultdict(list))
    for name in names:
        if _COUNTED.search(name.text):
            groups[_COUNTED.sub("#", name.text)][name.text].append(name)
    for texts in groups.values():
        usual = max(texts, key=lambda text: len(texts[text]))
        heads = {name.head[-2:] for name in texts[usual] if len(name.head) > 1}
        for text, found in texts.items() if len(texts[usual]) >= _OFTEN else ():
            if text != usual and len(found) == 1 and found[0].head[-2:] in heads:
                yield System(
                    places=_places(texts, text, usual),
                    fact=("number", text, usual),
                    name=f"“{text}”",
                    usual=f"“{usual}”",
                )


def _other_items(names: Sequence[QuotedName]) -> Iterator[Outcome]:
    """Lists in which one item is followed by another that differs in its first character."""
    groups: dict[tuple[str, str], dict[str, list[QuotedName]]] = defaultdict(lambda: defaultdict(list))
    for name in names:
        for first, second in pairwise(name.text.split("、")):
            if len(first) == len(second) >= _SHORTEST:
                groups[first, second[1:]][second].append(name)
    for (first, rest), items in groups.items():
        if len(items) > 1:
            rare, usual, *_ = sorted(items, key=lambda item: len(items[item]))
            yield Sequel(
                places=_places(items, rare, usual),
                fact=("sequel", first, rest, *sorted(items)),
                name=f"“{first}、{rare}”",
                usual=f"“{first}、{usual}”",
            )

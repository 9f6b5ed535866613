"""The word classes of grammars/words.yaml as compiled patterns.

Enters: the word list.  Leaves: one frozen `WordLists`, built once a process, that the scan for
anchors, the clause grammar and the reader share.  All patterns run on folded text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from checker.words.words import load_words


def one_of(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(set(words), key=lambda word: (-len(word), word)))


def one_of_guarded(words: Mapping[str, str]) -> str:
    """A pattern for any of the words, each unless a character follows that makes another word of it.

    A character before ! makes another word only where what is behind the ! does not follow (乡!镇: 家乡, not 家乡镇;
    电![商子]: 家电, not 家电商).
    """
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word) + _guard(words[word]) for word in ordered)


def _guard(characters: str) -> str:
    told = re.findall(r"(.)(?:!(?:\[([^\]]+)\]|(.)))?", characters)
    plain = "".join(re.escape(first) for first, *behind in told if not any(behind))
    others = [f"{re.escape(first)}(?![{re.escape(several or one)}])" for first, several, one in told if several or one]
    guards = [*([f"[{plain}]"] if plain else []), *others]
    return f"(?!{'|'.join(guards)})" if guards else ""


@dataclass(frozen=True, slots=True)
class WordLists:
    """What the reader knows of the language."""

    measure_word: str
    """A measure word, compound ones (元/月·人) included, as a pattern."""
    counting: str
    """A measure word that makes a single Chinese numeral count, as a pattern."""
    counting_two: str
    """One that makes 二 count, as a pattern."""
    scale: str
    """万, 亿 …, as a pattern."""
    scales: Mapping[str, Decimal]
    spoken: Mapping[str, Decimal]
    relations: Mapping[str, str]
    """What sets one thing above or below another, negated or not, with the sign of its bound."""


@cache
def vocabulary() -> WordLists:
    """The vocabulary of grammars/words.yaml."""
    lists = load_words()
    scale = one_of_guarded({word: lists.not_scale.get(word[-1], "") for word in lists.scales})
    per = one_of(lists.per)
    return WordLists(
        measure_word=f"(?:{one_of_guarded(lists.measure_words)})(?:(?:/|每)(?:{per})(?:[·•./](?:{per}))?)?",
        counting=_guarded(lists.counting),
        counting_two=_guarded(lists.counting_two),
        scale=scale,
        scales=lists.scales,
        spoken=lists.spoken,
        relations=_relations(lists.relations, lists.negations),
    )


def _guarded(words: Iterable[str]) -> str:
    known = load_words().measure_words
    return one_of_guarded({word: known[word] for word in words if word in known})


_OPPOSITE = {">": "<=", ">=": "<", "<": ">=", "<=": ">"}


def _relations(plain: Mapping[str, str], negations: Iterable[str]) -> dict[str, str]:
    """The words of relation, each also behind every negation, which turns its sign."""
    negated = {no + word: _OPPOSITE[sign] for no in negations for word, sign in plain.items()}
    return {**plain, **negated}

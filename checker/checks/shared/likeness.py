"""How alike two names are, by the pairs of characters that they share."""

from __future__ import annotations

from checker.source import fold
from checker.words.strings import ngrams

NEAR = 0.6
"""Likeness at which two names may be one."""


def similarity(a: str, b: str) -> float:
    """Share of common 2-grams (Dice) of two names, without marks and spaces."""
    ours, theirs = grams(a), grams(b)
    return 2 * len(ours & theirs) / (len(ours) + len(theirs)) if ours and theirs else 0.0


def grams(name: str) -> frozenset[str]:
    """The 2-grams of a name, without marks and spaces."""
    plain = "".join(character for character in fold(name) if character.isalnum())
    return frozenset(ngrams(plain))

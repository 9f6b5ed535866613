"""How alike two names are, by the pairs of characters that they share, and whether one holds the other."""

from __future__ import annotations

from checker.source import fold

NEAR = 0.6
"""Likeness at which two names may be one."""


def similarity(a: str, b: str) -> float:
    """Share of common 2-grams (Dice) of two names, without marks and spaces."""
    ours, theirs = grams(a), grams(b)
    return 2 * len(ours & theirs) / (len(ours) + len(theirs)) if ours and theirs else 0.0


def grams(name: str) -> frozenset[str]:
    """The 2-grams of a name, without marks and spaces."""
    plain = "".join(character for character in fold(name) if character.isalnum())
    return frozenset(plain[at : at + 2] for at in range(len(plain) - 1))


def is_subsequence(short: str, long: str) -> bool:
    """Whether all characters of the short text stand in the long one, in their order."""
    rest = iter(long)
    return all(character in rest for character in short)

"""What two strings have in common, said once."""

from __future__ import annotations

from collections.abc import Iterable


def common_prefix(a: Iterable[str], b: Iterable[str]) -> int:
    """How many characters two texts begin with alike; given reversed, how many they end with."""
    count = 0
    for one, other in zip(a, b, strict=False):
        if one != other:
            break
        count += 1
    return count


def is_subsequence(short: str, long: str) -> bool:
    """Whether all characters of the short text stand in the long one, in their order."""
    rest = iter(long)
    return all(character in rest for character in short)


def ngrams(text: str, size: int = 2) -> list[str]:
    """All runs of so many characters, in order; repeated ones stand again."""
    return [text[at : at + size] for at in range(len(text) - size + 1)]

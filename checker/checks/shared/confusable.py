"""Characters that are easily typed for each other: of one sound, or alike to a reader of a scan.

GB 2312 arranges its 3755 common characters by their sound, so that characters of one sound stand side by side.
"""

from __future__ import annotations

from functools import cache

from checker.words.terms import load_terms


@cache
def confusable() -> frozenset[frozenset[str]]:
    """All pairs of them."""
    words = load_terms().variants.confusable
    return frozenset(
        frozenset((a, b)) for group in (*words.sound, *words.shape) for a in group for b in group if a != b
    )


_COMMON = range(0xB0, 0xD8)
"""First bytes of the common characters."""
_ROW, _FIRST = 94, 0xA1
_NEAR = 16
"""Characters of one sound stand so near to each other; of 3755, one in a hundred does by chance."""


def sound_alike(a: str, b: str) -> bool:
    """Whether two common characters have one sound, or nearly so (雁, 燕)."""
    one, other = _by_sound(a), _by_sound(b)
    return one is not None and other is not None and 0 < abs(one - other) <= _NEAR


def _by_sound(character: str) -> int | None:
    try:
        row, cell = character.encode("gb2312")
    except (UnicodeEncodeError, ValueError):
        return None
    return row * _ROW + cell - _FIRST if row in _COMMON else None

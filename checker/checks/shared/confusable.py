"""Characters that are easily typed for each other: of one sound, or alike to a reader of a scan."""

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

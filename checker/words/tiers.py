"""grammars/tiers.yaml: how tiers of one scale are printed."""

from __future__ import annotations

from functools import cache

from checker.words.word_file import Regex, WordPart, Words, read_file


class TierWords(WordPart):
    """The words at the ends of tiers and beside them."""

    up: str
    """Behind a lower end (a pattern)."""
    down: str
    """Behind an upper end (a pattern)."""
    below: str
    """Before an upper end (a pattern)."""
    behind: Regex
    """What stands right behind a tier."""
    before: Regex
    """What stands before a tier and says what it is."""
    given: Regex
    """What stands before an amount that is given or taken."""
    never: Words
    """Measure words that are no scale."""


@cache
def load_tiers() -> TierWords:
    """The words of tiers."""
    return read_file(TierWords, "tiers")

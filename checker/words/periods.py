"""grammars/periods.yaml: words of time within a year, and for several years together."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from checker.words.word_file import WordPart, Words, read_file


class PeriodWords(WordPart):
    """What periods are called."""

    parts: Mapping[str, tuple[int, int]]
    """The first and last month that a word spans."""
    plans: Mapping[str, tuple[int, int]]
    """The first and last year of the five-year plans."""
    several: Mapping[str, int]
    """How many years a word takes together."""
    milestones: Words
    """What tells how far a task is to be before its end."""
    several_columns: Words
    """What stands behind such a word in the header of a column."""


@cache
def load_periods() -> PeriodWords:
    """The words of time."""
    return read_file(PeriodWords, "periods")

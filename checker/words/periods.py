"""grammars/periods.yaml: words of time within a year, and for several years together."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from checker.words.word_file import Regex, WordPart, Words, read_file


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
    alone: str
    """What stands behind a year that is alone on its line, as a pattern."""
    planned: Regex
    """What names a five-year plan as a time; its group is the plan."""
    of_plan: str
    """What stands behind the name of such a plan, as a pattern."""


@cache
def load_periods() -> PeriodWords:
    """The words of time."""
    return read_file(PeriodWords, "periods")

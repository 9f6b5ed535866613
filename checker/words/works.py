"""grammars/works.yaml: nature, level and progress of the works of project tables."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from checker.words.word_file import WordPart, Words, read_file


class WorkWords(WordPart):
    """What comparing works with their rows knows of words."""

    going: Words
    """What works are called that go on from an earlier year."""
    new: Words
    """What works are called that are new."""
    beginning: Words
    """What stands before the name of a work that is begun."""
    called: Words
    """What joins a name to what it is called."""
    of: Words
    """What may stand between a name and what it is called."""
    levels: Mapping[str, Words]
    """Levels, each with the words for it."""
    level_columns: Words
    """What the header of a column of levels holds."""
    goal_columns: Words
    """What the header of a column holds that tells how far works come."""
    early: Words
    """What is done before a work is begun."""
    begun: Words
    """What says that a work is begun."""
    finished: Words
    """What says that a work is finished."""
    between: Words
    """What may stand between a name and how far it comes."""
    finishing: Words
    """What stands before the name of a work that is finished."""
    partly: Words
    """What stands behind a stage that is reached in part, or that is told of afterwards."""
    this_work: Words
    """What a work is called again by, before what it is."""
    grand: Words
    """What stands between a level and the noun of works."""


@cache
def load_works() -> WorkWords:
    """The words of works."""
    return read_file(WorkWords, "works")

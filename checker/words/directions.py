"""grammars/directions.yaml: which way a target is stronger."""

from __future__ import annotations

from functools import cache

from checker.words.word_file import WordPart, Words, read_file


class DirectionWords(WordPart):
    """What tells which of two figures asks for more."""

    more_is_better: Words
    """Words of names of which a later year never wants less."""
    less_is_better: Words
    """Words in the name of an indicator of which less is better."""


@cache
def load_directions() -> DirectionWords:
    """The words that turn the direction of a target."""
    return read_file(DirectionWords, "directions")

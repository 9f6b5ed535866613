"""grammars/parts.yaml: parts of a whole that leave none out by what they are called."""

from __future__ import annotations

from functools import cache

from checker.words.word_file import Regex, WordPart, read_file


class PartWords(WordPart):
    """What is known of the names of parts."""

    divisions: tuple[tuple[Regex, ...], ...]
    """Ways to divide things, each with how the words before a part of each kind begin."""
    sources: Regex
    """Where money comes from."""
    bears_rest: Regex
    """The source that bears what the others leave."""
    ranks: Regex
    """Ranks of things, which are listed side by side."""


@cache
def load_parts() -> PartWords:
    """The words by which parts are known to be all there are."""
    return read_file(PartWords, "parts")

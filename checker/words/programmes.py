"""grammars/programmes.yaml: commitments without a figure."""

from __future__ import annotations

from functools import cache

from checker.words.word_file import WordPart, Words, read_file


class ProgrammeWords(WordPart):
    """What reading commitments without a figure knows of words."""

    verbs: Words
    """Verbs that take a programme on."""
    endings: Words
    """What the name of a programme ends with."""
    titles: Words
    """Verbs before a title to be won."""
    cleared: Words
    """Words behind what is to be cleared."""
    fillers: Words
    """What a name may begin with that does not belong to it."""
    general: Words
    """Names too general to be looked for."""
    indicator_tables: str
    """What the title of a table holds that lists indicators."""


@cache
def load_programmes() -> ProgrammeWords:
    """The words of programmes."""
    return read_file(ProgrammeWords, "programmes")

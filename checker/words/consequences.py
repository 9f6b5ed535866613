"""grammars/consequences.yaml: what follows from a finding, the gravest first."""

from __future__ import annotations

from functools import cache

from checker.words.word_file import WordPart, Words, read_file


class Name(WordPart):
    """How a consequence is called in both languages."""

    zh: str
    """In Chinese."""
    en: str
    """In English."""


class Consequence(WordPart):
    """What follows from the findings of some rules."""

    id: str
    """One word for programs."""
    name: Name
    """What reports call it."""
    lost: bool = False
    """Whether characters seem to be lost, so that the original is to be looked at first."""
    rules: Words
    """Codes of rules or beginnings of codes, the gravest first."""


class Consequences(WordPart):
    """All of them."""

    consequences: tuple[Consequence, ...]
    """The gravest first."""


@cache
def load_consequences() -> Consequences:
    """What follows from findings."""
    return read_file(Consequences, "consequences")

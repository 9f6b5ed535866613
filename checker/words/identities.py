"""grammars/identities.yaml: figures that follow from one another."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Annotated, Literal, TypeAlias

from pydantic import Field

from checker.words.word_file import Regex, WordPart, Words, read_file


class OfYear(WordPart):
    """A rate that is the part of the year's days."""

    form: Literal["of-year"]
    """How the figures follow from one another."""
    part: Regex
    """The name of the indicator that counts days."""
    rate: Regex
    """The name of the indicator that gives their share."""
    unit: str
    """The measure word of the days."""
    source: str
    """Where the relation comes from; shown with the arithmetic."""


class ShareOfWhole(WordPart):
    """A share that names its part and its whole."""

    form: Literal["share"]
    """How the figures follow from one another."""
    rate: Regex
    """The name of the share, with the groups `part` and `whole`."""
    source: str
    """Where the relation comes from; shown with the arithmetic."""


Identity: TypeAlias = OfYear | ShareOfWhole


class IdentityWords(WordPart):
    """What the arithmetic between indicators knows of words."""

    identities: tuple[Annotated[Identity, Field(discriminator="form")], ...]
    """Figures that follow from one another."""
    growth_endings: Words
    """Endings of names that mean growth, the longest first."""
    stands_for: Mapping[str, Words]
    """Short names of indicators, with the indicators they stand for."""
    totals: Regex
    """Names of totals over fields of industry."""
    outputs: Regex
    """Names of outputs that are parts of such a total."""
    beyond_whole: Regex
    """Names of shares that may pass 100 %."""


@cache
def load_identities() -> IdentityWords:
    """The relations between indicators."""
    return read_file(IdentityWords, "identities")

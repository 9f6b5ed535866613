"""grammars/indicators.yaml: what the words inside the name of an indicator do."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from checker.words.word_file import Regex, WordClasses, WordPart, Words, read_file


class Qualifier(WordPart):
    """Words of one class that tell indicators apart."""

    en: str
    """The English name of the class."""
    definite: bool = False
    """Whether a generic head with it is as good as a name of its own."""
    specific: bool = False
    """Whether that holds within one topic only."""
    action: bool = False
    """Whether the verb of the sentence may say it too."""
    loose: bool = False
    """Whether two values are related countings, not two things."""
    values: tuple[Words, ...]
    """The values, each its name and the other words for it."""


class Dropped(WordPart):
    """Words that say nothing about what is measured."""

    function: Words
    """Function words."""
    time: Words
    """The plan's own time."""
    area: Words
    """The plan's own area."""


class DifferenceWords(WordClasses):
    """Words by the class of difference that they make between two near-equal passages."""

    bound: Words
    """Words of bounds."""
    measure: Words
    """Words that tell a level from a change."""
    commitment: Words
    """Words of promise, the strongest first."""
    style: Words
    """Words that change nothing."""
    stage: Words
    """Stages of a project."""
    unit_endings: Words
    """Endings of the names of organisations."""


class Thresholds(WordPart):
    """Sizes inside a name."""

    over: Words
    """What says "more than"."""
    things: Words
    """What a round size without bound is the size of."""
    units: Words
    """The measure words of a size."""
    bounds: Words
    """What stands behind a size."""


class IndicatorWords(WordPart):
    """What identity and alignment know of words."""

    patterns: tuple[tuple[Regex, str], ...]
    """Spellings made alike, each with its replacement."""
    variants: tuple[Words, ...]
    """Words that a drafter may exchange freely, the first used in keys."""
    synonyms: tuple[Words, ...]
    """Words for the same that a reader is told of."""
    qualifiers: Mapping[str, Qualifier]
    """Classes of words that tell indicators apart."""
    keep: Words
    """Longer words that hide a listed one."""
    drop: Dropped
    """Words that say nothing, wherever they stand."""
    leading: Words
    """Words dropped before a name."""
    task: Words
    """Task verbs, dropped at both ends of a name."""
    trailing: Words
    """Words dropped at the end of a name."""
    generic: Words
    """Heads that name nothing by themselves."""
    topicless: Words
    """Headings that name a part of the document and no topic."""
    whole_area: Words
    """Indicators of which an area has one figure a year."""
    thresholds: Thresholds
    """Sizes inside a name."""
    share_endings: Words
    """Heads that are a share."""
    levels: Words
    """Administrative levels from high to low."""
    level_words: Mapping[str, Words]
    """The words for each level."""
    differences: DifferenceWords
    """How a difference between two near-equal passages is classed."""
    firm: Words
    """Words that only stress what a plain statement demands as well."""


@cache
def load_indicators() -> IndicatorWords:
    """The words inside the names of indicators."""
    return read_file(IndicatorWords, "indicators")

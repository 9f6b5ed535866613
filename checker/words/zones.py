"""grammars/zones.yaml: how the zones of a document and its past are recognised."""

from __future__ import annotations

from functools import cache

from checker.words.word_file import Regex, WordClasses, WordPart, Words, read_file


class ZoneTitles(WordClasses):
    """Words in the titles of chapters, by the zone they announce; the order of the fields decides."""

    background: Words
    """What has been reached so far."""
    goals: Words
    """The targets of the whole."""
    tasks: Words
    """What is to be done."""
    mechanism: Words
    """How it is organised."""


class ZoneWords(WordPart):
    """What the walk through a plan knows of words."""

    zones: ZoneTitles
    """Words in the titles of chapters."""
    ends: ZoneTitles
    """Words at their end, where none of those is in them."""
    past_times: str
    """The pattern of a time gone by, before a title of the background."""
    glossary: Regex
    """The title of the words explained behind a report."""
    numbered_tasks: Words
    """Words before the number of a task that is a heading: 任务3:."""
    numbered_boxes: Words
    """The same of a box set apart from the text: 专栏2."""
    told: Words
    """Words that make a sentence on a year gone by one of results."""
    stages: Words
    """Words of headings of a stage."""
    retrospect: Words
    """Words of headings that may name a year gone by."""
    past_columns: Words
    """Headers of columns that tell what was reached so far."""
    past_column_ends: Words
    """What the headers of such columns end in."""
    not_past_after: str
    """Characters before such a header that make another word of it."""
    generic_endings: Words
    """Endings of headings that add nothing to their name."""
    responsibility_tables: Words
    """Titles of tables that assign responsibility."""


@cache
def load_zones() -> ZoneWords:
    """The words by which zones and tables are known."""
    return read_file(ZoneWords, "zones")

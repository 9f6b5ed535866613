"""grammars/objects.yaml: what becomes of an object, and what a superior reserves or orders."""

from __future__ import annotations

from functools import cache

from checker.words.word_file import Regex, WordPart, Words, read_file


class Step(WordPart):
    """One step of a ladder."""

    name: str
    """What the program calls it."""
    words: str
    """The words that say it, as a pattern to be put into others."""


class ObjectWords(WordPart):
    """What the checks of objects know of words."""

    ladders: tuple[tuple[Step, ...], ...]
    """How far something is done, ladder by ladder, from the least to the most."""
    degree_before: str
    """What may stand before a word of degree and belongs to it, as a pattern to be put into others."""
    natures: tuple[Step, ...]
    """Whether works are new or rebuilt."""
    levels: tuple[Step, ...]
    """Levels at which an object is recognised, the highest first."""
    many: Words
    """What many are recognised as."""
    raised: str
    """What stands between an object and the level it is raised to, as a pattern to be put into others."""
    held: Regex
    """Words of a clause that tells what is there already."""
    provisos: Regex
    """A proviso about a figure."""
    ordered: Regex
    """How a superior orders a figure."""
    less_is_better: Regex
    """Figures of which less is better."""
    classes: Words
    """Nouns that a counted list of names ends with."""
    counted_by: Words
    """Measure words between the number of a list and its noun."""
    list_leads: Words
    """What stands before the first name of a list, besides the verbs of grammars/counts.yaml."""
    some_of: Regex
    """Words of a clause that names some of the things only."""
    sites: Words
    """Nouns that the name of one site or work ends with."""
    not_of_name: Words
    """What stands before such a name and is no part of it, besides the words of style."""
    siblings: Words
    """Words that make two names those of two things."""
    proviso_for_all: Regex
    """What makes a proviso one of all figures."""
    sorts_of_works: Regex
    """What tells that several works are meant, or that a figure is cut."""
    times_of_states: Regex
    """A time that an object reaches a state in."""
    and_others: Regex
    """What says behind the name of a work that others are meant besides, or all of them together."""
    joint_works: Regex
    """What joins the names of works."""
    before_names: Words
    """What may stand between counted things and their names."""


@cache
def load_objects() -> ObjectWords:
    """What becomes of objects."""
    return read_file(ObjectWords, "objects")

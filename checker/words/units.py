"""grammars/units.yaml: names of organisations, and the people in them."""

from __future__ import annotations

from functools import cache

from checker.words.word_file import Regex, WordClasses, WordPart, Words, read_file


class Collective(WordPart):
    """Words that name several units at once."""

    words: Words
    """Anywhere in the name."""
    endings: Words
    """At its end."""
    alone: Words
    """The whole name."""
    listed: str
    """One collective with 、 inside it, as a pattern to be put into others."""
    openings: Words
    """At its beginning, behind a name that lacks its 、."""


class BodyRoles(WordClasses):
    """Roles in a body that a plan sets up, in the order of rank."""

    first_deputy: Words
    """The first deputy."""
    deputy: Words
    """The deputies."""
    convener: Words
    """The convener."""


class TaskForcePatterns(WordPart):
    """How the paragraph that sets up a body says who is what in it; all but three are put into other patterns."""

    several: Regex
    """Several bodies at once, at the beginning of the name."""
    each: Regex
    """A body of each of several, before the verb."""
    appointed: Words
    """Words between a person and a role."""
    lead_in: Regex
    """What stands before the people of a role."""
    officers: str
    """Posts by which members are named."""
    members: str
    """What opens the list of members."""
    members_end: str
    """What closes it besides the end of its sentence."""
    office: str
    """What leads to the unit that holds the office."""


class UnitNames(WordPart):
    """What reading units and people knows of words."""

    levels: Words
    """Characters that open the name of an organ of that level."""
    no_openings: Words
    """Words that begin like an opening and open no unit."""
    fieldless: Words
    """Pairs of characters that say no field of work."""
    openings: Words
    """Other openings of a name."""
    endings: Words
    """Endings of a complete name, after which a next one may begin."""
    place_endings: Words
    """Endings of a complete name, after which none is cut off."""
    organs: Words
    """Endings of a part of another organ."""
    free_endings: Words
    """Endings of names that need no level word in front."""
    shortened_endings: Words
    """Endings left out when units are named in passing."""
    many_of_a_kind: Words
    """Endings of which a county has many side by side."""
    numerals: str
    """Characters whose difference tells two units apart."""
    collective: Collective
    """Several units under one name."""
    conjunctions: Words
    """Words between two units."""
    et_cetera: Regex
    """What says that the list goes on, at the end of a member."""
    quota: Regex
    """A share of the target, at the end of a member."""
    notes: str
    """What stands among the units and is none, as a pattern to be put into others."""
    breaks: Regex
    """Where names of units start and stop."""
    prose: Regex
    """What ends like a name and is none."""
    abbreviations: tuple[tuple[Regex, str], ...]
    """Full official words and their short ones, applied in order."""
    owners: Words
    """Organs whose offices share their head."""
    posts: Words
    """Posts, the word that ends one."""
    concurrent: Words
    """Posts that a person holds beside the one after 、."""
    bare_post: Regex
    """A second post printed without its organ."""
    bodies: Words
    """Bodies set up by a plan."""
    founding: Words
    """Words that set them up."""
    roles: BodyRoles
    """Roles in them."""
    heads: Words
    """The roles in a roster that head the body."""
    task_force: TaskForcePatterns
    """How a paragraph says who is what in them."""
    duty_words: Words
    """Words without which a text is a plain list of units."""
    duty_ends: Words
    """What a bracket ends with that says who answers for a clause."""
    who: Regex
    """Who is told to be responsible; its group is the name."""
    in_charge: Regex
    """What says that somebody is."""
    set_up: Words
    """What is said of a body before its name."""
    office_of_body: str
    """The office of a body behind its name, as a pattern."""
    office: str
    """The office that opens a clause, as a pattern."""


@cache
def load_units() -> UnitNames:
    """Names of organisations, and the people in them."""
    return read_file(UnitNames, "units")

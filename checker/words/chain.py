"""grammars/chain.yaml: words of the responsibility chain."""

from __future__ import annotations

from functools import cache

from checker.words.word_file import Regex, WordPart, Words, read_file


class Mistyped(WordPart):
    """When two names of units that differ in one character are one name and a slip."""

    telling: str
    """Characters that tell two units apart."""
    of_one_sound: Words
    """Pairs of characters that are typed for each other."""
    standard: Words
    """Organs that counties have by these names throughout the country."""
    not_ending: Words
    """Endings of names whose characters are nobody's choice: places, companies."""


class SolePosts(WordPart):
    """Posts that one person holds."""

    units: Words
    """How the name of the unit ends."""
    heads: Words
    """What its first man is called."""


class ChainWords(WordPart):
    """What the checks of responsibility know of words."""

    incomplete: Words
    """Patterns of names that end like a unit's and lack a character or hold one too many."""
    nameless_post: Regex
    """Posts that a roster may leave without a name."""
    periods: tuple[Words, ...]
    """Words for a period of reporting, those of one meaning together."""
    reporting: Words
    """What is done in each period."""
    ranks: Words
    """What stands before 县长 in a post, the plain post last."""
    heads: Words
    """The posts that have such ranks."""
    charged: Regex
    """Who is in charge of which field, as the groups `name` and `field`."""
    member_ranks: Words
    """Ranks that members of a task force must have."""
    one_lead: Regex
    """Words by which a plan demands one lead."""
    leads_apart: Regex
    """Words by which several leads divide the leading."""
    assisting: Regex
    """What parts the one responsible unit from those that assist."""
    mistyped: Mistyped
    """What tells a slip in a unit's name from another unit."""
    sole_posts: SolePosts
    """Posts that one person holds."""
    undertakings: Words
    """What follows a name in quotation marks that is one undertaking."""
    manners: Words
    """What a clause ends with that names no thing."""
    accompanying: Words
    """How clauses begin that only say what goes with a task."""
    vague_units: Words
    """Words that leave open which unit is meant."""
    collective_ends: Words
    """How collective names end that no line of a cell has broken off."""
    anybody: Words
    """Words of collective names that may mean any unit."""
    townships: Words
    """How townships are called."""
    bureau_ends: Words
    """Endings of units that sit in a leading group by their heads."""
    township_ends: Words
    """How the names of townships and of their governments end."""
    leader_label: Regex
    """A label of leaders with the names behind it, as the groups `role` and `names`."""
    builders: Words
    """Headers of the column of those who build a project: they answer for no task."""
    companies: Words
    """How names of companies end."""
    posts_behind: Words
    """How posts end that stand in brackets behind a name."""


@cache
def load_chain() -> ChainWords:
    """The words of the responsibility chain."""
    return read_file(ChainWords, "chain")

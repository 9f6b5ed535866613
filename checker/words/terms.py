"""grammars/terms.yaml: names, terms and signs of official documents."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Literal, NamedTuple

from checker.words.word_file import Regex, WordPart, Words, read_file


class TitlePatterns(WordPart):
    """What titles are made of."""

    action: Regex
    """An action in a title, with the groups `lead` and `name`."""
    before: Regex
    """What stands before the name of an action in running text, with the group `extra`."""
    areas: str
    """Words for the plan's own area that may stand there, with blanks between."""
    task_force: Regex
    """The name of a task force, in the group `name`."""
    kind: Regex
    """The kind of document at the end of a title."""
    counted_kind: Regex
    """Documents counted by their kind, with the group `kind`."""
    own_kind: Regex
    """A document speaking of itself, with the group `kind`."""


class Damage(WordPart):
    """What damaged text looks like."""

    glued: Regex
    """Two clauses without the mark between them; ends where it should be."""
    roles: Words
    """Roles in a leading group."""


class Confusable(WordPart):
    """Characters that are typed for each other."""

    sound: Words
    """Those of one sound, group by group."""
    pun: str
    """Short names of provinces."""
    shape: Words
    """Those that look alike, group by group."""


class Variants(WordPart):
    """What tells two spellings of one name from two names."""

    confusable: Confusable
    """Characters that are typed for each other."""
    style: Words
    """Words that an author may put in, leave out or exchange."""
    function: str
    """Characters that carry no sense of their own in a phrase."""
    parallel: str
    """Characters of parallel things: numbers, levels, areas, times."""


class AreaLevel(WordPart):
    """What a plan of one level calls its own area and others."""

    own: str
    """The word for its own area."""
    others: Words
    """Words for other areas."""
    never: Words
    """What it cannot call itself."""


class AreaWords(WordPart):
    """How a clause says that something is done for an area."""

    levels: Mapping[str, AreaLevel]
    """By the last character of the plan's own area."""
    verbs: Words
    """Verbs by which a plan orders something for an area."""
    together: str
    """The pattern of joint work with a neighbour."""
    own_acts: Words
    """Verbs by which a plan does something for its own area alone."""
    itself: Mapping[str, str]
    """What follows a name where a plan speaks of its own area, as patterns by its last character."""
    jointly: str
    """The pattern of what two areas do, behind such a name."""
    common: Words
    """Ends of words for sorts of places."""
    reached: Words
    """What stands between a neighbour's target and its figure."""
    done: Words
    """Verbs right behind an area as their subject."""
    not_before: str
    """What makes a name or a comparison of an area, as a pattern to be put into others."""
    contest: Regex
    """Contests and rankings of the higher level."""
    neighbours: Words
    """The last character of areas that are told by their names."""
    sorts: Words
    """What before the last character of the area's name tells a sort of areas, no neighbour's name."""
    named: Regex
    """An area by its name as the subject of a target, in the group `area`."""


class Stages(WordPart):
    """Stages of works, as pieces of patterns."""

    begun: Words
    """Words of a beginning."""
    finished: Words
    """Words of an end."""
    ends: str
    """What may follow a stage word that ends its clause, as a pattern to be put into others."""
    drafts: Words
    """Words behind them that say that only papers are meant."""
    proper: Words
    """What makes a name that of one work."""
    works: Words
    """What a name must hold to be that of a work."""


class Slip(NamedTuple):
    """A wrong word, the right one (may use groups of the pattern), and how sure that is.

    Where the right one says what is meant and cannot take its place (two words to choose from), it says `ask`.
    """

    wrong: Regex
    right: str
    outcome: Literal["wrong", "likely", "sign", "unsure"]
    ask: Literal["ask", ""] = ""


class TermWords(WordPart):
    """What the checks of terms know of words."""

    titles: TitlePatterns
    """What titles are made of."""
    levels: Words
    """The last character of the name of an area, from the highest level down."""
    damage: Damage
    """What damaged text looks like."""
    variants: Variants
    """Variants of one name."""
    areas: AreaWords
    """Areas of another level."""
    lookalikes: tuple[Slip, ...]
    """Characters taken for others."""
    slips: tuple[Slip, ...]
    """Words taken for others."""
    symbols: tuple[tuple[str, str], ...]
    """Symbols of units: the right form, and all forms as a pattern."""
    same_deeds: tuple[Words, ...]
    """Verbs for one deed each."""
    quotable: Regex
    """Names that may stand without their quotation marks."""
    indicators: Words
    """Official names of indicators."""
    stages: Stages
    """Stages of works."""
    company_forms: Words
    """What stands before 公司 in the name of a company."""
    labelled_figure: Regex
    """A label with its figure, as an item of a list; its groups are label, figure and unit."""
    uncut: Regex
    """What is shown whole: a number with its measure word, a word of letters, a quotation, a short bracket."""


@cache
def load_terms() -> TermWords:
    """Names, terms and signs of official documents."""
    return read_file(TermWords, "terms")

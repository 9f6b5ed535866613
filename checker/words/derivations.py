"""grammars/derivations.yaml: how a text tells that one figure follows from others."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from pydantic import Field

from checker.words.word_file import Regex, WordPart, Words, read_file


class DerivationWords(WordPart):
    """The words around figures that follow from one another."""

    from_: Words = Field(alias="from")
    """Words before a starting value that a target goes on from."""
    grounds: Words
    """Words before a starting value that a change is made on."""
    grounds_behind: Words
    """What stands behind such a value."""
    compared: Words
    """Words before a value that a figure is compared with."""
    rise: Words
    """Further verbs of rising."""
    fall: Words
    """Further verbs of falling."""
    leads: Words
    """What may stand between a mark and the verb of a change."""
    since: str
    """The time that a change is counted from, as a pattern to be put into others."""
    behind_verbs: Words
    """What may stand between the verb of a change and its figure."""
    yearly: Regex
    """What makes a change that of each year."""
    multiple: Regex
    """What stands before a multiple of what was."""
    last_year: Regex
    """What says that a change is counted from the year before."""
    bare_growth: Regex
    """Growth that does not say what it is counted from."""
    compared_figure: Regex
    """A year before the figure that it had (比2029年的16.1亿元)."""
    multiple_of_bracket: Regex
    """Words before a starting value in a bracket that another is a multiple of."""
    multiple_of_year: Regex
    """The same, with the year that it is a multiple of as its group."""
    compared_with_year: Regex
    """The year that a change is counted from."""
    result: str
    """What stands before the result of a change, as a pattern to be put into others."""
    change_columns: Regex
    """Headers of columns that give a change."""
    comparable_prices: Words
    """Indicators whose growth is told at comparable prices."""
    per_one: Regex
    """What stands before the value of one."""
    behind_total: Mapping[str, Words]
    """What the value of one may be called behind its total, with what the total is called."""
    per_one_joints: Words
    """What joins a name to the value of one."""
    subsidies: Regex
    """Words of a value that pays for a part of what one costs."""
    whole_costs: Regex
    """What the value of one is called that is all of what it costs."""
    counted_as: Mapping[str, Words]
    """The measure words that the thing of such a value is counted in, where it is no measure word itself."""
    total: Regex
    """What stands before a total."""
    average: Regex
    """What stands before the value of one that is told to be an average of the total before it."""
    average_of_time: Regex
    """An average of the months or quarters; its group says which."""
    whole_year: Regex
    """What says that a figure is of a whole year."""
    every_so_often: Regex
    """What is done every so often; its group says how often."""
    once_so_often: Regex
    """What is done so many times every so often; its groups are the Chinese numeral and the measure word."""
    whole_time: Regex
    """What says that a figure is of a year, of the time of the plan, or of so many years; its groups say which."""
    shared_by_each: Regex
    """What says that each of several does it."""
    for_each: Regex
    """What each of several has of the figure before; its group names them."""
    each_has: Regex
    """What stands before what each of several has; its group is their measure word."""
    each_whole: Regex
    """How the whole begins behind what each has."""
    section_total: Regex
    """What opens a sentence with the total of a section."""
    average_over: Regex
    """An average over people or land; its groups say which, and of what."""
    average_each: Regex
    """An average over things counted before; its groups are their measure word (and name) and what is averaged."""
    population: Words
    """Names of the number of people of an area."""
    price_columns: Regex
    """Headers of columns that give the value of one."""
    comes_to: Regex
    """Between a share of an amount and what it comes to."""
    shares_of_list: Regex
    """Before the first of several shares, one for each of the amounts before them."""
    share_columns: Regex
    """Headers of columns that give a share of the total of another column."""
    formed_into: Regex
    """What stands between a whole and the number of what it makes."""
    total_columns: Regex
    """Headers of columns that give what an expression in their row comes to."""
    share: Regex
    """What stands before a share; its group names the whole."""
    named_share: Regex
    """The name of a share that says of what part and of what whole."""
    any_whole: Words
    """Names of a whole that say no more than that it is one."""
    among: Regex
    """What stands behind a whole whose parts follow."""
    of_a_year: Regex
    """What makes an amount that of one year."""
    added_whole: Regex
    """A whole that is all of what its part is some of."""
    behind_quarters: Regex
    """What stands before the figure of the year, behind those of its quarters."""
    by_time: Regex
    """What splits a figure by time."""
    time_of_figure: Regex
    """The time before a figure of a list; its group is the time."""


@cache
def load_derivations() -> DerivationWords:
    """The words by which derivations are known."""
    return read_file(DerivationWords, "derivations")

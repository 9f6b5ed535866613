"""grammars/counts.yaml: counts of things and the lists that they count."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from checker.words.word_file import Regex, WordPart, Words, read_file


class CountWords(WordPart):
    """What counting the things of a list knows of words."""

    counted: Words
    """What stands between a number and the things of a list."""
    list_verbs: Words
    """Verbs at the head of a list."""
    list_joints: Words
    """What a list ends with that goes on behind the count."""
    counted_works: Words
    """Nouns of works that are listed by their names before their count."""
    counted_units: Words
    """Nouns of units that are."""
    counted_places: Words
    """Nouns of places that are."""
    unit_ends: Words
    """What the names of units end with."""
    place_ends: Words
    """What the names of places end with."""
    before_places: Words
    """Words before the first of several places that are called without what they are."""
    no_place_ends: Words
    """Ends of words that name parts of an area and no single place."""
    area_ends: Words
    """What the names of areas end with that may each have several of what is counted."""
    list_actors: Words
    """What stands between those who act and the things of a list."""
    list_made_into: Words
    """What a list of members ends with that are made into so many things."""
    uncounted: Words
    """Words that hold a numeral and count nothing."""
    task_verbs: Words
    """Verbs before the name of a thing in a sentence."""
    announced_by: Words
    """What stands between a number and the things that a document announces."""
    announced_as: Words
    """What may stand before the noun of such things."""
    announced_before: Words
    """What stands before a count of the list that follows."""
    named_things: Words
    """Nouns of things whose headings end in them."""
    sorted_things: Words
    """Things whose table may sort them in a column."""
    other_things: Words
    """Nouns of things whose headings do not."""
    of_others: Words
    """What stands before a count that is somebody else's."""
    listed_by: Words
    """Measure words between a number and what is listed behind it or in a table."""
    listed_never: Words
    """What stands behind such a number where it counts no things."""
    marked_behind: Words
    """What stands behind the numeral of a member of a list."""
    clause_verbs: Words
    """What stands behind a thing that opens a clause of a list."""
    list_titles: Words
    """What the title of a table holds that lists one thing a row."""
    summary_titles: Words
    """What the title of a table holds that sums up."""
    table_references: str
    """The pattern of a reference to a table, as far as its number."""
    note: Regex
    """How a note by a table begins."""
    ends_name: Words
    """What may stand behind the whole name of counted things."""
    refers: Words
    """What refers to another part of the same document."""
    laid_down: Words
    """What an article does with the things that it tells."""
    count_qualifiers: Words
    """What only qualifies a counted noun."""
    parts_of: Words
    """What stands before a count of some of the things."""
    counted_before: Words
    """What stands before a count of things counted before."""
    counted_whole: Words
    """What stands behind such a count."""
    leads_count: Words
    """Words before the noun of a count that tell its things from no others."""
    counted_in_all: Words
    """What stands before a count of the whole."""
    plan_word: str
    """What the title of an annex holds that is a plan of its own."""
    plans: str
    """The pattern of counted plans."""
    task_forces: str
    """The pattern of counted task forces."""
    tallied: Mapping[str, str]
    """What somebody does with so many rows of a table, by the column that names him."""
    set_up: Regex
    """What announces a list whose colon stands at the end of a sentence."""
    annex_tasks: Regex
    """A count of tasks in the text of an annex; its group is the number."""
    named_actions: Regex
    """A thing to be done that has a name."""
    opened_actions: Regex
    """What a sentence opens with that says that such a thing is done."""
    people_in_all: Regex
    """How many people a body has in all; its group is the number."""
    people_of_role: Regex
    """How many people have a role; its groups are role and number."""
    people_by_role: Regex
    """A text that says how many people a body has in each role."""
    people_as_role: Regex
    """How many of a post have a role; its groups are number and role."""
    townships_in_all: Regex
    """A count of townships; its group is the number."""
    done_by: Regex
    """A count of what is done by a month; its groups are the month and the number."""


@cache
def load_counts() -> CountWords:
    """The words of counts and lists."""
    return read_file(CountWords, "counts")

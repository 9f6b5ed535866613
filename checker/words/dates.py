"""grammars/dates.yaml: times of stages and works."""

from __future__ import annotations

from functools import cache

from checker.words.word_file import Regex, WordPart, Words, read_file


class DateWords(WordPart):
    """What comparing times knows of words."""

    stage: str
    """The pattern of the name of a stage."""
    stage_motto: str
    """The pattern of what a stage does, between its number and its time."""
    stage_sections: Words
    """What titles of sections hold whose headings with a time are stages."""
    before_time: str
    """The pattern of what stands between a name and its time."""
    from_issue: str
    """The pattern of the beginning of a time that begins with the plan."""
    open_end: Words
    """What leaves the end of a time open."""
    next_year: Words
    """What puts a month into the year after."""
    meetings: Words
    """What approves a document before it is signed."""
    begun: Words
    """What works begin with."""
    finished: Words
    """What works end with."""
    held: Words
    """What is done on the day of an event."""
    beforehand: Words
    """What an event needs before its day."""
    gone_by: Regex
    """What stands behind a day gone by that only says when something was."""
    rests_on: Regex
    """What a target rests on."""
    recurring: Words
    """What makes a date one that comes again."""
    begun_columns: Words
    """What the header of a column of begins holds."""
    finished_columns: Words
    """What the header of a column of ends holds."""
    span_columns: Words
    """What the header of a column holds that gives both begin and end."""
    work_ends: Words
    """What the name of a work may end with in one place only."""
    own_periods: Words
    """What a plan calls its own time, as patterns."""
    whole_investment: Words
    """What may stand before 投资 where it is all that is put into a work."""
    fillers: Words
    """What may stand before a time of works, or between it and its word."""
    nature_columns: Words
    """What the header of a column holds that tells whether works are new."""
    new_works: Words
    """The nature of works begun in the year of the plan."""
    going_works: Words
    """The nature of works begun before it."""
    counted_begun: Words
    """How works are counted that are begun in a time."""
    counted_finished: Words
    """How works are counted that are finished in a time."""
    within_year: Words
    """Times that mean the whole year of the plan."""
    day_to_be_done_by: str
    """The pattern of a time by which a task is to be done."""
    other_times: str
    """The pattern of what else says when, so that no deadline is missed."""
    closing: Words
    """What is done after the last year of a plan to close it."""
    aims: Regex
    """What makes a clause tell what is to be, not what there was."""
    weekdays: Regex
    """A day of the week behind a date; its group is its numeral."""
    changed: Words
    """How a figure comes from that of a year."""
    wholly: str
    """What makes a deadline that of all that a task does, as a pattern."""
    counted_as: Words
    """Nouns of works that are counted."""
    planned: Words
    """What stands between a time and the begin or end of counted works."""
    deadline_names: Words
    """What stands before a colon and a deadline."""
    before: Words
    """What stands behind a time that is a deadline."""


@cache
def load_dates() -> DateWords:
    """The words of stages and works."""
    return read_file(DateWords, "dates")

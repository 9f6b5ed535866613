"""grammars/words.yaml: the words that carry a target."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from functools import cache

from checker.words.bounds import BoundsAfter, BoundsBefore, BoundsNegated, with_negations
from checker.words.naming import NamingWords
from checker.words.word_file import Guarded, Regex, Words, read_file


class StatementWords(NamingWords):
    """What the reader of statements knows of words, class by class."""

    measure_words: Guarded
    """Measure words (计量单位)."""
    per_before: Mapping[str, str]
    """What stands before a sum of money and says per what it is, with the rest of its measure word."""
    per_heads: Words
    """What stands before a rate of things and belongs to their name."""
    per: Words
    """What may stand behind the stroke of a compound measure word."""
    work_changes: Words
    """Words of change that may be a work."""
    works: Words
    """Measure words of works."""
    counting: Words
    """Measure words before which a single Chinese numeral counts."""
    counting_two: Words
    """Those of them before which 二 does too."""
    no_count_after: str
    """Characters behind which a Chinese numeral is part of a word."""
    events: Words
    """Measure words of things that happen."""
    summing: Words
    """Measure words that only sum up a listing."""
    kinds: Words
    """Measure words of kinds."""
    single_targets: Words
    """Measure words with which a Chinese numeral behind a task verb is a target."""
    scales: Mapping[str, Decimal]
    """Words of scale behind a number."""
    not_scale: Guarded
    """Last characters of scales that belong to the measure word before one of these."""
    no_year_before: str
    """Characters that make a number of the four digits before them, no year."""
    round_numbers: Words
    """Patterns of figures that begin with their scale."""
    round_names: Words
    """Patterns of names that begin with a scale."""
    inexact: Words
    """Patterns of numbers that give no figure."""
    thresholds: Words
    """What a sum of money climbs over."""
    range_marks: Words
    """How a range is written between two numbers."""
    two_digits: Words
    """A growth that is said by its number of digits."""
    step: Words
    """What makes a thing grow as another one does."""
    spoken: Mapping[str, Decimal]
    """Shares and multiples said in words, in percent."""
    names: Words
    """Patterns of numerals that are no quantity, tried in this order."""
    durations: Words
    """Patterns of times that a thing is done in."""
    name_after: Mapping[str, Words]
    """Words that make a name of the number and measure word behind them."""
    bounds_name: Words
    """What makes the quantity behind it the size of a thing."""
    fixed_names: Words
    """Names of Chinese numerals without a measure word."""
    numbered: Words
    """What a number of a part of the document stands behind."""
    measured_in: Regex
    """What a thing is measured in."""
    grants: Words
    """What is given in a case."""
    capped: Regex
    """What the most of a grant is said of."""
    ordered_words: Words
    """Words that begin with 第 and put nothing in order."""
    ordered: Words
    """What 第 and a numeral put in order."""
    times: Words
    """Words of time without a year."""
    every: Words
    """How often something is done."""
    date_tails: Words
    """What may stand behind a date."""
    month_parts: Words
    """Parts of a month."""
    season: str
    """What may stand between a year and the tail of its date, as a pattern to be put into others."""
    before_dates: Words
    """What leads to a date and belongs to it."""
    dates_a_thing: Regex
    """Behind a time that only tells which things are meant."""
    within_year: Words
    """Times within the plan's own year."""
    areas: Words
    """Words for one's own area."""
    whole_of: Words
    """What 全 makes an own area of."""
    commitment_adverbs: Guarded
    """Promises that hold to the end of the sentence."""
    commitment_verbs: Guarded
    """Promises for their own objects."""
    ordinals: Words
    """What a Chinese numeral before it puts in order."""
    actions: Guarded
    """Task verbs."""
    stage_verbs: Words
    """Stages that are the verb of a thing."""
    no_stage_verb: str
    """What follows a stage that is no verb, as a pattern to be put into others."""
    light_verbs: Words
    """Verbs whose object may be a verb in the place of a noun."""
    serving: Words
    """What is done for somebody."""
    supports: Words
    """Words that lead a task without being its verb."""
    adverbs: Guarded
    """Adverbs and links before a task."""
    qualities: Words
    """Words of quality, adverbs only before a verb."""
    quality_verbs: Words
    """The verbs before which they are."""
    joints: Guarded
    """Words between two members."""
    linking: Words
    """Words between the last two names of a list."""
    list_joint: Regex
    """Where a list of names is cut."""
    parts: Words
    """Words that open the parts of what was said."""
    reach: Words
    """Verbs that reach a level."""
    in_names: Words
    """What behind such a verb makes it a part of a name."""
    rise: Words
    """Verbs of a rise."""
    fall: Words
    """Verbs of a fall."""
    rise_to: Words
    """Verbs of change that give the level at the end."""
    unturned: Words
    """Those of them that do not say which way it goes."""
    add: Words
    """Verbs that add."""
    settle: Words
    """Verbs of being entered in a register."""
    compared: Words
    """What a growth is compared with."""
    summing_up: Words
    """Of these what only sums up."""
    each: Words
    """Words of distribution."""
    enter: Words
    """Verbs of rank."""
    short_verbs: Words
    """Task verbs of one character between 各 and a figure."""
    equals: Words
    """What stands before the time that a multiple is of."""
    again: Words
    """What stands between a base and its change."""
    grounds: Words
    """What stands behind a base."""
    growths: Words
    """What makes a growth of the figure before it."""
    top: Words
    """What bounds a rank."""
    silent: Words
    """Verbs before a figure that say nothing of their own."""
    plain_verbs: Words
    """Verbs behind whose figure the thing may stand."""
    written_as: Mapping[str, str]
    """Short verbs, by how they are written in full."""
    done_by: Words
    """Verbs between a date and its figure in a bracket."""
    holding: Words
    """Verbs that hold a level."""
    govern_rates: Words
    """Verbs that govern a rate as well as a number."""
    only_verbs: Words
    """Verbs that open no noun."""
    bounds_before: BoundsBefore
    """Bound words before the figure."""
    bounds_after: BoundsAfter
    """Bound words behind it."""
    cell_bounds: Words
    """Bound words behind a figure in a cell."""
    range_ends: Words
    """What closes a range."""
    zero_after: Words
    """What says behind a thing that its level is zero."""
    zero_things: Words
    """A zero with its thing in one word."""
    no_fall: Words
    """What says behind a thing that it may only grow."""
    level_after: Words
    """What says behind a thing that it does not grow."""
    zero_before: Words
    """What says before a thing that its level is zero."""
    total_after: Words
    """What says behind a thing that all of it is meant."""
    not_total_before: Words
    """What makes a zero or total word a manner or a name."""
    relations: Mapping[str, str]
    """Words between two indicators, with their sign."""
    negations: Words
    """What turns the sign of a relation, or of a bound, that it stands before."""
    negated: BoundsNegated
    """The bounds before a figure that are turned."""
    growth_heads: Words
    """Heads that measure a growth, whatever the verb."""
    share_heads: Words
    """Heads that are a share."""
    leaning: Words
    """Bare heads that lean on the thing named before."""
    own_totals: Words
    """What makes a value behind parts a total of its own."""
    no_parts: Words
    """What a bracket opens with when it gives no parts."""
    shares_of: Words
    """What says a share of the thing named before."""
    measured_from: Words
    """Last words of what a share or a multiple is measured from."""
    funding: Words
    """Verbs that money is raised by."""
    quantity_heads: Words
    """Last words of what is measured, and which a task verb of another clause does not govern."""
    own_level: Words
    """Words for the level of what was named before."""
    amounts_of: Words
    """Amounts of money that belong to the thing counted before."""
    shared_rates: Words
    """Rates that all names of a list share."""
    list_fronts: Words
    """What a list opens with that holds for all its names."""
    superlatives: Words
    """What names nothing alone: the most or least of what was named before."""
    promises: Words
    """Promises in front that hold for all members of a list of bare nouns."""
    only_in_front: Words
    """Verbs of promise that never stand between a subject and its thing."""
    starting: Words
    """What opens the starting value of a change."""
    from_times: Words
    """Times that a starting value is of."""
    fronts: Words
    """What stands in front of a name and says per what it is."""
    stages: Words
    """Stages of projects."""
    part_tails: Words
    """Words of stage or place that leave a part without a thing of its own."""
    bare_numbers: Words
    """Names that say themselves what is counted."""
    acts: Words
    """Nouns of action that members of a list may share."""
    organisations: Words
    """Last characters of organisations that take a quota."""
    about: Words
    """Verbs that say a count is only of what is listed."""


@cache
def load_words() -> StatementWords:
    """The words that carry a target; bounds before a figure also behind every negation, which turns them."""
    words = read_file(StatementWords, "words")
    bounds = with_negations(words.bounds_before, words.negated, words.negations)
    return words.model_copy(update={"bounds_before": bounds})

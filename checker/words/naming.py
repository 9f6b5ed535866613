"""The words by which the name of an indicator is cut out of its clause: a part of grammars/words.yaml."""

from __future__ import annotations

from collections.abc import Mapping

from checker.words.word_file import Guarded, Regex, WordPart, Words


class NamingWords(WordPart):
    """What hangs around a name, and what a name may hold, class by class."""

    dropped_tails: Words
    """Tails dropped from an indicator."""
    hanging: Regex
    """What hangs at the end of a name and leads on to its figure."""
    hanging_ends: str
    """The characters that such a word ends with."""
    by_standard: str
    """What stands behind the figure of a standard before its thing, as a pattern to be put into others."""
    fronting: Regex
    """What hangs in front of a name."""
    dropped_inside: Words
    """Words dropped inside an indicator, in this order."""
    pairs: Mapping[str, Words]
    """One word for two things that figures are given of one by one."""
    sizes: Words
    """Nouns that make one with the task verb before them."""
    own_deeds: Words
    """How names begin that no verb of another clause governs."""
    spoken_of: Words
    """What a single one of is a figure of speech."""
    works_named: Words
    """How a clause ends that names a work."""
    of_works: Words
    """Amounts that are of the work named before."""
    no_support: str
    """What makes a noun of a word that leads a task, as a pattern to be put into others."""
    parted: str
    """By what figures are parted, as a pattern to be put into others."""
    parting: Words
    """What is done with what is parted, beside the task verbs."""
    topic_tails: Words
    """What a clause that leads in figures ends with, and is no part of what they are of."""
    no_topics: Words
    """What is left of such a clause that names nothing."""
    restarts: Words
    """Words that begin another task behind a 、."""
    idle_before: Words
    """What stands before an area, or alone, and names nothing."""
    idle_openings: Words
    """What opens a stretch that names nothing."""
    circumstance: Regex
    """A circumstance before a figure."""
    counted_places: Words
    """Places whose own count follows a figure."""
    asides: Words
    """What a bracket opens with that explains the name before it."""
    between: Guarded
    """Verbs in the middle of a head."""
    summed: Words
    """Nouns that make the number before them a sum of what is listed."""
    summed_tasks: Words
    """The same of tasks, by 项 or 个 only."""
    summed_sequels: Words
    """What stands behind a figure that sums up what was listed."""
    deeds: Guarded
    """What is done with a thing counted."""
    gains: Guarded
    """What a thing counted comes to."""
    deed_adverbs: Words
    """What such a verb stands behind, unless it is 完成."""
    measured_by: Regex
    """What says whom or what a share is given by, up to what it is measured from."""
    unclear: Regex
    """Names that name nothing."""
    modal: Regex
    """What stands before the last must or shall of a head, which names whom it binds."""
    goes_on: Guarded
    """What a thing counted goes on to do."""
    sequels: Words
    """What stands behind a figure without being the thing it counts."""
    comes_to: Words
    """Of these the verb that tells what the thing comes to."""
    bare: Words
    """Bare nouns that say nothing without what follows."""
    scopes: Words
    """Places of administration, whose number is the scope of a task."""
    scope_verbs: Words
    """Verbs between the places and what they reach."""
    coverage: Regex
    """A coverage and what it is of, at the end of a name."""
    noun_ends: str
    """Last characters of a complete noun."""
    standard: Regex
    """A standard that is raised, with its name in a group."""
    attributes: Words
    """Last words of what is measured of a thing."""
    processes: Words
    """Steps of work that stand side by side before a noun of their own."""
    persons: Words
    """Groups of people whom a standard is for."""
    counted_in: Regex
    """Measure words at the end of a name, alone (人次) or before 数 (户数); its groups are these."""
    rise_in_step: Words
    """What may stand behind a word of step."""
    half: Words
    """A share that a relation may stand before."""
    given_by: Words
    """What stands behind the rate of what is given and before what it is."""
    given_before: Words
    """What stands before something given and a colon."""
    given: Words
    """What stands before the deed that a standard is for."""
    recipient: Regex
    """Whom something is given to; its group is the words."""
    points_given: Regex
    """What points are given or taken by; its group is the verb."""
    divided: Regex
    """What is counted by its kinds; its group is the thing."""
    bounds_apart: str
    """A bound behind a figure that stands alone, as a pattern."""
    at_rate: str
    """What stands behind the rate of what is given, as a pattern."""
    ratios: Words
    """What the name of a share ends with."""
    and_again: Words
    """What leads from one deed to the next."""
    of_totals: Words
    """What a name would be left with that is a total or a time."""
    at_most: Words
    """What says that a figure is the most that is given or lent."""
    at_least: Words
    """Adverbs of a figure at least."""
    no_crossing: Words
    """What makes 不发生… the name of a line not to be crossed, no target of its own."""

"""grammars/roles.yaml: what the words around a figure say it is."""

from __future__ import annotations

from functools import cache

from checker.words.word_file import Regex, WordPart, Words, read_file


class RoleWords(WordPart):
    """The words by which the roles of figures are known."""

    condition_headings: Regex
    """Headings whose figures say when something holds."""
    past: Words
    """Patterns of what was reached."""
    stands: Regex
    """From where to the full stop it is told how things stand, if nothing to come begins."""
    coming: Words
    """Patterns of what is still to come, which end the past."""
    condition_behind: Regex
    """Behind the figure of a condition."""
    condition_before: Regex
    """Before the figure of a condition."""
    supposed: Regex
    """Before the figure of a case that is only supposed."""
    sized: Regex
    """A size that picks out a kind of things, with what stands behind it."""
    band: Regex
    """The figure of a class: what lies between two bounds."""
    condition_of: Regex
    """Before the figure of a thing described by it; with `described` behind."""
    described: Regex
    """Behind the figure of a thing described by it."""
    standard_capped: Regex
    """Before the most that the clause before gives in a case."""
    standard_before: Regex
    """Before what is given or taken in a case."""
    standard_units: Words
    """Beginnings of measure words of money for one."""
    points: Words
    """Measure words of points."""
    due_before: Regex
    """Before the task of which something was done; with `due_behind` behind."""
    due_behind: Regex
    """Behind the task of which something was done."""
    done_of_due: Regex
    """Before the share of a task that was done."""
    base_bracket: Regex
    """What stands in a bracket before the starting value of what stands before it."""
    base_behind: Regex
    """Behind what something starts from."""


@cache
def load_roles() -> RoleWords:
    """The words of roles."""
    return read_file(RoleWords, "roles")

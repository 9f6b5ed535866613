"""Figures that are a slip of the pen apart under names that are nearly the same."""

from __future__ import annotations

from collections.abc import Iterator

from checker.checks.check import NotApplicable, Outcome
from checker.checks.numbers._clash_words import Clashing, word_clash
from checker.checks.shared.figures import find_near_figures
from checker.facts import Facts


class Undecided(Clashing):
    """Two figures that may be one."""


OUTCOMES = (Undecided,)


def find(facts: Facts) -> Iterator[Outcome]:
    """One for each two targets."""
    if not facts.targets:
        raise NotApplicable("没有读到任何目标", "no targets were read")
    yield from (word_clash(Undecided, clash) for clash in facts.once(find_near_figures))

"""Equal figures under names that are nearly the same."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from checker.checks.check import NotApplicable, Outcome
from checker.checks.numbers._clash_words import Clashing, word_clash
from checker.checks.shared.figures import find_near_names
from checker.facts import Facts


class Undecided(Clashing):
    """Two names that may be one."""


OUTCOMES = (Undecided,)


def find(facts: Facts) -> Iterator[Outcome]:
    """One for each two names, whatever figures they share."""
    if not facts.targets:
        raise NotApplicable("没有读到任何目标", "no targets were read")
    for clash in facts.once(find_near_names):
        names = sorted(group[0].constraint.indicator for group in clash.groups)
        yield replace(word_clash(Undecided, clash), habit=tuple(names))

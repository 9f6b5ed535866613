"""An annex without a task force where nearly all others set one up."""

from __future__ import annotations

from collections.abc import Iterator

from checker.checks.check import NothingToCompare, Outcome
from checker.checks.shared.places import place_at
from checker.checks.shared.task_forces import forces
from checker.checks.shared.wording import listed
from checker.facts import Facts

_FEWEST = 2
"""Annexes with a task force that show what the plan's annexes do."""
_RARE = 3
"""At most one annex in so many may lack it: where more do, not every action has one."""


class Lacking(Outcome):
    """The annexes that lack it, and how many have it."""

    document: str
    count: int
    total: int


OUTCOMES = (Lacking,)
QUOTES_DIFFER = False


def find(facts: Facts) -> Iterator[Outcome]:
    """One for all annexes that set up none."""
    acting = [
        part
        for part in facts.outline.parts
        if part.key.startswith("annex") and (facts.tasks_in.get(part.key) or facts.rows_in.get(part.key))
    ]
    having = [part for part in acting if part.key in facts.once(forces)]
    if len(having) < _FEWEST:
        raise NothingToCompare
    lacking = [part for part in acting if part.key not in facts.once(forces)]
    if lacking and len(lacking) * _RARE <= len(acting):
        yield Lacking(
            places=tuple(place_at(facts, (*part.route, "title")) for part in lacking),
            fact=("force", *(part.name for part in lacking)),
            document=listed([part.name for part in lacking]),
            count=len(having),
            total=len(acting),
        )

"""Names of people that differ in one character: 钟庆元 once, 钟庆源 everywhere else."""

from __future__ import annotations

from collections.abc import Iterator

from checker.checks.check import NotApplicable, Outcome
from checker.checks.shared.near_people import near_people
from checker.checks.shared.people import roster, row_leaders
from checker.checks.shared.wording import listed
from checker.facts import Facts


class _Near(Outcome):
    """The name that is odd, where it stands, and the one that it is near to with its place."""

    name: str
    where: str
    other: str
    where_other: str


class Unlisted(_Near):
    """The roster holds the other name and not this one."""


class Alike(_Near):
    """Two people may well be called so."""


OUTCOMES = (Unlisted, Alike)


def find(facts: Facts) -> Iterator[Outcome]:
    """One for each two names."""
    if not facts.task_forces and not facts.once(roster) and not facts.once(row_leaders):
        raise NotApplicable("没有写明姓名的人", "nobody is named")
    for pair in facts.once(near_people):
        *places, last = pair.places
        yield (Unlisted if pair.listed else Alike)(
            places=pair.places,
            fact=("people", pair.usual, pair.odd),
            name=pair.odd,
            where=listed(dict.fromkeys(place.label for place in places)),
            other=pair.usual,
            where_other=last.label,
        )

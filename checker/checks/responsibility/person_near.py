"""Names of people that differ in one character: 钟庆元 once, 钟庆源 everywhere else."""

from __future__ import annotations

from collections.abc import Iterator

from checker.checks.check import NotApplicable, Outcome
from checker.checks.shared.near_people import near_people
from checker.checks.shared.people import roster, row_leaders
from checker.checks.shared.sentence_people import said_people
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


class Appointed(_Near):
    """A sentence gives the other a role in a body, and never this one."""


class Alike(_Near):
    """Two people may well be called so."""


OUTCOMES = (Unlisted, Appointed, Alike)


def find(facts: Facts) -> Iterator[Outcome]:
    """One for each two names."""
    told = (facts.task_forces, facts.once(roster), facts.once(row_leaders), facts.once(said_people))
    if not any(told):
        raise NotApplicable("没有写明姓名的人", "nobody is named")
    for pair in facts.once(near_people):
        *places, last = pair.places
        listing = Unlisted if "roster" in last.route else Appointed
        yield (listing if pair.listed else Alike)(
            places=pair.places,
            fact=("people", pair.usual, pair.odd),
            name=pair.odd,
            where=listed(dict.fromkeys(place.label for place in places)),
            other=pair.usual,
            where_other=last.label,
        )

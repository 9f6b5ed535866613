"""The office of the plan's leading group, put at one unit here and at another there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from checker.checks.check import NothingToCompare, Outcome
from checker.checks.shared.groups import Office, offices, same_body
from checker.facts import Facts
from checker.language.units.aliases import short_form


class OtherOffice(Outcome):
    """A body, and the two units with their places."""

    name: str
    value_a: str
    place_a: str
    value_b: str
    place_b: str


OUTCOMES = (OtherOffice,)


def find(facts: Facts) -> Iterator[Outcome]:
    """One for each unit that differs from the first one named."""
    every = facts.once(offices)
    if len(every) < 2:
        raise NothingToCompare
    told: set[str] = set()
    for first, other in combinations(every, 2):
        unit = _unit(facts, other)
        if _unit(facts, first) != unit and unit not in told and same_body(facts, first.name, other.name):
            told |= {unit, _unit(facts, first)}
            yield _outcome(first, other, [each for each in every if _unit(facts, each) == unit])


def _outcome(first: Office, other: Office, same: Sequence[Office]) -> OtherOffice:
    name = max((first.name, other.name), key=len)
    return OtherOffice(
        places=tuple(dict.fromkeys((first.place, other.place, *(each.place for each in same)))),
        fact=("office", name, first.unit, other.unit),
        name=name,
        value_a=first.unit,
        place_a=first.place.label,
        value_b=other.unit,
        place_b=other.place.label,
    )


def _unit(facts: Facts, office: Office) -> str:
    """The unit by the name it is known by, whether the plan lists it among its units or not."""
    return short_form(facts.lexicon.canonical(office.unit), facts.lexicon.words)

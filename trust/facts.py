"""The facts of an invented plan: who does how many of what until when, indicators, and money.

Enters: a random generator.  Leaves: frozen values that agree with each other.
"""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass
from random import Random

from trust.words import DEEDS, GIVEN, INDICATORS, REMARKS, SURNAMES


@dataclass(frozen=True, slots=True)
class Deed:
    """What is done to how many of what, by whom, until when."""

    fact: str
    verb: str
    thing: str
    unit: str
    number: int
    lead: str
    others: tuple[str, ...]
    month: int
    remark: str


@dataclass(frozen=True, slots=True)
class Action:
    """A field of the plan with its deeds, the leader who answers for it, and its money by source in 万元."""

    name: str
    leader: str
    deeds: tuple[Deed, ...]
    sources: tuple[int, ...]

    @property
    def money(self) -> int:
        """All its money."""
        return sum(self.sources)


@dataclass(frozen=True, slots=True)
class Indicator:
    """An indicator of the whole county: last year's figure, the rate of growth in per cent, and what comes of them."""

    name: str
    unit: str
    base: int
    rate: int

    @property
    def aim(self) -> int:
        """The target."""
        return self.base * (100 + self.rate) // 100


def draw_actions(random: Random) -> list[Action]:
    """Two to four actions of different fields."""
    fields = random.sample(list(DEEDS), random.randint(2, 4))
    return [_action(random, field, leader) for field, leader in zip(fields, names(random, len(fields)), strict=True)]


def _action(random: Random, field: str, leader: str) -> Action:
    lead, others, things = DEEDS[field]
    chosen = random.sample(things, random.randint(3, 5))
    remarks = random.sample(REMARKS, len(chosen))
    deeds = []
    for (verb, thing, unit, least, most), remark in zip(chosen, remarks, strict=True):
        number, month = random.randint(least, most), random.choice((6, 9, 10, 11, 12))
        helpers = tuple(random.sample(others, 2))
        deeds.append(Deed(verb + thing, verb, thing, unit, number, lead, helpers, month, remark))
    return Action(field, leader, tuple(deeds), tuple(random.randint(3, 90) * 20 for _ in range(3)))


def draw_indicators(random: Random) -> list[Indicator]:
    """One to three indicators."""
    return [
        Indicator(name, unit, random.randint(least // 20, most // 20) * 20, random.choice((5, 10, 15)))
        for name, unit, least, most in random.sample(INDICATORS, random.randint(1, 3))
    ]


def names(random: Random, count: int, taken: Set[str] = frozenset()) -> list[str]:
    """Names of people, none of them like another in family or given name."""
    surnames = [name for name in SURNAMES if all(name not in each for each in taken)]
    given = [name for name in GIVEN if all(name not in each for each in taken)]
    return [a + b for a, b in zip(random.sample(surnames, count), random.sample(given, count), strict=True)]

"""Unit names with one character exchanged: 县自燃资源局 once, 县自然资源局 elsewhere; or such as no county has."""

from __future__ import annotations

from collections.abc import Iterator

from checker.checks.check import Outcome
from checker.checks.shared.unit_names import misnamed, mistyped_names, require_units
from checker.checks.shared.wording import listed, quoted
from checker.facts import Facts
from checker.facts.corrections import corrected
from checker.facts.printed import place_of
from checker.finding import Edit


class Mistyped(Outcome):
    """A name, where it stands, and the name that is usual."""

    place: str
    name: str
    whole: str


class Misnamed(Outcome):
    """A name that no organ has, and the one that every county has."""

    place: str
    name: str
    whole: str


OUTCOMES = (Mistyped, Misnamed)
QUOTES_DIFFER = False


def find(facts: Facts) -> Iterator[Outcome]:
    """One for each slip, with the first place of the usual name; then one for each name that no organ has."""
    require_units(facts)
    mentions = [(name, place_of(passage, span)) for passage, name, span in facts.unit_mentions]
    registered = {name for unit in facts.plan.units for name in (unit.name, *unit.aliases)}
    for slip, usual in facts.once(mistyped_names).items():
        wrong = [place for name, place in mentions if name == slip]
        right = [place for name, place in mentions if name == usual]
        yield Mistyped(
            places=(*wrong, *right[:1]),
            fact=("mistyped", usual, slip),
            place=listed(dict.fromkeys(place.label for place in wrong)),
            name=quoted(slip),
            whole=quoted(usual),
            edits=tuple(_renamed(facts, slip, usual)) if usual in registered else (),
        )
    for slip, usual in facts.once(misnamed).items():
        wrong = [place for name, place in mentions if name == slip]
        labels = listed(dict.fromkeys(place.label for place in wrong))
        yield Misnamed(
            places=tuple(wrong), fact=("misnamed", usual, slip), place=labels, name=quoted(slip), whole=quoted(usual)
        )


def _renamed(facts: Facts, slip: str, usual: str) -> Iterator[Edit]:
    """What puts a registered name in the place of the slip."""
    for passage, name, span in facts.unit_mentions:
        if name == slip:
            yield from corrected(passage, span, usual)

"""A finding that lies between plans: its kind and gravity, the words, and the places with the plan of each.

Enters: nothing; values only, and how they are made of targets.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from checker.checks.shared.wording import listed, value_of, when
from checker.facts import Facts
from checker.finding import Place, Severity, Words
from checker.source import SourceMap
from checker.study.joining import Said
from checker.words.terms import load_terms
from checker.words.vocabulary import one_of

_LONGEST = 8
"""Characters of a place's name before its level: 宁夏回族自治区 has four, autonomous counties more."""
SHOWN = 4
"""Places of one side that a finding holds."""


class Kind(StrEnum):
    """In what two plans disagree."""

    VALUE = "value"
    COMPATIBLE = "compatible"
    BOUND = "bound"
    MEASURE_WORD = "measure-word"
    DEADLINE = "deadline"
    NAME = "name"
    BELOW = "below"
    TOTAL = "total"
    UNTAKEN = "untaken"
    AUTHORITY = "authority"


class Side(NamedTuple):
    """One of the plans that are held against each other."""

    facts: Facts
    sources: SourceMap

    @property
    def name(self) -> str:
        """What a person calls it."""
        return self.facts.plan.title

    @property
    def area(self) -> str:
        """The area that it is for: as it says, else the place that its title opens with; empty where that is open."""
        opened = re.match(rf"[一-鿿]{{2,{_LONGEST}}}?(?:{one_of(load_terms().levels)})", self.name)
        return self.facts.plan.area or (opened[0] if opened else "")


class Printed(NamedTuple):
    """A place in one of the plans."""

    side: Side
    place: Place


@dataclass(frozen=True, slots=True)
class Crossing:
    """One fact found wrong between plans, with all the places that show it."""

    kind: Kind
    severity: Severity
    message: Words
    reason: Words
    places: tuple[Printed, ...]


def printed(side: Side, said: Iterable[Said]) -> tuple[Printed, ...]:
    """Where things are printed in a plan."""
    return tuple(Printed(side, place) for each in said for target in each.targets[:SHOWN] for place in target.places)


def value_said(said: Said) -> str:
    """A value as printed."""
    return value_of(said.first)


def values_said(said: Sequence[Said]) -> str:
    """Values as printed, each once."""
    return listed(dict.fromkeys(map(value_said, said)), SHOWN, "个数")


def timed_value(said: Said) -> str:
    """A value with its period."""
    period = when(said.first.period)
    return f"{value_said(said)} ({period})" if period else value_said(said)

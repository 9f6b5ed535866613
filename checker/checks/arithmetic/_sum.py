"""A whole with the parts that are to make it, and how much of it they are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from checker.checks.shared.amounts import amount_of
from checker.facts.printed import Target
from checker.language.constraint import Measure
from checker.words.measures import load_measures
from checker.words.words import load_words

_QUARTER = re.compile("[一二三四1-4]季度")
_OTHERS = re.compile("(?<![高中初同])等(?![级次效于])")
_AMOUNTS = frozenset({Measure.LEVEL, Measure.INCREMENT, Measure.NET_INCREMENT, Measure.EVENTS})


class Closure(StrEnum):
    """Whether parts exhaust their whole."""

    CLOSED = "closed"
    OPEN = "open"
    LISTED = "listed"
    """All of them are listed side by side (分别), so that they do not overlap."""
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Sum:
    """A whole and its parts."""

    whole: Target
    parts: tuple[Target, ...]
    closure: Closure

    @property
    def total(self) -> Decimal | None:
        """The figure of the whole; None for a range."""
        return amount_of(self.whole)

    @property
    def may_be_rounded(self) -> bool:
        """Whether rounding the figures may have put parts and whole apart; things that are counted are not rounded."""
        steps = [target.constraint.quantity.step for target in (self.whole, *self.parts)]
        counted = self.whole.constraint.quantity.unit in load_measures().counting
        off = abs(sum(self.amounts, Decimal(0)) - (self.total or 0))
        return not counted and off <= min(steps) * len(steps) / 2

    @property
    def ends_open(self) -> bool:
        """Whether the words among the parts or right behind them say that there are others (等)."""
        last, start = self.parts[-1], self.whole.constraint.quantity.span.end
        same = self.whole.passage.index == last.passage.index
        end = last.constraint.quantity.span.end + 1
        return bool(_OTHERS.search(last.passage.plain[start if same else 0 : end]))

    @property
    def amounts(self) -> list[Decimal]:
        """The figures of the parts, those without one left out."""
        return [amount for part in self.parts if (amount := amount_of(part)) is not None]


def addable(measure: Measure) -> Measure:
    """A measure by which figures may be added up: all that say how many there are or will be are one."""
    return Measure.LEVEL if measure in _AMOUNTS else measure


def quarters_of(parts: Iterable[Target]) -> set[str]:
    """The quarters of the year that the names of parts speak of."""
    return {match[0] for part in parts if (match := _QUARTER.search(part.constraint.indicator))}


def of_one_thing(figures: Sequence[Target]) -> bool:
    """Whether all figures measure one thing in several ways (项目14项,总投资5亿元,年度投资3亿元), none a part."""
    names = [figure.constraint.indicator for figure in figures]
    ways = {max(filter(name.endswith, load_words().amounts_of), key=len, default="") for name in names}
    return "" not in ways and len(ways) > 1


def called(target: Target, name: str) -> Target:
    """A target under another name, as a sum is told of it."""
    return replace(target, constraint=target.constraint._replace(indicator=name))


def makes(parts: Sequence[Target], total: Target) -> bool:
    """Whether parts add up to a total."""
    made = Sum(total, tuple(parts), Closure.CLOSED)
    return len(made.amounts) == len(parts) and sum(made.amounts) == made.total

"""Whether a changed target asks for more or for less than before.

Enters: the constraints of two drafts.  Leaves: a `Trend`.  Word list: grammars/directions.yaml.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from checker.language.constraint import Commitment, Constraint, Direction, Op, Quantity, Relation, relation
from checker.words.directions import load_directions


class Trend(StrEnum):
    """Which way a target changed; OTHER where neither holds, as for another measure or bound word."""

    STRONGER = "stronger"
    WEAKER = "weaker"
    OTHER = "other"


def direction(old: Constraint, new: Constraint) -> Trend:
    """Whether the new target asks for more: by its figure, and by how firmly it is promised."""
    if old.measure is not new.measure or {old.direction, new.direction} == {Direction.UP, Direction.DOWN}:
        return Trend.OTHER
    ways = {_of_figures(old, new), _of_promises(old, new)} - {None}
    return way if len(ways) == 1 and (way := ways.pop()) else Trend.OTHER


def _of_figures(old: Constraint, new: Constraint) -> Trend | None:
    """A bare figure counts as the least that is asked for, or the most where less is better."""
    falls = new.direction is Direction.DOWN  # of a fall more is better, even of what less is better of: 能耗下降3%
    less = not falls and any(word in new.indicator for word in load_directions().less_is_better)
    found = relation(_limit(new.quantity, less), _limit(old.quantity, less))
    if found is Relation.EQUAL:
        return None
    ways = {Relation.ENTAILS: Trend.STRONGER, Relation.ENTAILED: Trend.WEAKER}
    return ways.get(found, Trend.OTHER)


def _limit(quantity: Quantity, less: bool) -> Quantity:
    if quantity.op not in (Op.EQ, Op.ABOUT, Op.RANGE):
        return quantity
    if less:
        return quantity._replace(op=Op.LE, low=None, high=quantity.high if quantity.high is not None else quantity.low)
    return quantity._replace(op=Op.GE, low=quantity.low if quantity.low is not None else quantity.high, high=None)


_FIRMNESS: Sequence[str | None] = (
    Commitment.APPLY.value, Commitment.CONTEND.value, Commitment.STRIVE.value, None, Commitment.ENSURE.value,
)  # fmt: skip


def _of_promises(old: Constraint, new: Constraint) -> Trend | None:
    if old.commitment == new.commitment or not {old.commitment, new.commitment} <= set(_FIRMNESS):
        return None
    firmer = _FIRMNESS.index(new.commitment) > _FIRMNESS.index(old.commitment)
    return Trend.STRONGER if firmer else Trend.WEAKER

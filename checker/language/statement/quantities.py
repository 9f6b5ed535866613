"""From a printed amount to a typed quantity: which bound, which interval, which measure.

Enters: the tokens of a value and the figures behind its masks.  Leaves: `Quantity` values and the
`Measure` they give.  Bounds say literally what the text says (see constraint.py).
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from checker.language.constraint import Direction, Measure, Op, Quantity
from checker.language.statement.clauses import Amount, Value
from checker.language.statement.figure import Figure
from checker.source import Span
from checker.words.measures import load_measures
from checker.words.words import load_words

RATES = ("%", "‰", "个百分点", "倍")
_TASKS = frozenset(("ADD", "EACH", "PROMISE"))
"""Classes of predicates behind which a figure's thing may stand."""
_BEFORE = {"OVER": Op.GT, "LEAST": Op.GE, "MOST": Op.LE, "TOP": Op.LE, "UNDER": Op.LT, "ABOUT": Op.ABOUT}
_AFTER = {"LEAST_AFTER": Op.GE, "MOST_AFTER": Op.LE, "ABOUT_AFTER": Op.ABOUT}


class Bounded(NamedTuple):
    """An amount with its figure and what it says."""

    amount: Amount
    figure: Figure
    op: Op
    base: Decimal | None = None
    base_unit: str | None = None


def bound_of(amount: Amount, figure: Figure) -> Op:
    """The bound that stands beside a figure or in it (270余家); one before it (超过) is told first, 约 last."""
    if not amount.before and not amount.after:
        return Op.GE if figure.more else Op.EQ
    ops = [_BEFORE[token.type] for token in amount.before] + [_AFTER[token.type] for token in amount.after]
    strict = [op for op in ops if op is not Op.ABOUT]
    return strict[0] if strict else ops[0]


def shared_bounds(amounts: list[Bounded]) -> list[Bounded]:
    """Of 70%、70%、50%、20%以上 the last bound, of 不低于5家、6家 the first, holds for all."""
    if len(amounts) < 2:
        return amounts
    told = amounts[-1].op if amounts[-1].op is not Op.EQ else amounts[0].op
    return [bounded._replace(op=told) if bounded.op is Op.EQ else bounded for bounded in amounts]


def read_quantity(bounded: Bounded, text: str, offset: int) -> Quantity:
    """The quantity of an amount; `offset` is where its clause begins in the text."""
    figure, op = bounded.figure, bounded.op
    span = Span(bounded.amount.start + offset, bounded.amount.end + offset)
    if figure.is_range:
        op = Op.RANGE if figure.banded or op in (Op.EQ, Op.ABOUT) else op
    low = None if op in (Op.LE, Op.LT) else figure.low
    high = None if op in (Op.GE, Op.GT) else figure.high
    return Quantity(
        op, low, high, figure.unit, text[span.start : span.end], span, figure.step, bounded.base, bounded.base_unit
    )


@cache
def _classes() -> tuple[frozenset[str], tuple[str, ...]]:
    words = load_words()
    return frozenset(words.events), tuple(words.growth_heads)


def is_verbal_only(value: Value) -> bool:
    """Whether nothing but a task verb stands before a figure, so that its thing may stand behind it."""
    return not value.predicates or all(
        token.type in _TASKS or token in load_words().plain_verbs for token in value.predicates
    )


def sums_up(value: Value) -> bool:
    """Whether a figure is said to be a sum: 共24名."""
    return any(_sums().fullmatch(token) for token in value.predicates)


@cache
def _sums() -> re.Pattern[str]:
    return re.compile("|".join(load_measures().sums))


@cache
def _works() -> tuple[frozenset[str], frozenset[str]]:
    return frozenset(load_words().works), frozenset(load_words().work_changes)


def is_work(change: str, unit: str | None) -> bool:
    """Whether a change is a work by its size: 提升8公里 is one of 8 km; 增加8公里 says how much more there is."""
    units, changes = _works()
    return unit in units and change in changes


@cache
def change_verbs() -> frozenset[str]:
    """Verbs of change, which may stand before their thing (压减办理时限30%)."""
    lists = load_words()
    return frozenset(word for word in (*lists.rise, *lists.fall) if len(word) > 1)


def direction_of(value: Value, measure: Measure, action: str | None) -> Direction | None:
    """Which way a value changes, from the verb beside it (下降8%, 降至5%) or before its thing (压减办理时限30%)."""
    lists = load_words()
    for token in reversed(value.predicates):
        if token.type == "RISE_TO" and not token.startswith(lists.unturned):
            return Direction.DOWN if token.startswith(lists.fall) else Direction.UP
        if token.type in ("RISE", "FALL"):
            return Direction.UP if token.type == "RISE" else Direction.DOWN
    if measure in (Measure.GROWTH, Measure.CHANGE, Measure.GROWTH_AMOUNT) and action in change_verbs():
        return Direction.DOWN if action in lists.fall else Direction.UP
    return None


def _classes_of(value: Value) -> set[str]:
    """The classes of the words beside a figure, without those that only sum up (平均)."""
    return {token.type for token in value.predicates if token not in load_words().summing_up}


def measure_of(value: Value, figure: Figure, head: str, action: str | None) -> Measure:
    """Which measure a figure gives of its head, from unit, predicate and governing verb."""
    events, growth_heads = _classes()
    types = _classes_of(value)
    unit = figure.unit or ""
    if unit == "个百分点":
        return Measure.CHANGE
    if unit in ("%", "‰", "倍"):
        changed = action in change_verbs() and not value.predicates and not head.endswith(load_words().share_heads)
        return _share_or_growth(types, unit, head.endswith(growth_heads) or figure.growth or changed)
    if "RISE_TO" in types:
        return Measure.LEVEL
    if "ENTER" in types or _is_rank(value, unit):
        return Measure.RANK
    change = _change_of(value)
    if change and not is_work(change, unit):
        return Measure.GROWTH_AMOUNT
    usual = Measure.EVENTS if unit in events else Measure.LEVEL
    return _increment(value, head, action) or usual


def _change_of(value: Value) -> str | None:
    """The last word of a rise or a fall beside a figure."""
    return next((token for token in reversed(value.predicates) if token.type in ("RISE", "FALL")), None)


def _increment(value: Value, head: str, action: str | None) -> Measure | None:
    """What a figure adds, where its words say that it does."""
    added = next((token for token in value.predicates if token.type == "ADD"), None) or action or ""
    if "净增" in added:
        return Measure.NET_INCREMENT
    return Measure.INCREMENT if "新增" in added or "新增" in head else None


def _share_or_growth(types: set[str], unit: str, growth_head: bool) -> Measure:
    if growth_head or (types & {"RISE", "FALL", "COMPARED"} and "RISE_TO" not in types):
        return Measure.GROWTH
    return Measure.LEVEL if unit == "倍" else Measure.SHARE


def _is_rank(value: Value, unit: str) -> bool:
    return unit in ("名", "位", "强") and value.form == "ranked"

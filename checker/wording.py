"""How values, places and lists of them are said in messages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from checker.facts import Target
from checker.language.constraint import Constraint, Op, Quantity


def value_of(target: Target, *, promise: bool = False) -> str:
    """What a target says: its action where it has one, and the value as printed; with its commitment if asked."""
    constraint = target.constraint
    figure = figure_of(constraint.quantity)
    action = "" if constraint.action and figure.startswith(constraint.action) else constraint.action or ""
    return f"{constraint.commitment or '' if promise else ''}{action}{figure}"


def figure_of(quantity: Quantity) -> str:
    """A quantity as printed; nothing where a word says it (清零, 全覆盖)."""
    return quantity.raw or ""


def bound_of(constraint: Constraint) -> str:
    """A constraint as an interval in base units."""
    return f"{constraint.indicator} {bound_text(constraint.quantity)}"


def bound_text(quantity: Quantity) -> str:
    """`>= 6 家`, `= 42700 户`, `1-2 名`."""
    unit = f" {quantity.unit}" if quantity.unit else ""
    if quantity.op is Op.RANGE:
        return f"{number(quantity.low)}-{number(quantity.high)}{unit}"
    figure = quantity.low if quantity.low is not None else quantity.high
    return f"{quantity.op} {number(figure)}{unit}"


def number(value: Decimal | None) -> str:
    """A number without exponent or trailing zeros."""
    if value is None:
        return ""
    return f"{value.normalize():f}"


def labels_of(targets: Iterable[Target]) -> str:
    """The places of some targets, each once: 总体方案 一、附件2 一."""
    return listed(dict.fromkeys(target.passage.label for target in targets))


def listed(names: Iterable[str], limit: int = 4) -> str:
    """Names joined by 、, the rest counted."""
    every: Sequence[str] = tuple(names)
    head = "、".join(every[:limit])
    return head if len(every) <= limit else f"{head}等{len(every)}处"

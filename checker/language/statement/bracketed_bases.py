"""Starting values in a bracket behind what they lead to: 提高到58.6%(2030年为57.2%).

Enters: a folded text with a figure in it that no clause holds, and the constraints read before.  Leaves: the figure as
what the thing before the bracket was at the time that the bracket names.
"""

from __future__ import annotations

from collections.abc import Sequence

from checker.language.constraint import Constraint, Measure, Op, Quantity, Role
from checker.language.period import read_period
from checker.language.statement.anchors import Anchor
from checker.source import Span
from checker.words.roles import load_roles

_LEVELS = (Measure.LEVEL, Measure.SHARE)


def bracketed_base(text: str, folded: str, anchor: Anchor, said: Sequence[Constraint]) -> Constraint | None:
    """The starting value that a figure is; None for any other figure."""
    told, figure = load_roles().base_bracket.search(folded[: anchor.start]), anchor.figure
    if told is None or figure is None or figure.is_range or folded[anchor.end : anchor.end + 1] != ")":
        return None
    of = [each for each in said if each.quantity.span.end <= told.start() and _is_level(each, figure.unit)]
    if not of:
        return None
    span = Span(anchor.start, anchor.end)
    quantity = Quantity(Op.EQ, figure.low, figure.high, figure.unit, text[span.start : span.end], span, figure.step)
    last = max(of, key=lambda each: each.quantity.span)
    return Constraint(
        last.indicator, last.measure, quantity, Span(told.start("time"), anchor.end), role=Role.BASE,
        period=read_period(told["time"]),
    )  # fmt: skip


def _is_level(constraint: Constraint, unit: str | None) -> bool:
    return constraint.measure in _LEVELS and constraint.quantity.unit == unit

"""Kind `sums`: parts add up to their whole, or at least do not exceed it.

Closed parts (quotas of all units, 一是…二是…, a declared decomposition) must add up; open parts
(其中 …) may not exceed the whole.  The arithmetic is shown.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import ClassVar, Literal

from pydantic import Field

from checker.facts import Facts, Target
from checker.finding import Words
from checker.passages import Form
from checker.plan import Decomposition
from checker.rule import Hit, NotApplicable, Part, Rule
from checker.wording import number

_VARIABLES = frozenset({"whole", "total", "sum", "parts", "place"})


class Source(StrEnum):
    """How it is known that figures are parts of a whole."""

    STATED = "stated"
    DECLARED = "declared"


class Options(Part):
    """Which decompositions a `sums` rule checks."""

    source: Source = Field(description="stated: 文中写明(其中、一是、任务分配); declared: 方案文件 decompositions 声明")


@dataclass(frozen=True, slots=True)
class Split:
    """A whole with its parts; `closed` when the parts exhaust it."""

    whole: Target
    parts: tuple[Target, ...]
    closed: bool


class Sums(Rule):
    """Parts that do not make their whole."""

    outcomes: ClassVar = {"mismatch": _VARIABLES, "exceeds": _VARIABLES}
    kind: Literal["sums"]
    options: Options

    def check(self, facts: Facts) -> Iterator[Hit]:
        """One hit per whole whose parts do not fit."""
        splits = list(_stated(facts) if self.options.source is Source.STATED else _declared(facts))
        if not splits:
            raise NotApplicable("没有写明或声明的总分关系", "no parts and wholes are stated or declared")
        for split in splits:
            if hit := _judge(split):
                yield hit


def _stated(facts: Facts) -> Iterator[Split]:
    """Parts printed with their whole in one statement or one table row."""
    groups: dict[tuple[str, str, str | None], list[Target]] = defaultdict(list)
    wholes: dict[tuple[str, str, str | None], Target] = {}
    for target in facts.targets:
        constraint = target.constraint
        block, unit = _block(facts, target), constraint.quantity.unit
        if constraint.parent:
            groups[block, facts.identity.parse(constraint.parent).key, unit].append(target)
        else:
            wholes.setdefault((block, target.indicator.key, unit), target)
    for key, parts in groups.items():
        if whole := wholes.get(key):
            yield Split(whole, tuple(parts), all(_exhaustive(part) for part in parts))


def _block(facts: Facts, target: Target) -> str:
    """Where parts and whole must stand together: a table row, else one text."""
    row = facts.row_of.get(target.passage.index)
    return row.label if row else str(target.passage.index)


def _exhaustive(part: Target) -> bool:
    """Quotas of all units, and 一是…二是…, share out the whole."""
    return part.passage.form is Form.UNITS or "一是" in part.passage.text


def _declared(facts: Facts) -> Iterator[Split]:
    """The decompositions that the plan file declares, wherever their figures stand."""
    first: dict[str, Target] = {}
    for target in facts.targets:
        first.setdefault(target.indicator.key, target)
    for declared in facts.plan.decompositions:
        whole = first.get(facts.identity.parse(declared.whole).key)
        parts = _parts(facts, declared, first)
        if whole and len(parts) == len(declared.parts):
            yield Split(whole, tuple(parts), declared.closed)


def _parts(facts: Facts, declared: Decomposition, first: dict[str, Target]) -> list[Target]:
    keys = (facts.identity.parse(name).key for name in declared.parts)
    return [first[key] for key in keys if key in first]


def _judge(split: Split) -> Hit | None:
    total = _figure(split.whole)
    figures = [_figure(part) for part in split.parts]
    if total is None or any(figure is None for figure in figures):
        return None
    sum_of = sum((figure for figure in figures if figure is not None), Decimal(0))
    if sum_of == total or (not split.closed and sum_of < total):
        return None
    unit = split.whole.constraint.quantity.unit or ""
    shown = " + ".join(number(figure) for figure in figures)
    values = {
        "whole": split.whole.constraint.indicator,
        "total": f"{number(total)}{unit}",
        "sum": f"{number(sum_of)}{unit}",
        "parts": shown,
        "place": split.whole.passage.label,
    }
    note = Words(f"{shown} = {number(sum_of)} ≠ {number(total)}", f"{shown} = {number(sum_of)} ≠ {number(total)}")
    places: Sequence[Target] = (split.whole, *split.parts)
    fact = (split.whole.indicator.key, number(total), shown)
    outcome = "mismatch" if split.closed else "exceeds"
    return Hit(outcome, tuple(target.place for target in places), values, fact, (note,))


def _figure(target: Target) -> Decimal | None:
    quantity = target.constraint.quantity
    return quantity.low if quantity.low is not None else quantity.high

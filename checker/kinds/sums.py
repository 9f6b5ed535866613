"""Kind `sums`: parts add up to their whole, or at least do not exceed it.

Closed parts must add up; open parts (其中 …) may not exceed the whole; where it is not known whether the
parts exhaust the whole, a difference is shown with its arithmetic for a person to judge.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from enum import StrEnum
from typing import ClassVar, Literal

from pydantic import Field

from checker.checks.check import CheckOptions, Hit, NotApplicable
from checker.checks.shared.columns import column_splits
from checker.checks.shared.parts import (
    Split,
    declared_splits,
    figure_of,
    figures_of,
    judge_split,
    ordered_splits,
    say_number,
    shares,
    stated_splits,
)
from checker.checks.shared.totals import totalled_splits
from checker.checks.shared.wording import labels_of, listed, number
from checker.facts import Facts
from checker.finding import Words
from checker.printed import Target
from checker.rules.rule import KindRule

_VARIABLES = frozenset({"whole", "total", "sum", "parts", "rest", "place"})
_HUNDRED = Decimal(100)


class Source(StrEnum):
    """How it is known that figures are parts of a whole."""

    STATED = "stated"
    DECLARED = "declared"
    ORDERED = "ordered"
    SHARES = "shares"
    COLUMNS = "columns"


class Options(CheckOptions):
    """Which parts a `sums` rule adds up."""

    source: Source = Field(
        description="stated 写明 | declared 声明 | ordered 标题及其下级 | shares 占比 | columns 表中各栏"
    )


class Sums(KindRule):
    """Parts that do not make their whole."""

    outcomes: ClassVar = dict.fromkeys(("mismatch", "exceeds", "larger", "unknown", "beyond"), _VARIABLES)
    kind: Literal["sums"]
    options: Options

    def hits(self, facts: Facts) -> Iterator[Hit]:
        """One hit per whole whose parts do not fit, or per share above 100 %."""
        if self.options.source is Source.SHARES:
            yield from _shares(facts)
            return
        splits = _SPLITS[self.options.source](facts)
        if not splits:
            raise NotApplicable("没有写明或声明的总分关系", "no parts and wholes are stated or declared")
        yield from (_hit(split, outcome) for split in splits if (outcome := judge_split(split)))


def _hit(split: Split, outcome: str) -> Hit:
    total = figure_of(split.whole) or Decimal(0)
    parts = figures_of(split)
    added = sum(parts, Decimal(0))
    unit = split.whole.constraint.quantity.unit or ""
    shown = " + ".join(say_number(part) for part in parts)
    values = {
        "whole": split.whole.constraint.indicator,
        "total": f"{say_number(total)}{unit}",
        "sum": f"{say_number(added)}{unit}",
        "parts": shown,
        "rest": f"{say_number(abs(total - added))}{unit}",
        "place": split.whole.passage.label,
    }
    arithmetic = f"{shown} = {say_number(added)} {'=' if added == total else '≠'} {say_number(total)}"
    names = listed((part.constraint.indicator for part in split.parts), 8)
    notes = (Words(arithmetic, arithmetic), Words(f"分项: {names}", f"parts: {names}"))
    places = tuple(dict.fromkeys(target.place for target in (split.whole, *split.parts)))
    return Hit(outcome, places, values, (split.whole.indicator.key, say_number(total), shown), notes)


def _shares(facts: Facts) -> Iterator[Hit]:
    found: dict[str, list[Target]] = {}
    for target in facts.once(shares):
        figure = figure_of(target)
        if figure is not None and figure > _HUNDRED:
            found.setdefault(target.indicator.key, []).append(target)
    for key, targets in found.items():
        value = number(figure_of(targets[0]))
        values = {
            "whole": targets[0].constraint.indicator,
            "total": "100%",
            "sum": f"{value}%",
            "parts": f"{value}%",
            "rest": "",
            "place": labels_of(targets),
        }
        yield Hit("beyond", tuple(target.place for target in targets), values, (key, value))


_SPLITS: Mapping[Source, Callable[[Facts], tuple[Split, ...]]] = {
    Source.STATED: lambda facts: (*stated_splits(facts), *totalled_splits(facts)),
    Source.DECLARED: declared_splits,
    Source.ORDERED: ordered_splits,
    Source.COLUMNS: column_splits,
}

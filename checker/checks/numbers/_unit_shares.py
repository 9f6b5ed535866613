"""Shares that a table gives to single units, against the figure of the unit's own field in the body.

Enters: the quotas of unit cells and the targets of the tasks that their rows carry out.  Leaves: clashes of
bounds: 茶产业 30家以上 in the body and 茶产业服务中心 30家 in the table.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from checker.checks.shared.between import Between
from checker.checks.shared.clash import Clash, Differ
from checker.checks.shared.families import size_of, split_by, with_twins
from checker.checks.shared.likeness import grams
from checker.facts import Facts
from checker.facts.printed import Target
from checker.finding import Words
from checker.language.constraint import Op, same_figure
from checker.words.units import load_units


class UnitShare(NamedTuple):
    """What a table gives to a unit, and the target of the row's task that prints the figure for the unit's field."""

    target: Target
    share: Target
    unit: str


def find_shares(facts: Facts) -> tuple[UnitShare, ...]:
    """All shares whose figure the body prints for the unit's own field, in printed order."""
    return tuple(_shares(facts))


def _shares(facts: Facts) -> Iterator[UnitShare]:
    printed = split_by(facts.targets, lambda target: target.passage.index)
    for index, shares in facts.quotas.items():
        row = facts.row_of.get(index)
        task = facts.matches.get(row.route) if row else None
        said = [target for text in task.texts for target in printed.get(text, ())] if task else []
        for unit, span in shares:
            for share in printed.get(index, ()):
                if span.start <= share.constraint.quantity.span.start < span.end:
                    yield from (UnitShare(target, share, unit) for target in said if _alike(facts, target, share, unit))


def _alike(facts: Facts, target: Target, share: Target, unit: str) -> bool:
    figures = size_of(target) == size_of(share) and same_figure(target.constraint.quantity, share.constraint.quantity)
    return figures and _of_field(facts, target, unit)


def find_share_bounds(facts: Facts) -> tuple[Clash, ...]:
    """Shares that print the figure of their field with another bound, in printed order."""
    return tuple(_clash(facts, *each) for each in facts.once(find_shares) if _bound(each.target) != _bound(each.share))


def _bound(target: Target) -> Op:
    return target.constraint.quantity.op


def _of_field(facts: Facts, target: Target, unit: str) -> bool:
    """Whether the names of a unit and of an indicator share a word that says a field."""
    common = grams(target.constraint.indicator) & grams(unit)
    return bool(common - facts.identity.lexicon.generic - frozenset(load_units().fieldless))


def _clash(facts: Facts, target: Target, share: Target, unit: str) -> Clash:
    said = Words(
        f"表中分给“{unit}”的数, 正文写在“{target.constraint.indicator}”上",
        f"the share of “{unit}” in the table is what the body gives for “{target.constraint.indicator}”",
    )
    alike = tuple(each for each in with_twins(facts, (target,)) if _bound(each) is _bound(target))
    return Clash(Differ.BOUND, Between.BODY_TABLE, True, (alike, (share,)), (said,))

"""Shares that a table gives to single units, against the figure of the unit's own field in the body.

Enters: the quotas of unit cells and the targets of the tasks that their rows carry out.  Leaves: clashes of
bounds: 花炮产业 20家以上 in the body and 花炮产业发展中心 20家 in the table.
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.data import load_words
from checker.evidence.between import Between
from checker.evidence.clashes import Clash, Differ
from checker.evidence.families import by_figure, size_of, split_by
from checker.evidence.figures import grams
from checker.facts import Facts
from checker.finding import Words
from checker.printed import Target


def find_share_bounds(facts: Facts) -> tuple[Clash, ...]:
    """Shares that print the figure of their field with another bound, in printed order."""
    return tuple(_clashes(facts))


def _clashes(facts: Facts) -> Iterator[Clash]:
    printed = split_by(facts.targets, lambda target: target.passage.index)
    for index, shares in facts.quotas.items():
        row = facts.row_of.get(index)
        task = facts.matches.get(row.route) if row else None
        said = [target for text in task.texts for target in printed.get(text, ())] if task else []
        for unit, span in shares:
            held = (t for t in printed.get(index, ()) if span.start <= t.constraint.quantity.span.start < span.end)
            for share in held:
                yield from (_clash(target, share, unit) for target in said if _differ(facts, target, share, unit))


def _differ(facts: Facts, target: Target, share: Target, unit: str) -> bool:
    """Whether a share prints the figure of its unit's field, with another bound."""
    bounds = {each.constraint.quantity.op for each in (target, share)}
    figures = size_of(target) == size_of(share) and len(by_figure((target, share))) == 1
    return figures and len(bounds) == 2 and _of_field(facts, target, unit)


def _of_field(facts: Facts, target: Target, unit: str) -> bool:
    """Whether the names of a unit and of an indicator share a word that says a field."""
    common = grams(target.constraint.indicator) & grams(unit)
    return bool(common - facts.identity.lexicon.generic - frozenset(load_words("units")["fieldless"]))


def _clash(target: Target, share: Target, unit: str) -> Clash:
    said = Words(
        f"表中分给“{unit}”的数, 正文写在“{target.constraint.indicator}”上",
        f"the share of “{unit}” in the table is what the body gives for “{target.constraint.indicator}”",
    )
    return Clash(Differ.BOUND, Between.BODY_TABLE, True, ((target,), (share,)), (said,))

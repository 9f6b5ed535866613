"""A share printed right behind a part of a whole (耕地20万亩,其中水田15万亩,占75%) that they do not make."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from checker.checks.check import NothingToCompare, Outcome
from checker.checks.shared.amounts import amount_of
from checker.checks.shared.families import targets_by_block
from checker.checks.shared.wording import rounded
from checker.facts import Facts
from checker.facts.printed import Target
from checker.finding import Words
from checker.language.constraint import Op
from checker.words.measures import load_measures
from checker.words.numerals import write_amount

_EXACT = frozenset({Op.EQ, Op.ABOUT})
_ROUGH = 1
"""Percentage points that 左右 allows."""


class Differs(Outcome):
    """Part and whole make another share than the one printed."""

    place: str
    part_and_whole: str
    share: str
    arithmetic: str


OUTCOMES = (Differs,)


def find(facts: Facts) -> Iterator[Outcome]:
    """One for each share."""
    triples = [
        (whole, part, share)
        for block in facts.once(targets_by_block).values()
        for part, share in pairwise(block)
        if _is_share_of(share, part) and (whole := _whole(block, part))
    ]
    if not triples:
        raise NothingToCompare
    for whole, part, share in triples:
        total, amount = amount_of(whole), amount_of(part)
        if total and amount is not None and not _fits(amount * 100 / total, whole, part, share):
            yield _build(amount, total, whole, part, share)


def _is_share_of(share: Target, part: Target) -> bool:
    """Whether a target is printed as the share that the one before it has."""
    name, of = share.constraint.indicator, part.constraint.indicator
    portion = name.startswith(of) and name[len(of) :] in load_measures().portions
    exact = share.constraint.quantity.op in _EXACT and share.constraint.quantity.unit == "%"
    return portion and exact and share.passage.index == part.passage.index


def _whole(block: Sequence[Target], part: Target) -> Target | None:
    """The target that a part names as its whole, in the same text and measure word."""
    unit, at = part.constraint.quantity.unit, part.passage.index
    named = [t for t in block if t.passage.index == at and t.constraint.indicator == part.constraint.parent]
    return next((t for t in named if t.constraint.quantity.unit == unit and amount_of(t)), None)


def _fits(made: Decimal, whole: Target, part: Target, share: Target) -> bool:
    """Whether a share is the one that whole and part make, or cannot be held against it, being bounds or a range."""
    printed = amount_of(share)
    ops = {target.constraint.quantity.op for target in (whole, part, share)}
    rough = _ROUGH if Op.ABOUT in ops else 0
    return not ops <= _EXACT or printed is None or abs(made - printed) <= rough + share.constraint.quantity.step


def _build(amount: Decimal, total: Decimal, whole: Target, part: Target, share: Target) -> Outcome:
    arithmetic = f"{write_amount(amount)} ÷ {write_amount(total)} = {rounded(amount * 100 / total)}%"
    quotes = [target.place.quote for target in (part, whole, share)]
    return Differs(
        places=(part.place, whole.place, share.place),
        fact=("portions", *sorted(quotes)),
        explanation=(Words(arithmetic, arithmetic),),
        place=share.passage.label,
        part_and_whole="、".join(quotes[:2]),
        share=quotes[2],
        arithmetic=arithmetic,
    )

"""Shares printed right behind a part of a whole: 耕地20万亩,其中水田15万亩,占75%.

Enters: facts.  Leaves: `Mismatch`es where part and whole make another share than the one printed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from checker.checks.shared.families import targets_by_block
from checker.checks.shared.mismatch import Mismatch
from checker.checks.shared.parts import figure_of, say_number
from checker.checks.shared.wording import rounded
from checker.facts import Facts
from checker.finding import Words
from checker.language.constraint import Op
from checker.printed import Target
from checker.words.measures import load_measures

_ROUGH = 1
"""Percentage points that 左右 allows."""


def find_portions(facts: Facts) -> Iterator[Mismatch] | None:
    """Shares that are not what the part before them makes of its whole; None where no share stands behind a part."""
    triples = [
        (whole, part, share)
        for block in targets_by_block(facts).values()
        for part, share in pairwise(block)
        if _is_share_of(share, part) and (whole := _whole(block, part))
    ]
    return (_mismatch(*triple) for triple in triples if not _fits(*triple)) if triples else None


def _is_share_of(share: Target, part: Target) -> bool:
    """Whether a target is printed as the share that the one before it has."""
    name, of = share.constraint.indicator, part.constraint.indicator
    portion = name.startswith(of) and name[len(of) :] in load_measures().portions
    exact = share.constraint.quantity.op in (Op.EQ, Op.ABOUT)
    return portion and exact and share.constraint.quantity.unit == "%" and share.passage.index == part.passage.index


def _whole(block: Sequence[Target], part: Target) -> Target | None:
    """The target that a part names as its whole, in the same text and measure word."""
    unit, at = part.constraint.quantity.unit, part.passage.index
    named = [t for t in block if t.passage.index == at and t.constraint.indicator == part.constraint.parent]
    return next((t for t in named if t.constraint.quantity.unit == unit and figure_of(t)), None)


def _fits(whole: Target, part: Target, share: Target) -> bool:
    quantities = [target.constraint.quantity for target in (whole, part, share)]
    figures = [figure_of(target) for target in (whole, part, share)]
    if None in figures or any(quantity.op not in (Op.EQ, Op.ABOUT) for quantity in quantities):
        return True
    total, own, printed = (figure for figure in figures if figure is not None)
    rough = any(quantity.op is Op.ABOUT for quantity in quantities)
    return abs(own * 100 / total - printed) <= (_ROUGH if rough else 0) + quantities[2].step


def _mismatch(whole: Target, part: Target, share: Target) -> Mismatch:
    total, own = figure_of(whole) or Decimal(1), figure_of(part) or Decimal(0)
    text = f"{say_number(own)} ÷ {say_number(total)} = {rounded(own * 100 / total, 1)}%"
    names = [target.place.quote for target in (part, whole, share)]
    return Mismatch(
        outcome="differs",
        thing=part.constraint.indicator,
        place_a=part.passage.label,
        value_a="、".join(names[:2]),
        place_b=share.passage.label,
        value_b=names[2],
        places=(part.place, whole.place, share.place),
        fact=tuple(sorted(names)),
        notes=(Words(text, text),),
    )

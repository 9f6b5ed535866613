"""In what targets differ that print one figure of one indicator: groups by bound, commitment, measure word.

Enters: targets of one figure.  Leaves: groups of them; fewer than two where they do not differ.
"""

from __future__ import annotations

from collections.abc import Sequence

from checker.checks.shared.families import grouped, in_order, sort_of, split_by
from checker.facts.printed import Target
from checker.language.constraint import Direction, Measure, Op, Quantity
from checker.plan.passages import PlanField
from checker.words.measures import load_measures

Groups = tuple[tuple[Target, ...], ...]

_CLAUSE_ENDS = ",;。，；:："


def by_bound(figure: Sequence[Target]) -> Groups:
    """The targets by bound (2家, 2家以上); a column of numbers has no room for one; who falls to 11% is within 11%."""
    said = [target for target in figure if target.passage.field is not PlanField.VALUE]
    return grouped(said, lambda target: demand_of(target).op)


def demand_of(target: Target) -> Quantity:
    """What a target asks for: a level to fall to is an upper bound (降至11%, 控制在11%以内)."""
    quantity = target.constraint.quantity
    falls = target.constraint.direction is Direction.DOWN and target.constraint.measure in (
        Measure.LEVEL,
        Measure.SHARE,
    )
    return quantity._replace(op=Op.LE, low=None) if falls and quantity.op is Op.EQ else quantity


def by_measure_word(figure: Sequence[Target]) -> Groups:
    """The targets by measure word; 个, which counts anything, is at odds with no other word."""
    return grouped([target for target in figure if _unit(target) != "个"], _unit)


def by_base(figure: Sequence[Target]) -> Groups:
    """The targets by the value they start from (由17万亩扩大到18万亩), those that print one."""
    return grouped([t for t in figure if t.constraint.quantity.base is not None], lambda t: t.constraint.quantity.base)


def by_frequency(figure: Sequence[Target]) -> Groups:
    """The targets by how often they are to be reached (每月2篇, 每周2篇), those that say it."""
    return grouped([target for target in figure if target.constraint.frequency], lambda t: t.constraint.frequency)


def by_stock(figure: Sequence[Target]) -> Groups:
    """The targets that say what is to be reached (达到1亿元), and those that say by how much (新增1亿元)."""
    said = [t for t in figure if _changes(t) or (sort_of(t) is Measure.LEVEL and t.constraint.action)]
    return grouped(said, _changes)


def _changes(target: Target) -> bool:
    return target.constraint.measure in (Measure.INCREMENT, Measure.GROWTH_AMOUNT)


def by_commitment(figure: Sequence[Target]) -> Groups:
    """The targets by commitment; those whose commitment nobody can tell only where another prints the same."""
    tells = split_by(figure, lambda target: bool(target.constraint.quantity.raw and not _uncommitted(target)))
    told, untold = tells.get(True, []), tells.get(False, [])
    known = {_commitment(target) for target in told}
    more = [target for target in untold if target.constraint.commitment and _commitment(target) in known]
    return grouped(sorted((*told, *more), key=in_order), _commitment) if len(known) > 1 else ()


def _commitment(target: Target) -> object:
    """How firmly a target is promised; a county that recommends for an honour applies for it (推荐申报, 申报)."""
    said = target.constraint.commitment
    return (load_measures().alike_commitments.get(said, said) if said else said) or None


def _unit(target: Target) -> object:
    return target.constraint.quantity.unit


def _uncommitted(target: Target) -> bool:
    """Whether nobody can tell the commitment: said before, for another clause, or a cell that gives a bare figure."""
    constraint = target.constraint
    if constraint.commitment is None:
        return target.passage.field in (PlanField.TARGET, PlanField.VALUE)
    before = target.passage.text[: constraint.clause.end]
    start = max(before.rfind(end, 0, constraint.clause.start) for end in _CLAUSE_ENDS)
    return constraint.commitment not in before[start + 1 :]

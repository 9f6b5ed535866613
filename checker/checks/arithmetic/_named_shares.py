"""Shares named by part and whole (甲产业产值占工业总产值的比重), whose figures stand elsewhere in the plan.

Enters: the targets of a plan.  Leaves: `Derived` figures with their reading.  Part and whole are known by name, period
and role; where the plan has several figures of one of them nobody can tell.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from checker.checks.arithmetic._derived import Derived, Kind
from checker.checks.arithmetic._reckoning import amount, plain, shared
from checker.checks.arithmetic._shares import EXACT
from checker.facts import Facts
from checker.facts.printed import Target
from checker.language.constraint import Measure
from checker.language.indicator.identity import Indicator
from checker.words.derivations import load_derivations
from checker.words.measures import load_measures


def find_named_shares(facts: Facts) -> Iterator[Derived]:
    """Each share with one figure of its part and one of its whole."""
    known = _amounts(facts)
    for share in facts.targets:
        named = load_derivations().named_share.fullmatch(share.constraint.indicator)
        if named and share.constraint.measure is Measure.SHARE and share.constraint.quantity.op in EXACT:
            part, whole = (_only(known, facts.identity.parse(named[side]), share) for side in ("part", "whole"))
            if part and whole and part.constraint.quantity.unit == whole.constraint.quantity.unit:
                ours, theirs = plain(part.constraint.quantity), plain(whole.constraint.quantity)
                reading = shared(ours, theirs, share.constraint.quantity)
                yield Derived(Kind.SHARE, (part, whole), share, (reading,), certain=False)


def _amounts(facts: Facts) -> Mapping[object, list[Target]]:
    """The amounts of the plan by indicator, period and role."""
    known: dict[object, list[Target]] = defaultdict(list)
    for target in facts.targets:
        quantity = target.constraint.quantity
        whole = target.constraint.measure is Measure.LEVEL and not target.constraint.parent
        if whole and quantity.unit in load_measures().shared and amount(quantity):
            known[_key(target.indicator, target)].append(target)
    return known


def _only(known: Mapping[object, list[Target]], indicator: Indicator, share: Target) -> Target | None:
    """The target of an indicator at the time of a share, if all that the plan has print one figure."""
    found = known.get(_key(indicator, share), [])
    return found[0] if len({amount(each.constraint.quantity) for each in found}) == 1 else None


def _key(indicator: Indicator, target: Target) -> object:
    return indicator.key, indicator.qualifiers, target.period, target.constraint.role

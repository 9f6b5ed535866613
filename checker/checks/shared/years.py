"""Targets of one indicator set for several years, which should move one way.

Enters: targets.  Leaves: `Mismatch`es for a year whose figure goes against the others.  Which way is better
is not asked, as the first and last year tell it; fewer than three years tell nothing, unless the indicator
is one of grammars/directions.yaml, of which less is better.  Growth rates and what is done each year may vary.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from checker.checks.shared.mismatch import Mismatch
from checker.checks.shared.parts import figure_of
from checker.checks.shared.wording import labels_of
from checker.facts import Facts
from checker.language.constraint import Measure, Op
from checker.printed import Target
from checker.words.directions import load_directions

_STATES = (Measure.LEVEL, Measure.SHARE)
_FEWEST = 3
_YEAR = 4


def find_yearly_targets(facts: Facts) -> Iterator[Mismatch] | None:
    """Yearly figures of one indicator that turn back; None where no indicator has figures for several years."""
    series: dict[tuple[str, str | None], dict[str, list[Target]]] = defaultdict(lambda: defaultdict(list))
    for target in facts.targets:
        if _is_state(target):
            year = (target.constraint.period or "")[:_YEAR]
            series[target.indicator.key, target.constraint.quantity.unit][year].append(target)
    several = [years for years in series.values() if len(years) > 1]
    return _turning(several) if several else None


def _is_state(target: Target) -> bool:
    """Whether a figure says what stands at the end of a year, and not what is done in it."""
    constraint = target.constraint
    said = constraint.period is not None and constraint.period[:_YEAR].isdigit() and len(constraint.period) == _YEAR
    reached = constraint.quantity.unit == "%" or (constraint.action or "")[:1] in ("达", "提", "降", "稳", "保", "控")
    return said and reached and constraint.measure in _STATES and figure_of(target) is not None


def _turning(several: Sequence[dict[str, list[Target]]]) -> Iterator[Mismatch]:
    for years in several:
        firsts = [years[year][0] for year in sorted(years)]
        less = any(word in firsts[0].constraint.indicator for word in load_directions().less_is_better)
        at_most = any(target.constraint.quantity.op in (Op.LE, Op.LT) for target in firsts)
        if len(firsts) < _FEWEST and not (less or at_most):
            continue
        rises = [(figure_of(b) or 0) - (figure_of(a) or 0) for a, b in pairwise(firsts)]
        up = not (less or at_most) and (figure_of(firsts[-1]) or 0) >= (figure_of(firsts[0]) or 0)
        back = [pair for pair, rise in zip(pairwise(firsts), rises, strict=True) if (rise < 0 if up else rise > 0)]
        if back:
            yield _mismatch(firsts, *back[0])


def _mismatch(firsts: Sequence[Target], before: Target, after: Target) -> Mismatch:
    text = " → ".join(f"{target.constraint.period}年{_raw(target)}" for target in firsts)
    english = " → ".join(f"{target.constraint.period} {_raw(target)}" for target in firsts)
    return Mismatch(
        outcome="undecided",
        thing=before.constraint.indicator,
        place_a=labels_of([before]),
        value_a=_raw(before),
        place_b=labels_of([after]),
        value_b=_raw(after),
        places=(before.place, after.place, *(target.place for target in firsts)),
        fact=(before.indicator.key, *map(_raw, firsts)),
        values=text,
        values_en=english,
    )


def _raw(target: Target) -> str:
    return target.constraint.quantity.raw or ""

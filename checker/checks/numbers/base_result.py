"""The figure that a target starts from (由2034年的340亿元增加到…) against the one a table gives for that year."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from checker.checks.check import NotApplicable, Outcome
from checker.checks.shared.wording import quoted, value_of
from checker.facts import Facts
from checker.facts.printed import Target
from checker.language.constraint import Measure, Role
from checker.language.indicator.qualifiers import Verdict
from checker.words.years import PLAN_YEAR


class Differ(Outcome):
    """What the target starts from, and what the other place says was reached."""

    said: str
    year: int
    place: str
    result: str
    result_place: str


OUTCOMES = (Differ,)
_YEAR = re.compile(rf"({PLAN_YEAR})年")


def find(facts: Facts) -> Iterator[Outcome]:
    """One for each target whose start, of a year that it names, another place gives otherwise."""
    starts = [(target, year) for target in facts.targets if (year := _year_of_base(target))]
    if not starts:
        raise NotApplicable("没有目标写明起点是哪一年的数", "no target names the year that it starts from")
    reached = _reached(facts)
    for target, year in starts:
        for result in reached.get((target.indicator.key, year), ()):
            if _is_same(facts, target, result) and _apart(target, result):
                yield _outcome(target, year, result)
                break


def _year_of_base(target: Target) -> int | None:
    """The year that is named before the starting value."""
    quantity, clause = target.constraint.quantity, target.constraint.clause
    if quantity.base is None or quantity.base_unit or target.constraint.measure is not Measure.LEVEL:
        return None
    years = _YEAR.findall(target.passage.plain, clause.start, quantity.span.start)
    return int(years[-1]) if years else None


def _reached(facts: Facts) -> Mapping[tuple[str, int], Sequence[Target]]:
    """What is said to have been reached, by indicator and year."""
    found: dict[tuple[str, int], list[Target]] = defaultdict(list)
    for target in facts.stated:
        period, constraint = target.period, target.constraint
        reached = constraint.role is Role.RESULT and constraint.measure is Measure.LEVEL and constraint.holder is None
        if reached and period and period.first and period.first == period.last and not period.months:
            found[target.indicator.key, period.first].append(target)
    return found


def _is_same(facts: Facts, target: Target, result: Target) -> bool:
    units = {each.constraint.quantity.unit for each in (target, result)}
    verdict = facts.identity.judge(target.indicator, result.indicator).verdict
    return len(units) == 1 and verdict is Verdict.SAME and target.passage.index != result.passage.index


def _apart(target: Target, result: Target) -> bool:
    """Whether the two differ by more than the coarser of them prints."""
    ours, theirs = target.constraint.quantity, result.constraint.quantity
    assert ours.base is not None
    return theirs.low is not None and abs(ours.base - theirs.low) >= max(ours.step, theirs.step)


def _outcome(target: Target, year: int, result: Target) -> Outcome:
    ours, theirs = target.constraint.quantity, result.constraint.quantity
    return Differ(
        places=(target.place, *result.places),
        fact=("base", target.indicator.key, str(year), *(str(each) for each in (ours.base, theirs.low))),
        said=quoted(target.place.quote),
        year=year,
        place=target.passage.label,
        result=value_of(result),
        result_place=result.passage.label,
    )

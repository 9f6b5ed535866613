"""Something said to be complete (全覆盖, 全部) in one place and a share below 100 % in another."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.checks.check import NotApplicable, Outcome
from checker.checks.numbers._clash_words import Clashing, word_clash
from checker.checks.shared.accounted import time_of_year
from checker.checks.shared.between import between
from checker.checks.shared.clash import Clash, Differ
from checker.checks.shared.figures import ALIKE_RARE, CROWD, exclude_each_other
from checker.checks.shared.likeness import similarity
from checker.facts import Facts
from checker.facts.printed import Target
from checker.finding import Words
from checker.language.constraint import Measure
from checker.plan.passages import PlanField
from checker.words.measures import load_measures

_MARKS = re.compile("[,。;:、]")
_REASON = Words("一处是全部, 一处只是一部分", "complete in one place, a share in the other")


class Undecided(Clashing):
    """All of it in one place, a part in the other."""


OUTCOMES = (Undecided,)


def find(facts: Facts) -> Iterator[Outcome]:
    """One for each whole and share of near names."""
    if not facts.targets:
        raise NotApplicable("没有读到任何目标", "no targets were read")
    shares = [target for target in facts.targets if _is_share(target)]
    whole = [target for target in shares if target.constraint.quantity.low == 100]
    last = {target.passage.block: target for target in sorted(filter(_in_column, shares), key=_year)}
    partial = [each for each in shares if _percentage(each) < 100 and last.get(each.passage.block, each) is each]
    for total in whole:
        for share in partial[:CROWD]:
            if _comparable(total, share) and _near(facts, total, share):
                clash = Clash(Differ.TOTAL, between(total, share), False, ((total,), (share,)), (_REASON,))
                yield word_clash(Undecided, clash)


def _comparable(a: Target, b: Target) -> bool:
    """Whether two targets may be one: not those of one task, which gives its cases a rate each, nor of two years."""
    return a.passage.block != b.passage.block and (a.period == b.period or not (a.period and b.period))


def _in_column(share: Target) -> bool:
    """Whether a share stands in a column: of those of several years only the last is not on its way (70, 85, 100)."""
    return share.passage.field is PlanField.VALUE and share.period is not None


def _year(share: Target) -> int:
    return (share.period and share.period.last) or 0


def _is_share(target: Target) -> bool:
    constraint = target.constraint
    told = constraint.measure is Measure.SHARE and not constraint.holder and time_of_year(target) is None
    return told and not any(word in _clause(target) for word in load_measures().owned)


def _clause(target: Target) -> str:
    """The words around a share, as far as the next mark."""
    text, span = target.passage.plain, target.constraint.quantity.span
    return _MARKS.split(text[: span.start])[-1] + _MARKS.split(text[span.end :])[0]


def _percentage(target: Target) -> float:
    quantity = target.constraint.quantity
    return float(quantity.low or quantity.high or 100)


def _near(facts: Facts, a: Target, b: Target) -> bool:
    alike = similarity(a.constraint.indicator, b.constraint.indicator) >= ALIKE_RARE
    return alike and not exclude_each_other(facts, a, b)

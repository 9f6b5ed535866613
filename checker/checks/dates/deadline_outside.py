"""Deadlines after the last year of the plan: of targets, by which a later year could be checked, and of works of a plan
that has its years in its title.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Set

from checker.checks.check import NotApplicable, Outcome
from checker.checks.shared.deadlines import Deadline, Years, find_deadlines, read_period
from checker.checks.shared.places import document_names
from checker.checks.shared.wording import listed
from checker.facts import Facts
from checker.words.dates import load_dates

QUOTES_DIFFER = False
_SHOWN = 8
"""Places named in a message; the finding holds them all."""


class Late(Outcome):
    """Deadlines of one document in one later year."""

    document: str
    year: str
    period: str
    items: str


OUTCOMES = (Late,)


def find(facts: Facts) -> Iterator[Outcome]:
    """One for each document and year."""
    period = read_period(facts)
    if period is None:
        raise NotApplicable("不知道方案的年份", "the plan's year is not known")
    if not _keeps_to(facts, period):
        raise NotApplicable("多数目标以其他年份为期, 方案的期限不是一年", "most targets are set for other years")
    names = document_names(facts)
    for (document, year), late in _late(facts, period).items():
        items = (deadline.passage.label.removeprefix(names[document]).strip() or "正文" for deadline in late)
        yield Late(
            places=tuple(deadline.place for deadline in late),
            fact=(document, str(year), str(period)),
            document=names[document],
            year=f"{year}年",
            period=str(period),
            items=listed(dict.fromkeys(items), _SHOWN),
        )


def _late(facts: Facts, period: Years) -> dict[tuple[str, int], list[Deadline]]:
    found: dict[tuple[str, int], list[Deadline]] = defaultdict(list)
    measured = {(target.passage.index, target.constraint.quantity.span.start) for target in facts.targets}
    for deadline in facts.once(find_deadlines):
        works = deadline.exact and period.first < period.last
        late = deadline.last.year > period.last and not _looks_back(deadline)
        if late and (works or _has_figure(deadline, measured)):
            found[deadline.passage.document, deadline.last.year].append(deadline)
    return found


def _looks_back(deadline: Deadline) -> bool:
    """Whether what is due only tells how the plan went: 2034年3月底前完成总结评估."""
    behind = deadline.passage.text[deadline.span.end : deadline.end]
    return any(word in behind.partition(",")[0].partition("，")[0] for word in load_dates().looking_back)


def _has_figure(deadline: Deadline, measured: Set[tuple[int, int]]) -> bool:
    """Whether the sentence of a deadline gives a figure, by which a later year could be checked."""
    behind = ((deadline.passage.index, at) in measured for at in range(deadline.span.end, deadline.end))
    return deadline.in_cell or any(behind)


def _keeps_to(facts: Facts, period: Years) -> bool:
    """Whether the plan is made for its period: at least half of what names a year names one within."""
    periods = (target.constraint.period for target in facts.targets)
    years = [each.year for each in periods if each and each.year]
    years += [deadline.last.year for deadline in facts.once(find_deadlines)]
    within = sum(period.first <= year <= period.last for year in years)
    return period.first < period.last or within * 2 >= len(years)

"""Deadlines after the last year of the plan: of targets, by which a later year could be checked, and of works of a plan
that has its years in its title.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set

from checker.checks.check import NotApplicable, Outcome
from checker.checks.shared.deadlines import Deadline, Years, find_deadlines, years_of_plan
from checker.checks.shared.families import split_by
from checker.checks.shared.places import document_names
from checker.checks.shared.wording import listed
from checker.facts import Facts
from checker.plan.passages import Zone
from checker.source import Route
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
    period = years_of_plan(facts)
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
    measured = {(target.passage.index, target.constraint.quantity.span.start) for target in facts.targets}
    deadlines = [each for each in facts.once(find_deadlines) if not _closes(each, period)]
    found = split_by(
        (each for each in deadlines if each.last.year > period.last and _binds(each, period, measured)),
        lambda each: (each.passage.document, each.last.year),
    )
    if period.first < period.last:
        return found
    kept = {table for table, cells in _cells(deadlines).items() if _mostly_within(cells, period)}
    told = {key: [each for each in late if _is_slip(each, late, kept)] for key, late in found.items()}
    return {key: late for key, late in told.items() if late}


def _binds(deadline: Deadline, period: Years, measured: Set[tuple[int, int]]) -> bool:
    """Whether a later year is set for a figure; of a plan for several years, for works of a month as well."""
    return (deadline.exact and period.first < period.last) or _has_figure(deadline, measured)


def _closes(deadline: Deadline, period: Years) -> bool:
    """Whether the year after the plan is that of its summing up."""
    closing = any(word in deadline.clause for word in load_dates().closing)
    return closing and deadline.last.year == period.last + 1


def _is_slip(deadline: Deadline, late: Sequence[Deadline], kept: Set[Route]) -> bool:
    """Whether a later year in a plan for one year is worth a look: among the goals, in a table that keeps to the year
    otherwise, or a habit; a single task, policy or explanation may well look further ahead.
    """
    if deadline.in_cell:
        return deadline.passage.table in kept
    return deadline.passage.zone is Zone.GOALS or sum(not each.in_cell for each in late) > 1


def _cells(deadlines: Sequence[Deadline]) -> Mapping[Route, Sequence[Deadline]]:
    return split_by((each for each in deadlines if each.in_cell), lambda each: each.passage.table)


def _mostly_within(cells: Sequence[Deadline], period: Years) -> bool:
    return sum(each.last.year > period.last for each in cells) * 2 < len(cells)


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

"""A task and the row of a table that carries it out, whose figures of one indicator differ.

Enters: what a plan sets, and which row answers to which task.  Leaves: a `Clash` for each indicator of which both print
one figure, and not the same.  The row's deadline gives its figure a period that the task need not name, so that the
two would not meet by their period.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from checker.checks.shared.between import between
from checker.checks.shared.clash import Clash, Differ
from checker.checks.shared.families import by_figure, compatible, size_of, sort_among, split_by
from checker.facts import Facts
from checker.facts.printed import Target
from checker.finding import Words
from checker.language.constraint import Source
from checker.language.indicator.qualifiers import Verdict
from checker.plan.passages import Block, PlanField

_REASON = Words(
    "该行承接这项任务, 名称相同, 判为同一指标", "the row carries out this task; one name: judged the same indicator"
)


def matched_clashes(facts: Facts) -> Iterator[Clash]:
    """One for each indicator of a matched row and its task, in the order of the rows."""
    known = split_by(facts.targets, lambda t: t.passage.index)
    rows = {row.route: row for row in facts.outline.rows}
    for route, task in facts.matches.items():
        ours = [t for t in _of(known, rows[route]) if t.passage.field is not PlanField.VALUE and _of_deadline(t)]
        theirs = _of(known, task)
        for name, held in split_by(ours, _name).items():
            told = [each for each in theirs if _name(each) == name]
            sort = partial(sort_among, [*told, *held])
            for of_row in split_by(held, sort).values():
                yield from _clash(facts, of_row, [each for each in told if sort(each) == sort(of_row[0])])


def _of(known: Mapping[int, Sequence[Target]], block: Block) -> Sequence[Target]:
    return [target for index in block.texts for target in known.get(index, ())]


def _name(target: Target) -> object:
    return target.indicator.key, size_of(target)


def _of_deadline(target: Target) -> bool:
    """Whether only the row's deadline says for when a figure is."""
    ground = target.constraint.period_ground
    return ground is not None and ground.source is Source.ROW


def _clash(facts: Facts, ours: Sequence[Target], theirs: Sequence[Target]) -> Iterator[Clash]:
    """The figures of a row against those of its task, where each prints one."""
    undated = [each for each in theirs if not each.constraint.period]
    one = len(by_figure(ours)) == len(by_figure(undated)) == 1 and len(undated) == len(theirs)
    figures = by_figure([*undated, *ours])
    if one and len(figures) > 1:
        same = facts.identity.judge(undated[0].indicator, ours[0].indicator).verdict is Verdict.SAME
        differ = Differ.COMPATIBLE if compatible(figures) else Differ.VALUE
        yield Clash(differ, between(undated[0], ours[0]), same, figures, (_REASON,))

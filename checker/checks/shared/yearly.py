"""Sentences against the yearly columns of a table, where the year alone would not bring them together.

Enters: what a plan states.  Leaves: a `Clash` for each result whose column of that year prints another figure (of no
other results is it sure that they are one: a review of the past compares years, places and parts), and one for each
target without a year that no column of its row prints.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from checker.checks.shared.between import Between
from checker.checks.shared.cited_totals import cited_clashes
from checker.checks.shared.clash import Clash, Differ
from checker.checks.shared.families import by_figure, in_one_passage, size_of, sort_among, sort_of, split_by
from checker.checks.shared.judged import same_families
from checker.checks.shared.matched_rows import matched_clashes
from checker.facts import Facts
from checker.facts.printed import Target
from checker.finding import Words
from checker.language.constraint import Measure, Relation, Role, relation
from checker.plan.passages import PlanField

_REASON = Words(
    "正文与表中基期一栏写明同一年, 名称相同, 判为同一指标",
    "text and column name one year and one indicator: judged the same",
)
_NO_YEAR = Words(
    "正文没有写明年份, 表中该行各年都没有这个数, 按最后一年对照",
    "the text names no year and no column of the row has this figure; compared with the last one",
)


def column_clashes(facts: Facts) -> Iterator[Clash]:
    """Those of results, of targets without a year, of totals that a sentence refers to, of tasks and their rows."""
    yield from _of_results(facts)
    yield from _without_year(facts)
    yield from cited_clashes(facts)
    yield from matched_clashes(facts)


def _of_results(facts: Facts) -> Iterator[Clash]:
    """One for each indicator and year whose text and column print different figures."""
    dated = [each for each in facts.stated if each.constraint.role is Role.RESULT and each.period and each.period.year]
    columns = {each.indicator.key for each in dated if _is_cell(each)}
    known = [each for each in dated if each.indicator.key in columns]
    for bucket in split_by(known, lambda t: (t.indicator.key, size_of(t), t.period)).values():
        for family in same_families(facts, bucket):
            for cell in split_by(family, partial(sort_among, family)).values():
                yield from _clash(cell)


def _without_year(facts: Facts) -> Iterator[Clash]:
    """One for each indicator with targets of no year that no column has: they may be for the last one."""
    columns = split_by(filter(_is_yearly, facts.targets), lambda t: (t.indicator.key, size_of(t)))
    undated = [each for each in facts.targets if _is_undated(facts, each)]
    for key, told in split_by(undated, lambda t: (t.indicator.key, size_of(t))).items():
        for family in same_families(facts, [*told, *columns.get(key, ())]):
            cells = [each for each in family if _is_cell(each)]
            last = max((each.period.last or 0 for each in cells if each.period), default=0)
            others = [each for each in family if not _is_cell(each) and not _printed(each, cells)]
            if len(cells) > 1 and others:
                end = tuple(each for each in cells if each.period and each.period.last == last)
                yield Clash(Differ.VALUE, Between.BODY_TABLE, False, (*by_figure(others), end), (_NO_YEAR,))


def _printed(target: Target, cells: Sequence[Target]) -> bool:
    """Whether a column prints the figure, or one that the bound of the target allows."""
    told = (relation(target.constraint.quantity, cell.constraint.quantity) for cell in cells)
    return any(each in (Relation.EQUAL, Relation.ENTAILS, Relation.ENTAILED) for each in told)


def _is_yearly(target: Target) -> bool:
    return _is_cell(target) and bool(target.period and target.period.year)


def _is_undated(facts: Facts, target: Target) -> bool:
    """Whether a sentence says what a level or share comes to, and not by when."""
    stands = target.constraint.measure is Measure.SHARE or sort_of(target) is Measure.LEVEL
    return stands and not target.period and target.passage.index not in facts.row_of


def _clash(cell: Sequence[Target]) -> Iterator[Clash]:
    figures = by_figure(cell)
    sides = [{_is_cell(target) for target in figure} for figure in figures]
    if len(figures) > 1 and {True} in sides and {False} in sides and not in_one_passage(figures):
        yield Clash(Differ.VALUE, Between.BODY_TABLE, True, figures, (_REASON,))


def _is_cell(target: Target) -> bool:
    return target.passage.field is PlanField.VALUE

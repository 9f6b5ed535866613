"""Quotas of a table without a total row that do not make the figure the text gives for the whole.

Enters: columns of numbers whose rows are places (乡镇 | 新造油茶林(亩)), and the targets of the body.  Leaves: one
outcome for each column of which the text names the whole, but nowhere the sum of the rows.  Whether the table has
all places nobody can tell, so this is for a person to look at.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from checker.checks.arithmetic._sum import addable
from checker.checks.check import NotApplicable, Outcome
from checker.checks.shared.amounts import amount_of
from checker.facts import Facts
from checker.facts.printed import Target
from checker.finding import Words
from checker.language.constraint import Op, Role
from checker.plan.passages import PlanField, Zone
from checker.plan.rows import is_place
from checker.source import Route
from checker.words.numerals import write_amount

_FEW = 3
"""So many places at least share a whole."""


class Differ(Outcome):
    """The whole as the text gives it, and what the rows of the table make."""

    place: str
    whole: str
    total: str
    table: str
    added: str


OUTCOMES = (Differ,)


class _Column(NamedTuple):
    """The quotas of one column, each of another place."""

    quotas: Sequence[Target]

    @property
    def sum(self) -> Decimal:
        return sum((amount_of(each) or Decimal(0) for each in self.quotas), Decimal(0))


def find(facts: Facts) -> Iterator[Outcome]:
    """One for each column."""
    columns = list(_columns(facts))
    if not columns:
        raise NotApplicable("没有按乡镇分配而不写合计的表", "no table shares figures out to places without a total")
    for column in columns:
        named = list(_named(facts, column.quotas[0]))
        whole = next((target for target in named if not target.constraint.parent), None)
        if whole and all(amount_of(target) != column.sum for target in named):
            yield _differ(column, whole)


def _columns(facts: Facts) -> Iterator[_Column]:
    """The columns whose cells all give one exact figure for a place, in tables in which no row adds up others."""
    tables: dict[Route, dict[int, list[Target]]] = defaultdict(lambda: defaultdict(list))
    for target in facts.targets:
        if target.passage.field is PlanField.VALUE and target.passage.at is not None:
            tables[target.passage.table][target.passage.at].append(target)
    for route, columns in tables.items():
        rows = [row for row in facts.outline.rows if row.route[: len(route)] == route]
        if len(rows) < _FEW or any(row.adds_up or not is_place(facts.rows.name_of(row)) for row in rows):
            continue
        yield from (
            _Column(quotas) for quotas in columns.values() if len(quotas) == len(rows) and all(map(_exact, quotas))
        )


def _exact(quota: Target) -> bool:
    constraint = quota.constraint
    return bool(constraint.parent) and constraint.quantity.op is Op.EQ and constraint.quantity.unit not in ("%", "‰")


def _named(facts: Facts, quota: Target) -> Iterator[Target]:
    """The targets of the text that may give the whole of which a quota is a part."""
    key, said = facts.identity.parse(quota.constraint.parent or "").key, quota.constraint
    for target in facts.targets:
        theirs = target.constraint
        apart = target.passage.zone is not Zone.TABLE and target.passage.document == quota.passage.document
        like = theirs.quantity.unit == said.quantity.unit and addable(theirs.measure) == addable(said.measure)
        if apart and like and theirs.role is Role.TARGET and target.indicator.key == key:
            yield target


def _differ(column: _Column, whole: Target) -> Outcome:
    unit = whole.constraint.quantity.unit or ""
    parts = " + ".join(write_amount(amount_of(each) or Decimal(0)) for each in column.quotas)
    total, added = f"{write_amount(amount_of(whole) or Decimal(0))}{unit}", f"{write_amount(column.sum)}{unit}"
    arithmetic = f"{parts} = {added} ≠ {total}"
    return Differ(
        places=(whole.place, *(each.place for each in column.quotas)),
        fact=(whole.indicator.key, total, added),
        explanation=(Words(arithmetic, arithmetic),),
        place=whole.passage.label,
        whole=whole.constraint.indicator,
        total=total,
        table=column.quotas[0].passage.label,
        added=added,
    )

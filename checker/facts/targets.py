"""The targets that the texts of a plan set, with the year each is for.

Enters: what was read of a plan, and its texts in printed order.  Leaves: the `Target`s of each.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from checker.facts.led import held_by_place
from checker.facts.printed import Target
from checker.facts.roles import read_role
from checker.facts.years import (
    Dated,
    alone_period,
    cell_period,
    heading_period,
    opening_period,
    planned_period,
    title_dated,
    title_period,
)
from checker.language.constraint import Constraint, Ground, Source, Statement, moved
from checker.language.indicator.identity import Identity
from checker.language.period import Period, of_year, read_plan_years
from checker.language.statement.statements import Context, read_statement
from checker.plan.headers import LONGEST_NAME
from checker.plan.model import Plan
from checker.plan.passages import Block, Form, Passage, PlanField
from checker.plan.rows import TableRows
from checker.source import Route, Span
from checker.words.measures import load_measures
from checker.words.numerals import ONE_TO_TEN

_LEAD_IN = re.compile(rf"\s*(?:\(?[{ONE_TO_TEN}\d]+[).、]\s*)?([^,.;:、。\d]{{2,16}}):")
Quotas = Mapping[int, Sequence[tuple[str, Span]]]
"""The figures given to single units inside unit cells, by passage."""


@dataclass(frozen=True)
class TargetReader:
    """Reads the texts of one plan in printed order: a sentence goes on with the year that one before it opened with."""

    plan: Plan
    rows: TableRows
    identity: Identity
    statements: Mapping[int, Statement]
    quotas: Quotas
    tasks: Mapping[int, Block]
    context: Context
    _opened: dict[str, Dated] = field(default_factory=dict)
    """The years that sentences opened with, by block."""
    _leading: dict[Route, tuple[Dated, int]] = field(default_factory=dict)
    """The same by section, with how many headings stand above."""

    def read(self, passage: Passage) -> Iterator[Target]:
        """What a text says in figures, each with its role."""
        if opened := opening_period(passage.text) or alone_period(passage.text):
            self._opened[passage.block] = opened
            self._leading[_section(passage)] = opened, len(passage.headings)
        for printed in self._constraints(passage):
            constraint = self._placed(passage, printed)
            topic = constraint.parent or (passage.headings[-1] if passage.headings else "")
            yield Target(
                passage,
                constraint,
                self.identity.parse(constraint.indicator, topic, constraint.action or ""),
                constraint.period or self._own_year,
                self._name_of(passage),
            )

    def _placed(self, passage: Passage, constraint: Constraint) -> Constraint:
        """A constraint with the role, the period and the scope that its place gives it."""
        own = constraint.period
        start = constraint.quantity.span.start
        sentence = passage.plain[max(passage.plain.rfind(stop, 0, start) for stop in "。;") + 1 :]
        around = None if own and own.first else planned_period(sentence) or self._period_around(passage)
        period = own.within(around[0]) if own and around else own or (around and around[0])
        ground = around[1] if around and not own else _own_ground(passage, own) if own else None
        said = self.statements.get(passage.index)
        year = self._first_year
        role, told = read_role(passage, constraint, said, year, beside=_section(passage) in self._beside_own_year)
        return constraint._replace(
            role=role, role_ground=told, period=period, period_ground=ground, scope=self._scope(passage, constraint)
        )

    def _period_around(self, passage: Passage) -> Dated | None:
        """The period that the sentences before, the column, the row's deadline, the headings or the title name."""
        return (
            self._opened.get(passage.block)
            or self._row_period(passage)
            or self._led_period(passage)
            or heading_period(passage.headings)
            or self._titled_period(passage)
        )

    def _led_period(self, passage: Passage) -> Dated | None:
        """The year of the sentence above a list (到2030年，…:), which its items go on with."""
        section = _section(passage)
        above = (section[:end] for end in range(len(section) - 2, 0, -2))
        led = next((self._leading[route] for route in above if route in self._leading), None)
        return led[0] if led and not heading_period(passage.headings[led[1] :]) else None

    def _titled_period(self, passage: Passage) -> Dated | None:
        """The years that the title of a table or of an annex names."""
        row = self.rows.row_of.get(passage.index)
        table = self.rows.table_of(row) if row else None
        part = self.rows.document_of(passage) if passage.document.startswith("annex") else None
        titles = (table.title, table.caption) if table else ()
        return next(filter(None, (title_dated(text) for text in (*titles, part.title if part else ""))), None)

    @cached_property
    def _own_year(self) -> Period | None:
        """The year that targets without one are for, where the plan is made for one; of several nobody can tell."""
        one = self.plan.year and title_period(self.plan.title) is None
        return of_year(self.plan.year) if one and self.plan.year else None

    @cached_property
    def _beside_own_year(self) -> frozenset[Route]:
        """The sections with a sentence that opens with the plan's year: beside it one of an earlier year looks back."""
        year = self._first_year
        opens = (p for p in self.rows.passages if year and p.plain.startswith(f"{year}年") and p.at is not None)
        return frozenset(map(_section, opens))

    @cached_property
    def _first_year(self) -> int | None:
        """The plan's year, or the first of the five-year plan that its title names."""
        period = read_plan_years(self.plan.title)
        return self.plan.year or (period and period.first)

    def _row_period(self, passage: Passage) -> Dated | None:
        """The period that a column's header or the row's own deadline gives."""
        row = self.rows.row_of.get(passage.index)
        if row is None or row.table is None:
            return None
        header = passage.column.text if passage.column and passage.field is not PlanField.VALUE else ""
        deadlines = (cell.text for cell in self._cells(row) if cell.field is PlanField.DEADLINE)
        dated = (cell_period(text, Source.ROW) for text in deadlines)
        return cell_period(header, Source.COLUMN) or next(filter(None, dated), None)

    def _scope(self, passage: Passage, constraint: Constraint) -> tuple[Ground, ...]:
        """The headings above a text, of a cell its groups and row; then what opens the item (防汛物资：新建库3个)."""
        opened = _LEAD_IN.match(passage.plain)
        before = opened and opened.end() <= constraint.quantity.span.start
        return (*self._above(passage), *((Ground(Source.LEAD_IN, opened[1]),) if opened and before else ()))

    def _above(self, passage: Passage) -> Iterator[Ground]:
        row = self.rows.row_of.get(passage.index)
        if row is None or row.table is None:
            yield from (Ground(Source.HEADING, text) for text in passage.headings)
            return
        yield from (Ground(Source.GROUP, text) for text in row.group)
        if name := self.rows.name_of(row):
            yield Ground(Source.ROW, name)

    def _name_of(self, passage: Passage) -> Passage | None:
        """The name cell of an indicator row, for its cells of values."""
        row = self.rows.row_of.get(passage.index)
        if row is None or not (passage.field is PlanField.TARGET or passage.index in self.quotas):
            return None
        return next((cell for cell in self._cells(row) if cell.field is PlanField.ITEM), None)

    def _of_places(self, passage: Passage, said: Sequence[Constraint]) -> Iterator[Constraint]:
        """What a sentence says, of a place that it begins with where a table has a row for it."""
        alone = passage.form is not Form.STATEMENT or passage.index in self.rows.row_of
        for constraint in said:
            yield constraint if alone else held_by_place(constraint, passage.plain, self.rows.places)

    def _cells(self, row: Block) -> Iterator[Passage]:
        return (self.rows.passages[index] for index in row.texts)

    def _constraints(self, passage: Passage) -> Iterator[Constraint]:
        if passage.index in self.statements:
            said = self.statements[passage.index].constraints
            if self.rows.tells_own(passage):
                name = self.rows.name_of(self.rows.row_of[passage.index])[:LONGEST_NAME]
                said = tuple(_named(_headed(each, passage, name), name)._replace(holder=name) for each in said)
            yield from self._of_places(passage, said)
        for unit, span in self.quotas.get(passage.index, ()):
            block = self.rows.row_of.get(passage.index) or self.tasks.get(passage.index)
            subject = block.heading.title if block else ""
            around = self.context._replace(subject=subject, parent=subject)
            for constraint in read_statement(passage.text[span.start : span.end], around).constraints:
                yield _named(moved(constraint, span.start), unit)


def _own_ground(passage: Passage, period: Period) -> Ground:
    """Where a text itself says its period: in its sentence, or in the header that its figure is read with."""
    if passage.field is PlanField.VALUE and passage.column:
        return Ground(Source.COLUMN, passage.column.text)
    return Ground(Source.SENTENCE, period.written)


def _headed(constraint: Constraint, passage: Passage, row: str) -> Constraint:
    """A constraint of a cell with words, with what its header says is measured: 出让年限 of 商业40年."""
    header, said = passage.column.header.name if passage.column else "", constraint.indicator
    if not header.endswith(tuple(load_measures().cell_headers)) or header in said:
        return constraint
    return constraint._replace(indicator=header if said in (row, "") else f"{said}{header}")


def _section(passage: Passage) -> Route:
    """The section that a text stands in."""
    return passage.route[:-1] if passage.at is None else passage.route[:-2]


def _named(constraint: Constraint, unit: str) -> Constraint:
    """A constraint named for the unit or the row it belongs to, unless it is of nothing else."""
    if constraint.indicator == unit:
        return constraint
    return constraint._replace(indicator=f"{constraint.indicator}({unit})")

"""Everything the rules look at, read once from a plan and indexed.

Enters: a Plan.  Leaves: `Facts`, which the checks only read.  What costs time and is not
needed by every caller (alignment, row matching) is computed when first asked for, and kept.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TypeVar, cast

from checker.attempts import Attempted, attempt
from checker.finding import Coverage, Fault
from checker.language.alike.rows import RowText, TaskText, match_rows
from checker.language.constraint import Constraint, Reading, ReadingKind, Statement, moved
from checker.language.indicator.identity import Identity
from checker.language.statement.apart import Apart, read_apart, unread
from checker.language.statement.cells import read_cell, with_bare_number
from checker.language.statement.ledger import account
from checker.language.statement.statements import Context, read_statement, read_statements
from checker.language.units.responsibility import LeadKind, Responsibility, read_convention, read_responsibility
from checker.language.units.taskforce import TaskForce, read_task_force
from checker.language.units.units import UnitLexicon, grow_lexicon
from checker.plan.headers import LONGEST_NAME
from checker.plan.model import Plan
from checker.plan.passages import PROSE, Block, Form, Outline, Part, Passage, PlanField, Zone, by_document
from checker.plan.rows import TableRows
from checker.plan.walk import outline
from checker.printed import Target, any_year, heading_year, opening_year, place_of, year_span
from checker.source import Route, Span
from checker.words.years import PLAN_YEAR
from checker.words.zones import load_zones

T = TypeVar("T")
_RESULTS = 3
"""So many figures of a year gone by in one sentence are results; a single one may be a slip in the year."""
_YEAR_GONE = re.compile(rf"({PLAN_YEAR})年(?![底末前])")
_BARE = 12
"""A cell up to this long may be a bare value (40家), whose indicator stands in the row's name cell."""


class Facts:
    """A plan read through: texts, targets, responsibilities, units, people."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.outline: Outline = outline(plan)
        self.passages = self.outline.passages
        self.rows = TableRows(self.outline)
        self.identity = Identity.of(plan.vocabulary, plan.area)
        self._derived: dict[object, object] = {}

    def once(self, derive: Callable[[Facts], T]) -> T:
        """What a function derives from these facts, computed at the first call and kept."""
        if derive not in self._derived:
            self._derived[derive] = derive(self)
        return cast(T, self._derived[derive])

    @cached_property
    def statements(self) -> Mapping[int, Statement]:
        """What each heading, statement and cell says, by passage."""
        apart = {index: said.statement for index, said in self._apart.items()}
        return dict(sorted({**self._said.read, **apart}.items()))

    @cached_property
    def _said(self) -> Attempted[Statement]:
        return attempt(self._read_prose, [passage for passage in self.passages if passage.form in PROSE])

    @cached_property
    def _apart(self) -> Mapping[int, Apart]:
        """The texts that broke the reader, sentence by sentence; a cell is not cut, as it is read with its row."""
        return {
            index: unread(passage.text, error) if passage.form is Form.CELL else read_apart(passage.text, self._context)
            for index, error in self._said.broken.items()
            for passage in [self.passages[index]]
        }

    def _read_prose(self, prose: Sequence[Passage]) -> Sequence[Statement]:
        cells = {passage.index: place for passage in prose if (place := self.rows.cell_place(passage))}
        others = [passage for passage in prose if passage.index not in cells]
        said = read_statements([(passage.text, self._around(passage)) for passage in others])
        read = {
            passage.index: with_bare_number(statement) if self._in_target_cell(passage) else statement
            for passage, statement in zip(others, said, strict=True)
        }
        read |= {index: read_cell(self.passages[index].text, cells[index], self._context) for index in cells}
        return [read[passage.index] for passage in prose]

    def _around(self, passage: Passage) -> Context:
        """What stands around a text: for a bare value in a table also what its row is about."""
        row = self.row_of.get(passage.index)
        named = row is not None and (passage.field is PlanField.TARGET or len(passage.text) <= _BARE)
        return self._context._replace(subject=row.heading.title) if row is not None and named else self._context

    def _in_target_cell(self, passage: Passage) -> bool:
        return passage.field is PlanField.TARGET and passage.index in self.row_of

    @cached_property
    def _context(self) -> Context:
        """What the plan says of all its texts."""
        return Context(year=self.plan.year, names=self.plan.vocabulary.names, area=self.plan.area)

    @property
    def row_of(self) -> Mapping[int, Block]:
        """The table row that each cell belongs to."""
        return self.rows.row_of

    @cached_property
    def task_of(self) -> Mapping[int, Block]:
        """The task that each text of the body belongs to."""
        return {index: task for task in self.outline.tasks for index in (*task.texts, *task.units)}

    @cached_property
    def targets(self) -> tuple[Target, ...]:
        """All constraints of the plan in printed order, quotas among the units included, past results not."""
        return tuple(target for theirs in self._aimed.read.values() for target in theirs)

    @cached_property
    def _aimed(self) -> Attempted[Sequence[Target]]:
        opened: dict[str, str] = {}
        return attempt(lambda texts: [list(self._targets(passage, opened)) for passage in texts], self.passages)

    def _targets(self, passage: Passage, opened: dict[str, str]) -> Iterator[Target]:
        """The targets of a text; `opened` are the years that sentences before it opened with, by block."""
        if passage.zone is Zone.BACKGROUND or self.tells_results(passage):
            return
        if year := opening_year(passage.text):
            opened[passage.block] = year
        for constraint in self._constraints(passage):
            around = opened.get(passage.block) or self._row_year(passage) or heading_year(passage.headings)
            period = constraint.period or around or self._last_year
            topic = constraint.parent or (passage.headings[-1] if passage.headings else "")
            indicator = self.identity.parse(constraint.indicator, topic, constraint.action or "")
            yield Target(passage, constraint, indicator, period, self._name_of(passage))

    @cached_property
    def faults(self) -> tuple[Fault, ...]:
        """What the program broke down on, in printed order; everything else was read."""
        broken = [(index, *sentence) for index, said in self._apart.items() for sentence in said.broken]
        for texts in (self._aimed, self._charged, self._forces):
            broken += [(i, Span(0, len(self.passages[i].text)), error) for i, error in texts.broken.items()]
        found = (Fault(place_of(self.passages[index], span), error) for index, span, error in sorted(broken))
        return tuple(dict.fromkeys((*self.outline.faults, *found)))

    @cached_property
    def _last_year(self) -> str:
        """The year that targets without one are for: the plan's own, or the last one of its title (2026—2028年)."""
        span = year_span(self.plan.title)
        return str(span[1] if span else self.plan.year or "")

    def tells_results(self, passage: Passage) -> bool:
        """Whether a sentence opens with a year gone by and gives several figures for it: what was reached then."""
        said = self.statements.get(passage.index)
        match = _YEAR_GONE.match(passage.plain) if said and self.plan.year else None
        if not (match and said and int(match[1]) < (self.plan.year or 0) and len(said.constraints) >= _RESULTS):
            return False
        told = any(word in passage.text for word in load_zones().told)
        return told or passage.zone not in (Zone.GOALS, Zone.TASKS, Zone.TABLE)

    def _row_year(self, passage: Passage) -> str:
        """The year that a column's header or the row's own deadline gives."""
        row = self.row_of.get(passage.index)
        if row is None or row.table is None:
            return ""
        header = passage.column.text if passage.column and passage.field is not PlanField.VALUE else ""
        deadlines = (self.passages[i].text for i in row.texts if self.passages[i].field is PlanField.DEADLINE)
        return any_year(header) or next((year for said in deadlines if (year := any_year(said))), "")

    def _name_of(self, passage: Passage) -> Passage | None:
        """The name cell of an indicator row, for its cells of values."""
        row = self.row_of.get(passage.index)
        if row is None or not (passage.field is PlanField.TARGET or passage.index in self.quotas):
            return None
        return next((self.passages[index] for index in row.texts if self.passages[index].field is PlanField.ITEM), None)

    def _constraints(self, passage: Passage) -> Iterator[Constraint]:
        if passage.index in self.statements:
            said = self.statements[passage.index].constraints
            if self.rows.tells_own(passage):
                name = self.rows.name_of(self.row_of[passage.index])[:LONGEST_NAME]
                said = tuple(_moved(constraint, 0, name)._replace(holder=name) for constraint in said)
            yield from said
        for unit, span in self.quotas.get(passage.index, ()):
            block = self.row_of.get(passage.index) or self.task_of.get(passage.index)
            subject = block.heading.title if block else ""
            value = passage.text[span.start : span.end]
            for constraint in read_statement(
                value, self._context._replace(subject=subject, parent=subject)
            ).constraints:
                yield _moved(constraint, span.start, unit)

    @cached_property
    def quotas(self) -> Mapping[int, tuple[tuple[str, Span], ...]]:
        """The figures given to single units inside the unit cells of an indicator table."""
        return {
            index: tuple((unit.name, span) for unit, span in said.quotas)
            for index, said in self.responsibilities.items()
            if said.quotas
        }

    @cached_property
    def _positions(self) -> Mapping[Route, int]:
        positions: dict[Route, int] = {}
        for passage in self.passages:
            for end in range(len(passage.route) + 1):
                positions.setdefault(passage.route[:end], passage.index)
        return positions

    def position(self, route: Route) -> int:
        """Where a text stands in the printed order; a part of the plan counts as its first text."""
        return self._positions.get(route, -1)

    @cached_property
    def parts(self) -> Mapping[str, Part]:
        """The documents of the plan by their keys."""
        return {part.key: part for part in self.outline.parts}

    @cached_property
    def tasks_in(self) -> Mapping[str, Sequence[Block]]:
        """The tasks of each document."""
        return by_document(self.outline.tasks)

    @cached_property
    def rows_in(self) -> Mapping[str, Sequence[Block]]:
        """The table rows of each document."""
        return by_document(self.outline.rows)

    @cached_property
    def coverage(self) -> Coverage:
        """Every numeral of the plan's statements, by what it was read as."""
        counts = [account(statement) for statement in self.statements.values()]
        names = Coverage.__dataclass_fields__
        return Coverage(**{name: sum(getattr(count, name) for count in counts) for name in names})

    def readings(self, *kinds: ReadingKind) -> Iterator[tuple[Passage, Reading]]:
        """The numerals that are no targets, of some kinds or all."""
        for index, statement in self.statements.items():
            for reading in statement.others:
                if not kinds or reading.kind in kinds:
                    yield self.passages[index], reading

    @cached_property
    def lexicon(self) -> UnitLexicon:
        """The plan's own unit names."""
        forms = (Form.RESPONSIBILITY, Form.UNITS, Form.TASK_FORCE)
        texts = (passage.text for passage in self.passages if passage.form in forms)
        return grow_lexicon(texts, self.plan.units, self.plan.area)

    @cached_property
    def responsibilities(self) -> Mapping[int, Responsibility]:
        """Who is responsible, by the passage that says so."""
        return self._charged.read

    @cached_property
    def _charged(self) -> Attempted[Responsibility]:
        def read(passages: Sequence[Passage]) -> list[Responsibility]:
            return [read_responsibility(p.text, self.lexicon, table_cell=p.form is Form.UNITS) for p in passages]

        return attempt(read, [p for p in self.passages if p.form in (Form.RESPONSIBILITY, Form.UNITS)])

    @cached_property
    def unit_mentions(self) -> tuple[tuple[Passage, str, Span], ...]:
        """Every unit name printed as responsible or as a member, with its place."""
        said = ((i, (*r.leads, *r.responsible)) for i, r in self.responsibilities.items())
        members = ((i, (*f.members, *((f.office,) if f.office else ()))) for i, f in self.task_forces.items())
        every = sorted((*said, *members), key=lambda pair: pair[0])
        return tuple(
            (self.passages[i], unit.name, unit.span) for i, units in every for unit in units if not unit.collective
        )

    @cached_property
    def convention(self) -> LeadKind | None:
        """What the document says once for all lists of units (列第一位者为牵头单位,下同)."""
        return next((kind for passage in self.passages if (kind := read_convention(passage.text))), None)

    @cached_property
    def task_forces(self) -> Mapping[int, TaskForce]:
        """The task forces, by the passage that sets them up."""
        return {index: force for index, force in self._forces.read.items() if force}

    @cached_property
    def _forces(self) -> Attempted[TaskForce | None]:
        texts = [passage for passage in self.passages if passage.form is Form.TASK_FORCE]
        return attempt(lambda texts: [read_task_force(passage.text, self.lexicon) for passage in texts], texts)

    @cached_property
    def matches(self) -> Mapping[Route, Block]:
        """The task that each table row carries out, of its document or else the master plan; unsure rows are out."""
        found: dict[Route, Block] = {}
        for document, rows in self.rows_in.items():
            theirs = self.tasks_in[document] or self.tasks_in["master"]
            texts = [TaskText(t.heading.mark, t.heading.title, self.text_of(t), "".join(t.group[-1:])) for t in theirs]
            for row, task, _ in match_rows([self._row_text(row) for row in rows], texts):
                if task is not None:
                    found[rows[row].route] = theirs[task]
        return found

    def _row_text(self, row: Block) -> RowText:
        return RowText(row.heading.mark, row.heading.title, self.text_of(row), "".join(row.group[-1:]))

    def text_of(self, block: Block) -> str:
        """All that a task or row says, as one text."""
        return "。".join(self.passages[index].text for index in block.texts)


def _moved(constraint: Constraint, by: int, unit: str) -> Constraint:
    """A constraint read from a piece of a text, placed in the whole text and named for its unit."""
    return moved(constraint, by)._replace(indicator=f"{constraint.indicator}({unit})")

"""Everything the rules look at, read once from a plan and indexed.

Enters: a Plan.  Leaves: `Facts`, which the checks only read.  What costs time and is not
needed by every caller (alignment, row matching) is computed when first asked for, and kept.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TypeVar, cast

from checker.facts.attempts import Attempted, attempt
from checker.facts.printed import Target, place_of
from checker.facts.statements import Statements
from checker.facts.targets import Quotas, TargetReader
from checker.finding import Coverage, Fault
from checker.language.alike.rows import RowText, TaskText, match_rows
from checker.language.constraint import AIMED, Reading, ReadingKind, Role, Statement
from checker.language.indicator.identity import Identity
from checker.language.statement.ledger import account
from checker.language.units.clauses import charging_clauses
from checker.language.units.responsibility import LeadKind, Responsibility, read_convention, read_responsibility
from checker.language.units.taskforce import TaskForce, read_headed_task_force, read_task_force
from checker.language.units.units import UnitLexicon, grow_lexicon
from checker.plan.model import Plan
from checker.plan.passages import Block, Form, Outline, Part, Passage, by_document
from checker.plan.rows import TableRows
from checker.plan.walk import outline
from checker.source import Route, Span

T = TypeVar("T")


class Facts:
    """A plan read through: texts, targets, responsibilities, units, people."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.outline: Outline = outline(plan)
        self.passages = self.outline.passages
        self.rows = TableRows(self.outline)
        self.identity = Identity.of(plan.vocabulary, plan.area)
        self._statements = Statements(plan, self.rows)
        self._derived: dict[object, object] = {}

    def once(self, derive: Callable[[Facts], T]) -> T:
        """What a function derives from these facts, computed at the first call and kept."""
        if derive not in self._derived:
            self._derived[derive] = derive(self)
        return cast(T, self._derived[derive])

    @cached_property
    def statements(self) -> Mapping[int, Statement]:
        """What each heading, statement and cell says, by passage."""
        return self._statements.read

    @property
    def row_of(self) -> Mapping[int, Block]:
        """The table row that each cell belongs to."""
        return self.rows.row_of

    @cached_property
    def task_of(self) -> Mapping[int, Block]:
        """The task that each text of the body belongs to."""
        return {index: task for task in self.outline.tasks for index in (*task.texts, *task.units)}

    @cached_property
    def stated(self) -> tuple[Target, ...]:
        """All constraints of the plan in printed order, of whatever role, quotas among the units included."""
        return tuple(target for theirs in self._aimed.read.values() for target in theirs)

    @cached_property
    def targets(self) -> tuple[Target, ...]:
        """What is to be reached or paid: the constraints that may be held against each other."""
        return tuple(target for target in self.stated if target.constraint.role in AIMED)

    @cached_property
    def _aimed(self) -> Attempted[Sequence[Target]]:
        reader = TargetReader(
            self.plan, self.rows, self.identity, self.statements, self.quotas, self.task_of, self._statements.context
        )
        return attempt(lambda texts: [list(reader.read(passage)) for passage in texts], self.passages)

    @cached_property
    def results(self) -> frozenset[int]:
        """The passages that give figures and only such as were reached."""
        results = {target.passage.index for target in self.stated if target.constraint.role is Role.RESULT}
        return frozenset(results - {target.passage.index for target in self.targets})

    @cached_property
    def faults(self) -> tuple[Fault, ...]:
        """What the program broke down on, in printed order; everything else was read."""
        broken = list(self._statements.broken())
        for texts in (self._aimed, self._charged, self._forces):
            broken += [(i, Span(0, len(self.passages[i].text)), broke) for i, broke in texts.broken.items()]
        found = (Fault(place_of(self.passages[index], span), broke) for index, span, broke in sorted(broken))
        return tuple(dict.fromkeys((*self.outline.faults, *found)))

    @cached_property
    def quotas(self) -> Quotas:
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
        texts = [passage.text for passage in self.passages if passage.form in forms]
        sentences = (passage.plain for passage in self.passages if passage.form is Form.STATEMENT)
        texts += [said[clause.start : clause.end] for said in sentences for clause in charging_clauses(said)]
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
        return attempt(lambda texts: list(map(self._force, texts)), [*self._setting_up()])

    def _setting_up(self) -> Iterator[Passage]:
        """The paragraphs that set up a body, and the first sentence below a heading, which may name one."""
        for above, passage in zip((None, *self.passages), self.passages, strict=False):
            headed = passage.form is Form.STATEMENT and above is not None and above.form is Form.HEADING
            if passage.form is Form.TASK_FORCE or headed:
                yield passage

    def _force(self, passage: Passage) -> TaskForce | None:
        if passage.form is Form.TASK_FORCE:
            return read_task_force(passage.text, self.lexicon)
        return read_headed_task_force(passage.text, "".join(passage.headings[-1:]), self.lexicon)

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

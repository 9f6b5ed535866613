"""A plan walked in printed order.

Enters: a Plan.  Leaves: its `Outline` — every printed text once, the tasks (headings with a responsibility
or under 工作任务) and the table rows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from checker.finding import Fault, Place
from checker.inputs.breakdown import Breakdown
from checker.plan.headers import Column, Header, column_of_values, read_header
from checker.plan.model import Member, Plan, Row, Section, Table
from checker.plan.numbering import Heading, Rank, is_outlined, label_under, read_heading, row_number
from checker.plan.passages import (
    PROSE,
    VERBATIM,
    Block,
    Form,
    Outline,
    Part,
    Passage,
    PlanField,
    Zone,
    table_name,
    turns_from_background,
    zone_of,
)
from checker.plan.printed_rows import (
    answering,
    chapter_of,
    merged_cells,
    number_of,
    openings,
    restarts,
    row_name,
    sum_word,
)
from checker.source import Condensed, Route, Span, condense

T = TypeVar("T")


def outline(plan: Plan) -> Outline:
    """The printed texts of a plan, each exactly once."""
    parts = tuple(_parts(plan))
    walk = _Walk(plan.year)
    for part in parts:
        walk.document(part)
    return Outline(parts, tuple(walk.passages), tuple(walk.tasks), tuple(walk.rows), tuple(walk.faults))


def _parts(plan: Plan) -> Iterator[Part]:
    if plan.notice:
        yield Part("notice", "通知", ("notice",), plan.notice)
    if plan.master:
        yield Part("master", "总体方案", ("master",), plan.master)
    for index, annex in enumerate(plan.annexes):
        name = annex.label or f"附件{index + 1}"
        yield Part(f"annex{index + 1}", name, ("annexes", index), annex)


@dataclass(frozen=True, slots=True)
class _Scope:
    """Where the walk stands: what a passage found here takes over."""

    document: str
    zone: Zone
    label: str
    route: Route
    headings: tuple[str, ...] = ()

    def at(self, *parts: str | int) -> Route:
        return (*self.route, *parts)


@dataclass(frozen=True, slots=True)
class _Sheet:
    """The table that a row stands in: where it is, which of its document's it is, whether its rows restart, which of
    them open a section, columns."""

    scope: _Scope
    number: int
    restarts: bool
    opens: frozenset[int]
    columns: Mapping[str, Column]
    values: tuple[Column, ...]

    def column(self, field: PlanField, at: int | None) -> Column:
        """The column of a cell; of several columns of numbers the one of this number."""
        if field is PlanField.VALUE and at is not None:
            return self.values[at]
        return self.columns.get(field.value, _NO_HEADER)


class _Walk:
    """Collects passages and blocks while walking a plan in printed order."""

    def __init__(self, year: int | None) -> None:
        self.year = year
        self.several = False
        self.faults: list[Fault] = []
        self.passages: list[Passage] = []
        self.tasks: list[Block] = []
        self.rows: list[Block] = []

    def document(self, part: Part) -> None:
        document = part.document
        self.several = len(document.tables) > 1
        scope = _Scope(part.key, Zone.FRONT, part.name, part.route)
        for field, name in _FRONT.items():
            if text := getattr(document, field):
                self.text(replace(scope, label=f"{part.name} {name}"), Form.TITLE, field, text)
        self.statements(scope, document.statements)
        self.roster(scope, document.roster)
        for index, section in enumerate(document.sections):
            self.attempt(scope, scope.at("sections", index), self.section, section)
        for index, line in enumerate(document.annex_list):
            there = replace(scope, label=f"{part.name} 附件说明")
            self.text(there, Form.ANNEX_LIST, PlanField.ANNEX_LIST, line, index)
        for index, table in enumerate(document.tables):
            self.attempt(scope, scope.at("tables", index), self.table, table)
        for index, line in enumerate(document.closing):
            self.text(replace(scope, label=f"{part.name} 版记"), Form.CLOSING, PlanField.CLOSING, line, index)

    def attempt(self, scope: _Scope, route: Route, walk: Callable[[_Scope, Route, T], None], part: T) -> None:
        """Walk a section or table; where that breaks down the rest of it is lost, and the walk goes on behind it."""
        try:
            walk(scope, route, part)
        except Exception as error:  # a fault of the program on one part must not cost the others
            label = f"{scope.label} {_PARTS[str(route[-2])].format(int(route[-1]) + 1)}"
            self.faults.append(
                Fault(Place(scope.document, label, route, Span(0, 0), ""), Breakdown.of("laying out", error))
            )

    def text(
        self,
        scope: _Scope,
        form: Form,
        field: PlanField,
        text: str,
        at: int | None = None,
        column: Column | None = None,
    ) -> int:
        index = len(self.passages)
        outlined = form is Form.HEADING and read_heading(text).mark[-1:].isdigit()  # the blank in 2 基本情况 says it
        prose = form in PROSE and not outlined
        source = Condensed(text, text) if form in VERBATIM else condense(text, prose=prose)
        route = scope.at(field.value) if at is None else scope.at(field.value, at)
        self.passages.append(
            Passage(
                index, scope.document, scope.zone, form, field, scope.label, route, source, scope.label, scope.headings,
                at, column,
            )
        )  # fmt: skip
        return index

    def statements(self, scope: _Scope, texts: Sequence[str]) -> list[int]:
        return [self.text(scope, Form.STATEMENT, PlanField.STATEMENT, text, index) for index, text in enumerate(texts)]

    def roster(self, scope: _Scope, members: Sequence[Member]) -> None:
        for index, member in enumerate(members):
            there = replace(scope, label=f"{scope.label} 名单", route=scope.at("roster", index))
            for field in (PlanField.ROLE, PlanField.NAME, PlanField.POST):
                if text := getattr(member, field):
                    self.text(there, Form.ROSTER, field, text)

    def section(self, above: _Scope, route: Route, section: Section) -> None:
        heading = read_heading(section.heading)
        scope = self._under(above, route, heading)
        texts = [self.text(scope, Form.HEADING, PlanField.HEADING, section.heading)] if section.heading else []
        texts += self.statements(scope, section.statements)
        units: list[int] = []
        if section.responsibility:
            units.append(self.text(scope, Form.RESPONSIBILITY, PlanField.RESPONSIBILITY, section.responsibility))
        if section.task_force:
            self.text(scope, Form.TASK_FORCE, PlanField.TASK_FORCE, section.task_force)
        self.roster(scope, section.roster)
        leaf = not section.sections
        task = scope.zone is Zone.TASKS and heading.rank not in (Rank.CHAPTER, Rank.BOX)
        if task or section.responsibility:
            block = Block(
                scope.label, scope.document, scope.zone, route, heading, above.headings,
                tuple(texts), tuple(units), (), leaf=leaf,
            )  # fmt: skip
            self.tasks.append(block)
        for index, child in enumerate(section.sections):
            self.attempt(scope, scope.at("sections", index), self.section, child)

    @staticmethod
    def _under(above: _Scope, route: Route, heading: Heading) -> _Scope:
        if heading.rank is Rank.NONE and not heading.title:
            return replace(above, route=route)
        top = above.zone is Zone.FRONT or heading.rank is Rank.CHAPTER
        named = zone_of(heading.title)
        if named and above.zone is Zone.BACKGROUND and heading.rank is not Rank.CHAPTER:
            named = named if turns_from_background(heading.title, named) else None
        turns = top or Zone.BACKGROUND in (named, above.zone)
        zone = (named or above.zone) if turns else above.zone
        joint = "" if above.headings and heading.value and not is_outlined(heading) else " "
        label = label_under(above.label, heading, joint)
        return _Scope(above.document, zone, label, route, (*above.headings, heading.title))

    def table(self, above: _Scope, route: Route, table: Table) -> None:
        number = int(route[-1])
        called = table_name(table) + (str(number + 1) if self.several else "")
        scope = replace(above, zone=Zone.TABLE, label=f"{above.label} {called}", route=route)
        for field in (PlanField.CAPTION, PlanField.TITLE):
            if text := getattr(table, field):
                self.text(scope, Form.CAPTION, field, text)
        for index, text in enumerate(table.cells):
            self.text(scope, Form.CELL, PlanField.LOOSE, text, index)
        values = tuple(column_of_values(header, self.year) for header in table.values)
        columns: dict[str, Column] = {role: Column(text, read_header(text)) for role, text in table.columns.items()}
        sheet = _Sheet(scope, number, restarts(table), openings(table), columns, values)
        groups: list[Heading] = []
        for index, row in enumerate(table.rows):
            if row.group is not None:
                group = read_heading(row.group)
                groups = [g for g in groups if g.rank < group.rank] + [group]
                self.text(replace(scope, route=scope.at("rows", index)), Form.HEADING, PlanField.GROUP, row.group)
            else:
                self.row(sheet, index, row, groups)

    def row(self, sheet: _Sheet, index: int, row: Row, groups: Sequence[Heading]) -> None:
        route = sheet.scope.at("rows", index)
        above = self.rows[-1] if self.rows and self.rows[-1].route[:-1] == route[:-1] else None
        number = number_of(row, above)
        sums = sum_word(row, number, opens=index in sheet.opens)
        chapter = chapter_of(groups) if sheet.restarts else ""
        label = f"{sheet.scope.label} {chapter}{row_name(number or str(index + 1), sums, above)}"
        titles, title = tuple(group.title for group in groups), row.item or ""
        scope = replace(sheet.scope, label=label, headings=(*titles, title) if title else titles, route=route)
        cells = {form: self._cells(scope, sheet, row, form) for form in _CELLS}
        units, leaders = answering(row, above, cells, bool(sums))
        heading = Heading(Rank.ITEM, row_number(number), sums if index in sheet.opens else number or sums, title)
        self.rows.append(
            Block(
                label, scope.document, Zone.TABLE, route, heading, titles, cells[Form.CELL], units, leaders,
                merged_cells(row) if above else (), sheet.number, adds_up=bool(sums),
            )
        )  # fmt: skip

    def _cells(self, scope: _Scope, sheet: _Sheet, row: Row, form: Form) -> tuple[int, ...]:
        """The texts of the cells of one form, a text for each paragraph and each column of numbers."""
        found: list[int] = []
        for field in _CELLS[form]:
            for at, text in _paragraphs(getattr(row, field)):
                column = sheet.column(field, at)
                past = column.past or field is PlanField.PROGRESS
                there = replace(scope, zone=Zone.BACKGROUND) if past else scope
                found.append(self.text(there, form, field, text, at, column))
        return tuple(found)


def _paragraphs(cell: str | tuple[str, ...] | None) -> Iterable[tuple[int | None, str]]:
    """The texts of a cell with their numbers; a single one has none."""
    if cell is None:
        return ()
    return enumerate(cell) if isinstance(cell, tuple) else ((None, cell),)


_PARTS = {"sections": "第{}节", "tables": "表{}"}
_FRONT = {PlanField.NUMBER: "文号", PlanField.TITLE: "标题", PlanField.DATE: "成文日期"}
_CELLS: Mapping[Form, tuple[PlanField, ...]] = {
    Form.CELL: (
        PlanField.ITEM,
        PlanField.CONTENT,
        PlanField.TARGET,
        PlanField.DEADLINE,
        PlanField.PROGRESS,
        PlanField.VALUE,
    ),
    Form.UNITS: (PlanField.LEAD, PlanField.UNITS),
    Form.LEADER: (PlanField.LEADER,),
}
_NO_HEADER = Column("", Header(""))

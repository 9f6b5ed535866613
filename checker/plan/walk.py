"""A plan walked in printed order.

Enters: a Plan.  Leaves: its `Outline` — every printed text once, the tasks (headings with a responsibility
or under 工作任务) and the table rows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence, Set
from dataclasses import dataclass, replace
from typing import TypeVar

from checker.finding import Fault, Place
from checker.plan.headers import is_section, is_subtotal, is_total, tells_past
from checker.plan.model import Member, Plan, Row, Section, Table
from checker.plan.numbering import Heading, Rank, label_of, read_heading, row_number
from checker.plan.passages import (
    PROSE,
    VERBATIM,
    Block,
    Form,
    Outline,
    Part,
    Passage,
    Zone,
    table_name,
    zone_of,
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


class _Walk:
    """Collects passages and blocks while walking a plan in printed order."""

    def __init__(self, year: int | None) -> None:
        self.year = year
        self.past: Set[int] = frozenset()
        self.several = False
        self.faults: list[Fault] = []
        self.passages: list[Passage] = []
        self.tasks: list[Block] = []
        self.rows: list[Block] = []

    def document(self, part: Part) -> None:
        document = part.document
        self.several = len(document.tables) > 1
        scope = _Scope(part.key, Zone.FRONT, part.name, part.route)
        for name, form in (("number", Form.TITLE), ("title", Form.TITLE), ("date", Form.TITLE)):
            if text := getattr(document, name):
                self.text(replace(scope, label=f"{part.name} {_FRONT[name]}"), form, scope.at(name), text)
        self.statements(scope, document.statements)
        self.roster(scope, document.roster)
        for index, section in enumerate(document.sections):
            self.attempt(scope, scope.at("sections", index), self.section, section)
        for index, line in enumerate(document.annex_list):
            there = replace(scope, label=f"{part.name} 附件说明")
            self.text(there, Form.ANNEX_LIST, scope.at("annex_list", index), line)
        for index, table in enumerate(document.tables):
            self.attempt(scope, scope.at("tables", index), self.table, table)
        for index, line in enumerate(document.closing):
            self.text(replace(scope, label=f"{part.name} 版记"), Form.CLOSING, scope.at("closing", index), line)

    def attempt(self, scope: _Scope, route: Route, walk: Callable[[_Scope, Route, T], None], part: T) -> None:
        """Walk a section or table; where that breaks down the rest of it is lost, and the walk goes on behind it."""
        try:
            walk(scope, route, part)
        except Exception as error:  # a fault of the program on one part must not cost the others
            label = f"{scope.label} {_PARTS[str(route[-2])].format(int(route[-1]) + 1)}"
            self.faults.append(Fault(Place(scope.document, label, route, Span(0, 0), ""), type(error).__name__))

    def text(self, scope: _Scope, form: Form, route: Route, text: str) -> int:
        index = len(self.passages)
        source = Condensed(text, text) if form in VERBATIM else condense(text, prose=form in PROSE)
        self.passages.append(
            Passage(index, scope.document, scope.zone, form, scope.label, route, source, scope.label, scope.headings)
        )
        return index

    def statements(self, scope: _Scope, texts: Sequence[str]) -> list[int]:
        return [
            self.text(scope, Form.STATEMENT, scope.at("statements", index), text) for index, text in enumerate(texts)
        ]

    def roster(self, scope: _Scope, members: Sequence[Member]) -> None:
        for index, member in enumerate(members):
            there = replace(scope, label=f"{scope.label} 名单")
            for name in ("role", "name", "post"):
                if text := getattr(member, name):
                    self.text(there, Form.ROSTER, scope.at("roster", index, name), text)

    def section(self, above: _Scope, route: Route, section: Section) -> None:
        heading = read_heading(section.heading)
        scope = self._under(above, route, heading)
        texts = [self.text(scope, Form.HEADING, scope.at("heading"), section.heading)] if section.heading else []
        texts += self.statements(scope, section.statements)
        units: list[int] = []
        if section.responsibility:
            units.append(self.text(scope, Form.RESPONSIBILITY, scope.at("responsibility"), section.responsibility))
        if section.task_force:
            self.text(scope, Form.TASK_FORCE, scope.at("task_force"), section.task_force)
        self.roster(scope, section.roster)
        leaf = not section.sections
        task = scope.zone is Zone.TASKS and heading.rank is not Rank.CHAPTER
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
        zone = (named or above.zone) if top or named is Zone.BACKGROUND else above.zone
        joint = "" if above.headings and heading.value else " "
        label = f"{above.label}{joint}{label_of(heading)}"
        return _Scope(above.document, zone, label, route, (*above.headings, heading.title))

    def table(self, above: _Scope, route: Route, table: Table) -> None:
        number = int(route[-1])
        called = table_name(table) + (str(number + 1) if self.several else "")
        scope = replace(above, zone=Zone.TABLE, label=f"{above.label} {called}", route=route)
        for name in ("caption", "title"):
            if text := getattr(table, name):
                self.text(scope, Form.CAPTION, scope.at(name), text)
        restarts = _restarts(table)
        self.past = {at for at, header in enumerate(table.values) if tells_past(header, self.year)}
        groups: list[Heading] = []
        for index, row in enumerate(table.rows):
            if row.group is not None:
                group = read_heading(row.group)
                groups = [g for g in groups if g.rank < group.rank] + [group]
                self.text(scope, Form.HEADING, scope.at("rows", index, "group"), row.group)
            else:
                self.row(scope, number, index, row, groups, restarts)

    def row(self, scope: _Scope, table: int, index: int, row: Row, groups: list[Heading], restarts: bool) -> None:
        above = self.rows[-1] if self.rows and self.rows[-1].route[:-1] == scope.at("rows") else None
        number = (row.number or "").strip() or (above.heading.mark if above and row.number is None else "")
        chapter = next((label_of(g) for g in groups if g.value), "") if restarts else ""
        sums = _sum_word(row, number)
        named = f"第{number or index + 1}行" if not sums else f"{sums}行"
        if is_subtotal(sums) and above:
            named = f"第{above.heading.mark}行后{sums}"
        label = f"{scope.label} {chapter + ' ' if chapter else ''}{named}"
        title = row.item or ""
        titles = tuple(group.title for group in groups)
        there = replace(scope, label=label, headings=(*titles, title) if title else titles)
        cells = {form: self._cells(there, scope.at("rows", index), row, names, form) for form, names in _CELLS.items()}
        merged = tuple(name for name in ("units", "leader") if getattr(row, name) is None and above)
        units, leaders = cells[Form.UNITS], cells[Form.LEADER]
        if sums:
            units = leaders = ()
        if above and row.number is None and not sums:
            units = units or (above.units if row.units is None and row.lead is None else ())
            leaders = leaders or (above.leaders if row.leader is None else ())
        heading = Heading(Rank.ITEM, row_number(number), number, title)
        self.rows.append(
            Block(label, scope.document, Zone.TABLE, scope.at("rows", index), heading, titles,
                  cells[Form.CELL], units, leaders, merged, table, adds_up=bool(sums))
        )  # fmt: skip

    def _cells(self, scope: _Scope, route: Route, row: Row, names: tuple[str, ...], form: Form) -> tuple[int, ...]:
        found: list[int] = []
        for name in names:
            cell = getattr(row, name)
            if isinstance(cell, tuple):
                past = self.past if name == "values" else ()
                scopes = [replace(scope, zone=Zone.BACKGROUND) if at in past else scope for at in range(len(cell))]
                found += [self.text(scopes[at], form, (*route, name, at), text) for at, text in enumerate(cell)]
            elif cell is not None:
                found.append(self.text(scope, form, (*route, name), cell))
        return tuple(found)


def _sum_word(row: Row, number: str) -> str:
    """合计, 小计 or the heading of a section with its sums, where a row adds up others."""
    said = ["".join(name.split()) for name in (number, row.item, row.content, row.units) if isinstance(name, str)]
    alone = sum(map(bool, said)) == 1 and not row.units and not row.lead and any(row.values)
    heads = (word for word in said if alone and is_section(word))
    return next((word for word in said if is_total(word) or is_subtotal(word)), next(heads, ""))


def _restarts(table: Table) -> bool:
    """Whether the rows are counted anew under most group rows, so that only group and number name a row."""
    firsts: list[str] = []
    waiting = False
    for row in table.rows:
        number = (row.number or "").strip()
        if row.group is not None:
            waiting = True
        elif number and (waiting or not firsts):
            firsts.append(number)
            waiting = False
    return firsts[1:].count("1") * 2 > len(firsts[1:])


_PARTS = {"sections": "第{}节", "tables": "表{}"}
_FRONT = {"number": "文号", "title": "标题", "date": "成文日期"}
_CELLS: dict[Form, tuple[str, ...]] = {
    Form.CELL: ("item", "content", "target", "deadline", "values"),
    Form.UNITS: ("lead", "units"),
    Form.LEADER: ("leader",),
}

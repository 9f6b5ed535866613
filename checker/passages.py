"""A plan as the sequence of its printed texts, each with its place, zone and neighbourhood.

Enters: a Plan.  Leaves: `Outline` — every text once, in printed order, the tasks (headings with a
responsibility or under 工作任务) and the table rows they belong to.  What the texts mean is not
read here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from checker.data import load_words
from checker.numbering import Heading, Rank, label_of, read_heading
from checker.plan import Document, Member, Plan, Row, Section, Table
from checker.source import Route


class Zone(StrEnum):
    """Which part of a document a text stands in."""

    GOALS = "goals"
    TASKS = "tasks"
    MECHANISM = "mechanism"
    TABLE = "table"
    FRONT = "front"


class Form(StrEnum):
    """What a text is printed as."""

    TITLE = "title"
    HEADING = "heading"
    STATEMENT = "statement"
    RESPONSIBILITY = "responsibility"
    TASK_FORCE = "task_force"
    CELL = "cell"
    UNITS = "units"
    LEADER = "leader"
    ROSTER = "roster"
    ANNEX_LIST = "annex_list"
    CAPTION = "caption"
    CLOSING = "closing"


@dataclass(frozen=True, slots=True)
class Passage:
    """One printed text.

    `document` is "master", "notice" or "annex2"; `block` names the task or table row it belongs
    to (the label), `headings` the titles above it, innermost last.
    """

    index: int
    document: str
    zone: Zone
    form: Form
    label: str
    route: Route
    text: str
    block: str
    headings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """A task of the body, or a row of a table: what responsibility is given for.

    `texts`, `units`, `leaders` are indexes of passages.  `group` is the chain of headings above;
    `merged` names the cells that this row shares with the row above it.
    """

    label: str
    document: str
    zone: Zone
    route: Route
    heading: Heading
    group: tuple[str, ...]
    texts: tuple[int, ...]
    units: tuple[int, ...]
    leaders: tuple[int, ...]
    merged: tuple[str, ...] = ()
    table: int | None = None
    leaf: bool = True


@dataclass(frozen=True, slots=True)
class Part:
    """A document of the plan with its key, its name in labels, and its position."""

    key: str
    name: str
    route: Route
    document: Document


@dataclass(frozen=True, slots=True)
class Outline:
    """All texts of a plan in printed order, and the blocks they form."""

    parts: tuple[Part, ...]
    passages: tuple[Passage, ...]
    tasks: tuple[Block, ...]
    rows: tuple[Block, ...]


def outline(plan: Plan) -> Outline:
    """The printed texts of a plan, each exactly once."""
    parts = tuple(_parts(plan))
    walk = _Walk()
    for part in parts:
        walk.document(part)
    return Outline(parts, tuple(walk.passages), tuple(walk.tasks), tuple(walk.rows))


def _parts(plan: Plan) -> Iterator[Part]:
    if plan.notice:
        yield Part("notice", "通知", ("notice",), plan.notice)
    if plan.master:
        yield Part("master", "总体方案", ("master",), plan.master)
    for index, annex in enumerate(plan.annexes):
        name = annex.label or f"附件{index + 1}"
        yield Part(f"annex{index + 1}", name, ("annexes", index), annex)


def zone_of(title: str) -> Zone | None:
    """The zone a chapter heading announces, or None."""
    for zone, words in load_words("zones")["zones"].items():
        if any(word in title for word in words):
            return Zone(zone)
    return None


def table_name(table: Table) -> str:
    """How labels call a table."""
    words = load_words("zones")["responsibility_tables"]
    known = not table.title or any(word in table.title for word in words)
    return "责任分解表" if known else "表"


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

    def __init__(self) -> None:
        self.passages: list[Passage] = []
        self.tasks: list[Block] = []
        self.rows: list[Block] = []

    def document(self, part: Part) -> None:
        document = part.document
        scope = _Scope(part.key, Zone.FRONT, part.name, part.route)
        for name, form in (("number", Form.TITLE), ("title", Form.TITLE), ("date", Form.TITLE)):
            if text := getattr(document, name):
                self.text(replace(scope, label=f"{part.name} {_FRONT[name]}"), form, scope.at(name), text)
        self.statements(scope, document.statements)
        self.roster(scope, document.roster)
        for index, section in enumerate(document.sections):
            self.section(scope, scope.at("sections", index), section)
        for index, line in enumerate(document.annex_list):
            there = replace(scope, label=f"{part.name} 附件说明")
            self.text(there, Form.ANNEX_LIST, scope.at("annex_list", index), line)
        for index, table in enumerate(document.tables):
            self.table(scope, index, table, len(document.tables) > 1)
        for index, line in enumerate(document.closing):
            self.text(replace(scope, label=f"{part.name} 版记"), Form.CLOSING, scope.at("closing", index), line)

    def text(self, scope: _Scope, form: Form, route: Route, text: str) -> int:
        index = len(self.passages)
        self.passages.append(
            Passage(index, scope.document, scope.zone, form, scope.label, route, text, scope.label, scope.headings)
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
            self.section(scope, scope.at("sections", index), child)

    @staticmethod
    def _under(above: _Scope, route: Route, heading: Heading) -> _Scope:
        if heading.rank is Rank.NONE and not heading.title:
            return replace(above, route=route)
        top = above.zone is Zone.FRONT or heading.rank is Rank.CHAPTER
        zone = (zone_of(heading.title) or above.zone) if top else above.zone
        joint = "" if above.headings and heading.value else " "
        label = f"{above.label}{joint}{label_of(heading)}"
        return _Scope(above.document, zone, label, route, (*above.headings, heading.title))

    def table(self, above: _Scope, number: int, table: Table, several: bool) -> None:
        name = table_name(table) + (str(number + 1) if several else "")
        scope = replace(above, zone=Zone.TABLE, label=f"{above.label} {name}", route=above.at("tables", number))
        for field in ("caption", "title"):
            if text := getattr(table, field):
                self.text(scope, Form.CAPTION, scope.at(field), text)
        restarts = _restarts(table)
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
        label = f"{scope.label} {chapter + ' ' if chapter else ''}第{number or index + 1}行"
        title = row.item or ""
        titles = tuple(group.title for group in groups)
        there = replace(scope, label=label, headings=(*titles, title) if title else titles)
        cells = {form: self._cells(there, scope.at("rows", index), row, names, form) for form, names in _CELLS.items()}
        merged = tuple(name for name in ("units", "leader") if getattr(row, name) is None and above)
        units, leaders = cells[Form.UNITS], cells[Form.LEADER]
        if above and row.number is None:
            units = units or (above.units if row.units is None and row.lead is None else ())
            leaders = leaders or (above.leaders if row.leader is None else ())
        heading = Heading(Rank.ITEM, int(number) if number.isdecimal() else 0, number, title)
        self.rows.append(
            Block(label, scope.document, Zone.TABLE, scope.at("rows", index), heading, titles,
                  cells[Form.CELL], units, leaders, merged, table)
        )  # fmt: skip

    def _cells(self, scope: _Scope, route: Route, row: Row, names: tuple[str, ...], form: Form) -> tuple[int, ...]:
        found: list[int] = []
        for name in names:
            cell = getattr(row, name)
            if isinstance(cell, tuple):
                found += [self.text(scope, form, (*route, name, at), text) for at, text in enumerate(cell)]
            elif cell is not None:
                found.append(self.text(scope, form, (*route, name), cell))
        return tuple(found)


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


_FRONT = {"number": "文号", "title": "标题", "date": "成文日期"}
_CELLS: dict[Form, tuple[str, ...]] = {
    Form.CELL: ("item", "content", "target", "deadline"),
    Form.UNITS: ("lead", "units"),
    Form.LEADER: ("leader",),
}

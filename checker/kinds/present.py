"""Kind `present`: what must be said is said — a responsible unit, a lead, a leader, a convener.

Absences of one sort in one document are one finding with all their places: an annex where no task
names a lead has one mistake, not eighteen.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from typing import ClassVar, Literal, NamedTuple

from pydantic import Field

from checker.facts import Facts, place_of
from checker.finding import Place
from checker.language.responsibility import LeadKind
from checker.language.taskforce import LeaderState
from checker.passages import Block, Form, Part as DocumentPart, Zone
from checker.rule import Hit, NotApplicable, Part, Rule
from checker.source import Span
from checker.wording import listed


class What(StrEnum):
    """What is looked for."""

    UNITS = "units"
    LEAD = "lead"
    LEADER = "leader"
    CONVENER = "convener"
    OFFICE = "office"
    MEMBERS = "members"
    NAME = "name"


class Missing(NamedTuple):
    """One place where it is not said, and how it is missing."""

    outcome: str
    document: str
    place: Place


_VARIABLES = frozenset({"document", "count", "total", "places"})


class Options(Part):
    """What must be present."""

    what: What = Field(description="检查什么")


class Present(Rule):
    """Things that are not there."""

    outcomes: ClassVar = {"missing": _VARIABLES, "damaged": _VARIABLES, "vague": _VARIABLES}
    kind: Literal["present"]
    options: Options

    def check(self, facts: Facts) -> Iterator[Hit]:
        """One hit per document and way of missing."""
        total: dict[str, int] = defaultdict(int)
        grouped: dict[tuple[str, str], list[Place]] = defaultdict(list)
        for document, found in _LOOKERS[self.options.what](facts):
            total[document] += 1
            if found:
                grouped[document, found.outcome].append(found.place)
        if not total:
            raise NotApplicable("本方案没有可检查的内容", "the plan has nothing of this sort to check")
        names = {part.key: part.name for part in facts.outline.parts}
        for (document, outcome), places in grouped.items():
            labels = [place.label.removeprefix(names[document]).strip() for place in places]
            values = {
                "document": names[document],
                "count": str(len(places)),
                "total": str(total[document]),
                "places": listed(dict.fromkeys(labels), 6),
            }
            yield Hit(outcome, tuple(places), values, (document, outcome, self.options.what))


Looked = Iterator[tuple[str, Missing | None]]


def _units(facts: Facts) -> Looked:
    """Rows with an empty unit cell; tasks without a bracket in a document whose other tasks have one."""
    for row in facts.outline.rows:
        if row.units:
            blank = all(not facts.passages[index].text.strip() for index in row.units)
            yield row.document, Missing("missing", row.document, _named(facts, row)) if blank else None
    for part in facts.outline.parts:
        tasks = [t for t in facts.outline.tasks if t.document == part.key and t.zone is Zone.TASKS]
        bearing = [task for task in tasks if task.units]
        leaves = [task for task in tasks if task.leaf and not _borne_above(task, bearing)]
        if len(bearing) * 2 > len(leaves):
            for task in leaves:
                missing = None if task.units else Missing("missing", task.document, _named(facts, task))
                yield task.document, missing


def _borne_above(task: Block, bearing: list[Block]) -> bool:
    """Whether a heading above the task names the units for all tasks below it."""
    return any(other is not task and task.route[: len(other.route)] == other.route for other in bearing)


def _lead(facts: Facts) -> Looked:
    """Tasks that list units and do not say which of them leads."""
    for index, said in facts.responsibilities.items():
        passage = facts.passages[index]
        if passage.form is Form.RESPONSIBILITY and said.responsible:
            silent = said.lead_kind is LeadKind.NONE and facts.convention is None
            yield passage.document, Missing("missing", passage.document, place_of(passage)) if silent else None


def _leader(facts: Facts) -> Looked:
    """Rows whose leader cell is empty, or where a name among several is lost."""
    for row in facts.outline.rows:
        if "leader" in row.merged or row.label not in facts.leaders:
            continue
        states = [leader.state for leader in facts.leaders[row.label]]
        if all(state is LeaderState.BLANK for state in states):
            yield row.document, Missing("missing", row.document, _named(facts, row))
        elif all(state is LeaderState.NAMED for state in states):
            yield row.document, None
        else:
            yield row.document, Missing("damaged", row.document, _cell(facts, row))


def _task_force(part: str) -> Callable[[Facts], Looked]:
    def look(facts: Facts) -> Looked:
        for index, force in facts.task_forces.items():
            passage = facts.passages[index]
            missing = None if getattr(force, part) else Missing("missing", passage.document, place_of(passage))
            yield passage.document, missing

    return look


def _name(facts: Facts) -> Looked:
    """Roster lines with a post and no name."""
    for part in facts.outline.parts:
        yield from _roster(facts, part)


def _roster(facts: Facts, part: DocumentPart) -> Looked:
    for passage in facts.passages:
        if passage.document == part.key and passage.form is Form.ROSTER and passage.route[-1] == "post":
            named = any((*passage.route[:-1], "name") == other.route for other in facts.passages)
            yield part.key, None if named else Missing("missing", part.key, place_of(passage))


def _named(facts: Facts, block: Block) -> Place:
    """A task or row by the text that names it."""
    passage = facts.passages[block.texts[0]] if block.texts else facts.passages[block.units[0]]
    return place_of(passage, Span(0, min(len(passage.text), 40)))


def _cell(facts: Facts, row: Block) -> Place:
    """The damaged line of a leader cell, else the row."""
    for index in row.leaders:
        if 0 < len(facts.passages[index].text.strip()) < 2:
            return place_of(facts.passages[index])
    return _named(facts, row)


_LOOKERS: Mapping[What, Callable[[Facts], Looked]] = {
    What.UNITS: _units,
    What.LEAD: _lead,
    What.LEADER: _leader,
    What.CONVENER: _task_force("convener"),
    What.OFFICE: _task_force("office"),
    What.MEMBERS: _task_force("members"),
    What.NAME: _name,
}

"""What a report shows beside its findings: the plan's text and its two matrices, as plain values.

Built from the facts of a plan by `checker.reading_copy.build_study`; read by the formats that have
room for it (html, xlsx, csv) and by `check matrix`.  Nothing here reads a plan.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from checker.finding import Place
from checker.source import Route

Area = Literal["goals", "tasks", "table", "other"]
"""The parts of a document that the indicator matrix tells apart; "other" is its front and mechanism."""

Gap = Literal["unit", "lead", "leader"]
"""What a row of a responsibility table can leave blank."""


@dataclass(frozen=True, slots=True)
class ShownText:
    """One printed text, with the units and leaders that answer for it."""

    route: Route
    text: str
    units: tuple[str, ...] = ()
    leaders: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ShownLine:
    """A paragraph, or a line of a roster; `rank` is the depth of a heading from 1, and 0 for other texts."""

    form: str
    texts: tuple[ShownText, ...]
    rank: int = 0


class ShownCell(NamedTuple):
    """A cell of a table with its paragraphs; one that goes on from the row above has none of its own."""

    role: str
    texts: tuple[ShownText, ...]
    merged: bool = False


class ShownRow(NamedTuple):
    """A row of a table; the only cell of a group row spans it."""

    cells: tuple[ShownCell, ...]
    group: bool = False


@dataclass(frozen=True, slots=True)
class ShownGrid:
    """A table as printed."""

    header: tuple[str, ...]
    rows: tuple[ShownRow, ...]


@dataclass(frozen=True, slots=True)
class ShownDocument:
    """One document of the plan, in printed order."""

    key: str
    name: str
    title: str
    blocks: tuple[ShownLine | ShownGrid, ...]


class MatrixColumn(NamedTuple):
    """A place where indicators are printed: the goals, tasks or tables of one document."""

    document: str
    name: str
    area: Area


class ShownValue(NamedTuple):
    """One printed value of an indicator; `differs` names in what it disagrees with the others, or is empty."""

    column: int
    value: str
    place: Place
    differs: str = ""


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """One indicator in all places that print it."""

    name: str
    measure: str
    entries: tuple[ShownValue, ...]

    @property
    def columns(self) -> frozenset[int]:
        """The columns that print it."""
        return frozenset(entry.column for entry in self.entries)

    @property
    def differs(self) -> bool:
        """Whether any place disagrees with another."""
        return any(entry.differs for entry in self.entries)


@dataclass(frozen=True, slots=True)
class IndicatorMatrix:
    """指标对照表: indicators by the places that print them."""

    columns: tuple[MatrixColumn, ...] = ()
    rows: tuple[IndicatorRow, ...] = ()


class ActionShare(NamedTuple):
    """How many tasks of an action a unit leads, and in how many more it takes part."""

    lead: int = 0
    other: int = 0

    @property
    def total(self) -> int:
        """All tasks of the unit."""
        return self.lead + self.other


@dataclass(frozen=True, slots=True)
class ActionColumn:
    """One action: counted by the rows of its tables, or by the tasks of its body where it has none."""

    document: str
    name: str
    title: str
    in_table: bool
    tasks: int


@dataclass(frozen=True, slots=True)
class UnitLoad:
    """What one unit has to do, by action."""

    name: str
    shares: tuple[ActionShare, ...]

    @property
    def total(self) -> ActionShare:
        """Over all actions."""
        return ActionShare(sum(share.lead for share in self.shares), sum(share.other for share in self.shares))


@dataclass(frozen=True, slots=True)
class LeaderLoad:
    """How many tasks one leader is in charge of, by action."""

    name: str
    counts: tuple[int, ...]

    @property
    def total(self) -> int:
        """Over all actions."""
        return sum(self.counts)


class Blank(NamedTuple):
    """A task without units, without a lead or without a leader; `action` is the number of its column."""

    gap: Gap
    action: int
    place: Place


@dataclass(frozen=True, slots=True)
class ResponsibilityMatrix:
    """责任对照表: units by actions, the most loaded first, with what is left blank."""

    actions: tuple[ActionColumn, ...] = ()
    units: tuple[UnitLoad, ...] = ()
    leaders: tuple[LeaderLoad, ...] = ()
    blanks: tuple[Blank, ...] = ()

    def blank_count(self, gap: Gap, action: int | None = None) -> int:
        """How many tasks lack this, in one action or in all."""
        return sum(each.gap == gap and action in (None, each.action) for each in self.blanks)


@dataclass(frozen=True, slots=True)
class Study:
    """The text of one plan and its matrices."""

    documents: tuple[ShownDocument, ...] = ()
    indicators: IndicatorMatrix = IndicatorMatrix()
    responsibilities: ResponsibilityMatrix = ResponsibilityMatrix()

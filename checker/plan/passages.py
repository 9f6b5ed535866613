"""The printed texts of a plan, each with its place, zone and neighbourhood.

Values only: what the walk through a plan leaves, and by which words zones and tables are known.  What the
texts mean is not read here.
"""

from __future__ import annotations

import dataclasses
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from checker.finding import Fault
from checker.plan.headers import Column
from checker.plan.model import Document, Table
from checker.plan.numbering import Heading
from checker.source import Condensed, Route, fold
from checker.words.zones import load_zones


class Zone(StrEnum):
    """Which part of a document a text stands in."""

    GOALS = "goals"
    TASKS = "tasks"
    MECHANISM = "mechanism"
    TABLE = "table"
    BACKGROUND = "background"
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


class PlanField(StrEnum):
    """The part of a document, section, row or roster line that a text is, by its name in the plan."""

    NUMBER = "number"
    TITLE = "title"
    DATE = "date"
    STATEMENT = "statements"
    HEADING = "heading"
    RESPONSIBILITY = "responsibility"
    TASK_FORCE = "task_force"
    ROLE = "role"
    NAME = "name"
    POST = "post"
    CAPTION = "caption"
    GROUP = "group"
    ITEM = "item"
    CONTENT = "content"
    TARGET = "target"
    LEAD = "lead"
    UNITS = "units"
    LEADER = "leader"
    DEADLINE = "deadline"
    PROGRESS = "progress"
    VALUE = "values"
    LOOSE = "cells"
    ANNEX_LIST = "annex_list"
    CLOSING = "closing"


PROSE = (Form.HEADING, Form.STATEMENT, Form.CELL)
"""What says something in sentences: neither a list of units nor a name."""
VERBATIM = (Form.TITLE, Form.CAPTION, Form.ANNEX_LIST, Form.CLOSING)
"""Set pieces whose blanks the rules on their form look at."""


@dataclass(frozen=True, slots=True)
class Passage:
    """One printed text.

    `document` is "master", "notice" or "annex2"; `block` names the task or table row it belongs
    to (the label), `headings` the titles above it, innermost last; `at` is its number in a field that is a
    list (the paragraphs of a cell, the columns of numbers), `column` the column that a cell stands in.
    `text` is what is read, without the idle blanks of the printed text, which stands whole in `source`;
    `plain` is its half-width twin of the same length.
    """

    index: int
    document: str
    zone: Zone
    form: Form
    field: PlanField
    label: str
    route: Route
    source: Condensed
    block: str
    headings: tuple[str, ...] = ()
    at: int | None = None
    column: Column | None = None
    text: str = dataclasses.field(init=False)
    plain: str = dataclasses.field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", self.source.text)
        object.__setattr__(self, "plain", fold(self.source.text))

    @property
    def table(self) -> Route:
        """The table in whose rows it stands; empty for all other texts."""
        return self.route[: self.route.index("rows")] if "rows" in self.route else ()


@dataclass(frozen=True, slots=True)
class Block:
    """A task of the body, or a row of a table: what responsibility is given for.

    `texts`, `units`, `leaders` are indexes of passages.  `group` is the chain of headings above;
    `merged` names the cells that this row shares with the row above it; a row that `adds_up` others (合计) is
    nobody's to answer for.
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
    merged: tuple[PlanField, ...] = ()
    table: int | None = None
    leaf: bool = True
    adds_up: bool = False


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
    faults: tuple[Fault, ...] = ()


def by_document(blocks: Sequence[Block]) -> dict[str, list[Block]]:
    """Blocks by the document that they stand in, in printed order."""
    grouped: dict[str, list[Block]] = defaultdict(list)
    for document, members in groupby(blocks, key=lambda block: block.document):
        grouped[document] += members
    return grouped


def zone_of(title: str) -> Zone | None:
    """The zone a heading announces, or None; a task may well hold a word of the background (改善办学基础条件)."""
    for zone, words in load_zones().zones.items():
        if zone == Zone.BACKGROUND:
            looks_back = rf"(?:(?:{load_zones().past_times})的?)?(?:{'|'.join(words)})(?:[和及与、].{{2,8}})?"
            found = bool(re.fullmatch(looks_back, title.strip("。 ")))
        else:
            found = any(word in title for word in words)
        if found:
            return Zone(zone)
    ends = (zone for zone, words in load_zones().ends.items() if title.strip("。:： ").endswith(words))
    return next(map(Zone, ends), None)


def turns_from_background(title: str, zone: Zone) -> bool:
    """Whether a heading in a chapter that looks back announces another part (主要任务), or only tells what was done.

    What tells a story holds the word in its middle: 安全底线任务守稳守牢.
    """
    return title.strip("。:： ").endswith(tuple(getattr(load_zones().zones, zone.value)))


def table_name(table: Table) -> str:
    """How labels call a table."""
    words = load_zones().responsibility_tables
    known = not table.title or any(word in table.title for word in words)
    return "责任分解表" if known else "表"

"""What a plan leaves unsaid about responsibility: the outcomes of the check `stated`, and what it looked at."""

from __future__ import annotations

from typing import NamedTuple

from checker.checks.check import Outcome
from checker.facts import Facts
from checker.finding import Place, Words
from checker.plan.passages import Block, table_name


class Unstated(Outcome):
    """What one document or table lacks: how often, and where; what the table calls its column of leaders."""

    document: str
    header: str
    count: int
    where: str
    quotes: str


class Missing(Unstated):
    """It is not there."""


class Never(Unstated):
    """Nothing of the sort is stated anywhere in the plan, whose style that may be."""


class Elsewhere(Unstated):
    """The tasks of the body lack it, their rows have it, and other documents have it in the body."""


class Mixed(Unstated):
    """These rows lack it and other rows of the table have it."""


class Cell(Unstated):
    """Their cell is blank, and that of most rows of the table is not."""


class Column(Unstated):
    """The table has a column for it, and every cell of it is blank."""


class Label(Unstated):
    """The words that announce it stand there, and nothing follows them (责任单位:)."""


class Unnamed(Unstated):
    """Somebody is told by his post only."""


class AlsoUnnamed(Unstated):
    """Beside somebody named another is told by his post only."""


class Damaged(Unstated):
    """A piece of a name is left."""


class Lost(Unstated):
    """An empty line stands before a name."""


class Trailing(Unstated):
    """An empty line stands behind the names, which may be nothing but layout."""


class Convener(Unstated):
    """A task force has no convener."""


class Office(Unstated):
    """A task force has no office."""


class Members(Unstated):
    """A task force has no members."""


class Look(NamedTuple):
    """One thing looked at: in which document or table, what is wrong with it if anything, and where.

    `detail` follows the label of the place where the label alone is not enough; `title` does where few are told.
    """

    scope: str
    outcome: type[Unstated] | None = None
    place: Place | None = None
    note: Words | None = None
    detail: str = ""
    title: str = ""


def scope_of(facts: Facts, block: Block) -> str:
    """The table of a row, the document of a task: 附件2 责任分解表, 附件2."""
    part = facts.parts[block.document]
    if block.table is None:
        return part.name
    tables = part.document.tables
    return f"{part.name} {table_name(tables[block.table])}{block.table + 1 if len(tables) > 1 else ''}"

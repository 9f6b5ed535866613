"""Points of a row that the items in it do not add up to.

Enters: rows with a column of points (分值) whose text gives each item its own: 1.疏浚沟渠(15分)2.取水许可(10分), and
groups of rows whose heading prints theirs (组织领导(10分)).
Leaves: one outcome for each row whose items make another number.  Grades of one item (优秀10分, 良好8分) are no parts:
where one of them is as large as the whole, or most rows of the table do not add up, nothing is said.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from checker.checks.check import NotApplicable, Outcome
from checker.checks.shared.families import split_by
from checker.facts import Facts
from checker.facts.printed import place_of
from checker.finding import Place, Words
from checker.plan.headers import is_points, read_cell_figure
from checker.plan.passages import Block, Passage, PlanField
from checker.source import Route, Span
from checker.words.numerals import write_number

_ITEM = re.compile(r"\(([0-9]+(?:\.[0-9]+)?)分(?=[,;)])")
_BARE = re.compile(r"\([0-9]+(?:\.[0-9]+)?\)")
"""A number in brackets that may be the points of an item, too; nobody can tell."""
_FEW = 3
"""So many rows, most of which do not add up, say that the points in their text are no parts."""


class Differ(Outcome):
    """What a row is worth, and what its items make."""

    place: str
    name: str
    whole: str
    added: str
    parts: str


OUTCOMES = (Differ,)


class _Worth(NamedTuple):
    """A row with its points, and those of its items with their places."""

    row: Block
    whole: Decimal
    cell: Passage
    items: Sequence[Decimal]
    places: Sequence[Place]

    @property
    def differs(self) -> bool:
        grades = max(self.items) >= self.whole
        return not grades and sum(self.items) != self.whole


def find(facts: Facts) -> Iterator[Outcome]:
    """One for each row whose items do not make its points."""
    tables: dict[Route, list[_Worth]] = {}
    for row in facts.outline.rows:
        if worth := _worth(facts, row):
            tables.setdefault(row.route[:-1], []).append(worth)
    for worth in _group_worths(facts):
        tables.setdefault((*worth.row.route[:-1], "groups"), []).append(worth)
    if not tables:
        raise NotApplicable("没有给各项分值的表", "no table gives points to the items of its rows")
    for rows in tables.values():
        differing = [worth for worth in rows if worth.differs]
        if len(rows) < _FEW or len(differing) * 2 <= len(rows):
            yield from (_differ(facts, worth) for worth in differing)


def _worth(facts: Facts, row: Block) -> _Worth | None:
    cells = [facts.passages[index] for index in row.texts]
    wholes = [(cell, figure) for cell in cells if _is_points(cell) and (figure := read_cell_figure(cell.text))]
    contents = [cell for cell in cells if cell.field is PlanField.CONTENT]
    said = [(cell, match) for cell in contents for match in _ITEM.finditer(cell.plain)]
    items = [Decimal(match[1]) for _, match in said]
    doubtful = any(_BARE.search(cell.plain) for cell in contents)
    if len(wholes) != 1 or len(items) < 2 or doubtful:
        return None
    (cell, figure), places = wholes[0], [place_of(text, Span(match.start(1), match.end())) for text, match in said]
    whole = Decimal(figure.number)
    return _Worth(row, whole, cell, items, places)


def _group_worths(facts: Facts) -> Iterator[_Worth]:
    """The groups of rows that print their points in their heading (组织领导(10分)), with those of the rows below."""
    headings = split_by(
        (passage for passage in facts.passages if passage.field is PlanField.GROUP), lambda each: each.route[:-2]
    )
    groups: dict[int, list[Block]] = {}
    for row in facts.outline.rows:
        above = headings.get(row.route[:-1], ())
        at = bisect_left(above, int(row.route[-1]), key=lambda each: int(each.route[-2])) - 1
        if at >= 0 and not row.adds_up:
            groups.setdefault(above[at].index, []).append(row)
    for index, below in groups.items():
        said = _ITEM.search(facts.passages[index].plain)
        cells = [facts.passages[index] for row in below for index in row.texts]
        worth = [(cell, figure) for cell in cells if _is_points(cell) and (figure := read_cell_figure(cell.text))]
        if said and len(worth) == len(below) > 1:
            items = [Decimal(figure.number) for _, figure in worth]
            yield _Worth(
                below[0], Decimal(said[1]), facts.passages[index], items, [place_of(cell) for cell, _ in worth]
            )


def _is_points(cell: Passage) -> bool:
    """Whether a cell stands in a column of points."""
    return cell.column is not None and is_points(cell.column.header.name)


def _differ(facts: Facts, worth: _Worth) -> Outcome:
    added, parts = write_number(sum(worth.items, Decimal(0))), " + ".join(map(write_number, worth.items))
    arithmetic = f"{parts} = {added} ≠ {write_number(worth.whole)}"
    return Differ(
        places=(place_of(worth.cell), *worth.places),
        fact=(worth.row.label, write_number(worth.whole), parts),
        explanation=(Words(arithmetic, arithmetic),),
        place=worth.cell.label,
        name=worth.cell.plain if worth.cell.field is PlanField.GROUP else facts.rows.name_of(worth.row),
        whole=write_number(worth.whole),
        added=added,
        parts=parts,
    )

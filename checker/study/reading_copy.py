"""The plan's text as a report shows it beside the findings: paragraphs, rosters and tables in printed order.

Enters: facts.  Leaves: the `Study` of a plan, with the units and leaders that answer for each text.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from checker.checks.shared.answers import answers
from checker.facts import Facts
from checker.plan.model import Row, Table
from checker.plan.numbering import read_heading
from checker.plan.passages import Form, Part, Passage
from checker.source import Route
from checker.study.matrices import indicator_matrix, responsibility_matrix
from checker.study.shown import ShownCell, ShownDocument, ShownGrid, ShownLine, ShownRow, ShownText, Study


def build_study(facts: Facts) -> Study:
    """The text of a plan and its matrices."""
    return Study(tuple(_documents(facts)), indicator_matrix(facts), responsibility_matrix(facts))


def _documents(facts: Facts) -> Iterator[ShownDocument]:
    passages = {key: list(theirs) for key, theirs in groupby(facts.passages, key=lambda passage: passage.document)}
    for part in facts.outline.parts:
        blocks = tuple(_blocks(facts, part, passages.get(part.key, [])))
        yield ShownDocument(part.key, part.name, part.document.title, blocks)


def _blocks(facts: Facts, part: Part, passages: Sequence[Passage]) -> Iterator[ShownLine | ShownGrid]:
    """Lines in printed order, each table after its caption and title."""
    shown: set[Route] = set()
    for _, theirs in groupby(passages, key=_line_route):
        group = list(theirs)
        table = group[0].table
        if not table:
            yield _line(facts, group)
        elif table not in shown:
            shown.add(table)
            yield _grid(facts, table, part.document.tables[int(table[-1])])


def _line_route(passage: Passage) -> Route:
    """What shares a line: the fields of one member of a roster."""
    return passage.route[:-1] if passage.form is Form.ROSTER else passage.route


def _line(facts: Facts, passages: Sequence[Passage]) -> ShownLine:
    first = passages[0]
    rank = int(read_heading(first.text).rank) if first.form is Form.HEADING else 0
    return ShownLine(
        first.form.value, tuple(_text(facts, passage.route, passage.source.whole) for passage in passages), rank
    )


def _grid(facts: Facts, route: Route, table: Table) -> ShownGrid:
    printed: Mapping[str, str] = dict(table.columns.items())
    roles = _roles(table, list(printed))
    before = 1 + max((at for at, role in enumerate(roles) if role in _NAMING), default=-1)
    header = [printed.get(role, "") for role in roles]
    header[before:before] = table.values
    rows = (
        _grid_row(facts, (*route, "rows", at), row, roles, _Numbers(before, len(table.values)))
        for at, row in enumerate(table.rows)
    )
    return ShownGrid(tuple(header) if any(header) else (), tuple(rows))


def _roles(table: Table, printed: list[str]) -> list[str]:
    """The columns as printed; one without a printed header stands before the first that usually follows it."""
    usual = [role for role in Row.model_fields if role not in ("group", "values")]
    for role in usual:
        if role not in printed and _has(table, role):
            after = (at for at, other in enumerate(printed) if usual.index(other) > usual.index(role))
            printed.insert(next(after, len(printed)), role)
    return printed


def _has(table: Table, role: str) -> bool:
    return any(getattr(row, role) is not None for row in table.rows)


class _Numbers(NamedTuple):
    """Where in a row its columns of numbers stand, and how many there are."""

    before: int
    number: int


_NAMING = ("number", "item", "content", "target")
"""Behind these the columns of numbers are shown."""


def _grid_row(facts: Facts, route: Route, row: Row, roles: Sequence[str], numbers: _Numbers) -> ShownRow:
    if row.group is not None:
        return ShownRow((ShownCell("group", (_text(facts, (*route, "group"), row.group),)),), group=True)
    cells = [_grid_cell(facts, (*route, role), role, getattr(row, role)) for role in roles]
    values = [*row.values, *[None] * (numbers.number - len(row.values))]
    cells[numbers.before : numbers.before] = [
        _grid_cell(facts, (*route, "values", at), "values", value) for at, value in enumerate(values)
    ]
    return ShownRow(tuple(cells))


def _grid_cell(facts: Facts, route: Route, role: str, cell: str | tuple[str, ...] | None) -> ShownCell:
    if isinstance(cell, tuple):
        return ShownCell(role, tuple(_text(facts, (*route, at), text) for at, text in enumerate(cell)))
    return ShownCell(role, () if cell is None else (_text(facts, route, cell),), merged=cell is None)


def _text(facts: Facts, route: Route, text: str) -> ShownText:
    units, leaders = facts.once(_answering).get(route, ((), ()))
    return ShownText(route, text, units, leaders)


def _answering(facts: Facts) -> Mapping[Route, tuple[tuple[str, ...], tuple[str, ...]]]:
    """The units and leaders that answer for each text of a task or row."""
    found: dict[Route, tuple[tuple[str, ...], tuple[str, ...]]] = {}
    for answer in facts.once(answers).values():
        for index in (*answer.block.texts, *answer.block.units, *answer.block.leaders):
            found.setdefault(facts.passages[index].route, (answer.units, answer.names))
    return found

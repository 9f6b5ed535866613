"""Cells of numbers: what a figure under a printed header is a target of.

Enters: a cell, and its column (新建高标准农田(万亩)) and row (青桐镇) as plan/headers reads them.  Leaves: a
`Statement` whose places are those of the cell.  The header says what is counted and in which measure word; where the
row does that (新增企业(户) under 一季度末), the column only says for when.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from checker.language.constraint import Constraint, Reading, ReadingKind, Statement
from checker.language.period import of_year
from checker.language.statement.statements import Context, read_statement
from checker.plan.headers import CellPlace, Header, is_total, read_cell_figure
from checker.source import Span
from checker.words.measures import load_measures
from checker.words.vocabulary import one_of
from checker.words.years import PLAN_YEAR

_SIGNS = {"≥": "不低于", "≤": "不超过", ">": "超过", "<": "低于", "约": "约", "": ""}
"""Signs before a figure in the words of the text."""


class _Patterns(NamedTuple):
    """The header of a column of time, and of a column of one year."""

    time: re.Pattern[str]
    year: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    words = load_measures()
    return _Patterns(
        re.compile(f"(?:{PLAN_YEAR}年)?(?:{words.time_columns})$"),
        re.compile(f"({PLAN_YEAR})年?(?:{one_of(words.year_columns)})?"),
    )


def read_cell(cell: str, place: CellPlace, context: Context) -> Statement:
    """The target that a cell gives; a cell with words is read by itself, with the header as its subject."""
    column, row = place.column, place.row
    timed = _patterns().time.match(column.name) or _patterns().year.fullmatch(column.name)
    of_row = is_total(column.name) or bool(timed) or bool(row.unit and not column.unit)
    name, unit = row.name if of_row else column.name, column.unit or row.unit or place.measure
    figure = read_cell_figure(cell)
    if figure is None:
        return read_statement(cell, context._replace(subject=name))
    value = f"{_SIGNS[figure.sign]}{figure.number}{unit}{figure.bound}"
    said = read_statement(f"{name}{value}", context)
    if len(said.constraints) != 1:
        unread = Reading(ReadingKind.UNREAD, Span(0, len(cell)), "缺计量单位?")
        return Statement(cell, (), (unread,))
    placed = _in_cell(said.constraints[0], cell, unit)
    return Statement(cell, (_of_row(placed, column) if of_row else _of_column(placed, place),))


def _of_row(placed: Constraint, column: Header) -> Constraint:
    """What the row says is counted; the column says for when, or that it is the whole."""
    if year := _patterns().year.fullmatch(column.name):
        return placed._replace(period=of_year(int(year[1])))
    whole = is_total(column.name) or column.name in load_measures().whole_year
    return placed if whole else _held(placed, column.name)._replace(parent=None)


def _of_column(placed: Constraint, place: CellPlace) -> Constraint:
    """What the header says is counted; the row is a part of it unless it gives the total."""
    return placed if place.total else _held(placed, place.row.name)


def with_bare_number(said: Statement) -> Statement:
    """The reading of a value's cell: a number alone there numbers nothing, it lacks its measure word."""
    others = tuple(
        Reading(ReadingKind.UNREAD, each.span, "缺计量单位?") if each.kind is ReadingKind.ORDINAL else each
        for each in said.others
    )
    return said if said.constraints else said._replace(others=others)


def _in_cell(constraint: Constraint, cell: str, unit: str) -> Constraint:
    """A constraint read from header and cell, placed in the cell; the measure word is told with its figure."""
    span = Span(0, len(cell))
    return constraint._replace(quantity=constraint.quantity._replace(span=span, raw=cell + unit), clause=span)


def _held(constraint: Constraint, holder: str) -> Constraint:
    """A constraint that is the share of one row, or the step of one column of time."""
    name = constraint.indicator
    return constraint._replace(indicator=f"{name}({holder})", parent=name, holder=holder)

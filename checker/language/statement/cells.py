"""Cells of numbers: what a figure under a printed header is a target of.

Enters: a cell, and its column (新建高标准农田(万亩)) and row (青桐镇) as plan/headers reads them.  Leaves: a
`Statement` whose places are those of the cell.  The header says what is counted and in which measure word; where the
row does that (新增企业(户) under 一季度末), the column only says for when.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from checker.language.constraint import Constraint, Measure, Reading, ReadingKind, Role, Statement, moved
from checker.language.period import read_period
from checker.language.statement.statements import Context, read_statement
from checker.plan.headers import (
    POINT,
    CellPlace,
    figures_by_year,
    read_cell_figure,
    said_of_cell,
    without_part,
    without_sum,
)
from checker.source import Span, fold
from checker.words.measures import load_measures
from checker.words.vocabulary import one_of
from checker.words.words import load_words

_SIGNS = {"≥": "不低于", "≤": "不超过", ">": "超过", "<": "低于", "约": "约", "=": "", "": ""}
"""Signs before a figure in the words of the text."""


def read_cell(cell: str, place: CellPlace, context: Context) -> Statement:
    """The targets that a cell gives; a cell with words is read by itself, with the header as its subject."""
    if years := figures_by_year(cell, place.column):
        return _by_year(cell, years, place, context)
    name, unit, of_row, changes = _counted(place, cell)
    value = _with_unit(_unsigned(cell, place.column.name), unit)
    if not value:
        return _in_words(read_statement(cell, context._replace(subject=name)), name, place, of_row)
    if read := _read_value(name, value, context):
        read = _shared_out(_changed(read) if changes else read, place, of_row)
    else:
        read = _read_value(f"{place.row.name}{place.column.name}", value, context)
    if read is None:
        return Statement(cell, (), (Reading(ReadingKind.UNREAD, Span(0, len(cell)), "缺计量单位?"),))
    return Statement(cell, (_dated(_in_cell(read, cell, unit), place),))


def _with_unit(cell: str, unit: str) -> str:
    """A figure alone in a cell with its measure word, as a sentence has it; empty where the cell has words."""
    if figure := read_cell_figure(cell):
        return f"{_SIGNS[figure.sign]}{figure.number}{unit}{figure.bound}"
    ranged = _RANGE.fullmatch(fold(cell))
    return f"{ranged[1]}—{ranged[2]}{unit}" if ranged and unit else ""


_RANGE = re.compile(r"\s*([0-9][0-9,]*(?:\.[0-9]+)?)\s*(?:[-–—~∼〜−]+|至|到)\s*([0-9][0-9,]*(?:\.[0-9]+)?)\s*")
"""Two figures between which the thing shall be: 10-15."""


def _by_year(cell: str, years: Sequence[tuple[str, int, str]], place: CellPlace, context: Context) -> Statement:
    """The figures of a cell that gives one for each year of its column."""
    constraints: list[Constraint] = []
    others: list[Reading] = []
    for year, start, text in years:
        said = read_cell(text, place._replace(column=place.column._replace(year=year, time="")), context)
        constraints += [moved(each, start) for each in said.constraints]
        others += [each._replace(span=Span(each.span.start + start, each.span.end + start)) for each in said.others]
    return Statement(cell, tuple(constraints), tuple(others))


class _Counted(NamedTuple):
    """What a cell counts in which measure word; whether its row names it, and whether it is only by how much."""

    name: str
    unit: str
    of_row: bool
    changes: bool


def _counted(place: CellPlace, cell: str) -> _Counted:
    column, row = place.column._replace(name=said_of_cell(place.column.name, cell)), place.row
    counted = without_part(without_sum(column.name))
    grows, changes = (_says(word).fullmatch(column.name) is not None for word in ("growth", "change"))
    shares = any(word in counted for word in load_measures().not_added)
    of_row = not counted or grows or changes or bool(row.unit and not (column.unit or shares))
    name = row.name if of_row else counted
    unit = column.unit or _rate_of(column.name) or ("" if shares else row.unit or place.measure) or _counted_in(name)
    unit = "个百分点" if changes and unit == "%" else unit
    return _Counted(name + (_grown(column.name, cell) if grows else ""), unit, of_row, changes)


def _grown(column: str, cell: str) -> str:
    """What a column of growth says of a cell: that it falls where the figure has a minus."""
    words = load_measures()
    if _MINUS.match(fold(cell)):
        return words.falls
    return words.grows if column in words.either_way_columns else column


def _unsigned(cell: str, column: str) -> str:
    """The figure of a column of growth without its sign, which is told by the verb."""
    return _SIGN.sub("", fold(cell)) if _says("growth").fullmatch(column) else cell


_MINUS = re.compile(r"\s*[-−](?=\d)")
_SIGN = re.compile(r"^\s*[-−+](?=\d)")


def _rate_of(column: str) -> str:
    """The measure word of a column of growth rates that gives none."""
    words = load_measures()
    return "%" if column.endswith((*words.growth_rates, *words.either_way_columns)) else ""


@cache
def _says(what: str) -> re.Pattern[str]:
    """Headers of columns that tell the growth of what their row names, or by how much it changes."""
    words = load_measures()
    said = (*words.growth_columns, *words.either_way_columns) if what == "growth" else words.change_columns
    return re.compile(f"{words.before_change}(?:{one_of(said)})")


def _changed(constraint: Constraint) -> Constraint:
    points = constraint.quantity.unit == "个百分点"
    return constraint._replace(measure=Measure.CHANGE if points else Measure.INCREMENT)


def _in_words(said: Statement, name: str, place: CellPlace, of_row: bool) -> Statement:
    """A cell with words; a single figure that only its header names is the row's share of it."""
    constraints = said.constraints
    if len(constraints) == 1 and constraints[0].indicator == name:
        constraints = (_shared_out(constraints[0], place, of_row),)
    return said._replace(constraints=tuple(_dated(each, place) for each in constraints))


def _counted_in(name: str) -> str:
    """The measure word that a name ends in: 受灾人次, 培训人数."""
    match = load_words().counted_in.search(name)
    return (match[1] or match[2]) if match else ""


def _read_value(name: str, value: str, context: Context) -> Constraint | None:
    """What a name and a value say together; a name that ends in a letter or digit is kept apart from the figure."""
    apart = "为" if name[-1:].isascii() and name[-1:].isalnum() else ""
    text = f"{name}{apart}{value}"
    said = read_statement(text, context).constraints
    last = [each for each in said if each.quantity.span.end == len(text)] if len(said) > 1 else said
    if len(said) > 1 and len(last) == 1:  # the name has a figure of its own (连片30亩以上)
        return last[0]._replace(indicator=name)
    return last[0] if len(last) == 1 else None


def _dated(placed: Constraint, place: CellPlace) -> Constraint:
    """A figure for the time of its column, else of its row; each part of a year has its own share."""
    column, row = place.column, place.row
    time = column.time or ("" if row.name else row.time)
    year = column.year or row.year
    period = read_period(f"{year}年{time}" if year else time)
    if period and not placed.period:
        placed = placed._replace(period=period)
    if not time or time in load_measures().whole_year:
        return placed
    return _held(placed, time)._replace(parent=placed.parent)


def _shared_out(placed: Constraint, place: CellPlace, of_row: bool) -> Constraint:
    """What row or header counts; the other of them has a part of it, unless it is a total or a time."""
    holder = (place.part and place.column.name) if of_row else (not place.total and place.row.name)
    return _held(placed, holder) if holder else placed


def with_bare_number(said: Statement) -> Statement:
    """The reading of a cell: a number alone in it numbers nothing, it lacks its measure word."""
    if said.constraints or len(said.others) != 1 or not read_cell_figure(said.text):
        return said
    others = tuple(
        Reading(ReadingKind.UNREAD, each.span, "缺计量单位?") if each.kind is ReadingKind.ORDINAL else each
        for each in said.others
    )
    return said._replace(others=others)


def _in_cell(constraint: Constraint, cell: str, unit: str) -> Constraint:
    """A constraint read from header and cell, placed in the cell; the measure word is told with its figure."""
    span = Span(0, len(cell))
    role = Role.POINTS if unit == POINT else constraint.role
    return constraint._replace(
        quantity=constraint.quantity._replace(span=span, raw=cell + unit), clause=span, role=role
    )


def _held(constraint: Constraint, holder: str) -> Constraint:
    """A constraint that is the share of one row, or the step of one column of time."""
    name = constraint.indicator
    return constraint._replace(indicator=f"{name}({holder})", parent=name, holder=holder)

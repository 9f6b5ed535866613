"""Cells of numbers: what a figure under a printed header is a target of.

Enters: a cell, the header of its column (新建高标准农田(万亩)) and the name of its row (青桐镇).  Leaves: a
`Statement` whose places are those of the cell.  The header says what is counted and in which measure word; where the
row does that (新增企业(户) under 一季度末), the column only says for when.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from checker.language.constraint import LONGEST_NAME, Constraint, Reading, ReadingKind, Statement
from checker.language.statement.statements import Context, read_statement
from checker.language.statement.vocabulary import one_of, vocabulary
from checker.source import Span, fold
from checker.words.measures import load_measures
from checker.words.numerals import ORDINAL
from checker.words.words import load_words
from checker.words.years import PLAN_YEAR

_SIGNS = {"≥": "不低于", "≤": "不超过", ">": "超过", "<": "低于", "约": "约", "": ""}
"""Signs before a figure in the words of the text."""
TARGET = "年度目标"
"""The header of a column that gives the target of its row."""
_IN_BRACKETS = re.compile(r"(.*?)\s*[(\[]([^()\[\]]*)[)\]]\s*$")


class Headed(NamedTuple):
    """A header without the measure word that it gives in brackets, and that word."""

    name: str
    unit: str = ""


class CellPlace(NamedTuple):
    """Where a cell of numbers stands: column, row, whether the row gives the total, and the table's measure word."""

    header: str
    row: str
    total: bool = False
    measure: str = ""


class _Patterns(NamedTuple):
    """A figure alone in a cell, a column of time, and a column of one year."""

    figure: re.Pattern[str]
    time: re.Pattern[str]
    year: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    words, bounds = load_measures(), one_of(load_words().cell_bounds)
    return _Patterns(
        re.compile(rf"\s*(?P<sign>[≥≤><约]?)\s*(?P<number>[0-9][0-9,]*(?:\.[0-9]+)?)\s*(?P<bound>{bounds})?\s*"),
        re.compile(f"(?:{PLAN_YEAR}年)?(?:{words.time_columns})$"),
        re.compile(f"({PLAN_YEAR})年?(?:{one_of(words.year_columns)})?"),
    )


@cache
def _unit() -> re.Pattern[str]:
    words = vocabulary()
    return re.compile(rf"(?:单位:)?((?:{words.scale})?(?:{words.measure_word})|[%‰])")


def read_header(text: str) -> Headed:
    """新建高标准农田(万亩) as 新建高标准农田 and 万亩; brackets that hold no measure word belong to the name."""
    folded = "".join(fold(text).split())[:LONGEST_NAME]
    match = _IN_BRACKETS.match(folded)
    unit = _unit().fullmatch(match[2]) if match else None
    return Headed(match[1], unit[1]) if match and unit else Headed(folded)


def is_figure(cell: str) -> bool:
    """Whether a cell holds a figure alone, with its sign and bound word (≥5, 95以上)."""
    return bool(_patterns().figure.fullmatch(fold(cell)))


def is_measure_word(text: str) -> bool:
    """Whether a cell holds a measure word alone (计量单位: 户)."""
    return bool(_unit().fullmatch("".join(fold(text).split())))


def _stated(measure: str) -> str:
    """单位:万元 as 万元."""
    match = _unit().fullmatch("".join(fold(measure).split()).strip("()"))
    return match[1] if match else ""


@cache
def _totals() -> frozenset[str]:
    return frozenset(load_measures().total_rows)


def is_total(name: str) -> bool:
    """Whether a row or column of this name adds up the others (合计)."""
    return _bare(name) in _totals()


def is_subtotal(name: str) -> bool:
    """Whether a row of this name adds up those since the last one (小计)."""
    return _bare(name).endswith(tuple(load_measures().subtotal_rows))


def is_section(name: str) -> bool:
    """Whether a row of this name opens a section, whose sums it gives (一、工业项目)."""
    return bool(re.match(rf"{ORDINAL}、", fold(name)))


def _bare(name: str) -> str:
    """A name without blanks and without a count in brackets: 合计(15个)."""
    return re.sub(r"\([^()]*\)$", "", "".join(fold(name).split()))


def read_cell(cell: str, place: CellPlace, context: Context) -> Statement:
    """The target that a cell gives; a cell with words is read by itself, with the header as its subject."""
    column, row = read_header(place.header), read_header(place.row)
    timed = _patterns().time.match(column.name) or _patterns().year.fullmatch(column.name)
    of_row = is_total(column.name) or bool(timed) or bool(row.unit and not column.unit)
    name, unit = row.name if of_row else column.name, column.unit or row.unit or _stated(place.measure)
    figure = _patterns().figure.fullmatch(fold(cell))
    if figure is None:
        return read_statement(cell, context._replace(subject=name))
    value = f"{_SIGNS[figure['sign']]}{figure['number']}{unit}{figure['bound'] or ''}"
    said = read_statement(f"{name}{value}", context)
    if len(said.constraints) != 1:
        unread = Reading(ReadingKind.UNREAD, Span(0, len(cell)), "缺计量单位?")
        return Statement(cell, (), (unread,))
    placed = _in_cell(said.constraints[0], cell, unit)
    if of_row and (year := _patterns().year.fullmatch(column.name)):
        return Statement(cell, (placed._replace(period=year[1]),))
    if not of_row:
        return Statement(cell, (placed if place.total else _held(placed, row.name),))
    whole = is_total(column.name) or column.name in load_measures().whole_year
    return Statement(cell, (placed if whole else _held(placed, column.name)._replace(parent=None),))


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

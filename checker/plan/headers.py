"""Headers of columns, names of rows, and cells that hold no words: what they say by themselves.

Enters: a printed header (新建高标准农田(万亩)), the name of a row (小计), a cell (≥5).  Leaves: the name in a header
and its measure word, what a row adds up, the figure alone in a cell.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from checker.source import fold
from checker.words.measures import load_measures
from checker.words.numerals import ORDINAL
from checker.words.vocabulary import one_of, vocabulary
from checker.words.words import load_words
from checker.words.years import PLAN_YEAR
from checker.words.zones import load_zones

LONGEST_NAME = 200
"""Characters of the longest name; what is longer names nothing, and to compare it with others would cost much."""
_IN_BRACKETS = re.compile(r"(.*?)\s*[(\[]([^()\[\]]*)[)\]]\s*$")
_YEAR = re.compile(rf"(?<!\d){PLAN_YEAR}(?!\d)")


class Header(NamedTuple):
    """A header without the measure word that it gives in brackets, and that word."""

    name: str
    unit: str = ""


class Column(NamedTuple):
    """A column of a table: its header as printed, what that says, and whether it tells what was reached before."""

    text: str
    header: Header
    past: bool = False


TARGET = Header("年度目标")
"""The header of a column that gives the target of its row."""


class CellPlace(NamedTuple):
    """Where a cell of numbers stands: column, row, whether the row gives the total, and the table's measure word."""

    column: Header
    row: Header
    total: bool = False
    measure: str = ""


class Figure(NamedTuple):
    """A figure alone in a cell, with the sign before it and the bound word behind it (≥5, 95以上)."""

    sign: str
    number: str
    bound: str


@cache
def _figure() -> re.Pattern[str]:
    bounds = one_of(load_words().cell_bounds)
    return re.compile(rf"\s*([≥≤><约]?)\s*([0-9][0-9,]*(?:\.[0-9]+)?)\s*({bounds})?\s*")


@cache
def _unit() -> re.Pattern[str]:
    words = vocabulary()
    return re.compile(rf"(?:单位:)?((?:{words.scale})?(?:{words.measure_word})|[%‰])")


def _plain(text: str) -> str:
    return "".join(fold(text).split())


def read_header(text: str) -> Header:
    """新建高标准农田(万亩) as 新建高标准农田 and 万亩; brackets that hold no measure word belong to the name."""
    plain = _plain(text)[:LONGEST_NAME]
    match = _IN_BRACKETS.match(plain)
    unit = _unit().fullmatch(match[2]) if match else None
    return Header(match[1], unit[1]) if match and unit else Header(plain)


def column_of_values(text: str, year: int | None) -> Column:
    """A column of numbers; it tells results where its header says so, or names a year before the plan's."""
    return Column(text, read_header(text), _tells_past(text, year))


def _tells_past(header: str, year: int | None) -> bool:
    words = load_zones()
    told = re.search(f"(?<![{words.not_past_after}])(?:{'|'.join(words.past_columns)})", header)
    years = [int(found) for found in _YEAR.findall(header)]
    return bool(told) or bool(year and years and max(years) < year)


def read_cell_figure(cell: str) -> Figure | None:
    """The figure of a cell that holds nothing else."""
    match = _figure().fullmatch(fold(cell))
    return Figure(match[1], match[2], match[3] or "") if match else None


def is_measure_word(text: str) -> bool:
    """Whether a cell holds a measure word alone (计量单位: 户)."""
    return bool(_unit().fullmatch(_plain(text)))


def measure_word_of(text: str) -> str:
    """单位:万元 as 万元."""
    match = _unit().fullmatch(_plain(text).strip("()"))
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
    return re.sub(r"\([^()]*\)$", "", _plain(name))

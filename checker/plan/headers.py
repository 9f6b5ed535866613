"""Headers of columns, names of rows, and cells that hold no words: what they say by themselves.

Enters: a printed header (新建高标准农田(万亩), 2030年目标), the name of a row (小计), a cell (≥5).  Leaves: the name in
a header, its measure word and its time, what a row adds up, the figure alone in a cell.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
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
POINT = "分"
"""The measure word of points, which their column need not give."""
_IN_BRACKETS = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
_BRACKETED = re.compile(r"\s*[(\[〔【].*[)\]〕】]\s*")
_YEAR = re.compile(rf"(?<!\d){PLAN_YEAR}(?!\d)")
_BETWEEN = re.compile("[^/、]+")


class Header(NamedTuple):
    """What a header counts, in which measure word and for when; a column of time or of targets has no name.

    `year` is one year as four digits, `time` any other time as printed (一季度, 2026—2028年, 2026/2027年).
    """

    name: str
    unit: str = ""
    year: str = ""
    time: str = ""


class Column(NamedTuple):
    """A column of a table: its header as printed, what that says, and whether it tells what was reached before."""

    text: str
    header: Header
    past: bool = False


class CellPlace(NamedTuple):
    """Where a cell of numbers stands: column, row, whether the row gives the total, the table's measure word for it,
    and whether the column gives a part of what the row counts."""

    column: Header
    row: Header
    total: bool = False
    measure: str = ""
    part: bool = False


class CellFigure(NamedTuple):
    """A figure alone in a cell, with the sign before it and the bound word behind it (≥5, 95以上)."""

    sign: str
    number: str
    bound: str


@cache
def _figure() -> re.Pattern[str]:
    bounds = one_of(load_words().cell_bounds)
    figure = rf"\s*([≥≤><=约]?)\s*([0-9][0-9,]*(?:\.[0-9]+)?)\s*({bounds})?\s*"
    return re.compile(rf"\s*(?:{figure}|[\[【〔]{figure}[\]】〕]|\({figure}\))\s*")


@cache
def _unit() -> re.Pattern[str]:
    words = vocabulary()
    return re.compile(rf"(?:{load_measures().before_measure})?((?:{words.scale})?(?:{words.measure_word})|[%‰])")


def _plain(text: str) -> str:
    return "".join(fold(text).split())


class _Times(NamedTuple):
    """The years and other times in a header, and what a column of time says besides."""

    years: re.Pattern[str]
    """The first and last of several years, or each of them."""
    year: re.Pattern[str]
    time: re.Pattern[str]
    idle: re.Pattern[str]


@cache
def _times() -> _Times:
    words = load_measures()
    idle = one_of((*words.year_columns, *load_zones().past_columns))
    return _Times(
        re.compile(rf"{PLAN_YEAR}年?(?:[—–~至-]+{PLAN_YEAR}|(?:[/、]{PLAN_YEAR}年?)+)年?"),
        re.compile(rf"[到至截]?(?<![\d.])({PLAN_YEAR})(?:年[底末度]?|(?=(?:{idle})?$))"),
        re.compile(f"(?:{words.time_columns})"),
        re.compile(f"[的各]?(?:{idle})+$"),
    )


def read_header(text: str) -> Header:
    """新建高标准农田(万亩) as 新建高标准农田 and 万亩; brackets that hold no measure word belong to the name."""
    name, unit = _without_unit(text)
    return _timed(name, unit or (POINT if is_points(name) else ""))


def read_row_name(text: str) -> Header:
    """The name of a row with its measure word; it gives a time only where it is nothing else (2030年)."""
    name, unit = _without_unit(text)
    timed = _timed(name, unit)
    return timed if not timed.name and (timed.year or timed.time) else Header(name, unit)


def _without_unit(text: str) -> tuple[str, str]:
    plain = _plain(text)[:LONGEST_NAME]
    units = [(match[0], word[1]) for match in _IN_BRACKETS.finditer(plain) if (word := _unit().fullmatch(match[1]))]
    printed, unit = units[-1] if units else ("", "")
    return (plain.replace(printed, "") if printed else plain), unit


def _timed(name: str, unit: str) -> Header:
    """A header with its time taken from its name, and with the words taken off that only say it is a target."""
    times = _times()
    if _is_idle(name):
        return Header("", unit)
    if span := times.years.search(name):
        return Header(_named(name.replace(span[0], "", 1)), unit, "", span[0])
    year = times.year.search(name)
    rest = name.replace(year[0], "", 1) if year else name
    time = times.time.search(rest)
    left = _named(rest.replace(time[0], "", 1) if time else rest)
    if time and left and time[0] in load_measures().whole_year:  # 年度投资 is no time, it is what is counted
        time, left = None, _named(rest)
    if not (year or time):
        return Header(name, unit)
    return Header(left, unit, year[1] if year else "", time[0] if time else "")


def _named(rest: str) -> str:
    """What a column of time counts besides: nothing, where only words like 目标 are left."""
    return _times().idle.sub("", rest.strip("、,()/ ")).strip("、,()/ ")


def _is_idle(name: str) -> bool:
    return bool(_times().idle.fullmatch(name))


def column_of_values(text: str, year: int | None) -> Column:
    """A column of numbers; it tells results where its header says so, or names a year before the plan's."""
    return Column(text, read_header(text), _tells_past(text, year))


def _tells_past(header: str, year: int | None) -> bool:
    words = load_zones()
    told = re.search(f"(?<![{words.not_past_after}])(?:{'|'.join(words.past_columns)})", header)
    ends = _without_unit(header)[0].endswith(words.past_column_ends)
    years = [int(found) for found in _YEAR.findall(header)]
    return bool(told) or ends or bool(year and years and max(years) < year)


def read_cell_figure(cell: str) -> CellFigure | None:
    """The figure of a cell that holds nothing else."""
    match = _figure().fullmatch(fold(cell))
    if match is None:
        return None
    sign, number, bound = next(match.group(at, at + 1, at + 2) for at in (1, 4, 7) if match[at + 1])
    return CellFigure(sign, number, bound or "")


def said_of_cell(column: str, cell: str) -> str:
    """What a column says of one cell: 年均增长〔累计〕 gives growth, but in brackets what is added over all years."""
    words = load_measures()
    both = words.growth_or_sum.fullmatch(column)
    if not both or not both["growth"].endswith(words.growth_columns):
        return column
    return words.added_over_all if _BRACKETED.fullmatch(fold(cell)) else both["growth"]


def years_of(column: Header) -> Sequence[str]:
    """The years of a column that gives a figure for each of several (2031/2032/2033年)."""
    several = column.time and not re.search("[—–~至-]", column.time)
    years = _YEAR.findall(column.time) if several else []
    return years if len(years) > 1 else ()


def figures_by_year(cell: str, column: Header) -> Sequence[tuple[str, int, str]]:
    """The figures of such a cell (15/20/25): the year of each, where it begins and how it is printed."""
    years, found = years_of(column), [(match.start(), match[0]) for match in _BETWEEN.finditer(cell)]
    if not years or len(found) != len(years) or not all(read_cell_figure(text) for _, text in found):
        return ()
    return [(year, start, text) for year, (start, text) in zip(years, found, strict=True)]


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


def is_sum(name: str) -> bool:
    """Whether a column of this name adds up those beside it (合计, 小计)."""
    return is_total(name) or is_subtotal(name)


def without_sum(name: str) -> str:
    """What a column counts that adds up others: nothing of its own (合计), or what stands before it (农田小计)."""
    return "" if is_total(name) else re.sub(f"(?:{one_of(load_measures().subtotal_rows)})$", "", name)


def without_part(name: str) -> str:
    """What a column counts that tells a part of the one before it (其中:省级资金)."""
    return re.sub(f"^(?:{one_of(load_measures().partial_rows)})[:：]", "", name)


def is_points(name: str) -> bool:
    """Whether a column of this name gives points."""
    return name.endswith(tuple(load_measures().points_columns))


def is_section(name: str) -> bool:
    """Whether a row of this name opens a section, whose sums it gives (一、工业项目, (一)工业项目)."""
    return bool(re.match(rf"{ORDINAL}、|\({ORDINAL}\)", fold(name)))


def _bare(name: str) -> str:
    """A name without blanks and without a count in brackets: 合计(15个)."""
    return re.sub(r"\([^()]*\)$", "", _plain(name))

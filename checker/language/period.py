"""The period that a figure is for: a year, several years, a part of a year, or a stage.

Enters: the words that name it, in a sentence, a heading or the header of a column.  Leaves: a `Period`, whose
text is the same however it was printed: 2028, 2028-Q1, 2028-H1, 2028-01..09, 2026..2028, P3Y for 三年, S1 for 第一阶段.
A day by which something is done stands for its year (到2028年底, 2028年6月底前).
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from checker.source import fold
from checker.words.numerals import ONE_TO_TEN
from checker.words.periods import load_periods
from checker.words.vocabulary import one_of
from checker.words.years import YEAR

_SPAN = re.compile(rf"({YEAR})\s*年?\s*(?:——|[—–~至到-])\s*({YEAR})(?:年|$|(?![0-9]))")
_YEAR = re.compile(rf"({YEAR})(?=\s*[年./-]|$)")
_QUARTER = re.compile(r"第?([一二三四1-4])(?:[、和至到—-]+([一二三四1-4]))*季度")
_MONTHS = re.compile(r"(?<![0-9])(1[0-2]|0?[1-9])月?\s*(?:——|[—–~至到-])\s*(1[0-2]|0?[1-9])月")
_STAGE = re.compile(f"第([{ONE_TO_TEN}])阶段")
_OPENING_STAGE = re.compile(f" ?第([{ONE_TO_TEN}])阶段(?:内|末|底)?(?![一-鿿]{{0,4}}为)")
_NUMERALS = "一二三四五六七八九十"
_NAMES = {
    (1, 3): "Q1",
    (4, 6): "Q2",
    (7, 9): "Q3",
    (10, 12): "Q4",
    (1, 6): "H1",
    (7, 12): "H2",
}
_WRITTEN = {
    (1, 3): "一季度",
    (4, 6): "二季度",
    (7, 9): "三季度",
    (10, 12): "四季度",
    (1, 6): "上半年",
    (7, 12): "下半年",
}


class Period(NamedTuple):
    """Years, and which part of them; what is not known is None.

    `months` are the first and last month of a part of a year; `stage` counts stages (第一阶段); `years` is how many are
    taken together where they are not named (三年).
    """

    first: int | None = None
    last: int | None = None
    months: tuple[int, int] | None = None
    stage: int | None = None
    years: int | None = None

    def __str__(self) -> str:
        return "-".join(filter(None, (self._span(), self._months(), f"S{self.stage}" if self.stage else "")))

    @property
    def written(self) -> str:
        """As a clerk writes it: 2030年, 2030—2032年, 2030年一季度, 三年 as 3年."""
        years = f"{self.first}年" if self.first == self.last else f"{self.first}—{self.last}年"
        span = years if self.first else f"{self.years}年" if self.years else ""
        told = _WRITTEN.get(self.months) if self.months else ""
        months = told if told is not None else "—".join(map(str, sorted({*(self.months or ())}))) + "月"
        return f"{span}{months}{f'第{self.stage}阶段' if self.stage else ''}"

    @property
    def year(self) -> int | None:
        """The year, where it is one whole year."""
        return self.first if self.first == self.last and self == Period(self.first, self.last) else None

    def within(self, around: Period | None) -> Period:
        """This period, in the years of another where it names none of its own."""
        named = self.first is not None or self.years is not None
        return self if named or around is None else self._replace(first=around.first, last=around.last)

    def until(self, last: Period) -> Period:
        """This year and all up to a later one; the other alone where they are no two years."""
        follows = self.year and last.year and self.year < last.year
        return Period(self.first, last.last) if follows else last

    def whole(self) -> Period | None:
        """Its years without the part of them; None where they are not known."""
        return None if self.first is None else Period(self.first, self.last)

    def _span(self) -> str:
        if self.first is None:
            return f"P{self.years}Y" if self.years else ""
        return f"{self.first}" if self.first == self.last else f"{self.first}..{self.last}"

    def _months(self) -> str:
        if self.months is None:
            return ""
        first, last = self.months
        return _NAMES.get(self.months, f"{first:02}..{last:02}")


def of_year(year: int) -> Period:
    """One whole year."""
    return Period(year, year)


def read_period(text: str) -> Period | None:
    """The period that words name, the last year of several; None where they name no time."""
    plain = fold(text)
    years = _years(plain)
    months, stage = _part(plain), _STAGE.search(plain)
    if years or months or stage:
        first, last = years or (None, None)
        return Period(first, last, months, _number(stage[1]) if stage else None)
    several = _several().fullmatch(plain)
    return Period(years=load_periods().several[several[1]]) if several else None


def read_plan_years(text: str) -> Period | None:
    """The years of the one five-year plan that a text names (“十四五”主要指标)."""
    named = {years for word, years in load_periods().plans.items() if word in text}
    return Period(*named.pop()) if len(named) == 1 else None


def opening_plan_years(text: str) -> tuple[Period, int] | None:
    """The years of the five-year plan that a text opens with (“十四五”期间…), and how many characters say so."""
    match = _opening_plan().match(text)
    return (Period(*load_periods().plans[match[1]]), match.end()) if match else None


def opening_stage(text: str) -> tuple[Period, int] | None:
    """The stage that a text opens with (第一阶段完成…), and how many characters say so."""
    match = _OPENING_STAGE.match(text)
    return (Period(stage=_number(match[1])), match.end()) if match else None


@cache
def _opening_plan() -> re.Pattern[str]:
    return re.compile(f' ?在?[“"]?({one_of(load_periods().plans)})[”"]?(?:{load_periods().of_plan})')


def period_at_end(text: str) -> Period | None:
    """The several years that a name ends with, whose sum follows (护理床位三年净增…)."""
    match = _several_at_end().search(text)
    return read_period(match[1]) if match else None


@cache
def _several_at_end() -> re.Pattern[str]:
    return re.compile(f"(?<![第高初])({one_of(load_periods().several)}) ?$")


def _years(plain: str) -> tuple[int, int] | None:
    if spans := _SPAN.findall(plain):
        first, last = map(int, spans[-1])
        return (first, last) if first <= last else None
    named = _YEAR.findall(plain)
    return (int(named[-1]), int(named[-1])) if named else None


def _part(plain: str) -> tuple[int, int] | None:
    """The months of a part of a year; none for what ends with the year."""
    words = load_periods().parts
    if match := _words().search(plain):
        return words[match[0]]
    if match := _QUARTER.search(plain):
        months = 3 * _number(match[1]) - 2, 3 * _number(match[2] or match[1])
        return months if months != (1, 12) else None
    if (match := _MONTHS.search(plain)) and int(match[1]) < int(match[2]):
        months = int(match[1]), int(match[2])
        return months if months != (1, 12) else None
    return None


def _number(numeral: str) -> int:
    return _NUMERALS.index(numeral) + 1 if numeral in _NUMERALS else int(numeral)


@cache
def _words() -> re.Pattern[str]:
    return re.compile(one_of(load_periods().parts))


@cache
def _several() -> re.Pattern[str]:
    words = load_periods()
    return re.compile(f"({one_of(words.several)})(?:{one_of(words.several_columns)})?")

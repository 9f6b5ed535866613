"""Whole days as documents print them: 2030年3月5日, 二〇三〇年三月五日.

Enters: a text folded to half width.  Leaves: where each day stands, and its year, month and day as printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from checker.source import Span
from checker.words.numerals import read_number
from checker.words.years import PLAN_YEAR

_DIGITS = re.compile(rf"({PLAN_YEAR})\s*年\s*(\d{{1,2}})\s*月\s*(\d{{1,2}})\s*日")
_CHINESE = re.compile(
    r"([二〇○零一三四五六七八九Oo]{4})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日"
)
_YEARS = str.maketrans("〇○零Oo一二三四五六七八九", "00000123456789")


class PrintedDay(NamedTuple):
    """A day as printed, which no calendar need have."""

    span: Span
    year: int
    month: int
    day: int

    @property
    def date(self) -> date | None:
        """The day; None for one that no calendar has."""
        try:
            return date(self.year, self.month, self.day)
        except ValueError:
            return None


def find_days(text: str) -> Iterator[PrintedDay]:
    """The days of a text, those in digits first."""
    for match in _DIGITS.finditer(text):
        yield PrintedDay(Span(*match.span()), *map(int, match.groups()))
    for match in _CHINESE.finditer(text):
        year = int(match[1].translate(_YEARS))
        yield PrintedDay(Span(*match.span()), year, read_number(match[2]), read_number(match[3]))

"""The periods that headings, headers and the openings of sentences name.

Enters: a text.  Leaves: the period it names, and the words that name it; None where it names none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from checker.language.constraint import Ground, Source
from checker.language.period import Period, of_year, read_period, read_plan_years
from checker.source import fold
from checker.words.periods import load_periods
from checker.words.years import PLAN_YEAR, YEAR

Dated = tuple[Period, Ground]
"""A period, and why it is held."""

_YEAR = re.compile(rf"{YEAR}(?=\s*[年.-]|$)")
_SPAN = re.compile(rf"({PLAN_YEAR})\s*年?[—–~-]+\s*({PLAN_YEAR})年?")
_PART = re.compile(r"(?:(?:\d{4}年)?第?[一二三四1-4]季度|(?:\d{4}年)?[上下]半年)(?!.*[:、])")
"""A part of a year at the head of a heading, over what is to be done in it (一季度(1月至3月))."""
_OPENING = re.compile(rf"[^,。;截]{{0,6}}?((?:到|至)({YEAR})年)")


def opening_period(text: str) -> Dated | None:
    """The year that a sentence opens with (到2030年, …), which the sentences after it go on with."""
    match = _OPENING.match(fold(text))
    return (of_year(int(match[2])), Ground(Source.BEFORE, match[1])) if match else None


def planned_period(sentence: str) -> Dated | None:
    """The five-year plan that a sentence opens with (“十五五”期间, …), of what it says itself."""
    match = load_periods().planned.match(sentence)
    period = read_plan_years(match[1]) if match else None
    return (period, Ground(Source.SENTENCE, match[0])) if match and period else None


def alone_period(text: str) -> Dated | None:
    """The year that stands on a line of its own above what is planned for it (2030年)."""
    match = re.fullmatch(rf"\s*[(【\[]?({PLAN_YEAR}){load_periods().alone}[)】\]]?[:。]?\s*", fold(text))
    return (of_year(int(match[1])), Ground(Source.BEFORE, text)) if match else None


def heading_period(headings: Sequence[str]) -> Dated | None:
    """The one year that the innermost heading with a year names (2026年为启动年), or the part of one it opens with."""
    for at, text in enumerate(reversed(headings)):
        if _PART.match(fold(text)):
            part, around = read_period(text), heading_period(headings[: -at - 1])
            return (part.within(around and around[0]), Ground(Source.HEADING, text)) if part else None
        if years := set(_YEAR.findall(fold(text))):
            only = years.pop() if len(years) == 1 else None
            return (of_year(int(only)), Ground(Source.HEADING, text)) if only else None
    return None


def cell_period(text: str, source: Source) -> Dated | None:
    """The period that a header or a deadline names."""
    period = read_period(text)
    return (period, Ground(source, text)) if period else None


def title_dated(title: str) -> Dated | None:
    """The years that the title of a table or an annex names."""
    period = title_period(title) or read_plan_years(title)
    return (period, Ground(Source.HEADING, title)) if period else heading_period([title])


def title_period(title: str) -> Period | None:
    """The first and last year of a title (2026—2028年)."""
    match = _SPAN.search(fold(title))
    return Period(int(match[1]), int(match[2])) if match else None

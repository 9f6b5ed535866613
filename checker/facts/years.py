"""The years that headings, headers and the openings of sentences name.

Enters: a text.  Leaves: a year as four digits, or "" where it names none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from checker.source import fold
from checker.words.years import PLAN_YEAR, YEAR

_YEAR = re.compile(rf"{YEAR}(?=\s*[年.-]|$)")
_SPAN = re.compile(rf"({PLAN_YEAR})\s*年?[—–~-]+\s*({PLAN_YEAR})年?")
_OPENING = re.compile(rf"[^,。;]{{0,6}}?(?:到|至)({YEAR})年")


def opening_year(text: str) -> str:
    """The year that a sentence opens with (到2030年, …), which the sentences after it go on with."""
    match = _OPENING.match(fold(text))
    return match[1] if match else ""


def heading_year(headings: Sequence[str]) -> str:
    """The one year that the innermost heading with a year names (2026年为启动年)."""
    named = next((years for text in reversed(headings) if (years := set(_YEAR.findall(fold(text))))), set())
    return named.pop()[:4] if len(named) == 1 else ""


def year_span(title: str) -> tuple[int, int] | None:
    """The first and last year of a title (2026—2028年)."""
    match = _SPAN.search(fold(title))
    return (int(match[1]), int(match[2])) if match else None


def any_year(text: str) -> str:
    """The first year that a header or a deadline names."""
    match = _YEAR.search(fold(text))
    return match[0] if match else ""

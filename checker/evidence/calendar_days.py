"""Days as they are printed: those that no calendar has, and spans that end before they begin.

Enters: facts.  Leaves: `Hit`s.  A span over the turn of a year (11月1日至3月31日) may mean the year after: cannot tell.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator

from checker.evidence.places import folded_prose
from checker.facts import Facts
from checker.passages import Passage
from checker.printed import place_of
from checker.rule import Hit
from checker.source import Span
from checker.words.years import PLAN_YEAR

_DAY = re.compile(
    rf"(?<![\d.])(?:(?P<year>{PLAN_YEAR})年)?(?P<month>\d{{1,2}})月(?:(?P<day>\d{{1,2}})日|(?=[底末份初]))"
)
_SPAN = re.compile(
    r"(?<!\d)(?P<month>\d{1,2})月(?P<day>\d{1,2})日\s*(?:[—–~-]+|至|到)\s*(?:(?P<to>\d{1,2})月)?(?P<last>\d{1,2})日"
)
_YEARS = re.compile(rf"(?<!\d)(?P<first>{PLAN_YEAR})年?\s*(?:[—–~-]+|至|到)\s*(?P<last>{PLAN_YEAR})年")
_LEAP = 2024
"""A year that has every day, for one printed without a year."""
_AUTUMN, _SPRING = 7, 6
"""A span from the one on, to the other at the latest, may go over the turn of a year."""


def misprinted_days(facts: Facts) -> Iterator[Hit]:
    """Days that do not exist and spans of days or years in reverse, in printed order."""
    for passage, text in facts.once(folded_prose):
        for match in _DAY.finditer(text):
            year = int(match["year"] or _LEAP)
            if not _exists(year, int(match["month"]), int(match["day"] or 1)):
                yield _hit("impossible", passage, match)
        for match in _SPAN.finditer(text):
            begins = int(match["month"]), int(match["day"])
            ends = int(match["to"] or match["month"]), int(match["last"])
            if ends < begins:
                turn = begins[0] >= _AUTUMN and ends[0] <= _SPRING
                yield _hit("reversed-unsure" if turn else "reversed", passage, match)
        for match in _YEARS.finditer(text):
            if int(match["last"]) < int(match["first"]):
                yield _hit("reversed", passage, match)


def _exists(year: int, month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]


def _hit(outcome: str, passage: Passage, match: re.Match[str]) -> Hit:
    place = place_of(passage, Span(*match.span()))
    values = {"document": passage.label, "numbers": place.quote, "usual": "", "quote": place.quote}
    return Hit(outcome, (place,), values, (place.quote,))

"""What must be ready before an event (其安全保障方案须于…前报批), with a deadline after the day on which it is held.

An event is known by its name, printed in full in both places.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from checker.checks.check import NothingToCompare, Outcome
from checker.checks.dates._times import Time, read_times
from checker.checks.shared.deadlines import find_deadlines
from checker.checks.shared.places import prose
from checker.checks.shared.wording import quoted
from checker.facts import Facts
from checker.facts.printed import place_of
from checker.plan.passages import Passage
from checker.source import Span
from checker.words.dates import load_dates
from checker.words.vocabulary import one_of

QUOTES_DIFFER = False
_TIME = "[0-9年月日底末初前上中下旬]{2,12}"


class TooLate(Outcome):
    """An event and its day, and by when it is to be prepared."""

    event: str
    held: str
    place: str
    prepared: str


OUTCOMES = (TooLate,)


class _Event(NamedTuple):
    """An event with the time at which it is held, and where both are printed."""

    name: str
    time: Time
    passage: Passage
    span: Span


def find(facts: Facts) -> Iterator[Outcome]:
    """One for each deadline by which an event is prepared after it was held."""
    events = tuple(_events(facts))
    if not events:
        raise NothingToCompare
    for deadline in facts.once(find_deadlines):
        for event in events:
            if deadline.last > event.time.last and _prepares(deadline.clause, event.name):
                yield TooLate(
                    places=(place_of(event.passage, event.span), deadline.place),
                    fact=("event", event.name, event.time.text, deadline.text),
                    event=quoted(event.name),
                    held=event.time.text,
                    place=deadline.passage.label,
                    prepared=deadline.text,
                )


def _events(facts: Facts) -> Iterator[_Event]:
    """X于10月18日举行."""
    for passage in prose(facts):
        for match in _held().finditer(passage.plain):
            time = next(read_times(match["time"], facts.plan.year), None)
            if time and time.text == match["time"]:
                yield _Event(match["name"], time, passage, Span(*match.span()))


@cache
def _held() -> re.Pattern[str]:
    words = load_dates()
    name = r"(?P<name>[\u4e00-\u9fff]{4,24}?)"
    return re.compile(
        rf"(?:^|[,。;:、]){name}(?:{one_of(words.fillers)})*(?P<time>{_TIME})[^,。;\d]{{0,10}}?(?:{one_of(words.held)})"
    )


def _prepares(clause: str, name: str) -> bool:
    """Whether a clause speaks of what an event needs beforehand, right behind its name."""
    return bool(re.search(rf"{re.escape(name)}[^,。;，；]{{0,10}}(?:{one_of(load_dates().beforehand)})", clause))

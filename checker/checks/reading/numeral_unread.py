"""Numerals that no reading accounts for: what is not understood is shown, so that silence means something."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from checker.checks.check import Outcome
from checker.checks.reading._unread_columns import told_cells
from checker.checks.shared.families import split_by
from checker.checks.shared.wording import quotations
from checker.facts import Facts
from checker.facts.printed import place_of
from checker.finding import Place
from checker.language.constraint import Reading, ReadingKind
from checker.plan.passages import Passage
from checker.source import Span

QUOTES_DIFFER = False
_SHOWN = 3
"""So many are quoted in the message; all stand among the places."""
_AROUND = 10
"""Characters quoted on either side of a numeral."""


class Unread(Outcome):
    """Numerals of one document, each with the characters around it, and what they seem to lack."""

    document: str
    count: str
    quotes: str
    hint: str


OUTCOMES = (Unread,)


def find(facts: Facts) -> Iterator[Outcome]:
    """One for each document, but for numerals of columns and rows that are said as a whole."""
    told = told_cells(facts)
    names = {part.key: part.name for part in facts.outline.parts}
    unread = [found for found in facts.readings(ReadingKind.UNREAD) if found[0].index not in told]
    for document, found in split_by(unread, lambda each: each[0].document).items():
        places = tuple(_around(passage, reading) for passage, reading in found)
        yield Unread(
            places=places,
            fact=(document, *(f"{place.label}{place.quote}" for place in places)),
            document=names[document],
            count=str(len(places)),
            quotes=quotations((place.quote.strip() for place in places), limit=_SHOWN),
            hint=_lacking([reading for _, reading in found]),
        )


def _lacking(readings: Sequence[Reading]) -> str:
    """What numerals seem to lack, with how many of them where they lack several things."""
    hints = Counter(reading.hint for reading in readings)
    return "、".join(f"{number}处{hint}" if len(hints) > 1 else hint for hint, number in hints.items())


def _around(passage: Passage, reading: Reading) -> Place:
    start, end = reading.span
    return place_of(passage, Span(max(0, start - _AROUND), min(len(passage.text), end + _AROUND)))

"""Numerals that no reading accounts for: what is not understood is shown, so that silence means something."""

from __future__ import annotations

from collections.abc import Iterator

from checker.checks.check import Outcome
from checker.checks.reading._unread_columns import told_cells
from checker.facts import Facts
from checker.facts.printed import place_of
from checker.language.constraint import ReadingKind
from checker.source import Span

QUOTES_DIFFER = False
_AROUND = 10
"""Characters quoted on either side of a numeral."""


class Unread(Outcome):
    """A numeral with the characters around it, and what it may lack."""

    place: str
    quote: str
    hint: str


OUTCOMES = (Unread,)


def find(facts: Facts) -> Iterator[Outcome]:
    """One for each numeral, but for those of columns and rows that are said as a whole."""
    told = told_cells(facts)
    for passage, reading in facts.readings(ReadingKind.UNREAD):
        if passage.index in told:
            continue
        start = max(0, reading.span.start - _AROUND)
        end = min(len(passage.text), reading.span.end + _AROUND)
        place = place_of(passage, Span(start, end))
        yield Unread(
            places=(place,),
            fact=(passage.label, place.quote),
            place=passage.label,
            quote=place.quote.strip(),
            hint=reading.hint,
        )

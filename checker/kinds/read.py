"""Kind `read`: every numeral is understood; what is not is shown, so that silence means something."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Literal

from checker.checks.check import CheckOptions, Hit
from checker.facts import Facts
from checker.language.constraint import ReadingKind
from checker.printed import place_of
from checker.rules.rule import KindRule
from checker.source import Span

_VARIABLES = frozenset({"quote", "place", "hint"})
_AROUND = 10
"""Characters of context quoted on either side of a numeral."""


class Options(CheckOptions):
    """An unread numeral needs no options."""


class Read(KindRule):
    """Numerals that no reading accounts for."""

    outcomes: ClassVar = {"unread": _VARIABLES}
    kind: Literal["read"]
    options: Options = Options()

    def hits(self, facts: Facts) -> Iterator[Hit]:
        """One hit per unread numeral, quoted with its neighbourhood."""
        for passage, reading in facts.readings(ReadingKind.UNREAD):
            start = max(0, reading.span.start - _AROUND)
            end = min(len(passage.text), reading.span.end + _AROUND)
            place = place_of(passage, Span(start, end))
            values = {"quote": place.quote.strip(), "place": passage.label, "hint": reading.hint}
            yield Hit("unread", (place,), values, (passage.label, place.quote))

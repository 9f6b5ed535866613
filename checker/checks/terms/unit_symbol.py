"""One unit of measurement under several symbols, and symbols in the wrong case."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from checker.checks.check import Outcome
from checker.checks.shared.phrases import phrase
from checker.checks.shared.places import prose
from checker.facts import Facts
from checker.facts.corrections import corrected
from checker.facts.printed import place_of
from checker.finding import Edit, Place
from checker.source import Span
from checker.words.terms import load_terms

_SHOWN = 4
"""Places of each symbol that a finding holds."""
_NUMBER, _NAMED = 4, 6
"""Characters quoted before and behind a symbol."""


class Symbols(Outcome):
    """A unit with all its symbols, and how often each is printed."""

    count: str
    names: str


OUTCOMES = (Symbols,)


def find(facts: Facts) -> Iterator[Outcome]:
    """One for each unit."""
    units = load_terms().symbols
    found: dict[str, dict[str, list[Place]]] = defaultdict(lambda: defaultdict(list))
    edits: dict[str, list[Edit]] = defaultdict(list)
    for passage in prose(facts):
        text = passage.plain
        for match in _symbols().finditer(text):
            group = match.lastindex or 0
            span = phrase(facts, text, Span(*match.span(group)), (_NUMBER, _NAMED))
            unit = units[group - 1][0]
            found[unit][match[group]].append(place_of(passage, span))
            edits[unit] += corrected(passage, Span(*match.span(group)), unit)
    for unit, symbols in found.items():
        if len(symbols) > 1:
            yield Symbols(
                places=tuple(place for places in symbols.values() for place in places[:_SHOWN]),
                fact=(unit, *sorted(symbols)),
                count=str(len(symbols)),
                names="、".join(f"{symbol}({len(places)}处)" for symbol, places in symbols.items()),
                edits=tuple(edits[unit]),
            )


@cache
def _symbols() -> re.Pattern[str]:
    """Any symbol behind a figure, a group for each unit."""
    groups = "|".join(f"({symbols})" for _, symbols in load_terms().symbols)
    return re.compile(rf"(?<=\d)\s*(?:{groups})(?![A-Za-z])")

"""Clauses that say inside a sentence who answers for it: …,由县住建局牵头,县财政局、县城管局配合,9月底前完成.

Enters: a sentence.  Leaves: the spans of such clauses, or a `Responsibility` with spans in the whole text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from checker.language.units.responsibility import Responsibility, read_responsibility
from checker.language.units.units import UnitLexicon, UnitMention
from checker.source import Span
from checker.words.units import load_units
from checker.words.vocabulary import one_of


def charging_clauses(plain: str) -> Iterator[Span]:
    """Where a text says who answers, without the 由 before it."""
    if "由" in plain:
        yield from (Span(*match.span("said")) for match in _clause().finditer(plain))


def read_clause(plain: str, clause: Span, lexicon: UnitLexicon) -> Responsibility:
    """Who answers by one of these clauses."""
    read = read_responsibility(plain[clause.start : clause.end], lexicon)

    def moved(units: tuple[UnitMention, ...]) -> tuple[UnitMention, ...]:
        spans = (Span(unit.span.start + clause.start, unit.span.end + clause.start) for unit in units)
        return tuple(replace(unit, span=span) for unit, span in zip(units, spans, strict=True))

    return Responsibility(plain, moved(read.leads), moved(read.responsible), read.lead_kind, read.open)


@cache
def _clause() -> re.Pattern[str]:
    does = one_of(load_units().duty_ends)
    ends = "(?=[,。;]|$)"
    first, other = (rf"[^,。;()由]{{2,{size}}}?(?:{does}){ends}" for size in (40, 60))
    return re.compile(rf"(?:(?<=[,;。])|^)由(?P<said>{first}(?:,{other})*)")

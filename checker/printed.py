"""Targets and clauses with where they are printed.

What the facts hold of a plan and the rules point at: a value, its passage, and its characters there.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from checker.finding import Place
from checker.language.constraint import Constraint
from checker.language.indicator.identity import Indicator
from checker.plan.passages import Passage
from checker.source import Span, fold
from checker.words.years import PLAN_YEAR, YEAR

_YEAR = re.compile(rf"{YEAR}(?=\s*[年.-]|$)")
_SPAN = re.compile(rf"({PLAN_YEAR})\s*年?[—–~-]+\s*({PLAN_YEAR})年?")
_OPENING = re.compile(rf"[^,。;]{{0,6}}?(?:到|至)({YEAR})年")


@dataclass(frozen=True, slots=True)
class Target:
    """A constraint with where it is printed and what it measures."""

    passage: Passage
    constraint: Constraint
    indicator: Indicator
    period: str = ""
    """The year it is for: its own, that of an earlier sentence of its section, else the plan's; "" if unknown."""
    name: Passage | None = None
    """The cell that names the indicator, where another cell gives the value."""

    @property
    def places(self) -> tuple[Place, ...]:
        """Where the indicator is named and its value printed: one place, or two cells of a row."""
        return (place_of(self.name), self.place) if self.name else (self.place,)

    @property
    def place(self) -> Place:
        """Where the clause is printed, from its verb or indicator to the end of its value."""
        start, end = self.constraint.clause
        for word in (self.constraint.action, self.constraint.commitment):
            if word and self.passage.text.endswith(word, 0, start):
                start -= len(word)
        return place_of(self.passage, Span(start, end))


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause of a passage, the piece that alignment compares."""

    passage: Passage
    span: Span

    @property
    def text(self) -> str:
        """The clause as printed."""
        return self.passage.text[self.span.start : self.span.end]


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


def place_of(passage: Passage, span: Span | None = None) -> Place:
    """A passage, or some of its characters, as a place of a finding."""
    printed = passage.source.printed(span) if span else Span(0, len(passage.source.whole))
    quote = passage.source.whole[printed.start : printed.end]
    return Place(passage.document, passage.label, passage.route, printed, quote)

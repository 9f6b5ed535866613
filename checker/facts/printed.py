"""Targets and clauses with where they are printed.

What the facts hold of a plan and the rules point at: a value, its passage, and its characters there.
"""

from __future__ import annotations

from dataclasses import dataclass

from checker.finding import Place
from checker.language.constraint import Constraint
from checker.language.indicator.identity import Indicator
from checker.language.period import Period
from checker.plan.passages import Passage
from checker.source import Span


@dataclass(frozen=True, slots=True)
class Target:
    """A constraint with where it is printed and what it measures."""

    passage: Passage
    constraint: Constraint
    indicator: Indicator
    period: Period | None = None
    """What it is for: as its sentence, what stands before it, its row or heading says, else the plan's one year."""
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


def place_of(passage: Passage, span: Span | None = None) -> Place:
    """A passage, or some of its characters, as a place of a finding."""
    printed = passage.source.printed(span) if span else Span(0, len(passage.source.whole))
    quote = passage.source.whole[printed.start : printed.end]
    return Place(passage.document, passage.label, passage.route, printed, quote)

"""What a sentence hands on from clause to clause, and what has been read so far.

Enters: heads and marks in the order of printing.  Leaves: the year, promise, verb, indicator and whole that
hold for the clause at hand.  The rules are those of DESIGN section 6: an adverb of promise (力争) holds to
the end of the (half-)sentence, a verb of promise (争创) for its own objects and the verbless members after
them, a task verb for verbless members, a date to the end of the sentence.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from os.path import commonprefix
from typing import NamedTuple

from checker.language.constraint import Constraint, Reading
from checker.language.heads import Head, View
from checker.language.numerals import Figure


@dataclass(slots=True)
class Outcome:
    """What has been read of one text so far."""

    text: str
    figures: dict[int, Figure]
    constraints: list[Constraint] = field(default_factory=list)
    others: list[Reading] = field(default_factory=list)
    settled: set[int] = field(default_factory=set)


class Spot(NamedTuple):
    """One valued clause: its two forms, where it begins in the text, and the mark that opened it."""

    view: View
    offset: int
    opened_by: str


@dataclass(slots=True)
class Carry:
    """What holds at a place of a sentence."""

    given_year: int | None = None
    year: str | None = None
    adverb: str | None = None
    pledge: str | None = None
    action: str | None = None
    listwise: bool = False
    indicator: str = ""
    parent: str = ""
    wholes: tuple[Constraint, ...] = ()
    in_part: bool = False
    subject: bool = False
    pending: str = ""
    listed: tuple[str, ...] = ()
    recent: list[str] = field(default_factory=list)
    chain: list[int] = field(default_factory=list)

    @property
    def commitment(self) -> str | None:
        """The promise that holds."""
        return self.adverb or self.pledge

    def whole_of(self, part: str) -> Constraint | None:
        """The whole a part belongs to: among several, the one whose name begins most alike."""
        return max(self.wholes, key=lambda whole: len(commonprefix([whole.indicator, part])), default=None)

    def enter_clause(self, opened_by: str) -> None:
        """What the mark before a clause ends."""
        if opened_by == ";":
            self.adverb, self.in_part = None, False
        if opened_by != "、":
            self.chain = []
            if self.listwise:
                self.action, self.listwise = None, False
        self.listed = ()

    def enter_head(self, head: Head, opened_by: str) -> None:
        """What the words before a value change."""
        if head.year:
            self.year = head.year
        elif head.yearly and self.given_year and self.year is None:
            self.year = str(self.given_year)
        if head.part:
            self.in_part = bool(self.wholes)
        if head.adverb:
            self.adverb, self.pledge = head.adverb, None
        if head.pledge:
            self.pledge, self.action, self.adverb = head.pledge, head.action, None
        elif head.action:
            self.action, self.pledge = head.action, None
            self.in_part = self.in_part and (head.part or opened_by == "、")

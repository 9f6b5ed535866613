"""What a sentence hands on from clause to clause, and the sheet a clause is read on.

Enters: heads and marks in the order of printing.  Leaves: the year, promise, verb, indicator and whole that
hold for the clause at hand.  The rules are those of DESIGN section 6: an adverb of promise (力争) holds to
the end of the (half-)sentence, a verb of promise (争创) for its own objects and the verbless members after
them, a task verb for verbless members, a date to the end of the sentence.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from lark import Token

from checker.language.constraint import Constraint, Reading, ReadingKind
from checker.language.period import Period, of_year
from checker.language.statement.clauses import Amount, Item, Value, begin_of
from checker.language.statement.figure import Figure
from checker.language.statement.leads import Head, View
from checker.language.statement.listings import unnumbered
from checker.language.statement.quantities import RATES
from checker.language.statement.tails import read_tail
from checker.source import Span, fold
from checker.words.strings import common_prefix

_SHORTLY = 120


class Named(NamedTuple):
    """What a value is said of: the indicators, the clause's characters, the words around them.

    `own` tells names printed in the clause from inherited ones.
    """

    names: tuple[str, ...]
    start: int
    end: int
    head: Head
    tail: Head = Head()
    own: bool = True


@dataclass(slots=True)
class Progress:
    """What has been read of one text so far."""

    text: str
    figures: dict[int, Figure]
    words: dict[int, str]
    constraints: list[Constraint] = field(default_factory=list)
    others: list[Reading] = field(default_factory=list)
    settled: set[int] = field(default_factory=set)
    before: Sequence[Constraint] = ()
    """What the sentence before the one at hand says, also where that is the text before."""
    topic: str = ""
    """What a figure for a time is of where nothing else is named."""


class ClauseSpot(NamedTuple):
    """One clause: its two forms, where it begins, the mark that opened it, and its tree if it has values."""

    view: View
    offset: int
    opened_by: str
    valued: bool
    tree: Sequence[Item] | None


@dataclass(slots=True)
class Carry:
    """What holds at a place of a sentence."""

    given_year: int | None = None
    period: Period | None = None
    adverb: str | None = None
    pledge: str | None = None
    action: str | None = None
    frequency: str | None = None
    listwise: bool = False
    indicator: str = ""
    parent: str = ""
    area: str = ""
    wholes: tuple[Constraint, ...] = ()
    in_part: bool = False
    plain_parts: bool = False
    subject: bool = False
    rate: bool = False
    scoped: bool = False
    pending: str = ""
    topic: str = ""
    """What the clauses before name whose figures follow (投资进度:一季度…)."""
    listed: tuple[str, ...] = ()
    counted: tuple[str, ...] = ()
    recent: list[str] = field(default_factory=list)
    told: list[tuple[str, str | None]] = field(default_factory=list)
    """The indicators of the sentence with their measure words, as `recent`."""
    told_before: int = 0
    """How many of these stand before the clause at hand."""
    chain: list[int] = field(default_factory=list)

    @property
    def commitment(self) -> str | None:
        """The promise that holds."""
        return self.adverb or self.pledge

    def last_in(self, unit: str | None, summed: bool = False) -> str:
        """What was named last; of clauses before, or for a sum, what was told in this measure word.

        A change of a share is the share's; a level behind a growth is of what grows.
        """
        if unit == "个百分点" and self.recent:
            return unnumbered(self.recent[-1])
        last = self.told[-1][1] if self.told else unit
        earlier = summed or len(self.told) == self.told_before
        if earlier and unit not in RATES and last not in (unit, *RATES):
            return next((unnumbered(name) for name, told in reversed(self.told) if told == unit), self.indicator)
        return self.indicator

    def whole_of(self, part: str, unit: str | None) -> Constraint | None:
        """The whole a part belongs to: among several, one of its measure word whose name begins most alike."""
        of_unit = [whole for whole in self.wholes if whole.quantity.unit == unit] or self.wholes
        return max(of_unit, key=lambda whole: common_prefix(whole.indicator, part), default=None)

    def enter_bracket(self, whole: Constraint) -> None:
        """A bracket behind a target says of what it is made up, or gives it in another measure."""
        self.indicator, self.wholes, self.in_part = whole.indicator, (whole,), True
        self.period, self.action = whole.period, whole.action

    def enter_topic(self, topic: str) -> None:
        """A clause leads in figures, of what it names or of what was named before it."""
        self.topic = topic or self.topic
        self.indicator = topic or self.indicator

    def enter_clause(self, opened_by: str) -> None:
        """What the mark before a clause ends."""
        if opened_by == ";":
            self.adverb, self.in_part, self.action = None, False, None
        if opened_by != "、":
            self.chain, self.frequency = [], None
            if self.listwise:
                self.action, self.listwise = None, False
        self.listed, self.scoped, self.told_before = (), False, len(self.told)

    def enter_head(self, head: Head, opened_by: str) -> None:
        """What the words before a value change."""
        self.frequency = head.frequency or self.frequency
        around = self.period or (of_year(self.given_year) if self.given_year else None)
        if head.period:
            self.period = head.period.within(around)
        elif head.yearly and around:
            self.period = around.whole()
        if head.part:
            self.in_part, self.plain_parts = bool(self.wholes), False
        if head.adverb:
            self.adverb, self.pledge = head.adverb, None
        if head.pledge:
            self.pledge, self.action, self.adverb = head.pledge, head.action, None
        elif head.action:
            self.action, self.pledge = head.action, None
            if self.in_part and not head.part and opened_by != "、":
                self.in_part, self.indicator = False, self.wholes[0].indicator
        elif head.supported:
            self.action = self.pledge = None


@dataclass(slots=True)
class ClauseSheet:
    """One clause under reading: its runs of words and values in turn, gaps[n] standing before values[n]."""

    spot: ClauseSpot
    carry: Carry
    progress: Progress
    gaps: Sequence[Sequence[Token]]
    values: Sequence[Value]
    taken: set[int] = field(default_factory=set)
    last: Named | None = None
    basis: str = ""
    """What the value at hand is measured from, in words."""

    def figure(self, amount: Amount) -> Figure:
        """The figure behind the mask of an amount."""
        return self.progress.figures[amount.place + self.spot.offset]

    def word(self, value: Value) -> str:
        """The word behind the mask of a value that is one, as the scan found it."""
        assert value.word is not None
        return self.progress.words[begin_of(value.word) + self.spot.offset]

    def settle(self, value: Value) -> None:
        """Mark the figures of a value as read."""
        self.progress.settled.update(amount.place + self.spot.offset for amount in (*value.origin, *value.amounts))

    def place(self, start: int, end: int) -> Span:
        """Characters of the clause as characters of the whole text."""
        return Span(start + self.spot.offset, end + self.spot.offset)

    def said_before(self) -> str:
        """What the text says shortly before this clause."""
        return self.progress.text[max(0, self.spot.offset - _SHORTLY) : self.spot.offset]

    def clause_before(self) -> str:
        """The clause right before this one, where it holds no value; empty where none stands there."""
        pending = self.carry.pending
        return pending if pending and fold(self.said_before()).endswith(pending + ",") else ""

    def tail(self, index: int) -> Head:
        """The words behind a value."""
        return read_tail(self.gaps[index + 1], self.spot.view, index + 1 < len(self.values))

    def after_adjacent(self, index: int) -> int:
        """The first gap with words in it behind a value and the values that follow it directly."""
        place = index + 1
        while place < len(self.values) and not self.gaps[place]:
            place += 1
        return place


def settle_name(value: Value, spot: ClauseSpot, progress: Progress) -> None:
    """Note the figures of a value as parts of names."""
    for amount in (*value.origin, *value.amounts):
        progress.settled.add(amount.place + spot.offset)
        span = Span(amount.start + spot.offset, amount.end + spot.offset)
        progress.others.append(Reading(ReadingKind.NAME, span))

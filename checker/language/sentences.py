"""What a sentence leaves out: who is meant, who promises, for when, and of which whole.

Enters: the clauses of a sentence.  Leaves: constraints with their indicators filled in, and the readings
of figures that are counts or parts of names.  Inheritance runs forward inside a sentence only; what each
class of word hands on is said in DESIGN section 6.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import NamedTuple

from lark import Token

from checker.language.clauses import Value, begin_of, parse_clause
from checker.language.constraint import Constraint, Measure, Op, Quantity, Reading, ReadingKind
from checker.language.counts import is_count, listed_before, without_qualifiers
from checker.language.heads import Head, View, indicator_of, members, read_head, read_tail
from checker.language.masks import WHEN, Part, Passage
from checker.language.names import Named, fill_out, is_holder, qualified_whole, shared_act
from checker.language.numerals import Figure
from checker.language.quantities import (
    WHOLE,
    ZERO,
    Bounded,
    bound_of,
    measure_of,
    read_quantity,
    shared_bounds,
    worded_quantity,
)
from checker.language.vocabulary import vocabulary
from checker.source import Span


@dataclass(slots=True)
class Outcome:
    """What has been read of one text so far."""

    figures: dict[int, Figure]
    constraints: list[Constraint] = field(default_factory=list)
    others: list[Reading] = field(default_factory=list)
    settled: set[int] = field(default_factory=set)


@dataclass(slots=True)
class Carry:
    """What a sentence hands on from clause to clause."""

    year: str | None = None
    adverb: str | None = None
    pledge: str | None = None
    action: str | None = None
    listwise: bool = False
    indicator: str = ""
    whole: Constraint | None = None
    in_part: bool = False
    subject: bool = False
    pending: View | None = None
    listed: tuple[str, ...] = ()
    chain: list[int] = field(default_factory=list)


class Setting(NamedTuple):
    """One passage and what is known around it."""

    passage: Passage
    text: str
    folded: str
    subject: str
    parent: str
    year: int | None


class Spot(NamedTuple):
    """One valued clause: its two forms, where it begins in the text, and what opened it."""

    view: View
    offset: int
    opened_by: str


def read_passage(setting: Setting, outcome: Outcome) -> None:
    """Read all sentences of a passage into the outcome."""
    for sentence in setting.passage.sentences():
        carry = _opening(setting)
        for part in sentence:
            start, end = part.start + setting.passage.offset, part.end + setting.passage.offset
            view = View(setting.passage.masked[part.start : part.end], setting.folded[start:end])
            if part.valued:
                _read_clause(Spot(view, start, part.opened_by), carry, setting, outcome)
            else:
                _read_quiet(view, part, carry, setting)


def _opening(setting: Setting) -> Carry:
    """A sentence begins with the row's subject, if there is one, and nothing else."""
    carry = Carry()
    if setting.subject:
        _take_subject(View(setting.subject, setting.subject), carry)
    return carry


def _take_subject(view: View, carry: Carry) -> None:
    """A name cell gives the indicator and, with its verb, the action: 新增规模工业企业."""
    tree = parse_clause(view.masked)
    tokens = [item for item in tree or [] if isinstance(item, Token)]
    head = read_head(tokens, view)
    name, head = indicator_of(head)
    carry.indicator, carry.action, carry.subject = name or view.text.strip(), head.action, True


@cache
def _promises() -> tuple[str, ...]:
    return tuple(vocabulary().list_of("commitment_adverbs"))


def _read_quiet(view: View, part: Part, carry: Carry, setting: Setting) -> None:
    """A clause without a value: it may date or promise what follows, and it ends inherited verbs."""
    carry.pending = view
    if part.opened_by == ";":
        carry.adverb = None
    if WHEN not in view.masked and not any(word in view.masked for word in _promises()):
        if view.masked.strip():
            carry.action = carry.pledge = None
        return
    tree = parse_clause(view.masked)
    head = read_head([item for item in tree or [] if isinstance(item, Token)], view)
    carry.year = head.year or carry.year or _year_meant(head, setting)
    if head.name or head.action:
        carry.action = carry.pledge = None
    if head.adverb and not head.pledge:
        carry.adverb, carry.pledge = head.adverb, None


def _year_meant(head: Head, setting: Setting) -> str | None:
    return str(setting.year) if head.yearly and setting.year else None


def _read_clause(spot: Spot, carry: Carry, setting: Setting, outcome: Outcome) -> None:
    """One clause with values: bounds inside names first, then value by value."""
    _enter(spot, carry)
    tree = parse_clause(spot.view.masked)
    if tree is None:
        return
    figures = {start - spot.offset: figure for start, figure in outcome.figures.items()}
    items, qualifiers = without_qualifiers(tree, figures, spot.view)
    for value in qualifiers:
        _settle_name(value, spot, outcome)
    gaps: list[list[Token]] = [[]]
    values: list[Value] = []
    for item in items:
        if isinstance(item, Value):
            values.append(item)
            gaps.append([])
        else:
            gaps[-1].append(item)
    _Clause(spot, carry, setting, outcome, gaps, values).read()


def _settle_name(value: Value, spot: Spot, outcome: Outcome) -> None:
    for amount in value.amounts:
        outcome.settled.add(begin_of(amount.figure) + spot.offset)
        span = Span(amount.start + spot.offset, amount.end + spot.offset)
        outcome.others.append(Reading(ReadingKind.NAME, span))


def _enter(spot: Spot, carry: Carry) -> None:
    """What the mark before a clause ends."""
    if spot.opened_by == "|" or (spot.opened_by == ":" and carry.pending and not carry.indicator):
        if carry.pending is not None and carry.pending.masked.strip() and not carry.subject:
            _take_subject(carry.pending, carry)
    if spot.opened_by == ";":
        carry.adverb, carry.in_part = None, False
    if spot.opened_by != "、":
        carry.chain = []
        if carry.listwise:
            carry.action, carry.listwise = None, False
    carry.listed = ()

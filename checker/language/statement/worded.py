"""Targets said in words: zero (清零, 杜绝), no growth (持平), all (全覆盖), and one indicator above another.

Enters: a value of a clause that is a word.  Leaves: constraints without a printed value, in `Progress`.
"""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from checker.language.constraint import Constraint, Measure, Op, Quantity
from checker.language.statement.carry import ClauseSheet
from checker.language.statement.heads import indicator_of, read_head
from checker.language.statement.leads import Head
from checker.language.statement.listings import members
from checker.source import Span
from checker.words.vocabulary import vocabulary
from checker.words.words import load_words

_ZERO, _ALL = Decimal(0), Decimal(100)
_ASIDE = ("底线", "目标", "要求")
"""What makes 不发生… the name of a line not to be crossed, no target of its own."""


class Worded(NamedTuple):
    """What a word behind a thing says of it, and the verb in the word."""

    level: Decimal
    measure: Measure
    action: str


def read_word(sheet: ClauseSheet, index: int, head: Head) -> None:
    """One value that is a word."""
    value = sheet.values[index]
    assert value.word is not None
    if value.word.type == "BEFORE":
        _read_zeros(sheet, index)
    elif value.word.type == "RELATION":
        _read_relation(sheet, index, head)
    else:
        _read_after(sheet, index, head)


def _read_zeros(sheet: ClauseSheet, index: int) -> None:
    """杜绝A和B: none of either."""
    value, tail = sheet.values[index], sheet.tail(index)
    sheet.taken.add(index + 1)
    if not tail.name or tail.name.endswith(_ASIDE):
        return
    worded = Worded(_ZERO, Measure.LEVEL, sheet.word(value).removeprefix("坚决"))
    for name in members(tail.name, tail.mask[: len(tail.name)]):
        _add(sheet, name, worded, sheet.place(value.start, tail.end))


def _read_after(sheet: ClauseSheet, index: int, head: Head) -> None:
    """X清零, X持平, X全覆盖; behind a verb the word speaks of every member of a listing."""
    value, tail = sheet.values[index], sheet.tail(index)
    word = sheet.word(value)
    if sheet.carry.scoped and word.startswith("全部") and tail.name:
        sheet.taken.add(index + 1)
        head = tail
    name, head = indicator_of(head)
    mask = head.mask if head.name == name else name
    if word in load_words().zero_things:
        name, word = name + word[1:], "清零"
        mask = name
    listed = members(name, mask, joints=False)
    names = (listed if value.predicates else listed[-1:]) or [name or sheet.carry.indicator]
    start = head.start if head.start >= 0 else value.start
    for each in filter(None, names):
        _add(sheet, each, _meaning(word), sheet.place(start, value.end))


def _meaning(word: str) -> Worded:
    words = load_words()
    if word in words.level_after:
        return Worded(_ZERO, Measure.GROWTH, word if word == "零增长" else "持平")
    if word in words.zero_after:
        plain = word.removeprefix("全部").removeprefix("全面")
        return Worded(_ZERO, Measure.LEVEL, "清零" if "清零" in word else plain)
    return Worded(_ALL, Measure.SHARE, word.removeprefix("实现").removeprefix("全部"))


def _add(sheet: ClauseSheet, name: str, worded: Worded, span: Span) -> None:
    carry = sheet.carry
    quantity = Quantity(Op.EQ, worded.level, worded.level, None, None, span)
    sheet.progress.constraints.append(
        Constraint(
            indicator=name,
            measure=worded.measure,
            quantity=quantity,
            clause=span,
            action=worded.action,
            period=carry.period,
            commitment=carry.commitment,
            parent=carry.parent or None,
        )
    )
    carry.indicator = name


def _read_relation(sheet: ClauseSheet, index: int, head: Head) -> None:
    """A高于B."""
    value, carry = sheet.values[index], sheet.carry
    other = read_head(sheet.gaps[index + 1], sheet.spot.view)
    name, _ = indicator_of(head)
    sheet.taken.add(index + 1)
    if not name or not other.name:
        return
    op = Op(vocabulary().relations[sheet.word(value)])
    sheet.progress.constraints.append(
        Constraint(
            indicator=name,
            measure=Measure.RELATION,
            quantity=Quantity(op, None, None, None, None, sheet.place(value.start, value.end)),
            clause=sheet.place(head.start, other.end),
            period=carry.period,
            commitment=carry.commitment,
            other=other.name,
        )
    )

"""Targets said in words: zero (清零, 杜绝), no growth (持平), all (全覆盖), and one indicator above another.

Enters: a value of a clause that is a word.  Leaves: constraints without a printed value, in `Progress`.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from checker.language.constraint import Constraint, Measure, Op, Quantity
from checker.language.statement.carry import ClauseSheet
from checker.language.statement.clauses import Value, begin_of, end_of
from checker.language.statement.heads import indicator_of, opens_with_verb
from checker.language.statement.leads import Head
from checker.language.statement.listings import members
from checker.source import Span
from checker.words.vocabulary import one_of, vocabulary
from checker.words.words import load_words

_ZERO, _ALL = Decimal(0), Decimal(100)


_SHORT = 4
"""Members this short are no clause of their own (市、县、乡镇业务全覆盖)."""


class Worded(NamedTuple):
    """What a word behind a thing says of it, and the verb in the word."""

    level: Decimal
    measure: Measure
    action: str
    op: Op = Op.EQ


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
    if not tail.name or tail.name.endswith(load_words().no_crossing):
        return
    worded = Worded(_ZERO, Measure.LEVEL, sheet.word(value).removeprefix("坚决"))
    for name in members(tail.name, tail.mask[: len(tail.name)]):
        if name.endswith(load_words().no_crossing) or opens_with_verb(name):
            break
        _add(sheet, name, worded, sheet.place(value.start, tail.end))


def _read_after(sheet: ClauseSheet, index: int, head: Head) -> None:
    """X清零, X持平, X全覆盖; behind a verb the word speaks of every member of a listing."""
    value, tail = sheet.values[index], sheet.tail(index)
    word = sheet.word(value)
    if sheet.carry.scoped and word.startswith("全部") and tail.name:
        sheet.taken.add(index + 1)
        head = tail
    name, head = indicator_of(head)
    basis = ""
    if match := _level_with().search(name):
        name, basis = name[: match.start()], match[1]
    mask = head.mask if head.name == name else name
    if word in load_words().zero_things:
        name, word = name + word[1:], "清零"
        mask = name
    names = _of_each(name, mask, value) or [name or sheet.carry.indicator]
    start = head.start if head.start >= 0 else value.start
    for each in filter(None, names):
        _add(sheet, each, _meaning(word), sheet.place(start, value.end), basis)


def _of_each(name: str, mask: str, value: Value) -> list[str]:
    """Whom a word speaks of: behind a verb each of a list, else its last member with short ones right before it."""
    listed = members(name, mask, joints=False)
    if value.predicates or len(listed) < 2:
        return listed
    short = all(len(each) <= _SHORT and not opens_with_verb(each) for each in listed[:-1])
    return [name] if short else listed[-1:]


@cache
def _level_with() -> re.Pattern[str]:
    """能源消费总量与上年持平: what a level is kept from."""
    return re.compile(f"(?:[与和同]|跟)((?:{one_of(load_words().from_times)})[^,;]{{0,4}})$")


def _meaning(word: str) -> Worded:
    words = load_words()
    if word in words.no_fall:
        return Worded(_ZERO, Measure.GROWTH, word, Op.GE)
    if word in words.level_after:
        return Worded(_ZERO, Measure.GROWTH, word if word == "零增长" else "持平")
    if word in words.zero_after:
        plain = word.removeprefix("全部").removeprefix("全面")
        return Worded(_ZERO, Measure.LEVEL, "清零" if "清零" in word else plain)
    return Worded(_ALL, Measure.SHARE, word.removeprefix("实现").removeprefix("全部"))


def _add(sheet: ClauseSheet, name: str, worded: Worded, span: Span, basis: str = "") -> None:
    carry = sheet.carry
    high = worded.level if worded.op is Op.EQ else None
    quantity = Quantity(worded.op, worded.level, high, None, None, span)
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
            basis=basis or None,
        )
    )
    carry.indicator = name


@cache
def _in_step() -> re.Pattern[str]:
    """What A与B同步增长 ends with."""
    words = load_words()
    return re.compile(f"(?:{one_of(words.step)})(?:{one_of(words.rise_in_step)})?$")


def _read_relation(sheet: ClauseSheet, index: int, head: Head) -> None:
    """A高于B."""
    value, carry = sheet.values[index], sheet.carry
    name = indicator_of(head)[0] or (carry.indicator if value.amounts else "")
    other = sheet.spot.view.text[begin_of(value.basis[0]) : end_of(value.basis[-1])] if value.basis else ""
    if not name or not other or (not value.amounts and load_words().unclear.fullmatch(name)):
        return
    word = sheet.word(value)
    op = Op(vocabulary().relations.get(word, Op.EQ))
    margin = sheet.figure(value.amounts[0]) if value.amounts else None
    sheet.settle(value)
    quantity = Quantity(op, None, None, None, None, sheet.place(value.start, value.end))
    if margin is not None:
        quantity = quantity._replace(unit=margin.unit, margin=margin.low)
    sheet.progress.constraints.append(
        Constraint(
            indicator=name,
            measure=Measure.RELATION,
            quantity=quantity,
            clause=sheet.place(max(head.start, 0) if head.name else value.start, value.end),
            period=carry.period,
            commitment=carry.commitment,
            other=_in_step().sub("", other.strip(" 的、")),
        )
    )

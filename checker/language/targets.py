"""The values of one clause as constraints.

Enters: the runs of words and the values of a clause in turn, and what the sentence hands on.  Leaves:
constraints, counts and what the clause hands on itself.  A thing stands before its figure
(新增高新技术企业6家) or, behind a verb, after it (建设1个便民生活圈); what stands on both sides is joined
(城区6个老旧小区改造).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from lark import Token

from checker.language.carry import Carry, Outcome, Spot
from checker.language.clauses import Amount, Value, begin_of, end_of
from checker.language.constraint import Constraint, Measure, Op, Quantity, Reading, ReadingKind
from checker.language.counts import is_count, listed_before
from checker.language.heads import Head, indicator_of, members, read_head, read_tail
from checker.language.names import fill_out, is_bare_part, is_holder, shared_act
from checker.language.numerals import Figure
from checker.language.quantities import WHOLE, ZERO, Bounded, bound_of, measure_of, read_quantity, shared_bounds
from checker.language.vocabulary import vocabulary
from checker.source import Span

_NO_ACTION = frozenset(("至", "为", "有", "共"))
_WRITTEN = {"达": "达到", "累计达": "达到", "累计达到": "达到", "稳定": "稳定在", "保持": "保持在", "增": "增长", "降": "下降"}
_SEVERAL = frozenset(("分别", "各", "均", "都", "各有", "各自"))


class Named(NamedTuple):
    """What a value is said of: the indicators, the clause's characters, and the verb found with the name."""

    names: tuple[str, ...]
    start: int
    end: int
    head: Head
    tail: Head
    own: bool


class ClauseReader:
    """Reads the values of one clause from left to right."""

    def __init__(
        self, spot: Spot, carry: Carry, outcome: Outcome, gaps: Sequence[Sequence[Token]], values: Sequence[Value]
    ) -> None:
        self.spot, self.carry, self.outcome = spot, carry, outcome
        self.gaps, self.values = gaps, values
        self.taken: set[int] = set()
        self.base: tuple[Decimal, Head] | None = None

    def read(self) -> None:
        """Read every value."""
        for index, value in enumerate(self.values):
            head = self._head(index)
            if value.word is not None:
                self._read_word(index, value, value.word, head)
            else:
                self._read_amounts(index, value, head)

    def _head(self, index: int) -> Head:
        head = Head() if index in self.taken else read_head(self.gaps[index], self.spot.view)
        self.carry.enter_head(head, self.spot)
        return head

    # ------------------------------------------------------------ figures

    def _read_amounts(self, index: int, value: Value, head: Head) -> None:
        bounded = shared_bounds([self._bounded(amount) for amount in value.amounts])
        tail = read_tail(self.gaps[index + 1], self.spot.view)
        if self._is_start(index):
            self.base = bounded[0].figure.low, head
            self._settle(value)
            return
        base = None
        if self.base is not None:
            (base, head), self.base = self.base, None
        if is_count(value, bounded[0].figure, head, tail.name, self.spot.view):
            self._count(value, bounded[0].figure, head, tail)
            return
        named = self._name(index, value, head, tail, len(bounded))
        if named.names:
            self._settle(value)
            self._emit(value, bounded, named, base)

    def _bounded(self, amount: Amount) -> Bounded:
        return Bounded(amount, self.outcome.figures[begin_of(amount.figure) + self.spot.offset], bound_of(amount))

    def _settle(self, value: Value) -> None:
        self.outcome.settled.update(begin_of(amount.figure) + self.spot.offset for amount in value.amounts)

    def _is_start(self, index: int) -> bool:
        """Whether the next value is what this one is to become: 从650元/月提高到不低于700元/月."""
        if index + 1 >= len(self.values) or self.gaps[index + 1] or len(self.values[index].amounts) != 1:
            return False
        following = {token.type for token in self.values[index + 1].predicates}
        opened = any(token.type == "FROM" for token in self.values[index].predicates)
        return "RISE_TO" in following or (opened and bool(following & {"RISE", "FALL", "REACH"}))

    def _count(self, value: Value, figure: Figure, head: Head, tail: Head) -> None:
        self._settle(value)
        listed = listed_before(head)
        self.carry.listed = listed
        span = Span(value.start + self.spot.offset, value.end + self.spot.offset)
        self.outcome.others.append(
            Reading(ReadingKind.COUNT, span, counted=figure.low, listed=listed or ((tail.name,) if tail.name else ()))
        )

    # ------------------------------------------------------------ names

    def _name(self, index: int, value: Value, head: Head, tail: Head, amounts: int) -> Named:
        start, end = value.start, value.end
        if head.name and not (head.agent and tail.name and not value.predicates):
            name, head = indicator_of(head)
            start = min(start, head.start)
            if tail.name and self._joins(index, value, tail):
                name, end = name + tail.name, tail.end
                return Named((name,), start, end, head, tail, True)
            return Named(self._several(name, value, head, amounts), start, end, head, tail, True)
        if tail.name and not value.predicates:
            self._take(index, tail)
            return Named((tail.name,), start, max(end, tail.end), head, tail, True)
        late = self._shared_tail(index)
        if late.name and not head.name:
            return Named((late.name,), start, end, head, late, True)
        inherited = self.carry.listed or ((self.carry.indicator,) if self.carry.indicator else ())
        return Named(inherited, start, end, head, Head(), False)

    def _take(self, index: int, tail: Head) -> None:
        """The words behind a figure are its thing, and no more the head of the next figure."""
        if index + 1 < len(self.values):
            self.taken.add(index + 1)

    def _joins(self, index: int, value: Value, tail: Head) -> bool:
        last = index + 1 == len(self.values)
        return last and not value.predicates and not tail.joint

    def _shared_tail(self, index: int) -> Head:
        """2万户6万人的二次供水问题: figures that follow each other share the thing behind the last."""
        place = index + 1
        while place < len(self.values) and not self.gaps[place]:
            place += 1
        return read_tail(self.gaps[place], self.spot.view) if place > index + 1 or place in self.taken else Head()

    def _several(self, name: str, value: Value, head: Head, amounts: int) -> tuple[str, ...]:
        """The members a distributed value is said of; one name where nothing is distributed."""
        told = {str(token) for token in value.predicates}
        if self.carry.listed and told & _SEVERAL:
            return self.carry.listed
        mask = head.mask if head.name == name else name
        if amounts > 1:
            for joints in (True, False):
                found = members(name, mask, joints)
                if len(found) == amounts:
                    return tuple(found)
        if told & _SEVERAL:
            return tuple(members(name, mask)) or (name,)
        return self._alike(name, mask, value)

    def _alike(self, name: str, mask: str, value: Value) -> tuple[str, ...]:
        """生活补贴和护理补贴提高到90元: two names of one last word joined by 和 before a rate are two."""
        if not {token.type for token in value.predicates} & {"RISE", "RISE_TO", "FALL"}:
            return (name,)
        found = members(name, mask)
        alike = len(found) == 2 and found[0][-2:] == found[1][-2:] and min(map(len, found)) > 2
        return tuple(found) if alike else (name,)

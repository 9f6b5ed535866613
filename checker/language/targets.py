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
from checker.language.names import fill_out, is_bare_part, is_holder, shared_act, spread
from checker.language.numerals import Figure
from checker.language.quantities import (
    WHOLE,
    ZERO,
    Bounded,
    bound_of,
    is_verbal_only,
    measure_of,
    read_quantity,
    shared_bounds,
    works,
)
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
        self.base: tuple[Value, Decimal, Head] | None = None
        self.last: Named | None = None

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
        promise = next((str(token) for token in self.values[index].predicates if token.type == "PROMISE"), None)
        head = head._replace(adverb=promise or head.adverb)
        self.carry.enter_head(head, self.spot.opened_by)
        return head

    # ------------------------------------------------------------ figures

    def _read_amounts(self, index: int, value: Value, head: Head) -> None:
        bounded = shared_bounds([self._bounded(amount) for amount in value.amounts])
        if head.bound and bounded[0].op is Op.EQ:
            bounded = [each._replace(op=Op(head.bound)) for each in bounded]
        tail = read_tail(self.gaps[index + 1], self.spot.view)
        if self._is_start(index):
            self.base = value, bounded[0].figure.low, head
            return
        base, self.base = self.base, None
        if base is not None:
            head = base[2]
        if is_count(value, bounded[0].figure, head, tail.name, self.spot.view):
            self._count(value, bounded[0].figure, head, tail)
            return
        named = self._name(index, value, head, tail, len(bounded))
        self.last = named
        if named.names:
            self._settle(value)
            if base is not None:
                self._settle(base[0])
            self._emit(value, bounded, named, base[1] if base else None)

    def _bounded(self, amount: Amount) -> Bounded:
        return Bounded(amount, self._figure(amount), bound_of(amount))

    def _figure(self, amount: Amount) -> Figure:
        return self.outcome.figures[begin_of(amount.figure) + self.spot.offset]

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
        listed = listed_before(head, figure.low)
        self.carry.listed = listed
        if tail.joint:
            self.taken.add(index + 1)
        span = Span(value.start + self.spot.offset, value.end + self.spot.offset)
        self.outcome.others.append(
            Reading(ReadingKind.COUNT, span, "等" if head.mask.endswith("等") else "", figure.low, listed)
        )

    # ------------------------------------------------------------ names

    def _name(self, index: int, value: Value, head: Head, tail: Head, amounts: int) -> Named:
        start, end = value.start, value.end
        plain = is_verbal_only(value)
        if self.last is not None and index and not self.gaps[index] and index not in self.taken and plain:
            return self.last
        if plain and not tail.name:
            tail = self._shared_tail(index)
        if head.name and not (tail.name and plain and (head.agent or _is_added(value))):
            name, head = self._before(head, value)
            start = min(start, head.start)
            if tail.name and plain and not value.predicates and self._joins(index, tail):
                name = tail.name if head.mask.endswith("等") else name + tail.name
                return Named((name,), start, tail.end, head, tail, True)
            return Named(self._several(name, value, head, amounts), start, end, head, tail, True)
        if tail.name and plain:
            self._take(index)
            return Named((tail.name,), start, max(end, tail.end), head, tail, True)
        return Named(self._inherited(value, amounts), start, end, head, Head(), False)

    def _inherited(self, value: Value, amounts: int) -> tuple[str, ...]:
        """What was named before: …500万人次,…40亿元,分别增长10%和12% speaks of both."""
        carry = self.carry
        if amounts > 1:
            return tuple(carry.recent[-amounts:]) if len(carry.recent) >= amounts else ()
        return carry.listed or ((carry.indicator,) if carry.indicator else ())

    def _before(self, head: Head, value: Value) -> tuple[str, Head]:
        """The indicator in front of a value; of 精细化提升9公里 the last word is part of it."""
        pledged = head.pledge
        name, head = indicator_of(head)
        if head.pledge and not pledged:
            self.carry.pledge, self.carry.action = head.pledge, None
        last = value.predicates[-1] if value.predicates else None
        if last is not None and last.type in ("RISE", "FALL") and self._figure(value.amounts[0]).unit in works():
            name += str(last)
        return name, head

    def _take(self, index: int) -> None:
        """The words behind a figure are its thing, and no more the head of the next figure."""
        self.taken.add(index + 1)

    def _joins(self, index: int, tail: Head) -> bool:
        """Whether what stands before and behind a figure is one name; not where another figure follows it."""
        place = index + 1
        while place < len(self.values) and not self.gaps[place]:
            place += 1
        begins = self.gaps[index + 1][0].type if self.gaps[index + 1] else "TEXT"
        return place == len(self.values) and not tail.joint and begins in ("TEXT", "WHEN")

    def _shared_tail(self, index: int) -> Head:
        """2万户6万人的二次供水问题: figures that follow each other share the thing behind the last."""
        place = index + 1
        while place < len(self.values) and not self.gaps[place]:
            place += 1
        return read_tail(self.gaps[place], self.spot.view) if place > index + 1 else Head()

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
            return spread(name, amounts)
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

    # ------------------------------------------------------------ constraints

    def _emit(self, value: Value, bounded: Sequence[Bounded], named: Named, base: Decimal | None) -> None:
        action = self._action(value, named)
        first = len(self.outcome.constraints)
        pairs = (
            list(zip(named.names, bounded, strict=False))
            if len(named.names) == len(bounded)
            else [(name, each) for name in named.names for each in bounded]
        )
        for printed, each in pairs:
            quantity = read_quantity(each, self.outcome.text, self.spot.offset, base)
            measure = measure_of(value, each.figure, named.head.mask, action)
            told = action or ("新增" if measure is Measure.INCREMENT else None)
            self._add(printed, measure, quantity, named, told, bool(value.predicates))
        if self.outcome.constraints[first].parent is None:
            self.carry.wholes = tuple(self.outcome.constraints[first:])

    def _add(
        self, printed: str, measure: Measure, quantity: Quantity, named: Named, action: str | None, verbal: bool
    ) -> None:
        carry = self.carry
        name, parent, holder = self._placed(printed, quantity, named, verbal)
        constraint = Constraint(
            indicator=name,
            measure=measure,
            quantity=quantity,
            clause=Span(named.start + self.spot.offset, max(named.end, quantity.span.end - self.spot.offset) + self.spot.offset),
            action=action,
            period=carry.year,
            commitment=carry.commitment,
            parent=parent,
            holder=holder,
        )
        self.outcome.constraints.append(constraint)
        if holder is None:
            carry.indicator = name
            carry.recent.append(name)
        self._share_act(constraint, named)

    def _placed(self, printed: str, quantity: Quantity, named: Named, verbal: bool) -> tuple[str, str | None, str | None]:
        """Indicator, parent and holder of a printed name, where it stands in its sentence."""
        carry = self.carry
        if named.own and not verbal and not named.head.verb and self._is_quota(printed):
            whole = carry.parent or carry.indicator
            return whole, whole or None, printed
        whole_here = carry.whole_of(printed)
        if carry.in_part and whole_here is not None and whole_here.quantity.unit == quantity.unit:
            if is_bare_part(printed) and not named.tail.name:
                return printed + whole_here.indicator, whole_here.indicator, None
            if not named.own:
                return (named.head.action or "") + whole_here.indicator, whole_here.indicator, None
            return fill_out(printed, carry.indicator, not verbal), whole_here.indicator, None
        verbless = not verbal and not named.head.verb
        return fill_out(printed, carry.indicator, verbless), carry.parent or None, None

    def _is_quota(self, printed: str) -> bool:
        """Whether a cell gives an organisation its share (县水利局5家)."""
        if not is_holder(printed):
            return False
        return self.spot.opened_by == "|" or self.carry.subject or (printed[0] in "省市县区州" and self._is_alone())

    def _is_alone(self) -> bool:
        return len(self.outcome.text.strip(" |")) == len(self.spot.view.text.strip())

    def _share_act(self, constraint: Constraint, named: Named) -> None:
        """1200个户厕、3座公厕改造: the noun of action behind the last member holds for all."""
        if not named.tail.name:
            self.carry.chain = []
            return
        act, constraints = shared_act(constraint.indicator), self.outcome.constraints
        if act is not None:
            for place in self.carry.chain:
                if shared_act(constraints[place].indicator) is None:
                    constraints[place] = replace(constraints[place], indicator=constraints[place].indicator + act)
        self.carry.chain.append(len(constraints) - 1)

    def _action(self, value: Value, named: Named) -> str | None:
        """The governing verb: the clause's own, or the one handed on to a verbless member."""
        carry, head = self.carry, named.head
        predicate = _predicate(value)
        if named.tail.pledge:
            carry.pledge = named.tail.pledge
            return head.action
        if head.agent and named.tail.name and is_verbal_only(value):
            return self._agent(head.agent)
        if predicate and is_verbal_only(value) and not head.name and predicate[1]:
            return self._agent(predicate[1])
        if predicate and head.action in ("实现", "完成") and predicate[0] in ("RISE", "FALL"):
            return predicate[1]
        if head.action or head.pledge:
            verb = (head.action or "").removeprefix("应").removeprefix("需")
            return verb or (predicate[1] if head.adverb and predicate else named.tail.action)
        if named.tail.action and not predicate and not carry.action:
            carry.action = named.tail.action
            return carry.action
        return self._handed_on(predicate, self._figure(value.amounts[0]).unit in ("%", "个百分点"))

    def _agent(self, verb: str) -> str | None:
        carry = self.carry
        verb = verb.removeprefix("应").removeprefix("需") if len(verb) > 2 else verb
        if verb in vocabulary().map_of("commitment_verbs"):
            carry.pledge, carry.action = verb, None
            return None
        carry.action, carry.pledge = verb, None
        return verb

    def _handed_on(self, predicate: tuple[str, str | None] | None, rate: bool) -> str | None:
        carry, listed = self.carry, self.spot.opened_by == "、"
        if predicate is None:
            return None if rate else carry.action
        kind, word = predicate
        if word is None:
            return carry.action
        if word in ("稳定在", "保持在"):
            carry.action, carry.listwise = word, True
            return word
        if kind == "REACH" and listed and carry.action and not carry.listwise:
            return carry.action
        if not listed:
            carry.action = carry.pledge = None
        return word

    # ------------------------------------------------------------ words that stand for a figure

    def _read_word(self, index: int, value: Value, word: Token, head: Head) -> None:
        if word.type == "BEFORE":
            self._read_zeros(index, value)
        elif word.type == "RELATION":
            self._read_relation(index, value, head)
        else:
            self._read_after(value, word, head)

    def _read_zeros(self, index: int, value: Value) -> None:
        """杜绝A和B: none of either; 不发生…底线 is a name, no target."""
        tail = read_tail(self.gaps[index + 1], self.spot.view)
        self._take(index)
        if not tail.name or tail.name.endswith(_ASIDE):
            return
        word = self._printed(value).removeprefix("坚决")
        for name in members(tail.name, tail.mask[: len(tail.name)]):
            self._add_worded(name, Measure.LEVEL, ZERO, value.start, tail.end, word)

    def _read_after(self, value: Value, word: Token, head: Head) -> None:
        """X清零, X持平, X全覆盖."""
        printed = self._printed(value).strip("“”\"")
        name, head = indicator_of(head)
        if printed in vocabulary().list_of("zero_things"):
            name, printed = name + printed[1:], "清零"
            head = head._replace(name=name, mask=name)
        mask = head.mask if head.name == name else name
        names = members(name, mask, joints=False) if value.predicates else [name.rsplit("、", 1)[-1] if "、" in mask else name]
        if not name:
            names = [self.carry.indicator] if self.carry.indicator else []
        start = head.start if head.start >= 0 else value.start
        level, measure, action = _meaning(printed)
        for each in names:
            self._add_worded(each, measure, level, start, value.end, action)

    def _printed(self, value: Value) -> str:
        assert value.word is not None
        return self.spot.view.text[begin_of(value.word) : end_of(value.word)]

    def _add_worded(self, name: str, measure: Measure, level: Decimal, start: int, end: int, action: str) -> None:
        offset = self.spot.offset
        span = Span(start + offset, end + offset)
        quantity = Quantity(Op.EQ, level, level, None, None, span)
        carry = self.carry
        self.outcome.constraints.append(
            Constraint(name, measure, quantity, span, action, carry.year, carry.commitment, carry.parent or None)
        )
        carry.indicator = name

    def _read_relation(self, index: int, value: Value, head: Head) -> None:
        """A高于B."""
        other = read_head(self.gaps[index + 1], self.spot.view)
        name, _ = indicator_of(head)
        self.taken.add(index + 1)
        if not name or not other.name:
            return
        op = Op(vocabulary().map_of("relations")[self._printed(value)])
        offset, carry = self.spot.offset, self.carry
        quantity = Quantity(op, None, None, None, None, Span(value.start + offset, value.end + offset))
        span = Span(head.start + offset, other.end + offset)
        self.outcome.constraints.append(
            Constraint(name, Measure.RELATION, quantity, span, None, carry.year, carry.commitment, None, other.name)
        )


def _is_added(value: Value) -> bool:
    """Whether a task verb stands right before the figure: 全市新增200个托位."""
    return any(token.type == "ADD" or token == "完成" for token in value.predicates)


_ASIDE = ("底线", "目标", "要求", "的工作底线")


def _meaning(word: str) -> tuple[Decimal, Measure, str]:
    """What a word behind a thing says of it, and the verb in it."""
    words = vocabulary()
    if word in words.list_of("level_after"):
        return ZERO, Measure.GROWTH, "持平"
    if word in words.list_of("zero_after"):
        return ZERO, Measure.LEVEL, "清零" if "清零" in word else word
    return WHOLE, Measure.SHARE, word.removeprefix("实现").removeprefix("全部")


def _predicate(value: Value) -> tuple[str, str | None] | None:
    """The class and the written form of the verb beside a figure; distribution words are none."""
    for token in reversed(value.predicates):
        word = str(token)
        if token.type in ("REACH", "RISE", "FALL", "ADD", "ENTER", "RISE_TO", "SETTLE"):
            word = word[:2] if token.type == "RISE_TO" else word.removesuffix("目标")
            return token.type, None if word in _NO_ACTION else _WRITTEN.get(word, word)
    for amount in value.amounts:
        if any(token == "突破" for token in amount.before):
            return "OVER", "突破"
    if any(amount.before and amount.before[0].type != "ABOUT" for amount in value.amounts):
        return "BOUND", None
    return None

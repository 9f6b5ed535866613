"""The values of one clause as constraints.

Enters: a clause on its `ClauseSheet`.  Leaves: constraints, counts, and what the clause hands on.  Values are read
from left to right: a from–to waits for its target, a count of what is listed is put aside, every other
figure gets its names (`naming`), its verb (`verbs`) and its place in the sentence (whole and part, quota).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from checker.language.constraint import Constraint, Measure, Op, Quantity, Reading, ReadingKind
from checker.language.statement.bases import measured_from, with_bases, without_lead_to_base
from checker.language.statement.carry import ClauseSheet, Named, settle_name
from checker.language.statement.clauses import Value, end_of
from checker.language.statement.counts import is_count, is_scope, listed_before, without_lead
from checker.language.statement.heads import read_head
from checker.language.statement.leads import Head
from checker.language.statement.listings import unnumbered
from checker.language.statement.names import (
    as_share,
    behind_scope,
    fill_out,
    is_bare_part,
    is_holder,
    lapping,
    leaning_word,
    of_level,
    per_heads_first,
    shared_act,
    with_standard,
    without_area,
)
from checker.language.statement.naming import name_value
from checker.language.statement.numerals import Figure
from checker.language.statement.points import scored_item
from checker.language.statement.quantities import (
    RATES,
    Bounded,
    bound_of,
    direction_of,
    measure_of,
    read_quantity,
    shared_bounds,
)
from checker.language.statement.tails import read_rest
from checker.language.statement.verbs import action_of
from checker.language.statement.worded import read_word
from checker.plan.headers import POINT
from checker.source import Span
from checker.words.vocabulary import one_of
from checker.words.words import load_words


class _Placed(NamedTuple):
    """A name where it stands in its sentence."""

    indicator: str
    parent: str | None = None
    holder: str | None = None


def read_values(sheet: ClauseSheet) -> None:
    """Read every value of a clause."""
    for index, value in enumerate(sheet.values):
        head = _head(sheet, index)
        if value.word is not None:
            read_word(sheet, index, head)
        elif value.form == "started":
            settle_name(value, sheet.spot, sheet.progress)
        else:
            _read_amounts(sheet, index, head)


def _head(sheet: ClauseSheet, index: int) -> Head:
    tokens, sheet.basis = without_lead_to_base(sheet, index)
    head = _behind_taken(sheet, index) if index in sheet.taken else read_head(tokens, sheet.spot.view)
    if measured := measured_from(sheet, index, tokens):
        head, sheet.basis = measured
    for token in sheet.values[index].predicates:
        if token.type == "PROMISE":
            head = head._replace(adverb=str(token))
            break
    if sheet.carry.scoped and (parts := behind_scope(head.name))[0] != head.name:
        head = head._replace(name=parts[0], mask=head.mask[-len(parts[0]) :], action=head.action or parts[1])
        sheet.carry.scoped = False
    if _is_rate(sheet, index) and (share := as_share(head.name)):
        head = head._replace(name=share[0], mask=share[0], bound=share[1])
    if _is_points(sheet, index) and (given := _GIVEN.search(head.mask)):
        name = head.name[: given.start()] or sheet.carry.indicator or scored_item(sheet.carry.pending)
        head = head._replace(name=name, mask=name, action=given[1])
    sheet.carry.enter_head(head, sheet.spot.opened_by)
    return head


def _behind_taken(sheet: ClauseSheet, index: int) -> Head:
    """What stands before a value when the value before it has taken its thing from there."""
    tail = sheet.tail(index - 1)
    end = end_of(sheet.gaps[index][-1]) if sheet.gaps[index] else -1
    return read_rest(tail, sheet.spot.view, end) if tail.rest >= 0 else Head()


def _is_rate(sheet: ClauseSheet, index: int) -> bool:
    amounts = sheet.values[index].amounts
    return bool(amounts) and sheet.figure(amounts[0]).unit in RATES


def _is_points(sheet: ClauseSheet, index: int) -> bool:
    amounts = sheet.values[index].amounts
    return bool(amounts) and sheet.figure(amounts[0]).unit == POINT


_GIVEN = re.compile(r"(?:每次|一次性?|[再各均可])?(扣|加|得|计|记|减|奖)$")
"""What points are given or taken by, and no part of what earns them: 每迟报一次扣2分."""


@cache
def _each() -> re.Pattern[str]:
    """What makes a figure one for each of several: 每个乡镇建成1个."""
    return re.compile(f"每[个家所户村镇乡](?:{one_of(load_words().scopes)})?")


def _read_amounts(sheet: ClauseSheet, index: int, head: Head) -> None:
    value, tail = sheet.values[index], sheet.tail(index)
    bounded = shared_bounds(
        [Bounded(amount, sheet.figure(amount), bound_of(amount, sheet.figure(amount))) for amount in value.amounts]
    )
    reached = head.bound == Op.LE and any(token.type == "REACH" for token in value.predicates)
    if head.bound and bounded[0].op is Op.EQ and not reached:
        bounded = [each._replace(op=Op(head.bound)) for each in bounded]
    if is_count(value, bounded[0].figure, head, tail.name, sheet.spot.view):
        sheet.carry.scoped = is_scope(head, tail.name)
        _count(sheet, index, bounded[0].figure, head)
        return
    named = sheet.last = name_value(sheet, index, head, tail)
    if not named.names:
        return
    sheet.settle(value)
    _emit(sheet, value, with_bases(sheet, index, bounded), named)


def _count(sheet: ClauseSheet, index: int, figure: Figure, head: Head) -> None:
    """A figure that sums up a listing; 等 as its hint says that the listing is open."""
    value = sheet.values[index]
    sheet.settle(value)
    carry = sheet.carry
    carry.listed = listed_before(head, figure.low)
    if not carry.listed and not head.name and len(carry.counted) == figure.low:
        carry.listed = carry.counted
    carry.counted = carry.listed or carry.counted
    if sheet.tail(index).joint:
        sheet.taken.add(index + 1)
    hint = "等" if head.mask.endswith("等") else ""
    span = sheet.place(value.start, value.end)
    sheet.progress.others.append(Reading(ReadingKind.COUNT, span, hint, figure.low, carry.listed))


def _emit(sheet: ClauseSheet, value: Value, bounded: Sequence[Bounded], named: Named) -> None:
    """One constraint for each name and figure, in pairs where there are as many of both."""
    action, constraints = action_of(sheet, value, named), sheet.progress.constraints
    first, names = len(constraints), named.names
    if len(bounded) > 1 and len(names) == len(bounded):
        pairs = list(zip(names, bounded, strict=True))
    else:
        pairs = [(name, each) for name in names for each in bounded]
    for printed, each in pairs:
        quantity = read_quantity(each, sheet.progress.text, sheet.spot.offset)
        measure = measure_of(value, each.figure, named.head.mask, None if sheet.basis else action)
        told = action or ("新增" if measure is Measure.INCREMENT else None)
        placed = _placed(sheet, _in_full(sheet, printed, each, named), quantity, named, value)
        constraint = _constraint(sheet, placed, measure, quantity, named, told)
        constraint = constraint._replace(direction=direction_of(value, measure, action))
        constraints.append(constraint)
        _hand_on(sheet, constraint, named)
    if constraints[first].parent is None:
        above = sheet.carry.wholes if constraints[first].measure is Measure.SHARE else ()
        sheet.carry.wholes = (*constraints[first:], *above)


def _in_full(sheet: ClauseSheet, printed: str, bounded: Bounded, named: Named) -> str:
    """A name with what the text before its sentence or its figure says of it."""
    if bounded.figure.per and not printed.startswith(bounded.figure.per):
        return bounded.figure.per + printed
    if not named.own:
        return printed
    start = sheet.values[0].start if sheet.values else 0
    each = _each().search(sheet.spot.view.text[: max(named.start, start)])
    if each and "每" not in printed:
        printed = each[0] + printed
    printed = per_heads_first(printed)
    if bounded.base is not None and "元/" in (bounded.figure.unit or ""):
        said = sheet.carry.indicator if sheet.carry.subject else ""
        return with_standard(printed, f"提高{said}" if said else sheet.said_before())
    if word := leaning_word(printed):
        before, found, _ = sheet.carry.pending.rpartition(word)
        return without_lead(before.strip()) + printed if found and before else printed
    return printed


def _constraint(
    sheet: ClauseSheet, placed: _Placed, measure: Measure, quantity: Quantity, named: Named, action: str | None
) -> Constraint:
    clause, often = sheet.place(named.start, named.end), sheet.carry.frequency
    told = sheet.progress.text.rfind(often, sheet.spot.offset, clause.start) if often else -1
    clause = clause if told < 0 else clause._replace(start=told)
    return Constraint(
        indicator=placed.indicator,
        measure=measure,
        quantity=quantity,
        clause=Span(clause.start, max(clause.end, quantity.span.end)),
        action=action,
        period=sheet.carry.period,
        commitment=sheet.carry.commitment,
        parent=placed.parent,
        holder=placed.holder,
        basis=sheet.basis or None,
        frequency=often,
    )


def _placed(sheet: ClauseSheet, printed: str, quantity: Quantity, named: Named, value: Value) -> _Placed:
    """Indicator, parent and holder of a printed name."""
    carry, verbless = sheet.carry, not value.predicates and not named.head.verb
    printed = without_area(printed, carry.area)
    if named.own and verbless and _is_quota(sheet, printed):
        whole_name = carry.parent or carry.indicator
        return _Placed(whole_name, whole_name or None, printed)
    whole = _whole(sheet, printed, quantity, named, value)
    if whole is None or whole.quantity.unit != quantity.unit:
        filled = of_level(printed, carry.indicator) if carry.told[-1:] == [(carry.indicator, quantity.unit)] else ""
        return _Placed(filled or fill_out(printed, carry.indicator, verbless), carry.parent or None)
    return _Placed(_as_part(sheet, printed, whole, named, value), whole.indicator)


def _whole(sheet: ClauseSheet, printed: str, quantity: Quantity, named: Named, value: Value) -> Constraint | None:
    """What a value is a part of (其中…); a level reached behind plain parts, or a total of its own, is no part."""
    carry = sheet.carry
    reaches = any(token.type in ("REACH", "RISE_TO") for token in value.predicates)
    ends = carry.plain_parts and reaches and sheet.spot.opened_by != "、"
    whole = carry.whole_of(printed, quantity.unit) if carry.in_part and not ends else None
    carry.plain_parts = carry.in_part and not reaches
    before = sheet.spot.view.text[max(named.start, 0) : value.start + 2]
    if whole and any(word in before and word not in whole.indicator for word in load_words().own_totals):
        return None
    return whole


def _as_part(sheet: ClauseSheet, printed: str, of: Constraint, named: Named, value: Value) -> str:
    """The indicator of a part, filled out with the name of its whole."""
    whole = of.indicator
    if not named.own:
        return whole if named.head.action == of.action else (named.head.action or "") + whole
    if is_bare_part(printed) and not named.tail.name:
        return printed + whole
    if (each := _each().match(whole)) and "每" not in printed:
        return each[0] + printed
    return lapping(printed, whole) or fill_out(printed, sheet.carry.indicator, not value.predicates)


def _is_quota(sheet: ClauseSheet, printed: str) -> bool:
    """Whether a cell gives an organisation its share (县水利局5家)."""
    if not is_holder(printed):
        return False
    alone = len(sheet.progress.text.strip(" |")) == len(sheet.spot.view.text.strip())
    return sheet.spot.opened_by == "|" or sheet.carry.subject or (alone and printed[0] in "省市县区州")


def _hand_on(sheet: ClauseSheet, constraint: Constraint, named: Named) -> None:
    carry = sheet.carry
    carry.rate = constraint.measure in (Measure.SHARE, Measure.CHANGE)
    if constraint.holder is None:
        carry.indicator = unnumbered(constraint.indicator)
        carry.recent.append(constraint.indicator)
        carry.told.append((constraint.indicator, constraint.quantity.unit))
    if named.tail.name:
        _share_act(sheet, constraint)
    else:
        carry.chain.clear()


def _share_act(sheet: ClauseSheet, constraint: Constraint) -> None:
    """800个户厕、5座公厕改造: the noun of action behind the last member holds for all."""
    chain, constraints = sheet.carry.chain, sheet.progress.constraints
    act = shared_act(constraint.indicator)
    for place in chain if act is not None else ():
        if shared_act(constraints[place].indicator) is None:
            constraints[place] = constraints[place]._replace(indicator=f"{constraints[place].indicator}{act}")
    chain.append(len(constraints) - 1)

"""The values of one clause as constraints.

Enters: a clause on its `ClauseSheet`.  Leaves: constraints, counts, and what the clause hands on.  Values are read
from left to right: a from–to waits for its target, a count of what is listed is put aside, every other
figure gets its names (`naming`), its verb (`verbs`) and its place in the sentence (whole and part, quota).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from checker.language.constraint import Constraint, Measure, Op, Quantity, Reading, ReadingKind
from checker.language.period import Period
from checker.language.statement.bases import measured_from, with_bases, without_lead_to_base
from checker.language.statement.carry import ClauseSheet, Named, settle_name
from checker.language.statement.clauses import Value, end_of
from checker.language.statement.counts import is_count, is_scope, listed_before, without_lead
from checker.language.statement.figure import Figure
from checker.language.statement.heads import read_head
from checker.language.statement.leads import Head, with_time
from checker.language.statement.listings import unnumbered
from checker.language.statement.names import (
    as_share,
    behind_scope,
    leaning_word,
    per_heads_first,
    shared_act,
    with_standard,
)
from checker.language.statement.naming import name_value
from checker.language.statement.placing import Placed, placed_in
from checker.language.statement.points import scored_item
from checker.language.statement.quantities import (
    RATES,
    Bounded,
    bound_of,
    direction_of,
    measure_of,
    read_quantity,
    shared_bounds,
    sums_up,
)
from checker.language.statement.tails import read_rest
from checker.language.statement.topics import times_of
from checker.language.statement.verbs import action_of
from checker.language.statement.worded import read_word
from checker.plan.headers import POINT
from checker.source import Span
from checker.words.vocabulary import one_of
from checker.words.words import load_words


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
    if time := sheet.values[index].when:
        head = with_time(head, time, sheet.spot.view)
    for token in sheet.values[index].predicates:
        if token.type == "PROMISE":
            head = head._replace(adverb=str(token))
            break
    if sheet.carry.scoped and (parts := behind_scope(head.name))[0] != head.name:
        head = head._replace(name=parts[0], mask=head.mask[-len(parts[0]) :], action=head.action or parts[1])
        sheet.carry.scoped = False
    if _is_rate(sheet, index) and (share := as_share(head.name)):
        head = head._replace(name=share[0], mask=share[0], bound=share[1])
    if _is_points(sheet, index) and (given := load_words().points_given.search(head.mask)):
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


@cache
def _each() -> re.Pattern[str]:
    """What makes a figure one for each of several: 每个乡镇建成1个."""
    return re.compile(f"每[个家所户村镇乡](?:{one_of(load_words().scopes)})?")


def _read_amounts(sheet: ClauseSheet, index: int, head: Head) -> None:
    value, tail = sheet.values[index], sheet.tail(index)
    bounded = shared_bounds(
        [Bounded(amount, sheet.figure(amount), bound_of(amount, sheet.figure(amount))) for amount in value.amounts]
    )
    silent = load_words().silent
    reached = head.bound == Op.LE and any(each.type == "REACH" and each not in silent for each in value.predicates)
    if head.bound and bounded[0].op is Op.EQ and not reached:
        bounded = [each._replace(op=Op(head.bound)) for each in bounded]
    if is_count(value, bounded[0].figure, head, tail.name, sheet.spot.view) or _counts_cases(sheet, index, head):
        sheet.carry.scoped = is_scope(head, tail.name)
        _count(sheet, index, bounded[0].figure, head)
        return
    named = sheet.last = name_value(sheet, index, head, tail)
    if not named.names:
        return
    sheet.settle(value)
    _emit(sheet, value, with_bases(sheet, index, bounded), named)


def _counts_cases(sheet: ClauseSheet, index: int, head: Head) -> bool:
    """Whether a figure counts those that the one right behind it is a sum of: 24处共24名."""
    if head.name or head.verb or sheet.values[index].predicates or index + 1 >= len(sheet.values):
        return False
    return sums_up(sheet.values[index + 1]) and not sheet.gaps[index + 1]


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
    if parted := load_words().divided.fullmatch(head.name):
        carry.indicator = parted[1]
    hint = "等" if head.mask.endswith("等") else ""
    span = sheet.place(value.start, value.end)
    sheet.progress.others.append(Reading(ReadingKind.COUNT, span, hint, figure.low, carry.listed))


def _emit(sheet: ClauseSheet, value: Value, bounded: Sequence[Bounded], named: Named) -> None:
    """One constraint for each name and figure, in pairs where there are as many of both."""
    action, constraints = action_of(sheet, value, named), sheet.progress.constraints
    first = len(constraints)
    for printed, each, period in _paired(sheet, value, bounded, named.names):
        quantity = read_quantity(each, sheet.progress.text, sheet.spot.offset)
        measure = measure_of(value, each.figure, named.head.mask, None if sheet.basis else action)
        told = action or ("新增" if measure is Measure.INCREMENT else None)
        placed = placed_in(sheet, _in_full(sheet, printed, each, named), quantity, named, value)
        constraint = _constraint(sheet, placed, measure, quantity, named, told)
        constraint = constraint._replace(direction=direction_of(value, measure, action), period=period)
        constraints.append(constraint)
        _hand_on(sheet, constraint, named)
    if constraints[first].parent is None:
        above = sheet.carry.wholes if constraints[first].measure is Measure.SHARE else ()
        sheet.carry.wholes = (*constraints[first:], *above)


def _paired(
    sheet: ClauseSheet, value: Value, bounded: Sequence[Bounded], names: Sequence[str]
) -> Iterator[tuple[str, Bounded, Period | None]]:
    """Each name with its figure and the time that is for: figures of one thing in a row may be for a time each."""
    single = len(bounded) == 1
    times = times_of(sheet, value) if single or len(set(names)) == 1 else ()
    periods = times or (sheet.carry.period,)
    if len(names) == len(bounded) > 1:
        yield from zip(names, bounded, times or periods * len(bounded), strict=True)
    else:
        yield from ((name, each, period) for name in names for each in bounded for period in periods)


def _of_each(sheet: ClauseSheet, printed: str, named: Named) -> str:
    """A name with those that its figure is for each of: 每个乡镇建成1个."""
    start = sheet.values[0].start if sheet.values else 0
    each = _each().search(sheet.spot.view.text[: max(named.start, start)])
    return each[0] + printed if each and "每" not in printed else printed


def _of_all(name: str) -> str:
    """A name without those that its figure is for each of."""
    return _each().sub("", name, count=1)


_EACH_ALONE = re.compile("每[个家所户支处座名件项套台期场次班]")
"""What a figure is for each of, where the thing was named before: 监测设备180套,每处2套."""


def _in_full(sheet: ClauseSheet, printed: str, bounded: Bounded, named: Named) -> str:
    """A name with what the text before its sentence or its figure says of it."""
    if bounded.figure.per and not printed.startswith(bounded.figure.per):
        return bounded.figure.per + printed
    if not named.own:
        return printed
    if _EACH_ALONE.fullmatch(printed):
        return printed + _of_all(sheet.carry.indicator)
    printed = per_heads_first(_of_each(sheet, printed, named))
    if bounded.base is not None and "元/" in (bounded.figure.unit or ""):
        said = sheet.carry.indicator if sheet.carry.subject else ""
        return with_standard(printed, f"提高{said}" if said else sheet.said_before())
    return _led_by(sheet, printed)


def _led_by(sheet: ClauseSheet, printed: str) -> str:
    """A name that leans on the clause before, with what that clause says of it."""
    word = leaning_word(printed)
    before, found, _ = sheet.carry.pending.rpartition(word) if word else ("", "", "")
    return without_lead(before.strip()) + printed if found and before else printed


def _constraint(
    sheet: ClauseSheet, placed: Placed, measure: Measure, quantity: Quantity, named: Named, action: str | None
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


def _hand_on(sheet: ClauseSheet, constraint: Constraint, named: Named) -> None:
    carry = sheet.carry
    carry.rate = constraint.measure in (Measure.SHARE, Measure.CHANGE)
    each = _EACH_ALONE.match(constraint.indicator)
    if constraint.holder is None and not (each and constraint.indicator[each.end() :] == _of_all(carry.indicator)):
        carry.indicator = _whole_of_share(unnumbered(constraint.indicator), carry.indicator)
    if constraint.holder is None:
        carry.recent.append(constraint.indicator)
        carry.told.append((constraint.indicator, constraint.quantity.unit))
    if named.tail.name:
        _share_act(sheet, constraint)
    else:
        carry.chain.clear()


def _whole_of_share(name: str, before: str) -> str:
    """What a share is of (投资占, of 投资), as no figure behind it is of the share; any other name itself."""
    is_share = bool(before) and name.startswith(before) and name[len(before) :].startswith(load_words().shares_of)
    return before if is_share else name


def _share_act(sheet: ClauseSheet, constraint: Constraint) -> None:
    """800个户厕、5座公厕改造: the noun of action behind the last member holds for all."""
    chain, constraints = sheet.carry.chain, sheet.progress.constraints
    act = shared_act(constraint.indicator)
    for place in chain if act is not None else ():
        if shared_act(constraints[place].indicator) is None:
            constraints[place] = constraints[place]._replace(indicator=f"{constraints[place].indicator}{act}")
    chain.append(len(constraints) - 1)

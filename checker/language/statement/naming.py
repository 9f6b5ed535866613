"""What a value is said of.

Enters: a value of a clause, with the words before and behind it.  Leaves: its names.  A thing stands before
its figure (新增科技企业7家) or, behind a verb, after it (建设1个便民生活圈); what stands on both sides is
joined (城区7个片区改造); 分别, 各 and 均 speak of every member of a listing; a value without words of its
own speaks of what was named last.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import takewhile

from checker.language.statement.carry import ClauseSheet, Named
from checker.language.statement.clauses import Value
from checker.language.statement.given import granted, named_given, of_cases, of_gift, told_apart
from checker.language.statement.heads import indicator_of
from checker.language.statement.leads import Head
from checker.language.statement.listings import members
from checker.language.statement.names import (
    deed_of,
    measured_in,
    restaged,
    spread,
    with_attribute,
    with_shared_attribute,
)
from checker.language.statement.quantities import RATES, change_verbs, is_verbal_only, is_work, sums_up
from checker.language.statement.topics import due_task, goes_on, pending, times_of, topmost
from checker.words.measures import load_measures
from checker.words.words import load_words

_FEW = 3
"""Members of a list that are all told in the name of their total."""
_HOW_LONG = ("最长", "最短")
_TIME = "期限"
_CHANGES = frozenset(("RISE", "RISE_TO", "FALL"))


def name_value(sheet: ClauseSheet, index: int, head: Head, tail: Head) -> Named:
    """The names of a value, with the characters of its clause."""
    value = sheet.values[index]
    if found := _of_attribute(sheet, index, head, tail):
        return found
    plain = is_verbal_only(value)
    if sheet.last is not None and not sheet.gaps[index] and index not in sheet.taken and plain:
        return sheet.last
    return _on_a_side(sheet, index, head, tail, plain)


def _on_a_side(sheet: ClauseSheet, index: int, head: Head, tail: Head, plain: bool) -> Named:
    """A value with its thing before or behind it; values in a row share what stands behind the last."""
    value = sheet.values[index]
    if due := due_task(sheet, value):
        return Named(due, value.start, value.end, head, Head(), False)
    if plain and not tail.name and (place := sheet.after_adjacent(index)) > index + 1:
        tail = sheet.tail(place - 1)
    if given := named_given(sheet, index, head, tail):
        return given
    if head.base:
        head = head._replace(name=head.base, mask=head.base)
    if head.name and not (tail.name and plain and (head.agent or _is_task(value))):
        return _named_before(sheet, index, head, tail, plain)
    return _named_behind(sheet, index, head, tail) if tail.name and plain else _without_name(sheet, value, head)


def _of_attribute(sheet: ClauseSheet, index: int, head: Head, tail: Head) -> Named | None:
    """What is said with an attribute before its thing (新建1座高度不低于15米的水塔), of either figure."""
    value = sheet.values[index]
    if thing := _specified(sheet, index, tail):
        return Named((thing.name,), value.start, thing.end, head, thing)
    if described := _described(sheet, index, head, tail):
        sheet.taken.add(index + 1)
        return Named((described,), min(value.start, head.start), tail.end, head, tail)
    return None


def _described(sheet: ClauseSheet, index: int, head: Head, tail: Head) -> str:
    """Of 高度不低于15米的水塔 the thing with its attribute: 水塔高度."""
    value = sheet.values[index]
    bounded = bool(value.amounts) and bool(value.amounts[0].before or head.action) and not value.predicates
    last = index + 1 == len(sheet.values)
    if not (last and bounded and tail.name and sheet.spot.view.masked.startswith("的", value.end)):
        return ""
    measured = measured_in(head.name)
    return f"{tail.name}{measured}" if measured else ""


def _specified(sheet: ClauseSheet, index: int, tail: Head) -> Head | None:
    """Of 新建1座高度不低于15米的水塔 what is counted: not the attribute right behind the figure, but the thing."""
    if index + 1 >= len(sheet.values) or not (tail.name and measured_in(tail.name)):
        return None
    thing = sheet.tail(index + 1)
    return thing if _described(sheet, index + 1, tail, thing) else None


def _named_behind(sheet: ClauseSheet, index: int, head: Head, tail: Head) -> Named:
    """A value whose thing stands behind it, of each of the places before it where it is given to them (各)."""
    value, end = sheet.values[index], max(sheet.values[index].end, tail.end)
    sheet.taken.add(index + 1)
    if value.form == "distributed" and len(places := members(head.name, head.mask)) > 1:
        return Named(tuple(place + tail.name for place in places), min(value.start, head.start), end, head, tail)
    names = of_cases(sheet, tail.name, len(value.amounts)) or (tail.name,)
    return Named(names, value.start, end, head, tail)


def _without_name(sheet: ClauseSheet, value: Value, head: Head) -> Named:
    """A value without words of its own speaks of what was named last, unless its verb names the thing."""
    verb, deed = _deed(sheet, head)
    most = any(token.type == "MOST" for amount in value.amounts for token in amount.before)
    gift = granted(sheet, value) if most and not head.action else ""
    names = () if verb and deed else (gift,) if gift else _inherited(sheet, value, head)
    if names and (staged := tuple(restaged(name, verb) for name in names)) != names:
        names, head, sheet.carry.action = staged, head._replace(action=None), None
    if deed and not names:
        head = head._replace(action=verb or None)
        sheet.carry.action = head.action
        return Named((deed,), max(head.led, 0) - len(deed), value.end, head)
    if not names and (head.action or _is_task(value)):
        names = pending(sheet.carry.pending)
    names = names or goes_on(sheet, value)
    return Named(names, value.start, value.end, head, Head(), False)


def _deed(sheet: ClauseSheet, head: Head) -> tuple[str, str]:
    """The verb and the deed that it names; a deed alone with the word of quality before it, its part: 集中整治."""
    verb, deed = deed_of(head.action or "")
    if verb or not deed:
        return verb, deed
    before = sheet.spot.view.text[: max(head.led - len(deed), 0)]
    return "", next((word for word in load_words().qualities if before.endswith(word)), "") + deed


def _is_task(value: Value) -> bool:
    """Whether a task verb stands right before the figure: 全市新增200个托位."""
    return any(token.type == "ADD" or token == "完成" for token in value.predicates)


def _named_before(sheet: ClauseSheet, index: int, head: Head, tail: Head, plain: bool) -> Named:
    value = sheet.values[index]
    name, head = _indicator(sheet, head, value)
    if name and not tail.name:
        name = of_gift(sheet, value, name, head.verb)
    if name in load_words().superlatives and not tail.name:
        return _most(sheet, value, name, head)
    start = min(value.start, head.start)
    joined = not value.predicates or _shares(sheet, value, name)
    if tail.name and plain and joined and _joins(sheet, index, tail):
        name = tail.name if head.mask.endswith("等") else name + tail.name
        return Named((name,), start, tail.end, head, tail)
    return Named(_several(sheet, name, value, head) if name else (), start, value.end, head, tail)


def _most(sheet: ClauseSheet, value: Value, name: str, head: Head) -> Named:
    """The most of what was named before; its time (岗位补贴按…的30%执行,最长不超过3年) where it says how long."""
    named = _without_name(sheet, value, head)
    if name not in _HOW_LONG or not named.names:
        return named
    thing = named.names[0].split("占")[0]
    return named._replace(names=(thing if thing.endswith(_TIME) else thing + _TIME,))


def _shares(sheet: ClauseSheet, value: Value, name: str) -> bool:
    """Whether a share is said of what follows it: 建成区实现100%清洁取暖; not of a rate before it."""
    reached = all(token in ("实现", "达到") for token in value.predicates)
    return reached and sheet.figure(value.amounts[0]).unit == "%" and not name.endswith(tuple(load_words().attributes))


def _indicator(sheet: ClauseSheet, head: Head, value: Value) -> tuple[str, Head]:
    """The indicator in front of a value; of 标准化提升8公里 the last word is part of it."""
    before = head
    name, head = indicator_of(_with_noun(sheet, head, value))
    if head.agent in load_words().comes_to and not sheet.carry.in_part and len(name) > len(head.agent or ""):
        name, head = name.removesuffix(head.agent or ""), head._replace(action=head.agent)
    if head.pledge and not before.pledge:
        sheet.carry.pledge, sheet.carry.action = head.pledge, None
    elif head.action != before.action:
        sheet.carry.action = head.action
    last = value.predicates[-1] if value.predicates else None
    if last is not None and is_work(last, sheet.figure(value.amounts[0]).unit):
        name += str(last)
    return name, head


def _with_noun(sheet: ClauseSheet, head: Head, value: Value) -> Head:
    """A rate, growth or size has no task verb before it but 完成 and 实现: 办理时限压缩50% is of 办理时限."""
    if head.action is None or head.action in (
        *load_words().add,
        *load_words().govern_rates,
        *load_words().only_verbs,
        *change_verbs(),
    ):
        return head
    rate = sheet.figure(value.amounts[0]).unit in ("%", "个百分点")
    changes = any(token.type in ("RISE", "FALL") for token in value.predicates)
    if not (rate or changes or head.name in load_words().sizes) or head.led != head.start:
        return head
    verb, width = head.action, len(head.action)
    return head._replace(name=verb + head.name, mask=verb + head.mask, start=head.start - width, action=None)


def _joins(sheet: ClauseSheet, index: int, tail: Head) -> bool:
    """Whether what stands before and behind a figure is one name; not where another figure follows it."""
    begins = sheet.gaps[index + 1][0].type if sheet.gaps[index + 1] else "TEXT"
    qualifies = sheet.spot.view.masked.startswith("的", sheet.values[index].end)
    plain = not tail.joint and not qualifies
    return sheet.after_adjacent(index) == len(sheet.values) and plain and begins in ("TEXT", "WHEN")


def _inherited(sheet: ClauseSheet, value: Value, head: Head) -> tuple[str, ...]:
    """What was named before: …300万人次,…25亿元,分别增长8%和9% speaks of both; a rate names no things done."""
    carry, amounts = sheet.carry, len(value.amounts)
    if most := topmost(sheet):
        return most
    if _adding().match(sheet.spot.view.text) and (together := _added(sheet, value)):
        return (together,)
    if carry.rate and head.action and sheet.figure(value.amounts[0]).unit not in RATES:
        return ()
    if amounts > 1:
        return _inherited_by_each(sheet, value)
    said = carry.last_in(sheet.figure(value.amounts[0]).unit, sums_up(value))
    return carry.listed or ((said,) if said else ())


def _inherited_by_each(sheet: ClauseSheet, value: Value) -> tuple[str, ...]:
    """Of several figures in a row what was named before: as many things, or one thing for several times."""
    carry, units = sheet.carry, [sheet.figure(amount).unit for amount in value.amounts]
    amounts, told = len(units), carry.told[-len(units) :]
    if times_of(sheet, value) and (thing := carry.last_in(units[0])):
        return (thing,) * amounts
    theirs = [unit for _, unit in told]
    if len(told) == amounts and (units[0] in RATES or len(set(theirs)) == 1 or theirs == units):
        return tuple(carry.recent[-amounts:])
    same = carry.told[-1:] == [(carry.indicator, units[0])] and any(token == "分别" for token in value.predicates)
    return told_apart(sheet, carry.indicator, amounts) if same else ()


@cache
def _adding() -> re.Pattern[str]:
    return re.compile(f" ?(?:{'|'.join(load_measures().sums)})")


def _added(sheet: ClauseSheet, value: Value) -> str:
    """What a total without a name adds up behind a list: 企业、单位、小区合计; empty where it is only one thing."""
    counting, unit = load_measures().counting, sheet.figure(value.amounts[0]).unit
    alike = takewhile(lambda told: told[1] == unit or {told[1], unit} <= set(counting), reversed(sheet.carry.told))
    names = list(dict.fromkeys(name for name, _ in alike))[::-1]
    listed = "、".join(names) if len(names) <= _FEW else f"{names[0]}等{len(names)}项"
    return f"{listed}合计" if len(names) > 1 else ""


def _several(sheet: ClauseSheet, name: str, value: Value, head: Head) -> tuple[str, ...]:
    """The members a distributed value is said of; one name where nothing is distributed."""
    told = not set(load_words().each).isdisjoint(value.predicates)
    mask, amounts = head.mask if head.name == name else name, len(value.amounts)
    if told and sheet.carry.listed:
        return with_attribute(sheet.carry.listed, name)
    recent = tuple(sheet.carry.recent[-amounts:])
    if told and name in load_words().shares_of and len(set(recent)) == amounts > 1:
        return with_attribute(recent, name)
    if amounts > 1:
        units = [sheet.figure(amount).unit for amount in value.amounts]
        return _of_amounts(sheet, name, mask, units, told, timed=bool(times_of(sheet, value)))
    if told:
        return with_shared_attribute(tuple(members(name, mask))) or (name,)
    return _alike(name, mask, value)


def _of_amounts(
    sheet: ClauseSheet, name: str, mask: str, units: Sequence[str | None], told: bool, *, timed: bool
) -> tuple[str, ...]:
    """The names of several amounts in a row: the members of a listing, or one thing in several measures or cases."""
    amounts = len(units)
    found = (tuple(members(name, mask, joints)) for joints in (True, False))
    fitting = next((listed for listed in found if len(listed) == amounts), None)
    if timed and not fitting:
        return (name,) * amounts
    if fitting:
        return with_shared_attribute(fitting)
    if len(set(units)) == amounts and not told:
        return (name,)
    of_one = len(set(units)) == 1 and len(members(name, mask)) < 2 and not (told and "%" in units)
    return spread(name, amounts) or (told_apart(sheet, name, amounts) if of_one else ())


def _alike(name: str, mask: str, value: Value) -> tuple[str, ...]:
    """生活补贴和护理补贴提高到90元: two names of one last word joined by 和 before a change are two."""
    if _CHANGES.isdisjoint([token.type for token in value.predicates]):
        return (name,)
    found = members(name, mask)
    alike = len(found) == 2 and found[0][-2:] == found[1][-2:] and min(map(len, found)) > 2
    return tuple(found) if alike else (name,)

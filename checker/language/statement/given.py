"""What money and shares are given by: a standard, a base, a purpose, the most of a gift.

Enters: a value with the words around it.  Leaves: its name: 按设备购置额的10%给予奖补 is of 奖补占设备购置额的比重,
统筹3亿元实施… of money, 最高100万元 of the gift said before it.
"""

from __future__ import annotations

import re
from functools import cache

from checker.language.statement.carry import ClauseSheet, Named
from checker.language.statement.clauses import Value
from checker.language.statement.heads import led, opens_with_verb
from checker.language.statement.leads import Head
from checker.language.statement.listings import cases, numbered, ranged
from checker.language.statement.quantities import is_verbal_only
from checker.source import fold
from checker.words.measures import load_measures
from checker.words.vocabulary import one_of
from checker.words.words import load_words

_FUNDS = "资金"
_RESPECTIVELY = "分别"


def named_given(sheet: ClauseSheet, index: int, head: Head, tail: Head) -> Named | None:
    """The name of what is given by a standard or raised for a purpose; None of any other value."""
    value = sheet.values[index]
    rate = sheet.figure(value.amounts[0]).unit == "%"
    if is_verbal_only(value) and head.by and rate >= bool(head.base) and (tail.name or head.base):
        return _named_by(sheet, index, head, tail)
    return _named_funds(sheet, value, head, tail)


def _named_funds(sheet: ClauseSheet, value: Value, head: Head, tail: Head) -> Named | None:
    """统筹3亿元实施…: money that is raised for what is done with it."""
    money = (sheet.figure(value.amounts[0]).unit or "").startswith(load_measures().currencies)
    verb = head.agent or head.name or head.action or ""
    raised = money and not value.predicates and verb in load_words().funding
    if not raised or not (opens_with_verb(tail.name) or tail.name in load_words().actions):
        return None
    return Named((_FUNDS,), value.start, value.end, head._replace(name="", action=verb))


def _named_by(sheet: ClauseSheet, index: int, head: Head, tail: Head) -> Named:
    """按设备购置额的10%给予奖补: what is given, as a share of what it is measured from."""
    value = sheet.values[index]
    thing, tail = _given(head, tail)
    if head.base:
        given = thing or _given_next(sheet, value)
        thing = f"{given}占{head.base}的比重" if given else head.base
    sheet.taken.add(index + 1)
    names = told_apart(sheet, thing, len(value.amounts)) if len(value.amounts) > 1 else (thing,)
    return Named(names if thing else (), value.start, max(value.end, tail.end), head, tail)


def _given(head: Head, tail: Head) -> tuple[str, Head]:
    """What is given, before its standard (岗位补贴按…执行) or behind it (按…发放岗位补贴), and the words behind."""
    lists, done = load_words(), led(tail)
    measured = head.name.endswith((*lists.quantity_heads, *lists.grants))
    if tail.name in lists.actions:
        return (head.name if measured or not head.base else tail.name), tail._replace(action=tail.name)
    if done.name.startswith("等"):
        return head.name, tail
    return (head.name if measured else done.name or ("" if head.base else head.name)), done


def _given_next(sheet: ClauseSheet, value: Value) -> str:
    """What the clause behind a share gives: 按投资额的10%,给予一次性奖补."""
    match = _giving().match(fold(sheet.progress.text[sheet.spot.offset + value.end :]))
    return match[1] if match else ""


@cache
def _giving() -> re.Pattern[str]:
    words = load_words()
    return re.compile(f"(?:{words.at_rate})?,?(?:{one_of(words.given_by)})[^,。;]{{0,12}}?({one_of(words.grants)})")


def of_cases(sheet: ClauseSheet, name: str, count: int) -> tuple[str, ...]:
    """What is given in each of the cases named before (对甲、乙,分别奖励…); empty where they do not fit."""
    told = count > 1 and _RESPECTIVELY in sheet.spot.view.text
    return cases(name, sheet.clause_before(), count) if told else ()


def of_gift(sheet: ClauseSheet, value: Value, name: str, acts: bool) -> str:
    """A name with the gift that it caps (单个企业最高) or, where no verb acts on it, is a case of; else itself."""
    if load_words().capped.fullmatch(name) and (grant := granted(sheet, value)):
        name = grant + name if name.endswith(("额", "额度")) else name.removesuffix("最高") + grant
    listed = "" if acts else _listed_grant_of(sheet, value)
    return f"{listed}({name})" if listed else name


def _listed_grant_of(sheet: ClauseSheet, value: Value) -> str:
    """What a list of cases with their sums gives: 按以下标准给予培训补贴:初级4000元,…; empty where none is opened."""
    if not (sheet.figure(value.amounts[0]).unit or "").startswith(load_measures().currencies):
        return ""
    match = _listed_grant().search(fold(sheet.progress.text[: sheet.spot.offset]))
    return match[1] if match else ""


@cache
def _listed_grant() -> re.Pattern[str]:
    words = load_words()
    return re.compile(f"(?:{one_of(words.given_before)})([^,。;:]{{0,8}}?(?:{one_of(words.grants)})):[^。:]{{0,200}}$")


def told_apart(sheet: ClauseSheet, name: str, count: int) -> tuple[str, ...]:
    """The names of several amounts of one thing: by their cases, by the members of a range, or by their place."""
    return of_cases(sheet, name, count) or ranged(name, count) or numbered(name, count)


def granted(sheet: ClauseSheet, value: Value) -> str:
    """What the clauses before give, of whose most a sum of money speaks: 给予一次性奖补,最高100万元."""
    if not (sheet.figure(value.amounts[0]).unit or "").startswith(load_measures().currencies):
        return ""
    said = re.split("[。;]", fold(sheet.progress.text[: sheet.spot.offset]))[-1]
    found = list(re.finditer(one_of(load_words().grants), said))
    if not found:
        return ""
    first = said.split(",")[0].strip()
    told = [match[1] for match in load_words().recipient.finditer(said)]
    given_to = told or [first if len(first) < found[-1].start() else ""]
    return f"{found[-1][0]}({given_to[-1]})" if given_to[-1] else found[-1][0]

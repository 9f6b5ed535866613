"""Figures that are no targets: bounds inside a name, and sums of what is listed.

Enters: the items of a clause with the figures behind its masks.  Leaves: which values belong to a name
(30亿元以上项目, 500人以上安置点, 一次死亡3人以上的事故) and which only count a listing (三项指标, 等4条管线).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from lark import Token

from checker.language.statement.clauses import Item, Value
from checker.language.statement.figure import Figure
from checker.language.statement.leads import Head, View
from checker.language.statement.listings import members
from checker.language.statement.masks import NAME
from checker.language.statement.quantities import RATES, is_verbal_only
from checker.words.counts import load_counts
from checker.words.measures import load_measures
from checker.words.vocabulary import one_of
from checker.words.words import load_words

_FEW, _MANY = 20, 100
"""So many kinds may be a listing (六大类), so many things in Chinese numerals never are (三十二万人次)."""
_ANY = ("项", "个")
"""Measure words of anything."""
_NO_THINGS = frozenset("%‰元倍分")
_BELOW = "以下"
"""What bounds the thing behind a figure (30万千瓦以下机组): no plan promises less than a size."""
_MEASURED = ("%", "个百分点", "倍", "元")
"""Measure words that count no things."""


@dataclass(frozen=True, slots=True)
class _Classes:
    summing: frozenset[str]
    kinds: frozenset[str]
    single: frozenset[str]
    about: re.Pattern[str]
    summed: re.Pattern[str]
    lead: re.Pattern[str]
    tasks: re.Pattern[str]
    within: re.Pattern[str]
    scope: re.Pattern[str]


@cache
def _classes() -> _Classes:
    words = load_words()
    return _Classes(
        summing=frozenset(words.summing),
        kinds=frozenset(words.kinds),
        single=frozenset(words.single_targets),
        about=re.compile(f"^(?:{one_of(words.about)})"),
        lead=re.compile(f"^(?:{one_of([*words.about, *words.actions])})+"),
        scope=re.compile(rf"(?:{one_of(words.scopes)})(?:\([^()]*\))?(?:{one_of(words.scope_verbs)}|$)"),
        summed=re.compile(f"^[^、,]{{0,4}}(?:{one_of(words.summed)})(?:$|的)"),
        tasks=re.compile(rf"^(?:{one_of(words.summed_tasks)})(?:\([^()]*\))?(?:$|由|按)"),
        within=re.compile(rf"(?:{one_of(words.scopes)})(?:\([^()]*\))?中$"),
    )


class _Place(NamedTuple):
    """What stands around a value in its clause."""

    previous: Value | None
    before: Token | None
    after: Token
    later: bool


def without_qualifiers(
    items: Sequence[Item], figures: Mapping[int, Figure], offset: int
) -> tuple[list[Item], list[Value]]:
    """The items with the figures that belong to names turned to text, and those figures."""
    kept: list[Item] = list(items)
    found: list[Value] = []
    values = [(index, item) for index, item in enumerate(items) if isinstance(item, Value)]
    previous: Value | None = None
    for index, item in values:
        after = _token(items, index + 1)
        if after is not None and after.type in ("TEXT", "ACTION") and not item.predicates and len(item.amounts) == 1:
            figure = figures[item.amounts[0].place + offset]
            if _is_qualifier(item, figure, _Place(previous, _token(items, index - 1), after, index < values[-1][0])):
                found.append(item)
                kept[index] = Token("TEXT", NAME * (item.end - item.start), item.start)
        previous = item
    return kept, found


def _token(items: Sequence[Item], index: int) -> Token | None:
    item = items[index] if 0 <= index < len(items) else None
    return item if isinstance(item, Token) else None


def _is_qualifier(value: Value, figure: Figure, place: _Place) -> bool:
    """Whether a figure bounds or describes the thing named behind it."""
    if _is_named_by(value, figure, place):
        return True
    bounded = bool(value.amounts[0].after)
    money = (figure.unit or "").startswith(load_measures().currencies)
    if place.previous is not None and place.before is None:
        return bounded or (money and place.after.startswith("的"))
    headed = place.before is not None and place.before.type == "TEXT"
    if figure.unit in _classes().kinds:
        return headed
    goes_on = place.later and not place.after.endswith((*load_words().linking, "、"))
    return goes_on and (bounded or (money and not headed))


def _is_named_by(value: Value, figure: Figure, place: _Place) -> bool:
    """Whether a figure is part of a name wherever it stands: behind 杜绝, before a share, below a size."""
    barred = place.previous and place.previous.word and place.previous.word.type == "BEFORE"
    return bool(barred) or _tells_of_a_share(figure, place) or _is_below(value, figure, place)


def _tells_of_a_share(figure: Figure, place: _Place) -> bool:
    """Whether a count stands in the name of a share: 12个断面优良率达到90%."""
    return (
        place.later
        and _NO_THINGS.isdisjoint(figure.unit or "%")
        and place.after.rstrip("和及与、").endswith(load_words().ratios)
    )


def _is_below(value: Value, figure: Figure, place: _Place) -> bool:
    """Whether a size is one that a thing stays below: 关停30万千瓦以下机组."""
    below = figure.unit not in RATES and any(token.endswith(_BELOW) for token in value.amounts[0].after)
    return below and (place.before is None or place.before.type == "ACTION" or place.before.endswith("的"))


def is_count(value: Value, figure: Figure, head: Head, tail: str, view: View) -> bool:
    """Whether a figure only sums up what is listed or named beside it."""
    if head.mask.endswith(load_counts().announced_before):
        return True
    if figure.unit in _classes().summing:
        return figure.chinese or figure.low < _FEW
    if is_scope(head, tail) and not value.predicates:
        return True
    if not _may_count(value, figure):
        return False
    if "+" in view.masked:
        return True
    return _counts_what_follows(value, figure, head, tail) if tail else _counts_what_stands_before(figure, head)


def _may_count(value: Value, figure: Figure) -> bool:
    """Whether a figure could be a count at all: not too many, of things, with no bound before it."""
    many = figure.chinese and figure.low >= _MANY
    return not many and is_verbal_only(value) and figure.unit not in _MEASURED and not value.amounts[0].before


def _counts_what_stands_before(figure: Figure, head: Head) -> bool:
    plain = figure.chinese and figure.unit not in _classes().single
    shared = figure.unit in _ANY and bool(_classes().summed.fullmatch(head.name))
    return head.action is None and (plain or shared)


def _counts_what_follows(value: Value, figure: Figure, head: Head, tail: str) -> bool:
    classes = _classes()
    if figure.unit in _ANY and classes.tasks.match(tail):
        return True
    if head.mask.endswith("等") or tail.startswith(load_words().summed_sequels):
        return "新增" not in (head.action or "") + "".join(value.predicates)
    if len(listed_before(head, figure.low)) == figure.low:
        return True
    if classes.summed.match(tail) or (classes.about.match(head.mask) and head.agent is None):
        return True
    verb = head.verb or bool(value.predicates)
    spoken = figure.low == 1 and tail.endswith(load_words().spoken_of)
    return figure.chinese and (figure.unit not in classes.single or not verb or spoken)


def is_scope(head: Head, tail: str) -> bool:
    """Whether what is counted is where a task applies: 全县12个乡镇实现全覆盖."""
    if not head.verb and _classes().within.search(tail):
        return True
    return head.area and not head.name and not head.verb and bool(_classes().scope.match(tail))


def without_lead(text: str) -> str:
    """A clause without the verbs it begins with."""
    match = _classes().lead.match(text)
    return text[match.end() :] if match else text


def listed_before(head: Head, count: Decimal) -> tuple[str, ...]:
    """The things listed before a count (供水、燃气、热力等3条管线), cut at 和 too where that makes the count."""
    mask = head.mask.removesuffix("等")
    name = head.name[: len(mask)]
    if match := _classes().lead.match(mask):
        name, mask = name[match.end() :], mask[match.end() :]
    found = [members(name, mask, joints) for joints in (False, True)]
    fitting = next((listed for listed in found if len(listed) == count), found[0])
    return tuple(fitting) if len(fitting) > 1 else ()

"""The sentences of a stretch of text, clause by clause.

Enters: a stretch of text, then its parsed sentences and what stands around them.  Leaves: constraints and counts
in `Progress`.
Clauses without a value are not parsed unless they date or promise what follows.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import zip_longest
from typing import NamedTuple

from lark import Token

from checker.language.constraint import Constraint
from checker.language.period import opening_plan_years
from checker.language.statement.carry import Carry, ClauseSheet, ClauseSpot, Progress, settle_name
from checker.language.statement.clauses import Item, Value, parse_clause
from checker.language.statement.counts import without_qualifiers
from checker.language.statement.heads import indicator_of
from checker.language.statement.leads import View
from checker.language.statement.masks import FIGURE, FILL, WHEN, ClauseRange, Stretch
from checker.language.statement.points import scored_item
from checker.language.statement.targets import read_values
from checker.language.statement.topics import head_of, pending, topic_of, work_of
from checker.source import fold
from checker.words.numerals import ORDINAL
from checker.words.vocabulary import one_of
from checker.words.words import load_words


class Setting(NamedTuple):
    """What stands around a text: the row's subject, the whole, the plan's year and area."""

    subject: str = ""
    parent: str = ""
    year: int | None = None
    area: str = ""


def parse_sentences(stretch: Stretch, folded: str) -> list[list[ClauseSpot]]:
    """The sentences of a stretch that hold a value, each clause with a value parsed."""
    return [[_parsed(clause, stretch, folded) for clause in sentence] for sentence in stretch.sentences()]


def _parsed(clause: ClauseRange, stretch: Stretch, folded: str) -> ClauseSpot:
    start, end, opened_by, valued = clause
    masked, offset = stretch.masked[start:end], start + stretch.offset
    view = View(masked, folded[offset : end + stretch.offset])
    return ClauseSpot(view, offset, opened_by, valued, parse_clause(masked) if valued else None)


def read_sentence(sentence: Sequence[ClauseSpot], setting: Setting, progress: Progress) -> None:
    """Note what a sentence says, clause by clause."""
    carry = Carry(given_year=setting.year, parent=setting.parent, area=setting.area)
    first = len(progress.constraints)
    if setting.subject or setting.parent:
        _take_subject(setting.subject or setting.parent, carry)
    spots = sentence[_opened(sentence[0], carry, progress) :] if sentence else ()
    for spot, behind in zip_longest(spots, spots[1:]):
        if spot.tree is not None:
            _read_clause(spot, spot.tree, carry, progress)
        elif not spot.valued:
            _read_quiet(spot, carry, leads_in=behind is not None and behind.opened_by == ":")
    progress.before = progress.constraints[first:] or progress.before


def _opened(first: ClauseSpot, carry: Carry, progress: Progress) -> int:
    """Note what stands before the first clause, bracket or heading; how many clauses only repeat it."""
    points = _POINTS.fullmatch(first.view.text)
    if progress.text[first.offset - 1 : first.offset] in ("(", "（"):
        progress.before = ()
    if not points and (whole := _bracketed(first, progress)):
        carry.enter_bracket(whole)
        return 0
    if title := _TITLE.fullmatch(fold(progress.text[: first.offset])):
        carry.indicator = title[1]
        return int(bool(_LONE.fullmatch(first.view.masked)) and not points)
    if points and first.offset:
        carry.indicator = scored_item(fold(progress.text[: first.offset]))
    return 0


_LONE = re.compile(f" ?{FIGURE}{FILL}* ?")
_POINTS = re.compile(r" ?[0-9.]+分 ?")
_TITLE = re.compile(rf"\(?{ORDINAL}[、)]\s*([^,。;:()]{{2,24}})\(")
"""A numbered heading up to its bracket, which says of it: 一、工业项目(6个,总投资104亿元)."""


@cache
def _dated() -> re.Pattern[str]:
    """A date and a figure with nothing else but the verb between them."""
    return re.compile(f"{WHEN}{FILL}*前?(?:{one_of(load_words().done_by)})?{FIGURE}{FILL}* ?")


@cache
def _no_parts() -> re.Pattern[str]:
    """What a bracket opens with that tells of no parts: another area, a time, a promise, a total."""
    return re.compile(f"(?:{one_of(load_words().no_parts)})|[0-9]|{WHEN}")


def _bracketed(first: ClauseSpot, progress: Progress) -> Constraint | None:
    """The target that a bracket with a first clause stands right behind, if it gives its parts or another measure.

    项目86个(续建34个、新建52个), 达到15%(8.7亿元), 300个(6月底前150个); not 55%(全省58%), nor shares of shares.
    """
    offset, masked = first.offset, first.view.masked
    if progress.text[offset - 1 : offset] not in ("(", "（"):
        return None
    whole = next((c for c in reversed(progress.constraints) if c.quantity.span.end == offset - 1), None)
    alone = bool(_LONE.fullmatch(masked)) or bool(_dated().fullmatch(masked) and "年" not in first.view.text)
    parts = not _no_parts().match(masked) and whole is not None and whole.quantity.unit != "%"
    return whole if alone or parts else None


def _take_subject(text: str, carry: Carry) -> None:
    """A name cell gives the indicator and, with its verb, the action: 新增规模工业企业; verbs alone govern nothing."""
    view = View(text, text)
    name, head = indicator_of(head_of(view))
    carry.indicator, carry.action, carry.subject = name or text.strip(), head.action if name else None, True


@cache
def _telling() -> re.Pattern[str]:
    """What makes a clause without a value worth parsing: a date or a promise."""
    return re.compile(f"{WHEN}|{one_of(load_words().commitment_adverbs)}")


def _read_quiet(spot: ClauseSpot, carry: Carry, leads_in: bool) -> None:
    """A clause without a value: it may name, date or promise what follows, and it ends inherited verbs."""
    view = spot.view
    carry.pending = view.text
    if spot.opened_by == ";":
        carry.adverb = None
    if not view.masked.strip() or spot.opened_by == "|":
        return
    if view.masked.strip() in load_words().parts:
        carry.in_part = bool(carry.wholes)
        return
    _take_topic(view, carry, leads_in)
    if opening := opening_plan_years(view.text):
        carry.period = opening[0]
    if not _telling().search(view.masked):
        carry.action = carry.pledge = None
        return
    head = head_of(view)
    if head.name or head.action:
        carry.action = carry.pledge = None
    adverb = None if leads_in else head.adverb  # 年度计划: promises nothing
    period = None if 0 <= head.led <= view.masked.find(WHEN) else head.period  # 获评2024年…大奖: dates nothing else
    head = head._replace(action=None, adverb=adverb, pledge=None, part=False, period=period)
    carry.enter_head(head, spot.opened_by)


def _take_topic(view: View, carry: Carry, leads_in: bool) -> None:
    """Note what the figures behind a clause are of; a task set about behind a lead-in is nearer to them."""
    topic = topic_of(view, leads_in)
    if topic is not None:
        carry.enter_topic(topic)
        carry.period = carry.period if leads_in else None
    elif work := work_of(view):
        carry.enter_topic(work)
    elif carry.topic and carry.indicator == carry.topic and (task := pending(view.text)):
        carry.indicator = task[0]


def _read_clause(spot: ClauseSpot, tree: Sequence[Item], carry: Carry, progress: Progress) -> None:
    """One clause with values: bounds inside names first, then value by value."""
    if spot.opened_by == "|" and carry.pending and not carry.subject:
        _take_subject(carry.pending, carry)
    carry.enter_clause(spot.opened_by)
    items, qualifiers = without_qualifiers(tree, progress.figures, spot.offset)
    for value in qualifiers:
        settle_name(value, spot, progress)
    gaps: list[list[Token]] = [[]]
    values: list[Value] = []
    for item in items:
        if isinstance(item, Value):
            values.append(item)
            gaps.append([])
        else:
            gaps[-1].append(item)
    read_values(ClauseSheet(spot, carry, progress, gaps, values))

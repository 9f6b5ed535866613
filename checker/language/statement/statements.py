"""Target statements: from a text to its constraints and the other readings of its numerals.

Enters: any text, with what stands around it (`Context`).  Leaves: a `Statement`.  The scan finds the
anchors, each clause that holds a value is parsed once, and `sentences` resolves what the sentence leaves
out.  A text without anchors costs the scan only.  Nothing is ever raised and no numeral is ever dropped:
what is not understood becomes an `UNREAD` reading with a hint.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter
from typing import NamedTuple

from checker.language.constraint import (
    Constraint,
    Measure,
    Op,
    Quantity,
    Reading,
    ReadingKind,
    Role,
    Statement,
)
from checker.language.statement.anchors import Anchor, Kind, scan
from checker.language.statement.bracketed_bases import bracketed_base
from checker.language.statement.carry import ClauseSpot, Progress
from checker.language.statement.masks import NAME, stretches
from checker.language.statement.points import scored_item
from checker.language.statement.sentences import Setting, parse_sentences, read_sentence
from checker.plan.headers import LONGEST_NAME, POINT
from checker.source import Span, fold
from checker.words.numerals import ONE_TO_TEN, ORDINAL
from checker.words.years import YEAR

_READINGS = {
    Kind.NAME: ReadingKind.NAME,
    Kind.DATE: ReadingKind.DATE,
    Kind.REFERENCE: ReadingKind.REFERENCE,
    Kind.ORDINAL: ReadingKind.ORDINAL,
}
_LOST = {Kind.BROKEN: "数字残缺?", Kind.INEXACT: "概数"}
_OTHER = (*_READINGS, Kind.BARE, *_LOST)
"""What is no part of a target."""
_VALUED = frozenset((Kind.FIGURE, Kind.AFTER, Kind.BEFORE, Kind.RELATION))
_TITLE = re.compile("《[^《》]*》")
_PLACE, _QUANTITY = attrgetter("span"), attrgetter("quantity.span")
_HEADED = re.compile(rf"\(?{ORDINAL}(?:、|\))")
"""A heading, of which a number alone in brackets at the end says how many things stand under it: 一、产业工程(6项)."""
_POINTS_END = tuple(",;)")
"""What stands behind the points of an item."""
_COUNT = re.compile(rf"\([0-9{ONE_TO_TEN}]+\w{{1,2}}[),]")
_ITEM, _ITEM_AFTER = re.compile(r"[0-9]{1,2}[.、](?![0-9])"), tuple("。;)")
"""The number of an item that goes on behind another in one text: …(10分)3.…"""
_OUTLINE = re.compile(r"\s*[0-9]{1,2}(?:\.[0-9]){1,3}\s?[^\W\d_]")
"""An outline number before the name that it stands for: 1.1教室灯具."""
_BOUND_ALONE = re.compile(r"(?:及?以[上下内])?\)")
"""What stands behind a figure alone in brackets, which bounds the thing before them: 高层(18层以上)建筑."""
_LONE_YEAR = re.compile(rf"{YEAR}$")


class Context(NamedTuple):
    """What stands around a text.

    `subject` is the indicator of a row's name cell or a heading, for texts that give only a value
    (40家, 同比增长16.2%); `parent` the indicator of the whole where the text is a part or a quota;
    `year` the plan's own year, meant by 全年 and 年内; `names` further names with digits that are no
    quantities; `area` the plan's own area (青山县), which is no part of an indicator; `follows` whether the text
    goes on from the one read before it; `topic` what a figure for a time is of where nothing else is named (the row
    of 一季度完成选址,二季度完成30%).
    """

    subject: str = ""
    parent: str = ""
    year: int | None = None
    names: tuple[str, ...] = ()
    area: str = ""
    follows: bool = False
    topic: str = ""


_BARE_TEXT = Context()
"""A text with nothing around it."""


def read_statement(text: str, context: Context = _BARE_TEXT) -> Statement:
    """All that one text says in figures; never raises."""
    return read_statements([(text, context)])[0]


def read_statements(texts: Iterable[tuple[str, Context]]) -> list[Statement]:
    """What each of many texts says.

    All are scanned, then all parsed, then all resolved: the code of one stage stays in the processor's caches,
    and what would take 7 ms text by text takes 6.
    """
    scanned = [_scanned(text, context) for text, context in texts]
    parsed = [(draft, _sentences(draft)) for draft in scanned]
    read: list[Statement] = []
    for draft, sentences in parsed:
        read.append(_resolved(draft, sentences, read[-1].constraints if draft.context.follows and read else ()))
    return read


class _Draft(NamedTuple):
    """A text with its context, folded, with its anchors and the plan's own names in it."""

    text: str
    context: Context
    folded: str
    anchors: Sequence[Anchor]
    named: Sequence[Span]


def _scanned(text: str, context: Context) -> _Draft:
    folded = fold(text)
    named = _named(folded, context.names) if context.names else []
    return _Draft(text, context, folded, scan(_hidden(folded, named) if named else folded), named)


def _sentences(draft: _Draft) -> Sequence[Sequence[ClauseSpot]]:
    """The sentences of a text that hold a value, parsed; brackets last, as they speak of what stands before them."""
    if _VALUED.isdisjoint([anchor.kind for anchor in draft.anchors]):
        return ()
    found = stretches(draft.folded, draft.anchors)
    return [sentence for stretch in reversed(found) for sentence in parse_sentences(stretch, draft.folded)]


def _resolved(draft: _Draft, sentences: Sequence[Sequence[ClauseSpot]], before: Sequence[Constraint]) -> Statement:
    text, context, folded, anchors, own = draft
    if not anchors and not own:
        return Statement(text)
    figures = {anchor.start: anchor.figure for anchor in anchors if anchor.figure is not None}
    words = {anchor.start: anchor.word for anchor in anchors if anchor.word}
    progress = Progress(text, figures, words, before=before, topic=fold(context.topic))
    if sentences:
        setting = Setting(fold(context.subject), fold(context.parent), context.year, fold(context.area))
        for sentence in sentences:
            read_sentence(sentence, setting, progress)
    titles = [match.span() for match in _TITLE.finditer(folded)] if "《" in folded else []
    unsettled = [anchor for anchor in anchors if _is_other(anchor, progress)]
    progress.constraints += [_points(text, folded, anchor) for anchor in unsettled if _gives_points(folded, anchor)]
    unsettled = [anchor for anchor in unsettled if not _gives_points(folded, anchor)]
    bases = {at: bracketed_base(text, folded, each, progress.constraints) for at, each in enumerate(unsettled)}
    progress.constraints += filter(None, bases.values())
    others = [_reading(folded, anchor, titles) for at, anchor in enumerate(unsettled) if bases[at] is None]
    others += [Reading(ReadingKind.NAME, span) for span in own]
    others += progress.others
    named = [constraint for constraint in progress.constraints if _is_named(constraint)]
    if len(named) < len(progress.constraints):
        others += _nameless(progress.constraints, named)
    return Statement(text, tuple(sorted(named, key=_QUANTITY)), tuple(sorted(others, key=_PLACE)))


def _gives_points(folded: str, anchor: Anchor) -> bool:
    """Whether a figure in brackets says what the words before them are worth: 疏浚沟渠(15分)."""
    figure = anchor.figure
    opens = folded[: anchor.start].endswith("(") and folded[anchor.end : anchor.end + 1] in _POINTS_END
    return figure is not None and figure.unit == POINT and not figure.is_range and opens


def _points(text: str, folded: str, anchor: Anchor) -> Constraint:
    figure, span = anchor.figure, Span(anchor.start, anchor.end)
    assert figure is not None
    quantity = Quantity(Op.EQ, figure.low, figure.high, figure.unit, text[span.start : span.end], span, figure.step)
    return Constraint(scored_item(folded[: anchor.start]), Measure.LEVEL, quantity, span, role=Role.POINTS)


def _is_named(constraint: Constraint) -> bool:
    names = (constraint.indicator, constraint.parent or "", constraint.other or "")
    return max(map(len, names)) <= LONGEST_NAME


def _nameless(constraints: Sequence[Constraint], named: Sequence[Constraint]) -> Iterator[Reading]:
    """The figures of what is said of no name, each once."""
    held = {constraint.quantity.span for constraint in named}
    spans = {constraint.quantity.span for constraint in constraints if constraint.quantity.raw}
    yield from (Reading(ReadingKind.UNREAD, span, "指标过长?") for span in spans - held)


def _named(folded: str, names: Iterable[str]) -> list[Span]:
    """Where the plan's own names with digits stand."""
    return [span for name in names if name for span in _places(fold(name), folded)]


def _places(name: str, folded: str) -> Iterator[Span]:
    start = folded.find(name)
    while start >= 0:
        yield Span(start, start + len(name))
        start = folded.find(name, start + len(name))


def _hidden(folded: str, named: Sequence[Span]) -> str:
    for span in named:
        folded = folded[: span.start] + NAME * (span.end - span.start) + folded[span.end :]
    return folded


def _is_other(anchor: Anchor, progress: Progress) -> bool:
    kind = anchor.kind
    return anchor.start not in progress.settled if kind is Kind.FIGURE else kind in _OTHER


def _reading(folded: str, anchor: Anchor, titles: Sequence[tuple[int, int]]) -> Reading:
    """What a numeral is that no constraint holds."""
    span = Span(anchor.start, anchor.end)
    if any(start < anchor.start < end for start, end in titles):
        return Reading(ReadingKind.REFERENCE, span)
    if anchor.kind in _READINGS:
        return Reading(_READINGS[anchor.kind], span)
    if hint := _LOST.get(anchor.kind):
        return Reading(ReadingKind.UNREAD, span, hint)
    if anchor.kind is Kind.BARE:
        return _bare(folded, span)
    if anchor.figure is not None and _HEADED.match(folded) and _COUNT.match(folded, span.start - 1):
        return Reading(ReadingKind.COUNT, span, "", anchor.figure.low)
    if folded[span.start - 1 : span.start] == "(" and _BOUND_ALONE.match(folded, span.end):
        return Reading(ReadingKind.NAME, span)
    return Reading(ReadingKind.UNREAD, span, "缺指标?")


def _bare(folded: str, span: Span) -> Reading:
    """A number without measure word: a row's number when it stands alone, a year, or unread."""
    if folded.strip() == folded[span.start : span.end]:
        return Reading(ReadingKind.ORDINAL, span)
    outline = _OUTLINE.match(folded) and not folded[: span.start].strip()
    if outline or (_ITEM.match(folded, span.start) and folded[: span.start].rstrip()[-1:] in _ITEM_AFTER):
        return Reading(ReadingKind.ORDINAL, span)
    if _LONE_YEAR.match(folded[span.start : span.end]):
        return Reading(ReadingKind.DATE, span)
    return Reading(ReadingKind.UNREAD, span, "缺计量单位?")

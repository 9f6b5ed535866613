"""Passages cut into clauses, the pieces of text that are aligned.

Enters: a passage's text.  Leaves: the spans of its clauses.  A clause ends at 。；： or at a comma, and
at 、 only where a target stands on both sides (新增9户、…新增5户); never inside brackets or quotation
marks, nor within a number (43,600).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from checker.source import Span, fold
from checker.words.numerals import ORDINAL
from checker.words.units import load_units
from checker.words.vocabulary import one_of
from checker.words.words import load_words

_HIDDEN = re.compile(r"\([^()]{0,400}\)|“[^”]{0,400}”|《[^》]{0,400}》|<[^<>]{0,400}>|(?<=\d)[,:](?=\d)")
_STOP = re.compile(r"[。;:,!?\n]+")
_LIST = re.compile(r"、")
_TARGET = re.compile(r"\d(?:[\d.]|[-—~–](?=\d))*[万亿]?(?:%|[^\W\d_年月日号强级时])")
_NUMBERING = re.compile(rf"[ \t•—|-]*(?:(?:\d{{1,2}}[.、](?!\d)|\(\d{{1,2}}\)|\(?{ORDINAL}(?:\)|、))[ \t]*)?")
_NOUN = re.compile(r"[^\W\d_]{2}")


@cache
def _figure() -> re.Pattern[str]:
    """A figure with its measure word: with its bound at the end of a name, or a count anywhere."""
    return re.compile(
        rf"\d[\d,.]*(?:-\d[\d,.]*)?[万亿]?(?:个百分点|%|[^\W\d_])(?![级元])(?:{one_of(load_words().cell_bounds)})?$"
        r"|(?<![\d.])\d[\d,.]*[个家户项件场套座所名人]"
    )


def without_figures(text: str) -> str:
    """A clause without what it counts."""
    return _figure().sub("", text)


@cache
def _duty() -> re.Pattern[str]:
    return re.compile(rf"\(.*(?:{one_of(load_units().duty_ends)})\)")


def is_duty(text: str) -> bool:
    """Whether a clause is a bracket that says who answers for another."""
    return bool(_duty().fullmatch(text))


@cache
def _bound() -> re.Pattern[str]:
    """What closes a figure or a range of them."""
    return re.compile(one_of((*load_words().cell_bounds, *load_words().range_ends)))


@dataclass(frozen=True, slots=True)
class LocatedClause:
    """One clause of a plan with what alignment needs to know about where it stands.

    `text` is folded, `span` its characters in the text of its passage, `passage` the caller's index.
    `zone` is goals, tasks, table or mechanism; `linked` holds the sections and rows that are known to
    speak of the same task (a table row and its body task).
    """

    text: str
    span: Span
    passage: int
    document: str
    zone: str
    section: str = ""
    row: str | None = None
    linked: frozenset[str] = frozenset()
    heading: bool = False


def _hide(match: re.Match[str]) -> str:
    return "\0" * len(match.group())


def split_clauses(text: str) -> tuple[Span, ...]:
    """The clauses of a text, without the punctuation between them and without blank ones."""
    plain = fold(text)
    visible = _HIDDEN.sub(_hide, plain)
    spans: list[Span] = []
    for start, end in _pieces(visible, 0, len(visible), _STOP):
        spans += _split_list(visible, start, end) if "、" in visible[start:end] else (Span(start, end),)
    return tuple(span for span in (_trim(plain, span) for span in spans) if span.start < span.end)


def _pieces(text: str, start: int, end: int, separator: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """The stretches between separators."""
    for match in separator.finditer(text, start, end):
        yield start, match.start()
        start = match.end()
    yield start, end


def _split_list(text: str, start: int, end: int) -> list[Span]:
    """Targets in a row, parted at 、; the members of a plain listing stay together."""
    spans: list[Span] = []
    opened = start
    for match in _LIST.finditer(text, start, end):
        following = _LIST.search(text, match.end(), end)
        right = text[match.end() : following.start() if following else end]
        if _TARGET.search(text, opened, match.start()) and _is_target(right):
            spans.append(Span(opened, match.start()))
            opened = match.end()
    return [*spans, Span(opened, end)]


def _is_target(text: str) -> bool:
    """Whether a list member names something and gives it a figure; 40% or 30%以上 alone only goes on."""
    match = _TARGET.search(text)
    return bool(match and _NOUN.search(_bound().sub("", text[: match.start()] + "0" + text[match.end() :])))


def _trim(text: str, span: Span) -> Span:
    """Without printed numbers, dashes and cell borders around it."""
    opening = _NUMBERING.match(text, span.start, span.end)
    start = opening.end() if opening else span.start
    return Span(start, max(start, span.start + len(text[span.start : span.end].rstrip(" \t|"))))

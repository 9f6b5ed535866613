"""Corrections of printed texts, character by character.

Enters: some characters of a passage and what they should read.  Leaves: the `Edit`s that lead from the one to the
other, none where a figure would change: what a plan says is for people to decide.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from checker.finding import Edit
from checker.plan.passages import Passage
from checker.source import Span, fold

_NUMERALS = frozenset("0123456789〇零两二三四五六七八九十百千万亿%‰")
"""一 is no figure here: it stands in words, and is typed for the dash."""
_KILO = re.compile("千(?=[伏瓦米克])")
"""The first character of a unit, no figure."""
_BRACKETS = frozenset("〔〕")
"""Those of a document number, which part a year from a number and no figure."""


def corrected(passage: Passage, span: Span, right: str) -> tuple[Edit, ...]:
    """What makes the characters of a passage read so; what is alike in half-width stays as it is printed."""
    words = SequenceMatcher(None, passage.plain[span.start : span.end], fold(right), autojunk=False)
    changes = [
        (Span(span.start + a, span.start + b), right[c:d])
        for kind, a, b, c, d in words.get_opcodes()
        if kind != "equal"
    ]
    if not all(_keeps_figures(passage.plain, at, new) for at, new in changes):
        return ()
    return tuple(_edit(passage, at, new) for at, new in changes)


def _edit(passage: Passage, at: Span, new: str) -> Edit:
    printed = passage.source.printed(at)
    if at.start == at.end and at.start:  # behind the character before, not before the blanks that follow it
        end = passage.source.printed(Span(at.start - 1, at.start)).end
        printed = Span(end, end)
    return Edit(passage.route, printed, passage.source.whole[printed.start : printed.end], new)


def _keeps_figures(text: str, at: Span, new: str) -> bool:
    """Whether no numeral goes or comes, and no figure is joined to another or cut in two."""
    if _NUMERALS & {*_KILO.sub("", text[at.start : at.end]), *_KILO.sub("", fold(new))}:
        return False
    between_digits = text[at.start - 1 : at.start].isdigit() and text[at.end : at.end + 1].isdigit()
    return not between_digits or (bool(new) and (at.start < at.end or {*new} <= _BRACKETS))


def without(passage: Passage, span: Span) -> tuple[Edit, ...]:
    """What deletes the characters of a passage."""
    return corrected(passage, span, "")


def all_of(*corrections: tuple[Edit, ...]) -> Iterator[Edit]:
    """Corrections that only make sense together: all, or none where one of them is none."""
    if all(corrections):
        for each in corrections:
            yield from each

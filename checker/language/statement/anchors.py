"""Where the numbers of a text are, and which of them are no quantities.

Enters: folded text.  Leaves: its anchors in order: figures with measure word, and the numerals that are
dates, references, ordinals or names; besides them the words that stand for a figure (清零, 全覆盖, 高于).
One compiled pattern finds the places; what stands there is decided at the place.  A text without any
anchor has nothing to read, and the scan is all it costs.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import NamedTuple

from checker.language.statement.anchor_patterns import STEP, WRITTEN, AnchorPatterns, anchor_patterns
from checker.language.statement.figure import Figure
from checker.language.statement.numerals import read_chinese, read_figure
from checker.words.numerals import FIRST, RUN
from checker.words.years import YEAR

_DIGITS = "0123456789"
_CIRCLED = frozenset(chr(code) for span in ((0x2460, 0x249C), (0x3220, 0x322A)) for code in range(*span))
_NUMERALS, _SCALES = f"百半翻{WRITTEN}", "上数几千万"
"""What else a Chinese numeral begins with, and what a number without a digit does."""
_QUOTED_WITHIN = 16
"""A quotation longer than this is no name."""


class Kind(StrEnum):
    """What stands at an anchor."""

    FIGURE = "figure"
    BARE = "bare"
    NAME = "name"
    DATE = "date"
    REFERENCE = "reference"
    ORDINAL = "ordinal"
    BROKEN = "broken"
    INEXACT = "inexact"
    AFTER = "after"
    BEFORE = "before"
    RELATION = "relation"


_KINDS = {kind.value: kind for kind in Kind}
"""The kinds by the groups that the patterns below name after them."""


class Anchor(NamedTuple):
    """One numeral, or one word that stands for a figure, with its characters."""

    kind: Kind
    start: int
    end: int
    figure: Figure | None = None
    word: str = ""
    """The word that stands for a figure, without the quotation marks around it."""


_NAMED = re.compile(r"(?:及?以[上下内])?+的?[^\W\d_]")
"""What a size in a name leads on to: 总投资9亿元的项目; at the end of its clause it is a target."""
_RANKED = re.compile(r"[,;。、)的]|以内|$")
"""What follows a rank without a measure word: 进入全省前10。"""
_INCLUDED = re.compile(r"\(含(?:本[数级])?\)(?=[及或]?以[上下内])")
"""What stands between a figure and its bound: 500万元(含)以上."""
_REFERENCE = re.compile(rf"[〔\[(【]{YEAR}[〕\])】]\s?[0-9]+(?:-[0-9]+)?号")
_QUARTER = re.compile("第[一二三四1-4]季度[末底]?前?")
_CODE = re.compile(r"[A-Za-z]{1,13}-?[0-9]+(?:(?:-[0-9]{1,4}){2,}|\.[0-9]+)?[A-Za-z0-9]*")
_NUMERAL_RUN = re.compile(f"[{RUN}]*")
_LONGEST = 60
"""Characters of numerals that one number may have, its scale and share included; only the end of a longer run is
looked at, so that a run costs by its length."""


def scan(text: str) -> list[Anchor]:
    """The anchors of a folded text, in order, none overlapping."""
    patterns, position = anchor_patterns(), 0
    search = (patterns.place_alike if STEP in text else patterns.place).search
    found: list[Anchor] = []
    while match := search(text, position):
        start = match.start()
        anchor = _anchor(text, start, patterns)
        if anchor is None:
            position = max(start + 1, _end_of_run(text, start) - _LONGEST)
        else:
            found.append(anchor)
            position = anchor.end
    return found


def _end_of_run(text: str, start: int) -> int:
    """The end of the numerals in a row that begin at a place; the place itself where none does."""
    match = _NUMERAL_RUN.match(text, start)
    return match.end() if match else start


def _anchor(text: str, start: int, patterns: AnchorPatterns) -> Anchor | None:
    """What stands at a place; None when nothing does."""
    first = text[start]
    if first in _DIGITS:
        return _at_digit(text, start, patterns)
    if first.isascii():
        return _by(_CODE, text, start, Kind.NAME) if first.isalpha() else _by(_REFERENCE, text, start, Kind.REFERENCE)
    if first in "〔【":
        return _by(_REFERENCE, text, start, Kind.REFERENCE)
    if first == "第":
        return (
            _by(_QUARTER, text, start, Kind.DATE)
            or _by(patterns.ordered_word, text, start, Kind.NAME)
            or _by(patterns.ordered, text, start, Kind.ORDINAL)
        )
    if first in FIRST or first in _NUMERALS:
        return _at_numeral(text, start, patterns)
    if first in _SCALES:
        return _without_digit(text, start, patterns)
    if first in _CIRCLED:
        return Anchor(Kind.ORDINAL, start, start + 1)
    return _at_word(text, start, patterns)


def _by(pattern: re.Pattern[str], text: str, start: int, kind: Kind) -> Anchor | None:
    match = pattern.match(text, start)
    return Anchor(kind, start, match.end()) if match else None


def _at_digit(text: str, start: int, patterns: AnchorPatterns) -> Anchor | None:
    match = patterns.digit.match(text, start)
    if match is not None and match.lastgroup is not None:
        return Anchor(_KINDS[match.lastgroup], start, match.end())
    figure = read_figure(text, start)
    if figure is None:
        return None
    if _in_name(text, figure, patterns):
        return Anchor(Kind.NAME, start, figure.end)
    if figure.unit is None and text.startswith("前", start - 1) and _RANKED.match(text, figure.end):
        figure = figure._replace(unit="名")
    if figure.unit is None and not figure.scaled and not patterns.bare_numbers.search(text, max(0, start - 24), start):
        return Anchor(Kind.BARE, start, figure.end, figure)
    figure = _per_before(text, figure, patterns) if figure.unit == "元" else _per_heads(text, figure, patterns)
    if included := _INCLUDED.match(text, figure.end):
        figure = figure._replace(end=included.end())
    return Anchor(Kind.FIGURE, figure.start, figure.end, figure)


def _in_name(text: str, figure: Figure, patterns: AnchorPatterns) -> bool:
    """Whether a figure is part of a name: it bounds the thing behind it (总投资9亿元的项目), or numbers one (第3批)."""
    start, around = figure.start, max(0, figure.start - 4)
    if text.endswith(patterns.bounds_name, around, start) and _NAMED.match(text, figure.end):
        return True
    heads = patterns.name_after.get(figure.unit or "")
    return bool(heads and text.endswith(heads, around, start))


def _per_before(text: str, figure: Figure, patterns: AnchorPatterns) -> Figure:
    """每月650元 is 650 元/月, the words before it included."""
    for word, per in patterns.per_before.items():
        if text.endswith(word, max(0, figure.start - len(word)), figure.start):
            return figure._replace(unit=f"元/{per}" if per else "元", start=figure.start - len(word))
    return figure


def _per_heads(text: str, figure: Figure, patterns: AnchorPatterns) -> Figure:
    """每千人2.8个 is a rate; the words before it say of how many heads, and belong to the indicator."""
    if text.endswith(patterns.per_heads, max(0, figure.start - 8), figure.start):
        per = next(word for word in patterns.per_heads if text.endswith(word, 0, figure.start))
        return figure._replace(per=per, start=figure.start - len(per))
    return figure


def _at_numeral(text: str, start: int, patterns: AnchorPatterns) -> Anchor | None:
    if text[start] in "百十" and (anchor := _without_digit(text, start, patterns)):
        return anchor
    match = patterns.numeral.match(text, start)
    if match is not None and match.lastgroup is not None:
        return Anchor(_KINDS[match.lastgroup], start, match.end())
    figure = read_chinese(text, start)
    if figure is None:
        return None
    named = figure.unit == "岁" or is_quoted(text, start)
    kind = Kind.NAME if named else Kind.ORDINAL if figure.unit in patterns.ordinals else Kind.FIGURE
    figure = _per_before(text, figure, patterns) if figure.unit == "元" else figure
    return Anchor(kind, figure.start, figure.end, figure)


def _without_digit(text: str, start: int, patterns: AnchorPatterns) -> Anchor | None:
    """A number that begins with its scale: 千亿元 is a figure, 千亿级 a name, 上百家 says no figure."""
    match = patterns.numeral.match(text, start)
    if match is not None and match.lastgroup is not None:
        return Anchor(_KINDS[match.lastgroup], start, match.end())
    round_number = patterns.round.match(text, start)
    figure = read_chinese(text, start) if round_number else None
    if figure is not None:
        return Anchor(Kind.FIGURE, start, figure.end, figure)
    vague = patterns.inexact.match(text, start) or round_number
    return Anchor(Kind.INEXACT, start, vague.end()) if vague else None


def _at_word(text: str, start: int, patterns: AnchorPatterns) -> Anchor | None:
    match = patterns.word.match(text, start)
    if match is None or match.lastgroup is None:
        return None
    end = match.end()
    if start and end < len(text) and text[start - 1] in '“"‘' and text[end] in '”"’':
        return Anchor(_KINDS[match.lastgroup], start - 1, end + 1, None, match[0])
    return None if is_quoted(text, start) else Anchor(_KINDS[match.lastgroup], start, end, None, match[0])


def is_quoted(text: str, place: int) -> bool:
    """Whether a place stands between quotation marks, as a name does (“三个不发生”)."""
    start = max(0, place - _QUOTED_WITHIN)
    opened = text.rfind("“", start, place)
    return opened > text.rfind("”", start, place) and text.find("”", place, opened + _QUOTED_WITHIN) > 0

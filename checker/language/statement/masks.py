"""A text made ready for the clause grammar: masked, and cut into sentences and clauses.

Enters: folded text and its anchors.  Leaves: `Stretch`es, the outer text and the bracketed or quoted
stretches that carry figures of their own, each as sentences of clauses.  A mask is one letter of the
private-use area for each anchor, followed by fillers, so that every place stays true; brackets and
quotations are masked as names once what they hold has been taken out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from checker.language.statement.anchors import Anchor, Kind
from checker.words.vocabulary import one_of
from checker.words.words import load_words

FIGURE, AFTER, BEFORE, RELATION, WHEN, ORDER, NAME, FILL = "\ue000\ue001\ue002\ue003\ue004\ue005\ue006\ue00f"
VALUES = FIGURE + AFTER + BEFORE + RELATION
"""The masks that make a clause worth parsing."""
MASKS = "\ue000-\ue00f"
"""All of them, for a class of characters."""

_LETTER = {
    Kind.FIGURE: FIGURE,
    Kind.AFTER: AFTER,
    Kind.BEFORE: BEFORE,
    Kind.RELATION: RELATION,
    Kind.DATE: WHEN,
    Kind.ORDINAL: ORDER,
}
_PRIVATE = re.compile("[\ue000-\ue00f]")
_BRACKET = re.compile("[“”‘’「」()《》\\[\\]【】〔〕]")
_CLOSES = {"“": "”", "‘": "’", "「": "」", "(": ")", "《": "》", "[": "]", "【": "】", "〔": "〕"}
_DEPTH = 8
"""Brackets nested deeper are left as they are."""
_HAS_VALUE = re.compile(f"[{VALUES}]")
_SENTENCE = re.compile(r"[^。!?！？\n]+")
_CLAUSE = re.compile(r"[^,:;|]+")
_LIST = re.compile("、")
SINCE = "从由自比较"
"""What stands before a date that a thing began at or is compared with, and that is no period of its own."""


@cache
def _before_date() -> re.Pattern[str]:
    """What leads to a date and belongs to it; 同比 and 对比 are words of their own."""
    return re.compile(f"(?:{one_of(load_words().before_dates)}|(?<![占同环对价产](?=[比较]))[{SINCE}])$")


@cache
def _bare() -> re.Pattern[str]:
    """A member of a list that is a figure alone."""
    return re.compile(rf" ?[超近约]? ?{FIGURE}{FILL}*(?:{load_words().bounds_apart})?[、,。; ]?$")


class ClauseRange(NamedTuple):
    """One clause: its place, the mark that closes the clause before it, and whether it holds a value."""

    start: int
    end: int
    opened_by: str
    valued: bool


class Stretch(NamedTuple):
    """A stretch of text that is read by itself, with its masked twin (same length as the whole text)."""

    masked: str
    offset: int

    def sentences(self) -> Iterator[list[ClauseRange]]:
        """The sentences that hold a value, as their clauses."""
        for match in _SENTENCE.finditer(self.masked):
            if _HAS_VALUE.search(self.masked, match.start(), match.end()):
                yield _clauses(self.masked, match.start(), match.end())


def stretches(text: str, anchors: Sequence[Anchor]) -> list[Stretch]:
    """The stretches of a text that hold values, the innermost brackets first."""
    letters = _masked(text, anchors)
    found: list[Stretch] = []
    opened: list[tuple[str, int]] = []
    for match in _BRACKET.finditer(text):
        mark, place = match[0], match.start()
        if letters[place] != mark:  # it belongs to an anchor: 家(次), “清零”, (8)
            continue
        if mark in _CLOSES:
            opened.append((mark, place))
        elif opened and _CLOSES[opened[-1][0]] == mark:
            opener, start = opened.pop()
            if len(opened) < _DEPTH:
                _take_out(letters, opener, start, place, found)
    found.append(Stretch("".join(letters), 0))
    return found


def _masked(text: str, anchors: Sequence[Anchor]) -> list[str]:
    letters = list(_PRIVATE.sub("?", text) if _PRIVATE.search(text) else text)
    behind = 0
    for kind, start, end, _, _ in anchors:
        letter = _LETTER.get(kind, NAME)
        if letter == ORDER:
            if _is_bracketed(text, start, end):
                start, end = start - 1, end + 1
            if not (_opens_clause(text, start) or _is_article(text, start, end)):
                letter = NAME
        elif letter == WHEN:
            start, end = _date_with_leads(text, behind, start, end)
        fill = NAME if letter == NAME else FILL
        letters[start:end] = letter + fill * (end - start - 1)
        behind = end
    return letters


def _date_with_leads(text: str, behind: int, start: int, end: int) -> tuple[int, int]:
    """A date with what leads to it; the 到 of 增加到2030年的420亿元 leads to the figure, the 的 goes with the date."""
    if text[behind:start].endswith(tuple(load_words().rise_to)):
        return start, end + text.startswith("的", end)
    match = _before_date().search(text, max(behind, start - 3), start)
    return (match.start() if match else start), end


def _is_bracketed(text: str, start: int, end: int) -> bool:
    """Whether a number stands alone in brackets: (8)."""
    return text[start - 1 : start] == "(" and text[end : end + 1] == ")"


def _is_article(text: str, start: int, end: int) -> bool:
    """Whether the number of an article opens the text: 第五条 …."""
    return start == 0 and text[end - 1] == "条"


def _opens_clause(text: str, start: int) -> bool:
    return text[start] != "第" and (start == 0 or text[start - 1] in ",:;。、\n( ")


def _take_out(letters: list[str], opener: str, start: int, end: int, found: list[Stretch]) -> None:
    """Keep what a bracket holds as a stretch when it has a value, and mask it as a name."""
    if opener in "“‘「(":
        inner = "".join(letters[start + 1 : end])
        if _HAS_VALUE.search(inner):
            found.append(Stretch(inner, start + 1))
    if opener == "(" and (start == 0 or letters[start - 1] in "。;\n"):
        letters[start : end + 1] = ORDER + FILL * (end - start)
    else:
        letters[start : end + 1] = NAME * (end + 1 - start)


def _clauses(masked: str, start: int, end: int) -> list[ClauseRange]:
    """The clauses of a sentence; 、 parts them only where both sides carry a figure and words."""
    found: list[ClauseRange] = []
    mark = ""
    for match in _CLAUSE.finditer(masked, start, end):
        begin, stop = match.span()
        first = _HAS_VALUE.search(masked, begin, stop)
        if first is not None and masked.find("、", first.start(), stop) > 0:
            begin, mark = _part(masked, first.start(), ClauseRange(begin, stop, mark, True), found)
        found.append(ClauseRange(begin, stop, mark, first is not None))
        mark = masked[stop] if stop < end else ""
    return found


def _part(masked: str, first: int, clause: ClauseRange, found: list[ClauseRange]) -> tuple[int, str]:
    """Part a clause at its 、 from its first value on; where its last member begins, and the mark before that."""
    begin, end, mark = clause.start, clause.end, clause.opened_by
    if "分别" in masked[begin:end]:
        return begin, mark
    for comma in _LIST.finditer(masked, first, max(masked.rfind(FIGURE, begin, end), first)):
        place = comma.start()
        stop = masked.find("、", place + 1, end)
        if FIGURE in masked[begin:place] and not _bare().match(masked[place + 1 : stop if stop > 0 else end]):
            found.append(ClauseRange(begin, place, mark, True))
            begin, mark = place + 1, "、"
    return begin, mark

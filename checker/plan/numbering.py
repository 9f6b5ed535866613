"""The printed numbers of headings and rows (GB/T 9704-2012 7.3.3: 一、 (一) 1. (1); of measures 第一条, under it (一)).

Enters: a heading as printed.  Leaves: its number, the rank of that kind of number, and the title
behind it.  Numbers that lost a bracket ("四)") are read and marked as broken.
"""

from __future__ import annotations

import re
from enum import IntEnum
from functools import cache
from typing import NamedTuple

from checker.source import fold
from checker.words.numerals import ONE_TO_TEN, chinese_number
from checker.words.vocabulary import one_of
from checker.words.zones import load_zones

_CHINESE = f"[{ONE_TO_TEN}百零]+"


_DIGITS_OF_A_ROW = 3
"""A longer number in the column of row numbers, as a date or a telephone number, numbers nothing; headings too are
read up to three digits."""
_TAIL = re.compile(r"[。.﹒::\s]+$")


class Rank(IntEnum):
    """The kinds of heading numbers, outermost first."""

    CHAPTER = 1  # 一、
    ARTICLE = 2  # 第一条
    SECTION = 3  # (一)
    TASK = 4  # 任务1:
    BOX = 5  # 专栏1
    ITEM = 6  # 1.
    POINT = 7  # (1)
    CIRCLE = 8  # ①
    BULLET = 9  # —— with no number
    NONE = 10


class Heading(NamedTuple):
    """A heading taken apart: `mark` is the number as printed, `value` counts from 1 (0: none)."""

    rank: Rank
    value: int
    mark: str
    title: str
    broken: bool = False


_FORMS = (
    (Rank.CHAPTER, re.compile(rf"({_CHINESE})\s*、")),
    (Rank.SECTION, re.compile(rf"\(\s*({_CHINESE})\s*\)")),
    (Rank.SECTION, re.compile(rf"\(?({_CHINESE})\)?(?<=[()])")),
    (Rank.POINT, re.compile(r"\(\s*(\d{1,3})\s*\)|([⑴-⒇])")),
    (Rank.ITEM, re.compile(r"(\d{1,3})\s*[.．﹒、](?!\d)")),
    (Rank.CIRCLE, re.compile(r"([①-⑳])")),
    (Rank.CHAPTER, re.compile(rf"第\s*({_CHINESE}|\d{{1,2}})\s*章(?=\s|$)")),
    (Rank.SECTION, re.compile(rf"第\s*({_CHINESE}|\d{{1,2}})\s*节(?=\s|$)")),
    (Rank.ARTICLE, re.compile(rf"第\s*({_CHINESE}|\d{{1,3}})\s*条(?=\s|$)")),
    (Rank.BULLET, re.compile(r"(?:—|-|─|–){1,3}")),
)


@cache
def _worded() -> tuple[tuple[Rank, re.Pattern[str]], ...]:
    """Numbers behind the word for what is numbered: 任务3:, 专栏二."""
    words = load_zones()
    kinds = ((Rank.TASK, words.numbered_tasks), (Rank.BOX, words.numbered_boxes))
    form = rf"(?:{{}})\s*({_CHINESE}|\d{{{{1,2}}}})(?:\s*[::.、]|(?=\s))(?=\s*\S)"
    return tuple((rank, re.compile(form.format(one_of(known)))) for rank, known in kinds)


def read_heading(text: str) -> Heading:
    """The number and title of a heading; anything else is all title."""
    folded = fold(text)
    lead = len(folded) - len(folded.lstrip())
    for rank, form in (*_FORMS, *_worded()):
        if match := form.match(folded, lead):
            numeral = next((group for group in match.groups() if group), "")
            title = _TAIL.sub("", text[match.end() :].strip())
            mark = folded[match.start() : match.end()].replace(" ", "")
            broken = rank is Rank.SECTION and mark[0] != "第" and not (mark.startswith("(") and mark.endswith(")"))
            return Heading(rank, _value(numeral), mark, title, broken)
    return Heading(Rank.NONE, 0, "", text.strip().rstrip("。"))


def row_number(mark: str) -> int:
    """The number of a table row from its cell; 0 where the cell holds no number that rows are counted with."""
    return int(mark) if mark.isdecimal() and len(mark) <= _DIGITS_OF_A_ROW else 0


def label_of(heading: Heading) -> str:
    """How a place names a heading: 一, 第五条, (二), 3, (11) — or the first words of one without a number."""
    if heading.rank in (Rank.CHAPTER, Rank.ARTICLE):
        return heading.mark.rstrip("、")
    if heading.rank is Rank.SECTION:
        return f"({heading.mark.strip('()')})"
    if heading.rank is Rank.ITEM:
        return str(heading.value)
    if heading.rank in (Rank.TASK, Rank.BOX):
        return heading.mark.rstrip(":.、")
    return heading.mark if heading.value else f"“{heading.title[:12]}”"


def _value(numeral: str) -> int:
    if numeral.isascii() and numeral.isdigit():
        return int(numeral)
    if len(numeral) == 1 and "①" <= numeral <= "⑳":
        return ord(numeral) - ord("①") + 1
    if len(numeral) == 1 and "⑴" <= numeral <= "⒇":
        return ord(numeral) - ord("⑴") + 1
    return chinese_number(numeral)

"""The printed numbers of headings and rows (GB/T 9704-2012 7.3.3: 一、 (一) 1. (1); 第一条 above (一); 1, 1.1, 1.1.1).

Enters: a heading as printed.  Leaves: its number, the rank of that kind of number, and the title
behind it.  Numbers that lost a bracket ("四)") are read and marked as broken.
"""

from __future__ import annotations

import re
from enum import IntEnum
from functools import cache, lru_cache
from typing import NamedTuple

from checker.source import fold
from checker.words.measures import load_measures
from checker.words.numerals import ONE_TO_TEN, chinese_number
from checker.words.vocabulary import one_of
from checker.words.zones import load_zones

_CHINESE = f"[{ONE_TO_TEN}百零]+"


_DIGITS_OF_A_ROW = 3
"""A longer number in the column of row numbers, as a date or a telephone number, numbers nothing; headings too are
read up to three digits."""
_TAIL = re.compile(r"[。.﹒::\s]+$")
_KEPT = 4_096
"""Headings kept as they were read: several rules read each heading of a plan."""


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


_NAMED = "[一-鿿“《Ⅰ-Ⅻ]"
"""How the title behind the number of an outline begins."""
_NO_REFERENCE = r"(?!\s*[项款条](?:[,;、。]|$))"
"""Behind a number in brackets: a line broken in 第三条第(二)项, is no heading."""


@cache
def _forms() -> tuple[tuple[Rank, re.Pattern[str]], ...]:
    """The forms of numbers, in the order that they are tried in."""
    return (
        (Rank.CHAPTER, re.compile(rf"({_CHINESE})\s*、")),
        (Rank.SECTION, re.compile(rf"\(\s*({_CHINESE})\s*\){_NO_REFERENCE}")),
        (Rank.SECTION, re.compile(rf"\(?({_CHINESE})\)?(?<=[()]){_NO_REFERENCE}")),
        (Rank.POINT, re.compile(r"\(\s*(\d{1,3})\s*\)|([⑴-⒇])")),
        (Rank.ITEM, re.compile(r"(\d{1,3})\s*[.．﹒、](?!\d)")),
        (Rank.CIRCLE, re.compile(r"([①-⑳])")),
        (Rank.CHAPTER, re.compile(rf"第\s*({_CHINESE}|\d{{1,2}})\s*章(?=\s|$)")),
        (Rank.SECTION, re.compile(rf"第\s*({_CHINESE}|\d{{1,2}})\s*节(?=\s|$)")),
        (Rank.ARTICLE, re.compile(rf"第\s*({_CHINESE}|\d{{1,3}})\s*条(?=\s|$)")),
        (Rank.CHAPTER, re.compile(r"(\d{1,2})(?=\s+[一-鿿]{2,15}\s*$)")),
        (Rank.SECTION, re.compile(rf"\d{{1,2}}\.(\d{{1,2}})(?=\s+{_NAMED}){load_measures().amount_apart}")),
        (Rank.ITEM, re.compile(rf"\d{{1,2}}\.\d{{1,2}}\.(\d{{1,2}})(?=\s+{_NAMED})")),
        (Rank.POINT, re.compile(rf"\d{{1,2}}(?:\.\d{{1,2}}){{2}}\.(\d{{1,2}})(?=\s+{_NAMED})")),
        (Rank.BULLET, re.compile(r"(?:—|-|─|–){1,3}")),
        *_worded(),
    )


def _worded() -> tuple[tuple[Rank, re.Pattern[str]], ...]:
    """Numbers behind the word for what is numbered: 任务3:, 专栏二."""
    words = load_zones()
    kinds = ((Rank.TASK, words.numbered_tasks), (Rank.BOX, words.numbered_boxes))
    form = rf"(?:{{}})\s*({_CHINESE}|\d{{{{1,2}}}})(?:\s*[::.、]|(?=\s))(?=\s*\S)"
    return tuple((rank, re.compile(form.format(one_of(known)))) for rank, known in kinds)


@lru_cache(maxsize=_KEPT)
def read_heading(text: str) -> Heading:
    """The number and title of a heading; anything else is all title."""
    folded = fold(text)
    lead = len(folded) - len(folded.lstrip())
    for rank, form in _forms():
        if match := form.match(folded, lead):
            numeral = next((group for group in match.groups() if group), "")
            title = _TAIL.sub("", text[match.end() :].strip())
            mark = folded[match.start() : match.end()].replace(" ", "")
            broken = (
                rank is Rank.SECTION
                and mark[0] != "第"
                and not mark[-1].isdigit()
                and not (mark.startswith("(") and mark.endswith(")"))
            )
            return Heading(rank, _value(numeral), mark, title, broken)
    return Heading(Rank.NONE, 0, "", text.strip().rstrip("。"))


def is_outlined(heading: Heading) -> bool:
    """Whether the number of a heading tells those above it: 5.3.2."""
    return "." in heading.mark and heading.mark[-1].isdigit()


def label_under(above: str, heading: Heading, joint: str) -> str:
    """The label of a heading behind that of the one above it; 5.3.2 stands in place of 5.3."""
    outer = heading.mark.rpartition(".")[0] if is_outlined(heading) else ""
    stem = above.removesuffix(outer) if outer and above.endswith(f" {outer}") else f"{above}{joint}"
    return f"{stem}{label_of(heading)}"


def row_number(mark: str) -> int:
    """The number of a table row from its cell; 0 where the cell holds no number that rows are counted with."""
    return int(mark) if mark.isdecimal() and len(mark) <= _DIGITS_OF_A_ROW else 0


def label_of(heading: Heading) -> str:
    """How a place names a heading: 一, 第五条, (二), 3, (11) — or the first words of one without a number."""
    if is_outlined(heading):
        return heading.mark
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

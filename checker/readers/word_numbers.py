"""The numbers that Word computes for its paragraphs: 一、 （一） 1. — printed, but nowhere in the text.

Enters: the numbering and style parts of a document, and its paragraphs one after the other.  Leaves:
the printed number of each, "" for a paragraph without one.  A number that a person typed is text and
no business of this module.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from docx.oxml.ns import qn

from checker.readers.stream import whole_number
from checker.readers.word_elements import by_style

_PLACE = re.compile(r"%([1-9])")
_DIGITS = "〇一二三四五六七八九"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BULLETS = "—–-─"
_MAX_COUNT = 100_000
_MAX_TEXT = 100
_CHINESE = {
    "chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCounting", "taiwaneseCountingThousand",
    "chineseLegalSimplified", "ideographLegalTraditional", "koreanCounting",
}  # fmt: skip
_CIRCLES = {"decimalEnclosedCircle", "decimalEnclosedCircleChinese", "ideographEnclosedCircle"}


class Level(NamedTuple):
    """One level of a list: how its numbers are counted and written."""

    form: str
    text: str
    start: int


class Reference(NamedTuple):
    """Which list a paragraph belongs to, and at which level."""

    number: str
    level: int


@dataclass
class Numbers:
    """Counts through the paragraphs of a document."""

    lists: Mapping[str, Mapping[int, Level]]
    counters: Mapping[str, str]
    styles: Mapping[str, Reference]
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)

    def of(self, paragraph: Any) -> str:
        """The number printed before a paragraph."""
        reference = _reference(paragraph.pPr, self.styles)
        levels = self.lists.get(reference.number) if reference else None
        if reference is None or levels is None or reference.level not in levels:
            return ""
        counts = self._counts.setdefault(self.counters[reference.number], {})
        level = reference.level
        counts[level] = min(counts.get(level, levels[level].start - 1) + 1, _MAX_COUNT)
        for deeper in [known for known in counts if known > level]:
            del counts[deeper]
        if levels[level].form == "bullet":
            return "——" if levels[level].text[:1] in _BULLETS and levels[level].text else ""
        if levels[level].form == "none":
            return ""

        def written(match: re.Match[str]) -> str:
            place = int(match.group(1)) - 1
            known = levels.get(place)
            return write_number(counts.get(place, known.start), known.form) if known else ""

        return _PLACE.sub(written, levels[level].text)


def read_numbers(numbering: Any, styles: Any) -> Numbers:
    """The lists of a document; both parts may be missing."""
    abstracts: dict[str, dict[int, Level]] = {}
    lists: dict[str, Mapping[int, Level]] = {}
    counters: dict[str, str] = {}
    for element in numbering.findall(qn("w:abstractNum")) if numbering is not None else ():
        levels = dict(filter(None, map(_level, element.findall(qn("w:lvl")))))
        abstracts[element.get(qn("w:abstractNumId"), "")] = levels
    for element in numbering.findall(qn("w:num")) if numbering is not None else ():
        name = element.get(qn("w:numId"), "")
        abstract = _value(element.find(qn("w:abstractNumId")))
        overrides = element.findall(qn("w:lvlOverride"))
        lists[name] = _overridden(abstracts.get(abstract, {}), overrides)
        restarted = any(override.find(qn("w:startOverride")) is not None for override in overrides)
        counters[name] = f"num{name}" if restarted else f"abstract{abstract}"
    return Numbers(lists, counters, by_style(styles, lambda style: _reference(style.find(qn("w:pPr")), {})))


def _level(element: Any) -> tuple[int, Level] | None:
    depth = whole_number(element.get(qn("w:ilvl")), -1)
    form = _value(element.find(qn("w:numFmt"))) or "decimal"
    text = _value(element.find(qn("w:lvlText")))[:_MAX_TEXT]
    start = whole_number(_value(element.find(qn("w:start"))), 1)
    return (depth, Level(form, text, start)) if 0 <= depth <= 8 else None


def _overridden(levels: Mapping[int, Level], overrides: Any) -> dict[int, Level]:
    found = dict(levels)
    for override in overrides:
        depth = whole_number(override.get(qn("w:ilvl")), -1)
        inner = override.find(qn("w:lvl"))
        if inner is not None and (level := _level(inner)):
            found[level[0]] = level[1]
        start = _value(override.find(qn("w:startOverride")))
        if start and depth in found:
            found[depth] = found[depth]._replace(start=whole_number(start, 1))
    return found


def _reference(properties: Any, styles: Mapping[str, Reference]) -> Reference | None:
    """The list a paragraph names itself; else that of its style.  List 0 means: none."""
    if properties is None:
        return None
    style = styles.get(_value(properties.find(qn("w:pStyle"))))
    own = properties.find(qn("w:numPr"))
    if own is None:
        return style
    number = _value(own.find(qn("w:numId"))) or (style.number if style else "")
    level = whole_number(_value(own.find(qn("w:ilvl"))), style.level if style else 0)
    return None if number in ("", "0") else Reference(number, max(level, 0))


def _value(element: Any) -> str:
    return "" if element is None else element.get(qn("w:val")) or ""


def write_number(count: int, form: str) -> str:
    """A number in one of Word's formats; formats that no plan uses are written in digits."""
    if form in _CHINESE:
        return chinese(count)
    if form == "decimalFullWidth":
        return "".join(chr(ord(digit) + 0xFEE0) for digit in str(count))
    if form in _CIRCLES and 1 <= count <= 20:
        return chr(ord("①") + count - 1)
    if form == "ideographTraditional" and 1 <= count <= 10:
        return _STEMS[count - 1]
    if form in ("ideographDigital", "japaneseDigitalTenThousand", "taiwaneseDigital"):
        return "".join(_DIGITS[int(digit)] for digit in str(count))
    if form in ("upperLetter", "lowerLetter") and count >= 1:
        letters = chr(ord("A") + (count - 1) % 26) * min((count - 1) // 26 + 1, 9)
        return letters if form == "upperLetter" else letters.lower()
    if form == "decimalZero":
        return f"{count:02d}"
    return str(count)


def chinese(count: int) -> str:
    """12 -> 十二, 103 -> 一百零三."""
    if not 0 < count < 1_000:
        return str(count)
    hundreds, rest = divmod(count, 100)
    tens, ones = divmod(rest, 10)
    text = f"{_DIGITS[hundreds]}百" if hundreds else ""
    if tens:
        text += ("" if tens == 1 and not hundreds else _DIGITS[tens]) + "十"
    elif hundreds and ones:
        text += "零"
    return text + (_DIGITS[ones] if ones else "")

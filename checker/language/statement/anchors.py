"""Where the numbers of a text are, and which of them are no quantities.

Enters: folded text.  Leaves: its anchors in order: figures with measure word, and the numerals that are
dates, references, ordinals or names; besides them the words that stand for a figure (清零, 全覆盖, 高于).
One compiled pattern finds the places; what stands there is decided at the place.  A text without any
anchor has nothing to read, and the scan is all it costs.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from checker.language.statement.numerals import Figure, read_chinese, read_figure
from checker.words.numerals import ALONE, FIRST, FORMAL, ONE_TO_TEN, ORDINAL, RUN
from checker.words.vocabulary import one_of, vocabulary
from checker.words.words import load_words
from checker.words.years import YEAR

_DIGITS = "0123456789"
_CIRCLED = frozenset(chr(code) for span in ((0x2460, 0x249C), (0x3220, 0x322A)) for code in range(*span))
_WRITTEN = "".join(FORMAL)
_NUMERALS, _SCALES = f"百半翻{_WRITTEN}", "上数几千万"
"""What else a Chinese numeral begins with, and what a number without a digit does."""
_STEP = "同步"
"""What every word of `step` holds; few texts have one, so that 与 and 和 need not be looked at in the others."""
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


@dataclass(frozen=True, slots=True)
class _Patterns:
    place: re.Pattern[str]
    place_alike: re.Pattern[str]
    digit: re.Pattern[str]
    numeral: re.Pattern[str]
    inexact: re.Pattern[str]
    round: re.Pattern[str]
    word: re.Pattern[str]
    name_after: dict[str, tuple[str, ...]]
    bounds_name: tuple[str, ...]
    ordinals: frozenset[str]
    ordered: re.Pattern[str]
    per_before: dict[str, str]
    per_heads: tuple[str, ...]
    bare_numbers: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    words = load_words()
    after = [*words.zero_after, *words.zero_things, *words.level_after, *words.no_fall, *words.total_after]
    before, relations = words.zero_before, list(vocabulary().relations)
    alike = rf"[与和](?=[^,;。:、]{{2,16}}?(?:{one_of(words.step)})(?:增长|提高|提升)?(?:[,;。、)]|$))"
    manner = one_of(words.not_total_before)
    word = (
        rf"(?P<after>(?<![健支扶])(?:{one_of(after)}))(?!{manner}|[率稳衡台])"
        rf"|(?P<before>{one_of(before)})"
        rf"|(?P<relation>{alike}|(?>{one_of(relations)}))(?!\s?(?:{one_of(words.bounds_before.about)})?\s?(?:人民币)?(?:[0-9百{_WRITTEN}]|一半|半数"
        rf"|[{RUN}]+(?:[十百千万亿成倍个家户人名项]|分之))|[^,。;:、]{{1,24}}的\s?[0-9.]+\s?[%‰])"
    )
    return _Patterns(
        place=re.compile(_place([*after, *before, *relations], alike=False)),
        place_alike=re.compile(_place([*after, *before, *relations], alike=True)),
        digit=re.compile(_digit()),
        numeral=re.compile(_chinese()),
        inexact=re.compile("|".join(words.inexact)),
        round=re.compile("|".join(words.round_numbers)),
        word=re.compile(word),
        name_after={unit: tuple(heads) for unit, heads in words.name_after.items()},
        bounds_name=tuple(words.bounds_name),
        ordinals=frozenset(words.ordinals),
        ordered=re.compile(rf"第[〇零一二两三四五六七八九十百千0-9]+(?:\.[0-9]+)?(?:{one_of(words.ordered)})?"),
        per_before=dict(sorted(words.per_before.items(), key=lambda pair: -len(pair[0]))),
        per_heads=tuple(sorted(words.per_heads, key=len, reverse=True)),
        bare_numbers=re.compile(rf"(?:{one_of(words.bare_numbers)})[^,。;:、|]{{0,16}}$"),
    )


def _place(words: list[str], alike: bool) -> str:
    """First one character of a small set (the engine skips to it fast), then what must be around it."""
    no_count, counting = load_words().no_count_after, vocabulary().counting
    fixed = one_of(name[1:] for name in load_words().fixed_names)
    spoken = one_of(name[1:] for name in load_words().spoken)
    branches = [
        r"(?<=[0-9①-⑳⑴-⒇⒈-⒛㈠-㈩])",
        r"(?<=[A-Za-z])[A-Za-z]{0,12}-?[0-9]",
        rf"(?<=[{ALONE}])(?<![{no_count}{RUN}].)(?:{counting})",
        rf"(?<=[{FIRST}])(?<![{no_count}{RUN}].)(?:(?<=十)|[{RUN}]{{0,12}}[十百千万亿])[{RUN}点]{{0,12}}[^{RUN}]",
        rf"(?<=[{ALONE}])(?<![{no_count}{RUN}].)[{ALONE}](?:{counting})",
        rf"(?<=[{FIRST}])(?:(?:{fixed})|[{RUN}]{{0,4}}(?:、|是|\)))",
        r"(?<=[一二三四])季度",
        rf"(?<=[百{FIRST}])分之[{RUN}]",
        rf"(?<=[半一百翻])(?:{spoken})",
        rf"(?<=第)[{RUN}0-9]",
        r"(?<=[上数几十百千万])[十百千万亿余多]",
        r"(?<=[近约超逾破][百千万])[家个名人户亩吨公元项件场次条座所]",
        *([rf"(?<=[与和])(?=[^,;。:、]{{2,16}}?{_STEP})"] if alike else []),
        r"(?<=[三五十])(?<=前.)(?:[,;。、)名位的]|以内|$)",
        rf"(?<=[{_WRITTEN}])[{_WRITTEN}零万亿]{{0,15}}元",
        r"(?<=[〔\[(【])[12][0-9]",
        _word_behind_its_first(words),
    ]
    first = "".join(sorted({word[0] for word in words}))
    more = "与和" if alike else ""
    return rf"[0-9A-Za-z①-⑳⑴-⒇⒈-⒛㈠-㈩{FIRST}{_WRITTEN}上数几百千万半翻第{more}〔\[(【{first}](?:{'|'.join(branches)})"


def place_pattern() -> re.Pattern[str]:
    """The one pattern that finds where an anchor may stand."""
    return _patterns().place


def _word_behind_its_first(words: list[str]) -> str:
    """Any of the words from its second character on, which few of the places where one could begin go on with."""
    firsts: dict[str, list[str]] = {}
    for word in words:
        firsts.setdefault(word[0], []).append(word[1:])
    second = "".join(sorted({word[1] for word in words}))
    return rf"(?=[{second}])(?:{'|'.join(f'(?<={first})(?:{one_of(rests)})' for first, rests in firsts.items())})"


def _digit() -> str:
    """What a run of digits is when it is no quantity; the first that fits."""
    words = load_words()
    tails = rf"(?:(?:{one_of(words.date_tails)})(?![两二三]个?季度))?"
    span = r"\s?(?:——|[-—–~至到])\s?"
    month, day = r"(?:1[0-2]|0?[1-9])月", r"(?:[12][0-9]|3[01]|0?[1-9])[日号]"
    counted = rf"(?![0-9.]|\s?[{words.no_year_before}])"
    date = (
        rf"{YEAR}年?{span}{YEAR}(?:年度?|{counted})|{YEAR}[-/.](?:1[0-2]|0?[1-9])(?:[-/.][0-9]{{1,2}})?{counted}"
        rf"|{YEAR}年(?:{month}(?:{day})?)?{words.season}{tails}|{month}(?:{day})?(?:{one_of(words.month_parts)})?{tails}"
        rf"|[0-9]{{1,2}}:[0-9]{{2}}(?::[0-9]{{2}})?|(?:[12][0-9]|3[01]|0?[1-9])日(?!均)"
    )
    ordinal = r"(?:(?<=^)|(?<=[\n。;: ]))[0-9]{1,3}(?:[.、﹒](?![0-9])|\s*$)|(?<=\()[0-9]{1,3}(?=\))"
    behind = "|".join(f"(?<={word})" for word in words.numbered)
    appendix = rf"(?:{behind})(?<!代表.)[0-9]{{1,2}}(?![0-9.%]|[{words.no_year_before}])"
    broken = r"(?<=[〔\[])[0-9]+|[0-9]{5,}日"
    names = "|".join(f"(?:{name})" for name in words.names)
    date = "|".join([date, *words.durations])
    return rf"(?P<date>{date})|(?P<ordinal>{ordinal}|{appendix})|(?P<broken>{broken})|(?P<name>{names})"


def _chinese() -> str:
    """What a Chinese numeral is when it does not count."""
    fixed = "|".join([one_of(load_words().fixed_names), *load_words().round_names])
    year = rf"二[〇零]..年(?:[{ONE_TO_TEN}]{{1,2}}月)?(?:{ORDINAL}日)?"
    return (
        rf"(?P<date>{year}|[一二三四]季度[末底]?前?)"
        rf"|(?P<ordinal>(?:(?<=^)|(?<=[\n。;]))[{FIRST}]+、|(?:(?<=^)|(?<=[,;:。、(\n ]))[{FIRST}]+是"
        rf"|(?<=\()[{FIRST}]+(?=\)))|(?P<name>{fixed})"
    )


_NAMED = re.compile(r"(?:及?以[上下内])?+的?[^\W\d_]")
"""What a size in a name leads on to: 总投资9亿元的项目; at the end of its clause it is a target."""
_RANKED = re.compile(r"[,;。、)的]|以内|$")
"""What follows a rank without a measure word: 进入全省前10。"""
_INCLUDED = re.compile(r"\(含(?:本[数级])?\)(?=[及或]?以[上下内])")
"""What stands between a figure and its bound: 500万元(含)以上."""
_REFERENCE = re.compile(rf"[〔\[(【]{YEAR}[〕\])】]\s?[0-9]+(?:-[0-9]+)?号")
_QUARTER = re.compile("第[一二三四1-4]季度[末底]?前?")
_CODE = re.compile(r"[A-Za-z]{1,13}-?[0-9]+(?:\.[0-9]+)?[A-Za-z0-9]*")


def scan(text: str) -> list[Anchor]:
    """The anchors of a folded text, in order, none overlapping."""
    patterns, position = _patterns(), 0
    search = (patterns.place_alike if _STEP in text else patterns.place).search
    found: list[Anchor] = []
    while match := search(text, position):
        start = match.start()
        anchor = _anchor(text, start, patterns)
        if anchor is None:
            position = start + 1
        else:
            found.append(anchor)
            position = anchor.end
    return found


def _anchor(text: str, start: int, patterns: _Patterns) -> Anchor | None:
    """What stands at a place; None when nothing does."""
    first = text[start]
    if first in _DIGITS:
        return _at_digit(text, start, patterns)
    if first.isascii():
        return _by(_CODE, text, start, Kind.NAME) if first.isalpha() else _by(_REFERENCE, text, start, Kind.REFERENCE)
    if first in "〔【":
        return _by(_REFERENCE, text, start, Kind.REFERENCE)
    if first == "第":
        return _by(_QUARTER, text, start, Kind.DATE) or _by(patterns.ordered, text, start, Kind.ORDINAL)
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


def _at_digit(text: str, start: int, patterns: _Patterns) -> Anchor | None:
    match = patterns.digit.match(text, start)
    if match is not None and match.lastgroup is not None:
        return Anchor(_KINDS[match.lastgroup], start, match.end())
    figure = read_figure(text, start)
    if figure is None:
        return None
    if text.endswith(patterns.bounds_name, max(0, start - 4), start) and _NAMED.match(text, figure.end):
        return Anchor(Kind.NAME, start, figure.end)
    heads = patterns.name_after.get(figure.unit or "")
    if heads and text.endswith(heads, max(0, start - 4), start):
        return Anchor(Kind.NAME, start, figure.end)
    if figure.unit is None and text.startswith("前", start - 1) and _RANKED.match(text, figure.end):
        figure = figure._replace(unit="名")
    if figure.unit is None and not figure.scaled and not patterns.bare_numbers.search(text, max(0, start - 24), start):
        return Anchor(Kind.BARE, start, figure.end, figure)
    figure = _per_before(text, figure, patterns) if figure.unit == "元" else _per_heads(text, figure, patterns)
    if included := _INCLUDED.match(text, figure.end):
        figure = figure._replace(end=included.end())
    return Anchor(Kind.FIGURE, figure.start, figure.end, figure)


def _per_before(text: str, figure: Figure, patterns: _Patterns) -> Figure:
    """每月650元 is 650 元/月, the words before it included."""
    for word, per in patterns.per_before.items():
        if text.endswith(word, max(0, figure.start - len(word)), figure.start):
            return figure._replace(unit=f"元/{per}" if per else "元", start=figure.start - len(word))
    return figure


def _per_heads(text: str, figure: Figure, patterns: _Patterns) -> Figure:
    """每千人2.8个 is a rate; the words before it say of how many heads, and belong to the indicator."""
    if text.endswith(patterns.per_heads, max(0, figure.start - 8), figure.start):
        per = next(word for word in patterns.per_heads if text.endswith(word, 0, figure.start))
        return figure._replace(per=per, start=figure.start - len(per))
    return figure


def _at_numeral(text: str, start: int, patterns: _Patterns) -> Anchor | None:
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


def _without_digit(text: str, start: int, patterns: _Patterns) -> Anchor | None:
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


def _at_word(text: str, start: int, patterns: _Patterns) -> Anchor | None:
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

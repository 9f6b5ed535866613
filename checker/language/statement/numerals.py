"""Numerals: what a printed number is worth.

Enters: folded text at a numeral.  Leaves: a `Figure`, the number or range with its scale (万, 亿) and
measure word, in base units, with the place of its last printed digit.  Bound words are not read here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from checker.language.statement.decimals import Number, read_decimal, read_digits
from checker.language.statement.figure import Figure
from checker.words.numerals import DIGITS, FORMAL, PLACES
from checker.words.tiers import load_tiers
from checker.words.vocabulary import one_of, vocabulary
from checker.words.words import load_words

_ONE, _HALF = Decimal(1), Decimal("0.5")
_DIGITS = "".join(DIGITS)
_HALVED = ("成", "年", "天", "倍", "亩")
"""Measure words that 半 may follow: 两成半, 3年半."""
_TENTH = "成"
_SMALL_MONEY = re.compile(r"([0-9])角(?:([0-9])分)?")
"""What may stand behind 元 and adds to it: 123元1角."""
_EVEN = re.compile(r"整(?!\w)")
"""What closes a sum that is written out: 伍佰万元整."""
_FRACTION = re.compile(r"(?<=[的之于过达到占])([1-9])/([2-9])(?![\d/.A-Za-z])")
"""A share printed as a fraction: 不少于成员总数的2/3."""
_LONGEST = 40
"""No number in Chinese numerals is longer."""
_PLAIN = str.maketrans(dict(FORMAL))


class _Printed(NamedTuple):
    """One number as printed, with its scale and measure word, and where it ends."""

    number: Number
    scale: str | None
    unit: str | None
    end: int
    more: bool = False


@dataclass(frozen=True, slots=True)
class _Patterns:
    number: re.Pattern[str]
    unit: re.Pattern[str]
    mark: re.Pattern[str]
    chinese: re.Pattern[str]
    percent: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    words = vocabulary()
    marks = one_of(load_words().range_marks)
    unit = rf"{words.measure_word}|(?={one_of(load_words().thresholds)})"
    behind = rf" ?(?:{words.scale}|{unit})|[群人游]"
    number = r"\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?"
    chinese = rf"[{_DIGITS}{''.join(PLACES)}万亿]{{1,26}}(?:点[{_DIGITS}]{{1,12}})?"
    return _Patterns(
        number=re.compile(
            rf"({number})([多余](?={behind}))?(?: ?({words.scale}))?([多余](?={behind}))?(?: ?({unit}))?"
        ),
        unit=re.compile(rf"([多余])? ?({unit})"),
        mark=re.compile(rf" ?(?:{marks}) ?(?=\d)"),
        chinese=re.compile(rf"({chinese})(?:(?:{marks})({chinese}))?"),
        percent=re.compile(rf"(?P<of>{chinese})分之(?P<a>{chinese})(?:(?:{marks})(?:{chinese}分之)?(?P<b>{chinese}))?"),
    )


def _printed(text: str, start: int) -> _Printed | None:
    """The number at a place, with what stands right behind it."""
    match = _patterns().number.match(text, start)
    if match is None:
        return None
    digits, more, scale, over, unit = match.groups()
    printed = _Printed(read_digits(digits), scale, _money_at(unit), match.end(), bool(more or over))
    return _with_rest(printed, text) if scale and unit is None else _with_small(printed, text)


def _money_at(unit: str | None) -> str | None:
    """A mark without measure word is one of money: 千亿大关."""
    return "元" if unit == "" else unit


def _with_rest(printed: _Printed, text: str) -> _Printed:
    """2亿3000万元 is one number: what a smaller scale goes on with is added."""
    rest = _printed(text, printed.end)
    scales, scale = vocabulary().scales, printed.scale or ""
    if rest is None or rest.scale is None or scales[rest.scale] * rest.number.value >= scales[scale]:
        return printed
    whole, behind = _scaled(printed.number, scale), _scaled(rest.number, rest.scale)
    return rest._replace(number=_in_scale(Number(whole.value + behind.value, behind.step), scale), scale=scale)


def _in_scale(number: Number, scale: str) -> Number:
    factor = vocabulary().scales[scale]
    return Number(number.value / factor, number.step / factor)


def _with_small(printed: _Printed, text: str) -> _Printed:
    """123元1角 is 123.1元, 3年半 3.5年, 八成五 85%."""
    value, unit, end = printed.number.value, printed.unit, printed.end
    if unit == "元" and printed.scale is None and (small := _SMALL_MONEY.match(text, end)):
        cents = small[1] + (small[2] or "")
        number = Number(value + Decimal(f"0.{cents}"), _ONE.scaleb(-len(cents)))
        return printed._replace(number=number, end=small.end())
    if unit == "元" and (whole := _EVEN.match(text, end)):
        return printed._replace(end=whole.end())
    if unit in _HALVED and printed.number.step == 1 and text.startswith("半", end):
        return printed._replace(number=Number(value + _HALF, _HALF), end=end + 1)
    if unit == _TENTH and printed.number.step == 1 and (tenth := _tenths().match(text, end)):
        return printed._replace(number=Number(value + Decimal(DIGITS[tenth[0]]) / 10, _ONE / 10), end=end + 1)
    return printed


@cache
def _tenths() -> re.Pattern[str]:
    """The digit behind tenths: 八成五 is 85 %, but 三成三个月."""
    words = vocabulary()
    return re.compile(rf"[{_DIGITS[1:]}](?![{_DIGITS}{''.join(PLACES)}万亿半]|{words.measure_word})")


def unit_end(text: str, start: int) -> int | None:
    """Where the measure word that begins at a place ends; None where none does."""
    unit = _patterns().unit.match(text, start)
    return unit.end() if unit else None


def read_figure(text: str, start: int) -> Figure | None:
    """The figure that begins at a digit of the folded text; one without measure word has unit None."""
    if share := _FRACTION.match(text, start):
        return _part_of(Decimal(share[1]), Decimal(share[2]), share)
    first = _printed(text, start)
    if first is None:
        return None
    mark = _patterns().mark.match(text, first.end)
    last = _printed(text, mark.end()) if mark else None
    if band := None if last else _band(first, text, start):
        return band
    if last is None or not _is_range(first, last):
        number = _scaled(first.number, first.scale)
        figure = _figure(number, number, first.unit, start, first.end, first.scale is not None)
        return figure._replace(more=first.more)
    scale = first.scale or (last.scale if first.unit is None else None)
    low, high = _scaled(first.number, scale), _scaled(last.number, last.scale)
    return _figure(low, high, last.unit or first.unit, start, last.end, last.scale is not None)


def _band(first: _Printed, text: str, start: int) -> Figure | None:
    """3人以上10人以下 and 3人以上不足10人 lie between the two; the upper bound stays behind the figure."""
    at, under = _upper_at(text, first.end)
    last = _printed(text, at) if at >= 0 else None
    if last and last.unit is None and first.unit and text.startswith(first.unit, last.end):
        last = last._replace(unit=first.unit, end=last.end + len(first.unit))  # 90分为良好, where 分为 might be a verb
    if last is None or last.unit != first.unit or not (under or _ends().upper.match(text, last.end)):
        return None
    low, high = _scaled(first.number, first.scale), _scaled(last.number, last.scale)
    figure = _figure(low, high, last.unit, start, last.end, last.scale is not None)
    return figure._replace(banded=True) if low.value < high.value else None


class _Ends(NamedTuple):
    """What stands behind the lower bound of a band, before and behind the upper one."""

    lower: re.Pattern[str]
    under: re.Pattern[str]
    upper: re.Pattern[str]


@cache
def _ends() -> _Ends:
    words = load_tiers()
    lower, upper = rf"(?:{words.up})[、,]?", rf"(?:\(不?含\))?(?:{words.down})"
    return _Ends(re.compile(lower), re.compile(f"(?:{words.below})"), re.compile(upper))


def _upper_at(text: str, start: int) -> tuple[int, bool]:
    """Where the upper bound of a band begins, and whether a word before it says that it is not reached."""
    lower = _ends().lower.match(text, start)
    if lower is None:
        return -1, False
    under = _ends().under.match(text, lower.end())
    return (under or lower).end(), under is not None


def _is_range(first: _Printed, last: _Printed) -> bool:
    """15-25场 and 5万至8万元 are ranges; 5家-3人 and a falling pair are not."""
    if first.unit is not None and last.unit is not None and first.unit != last.unit:
        return False
    return first.number.value < last.number.value or last.scale is not None


def _scaled(number: Number, scale: str | None) -> Number:
    if scale is None:
        return number
    factor = vocabulary().scales[scale]
    return Number(_plain(number.value * factor), _plain(number.step * factor))


def _plain(value: Decimal) -> Decimal:
    """Without decimals that are zero: 3.15万 is 31500, not 31500.00."""
    whole = value.to_integral_value()
    return whole if whole == value else value


def _figure(low: Number, high: Number, unit: str | None, start: int, end: int, scaled: bool) -> Figure:
    step = low.step if low is high else min(low.step, high.step)
    if unit == "成":
        return Figure(low.value * 10, high.value * 10, "%", step * 10, start, end)
    if unit == "百分点":
        unit = "个百分点"
    return Figure(low.value, high.value, unit, step, start, end, False, scaled)


def read_chinese(text: str, start: int) -> Figure | None:
    """The figure that begins at a Chinese numeral: 十五个, 三百二十万元, 百分之二点五, 三成, 一半, 翻一番."""
    words, patterns = vocabulary(), _patterns()
    for word, value in words.spoken.items():
        if text.startswith(word, start):
            return Figure(value, value, "%", _ONE, start, start + len(word), True, False, word[0] == "翻")
    if text.startswith(load_words().two_digits, start):
        return _two_digits(text, start)
    if text[start] in FORMAL:
        text = text[:start] + text[start : start + _LONGEST].translate(_PLAIN)
    if match := patterns.percent.match(text, start):
        return _shares(match)
    match = patterns.chinese.match(text, start)
    unit = patterns.unit.match(text, match.end()) if match else None
    if match is None or unit is None:
        return _rank(match, text) if match else None
    low, high = _chinese_pair(match[1], match[2])
    printed = _with_small(_Printed(low, None, _money_at(unit[2]), unit.end()), text)
    high = high if low is not high else printed.number
    figure = _figure(printed.number, high, printed.unit, start, printed.end, False)
    figure = figure._replace(chinese=True, more=unit[1] is not None)
    return _chinese_band(figure, text) or figure


def _chinese_band(figure: Figure, text: str) -> Figure | None:
    """五万元以上五十万元以下 lies between the two."""
    at, under = _upper_at(text, figure.end)
    last = read_chinese(text, at) if at >= 0 and text[at : at + 1] in DIGITS else None
    if last is None or last.unit != figure.unit or last.high <= figure.low:
        return None
    return figure._replace(high=last.high, end=last.end, banded=True) if under or _is_upper(text, last) else None


def _is_upper(text: str, last: Figure) -> bool:
    return _ends().upper.match(text, last.end) is not None


def _two_digits(text: str, start: int) -> Figure | None:
    """两位数增长 is a growth of 10 to 99 %; other things may have two digits too."""
    end = start + len(load_words().two_digits[0])
    growth = one_of(load_words().growth_heads)
    told = re.compile(rf"(?:以上)?的?(?:增长|{growth})").match(text, end) or re.search(
        rf"(?:增长|{growth})[^,;。、]{{0,6}}$", text[max(0, start - 12) : start]
    )
    return Figure(Decimal(10), Decimal(99), "%", _ONE, start, end, True, growth=True) if told else None


def _rank(match: re.Match[str], text: str) -> Figure | None:
    """前三 is the first three."""
    if not text.startswith("前", match.start() - 1) or match[2]:
        return None
    value = read_decimal(match[1])
    return _figure(value, value, "名", match.start(), match.end(), False)._replace(chinese=True)


def _chinese_pair(first: str, second: str | None) -> tuple[Number, Number]:
    """The lower and upper number: 两三家 is two to three."""
    if second is None and len(first) == 2 and first[0] in DIGITS and first[1] in DIGITS:
        low, high = read_decimal(first[0]), read_decimal(first[1])
        if 0 < low.value < high.value:
            return low, high
    low = read_decimal(first)
    return low, read_decimal(second) if second else low


def _shares(match: re.Match[str]) -> Figure:
    """百分之五 is 5 %, 三分之二 is 66.67 %."""
    of = read_decimal(match["of"]).value or _ONE
    low = read_decimal(match["a"])
    high = read_decimal(match["b"]) if match["b"] else low
    if of == 100:
        return Figure(low.value, high.value, "%", low.step, match.start(), match.end(), True)
    return _part_of(low.value, of, match)


def _part_of(part: Decimal, whole: Decimal, match: re.Match[str]) -> Figure:
    step = Decimal("0.01")
    share = (part * 100 / whole / step).to_integral_value() * step
    return Figure(share, share, "%", step, match.start(), match.end(), True)

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

from checker.language.vocabulary import one_of, vocabulary

_ONE = Decimal(1)


class Figure(NamedTuple):
    """A number or a range with its measure word: 20-30场, 4.27万户, 百分之五."""

    low: Decimal
    high: Decimal
    unit: str | None
    step: Decimal
    start: int
    end: int
    chinese: bool = False
    scaled: bool = False
    growth: bool = False

    @property
    def is_range(self) -> bool:
        """Whether two numbers are printed."""
        return self.low != self.high


class Number(NamedTuple):
    """A value and the value of its last printed digit."""

    value: Decimal
    step: Decimal


@dataclass(frozen=True, slots=True)
class _Patterns:
    arabic: re.Pattern[str]
    chinese: re.Pattern[str]
    percent: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    words = vocabulary()
    marks = one_of(words.list_of("range_marks"))
    number = r"(?:\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?)"
    tail = rf" ?(?P<{{0}}scale>{words.scale})? ?(?P<{{0}}unit>{words.measure_word})?"
    chinese = rf"[{''.join(words.digits)}{''.join(words.places)}万亿]+(?:点[{''.join(words.digits)}]+)?"
    return _Patterns(
        arabic=re.compile(
            rf"(?P<a>{number})" + tail.format("a") + rf"(?: ?(?:{marks}) ?(?P<b>{number})" + tail.format("b") + ")?"
        ),
        chinese=re.compile(
            rf"(?P<a>{chinese})(?:(?:{marks})(?P<b>{chinese}))?(?P<unit>{words.measure_word})?"
        ),
        percent=re.compile(rf"(?P<of>{chinese})分之(?P<a>{chinese})(?:(?:{marks})(?:{chinese}分之)?(?P<b>{chinese}))?"),
    )


def read_number(text: str) -> Number:
    """The value of digits with separators and a decimal point, or of Chinese numerals: 43,600; 三百二十万."""
    if text[0] in "0123456789":
        return _arabic(text)
    whole, _, decimals = text.partition("点")
    if decimals:
        return Number(_chinese(whole) + _fraction(decimals), _ONE.scaleb(-len(decimals)))
    return Number(_chinese(whole), _chinese_step(whole))


def _arabic(text: str) -> Number:
    plain = text.replace(",", "").replace(" ", "")
    point = plain.find(".")
    step = _ONE if point < 0 else _ONE.scaleb(point + 1 - len(plain))
    return Number(Decimal(plain), step)


def _fraction(decimals: str) -> Decimal:
    digits = vocabulary().digits
    return Decimal("0." + "".join(str(digits[character]) for character in decimals))


def _chinese(text: str) -> Decimal:
    """三百二十万 is (300 + 20) * 10000; 二〇二四 is read digit by digit."""
    words = vocabulary()
    if len(text) > 1 and all(character in words.digits for character in text):
        return Decimal("".join(str(words.digits[character]) for character in text))
    total = section = digit = 0
    for character in text:
        if character in words.digits:
            digit = words.digits[character]
        elif character in words.places:
            section += (digit or 1) * words.places[character]
            digit = 0
        else:
            section = (section + digit or 1) * int(words.scales[character])
            total, section, digit = (total + section, 0, 0) if character == "万" else ((total or 0) + section, 0, 0)
    return Decimal(total + section + digit)


def _chinese_step(text: str) -> Decimal:
    scales = vocabulary().scales
    return scales[text[-1]] if text[-1] in "万亿" else _ONE


def read_figure(text: str, start: int) -> Figure | None:
    """The figure that begins at a digit of the folded text; one without measure word has unit None."""
    match = _patterns().arabic.match(text, start)
    if match is None:
        return None
    first = _arabic(match["a"])
    scale, unit, end = match["ascale"], match["aunit"], match.end("a")
    end = max(end, match.end("ascale"), match.end("aunit"))
    second = match["b"]
    if second is not None and _is_range(match):
        last = _arabic(second)
        scale_b, unit_b = match["bscale"], match["bunit"]
        scale = scale or (scale_b if unit is None else None)
        end = max(match.end("b"), match.end("bscale"), match.end("bunit"))
        return _figure(_scaled(first, scale), _scaled(last, scale_b), unit_b or unit, start, end, scale_b is not None)
    return _figure(_scaled(first, scale), _scaled(first, scale), unit, start, end, scale is not None)


def _is_range(match: re.Match[str]) -> bool:
    """20-30场 and 5万至8万元 are ranges; 5家-3人 and two bare numbers are not."""
    units = match["aunit"], match["bunit"]
    if units[0] is not None and units[1] is not None and units[0] != units[1]:
        return False
    return Decimal(match["a"].replace(",", "")) < Decimal(match["b"].replace(",", "")) or bool(match["bscale"])


def _scaled(number: Number, scale: str | None) -> Number:
    if scale is None:
        return number
    factor = vocabulary().scales[scale]
    return Number(_plain(number.value * factor), _plain(number.step * factor))


def _plain(value: Decimal) -> Decimal:
    """Without decimals that are zero: 4.27万 is 42700, not 42700.00."""
    whole = value.to_integral_value()
    return whole if whole == value else value


def _figure(low: Number, high: Number, unit: str | None, start: int, end: int, scaled: bool) -> Figure:
    unit = unit.strip() if unit else unit
    step = min(low.step, high.step)
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
    if match := patterns.percent.match(text, start):
        return _shares(match)
    match = patterns.chinese.match(text, start)
    if match is None or match["unit"] is None:
        return None
    low = read_number(match["a"])
    high = read_number(match["b"]) if match["b"] else low
    figure = _figure(low, high, match["unit"], start, match.end(), False)
    return figure._replace(chinese=True)


def _shares(match: re.Match[str]) -> Figure:
    """百分之五 is 5 %, 三分之二 is 66.67 %."""
    of = read_number(match["of"]).value or _ONE
    low = read_number(match["a"])
    high = read_number(match["b"]) if match["b"] else low
    if of == 100:
        return Figure(low.value, high.value, "%", low.step, match.start(), match.end(), True)
    share = (low.value * 100 / of).quantize(Decimal("0.01"))
    return Figure(share, share, "%", Decimal("0.01"), match.start(), match.end(), True)

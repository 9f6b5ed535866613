"""Chinese numerals as characters: which ones number, which ones count, and what they are worth.

Everywhere else a pattern names these classes; figures with scale and measure word are read in `language/numerals.py`.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

DIGITS: Mapping[str, int] = {
    "零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "俩": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9,
}  # fmt: skip
"""The digits."""
FORMAL: Mapping[str, str] = {
    "壹": "一", "贰": "二", "叁": "三", "肆": "四", "伍": "五", "陆": "六", "柒": "七", "捌": "八", "玖": "九",
    "拾": "十", "佰": "百", "仟": "千",
}  # fmt: skip
"""Numerals as they are written out on bills, by the plain ones."""
PLACES: Mapping[str, int] = {"十": 10, "百": 100, "千": 1000}
"""What a digit before it is multiplied by."""

ONE_TO_TEN = "一二三四五六七八九十"
"""The characters that headings are numbered with."""
ORDINAL = f"[{ONE_TO_TEN}]{{1,3}}"
"""A printed number of a heading, as a pattern."""
ALONE = "一两俩三四五六七八九"
"""What counts by itself before a measure word."""
TWO = "二"
"""What does before some of them only; before others it says which one."""
FIRST = "一二两俩三四五六七八九十"
"""What a number that counts begins with."""
RUN = "〇零一二两三四五六七八九十百千万亿"
"""What it goes on with."""

_SCALES = ((Decimal(100_000_000), "亿"), (Decimal(10_000), "万"))


def write_number(value: Decimal | None) -> str:
    """A number without exponent or trailing zeros; none is blank."""
    return "" if value is None else f"{value.normalize():f}"


def write_amount(amount: Decimal) -> str:
    """A number as people write it: 25000000000 is 250亿."""
    for scale, word in _SCALES:
        hundredths = amount / scale * 100
        if abs(amount) >= scale and hundredths == hundredths.to_integral_value():
            return write_number(amount / scale) + word
    return write_number(amount)


def read_number(text: str) -> int:
    """A whole number in digits or in Chinese numerals."""
    return int(text) if text.isdecimal() else chinese_number(text)


def chinese_number(text: str) -> int:
    """十二 -> 12, 二十 -> 20, 一百零三 -> 103; characters that are no numerals count nothing."""
    total, digit = 0, 0
    for character in text:
        if character in PLACES:
            total += (digit or 1) * PLACES[character]
            digit = 0
        else:
            digit = DIGITS.get(character, 0)
    return total + digit

"""The value of a number as printed, without scale and measure word.

Enters: digits or Chinese numerals.  Leaves: a `Number`.
"""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from checker.words.numerals import DIGITS, PLACES
from checker.words.vocabulary import vocabulary

_ONE = Decimal(1)


class Number(NamedTuple):
    """A value and the value of its last printed digit."""

    value: Decimal
    step: Decimal


def read_decimal(text: str) -> Number:
    """The value of digits with separators and a decimal point, or of Chinese numerals: 43,600; 三百二十万."""
    if text[0] in "0123456789":
        return read_digits(text)
    whole, _, decimals = text.partition("点")
    if decimals:
        return Number(_chinese(whole) + _fraction(decimals), _ONE.scaleb(-len(decimals)))
    return Number(_chinese(whole), _chinese_step(whole))


def read_digits(text: str) -> Number:
    """The value of digits with separators and a decimal point."""
    plain = text.replace(",", "").replace(" ", "")
    point = plain.find(".")
    step = _ONE if point < 0 else _ONE.scaleb(point + 1 - len(plain))
    return Number(Decimal(plain), step)


def _fraction(decimals: str) -> Decimal:
    return Decimal("0." + "".join(str(DIGITS[character]) for character in decimals))


def _chinese(text: str) -> Decimal:
    """三百二十万 is (300 + 20) * 10000, 一万五千亿 (10000 + 5000) * 10^8; 二〇二四 is read digit by digit."""
    words = vocabulary()
    if len(text) > 1 and all(character in DIGITS for character in text):
        return Decimal("".join(str(DIGITS[character]) for character in text))
    total = myriads = section = digit = 0
    for character in text:
        if character in DIGITS:
            digit = DIGITS[character]
        elif character in PLACES:
            section += (digit or 1) * PLACES[character]
            digit = 0
        elif character == "万":
            myriads, section, digit = (section + digit or 1) * int(words.scales["万"]), 0, 0
        else:
            total += (myriads + section + digit or 1) * int(words.scales["亿"])
            myriads = section = digit = 0
    return Decimal(total + myriads + section + digit)


def _chinese_step(text: str) -> Decimal:
    scales = vocabulary().scales
    return scales[text[-1]] if text[-1] in "万亿" else _ONE

"""The values of a workbook as the sheet shows them.

Enters: a value and the number format of its cell.  Leaves: its text: 0.075 under 0.0% is 7.5%, 8 under 0"家"
is 8家, a day is 2030年12月31日.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time
from decimal import ROUND_HALF_UP, Context, Decimal, InvalidOperation

_DIGITS = Context(prec=11)
"""Excel shows so many digits where no format says how many."""

_LITERAL = re.compile(r'"([^"]*)"|\\(.)')
_UNSEEN = re.compile(r"\[[^\]]*\]|_.|\*.")
_NUMBER = re.compile(r"[#0?,]*[#0?](?:\.([#0?]+))?(%?)")
_MAX_LENGTH = 60


def shown(value: object, form: str) -> str:
    """The text of a value under a number format."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, int | float):
        return _number(value, form)
    if isinstance(value, date):
        return _day(value, form)
    return str(value) if not isinstance(value, time) else value.isoformat("minutes")


def _number(value: float, form: str) -> str:
    """A number with the decimals, the sign of percent and the words of its format."""
    try:
        number = Decimal(repr(value))
    except InvalidOperation:
        return str(value)
    if not number.is_finite():
        return str(value)
    before, match, behind = _parted(form)
    if match is None:
        return _plain(number)
    if match[2]:
        number *= 100
    places = len(match[1] or "")
    digits = f"{number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP, Context(prec=400)):f}"
    if match[1] and "0" not in match[1]:
        digits = digits.rstrip("0").rstrip(".")
    return f"{before}{digits}{match[2]}{behind}"


def _parted(form: str) -> tuple[str, re.Match[str] | None, str]:
    """The words before and behind the digits of a format; no match where it has none or says more than digits."""
    section = _UNSEEN.sub("", form.split(";")[0])
    bare = _LITERAL.sub(lambda match: "\0" * len(match[0]), section)
    match = _NUMBER.search(bare) if len(form) <= _MAX_LENGTH else None
    rest = (bare[: match.start()] + bare[match.end() :]).replace("\0", "") if match else "?"
    if match is None or re.search(r"[#0?/E@.,]", rest):
        return "", None, ""
    return _words(section[: match.start()]), match, _words(section[match.end() :])


def _words(part: str) -> str:
    """What a part of a format prints: quoted and escaped characters, and signs."""
    return _LITERAL.sub(lambda match: match[1] or match[2] or "", part).replace("General", "").strip()


def _plain(number: Decimal) -> str:
    """A number without a format."""
    text = f"{_DIGITS.plus(number):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _day(value: date, form: str) -> str:
    """A date, to the month where its format shows no day."""
    bare = _LITERAL.sub("", form).lower()
    day = f"{value.day}日" if "d" in bare or "m" not in bare else ""
    clock = f" {value:%H:%M}" if isinstance(value, datetime) and "h" in bare else ""
    return f"{value.year}年{value.month}月{day}{clock}"

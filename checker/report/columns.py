"""Text in columns of a terminal, where a Chinese character takes two.

Enters: visible text.  Leaves: lines no wider than asked.  Chinese has no blanks, so lines break at
any character, but not inside a number or a Latin word, nor before closing punctuation.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache

from wcwidth import wcwidth

_OPENERS = "(（[［〔【《〈“‘「『"
_CLOSERS = r")）\]］〕】》〉”’」』,，.。、;；:：!！?？%％…"
_TOKEN = re.compile(rf"[{re.escape(_OPENERS)}]*(?:[0-9A-Za-z][0-9A-Za-z.,%+/_-]+|.)[{_CLOSERS}]*", re.DOTALL)


@lru_cache(4096)
def _columns(character: str) -> int:
    """Columns of a character at most: none only for accents and other marks set above or below."""
    return max(wcwidth(character), 0 if _is_accent(character) else 1)


def _is_accent(character: str) -> bool:
    """Marks without a combining class, and those of class 9 (virama), may widen what they join."""
    return unicodedata.category(character) in ("Mn", "Me") and unicodedata.combining(character) not in (0, 9)


def width(text: str) -> int:
    """Columns that a text takes at most."""
    return len(text) if text.isascii() else sum(map(_columns, text))


def pad(text: str, columns: int) -> str:
    """The text with blanks up to a number of columns."""
    return text + " " * (columns - width(text))


def wrap(text: str, columns: int, hang: int = 0) -> list[str]:
    """The text as lines of at most so many columns, all but the first indented by `hang`; at least one line."""
    lines: list[str] = []
    line, used = "", 0
    for piece in _pieces(text, columns - hang):
        size = width(piece)
        if used + size > columns and line.strip():
            lines.append(line.rstrip())
            piece = piece.lstrip()
            line, used, size = " " * hang, hang, width(piece)
        line, used = line + piece, used + size
    return [*lines, line.rstrip()] if line.strip() or not lines else lines


def _pieces(text: str, columns: int) -> Iterator[str]:
    """What must stay together, unless it is wider than a line."""
    for match in _TOKEN.finditer(text):
        if width(match[0]) <= columns:
            yield match[0]
        else:
            yield from match[0]


def elide(text: str, columns: int) -> str:
    """The text, or its beginning and end with … between, in at most so many columns.

    Characters of no width do not count as columns but do count as text, four to a column.
    """
    if width(text) <= columns and len(text) <= 4 * columns:
        return text
    half = (columns - 1) // 2
    head = _fitting(text, columns - 1 - half)
    tail = _fitting(text[::-1], half)[::-1]
    return f"{head}…{tail}"


def _fitting(text: str, columns: int) -> str:
    """The beginning of a text that fits."""
    used = 0
    for at, character in enumerate(text):
        used += _columns(character)
        if used > columns or at >= 2 * columns:
            return text[:at]
    return text


def allot(wanted: Sequence[int], shares: Sequence[int], room: int) -> tuple[int, ...]:
    """The width of each column: what it wants where that is less than its share, else a share of the rest."""
    given: dict[int, int] = {}
    while len(given) < len(wanted):
        left = room - sum(given.values())
        open_shares = sum(share for at, share in enumerate(shares) if at not in given)
        fair = {at: left * shares[at] // open_shares for at in range(len(wanted)) if at not in given}
        modest = {at: wanted[at] for at, part in fair.items() if wanted[at] <= part}
        given |= modest or fair
    return tuple(given[at] for at in range(len(wanted)))

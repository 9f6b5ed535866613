"""Characters of a text as the positions of an editor, and back.

Enters: a text and how the editor counts, in UTF-16 where nothing else was agreed on.  Leaves: lines from 0 and
columns in its units: a character beyond the first 65,536 (𠮷) is two of them.  A line ends with a line feed, and with
no other character that Python takes for an end.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from itertools import accumulate

from lsprotocol.types import Position, Range

from checker.source import Span


class Positions:
    """One text, with where its lines begin."""

    def __init__(self, text: str, units: Callable[[str], int]) -> None:
        self.text = text
        self._units = units
        self._starts = (0, *accumulate(len(line) + 1 for line in text.split("\n")))

    def position(self, offset: int) -> Position:
        """Where a character is."""
        offset = max(0, min(offset, len(self.text)))
        line = bisect_right(self._starts, offset) - 1
        return Position(line, self._units(self.text[self._starts[line] : offset]))

    def range(self, span: Span) -> Range:
        """Where some characters are."""
        return Range(self.position(span.start), self.position(span.end))

    def offset(self, position: Position) -> int:
        """Which character is at a position; the last of its line or text where there is none."""
        if position.line >= len(self._starts) - 1:
            return len(self.text)
        at, end = self._starts[position.line], self._starts[position.line + 1] - 1
        left = position.character
        while at < end and left > 0:
            left -= self._units(self.text[at])
            at += 1
        return at if left >= 0 else at - 1

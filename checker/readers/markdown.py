"""The marks of Markdown around a line: rules, number signs, stars.

Enters: a line as it stands in the file.  Leaves: the line without them, as a heading or in bold, or None for a rule.
"""

from __future__ import annotations

import re
from dataclasses import replace

from checker.readers.stream import Line

_RULE = re.compile(r"([-*_])\1{2,}")
_HEADING = re.compile(r"(#{1,6})\s+(?=\S)")
_BOLD = re.compile(r"\*\*([^*]+)\*\*")


def without_marks(line: Line) -> Line | None:
    """The line as a reader of the page sees it; a title (#) is a line like any other."""
    if _RULE.fullmatch(line.text):
        return None
    if match := _HEADING.match(line.text):
        line = replace(line.part(match.end()), level=len(match[1]) - 1)
    if bold := _BOLD.fullmatch(line.text):
        line = replace(line.part(*bold.span(1)), strong=True)
    return line

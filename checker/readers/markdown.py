"""The marks of Markdown in a line: rules, number signs, stars, links; and addresses of pages, which are no text.

Enters: a line as it stands in the file.  Leaves: the line without them, as a heading or in bold, or None for a rule.
"""

from __future__ import annotations

import re
from dataclasses import replace

from checker.readers.stream import Line

_RULE = re.compile(r"([-*_=])(?:\s*\1){2,}|`{3}\w*")
_HEADING = re.compile(r"(#{1,6})\s+(?=\S)")
_QUOTED = re.compile(r"(?:>[ \t]?)+([ \t\u3000]*)")
_BULLET = re.compile(r"(?:[-*+]\s+)+(?=\S)")
_BOLD = re.compile(r"\*\*([^*]+)\*\*")
_ADDRESS = re.compile(r"(?:https?://|www\.)[!-'*-~]*[A-Za-z0-9/=]")
_MARK = re.compile(
    r"!\[[^\]]*\]\([!-~]*\)"  # a picture
    r"|\[(?=[^\[\]]+\]\([!-~]*\))|(?<=\S)\]\((?:https?:|www\.|[./#])[!-~]*?\)"  # [text](address)
    r"|\*\*|`|\\(?=[!-/:-@\[-`{-~])"
    rf"|<(?={_ADDRESS.pattern}>)|{_ADDRESS.pattern}"
)


def without_marks(line: Line) -> Line | None:
    """The line as a reader of the page sees it; a title (#) is a line like any other."""
    if line.void:
        return line
    if _RULE.fullmatch(line.text):
        return None
    if match := _QUOTED.match(line.text):
        line = replace(line.part(match.end()), indent=len(match[1]))
    if match := _BULLET.match(line.text):
        line = line.part(match.end())
    if match := _HEADING.match(line.text):
        line = replace(line.part(match.end()), level=len(match[1]) - 1)
    strong = _BOLD.fullmatch(line.text) is not None
    spans = [match.span() for match in _MARK.finditer(line.text)]
    bare = replace(line.without(spans), strong=strong) if spans else line
    return bare if bare.text else None


def without_addresses(line: Line) -> Line:
    """The line without the addresses of pages in it."""
    spans = [match.span() for match in _ADDRESS.finditer(line.text)]
    return line.without(spans) if spans else line

"""Names in quotation marks, with the words around them.

Enters: facts.  Leaves: `QuotedName`s in printed order.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from checker.checks.shared.phrases import phrase
from checker.checks.shared.places import prose
from checker.facts import Facts
from checker.facts.printed import place_of
from checker.finding import Place
from checker.plan.passages import Passage
from checker.source import Span

_QUOTED = re.compile(r"“([^“”]{1,16})”")
_HEAD, _TAIL = re.compile(r"[一-鿿]{0,4}$"), re.compile(r"[^“”,。;:、()]{0,10}")
_BEFORE, _BEHIND = 4, 10
"""Characters before and behind a name that are looked at."""
_SHOWN = 8
"""Characters of the words that a name is shown with, at most."""
TIMES = re.compile(r"(?<=\d)\s*[×xX✕*]\s*(?=\d)")
"""A sign of multiplication between two figures, however it is typed."""


class QuotedName(NamedTuple):
    """A name, its marks left out of the text and not of the span; `head` and `tail` are the words around it."""

    text: str
    passage: Passage
    span: Span
    head: str
    tail: str
    end: int
    """Where the words end that the name is shown with."""

    @property
    def place(self) -> Place:
        """The name with its marks and the words behind it."""
        return place_of(self.passage, Span(self.span.start, self.end))


def quoted_names(facts: Facts) -> tuple[QuotedName, ...]:
    """Everything in quotation marks."""
    return tuple(
        _read_name(facts, passage, match) for passage in prose(facts) for match in _QUOTED.finditer(passage.plain)
    )


def _read_name(facts: Facts, passage: Passage, match: re.Match[str]) -> QuotedName:
    text, (start, end) = passage.plain, match.span()
    head = _HEAD.search(text[max(start - _BEFORE, 0) : start])
    tail = _TAIL.match(text[end : end + _BEHIND])
    before, behind = head[0] if head else "", tail[0] if tail else ""
    shown = phrase(facts, text, Span(end, end), (0, _SHOWN)).end if behind else end
    return QuotedName(match[1], passage, Span(start, end), before, behind, shown)

"""A text that breaks the reader of statements, read sentence by sentence.

Enters: the text and what stands around it.  Leaves: what its other sentences say, every numeral of the broken ones as
unread, and which sentences those are.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from checker.inputs.breakdown import Breakdown
from checker.language.constraint import Statement, moved
from checker.language.statement.ledger import complete
from checker.language.statement.statements import Context, read_statement
from checker.source import Span, fold

_SENTENCE = re.compile(r"[^。;!?\n]+")
HINT = "识读出错"
"""What is said of a numeral that was not read because the reader broke down."""


class Apart(NamedTuple):
    """A text as far as it was read, and the sentences that were not, each with its breakdown."""

    statement: Statement
    broken: tuple[tuple[Span, Breakdown], ...]


def read_apart(text: str, context: Context) -> Apart:
    """Each sentence by itself; what one hands on to the next within a text is lost."""
    said: list[Statement] = []
    broken: list[tuple[Span, Breakdown]] = []
    for match in _SENTENCE.finditer(fold(text)):
        span = Span(*match.span())
        try:
            said.append(_placed(read_statement(text[span.start : span.end], context), span.start))
        except Exception as error:  # as in checker.facts.attempts
            broken.append((span, Breakdown.of("reading", error)))
    constraints = tuple(constraint for each in said for constraint in each.constraints)
    others = tuple(reading for each in said for reading in each.others)
    return Apart(complete(Statement(text, constraints, others), HINT), tuple(broken))


def unread(text: str, broke: Breakdown) -> Apart:
    """A text that cannot be cut into sentences, unread as a whole."""
    return Apart(complete(Statement(text), HINT), ((Span(0, len(text)), broke),))


def _placed(statement: Statement, by: int) -> Statement:
    """What a sentence says, placed in the text that it was cut from."""
    others = (each._replace(span=Span(each.span.start + by, each.span.end + by)) for each in statement.others)
    return Statement(statement.text, tuple(moved(each, by) for each in statement.constraints), tuple(others))

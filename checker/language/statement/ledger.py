"""Every numeral of a text in exactly one bin: the proof that silence means something.

Enters: a statement.  Leaves: its `Coverage`, and where a numeral was read as nothing at all, the readings
that say so.  The numerals are found here by a pattern of their own, so that the account does not merely
repeat what the reader saw.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from functools import cache

from checker.finding import Coverage
from checker.language.constraint import Constraint, Reading, ReadingKind, Statement
from checker.language.statement.numerals import unit_end
from checker.source import Span, fold
from checker.words.numerals import ALONE, FIRST, FORMAL, RUN, TWO
from checker.words.vocabulary import one_of, vocabulary
from checker.words.words import load_words

_BINS = {
    ReadingKind.NAME: "names",
    ReadingKind.DATE: "dates",
    ReadingKind.REFERENCE: "references",
    ReadingKind.ORDINAL: "ordinals",
    ReadingKind.COUNT: "counts",
    ReadingKind.UNREAD: "unread",
}


@cache
def _numeral() -> re.Pattern[str]:
    words, written = vocabulary(), "".join(FORMAL)
    return re.compile(
        r"[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?"
        rf"|(?<![{load_words().no_count_after}{RUN}])(?:[{ALONE}](?:{words.counting})"
        rf"|{TWO}(?:{words.counting_two})|[{ALONE}]{{2}}(?:{words.counting})|{one_of(words.spoken)}|[{written}][{written}零万亿]{{1,15}}元"
        rf"|{_without_digits()}"
        rf"|[百{FIRST}][{RUN}]{{0,12}}分之[{RUN}][{RUN}点]{{0,12}}"
        rf"|(?P<run>[{FIRST}](?:(?<=十)|[{RUN}]{{0,12}}[十百千万亿])[{RUN}]{{0,12}}))"
    )


def _without_digits() -> str:
    """Numbers that begin with their scale (千亿元, 上百家), as one pattern."""
    words = load_words()
    return "|".join([*words.round_numbers, *words.round_names, *words.inexact])


def numerals(text: str) -> tuple[Span, ...]:
    """Every numeral of a text: runs of digits with separators, and Chinese numerals that count."""
    folded, found = fold(text), []
    for match in _numeral().finditer(folded):
        end = unit_end(folded, match.end()) if match["run"] else match.end()
        if end is not None:
            found.append(Span(match.start(), end))
    return tuple(found)


def complete(statement: Statement, hint: str = "未识别?") -> Statement:
    """The statement with a reading for every numeral; one that nothing holds is UNREAD, with a hint why."""
    held = _Held(statement)
    lost = [span for span in numerals(statement.text) if held.bin_of(span) is None]
    if not lost:
        return statement
    others = [*statement.others, *(Reading(ReadingKind.UNREAD, span, hint) for span in lost)]
    return Statement(statement.text, statement.constraints, tuple(sorted(others, key=lambda each: each.span)))


def account(statement: Statement) -> Coverage:
    """How many numerals of a text were read as what."""
    held = _Held(statement)
    bins = Counter(held.bin_of(span) or "unread" for span in numerals(statement.text))
    return Coverage(numerals=bins.total(), **bins)


class _Held:
    """Which stretch of a text was read as what, looked up by place."""

    def __init__(self, statement: Statement) -> None:
        named = [(reading.span, _BINS[reading.kind]) for reading in statement.others]
        wholes = [(_held_by(constraint), "constraints") for constraint in statement.constraints]
        self.spans = sorted(dict([*wholes, *named]).items())
        self.starts = [span.start for span, _ in self.spans]

    def bin_of(self, numeral: Span) -> str | None:
        """The bin of the stretch that holds a numeral's beginning, the innermost if there are several."""
        place = bisect_right(self.starts, numeral.start) - 1
        while place >= 0:
            span, bin_ = self.spans[place]
            if span.start <= numeral.start < span.end:
                return bin_
            if numeral.start - span.start > _REACH:
                return None
            place -= 1
        return None


def _held_by(constraint: Constraint) -> Span:
    """The characters of a constraint's figures; a from–to holds its starting value too."""
    span = constraint.quantity.span
    return span if constraint.quantity.base is None else Span(constraint.clause.start, span.end)


_REACH = 200
"""No stretch read is longer than this."""

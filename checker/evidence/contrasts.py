"""What of the differences between two near-equal clauses is one in substance.

Enters: two clauses and how they differ, character by character.  Leaves: the differences that a clerk would
mark, whole and by gravity.  Not among them: other leading verbs, names of documents, pieces of a listing cut
off at the end of a clause, abbreviations, and whatever the other text says elsewhere in the same sentence.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import product
from typing import NamedTuple

from checker.data import load_words
from checker.evidence.places import folded_prose
from checker.evidence.phrases import sentence_around
from checker.facts import Clause, Facts
from checker.language.alignment import Difference, DifferenceKind
from checker.language.differences import kind_of, telling_words
from checker.source import Span, fold

_LEADING = 4
"""Longest exchange of words at the beginning of both clauses that is only another verb or adverb."""
_GAP = 2
"""Equal characters between two differences that are shown as one."""
_LISTING = 6
"""Characters of a missing word that is looked for in the whole part of the plan, not in the sentence alone."""
_MARKS = "、,“”‘’()<>《》 "
_TITLE = re.compile(r"《[^》]*》?|<[^>]*>")


class _Side(NamedTuple):
    """One of two clauses: its passage folded, its span there, its sentence, and all of its part of the plan."""

    clause: Clause
    text: str
    sentence: Span
    part: str

    @property
    def said(self) -> str:
        """The whole sentence."""
        return self.text[self.sentence.start : self.sentence.end]


def _parts(facts: Facts) -> Mapping[tuple[str, str], str]:
    """All texts of each part of the plan in one."""
    texts: dict[tuple[str, str], list[str]] = defaultdict(list)
    for passage, text in facts.once(folded_prose):
        texts[passage.document, passage.zone].append(text)
    return {part: "\n".join(found) for part, found in texts.items()}


def _side(facts: Facts, clause: Clause) -> _Side:
    text = fold(clause.passage.text)
    part = facts.once(_parts).get((clause.passage.document, clause.passage.zone), "")
    return _Side(clause, text, sentence_around(text, clause.span), part)


def material(facts: Facts, a: Clause, b: Clause, differences: Sequence[Difference]) -> tuple[Difference, ...]:
    """The differences that matter, gravest first."""
    one, two = _side(facts, a), _side(facts, b)
    order = list(DifferenceKind)
    kept = (d for d in differences if not (d.style or _leading(one, two, d) or _cut_off(a, b, d) or _titles(one, two, d)))
    reduced = (left for d in kept for left in _reduced(one, two, d))
    told = (d for d in _joined(one, two, reduced) if not _abbreviated(one, two, d))
    return tuple(sorted(told, key=lambda difference: order.index(difference.kind)))


def _leading(a: _Side, b: _Side, difference: Difference) -> bool:
    """Another verb or adverb at the beginning of both clauses (打造/提供); before a target it matters (新成/建成)."""
    at_start = difference.a.start <= a.clause.span.start and difference.b.start <= b.clause.span.start
    short = max(len(difference.a_text), len(difference.b_text)) <= _LEADING
    verb = at_start and short and difference.kind is DifferenceKind.WORDING
    return verb and not all(re.search(r"\d", side.clause.text) for side in (a, b))


def _cut_off(a: Clause, b: Clause, difference: Difference) -> bool:
    """The beginning of a next member that the cut at 、 left at the end of one clause."""
    ends = difference.a.end >= a.span.end and difference.b.end >= b.span.end
    return ends and (difference.a_text + difference.b_text).startswith("、")


def _titles(a: _Side, b: _Side, difference: Difference) -> bool:
    """Whether a difference touches the title of a document, which other rules compare."""
    spans = ((a.text, difference.a), (b.text, difference.b))
    return any(
        match.start() < span.end and span.start < match.end()
        for text, span in spans
        for match in _TITLE.finditer(text)
    )


def _reduced(a: _Side, b: _Side, difference: Difference) -> Iterator[Difference]:
    """A difference without what the other sentence says as well; none where nothing is left."""
    if difference.kind is DifferenceKind.COMMITMENT:
        if not (_governed(a, b, difference.a_text, difference.b_text)):
            yield difference
        return
    keep_a = _missing(difference.a_text, a, b)
    keep_b = _missing(difference.b_text, b, a)
    if keep_a and keep_b:
        yield difference
    elif keep_a or keep_b:
        span_a, span_b = difference.a, difference.b
        left = difference.a_text if keep_a else difference.b_text
        if difference.a_text and difference.b_text:
            kind = difference.kind if difference.kind in _PLACED else kind_of(left)
            difference = replace(difference, kind=kind)
        yield replace(
            difference,
            a=span_a if keep_a else Span(span_a.start, span_a.start),
            b=span_b if keep_b else Span(span_b.start, span_b.start),
            a_text=difference.a_text if keep_a else "",
            b_text=difference.b_text if keep_b else "",
        )


_PLACED = (DifferenceKind.NAME, DifferenceKind.UNIT)
"""Classes that a difference has from where it stands, not from its own words."""


def _missing(text: str, here: _Side, there: _Side) -> bool:
    """Whether some words are said more often in one sentence than in the other."""
    words = telling_words(text)
    listing = len(words) > 1 or any(len(word) >= _LISTING for word in words)
    if listing and all(word in there.part for word in words):
        return False
    return any(here.said.count(word) > there.said.count(word) for word in words)


def _governed(a: _Side, b: _Side, a_text: str, b_text: str) -> bool:
    """Whether the commitment that one clause states stands before the other clause, in the same sentence."""
    opened = [side.text[side.sentence.start : side.clause.span.start] for side in (a, b)]
    words = [[word for word in _commitments() if word in text] for text in (a_text, b_text)]
    return all(
        not ours or (not theirs and any(word in before for word in ours))
        for ours, theirs, before in ((words[0], words[1], opened[1]), (words[1], words[0], opened[0]))
    )


@cache
def _commitments() -> tuple[str, ...]:
    return tuple(load_words("indicators")["differences"]["commitment"])


def _joined(a: _Side, b: _Side, differences: Iterator[Difference]) -> list[Difference]:
    """Differences with hardly anything between them as one (责任/职责)."""
    joined: list[Difference] = []
    for difference in sorted(differences, key=lambda each: (each.a, each.b)):
        last = joined[-1] if joined else None
        if last and _close(a.text, last.a, difference.a) and _close(b.text, last.b, difference.b):
            spans = Span(last.a.start, difference.a.end), Span(last.b.start, difference.b.end)
            texts = a.text[spans[0].start : spans[0].end], b.text[spans[1].start : spans[1].end]
            kind = min(last.kind, difference.kind, key=list(DifferenceKind).index)
            joined[-1] = Difference(kind, *spans, *texts)
        else:
            joined.append(difference)
    return joined


def _close(text: str, first: Span, second: Span) -> bool:
    gap = text[first.end : second.start]
    return len(gap) <= _GAP and not any(mark in gap for mark in _MARKS)


def _abbreviated(a: _Side, b: _Side, difference: Difference) -> bool:
    """Whether one side shortens the other, a character for each word of two (科创, 科技创新)."""
    for before, behind in product((0, 1), repeat=2):
        texts = [
            side.text[max(span.start - before, 0) : span.end + behind]
            for side, span in ((a, difference.a), (b, difference.b))
        ]
        short, long = sorted(texts, key=len)
        if len(short) > 1 and len(long) == 2 * len(short):
            if all(short[at] in long[2 * at : 2 * at + 2] for at in range(len(short))):
                return True
    return False

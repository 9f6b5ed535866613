"""What differs between near-equal passages, in the words of a clerk: two short phrases, or a word only one place has.

Enters: a pair with its material differences.  Leaves: its message and its explanation in both languages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.checks.numbers._pairs import Pair
from checker.checks.shared.phrases import exchanged, neighbours, paired, whole, without_style
from checker.checks.shared.wording import DIFFERENCES
from checker.facts import Facts
from checker.facts.printed import Clause
from checker.finding import Words
from checker.language.alike.differences import Difference, DifferenceKind
from checker.language.statement.saying import telling_words
from checker.source import Span, fold

_CLAUSE = 14
"""Longest clause that is shown whole where several things in it differ, or its quotation marks."""
_SLIGHT = 3
"""Characters of a word that only one place has, below which it is not worth a second mention."""


def word_differences(facts: Facts, pair: Pair) -> Words:
    """What differs, in words: the two gravest differences, or short clauses whole."""
    texts = pair.a.text.strip(), pair.b.text.strip()
    if len(pair.differences) > 1 and max(map(len, texts)) <= _CLAUSE:
        return _written(*texts)
    first, *others = pair.differences
    second = [difference for difference in others if not _slight(difference)][:1]
    each = dict.fromkeys(_word_difference(facts, pair, difference) for difference in (first, *second))
    return Words("；".join(words.zh for words in each), "; ".join(words.en for words in each))


def _slight(difference: Difference) -> bool:
    """A short word that only one place has."""
    texts = difference.a_text, difference.b_text
    words = telling_words("".join(texts))
    return difference.kind is DifferenceKind.WORDING and not all(texts) and sum(map(len, words)) < _SLIGHT


def _word_difference(facts: Facts, pair: Pair, difference: Difference) -> Words:
    if not (difference.a_text and difference.b_text):
        added = _added(facts, pair, difference)
        bare = added.replace(difference.a_text or difference.b_text, "", 1)
        if bare != added and re.search(r"\d", bare):  # the figure stands in both places
            return _written(added, bare) if difference.a_text else _written(bare, added)
        if len(added) > 1:
            return Words(f"一处有“{_inner(added)}”，一处没有", f"“{_inner(added)}” in one place only")
    if difference.a.end <= pair.a.span.start or difference.b.end <= pair.b.span.start:
        return _written(difference.a_text, difference.b_text)
    a, b = _within(pair.a, difference.a), _within(pair.b, difference.b)
    phrases = exchanged(facts, (fold(pair.a.text), a), (fold(pair.b.text), b))
    texts = pair.a.text.strip(), pair.b.text.strip()
    if phrases[0].count("“") != phrases[1].count("“") and max(map(len, texts)) <= _CLAUSE:
        return _written(*texts)
    return _written(*phrases)


def _within(clause: Clause, span: Span) -> Span:
    """A span of a passage as one of its clause."""
    start, size = clause.span.start, len(clause.text)
    return Span(min(max(span.start - start, 0), size), min(max(span.end - start, 0), size))


def _written(a: str, b: str) -> Words:
    a, b = _inner(a), _inner(b)
    return Words(f"一处写“{a}”，一处写“{b}”", f"“{a}” in one place, “{b}” in the other")


def _inner(text: str) -> str:
    """Quotation marks inside others; those around the whole are left out."""
    if text[:1] == "“" and text.find("”") == len(text) - 1:
        text = text[1:-1]
    return text.replace("“", "‘").replace("”", "’")


def _added(facts: Facts, pair: Pair, difference: Difference) -> str:
    """What one clause has more, moved within equal characters to where words begin and end."""
    if difference.kind is DifferenceKind.NAME and "“" in difference.a_text + difference.b_text:
        return difference.a_text or difference.b_text
    clause, span = (pair.a, difference.a) if difference.a_text else (pair.b, difference.b)
    text = clause.passage.plain
    parted = facts.once(neighbours).parted
    start, end = span
    while start > clause.span.start and text[start - 1] == text[end - 1]:
        start, end = start - 1, end - 1
    spans = [Span(start, end)]
    while end < clause.span.end and text[start] == text[end]:
        start, end = start + 1, end + 1
        spans.append(Span(start, end))
    best = whole(text, max(spans, key=lambda each: parted(text, each.start) + parted(text, each.end)))
    if text[best.start : best.end].startswith("("):
        return text[best.start : best.end]
    return paired(without_style(text[best.start : best.end].strip("、, ")))


def explain(pair: Pair) -> Iterator[Words]:
    """How a pair was matched and what differs, for --explain."""
    yield Words("两处文字大致相同", "near-equal text")
    for difference in pair.differences:
        kind = DIFFERENCES[difference.kind]
        a, b = (f"“{_inner(text)}”" for text in (difference.a_text, difference.b_text))
        if difference.a_text and difference.b_text:
            yield Words(f"{kind.zh}: 一处{a}, 一处{b}", f"{kind.en}: {a} / {b}")
        else:
            more = a if difference.a_text else b
            yield Words(f"{kind.zh}: {more}只见于一处", f"{kind.en}: {more} in one place only")

"""A word of two characters or more, or a sentence, printed twice in a row."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from pydantic import Field

from checker.checks.check import CheckOptions, Outcome
from checker.checks.shared.phrases import Excerpt, clause_place
from checker.checks.shared.places import prose
from checker.facts import Facts
from checker.facts.corrections import without
from checker.facts.printed import place_of
from checker.plan.passages import Form, Passage
from checker.source import Span
from checker.words.counts import load_counts

QUOTES_DIFFER = False
_TWICE = re.compile(r"([一-鿿]{2,20}?)\1(?!\1)")
_END = re.compile("[。;!?]")
_MARKS = re.compile("[,。;:、!?]")
_TIME = re.compile(r"[\d.年月日底末前—-]+$")
_BREAKS = ("", ",", ":")
"""What stands before the repeated part of a sentence, if anything."""
_LEAST = 8
"""Characters of a sentence, its mark included, that says something by being printed twice."""
_SHORT = 2
"""Characters of a word that may end one word and begin the next by chance."""


class Options(CheckOptions):
    """What may stand twice."""

    quiet: tuple[str, ...] = Field((), description="本来就重叠的词, 如 一个")
    compounds: tuple[str, ...] = Field((), description="以所重复的词开头的词, 如 建设用地: 建设建设用地不算重复")
    titles: tuple[str, ...] = Field((), description="标题中跟在机关名后的词, 如 关于: 版头的机关名后接标题不算重复")


class _Doubled(Outcome):
    text: str
    quote: str


class Word(_Doubled):
    """A word of two characters: it may be the end of one word and the beginning of the next."""


class Phrase(_Doubled):
    """Three characters or more."""


class Sentence(_Doubled):
    """A whole sentence."""


OUTCOMES = (Word, Phrase, Sentence)


def find(facts: Facts, options: Options) -> Iterator[Outcome]:
    """One for each place, text by text."""
    yield from _statements(facts)
    for passage in prose(facts):
        yield from _sentences(passage)
        for match in _TWICE.finditer(passage.plain):
            if not (_is_meant(match, options) or _is_two_cells(facts, passage, match)):
                place = clause_place(facts, Excerpt(passage, passage.plain, Span(*match.span())))
                outcome = Word if len(match[1]) == _SHORT else Phrase
                edits = without(passage, Span(match.end(1), match.end()))
                fact = (match[1], place.quote)
                yield outcome(places=(place,), fact=fact, text=match[1], quote=place.quote, edits=edits)


def _is_meant(match: re.Match[str], options: Options) -> bool:
    """Whether the word doubles rightly, the second one begins a longer word or a title, or both are parts of words.

    In 构建共建共治共享 the two are cut out of words in parallel.
    """
    text, word, end = match.string, match[1], match.end()
    parallel = len(word) == _SHORT and text[end + 1 : end + 2] == word[-1]
    longer = text.startswith(options.compounds, match.end(1)) or text.startswith(options.titles, end)
    return word in options.quiet or parallel or longer


def _is_two_cells(facts: Facts, passage: Passage, match: re.Match[str]) -> bool:
    """Whether a unit stands twice at the end of a row of a pasted table, once in each of two columns."""
    text, behind = match.string, match.string[match.end() :]
    ends = match.start() > 0 and (not behind or behind[0].isdecimal())
    if not ends or _MARKS.search(text) or not _ends_in_unit(match[1]):
        return False
    beside = facts.passages[max(passage.index - 1, 0) : passage.index + 2]
    rows = (each for each in beside if each is not passage and not _MARKS.search(each.plain))
    return any(_ends_in_unit(_TIME.sub("", each.plain)) for each in rows)


def _ends_in_unit(text: str) -> bool:
    return text.endswith(tuple(load_counts().unit_ends))


def _sentences(passage: Passage) -> Iterator[Outcome]:
    """Sentences that stand twice in a row, or again behind one that ends in them; none behind the last mark."""
    ends = [match.end() for match in _END.finditer(passage.plain)]
    spans = [Span(start, end) for start, end in zip([0, *ends], ends, strict=False)]
    for first, second in pairwise(spans):
        text, above = (passage.plain[span.start : span.end].strip() for span in (second, first))
        if _closes(text, above):
            place = place_of(passage, Span(first.end - len(text), second.end))
            edits = without(passage, second)
            yield Sentence(places=(place,), fact=(text,), text=text, quote=place.quote, edits=edits)


def _statements(facts: Facts) -> Iterator[Outcome]:
    """The same for sentences that a draft's reader keeps as statements of their own, without their mark.

    One of a single clause may be a title or an item of a list.
    """
    for first, second in pairwise(facts.passages):
        text, above = second.plain.strip("。 "), first.plain.strip("。 ")
        beside = second.form is first.form is Form.STATEMENT and first.route[:-1] == second.route[:-1]
        if beside and "," in text and _closes(text, above):
            end = first.plain.rindex(text) + len(text)
            places = (place_of(first, Span(end - len(text), end)), place_of(second))
            yield Sentence(places=places, fact=(text,), text=text, quote=places[1].quote)


def _closes(text: str, above: str) -> bool:
    """Whether a sentence is the one above it or its last clauses."""
    return len(text) >= _LEAST and above.endswith(text) and above[: -len(text)][-1:] in _BREAKS

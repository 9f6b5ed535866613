"""Which annex the words of a reference speak of: 具体任务见附件5 below 民生福祉提升工程, where 附件4 is of that.

Enters: the titles of the annexes and what stands in them, the clause before a reference and the heading above it.
Leaves: the one annex whose title shares most with these words, or holds them all (资金安排见附件5, where 附件6 is
重点任务资金安排), where the annex referred to shares nothing with them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Set
from typing import NamedTuple

from checker.facts import Facts
from checker.source import fold
from checker.words.documents import load_documents
from checker.words.strings import ngrams

_SHARED = 3
"""Pairs of characters that the clause shares with the title of another annex; the heading above shares one more."""


class Topic(NamedTuple):
    """The pairs of characters of a title, those that no other has, those of the names in the annex alone, and all."""

    title: Set[str]
    own: Set[str]
    inside: Set[str]
    printed: Set[str]


class Meant(NamedTuple):
    """The annex that a reference means; `surely` where more speaks for it than a word that the other lacks."""

    key: str
    surely: bool


def annex_topics(facts: Facts) -> Mapping[str, Topic]:
    """The topics of the annexes by their keys."""
    parts = [part for part in facts.outline.parts if part.key.startswith("annex")]
    titles = {part.key: words_of(part.document.title) for part in parts}
    counts = Counter(pair for words in titles.values() for pair in words)
    plan = words_of(facts.plan.title)
    inside = {key: set(words) for key, words in titles.items()}
    printed = {key: set(words) for key, words in titles.items()}
    for passage in facts.passages:
        if passage.document in inside:
            inside[passage.document] |= words_of(" ".join(passage.headings))
            printed[passage.document] |= words_of(passage.plain)
    for part in parts:
        for table in part.document.tables:
            inside[part.key] |= words_of(" ".join((table.title, *table.columns.values(), *table.values)))
    common = {pair for pair, count in Counter(pair for words in inside.values() for pair in words).items() if count > 1}
    return {
        key: Topic(
            words,
            frozenset(pair for pair in words if counts[pair] == 1) - plan,
            frozenset(inside[key] - common),
            frozenset(printed[key] | inside[key]),
        )
        for key, words in titles.items()
    }


def meant_annex(topics: Mapping[str, Topic], named: str, clause: str, heading: str) -> Meant | None:
    """The annex that a reference to another one means, by its clause, else by the heading above it."""
    if named not in topics:
        return None
    for words, least in ((words_of(clause), _SHARED), (words_of(heading), _SHARED + 1)):
        ranked = sorted(topics, key=lambda key: len(words & topics[key].own), reverse=True)
        first, second = (len(words & topics[key].own) for key in (*ranked, named)[:2])
        if words & topics[named].inside:
            return None
        whole = len(words) >= least and words <= topics[ranked[0]].title
        if (first >= least or whole) and first > second and ranked[0] != named:
            return Meant(ranked[0], surely=True)
    return _by_a_word(topics, named, words_of(clause))


def _by_a_word(topics: Mapping[str, Topic], named: str, words: Set[str]) -> Meant | None:
    """The one annex whose title has a telling word of the clause that the annex referred to does not even print."""
    telling = words - load_documents().words_of_any_annex
    owners = [key for key, topic in topics.items() if telling & topic.own]
    if len(owners) != 1 or owners[0] == named or telling & topics[owners[0]].own & topics[named].printed:
        return None
    return Meant(owners[0], surely=False)


def words_of(text: str) -> frozenset[str]:
    return frozenset(ngrams(re.sub(r"[^\u4e00-\u9fff]", "", fold(text))))

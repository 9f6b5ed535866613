"""References to a table by its number whose words are those of another table's title: 分年度安排见表2, where 表3 is
that of 分年度资金安排.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Set
from functools import cache
from typing import NamedTuple

from checker.checks.check import NothingToCompare, Outcome
from checker.checks.shared.places import place_at
from checker.checks.shared.wording import quoted
from checker.checks.structure._annex_topics import words_of
from checker.facts import Facts
from checker.facts.printed import place_of
from checker.plan.passages import Form, Passage
from checker.source import Route, Span, fold
from checker.words.documents import load_documents
from checker.words.numerals import ORDINAL, read_number

QUOTES_DIFFER = False
_TITLE = re.compile(rf"\s*附?表\s*(?P<number>\d{{1,2}}|{ORDINAL})(?P<title>.*)", re.S)
_SHARED = 3
"""Pairs of characters that a reference shares with the title of the other table, none with that of its own."""


class OtherTable(Outcome):
    """The reference with its words, the title of the table, and that of the table it probably means."""

    place: str
    reference: str
    title: str
    other: str


OUTCOMES = (OtherTable,)


class _Numbered(NamedTuple):
    """A table by the pairs of characters of its title, those of its headers and names with them, and its place."""

    title: Set[str]
    words: Set[str]
    route: Route


def find(facts: Facts) -> Iterator[Outcome]:
    """One for each reference whose table shares no word with it while just one other does."""
    found = [(passage, match) for passage in facts.passages for match in _references(passage)]
    if not found:
        raise NothingToCompare
    for passage, match in found:
        tables = facts.once(_tables).get(passage.document, {})
        own = tables.get(read_number(match["number"]))
        clause = re.split("[,。;:]", passage.plain[: match.start()])[-1]
        other = _meant(words_of(clause), own, tables) if own else None
        if own and other:
            reference = place_of(passage, Span(match.start() - len(clause), match.end()))
            places = (reference, *(place_at(facts, table.route) for table in (own, other)))
            yield OtherTable(
                places=places,
                fact=("table topic", match["table"], reference.quote),
                place=passage.label,
                reference=quoted(reference.quote),
                title=quoted(places[1].quote),
                other=quoted(places[2].quote),
            )


def _meant(words: Set[str], own: _Numbered, tables: Mapping[int, _Numbered]) -> _Numbered | None:
    """The one table whose title shares most with a clause, where that named shares nothing at all."""
    if words & own.words:
        return None
    ranked = sorted(tables.values(), key=lambda table: len(words & table.title), reverse=True)
    first, second = (len(words & table.title) for table in (*ranked, own)[:2])
    return ranked[0] if first >= _SHARED and first > second else None


@cache
def _reference() -> re.Pattern[str]:
    number = rf"(?P<number>\d{{1,2}}|{ORDINAL})"
    return re.compile(rf"(?:{load_documents().refers_to_table}|\()(?P<table>附?表\s*{number})(?![\d.%项张格户])")


def _references(passage: Passage) -> Iterator[re.Match[str]]:
    return _reference().finditer(passage.plain) if passage.form is Form.STATEMENT else iter(())


def _tables(facts: Facts) -> Mapping[str, Mapping[int, _Numbered]]:
    """The numbered tables of each document."""
    found: dict[str, dict[int, _Numbered]] = defaultdict(dict)
    for part in facts.outline.parts:
        for at, table in enumerate(part.document.tables):
            if match := _TITLE.match(fold(table.title)):
                names = (*table.columns.values(), *table.values, *(row.item or "" for row in table.rows))
                title = words_of(match["title"])
                inside = title.union(*map(words_of, names))
                route = (*part.route, "tables", at, "title")
                found[part.key].setdefault(read_number(match["number"]), _Numbered(title, inside, route))
    return found

"""Tables whose caption or label lacks the word (附件) that other tables of the plan have."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from checker.checks.check import NotApplicable, Outcome
from checker.checks.shared.places import place_at
from checker.checks.shared.wording import listed
from checker.checks.structure._siblings import FEWEST, find_siblings
from checker.facts import Facts
from checker.finding import Place
from checker.plan.model import Table
from checker.plan.passages import Part, table_name
from checker.source import Route, fold

QUOTES_DIFFER = False
_SHOWN = 8
"""Annexes named in a message."""


class _Lacking(Outcome):
    word: str
    lacking: str
    having: str


class Caption(_Lacking):
    """The words that lead to a table lack the word."""


class Label(_Lacking):
    """The mark before a table is missing."""


OUTCOMES = (Caption, Label)


class Introduced(NamedTuple):
    """A responsibility table with the words that lead to it, without its title."""

    part: Part
    route: Route
    table: Table
    words: str


def find(facts: Facts) -> Iterator[Outcome]:
    """At most one for the captions and one for the labels."""
    tables = [
        Introduced(part, (*part.route, "tables", index), table, _without_title(table))
        for part in find_siblings(facts)
        for index, table in enumerate(part.document.tables)
        if table_name(table) == "责任分解表"
    ]
    if len(tables) < FEWEST:
        raise NotApplicable("同类表格不足三个, 无从比较", "fewer than three tables of a kind to compare")
    captioned = [each for each in tables if each.table.caption]
    with_words = [each for each in captioned if each.words]
    if lacking := _lack(captioned, with_words):
        word = Counter(each.words for each in with_words).most_common(1)[0][0]
        places = _places(facts, lacking, with_words, "caption")
        yield _lacking(Caption, word, lacking, with_words, places)
    labelled = [each for each in tables if each.table.label]
    if lacking := _lack(tables, labelled):
        places = _places(facts, lacking, labelled, "title")
        yield _lacking(Label, labelled[0].table.label, lacking, labelled, places)


def _without_title(table: Table) -> str:
    caption, title = (re.sub(r"\s", "", fold(text)) for text in (table.caption, table.title))
    return caption.replace(title, "").strip(":")


def _lack(tables: Sequence[Introduced], having: Sequence[Introduced]) -> list[Introduced]:
    """The tables that lack what at least two others have."""
    routes = {each.route for each in having}
    return [each for each in tables if each.route not in routes] if len(having) >= FEWEST - 1 else []


def _places(facts: Facts, lacking: Sequence[Introduced], having: Sequence[Introduced], field: str) -> tuple[Place, ...]:
    return tuple(place_at(facts, (*each.route, field)) for each in (*lacking, having[0]))


def _lacking(
    outcome: type[_Lacking],
    word: str,
    lacking: Sequence[Introduced],
    having: Sequence[Introduced],
    places: tuple[Place, ...],
) -> Outcome:
    return outcome(
        places=places,
        fact=(outcome.__name__.lower(), *(each.part.key for each in lacking)),
        word=word,
        lacking=listed([each.part.name for each in lacking], _SHOWN),
        having=listed([each.part.name for each in having], _SHOWN),
    )

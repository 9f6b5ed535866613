"""Parts of a plan as places of a finding, and the names by which messages call them.

Enters: facts and a route.  Leaves: the `Place` of the first text printed there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from checker.facts import Facts
from checker.facts.printed import place_of
from checker.finding import Place
from checker.plan.passages import PROSE, Block, Passage
from checker.source import Route, Span

_SHOWN = 40
"""Characters quoted of a text that only says where something stands."""
_CLAUSE = 4
"""Characters that the first clause of a text has at least."""


def place_at(facts: Facts, route: Route) -> Place:
    """The text printed at a route, or the first one of the part that stands there, by its first words."""
    position = facts.position(route)
    return first_words(facts.passages[position]) if position >= 0 else Place("", "", route, Span(0, 0), "")


def first_words(passage: Passage) -> Place:
    """A text by its first words."""
    return place_of(passage, Span(0, min(len(passage.text), _SHOWN)))


def first_clause(passage: Passage) -> Place:
    """A text by its first clause."""
    ends = (at for at, character in enumerate(passage.text) if at >= _CLAUSE and character in "。;；,，")
    return place_of(passage, Span(0, min(len(passage.text), next(ends, _SHOWN), _SHOWN)))


def block_place(facts: Facts, block: Block) -> Place:
    """A task or row by the first clause of the text that names it."""
    index = next(iter((*block.texts, *block.units, *block.leaders)), None)
    if index is None:
        return Place(block.document, block.label, block.route, Span(0, 0), "")
    return first_clause(facts.passages[index])


def block_title(facts: Facts, block: Block) -> str:
    """What messages call a task or row: its title, else the start of its text."""
    return block.heading.title or block_place(facts, block).quote


def row_place(facts: Facts, row: Block) -> Place:
    """A table row by its first words; a row of blanks by its first cell, one that has only its number as a whole."""
    texts = [facts.passages[index] for index in (*row.texts, *row.units, *row.leaders)]
    if not texts:
        return Place(row.document, row.label, row.route, Span(0, 0), "")
    return first_words(next((passage for passage in texts if passage.text), texts[0]))


def document_names(facts: Facts) -> Mapping[str, str]:
    """How labels call each document."""
    return facts.once(_names_by_key)


def _names_by_key(facts: Facts) -> Mapping[str, str]:
    return {part.key: part.name for part in facts.outline.parts}


def prose(facts: Facts) -> Iterator[Passage]:
    """Headings, statements and cells: what is neither a list of units nor a name."""
    return (passage for passage in facts.passages if passage.form in PROSE)

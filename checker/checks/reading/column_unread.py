"""Columns and rows of tables that were not understood: said once a document, with how many figures stand in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.checks.check import Outcome
from checker.checks.reading._unread_columns import UnreadCells, unread_tables
from checker.checks.shared.wording import listed
from checker.facts import Facts
from checker.facts.printed import place_of
from checker.words.documents import load_documents

QUOTES_DIFFER = False
_SHOWN = 6
"""Columns named in a message."""
_NAMELESS = "无表头"


class _Unread(Outcome):
    place: str
    figures: int


class Columns(_Unread):
    """The columns of one table, by their headers."""

    columns: str


class Row(_Unread):
    """A row of which no figure was understood."""


OUTCOMES = (Columns, Row)


def find(facts: Facts) -> Iterator[Outcome]:
    """One for the columns of a table, its places the first unread cell of each; one for each row."""
    for table in facts.once(unread_tables).values():
        if columns := [column for column in table.columns if not _is_form(column)]:
            yield _columns(columns)
        for row in table.rows:
            first = row.cells[0]
            fact = (first.label, first.text)
            yield Row(
                places=(place_of(first),),
                fact=fact,
                habit=(first.document,),
                place=first.label,
                figures=row.figures,
            )


def _is_form(column: UnreadCells) -> bool:
    """Whether a column holds what forms ask for (联系电话, 邮编) and nothing to be compared."""
    header = column.cells[0].column
    return header is not None and header.text in load_documents().form_fields


def _columns(columns: Sequence[UnreadCells]) -> Outcome:
    firsts = [column.cells[0] for column in columns]
    headers = listed(
        (first.column.text if first.column and first.column.text else _NAMELESS for first in firsts), _SHOWN
    )
    return Columns(
        places=tuple(map(place_of, firsts)),
        fact=(firsts[0].label, headers),
        habit=(firsts[0].document,),
        place=firsts[0].label,
        columns=headers,
        figures=sum(column.figures for column in columns),
    )

"""Tables that could not be rebuilt from the text they were pasted as: said once, with how many figures they hold."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from checker.checks.check import Outcome
from checker.checks.reading._unread_columns import loose_cells
from checker.facts import Facts
from checker.facts.printed import place_of
from checker.language.constraint import ReadingKind

QUOTES_DIFFER = False


class Table(Outcome):
    """A pasted table: where its first cell stands, and how many lines and figures it has."""

    place: str
    lines: int
    figures: int


OUTCOMES = (Table,)


def find(facts: Facts) -> Iterator[Outcome]:
    """One for each table, at its first cell."""
    for _, group in groupby(loose_cells(facts), key=lambda cell: cell.route[:-2]):
        cells = list(group)
        said = [facts.statements[cell.index].others for cell in cells]
        figures = sum(reading.kind is ReadingKind.UNREAD for readings in said for reading in readings)
        first = cells[0]
        yield Table(
            places=(place_of(first),),
            fact=(first.label, *(cell.text for cell in cells)),
            place=first.label,
            lines=len(cells),
            figures=figures,
        )

"""What the texts of a plan say, each read with what stands around it.

Enters: a plan and the rows of its tables.  Leaves: for each heading, statement and cell its `Statement`, and the
sentences that broke the reader.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from checker.facts.attempts import Attempted, attempt
from checker.facts.years import heading_period
from checker.inputs.breakdown import Breakdown
from checker.language.constraint import Statement
from checker.language.statement.apart import Apart, read_apart, unread
from checker.language.statement.cells import read_cell, with_bare_number
from checker.language.statement.ledger import complete
from checker.language.statement.statements import Context, read_statements
from checker.language.statement.topics import bare_figures, blanked, noun_of_row
from checker.plan.model import Plan
from checker.plan.passages import PROSE, Form, Passage, PlanField
from checker.plan.rows import TableRows
from checker.source import Span, fold

_BARE = 12
"""A cell up to this long may be a bare value (40家), whose indicator stands in the row's name cell."""
_LOOSE = "表未还原"
"""What is said of a numeral in a table that could not be rebuilt."""


class Statements:
    """The statements of a plan, read when first asked for."""

    def __init__(self, plan: Plan, rows: TableRows) -> None:
        self._rows = rows
        self._passages = rows.passages
        self.context = Context(year=plan.year, names=plan.vocabulary.names, area=plan.area)
        """What the plan says of all its texts."""

    @cached_property
    def read(self) -> Mapping[int, Statement]:
        """What each heading, statement and cell says, by passage."""
        apart = {index: said.statement for index, said in self._apart.items()}
        return dict(sorted({**self._said.read, **apart}.items()))

    def broken(self) -> Iterator[tuple[int, Span, Breakdown]]:
        """The sentences that broke the reader, by passage, each with its breakdown."""
        return ((index, span, broke) for index, said in self._apart.items() for span, broke in said.broken)

    @cached_property
    def _said(self) -> Attempted[Statement]:
        return attempt(self._read_prose, [passage for passage in self._passages if passage.form in PROSE])

    @cached_property
    def _apart(self) -> Mapping[int, Apart]:
        """The texts that broke the reader, sentence by sentence; a cell is not cut, as it is read with its row."""
        return {
            index: unread(passage.text, error) if passage.form is Form.CELL else read_apart(passage.text, self.context)
            for index, error in self._said.broken.items()
            for passage in [self._passages[index]]
        }

    def _read_prose(self, prose: Sequence[Passage]) -> Sequence[Statement]:
        cells = {passage.index: place for passage in prose if (place := self._rows.cell_place(passage))}
        others = [passage for passage in prose if not (passage.index in cells or passage.field is PlanField.LOOSE)]
        around = zip([None, *others], others, strict=False)
        said = read_statements([(self._bared(each), self._around(each, before)) for before, each in around])
        read = {
            passage.index: with_bare_number(statement) if _stands_alone(passage) else statement
            for passage, statement in zip(others, self._printed(others, said), strict=True)
        }
        read |= {index: read_cell(self._passages[index].text, cells[index], self.context) for index in cells}
        return [read.get(passage.index) or complete(Statement(passage.text), _LOOSE) for passage in prose]

    def _bared(self, passage: Passage) -> str:
        """A cell without the noun that ends the name of its row, which its figure is of (推进河道清淤 | 清淤45公里)."""
        row = self._rows.row_of.get(passage.index)
        noun = noun_of_row(passage.plain, fold(row.heading.title)) if row is not None else None
        return passage.text if noun is None else blanked(passage.text, noun)

    def _printed(self, passages: Sequence[Passage], said: Sequence[Statement]) -> Iterator[Statement]:
        """The statements with their texts as printed."""
        for passage, statement in zip(passages, said, strict=True):
            yield statement if statement.text == passage.text else statement._replace(text=passage.text)

    def _around(self, passage: Passage, before: Passage | None) -> Context:
        """What stands around a text: the sentence before it, for a bare value in a table what its row is about.

        Of several such values that tell what is done in which number each is a part of that.
        """
        row = self._rows.row_of.get(passage.index)
        dated = heading_period(passage.headings)
        context = self.context._replace(year=dated[0].first) if dated else self.context
        if row is None:
            return context._replace(follows=before is not None and _follows(passage, before))
        title, bare = row.heading.title, bare_figures(passage.plain)
        if bare > 1:
            return context._replace(subject=title, parent=title)
        named = passage.field is PlanField.TARGET or len(passage.text) <= _BARE or bare
        return context._replace(subject=title) if named else context._replace(topic=title)


def _follows(passage: Passage, before: Passage) -> bool:
    """Whether a sentence stands right behind another in one section."""
    beside = passage.at is not None and passage.at > 0 and before.route == (*passage.route[:-1], passage.at - 1)
    return passage.form is Form.STATEMENT and beside


def _stands_alone(passage: Passage) -> bool:
    """Whether a text is the whole of its cell; a further column of content may hold the number of a task."""
    return passage.form is Form.CELL and not (passage.field is PlanField.CONTENT and passage.at)

"""The rows of a plan's tables: what they are called, and what their cells stand for.

Enters: an outline.  Leaves: for each cell of a column of numbers its `CellPlace`, and the name of each row.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property

from checker.plan.headers import (
    TARGET,
    CellPlace,
    is_measure_word,
    is_total,
    measure_word_of,
    read_figure,
    read_header,
)
from checker.plan.model import Document, Table
from checker.plan.passages import Block, Outline, Passage
from checker.source import fold

_MEASURE = re.compile(r"单位:\s*([^,;)]{1,8})")
"""A measure word in the title of a table: 重点项目(单位:万元)."""


class TableRows:
    """What the tables of a plan say of their own cells."""

    def __init__(self, outline: Outline) -> None:
        self.outline = outline
        self.passages = outline.passages

    @cached_property
    def row_of(self) -> Mapping[int, Block]:
        """The row that each cell belongs to."""
        rows: dict[int, Block] = {}
        for row in self.outline.rows:
            for index in (*row.texts, *row.units, *row.leaders):
                rows.setdefault(index, row)
        return rows

    @cached_property
    def _documents(self) -> Mapping[str, Document]:
        return {part.key: part.document for part in self.outline.parts}

    def table_of(self, row: Block) -> Table:
        """The table that a row stands in."""
        return self._documents[row.document].tables[row.table or 0]

    def name_of(self, row: Block) -> str:
        """What a row is called: its item, else the first of its cells that has any text, its number last."""
        if row.adds_up and any(map(str.isalpha, row.heading.mark)):
            return row.heading.mark
        cells = [p for i in row.texts if (p := self.passages[i]).route[-1] in ("item", "content")]
        named = (p.text for p in (*cells, *(self.passages[i] for i in row.units)) if any(map(str.isalnum, p.text)))
        return next(named, row.heading.mark)

    def cell_place(self, passage: Passage) -> CellPlace | None:
        """Where a cell of a column of numbers stands; None for any other text.

        A bare number in a target cell counts as one where the row gives its measure word.
        """
        row = self.row_of.get(passage.index)
        if row is None or not (passage.route[-1] == "target" or passage.route[-2] == "values"):
            return None
        name, unit = self.name_of(row), self._measure_word(row)
        named = read_header(f"{name}({unit})" if unit else name)
        if passage.route[-1] == "target":
            return CellPlace(TARGET, named) if unit and read_figure(passage.text) else None
        table = self.table_of(row)
        stated = next((match[1] for text in (table.title, table.caption) if (match := _MEASURE.search(fold(text)))), "")
        header = read_header(table.values[int(passage.route[-1])])
        return CellPlace(header, named, is_total(name), measure_word_of(table.measure or stated))

    def tells_own(self, passage: Passage) -> bool:
        """Whether a cell speaks of its own row only: a step of its work, or what a project of a list is made of."""
        row = self.row_of.get(passage.index)
        told = passage.route[-1] == "content" or passage.route[-2] == "content"
        project = row is not None and bool(row.heading.title and self.table_of(row).values)
        return row is not None and (passage.route[-1] == "deadline" or (told and project))

    def _measure_word(self, row: Block) -> str:
        """The measure word that a cell of its own gives for a row."""
        texts = (self.passages[index].text for index in row.texts if "content" in self.passages[index].route[-2:])
        return next((text for text in texts if is_measure_word(text)), "")

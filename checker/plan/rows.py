"""The rows of a plan's tables: what they are called, and what their cells stand for.

Enters: an outline.  Leaves: for each cell of a column of numbers its `CellPlace`, and the name of each row.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cached_property

from checker.plan.column_measures import measured_columns
from checker.plan.headers import (
    CellPlace,
    Header,
    figures_by_year,
    is_measure_word,
    is_sum,
    is_total,
    read_cell_figure,
    read_header,
    read_row_name,
    without_sum,
)
from checker.plan.model import Document, Table
from checker.plan.passages import Block, Outline, Passage, PlanField
from checker.source import Route, fold
from checker.words.documents import load_documents
from checker.words.measures import load_measures
from checker.words.units import load_units

_MARK = re.compile(r"^附?表\s*\d+\s*")
_COUNTED = (PlanField.VALUE, PlanField.TARGET, PlanField.CONTENT)
"""Cells that may hold numbers alone."""
_LONGEST_SECOND = 40
"""Characters of the longest text that tells rows of one name apart."""
TASK = "任务数"
"""What is counted where neither column, row nor title says it."""


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

    def document_of(self, passage: Passage) -> Document:
        """The document that a text stands in."""
        return self._documents[passage.document]

    def table_of(self, row: Block) -> Table:
        """The table that a row stands in."""
        return self._documents[row.document].tables[row.table or 0]

    def name_of(self, row: Block) -> str:
        """What a row is called: its item, else the first of its cells that has any text, its number last."""
        if row.adds_up and any(map(str.isalpha, row.heading.mark)) and not is_sum(row.heading.title):
            return row.heading.mark
        texts = map(self.passages.__getitem__, row.texts)
        cells = (cell for cell in texts if cell.field in (PlanField.ITEM, PlanField.CONTENT) and _names(cell))
        answering = map(self.passages.__getitem__, (*row.units, *row.leaders))
        own = next((cell.text for cell in (*cells, *answering) if any(map(str.isalnum, cell.text))), "")
        return own or self._shared_names.get(row.route, "") or row.heading.mark

    @cached_property
    def _shared_names(self) -> Mapping[Route, str]:
        """The names of rows without one: of the row above whose cell reaches down to them, or of the group of one."""
        names: dict[Route, str] = {}
        groups = Counter((row.route[:-1], row.group) for row in self.outline.rows)
        above: Block | None = None
        for row in self.outline.rows:
            if row.heading.title:
                names[row.route] = row.heading.title
            elif above and above.route[:-1] == row.route[:-1] and above.heading.mark == row.heading.mark != "":
                names[row.route] = names.get(above.route, "")
            elif row.group and groups[row.route[:-1], row.group] == 1:
                names[row.route] = row.group[-1]
            above = row
        return names

    @cached_property
    def places(self) -> Sequence[str]:
        """The places that rows of figures are called by, the longest first."""
        named = {self.name_of(row) for row in self.outline.rows if self.table_of(row).values and not row.adds_up}
        places = (name for name in named if len(name) > 1 and is_place(name) and not is_total(name))
        return sorted(places, key=lambda name: (-len(name), name))

    def _own_name(self, row: Block) -> str:
        """What a row is called among those of its table: with who answers for it, where others have its name too."""
        name = self.name_of(row)
        if row.adds_up or self._names[row.route[:-1], row.group, name] == 1:
            return name
        texts = (self.passages[index].text for index in (*row.leaders, *row.units, *row.texts))
        return name + next((text for text in texts if text != name and 1 < len(text) <= _LONGEST_SECOND), "")

    @cached_property
    def _names(self) -> Mapping[tuple[Route, tuple[str, ...], str], int]:
        """How many rows of a table and group have a name."""
        return Counter((row.route[:-1], row.group, self.name_of(row)) for row in self.outline.rows)

    def cell_place(self, passage: Passage) -> CellPlace | None:
        """Where a cell of a column of numbers stands; None for any other text.

        A bare number in a target cell counts as one where the row gives its measure word, and so do the numbers of a
        cell that gives one for each year of its column (15/20/25).
        """
        row = self.row_of.get(passage.index)
        if row is None or passage.column is None or passage.field not in _COUNTED:
            return None
        name, table = self._own_name(row), self.table_of(row)
        named = self._counted(row, name)
        column = self._over_the_whole(passage.column.header)
        if passage.field is not PlanField.VALUE:
            return CellPlace(column._replace(name="", unit=""), named) if _counts(passage, named) else None
        carried, measure = measured_columns(table)[passage.at or 0]
        if named.unit:
            money = not column.unit and column.name.endswith(load_measures().money_columns)
            column = column._replace(unit=measure) if money else column
            return CellPlace(column, named, is_total(name), measure, _is_part(column.name, table))
        own = column._replace(name=carried.name, unit=carried.unit)
        return CellPlace(_of_things(own, name, named, measure, table), named, is_total(name), measure)

    def _over_the_whole(self, column: Header) -> Header:
        """A column without the time that is the whole plan's own, by the title of a document."""
        titles = [fold(part.document.title) for part in self.outline.parts]
        whole = column.time and any(column.time.strip("“”末底") in title for title in titles)
        return column._replace(time="") if whole else column

    def tells_own(self, passage: Passage) -> bool:
        """Whether a cell speaks of its own row only: a step of its work, or what a project of a list is made of."""
        row = self.row_of.get(passage.index)
        if row is None or passage.field is not PlanField.CONTENT:
            return row is not None and passage.field is PlanField.DEADLINE
        return bool(row.heading.title and self.table_of(row).values)

    def _counted(self, row: Block, name: str) -> Header:
        """What a row counts: its name, with the measure word of a cell of its own, which may say better what is
        counted (校舍改造 | 完成验收(所))."""
        cells = (self.passages[index] for index in row.texts)
        contents = [cell for cell in cells if cell.field is PlanField.CONTENT]
        if unit := next((cell.text for cell in contents if is_measure_word(cell.text)), ""):
            return read_row_name(f"{name}({unit})")
        named = (read_row_name(cell.text) for cell in contents if cell.at is None)
        return next((header for header in named if header.name and header.unit), None) or read_row_name(name)


def _names(cell: Passage) -> bool:
    """Whether a cell may name its row: it has one paragraph and is no remark."""
    return cell.at is None and not (cell.column and fold(cell.column.text) in load_documents().remarks)


def _is_part(column: str, table: Table) -> bool:
    """Whether a column gives a part of what its row counts: that of a place, or one beside a column of the total."""
    own = column and not is_sum(column) and column not in load_measures().growth_columns
    return bool(own) and (is_place(column) or any(is_sum(read_header(header).name) for header in table.values))


def is_place(name: str) -> bool:
    """Whether a row is called by a place, which is no indicator, or gives the total of such rows."""
    words = load_measures()
    return (name.endswith(tuple(words.place_rows)) and not name.endswith(tuple(words.no_places))) or is_total(name)


def is_organ(name: str) -> bool:
    """Whether a row is called by a unit of government with its level before it (县水利局)."""
    words = load_units()
    return name.startswith(words.levels) and name.endswith(words.endings)


def _counts(passage: Passage, named: Header) -> bool:
    """Whether a cell of words holds numbers that its row gives a measure word for, or one for each year."""
    assert passage.column is not None
    single = named.unit and passage.field is PlanField.TARGET and read_cell_figure(passage.text)
    return bool(single or figures_by_year(passage.text, passage.column.header))


def _of_things(column: Header, name: str, named: Header, measure: str, table: Table) -> Header:
    """A column by what it counts: the things of its row where it only says how much, those of the title for a place."""
    if _says_only_how_much(column, name, measure) and not _names_no_thing(name, named):
        column = column._replace(name="", unit=column.unit or measure)
    how = column.name if column.name in load_measures().part_columns else ""
    unnamed = (how or not without_sum(column.name)) and _names_no_thing(name, named)
    return column._replace(name=how + _topic(table)) if unnamed else column


def _says_only_how_much(column: Header, name: str, measure: str) -> bool:
    """Whether a column leaves it to its rows to say what is counted: 数量, 任务面积, or 金额 of 专项资金."""
    words = load_measures()
    if not (column.unit or measure).endswith(words.currencies):
        return column.name in words.number_columns or bool(words.extent_columns.fullmatch(column.name))
    return column.name in words.money_columns and name.endswith(words.money_columns)


def _names_no_thing(name: str, named: Header) -> bool:
    return is_place(name) or is_organ(name) or not named.name


def _topic(table: Table) -> str:
    """What a table counts whose columns only say 任务数: its title without its mark, its kind and the numbers in it."""
    title = re.sub(r"[\d.]+年?|[—–~-]", "", _MARK.sub("", read_row_name(table.title).name)).strip()
    return re.sub(load_documents().kind_of_table, "", title) or TASK

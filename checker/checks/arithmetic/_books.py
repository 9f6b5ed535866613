"""Tables that list things row by row, as books in which the things can be counted and their amounts added up.

Enters: facts.  Leaves: a `Book` for each table with at least three rows that are no places: what sorts its rows
(续建, 国家级), their amounts by column, and the total that is printed.  Several books may be read as one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import islice
from typing import NamedTuple

from checker.checks.shared.amounts import amount_of
from checker.checks.shared.families import split_by
from checker.facts import Facts
from checker.facts.printed import Target
from checker.plan.headers import Header, read_header
from checker.plan.numbering import row_number
from checker.plan.passages import Block, Part, PlanField
from checker.plan.rows import is_place
from checker.source import Route, fold
from checker.words.counts import load_counts
from checker.words.measures import load_measures

_FEWEST = 3
"""Rows that make a list."""
_MOST = 60
"""Tables that a count is looked for in; a plan for issue has far fewer."""
NAME_OF = "名称"
"""What stands behind the word for the things in the header of their names."""
_EACH = "每"
"""How the header of a column begins that gives the value of one."""
_SORT = 6
"""Characters of the cells that sort rows."""
_TEXTS = (PlanField.ITEM, PlanField.CONTENT, PlanField.TARGET)
_Amounts = Mapping[Header, Target]


class Entry(NamedTuple):
    """A row: what sorts it, its amounts by column."""

    sorts: frozenset[str]
    amounts: _Amounts


@dataclass(frozen=True, eq=False)
class Book:
    """A list of things: its document, its title, what the header of their names calls them (项目名称), its rows, its
    printed totals by column, whether rows are numbered."""

    document: str
    route: Route
    title: str
    things: str
    entries: Sequence[Entry]
    totals: _Amounts
    numbered: bool

    @cached_property
    def columns(self) -> frozenset[Header]:
        """The columns that give some amounts."""
        return frozenset(column for entry in self.entries for column in entry.amounts)

    @cached_property
    def sorts(self) -> frozenset[str]:
        """All that sorts its rows."""
        return frozenset(sort for entry in self.entries for sort in entry.sorts)

    def counts(self, sort: str, by: str) -> Sequence[Decimal]:
        """How many things of a sort there are: what a column counts by their measure word, else numbered rows."""
        counting = [column for column in self.columns if column.unit == by]
        if counting or any(word in self.title for word in load_counts().summary_titles):
            return self.sums(sort, counting[0]) if len(counting) == 1 else []
        rows = sum(not sort or sort in entry.sorts for entry in self.entries)
        return [Decimal(rows)] if self.numbered else []

    def sums(self, sort: str, column: Header) -> Sequence[Decimal]:
        """What the rows of a sort come to, and for all rows what is printed as their total; none if one is unknown."""
        theirs = [entry.amounts.get(column) for entry in self.entries if not sort or sort in entry.sorts]
        amounts = [amount for each in theirs if each and (amount := amount_of(each)) is not None]
        total = amount_of(self.totals[column]) if not sort and column in self.totals else None
        complete = len(amounts) == len(theirs) > 0
        return [*([sum(amounts, Decimal(0))] if complete else []), *([total] if total is not None else [])]


def as_one(books: Sequence[Book]) -> Book:
    """Several books as one, whose rows are sorted by the title of their own book as well."""
    entries = [entry._replace(sorts=entry.sorts | {book.title}) for book in books for entry in book.entries]
    shared = frozenset.intersection(*(book.columns for book in books))
    kept = [Entry(each.sorts, {c: t for c, t in each.amounts.items() if c in shared}) for each in entries]
    return Book(books[0].document, books[0].route, "", "", kept, {}, numbered=all(book.numbered for book in books))


def read_books(facts: Facts) -> Sequence[Book]:
    """The tables that list things, in printed order."""
    cells: dict[Route, dict[Header, Target]] = defaultdict(dict)
    for target in facts.stated:
        row, column = facts.row_of.get(target.passage.index), target.passage.column
        if row is not None and column is not None and target.passage.field is PlanField.VALUE and _adds(column.text):
            header = read_header(fold(column.text))
            cells[row.route][header._replace(unit=target.constraint.quantity.unit or "")] = target
    rows = split_by(facts.outline.rows, lambda row: (row.document, row.table))
    books = (book for part in facts.outline.parts for book in _books(facts, part, rows, cells))
    return list(islice(books, _MOST))


def _adds(header: str) -> bool:
    return not header.startswith(_EACH) and not any(word in header for word in load_measures().not_added)


def _books(
    facts: Facts, part: Part, rows: Mapping[tuple[str, int | None], Sequence[Block]], cells: Mapping[Route, _Amounts]
) -> Iterator[Book]:
    for at, table in enumerate(part.document.tables):
        every = [row for row in rows.get((part.key, at), ()) if not _is_partial(facts, row)]
        own = [row for row in every if not row.adds_up]
        if len(own) >= _FEWEST and not all(is_place(facts.rows.name_of(row)) for row in own):
            sorts = _sorts(facts, own)
            title = fold("".join((table.label, table.caption, table.title)) or part.document.title)
            entries = [Entry(frozenset(sorts[row.route]), cells.get(row.route, {})) for row in own]
            totals = [cells.get(row.route, {}) for row in every if row.adds_up]
            grand = totals[-1] if totals else {}
            numbered = [row_number(row.heading.mark) for row in own] == list(range(1, len(own) + 1))
            things = fold(table.columns.get("item", "")).removesuffix(NAME_OF)
            route = (*part.route, "tables", at)
            yield Book(part.key, route, "".join(title.split()), things, entries, grand, numbered)


def _is_partial(facts: Facts, row: Block) -> bool:
    return facts.rows.name_of(row).startswith(load_measures().partial_rows)


def _sorts(facts: Facts, rows: Sequence[Block]) -> Mapping[Route, Sequence[str]]:
    """The cells of the columns in which every row has a short text, and several have the same."""
    columns: dict[object, dict[Route, str]] = defaultdict(dict)
    for row in rows:
        for index in row.texts:
            cell = facts.passages[index]
            worded = cell.field in _TEXTS or (cell.field is PlanField.VALUE and not any(map(str.isdigit, cell.plain)))
            if worded and 1 < len(cell.plain) <= _SORT:
                columns[cell.field, cell.column].setdefault(row.route, cell.plain)
    found: dict[Route, list[str]] = defaultdict(list)
    for theirs in columns.values():
        if len(theirs) == len(rows) and len(set(theirs.values())) * 2 <= len(rows):
            for route, sort in theirs.items():
                found[route].append(sort)
    return found

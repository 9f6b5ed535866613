"""Things that a sentence counts and a table lists row by row: 办好12件民生实事, 具体安排见表2; 下设6个工作专班.

A table answers to a count whose noun its title or the header of its names holds, where the sentence (or the next one)
refers to it, or where the title says that it lists just these (工作专班一览表).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from checker.checks.arithmetic._books import NAME_OF
from checker.checks.arithmetic._listing import Listing
from checker.checks.arithmetic._mentions import Mention, mentions, without_qualifiers
from checker.checks.shared.families import split_by
from checker.checks.shared.places import place_at
from checker.facts import Facts
from checker.plan.model import Table
from checker.plan.numbering import row_number
from checker.plan.passages import Block, Zone
from checker.source import Route, fold
from checker.words.counts import load_counts

_NAME = 3
"""Characters of a noun that names a list by itself, without a reference."""
_MOST = 40
"""Tables of one document that are asked for a count."""
_SORT = 6
"""Characters of the cells that sort rows (约束性, 市级重点)."""
_NEAR = 3
"""A count so near to the rows of a document's only table is meant to be theirs, where title and header name them."""
_NUMBERED = re.compile(r"\s*附?表\s*(\d+)")


class _Listed(NamedTuple):
    """A table of things: its place, its titles and its rows, those that add up aside."""

    document: str
    document_title: str
    route: Route
    table: Table
    rows: Sequence[Block]

    @property
    def title(self) -> str:
        """Its titles in half-width characters; a table of its own annex has that of the annex."""
        return fold("".join((self.table.label, self.table.caption, self.table.title)))

    @property
    def mark(self) -> str:
        """The number in its title (表2)."""
        found = _NUMBERED.match(self.title)
        return found[1] if found else ""

    @property
    def numbered(self) -> bool:
        """Whether its rows are numbered one by one, none left out."""
        return [row_number(row.heading.mark) for row in self.rows] == list(range(1, len(self.rows) + 1))


def find_tabled(facts: Facts) -> Iterator[Listing]:
    """Every count whose things a table lists, each with the table that is surest to do so."""
    tables = _tables(facts)
    by_document = split_by(tables, lambda table: table.document)
    for mention in facts.once(mentions) if tables else ():
        theirs = by_document.get(mention.passage.document, [])[:_MOST]
        sorts = [each for table in theirs for each in _of_sort(facts, mention, table)]
        yield from sorts[:1]
        if sorts or mention.passage.zone is Zone.TABLE or mention.partial:
            continue
        referred = _referred(facts, mention)
        for table in theirs:
            noun = _noun(mention, table)
            if noun and _answers(mention, table, noun, referred, len(by_document[mention.passage.document])):
                yield _build(facts, mention, table, noun)
                break


def _of_sort(facts: Facts, mention: Mention, table: _Listed) -> Iterator[Listing]:
    """The rows that a column sorts under what names the things (预期性指标6项, and a column 属性)."""
    columns: dict[object, dict[str, list[Block]]] = defaultdict(lambda: defaultdict(list))
    for row in table.rows:
        for field, cells in split_by((facts.passages[index] for index in row.texts), lambda cell: cell.field).items():
            for at, cell in enumerate(cells):
                if 1 < len(cell.plain) <= _SORT:
                    columns[field, at][cell.plain].append(row)
    title = table.title + fold(table.table.columns.get("item", ""))
    noun = next((word for word in load_counts().sorted_things if word in mention.noun and word in title), "")
    for sorts in columns.values():
        every = sum(map(len, sorts.values())) == len(table.rows) and 1 < len(sorts) <= len(table.rows) / 2
        named = [sort for sort in sorts if sort in mention.noun] if every and noun else []
        if len(named) == 1 and mention.passage.zone is not Zone.TABLE:
            names = tuple(facts.rows.name_of(row) for row in sorts[named[0]])
            places = (mention.place, place_at(facts, table.route))
            yield Listing(mention.number, f"{mention.counted}{named[0]}{noun}", names, places, certain=table.numbered)


def _tables(facts: Facts) -> Sequence[_Listed]:
    rows: Mapping[Route, Sequence[Block]] = split_by(facts.outline.rows, lambda row: row.route[:-2])
    found = []
    for part in facts.outline.parts:
        for at, table in enumerate(part.document.tables):
            route = (*part.route, "tables", at)
            theirs = [row for row in rows.get(route, ()) if not row.adds_up]
            if (
                table.columns
                and len(theirs) > 1
                and not any(word in table.title for word in load_counts().summary_titles)
            ):
                found.append(_Listed(part.key, fold(part.document.title), route, table, theirs))
    return found


@cache
def _reference() -> re.Pattern[str]:
    return re.compile(rf"{load_counts().table_references}\s*(\d*)")


def _referred(facts: Facts, mention: Mention) -> str | None:
    """The number of the table that the sentence, or the next one of its section, refers to; "" for the one below, and
    for that whose note counts its rows."""
    if mention.in_all and load_counts().note.match(mention.passage.plain):
        return ""
    passages = facts.passages[mention.passage.index : mention.passage.index + 2]
    near = [each for each in passages if each.route[:-2] == mention.passage.route[:-2]]
    found = next((match for each in near if (match := _reference().search(each.plain))), None)
    return found[1] if found else None


def _noun(mention: Mention, table: _Listed) -> str:
    """The words at the number that the title of a table, or the header of its names, holds as well."""
    header = fold(table.table.columns.get("item", "")).removesuffix(NAME_OF)
    title = re.sub(r"\s", "", table.title or table.document_title)
    parts = (
        mention.noun[at:] if mention.behind else mention.noun[: len(mention.noun) - at]
        for at in range(len(mention.noun) - 1)
    )
    named = (part for part in parts if len(part) > 1 and (part in title or header in (part, without_qualifiers(part))))
    noun = next(named, "")
    return noun if len(without_qualifiers(noun)) > 1 and _whole(mention, noun) else ""


def _whole(mention: Mention, noun: str) -> bool:
    """Whether some words are all that names the things: nothing goes on that a longer name would."""
    if mention.behind:
        return True
    rest = mention.noun[len(noun) :]
    return not rest or rest.startswith(load_counts().ends_name)


def _answers(mention: Mention, table: _Listed, noun: str, referred: str | None, tables: int) -> bool:
    if referred is not None:
        return table.mark == referred if referred and table.mark else tables == 1 or noun in table.title
    if tables == 1 and not mention.behind and _is_meant(mention, table, noun):
        return True
    called = table.title.endswith(load_counts().list_titles) and noun in table.title
    return called and not mention.behind and (mention.in_all or (len(noun) >= _NAME and noun == mention.noun))


def _build(facts: Facts, mention: Mention, table: _Listed, noun: str) -> Listing:
    names = tuple(facts.rows.name_of(row) for row in table.rows)
    places = (mention.place, place_at(facts, table.route))
    return Listing(mention.number, f"{mention.counted}{noun}", names, places, certain=table.numbered)


def _is_meant(mention: Mention, table: _Listed, noun: str) -> bool:
    """Whether the title of the document and the number of rows say that its only table lists what is counted."""
    heads = _heads(table) == without_qualifiers(noun) != noun
    titled = table.numbered and noun in table.document_title and (heads or len(noun) > _NAME)
    return titled and abs(mention.number - len(table.rows)) <= _NEAR


def _heads(table: _Listed) -> str:
    """What the header of the names of rows says that they are: 实事名称."""
    header = fold(table.table.columns.get("item", ""))
    return header.removesuffix(NAME_OF) if header.endswith(NAME_OF) else ""

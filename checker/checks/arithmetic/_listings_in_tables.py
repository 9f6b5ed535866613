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
from checker.words.measures import load_measures
from checker.words.vocabulary import one_of

_NAME = 3
"""Characters of a noun that names a list by itself, without a reference."""
_LONGEST_MARK = 6
"""Characters of a word by which a column marks rows."""
_MOST = 40
"""Tables of one document that are asked for a count."""
_NAME_OF = "名称"
_NUMBERED = re.compile(r"\s*附?表\s*(\d+)")


class _Listed(NamedTuple):
    """A table of things: its place, its titles and its rows, those that add up aside."""

    document: str
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
    tables = facts.once(_tables)
    by_document = split_by(tables, lambda table: table.document)
    for mention in facts.once(mentions) if tables else ():
        if mention.passage.zone is Zone.TABLE or mention.partial:
            continue
        referred = _referred(facts, mention)
        theirs = by_document.get(mention.passage.document, [])
        for table in theirs[:_MOST]:
            noun = _noun(mention, table)
            if noun and _answers(mention, table, noun, referred, len(theirs)):
                yield _build(facts, mention, table, noun)
                break


def find_marked(facts: Facts) -> Iterator[Listing]:
    """Every count of the rows that a column of a table marks by a word: 约束性指标3项, and 约束性 in three cells."""
    marked = {table.route: _marks(facts, table) for table in facts.once(_tables)}
    for mention in facts.once(mentions) if marked else ():
        theirs = [table for table in facts.once(_tables) if table.document == mention.passage.document]
        for table in theirs if mention.passage.zone is not Zone.TABLE else ():
            noun = re.sub(f"^(?:{one_of(load_measures().part_words)})", "", mention.noun)
            mark = next((mark for mark in marked[table.route] if noun.startswith(mark)), "")
            rest = noun.removeprefix(mark)
            if mark and len(rest) > 1 and rest in table.title + fold(table.table.columns.get("item", "")):
                names = tuple(facts.rows.name_of(row) for row in marked[table.route][mark])
                places = (mention.place, place_at(facts, table.route))
                counted = f"{noun}{mention.counted}" if mention.behind else f"{mention.counted}{noun}"
                yield Listing(mention.number, counted, names, places, certain=table.numbered)


def _marks(facts: Facts, table: _Listed) -> Mapping[str, Sequence[Block]]:
    """The rows of a table by the words of their cells that several rows share."""
    rows: dict[str, list[Block]] = defaultdict(list)
    for row in table.rows:
        for text in {facts.passages[index].plain.strip() for index in row.texts}:
            if 1 < len(text) <= _LONGEST_MARK and not any(map(str.isdecimal, text)):
                rows[text].append(row)
    return {text: theirs for text, theirs in rows.items() if len(theirs) > 1}


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
                found.append(_Listed(part.key, route, table, theirs))
    return found


@cache
def _reference() -> re.Pattern[str]:
    return re.compile(rf"{load_counts().table_references}\s*(\d*)")


def _referred(facts: Facts, mention: Mention) -> str | None:
    """The number of the table that the sentence, or the next one of its section, refers to; "" for the one below, and
    for that which a note stands by."""
    if mention.in_all and load_counts().note.match(mention.passage.plain):
        return ""
    passages = facts.passages[mention.passage.index : mention.passage.index + 2]
    near = [each for each in passages if each.route[:-2] == mention.passage.route[:-2]]
    found = next((match for each in near if (match := _reference().search(each.plain))), None)
    return found[1] if found else None


def _noun(mention: Mention, table: _Listed) -> str:
    """The words at the number that the title of a table, or the header of its names, holds as well."""
    header = fold(table.table.columns.get("item", ""))
    title = re.sub(r"\s", "", table.title)
    parts = (
        mention.noun[at:] if mention.behind else mention.noun[: len(mention.noun) - at]
        for at in range(len(mention.noun) - 1)
    )
    noun = next(
        (part for part in parts if len(part) > 1 and (part in title or part == header.removesuffix(_NAME_OF))), ""
    )
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
    called = table.title.endswith(load_counts().list_titles) and noun in table.title
    return called and not mention.behind and (mention.in_all or (len(noun) >= _NAME and noun == mention.noun))


def _build(facts: Facts, mention: Mention, table: _Listed, noun: str) -> Listing:
    names = tuple(facts.rows.name_of(row) for row in table.rows)
    places = (mention.place, place_at(facts, table.route))
    return Listing(mention.number, f"{mention.counted}{noun}", names, places, certain=table.numbered)

"""Counts of the rows of a table by what stands in a column, of townships, of a group's rows, of a body's members.

县水利局牵头3项, 邹小满包联2个项目, 2032年9月底前完成4项, 有社会投入的实事3件, 分解到9个乡镇, 成员单位（共七个）, and
景区提升类（3个，总投资8.6亿元） above three rows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from checker.checks.arithmetic._listing import Listing
from checker.checks.shared.families import split_by
from checker.checks.shared.places import place_at
from checker.facts import Facts
from checker.facts.printed import place_of
from checker.plan.headers import read_cell_figure
from checker.plan.passages import Block, Form, Passage, PlanField
from checker.source import Route, Span, fold
from checker.words.chain import load_chain
from checker.words.counts import load_counts
from checker.words.numerals import ONE_TO_TEN, read_number
from checker.words.vocabulary import one_of

_GROUP = re.compile(r"\((?:共)?(\d{1,3})[个项件家],")
_KINDS = re.compile(
    r"(?:全[县市区旗]|辖)[^,。;\d]{0,4}(\d{1,2})个?(镇|乡|街道)(?:[、和](?=\d)|(?=\d))(\d{1,2})个?(镇|乡|街道)(?![一-鿿]*村)"
)
_MEMBERS = re.compile(rf"成员(?:单位)?(\(共?(\d{{1,2}}|[{ONE_TO_TEN}]+)[个家]\))")
_FILLED = re.compile(r"有([一-鿿]{2,8})的[一-鿿]{0,6}(\d{1,3})[件项个](?=[,;。]|$)")
_PERSON = "同志"
_FEWEST = 3
"""Rows of a table that shares something out among places."""


def find_in_rows(facts: Facts) -> Iterator[Listing]:
    """All of them, in printed order."""
    tables = split_by((row for row in facts.outline.rows if not row.adds_up), lambda row: row.route[:-1])
    for passage in facts.passages:
        if passage.form is Form.STATEMENT and not passage.table:
            yield from _of_places(facts, passage, tables)
            yield from _of_kinds(facts, passage, tables)
            ours = {route: rows for route, rows in tables.items() if rows[0].document == passage.document}
            yield from _by_column(facts, passage, tables if passage.document == "master" else ours)
            yield from _by_deadline(facts, passage, ours)
            yield from _filled(facts, passage, ours)
        elif passage.table:
            yield from _of_group(facts, passage, tables)
    yield from _of_members(facts)


def _listing(
    facts: Facts, passage: Passage, match: re.Match[str], number: int, rows: Sequence[Block], counted: str = ""
) -> Listing:
    names = tuple(facts.rows.name_of(row) for row in rows)
    table = place_at(facts, rows[0].route) if rows else place_of(passage)
    return Listing(number, counted or match[0].strip("(,"), names, (place_of(passage, Span(*match.span())), table))


def _of_group(facts: Facts, passage: Passage, tables: Mapping[Route, Sequence[Block]]) -> Iterator[Listing]:
    """The heading of a group of rows, that counts them and says more in its bracket."""
    count = _GROUP.search(passage.plain) if passage.form is Form.HEADING else None
    if count:
        title = passage.plain.partition("(")[0]
        rows = tables.get((*passage.table, "rows"), ())
        ours = [row for row in rows if row.group and fold(row.group[-1]).partition("(")[0].endswith(title)]
        if ours:
            yield _listing(facts, passage, count, int(count[1]), ours, f"{title}{count[0][:-1]})")


def _of_places(facts: Facts, passage: Passage, tables: Mapping[Route, Sequence[Block]]) -> Iterator[Listing]:
    """The townships that something is shared out among, where all tables of townships have as many."""
    if count := load_counts().townships_in_all.search(passage.plain):
        shared = list(_of_townships(facts, tables))
        if shared and len({len(rows) for rows in shared}) == 1 and len(shared[0]) >= _FEWEST:
            yield _listing(facts, passage, count, int(count[1]), shared[0])


def _of_kinds(facts: Facts, passage: Passage, tables: Mapping[Route, Sequence[Block]]) -> Iterator[Listing]:
    """The townships of each kind (下辖6镇4乡), where all tables of townships have as many."""
    for match in _KINDS.finditer(passage.plain):
        shared = list(_of_townships(facts, tables))
        if match[2] == match[4] or len({len(rows) for rows in shared}) != 1 or len(shared[0]) < _FEWEST:
            continue
        for number, kind in ((match[1], match[2]), (match[3], match[4])):
            ours = [row for row in shared[0] if facts.rows.name_of(row).endswith(kind)]
            yield _listing(facts, passage, match, int(number), ours, f"{number}{kind}")


def _of_townships(facts: Facts, tables: Mapping[Route, Sequence[Block]]) -> Iterator[Sequence[Block]]:
    ends = tuple(load_chain().township_ends)
    return (rows for rows in tables.values() if all(facts.rows.name_of(row).endswith(ends) for row in rows))


def _of_members(facts: Facts) -> Iterator[Listing]:
    """The units of a task force that its paragraph counts, where it names each of them."""
    for index, force in facts.task_forces.items():
        passage = facts.passages[index]
        count = _MEMBERS.search(passage.plain)
        if count and force.members and not force.members_open and not any(unit.collective for unit in force.members):
            names = tuple(unit.name for unit in force.members)
            places = (place_of(passage, Span(*count.span())), place_of(passage, force.members[0].span))
            yield Listing(read_number(count[2]), count[0], names, places)


@cache
def _tally() -> re.Pattern[str]:
    deeds = one_of(load_counts().tallied)
    return re.compile(rf"(?P<who>[一-鿿、]{{2,60}}?)(?P<each>各)?(?P<deed>{deeds})(?P<number>\d{{1,3}})[项个件]")


def _by_column(facts: Facts, passage: Passage, tables: Mapping[Route, Sequence[Block]]) -> Iterator[Listing]:
    """The rows in whose column of leads, leaders or units somebody stands: 县水利局牵头3项."""
    for clause in re.finditer("[^,;。]+", passage.plain):
        match = _tally().match(passage.plain, *clause.span())
        names = match["who"].split("、") if match else []
        if match is None or (len(names) > 1) != bool(match["each"]):
            continue
        field = PlanField(load_counts().tallied[match["deed"]])
        if match["who"].endswith(_PERSON):  # who leads as a person stands in the column of leaders
            field, names = PlanField.LEADER, [name.removesuffix(_PERSON) for name in names]
        for name in names:
            held = [rows for rows in tables.values() if _with(facts, rows, field, name)]
            if len(held) == 1:
                ours = _with(facts, held[0], field, name)
                counted = f"{name}{match['deed']}{match['number']}{match[0][-1]}"
                yield _listing(facts, passage, match, int(match["number"]), ours, counted)


def _with(facts: Facts, rows: Sequence[Block], field: PlanField, name: str) -> Sequence[Block]:
    return [row for row in rows if name in _cells(facts, row, field)]


def _cells(facts: Facts, row: Block, field: PlanField) -> Sequence[str]:
    """What the cells of one column of a row name."""
    texts = (facts.passages[index] for index in (*row.texts, *row.units, *row.leaders))
    return [name for cell in texts if cell.field is field for name in re.split("[、,\n ]", cell.plain.strip())]


def _by_deadline(facts: Facts, passage: Passage, tables: Mapping[Route, Sequence[Block]]) -> Iterator[Listing]:
    """The rows that are due by a day: 2032年9月底前完成4项."""
    dated = [rows for rows in tables.values() if all(_cells(facts, row, PlanField.DEADLINE) for row in rows)]
    for match in load_counts().done_by.finditer(passage.plain) if len(dated) == 1 else ():
        if ours := _with(facts, dated[0], PlanField.DEADLINE, match[1]):
            yield _listing(facts, passage, match, int(match[2]), ours)


def _filled(facts: Facts, passage: Passage, tables: Mapping[Route, Sequence[Block]]) -> Iterator[Listing]:
    """The rows that have an amount in a column: 有社会投入的实事3件."""
    for match in _FILLED.finditer(passage.plain):
        for rows in tables.values():
            headers = [header.partition("（")[0].partition("(")[0] for header in facts.rows.table_of(rows[0]).values]
            if match[1] in headers:
                at = headers.index(match[1])
                yield _listing(facts, passage, match, int(match[2]), [row for row in rows if _amounts(facts, row, at)])


def _amounts(facts: Facts, row: Block, at: int) -> bool:
    cells = (facts.passages[index] for index in row.texts)
    figures = [read_cell_figure(cell.text) for cell in cells if cell.field is PlanField.VALUE and cell.at == at]
    return any(figure and figure.number.strip("0.,") for figure in figures)

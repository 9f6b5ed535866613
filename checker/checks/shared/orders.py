"""Printed numbers that must follow each other: those of headings and of table rows.

Enters: facts.  Leaves: `Hit`s for numbers that are skipped, given twice, out of order, of another
kind than those beside them, or have lost a bracket (GB/T 9704-2012 7.3.3).  A list may go on counting
where the list before it stopped, or start again at 1, but not now one and now the other.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice, pairwise
from typing import NamedTuple

from checker.checks.check import Hit
from checker.checks.shared.places import place_at, row_place
from checker.checks.shared.wording import listed
from checker.facts import Facts
from checker.plan.model import Section, Table
from checker.plan.numbering import Heading, label_of, read_heading
from checker.plan.passages import Block, Part, table_name
from checker.source import Route, fold
from checker.words.numerals import ONE_TO_TEN, ORDINAL

_HALF_OPEN = re.compile(rf"\s*\((?:{ORDINAL}|\d{{1,2}})(?![{ONE_TO_TEN}\d)]|\s*\))")
_MANY = 6


class Numbered(NamedTuple):
    """One numbered heading or row."""

    heading: Heading
    route: Route


def heading_numbers(facts: Facts) -> Iterator[Hit]:
    """The headings of each document and the groups of its tables, list by list."""
    for part in facts.outline.parts:
        yield from _lists(facts, part, part.name, part.document.sections, part.route)
        for at, table in enumerate(part.document.tables):
            for above, groups in _groups(f"{part.name} {table_name(table)}", table, (*part.route, "tables", at)):
                yield from _gaps(facts, above, groups)


def _lists(facts: Facts, part: Part, above: str, sections: Sequence[Section], route: Route) -> Iterator[Hit]:
    ours = _numbered(sections, route)
    yield from _brackets(facts, part, sections, route)
    if ours:
        yield from _styles(facts, above, ours)
        yield from _gaps(facts, above, ours)
    below = [_numbered(section.sections, (*route, "sections", index)) for index, section in enumerate(sections)]
    yield from _restarts(facts, above, [numbers for numbers in below if numbers])
    for index, section in enumerate(sections):
        heading = read_heading(section.heading)
        name = f"{above} {label_of(heading)}" if section.heading else above
        yield from _lists(facts, part, name, section.sections, (*route, "sections", index))


def _numbered(sections: Sequence[Section], route: Route) -> list[Numbered]:
    headings = [Numbered(read_heading(s.heading), (*route, "sections", i)) for i, s in enumerate(sections)]
    return [each for each in headings if each.heading.value]


def _groups(name: str, table: Table, route: Route) -> Iterator[tuple[str, list[Numbered]]]:
    """The numbered group rows of a table as the lists they form: under each group those of the next rank."""
    lists: dict[tuple[Heading, ...], list[Numbered]] = {}
    open_groups: list[Heading] = []
    for index, row in enumerate(table.rows):
        heading = read_heading(row.group or "")
        if row.group is not None and heading.value:
            open_groups = [group for group in open_groups if group.rank < heading.rank]
            lists.setdefault(tuple(open_groups), []).append(Numbered(heading, (*route, "rows", index, "group")))
            open_groups.append(heading)
    for above, numbers in lists.items():
        yield f"{name} {''.join(map(label_of, above))}".strip(), numbers


def _brackets(facts: Facts, part: Part, sections: Sequence[Section], route: Route) -> Iterator[Hit]:
    for index, section in enumerate(sections):
        if read_heading(section.heading).broken or _HALF_OPEN.match(fold(section.heading)):
            place = place_at(facts, (*route, "sections", index))
            values = _values(part.name, place.quote[:12], "")
            yield Hit("broken", (place,), values, (part.key, section.heading))


def _styles(facts: Facts, above: str, numbers: Sequence[Numbered]) -> Iterator[Hit]:
    """Headings of one list numbered in several ways: (一) beside 2."""
    ranks = Counter(each.heading.rank for each in numbers)
    usual, _ = ranks.most_common(1)[0]
    others = [each for each in numbers if each.heading.rank is not usual]
    if others:
        places = tuple(place_at(facts, each.route) for each in (numbers[0], *others))
        marks = [each.heading.mark for each in others]
        yield Hit("style", places, _values(above, listed(marks, _MANY), numbers[0].heading.mark), (above, *marks))


def _gaps(facts: Facts, above: str, numbers: Sequence[Numbered]) -> Iterator[Hit]:
    """Numbers of one kind and one list: given twice, skipped, out of order."""
    usual = Counter(each.heading.rank for each in numbers).most_common(1)[0][0]
    ours = [each for each in numbers if each.heading.rank is usual]
    values = [each.heading.value for each in ours]
    counts = Counter(values)
    twice = [value for value, count in counts.items() if count > 1]
    missing = _missing(values)
    if twice:
        yield _hit(facts, "repeat", above, [each for each in ours if counts[each.heading.value] > 1], _listed(twice))
    if missing:
        behind = {gap.stop for gap in missing}
        after = [each for each in ours if each.heading.value in behind]
        yield _hit(facts, "gap", above, after, _listed(*missing))
    if not twice and values != sorted(values):
        moved = [b for a, b in pairwise(ours) if b.heading.value < a.heading.value]
        yield _hit(facts, "order", above, moved, _listed([each.heading.value for each in moved]))


def _missing(values: Iterable[int]) -> list[range]:
    """The numbers left out between the smallest and the largest, as runs: as many as were printed, however large."""
    return [range(a + 1, b) for a, b in pairwise(sorted(set(values))) if b - a > 1]


def _listed(*runs: Sequence[int]) -> str:
    """The first numbers of some runs of them, and how many there are."""
    first = list(map(str, islice(chain.from_iterable(runs), _MANY)))
    return listed(first, _MANY, count=sum(map(len, runs)))


def _hit(facts: Facts, outcome: str, above: str, shown: Sequence[Numbered], said: str) -> Hit:
    places = tuple(place_at(facts, each.route) for each in shown)
    return Hit(outcome, places, _values(above, said, ""), (above, outcome, said))


def _restarts(facts: Facts, above: str, lists: Sequence[Sequence[Numbered]]) -> Iterator[Hit]:
    """Lists under neighbouring headings, some of which go on counting and some of which start again."""
    later = [(a[-1].heading, b[0]) for a, b in pairwise(lists) if _alike(a, b)]
    going_on = [b for a, b in later if b.heading.value == a.value + 1 > 1]
    again = [b for _, b in later if b.heading.value == 1]
    late = [b for a, b in later if b.heading.value not in (1, a.value + 1)]
    if lists and lists[0][0].heading.value > 1:
        late = [lists[0][0], *late]
    if going_on and again:
        places = tuple(place_at(facts, each.route) for each in (*going_on, *again))
        marks = listed((each.heading.mark for each in going_on), _MANY)
        yield Hit("restart", places, _values(above, marks, again[0].heading.mark), (above, "restart", marks))
    for each in late:
        yield _hit(facts, "gap", above, [each], _listed(range(1, each.heading.value)))


def _alike(a: Sequence[Numbered], b: Sequence[Numbered]) -> bool:
    return a[-1].heading.rank is b[0].heading.rank


def row_numbers(facts: Facts) -> Iterator[Hit]:
    """The rows of each table, group by group; numbers may start again under a heading row."""
    tables: dict[Route, list[Block]] = {}
    for row in facts.outline.rows:
        tables.setdefault(row.route[:-1], []).append(row)
    for rows in tables.values():
        own = [row for row in rows if row.heading.value and "number" not in row.merged and _prints_number(facts, row)]
        for run in _runs(own):
            yield from _run_hits(facts, _name(run), run)


def _prefix(row: Block) -> str:
    return row.label.partition("第")[0].strip()


def _name(run: Sequence[Block]) -> str:
    """The table, and the group where all rows of a run stand in one that their labels tell."""
    names = {_prefix(row) for row in run}
    return names.pop() if len(names) == 1 else min(names, key=len).rpartition(" ")[0]


def _prints_number(facts: Facts, row: Block) -> bool:
    """Whether the row prints its own number, and does not share the one above."""
    return bool(facts.rows.table_of(row).rows[int(row.route[-1])].number)


def _runs(rows: Sequence[Block]) -> list[list[Block]]:
    """Rows that count together: a new run begins where another heading row stands above and counting starts anew.

    Where the groups of a table go on counting, only a 1 starts anew; another number not above the last is a slip.
    """
    anew = len({_prefix(row) for row in rows}) > 1
    runs: list[list[Block]] = []
    for row in rows:
        last = runs[-1][-1] if runs else None
        apart = last is not None and int(row.route[-1]) - int(last.route[-1]) > 1 and row.group != last.group
        lower = last is not None and row.heading.value <= last.heading.value
        if last is None or (apart and lower and (anew or row.heading.value == 1)):
            runs.append([])
        runs[-1].append(row)
    return runs


def _run_hits(facts: Facts, name: str, rows: Sequence[Block]) -> Iterator[Hit]:
    values = [row.heading.value for row in rows]
    titles: dict[int, list[str]] = {}
    for row in rows:
        titles.setdefault(row.heading.value, []).append(row.heading.title)
    twice = {number: _one_item(said) for number, said in titles.items() if len(said) > 1}
    missing = _missing((0, *values))
    for outcome, split in (("split", True), ("repeat", False)):
        if numbers := [number for number, one in twice.items() if one is split]:
            shown = [row for row in rows if twice.get(row.heading.value) is split]
            yield _row_hit(facts, outcome, name, shown, _listed(numbers))
    if missing:
        behind = {gap.stop for gap in missing}
        yield _row_hit(facts, "gap", name, [row for row in rows if row.heading.value in behind], _listed(*missing))
    if not twice and values != sorted(values):
        moved = [b for a, b in pairwise(rows) if b.heading.value < a.heading.value]
        yield _row_hit(facts, "order", name, moved, _listed([row.heading.value for row in moved]))


def _one_item(titles: Sequence[str]) -> bool:
    """Whether all rows of a number name the same item: one entry cut in two, as by a page break."""
    return set(titles) == {titles[0]} != {""}


def _row_hit(facts: Facts, outcome: str, name: str, rows: Sequence[Block], said: str) -> Hit:
    places = tuple(row_place(facts, row) for row in rows)
    return Hit(outcome, places, _values(name, said, ""), (name, outcome, said))


def _values(document: str, numbers: str, usual: str) -> dict[str, str]:
    return {"document": document, "numbers": numbers, "usual": usual}

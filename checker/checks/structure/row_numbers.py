"""The printed numbers of table rows: left out, given twice or out of order.

Numbers may start again under a heading row, or go on counting where the group above stopped.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.checks.check import Outcome, outcome_name
from checker.checks.shared.places import row_place
from checker.checks.structure._sequence import Gap, Numbers, Order, Repeat, find_faults, find_missing, list_numbers
from checker.facts import Facts
from checker.plan.passages import Block
from checker.source import Route

QUOTES_DIFFER = False
_FEW = 3
"""Numbers that may be missing even in a table of fewer rows."""


class Split(Numbers):
    """Numbers are given twice to the same item, as where a page break cuts a row in two."""


OUTCOMES = (Gap, Repeat, Order, Split)


def find(facts: Facts) -> Iterator[Outcome]:
    """One for each run of rows and fault, table by table."""
    tables: dict[Route, list[Block]] = {}
    for row in facts.outline.rows:
        tables.setdefault(row.route[:-1], []).append(row)
    for rows in tables.values():
        own = [row for row in rows if row.heading.value and _prints_number(facts, row)]
        for run in _runs(own):
            yield from _faults(facts, run)


def _prefix(row: Block) -> str:
    return row.label.partition("第")[0].strip()


def _name_of(run: Sequence[Block]) -> str:
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


def _faults(facts: Facts, rows: Sequence[Block]) -> Iterator[Outcome]:
    values = [row.heading.value for row in rows]
    if sum(map(len, find_missing(values, counted_from=1))) > max(
        len(rows), _FEW
    ):  # more gaps than rows: the figures are no row numbers
        return
    titles: dict[int, list[str]] = {}
    for row in rows:
        titles.setdefault(row.heading.value, []).append(row.heading.title)
    twice = {number: _one_item(said) for number, said in titles.items() if len(said) > 1}
    for doubled, is_split in ((Split, True), (Repeat, False)):
        if numbers := [number for number, one in twice.items() if one is is_split]:
            shown = [row for row in rows if twice.get(row.heading.value) is is_split]
            yield _outcome(facts, doubled, rows, shown, list_numbers(numbers))
    for outcome, at, said in find_faults(values, counted_from=1):
        yield _outcome(facts, outcome, rows, [rows[index] for index in at], said)


def _one_item(titles: Sequence[str]) -> bool:
    """Whether all rows of a number name the same item: one entry cut in two, as by a page break."""
    return set(titles) == {titles[0]} != {""}


def _outcome(
    facts: Facts, outcome: type[Numbers], run: Sequence[Block], shown: Sequence[Block], numbers: str
) -> Outcome:
    name = _name_of(run)
    return outcome(
        places=tuple(row_place(facts, row) for row in shown),
        fact=(name, outcome_name(outcome), numbers),
        document=name,
        numbers=numbers,
    )

"""One lead unit under two leaders among the rows of one group of a table."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from checker.checks.check import NotApplicable, Outcome
from checker.checks.shared.charges import charges_by_route
from checker.checks.shared.near_people import near_people
from checker.checks.shared.wording import listed
from checker.facts import Facts
from checker.facts.printed import place_of
from checker.finding import Place
from checker.language.units.people import LeaderState, read_leaders
from checker.plan.passages import Block
from checker.source import Route
from checker.words.documents import load_documents

_SHARE = 3
"""At most one unit in so many may change its leader: where more do, leaders go with the tasks, not with the units."""


class TwoLeaders(Outcome):
    """A unit, and its rows by leader."""

    name: str
    document: str
    values: str
    values_en: str


OUTCOMES = (TwoLeaders,)
QUOTES_DIFFER = False


class Led(NamedTuple):
    """A row with its lead unit and the leaders it is under."""

    row: Block
    unit: str
    leaders: frozenset[str]
    places: tuple[Place, ...]


def find(facts: Facts) -> Iterator[Outcome]:
    """One for each unit whose rows in one group have no leader in common, where hardly any other unit's do."""
    tables = _tables(facts)
    if not tables:
        raise NotApplicable("没有同时写明牵头单位和分管领导的表", "no table names lead units and leaders")
    for rows in tables.values():
        several = [theirs for theirs in _by_unit(rows) if len(theirs) > 1]
        apart = [theirs for theirs in several if _are_apart(facts, theirs)]
        if len(apart) == 1 or len(apart) * _SHARE <= len(several):
            yield from map(_outcome, apart)


def _tables(facts: Facts) -> Mapping[Route, Sequence[Led]]:
    """The rows of each table that say both; a merged cell of a leader holds for the row too.

    Leaders who look after projects (联系县领导) go with the rows, whoever carries them out.
    """
    charges = facts.once(charges_by_route)
    tables: dict[Route, list[Led]] = defaultdict(list)
    cells: tuple[int, ...] = ()
    for row in facts.outline.rows:
        header = facts.rows.table_of(row).columns.get("leader", "")
        if any(word in header for word in load_documents().project_leaders):
            continue
        theirs = tables[row.route[:-1]]
        cells = row.leaders or (cells if theirs else ())
        read = read_leaders(tuple(facts.passages[index].text for index in cells))
        names = frozenset(leader.name for leader in read if leader.state is LeaderState.NAMED)
        charge = charges.get(row.route)
        if charge and charge.first and names:
            places = (*charge.places[:1], *(place_of(facts.passages[index]) for index in cells))
            theirs.append(Led(row, charge.first, names, places))
    return {table: rows for table, rows in tables.items() if rows}


def _by_unit(rows: Sequence[Led]) -> Sequence[Sequence[Led]]:
    """The rows of one group that one unit leads."""
    found: dict[tuple[str, tuple[str, ...]], list[Led]] = defaultdict(list)
    for led in rows:
        found[led.unit, led.row.group].append(led)
    return list(found.values())


def _are_apart(facts: Facts, rows: Sequence[Led]) -> bool:
    """Whether two rows have no leader in common; two spellings of a name are told as such."""
    near = {frozenset((pair.odd, pair.usual)) for pair in facts.once(near_people)}
    sets = {led.leaders for led in rows}
    return any(not (a & b or a | b in near) for a in sets for b in sets)


def _outcome(rows: Sequence[Led]) -> Outcome:
    by_leader: dict[str, list[Led]] = defaultdict(list)
    for led in rows:
        by_leader[listed(sorted(led.leaders))].append(led)
    ranked = sorted(by_leader.items(), key=lambda pair: len(pair[1]))
    table, _, _ = rows[0].row.label.rpartition(" ")
    told = [(listed([led.row.label.rpartition(" ")[2] for led in theirs]), name) for name, theirs in ranked]
    return TwoLeaders(
        places=tuple(dict.fromkeys(place for _, theirs in ranked for led in theirs[:1] for place in led.places)),
        fact=("leaders", rows[0].unit, *sorted(by_leader)),
        name=rows[0].unit,
        document=table,
        values="; ".join(f"{where}为{name}" for where, name in told),
        values_en="; ".join(f"{where}: {name}" for where, name in told),
    )

"""Rows whose name begins with one place of their table, while the cell that gives the place gives another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from checker.checks.check import NothingToCompare, Outcome
from checker.checks.shared.wording import quoted
from checker.facts import Facts
from checker.facts.printed import place_of
from checker.plan.passages import Block, Passage, PlanField
from checker.source import Route
from checker.words.measures import load_measures

QUOTES_DIFFER = False
_LONGEST = 8
"""Characters of the longest cell that is a place and nothing else."""
_FEWEST = 3
"""Rows whose name agrees with their place, which show that works are called by their places."""


class OtherSite(Outcome):
    """A row, the place that its name begins with, and that of its cell."""

    row: str
    name: str
    named: str
    site: str


OUTCOMES = (OtherSite,)


class _Site(NamedTuple):
    """A row with the cell that gives its place, and what the row is called."""

    row: Block
    cell: Passage
    name: str


def find(facts: Facts) -> Iterator[Outcome]:
    """One for each such row of a table in which others are called by their places."""
    tables = [sites for sites in _sites(facts).values() if sum(map(_agrees, sites)) >= _FEWEST]
    if not tables:
        raise NothingToCompare
    for sites in tables:
        places = {site.cell.plain for site in sites}.union(facts.rows.places)
        for site in sites:
            named = max((place for place in places if site.name.startswith(place)), key=len, default="")
            if named and not _tells(site.name, site.cell.plain):
                yield OtherSite(
                    places=(place_of(facts.passages[site.row.texts[0]]), place_of(site.cell)),
                    fact=("site", site.name, site.cell.plain),
                    row=site.row.label,
                    name=quoted(site.name),
                    named=named,
                    site=site.cell.plain,
                )


def _sites(facts: Facts) -> Mapping[tuple[Route, str], list[_Site]]:
    """The rows of each table and column whose cells are townships, which a later cell of a row gives."""
    found: dict[tuple[Route, str], list[_Site]] = defaultdict(list)
    endings = tuple(load_measures().townships)
    for row in facts.outline.rows:
        name = facts.rows.name_of(row)
        for cell in (facts.passages[index] for index in row.texts):
            township = cell.plain.endswith(endings) and 1 < len(cell.plain) <= _LONGEST
            if township and cell.field is PlanField.CONTENT and cell.plain != name:
                found[row.route[:-1], cell.column.text if cell.column else ""].append(_Site(row, cell, name))
    return found


def _agrees(site: _Site) -> bool:
    return site.name.startswith(site.cell.plain)


def _tells(name: str, place: str) -> bool:
    """Whether a name has a place in it, perhaps without what it ends with (东坪镇至南田公路)."""
    ending = next(ending for ending in load_measures().townships if place.endswith(ending))
    return place.removesuffix(ending) in name

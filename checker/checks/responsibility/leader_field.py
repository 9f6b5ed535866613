"""Rows under another leader than the one whom a sentence puts in charge of their group (林静分管城镇更新工作)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

from checker.checks.check import NothingToCompare, Outcome
from checker.checks.shared.people import row_leaders
from checker.checks.shared.wording import listed
from checker.facts import Facts
from checker.facts.printed import place_of
from checker.finding import Place
from checker.language.units.people import LeaderState
from checker.plan.passages import Block, Form
from checker.source import Span
from checker.words.chain import load_chain

QUOTES_DIFFER = False
_SHORTEST = 3
"""Characters of a field that a title is known to be of."""


class OtherLeader(Outcome):
    """A row with its group and leader, and who is in charge of that."""

    row: str
    group: str
    leader: str
    charged: str


OUTCOMES = (OtherLeader,)


def find(facts: Facts) -> Iterator[Outcome]:
    """One for each row."""
    fields = _fields(facts)
    rows = [(row, title, _in_charge(fields, title)) for row in facts.outline.rows for title in _titles(facts, row)[:1]]
    if not any(charged for _, _, charged in rows):
        raise NothingToCompare
    for row, title, charged in rows:
        named = [each.name for each in facts.once(row_leaders).get(row.route, ()) if each.state is LeaderState.NAMED]
        if charged and named and not charged.keys() & set(named):
            yield OtherLeader(
                places=(place_of(facts.passages[row.leaders[0]]), *charged.values()),
                fact=("field", title, *named),
                row=row.label,
                group=title,
                leader=listed(named),
                charged=listed(charged),
            )


def _fields(facts: Facts) -> Mapping[str, Mapping[str, Place]]:
    """Who is in charge of each field, of those whom rows name as leaders."""
    leaders = {leader.name for theirs in facts.once(row_leaders).values() for leader in theirs}
    found: dict[str, dict[str, Place]] = defaultdict(dict)
    for passage in facts.passages:
        for match in load_chain().charged.finditer(passage.plain) if passage.form is Form.STATEMENT else ():
            if match["name"] in leaders:
                place = place_of(passage, Span(match.start("name"), match.end()))
                for field in re.split("[、和与及]", match["field"]):
                    found[field][match["name"]] = place
    return found


def _titles(facts: Facts, row: Block) -> tuple[str, ...]:
    """What a row stands under: its nearest group, else the title of its document."""
    return (*reversed(row.group), facts.parts[row.document].document.title)


def _in_charge(fields: Mapping[str, Mapping[str, Place]], title: str) -> dict[str, Place]:
    """Those in charge of the fields that a title names."""
    return {
        name: place
        for field, people in fields.items()
        if len(field) >= _SHORTEST and field in title
        for name, place in people.items()
    }

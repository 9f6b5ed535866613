"""Rows whose clauses all stand in another section than the one their group row names."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from checker.checks.check import Outcome
from checker.checks.shared.places import place_at, row_place
from checker.checks.shared.wording import inner, listed
from checker.checks.structure._groups import (
    Joined,
    Title,
    divided_tables,
    letters_of_title,
    refuse_undivided,
    task_headings,
)
from checker.facts import Facts
from checker.plan.model import Section
from checker.plan.numbering import label_of
from checker.plan.passages import Block, Part
from checker.source import fold

QUOTES_DIFFER = False
_CLAUSE = 8
"""Least length of a clause that tells by itself to which task it belongs."""
_SHOWN = 6
"""Rows named in a message."""
_BEGINNING = 20
"""Characters of a heading by which a message names it."""


class Misplaced(Outcome):
    """Rows under a group as the table prints it, and the section of the body that they come from."""

    document: str
    rows: str
    group: str
    section: str


OUTCOMES = (Misplaced,)


def find(facts: Facts) -> Iterator[Outcome]:
    """One for each group and section."""
    tables = facts.once(divided_tables)
    if not tables:
        raise refuse_undivided()
    for joined in tables:
        for (group, home), rows in _moved(facts, joined).items():
            yield _misplaced(facts, joined.part, group, home, rows)


def _moved(facts: Facts, joined: Joined) -> dict[tuple[Title, Title], list[Block]]:
    sections = {group.plain: (group, heading) for group, heading in joined.pairs if heading}
    homes = _homes(joined.part)
    found: dict[tuple[Title, Title], list[Block]] = defaultdict(list)
    for row in facts.rows_in[joined.part.key]:
        known = next((sections[group] for group in map(letters_of_title, row.group) if group in sections), None)
        home = _home(facts, row, homes) if known else None
        if known and home and home.route != known[1].route:
            found[known[0], home].append(row)
    return found


def _misplaced(facts: Facts, part: Part, group: Title, home: Title, rows: Sequence[Block]) -> Outcome:
    numbers = listed([row.heading.mark for row in rows], _SHOWN)
    return Misplaced(
        places=(*(row_place(facts, row) for row in rows), *(place_at(facts, title.route) for title in (group, home))),
        fact=(part.key, group.plain, home.plain, numbers),
        document=part.name,
        rows=numbers,
        group=_name(group),
        section=_name(home),
    )


def _name(title: Title) -> str:
    return inner(f"{label_of(title.heading)}{title.heading.title[:_BEGINNING]}")


def _homes(part: Part) -> Mapping[str, Title | None]:
    """The one section that prints each clause; None for a clause of several."""
    homes: dict[str, Title | None] = {}
    for title, section in task_headings(part):
        for clause in {clause for text in _texts(section) for clause in _clauses(text)}:
            homes[clause] = title if clause not in homes else None
    return homes


def _texts(section: Section) -> Iterator[str]:
    yield from (section.heading, *section.statements)
    for child in section.sections:
        yield from _texts(child)


def _clauses(text: str) -> list[str]:
    return [clause for clause in re.split(r"[,;。:]", re.sub(r"\s", "", fold(text))) if len(clause) >= _CLAUSE]


def _home(facts: Facts, row: Block, homes: Mapping[str, Title | None]) -> Title | None:
    """The section that all known clauses of a row come from, where it is one."""
    texts = (facts.passages[index].text for index in row.texts)
    found = [homes[clause] for text in texts for clause in _clauses(text) if clause in homes]
    routes = {title.route for title in found if title}
    return found[0] if len(routes) == 1 and None not in found else None

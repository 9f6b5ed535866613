"""One matter in several places of a plan, known by its name: the card of a list, a row of each table, an annex.

Enters: facts.  Leaves: `Item`s by their names, each a task, a row or an annex (that is called for it).  A name is one
where it is long enough to be no common word, and stands once in each place.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from checker.checks.shared.task_forces import Force, forces
from checker.facts import Facts
from checker.plan.passages import Block
from checker.source import Route, fold
from checker.words.numerals import ONE_TO_TEN

_SHORTEST = 5
"""Characters of a name that is no common word."""
_NUMBERED = re.compile(rf"第[{ONE_TO_TEN}百\d]+[件项条类个][:、.\s]*")


class Item(NamedTuple):
    """Where a matter is told of: a task or a row, or the task force of an annex that is called for it."""

    name: str
    label: str
    document: str
    table: Route
    block: Block | None = None
    force: Force | None = None


def item_name(title: str) -> str:
    """The name in a heading or a cell, without the number in front (第三件：校舍修缮)."""
    return _NUMBERED.sub("", "".join(fold(title).split())).strip("。.:“”")


def items(facts: Facts) -> Mapping[str, Sequence[Item]]:
    """The places of each matter that stands in more than one, in printed order."""
    found: dict[str, list[Item]] = defaultdict(list)
    for item in (*_blocks(facts), *_annexes(facts)):
        found[item.name].append(item)
    return {name: theirs for name, theirs in found.items() if len(name) >= _SHORTEST and _stands_once(theirs)}


def _stands_once(theirs: Sequence[Item]) -> bool:
    places = [(item.document, item.table) for item in theirs]
    return 1 < len(places) == len(set(places))


def _blocks(facts: Facts) -> Iterator[Item]:
    for task in facts.outline.tasks:
        yield Item(item_name(task.heading.title), task.label, task.document, (), task)
    for row in facts.outline.rows:
        if not row.adds_up:
            yield Item(item_name(facts.rows.name_of(row)), row.label, row.document, row.route[:-1], row)


def _annexes(facts: Facts) -> Iterator[Item]:
    """The annexes with one task force each, by the name of a row that only the title of this annex holds."""
    names = {item.name for item in _blocks(facts) if item.table and len(item.name) >= _SHORTEST}
    titles = {part.key: fold(part.document.title) for part in facts.outline.parts if part.key.startswith("annex")}
    held = Counter(name for name in names for title in titles.values() if name in title)
    for key, title in titles.items():
        own = [name for name in names if name in title and held[name] == 1]
        theirs = facts.once(forces).get(key, ())
        if len(own) == 1 and len(theirs) == 1:
            yield Item(own[0], theirs[0].place.label, key, (), None, theirs[0])

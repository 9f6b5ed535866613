"""Things that tasks name in the same words without quotation marks: whole clauses, less the words of style.

One of the tasks is about it: a sentence opens with it, or its verb is not one that only accompanies (做好, 加强).

Enters: facts.  Leaves: each thing with the tasks that say who leads and the place of the clause in each.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from checker.checks.shared.charges import Charge, charges_by_route
from checker.checks.shared.places import prose
from checker.facts import Facts
from checker.facts.printed import place_of
from checker.finding import Place
from checker.language.statement.saying import bare
from checker.plan.numbering import read_heading
from checker.plan.passages import Form, Passage
from checker.source import Span
from checker.words.chain import load_chain

_NAMING = 7
"""Characters of a clause that tell one thing from all others."""
_MOST = 3
"""Texts that name it; more, and it is a topic."""
_OPENING = ("", "。", ";", ":", "、", ".")
"""What stands before a clause that opens a sentence; one that follows another may only say how (…，做好政策宣传)."""
_CLAUSE = re.compile(r"(?<![^,。;:!?()、])[^,。;:!?()、“”\d]+(?=[,。;:!?()、]|$)")


class Naming(NamedTuple):
    """A task that names a thing, and who answers for it; whether that is what the task is about."""

    charge: Charge
    place: Place
    is_main: bool


def task_things(facts: Facts) -> Mapping[tuple[str, ...], Sequence[Naming]]:
    """The things of tasks that name who leads, those of the same tasks together; the places are of the first."""
    charges = facts.once(charges_by_route)
    found: dict[str, dict[object, Naming]] = defaultdict(dict)
    for passage in prose(facts):
        task = facts.task_of.get(passage.index)
        charge = charges.get(task.route) if task else None
        if charge and charge.leads:
            start = _behind_number(passage)
            for clause in _CLAUSE.finditer(passage.plain[start:]):
                if len(thing := bare(clause[0])) >= _NAMING and not thing.endswith(load_chain().manners):
                    place = place_of(passage, Span(clause.start() + start, clause.end() + start))
                    main = passage.plain[: clause.start() + start].rstrip()[-1:] in _OPENING
                    main = main or not clause[0].startswith(load_chain().accompanying)
                    found[thing].setdefault(charge.block.route, Naming(charge, place, main))
    several: dict[object, list[str]] = defaultdict(list)
    for thing, tasks in found.items():
        leading = any(naming.is_main for naming in tasks.values())
        if leading and 1 < len(tasks) <= _MOST and _is_rare(facts, thing):
            several[tuple(tasks)].append(thing)
    return {tuple(things): tuple(found[things[0]].values()) for things in several.values()}


def _behind_number(passage: Passage) -> int:
    """Where the title of a heading begins."""
    if passage.form is not Form.HEADING:
        return 0
    return max(passage.plain.find(read_heading(passage.plain).title), 0)


def _is_rare(facts: Facts, thing: str) -> bool:
    documents = {passage.document for passage in prose(facts) if thing in passage.plain}
    return len(documents) <= _MOST

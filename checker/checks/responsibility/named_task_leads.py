"""One undertaking that two documents give to other leads: a name in quotation marks, or a clause in the same words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from checker.checks.check import NothingToCompare, Outcome
from checker.checks.responsibility._task_things import task_things
from checker.checks.shared.charges import Charge, charges_by_route, covers_action
from checker.checks.shared.quoted_names import QuotedName, quoted_names
from checker.checks.shared.wording import listed, quoted
from checker.facts import Facts
from checker.finding import Place
from checker.source import fold
from checker.words.chain import load_chain

_SHORTEST = 4
"""Characters of a name that is not found by chance in two tasks."""
_MOST = 3
"""Tasks that name it; more show a slogan of the whole plan."""


class _Led(Outcome):
    name: str
    values: str
    values_en: str


class OtherLead(_Led):
    """A name, and who leads the tasks that it stands in."""


class OtherLeadOfThing(_Led):
    """Words for a thing, and who leads the tasks that have them."""


OUTCOMES = (OtherLead, OtherLeadOfThing)


class Naming(NamedTuple):
    """A task that names an undertaking, and who answers for it."""

    name: QuotedName
    charge: Charge


def find(facts: Facts) -> Iterator[Outcome]:
    """One for each name that two documents give to leads of whom none is the same."""
    named, things = _named(facts), facts.once(task_things)
    if not (named or things):
        raise NothingToCompare
    for names, same in things.items():
        if any(_are_apart(facts, a.charge, b.charge) for a, b in combinations(same, 2)):
            told = listed(map(quoted, names), counted="件")
            yield _outcome(OtherLeadOfThing, names[0], told, [(each.charge, each.place) for each in same])
    for name, tasks in named.items():
        if len(tasks) <= _MOST and any(_are_apart(facts, a.charge, b.charge) for a, b in combinations(tasks, 2)):
            yield _outcome(OtherLead, name, tasks[0].name.place.quote, [(t.charge, t.name.place) for t in tasks])


def _outcome(kind: type[_Led], key: str, name: str, tasks: Sequence[tuple[Charge, Place]]) -> Outcome:
    charges = [charge for charge, _ in tasks]
    places = (*(place for _, place in tasks), *(place for charge in charges for place in charge.places))
    return kind(
        places=tuple(dict.fromkeys(places)),
        fact=("named_task", key, *sorted(lead for charge in charges for lead in charge.leads)),
        name=name,
        values="; ".join(f"{charge.block.label}由{listed(charge.leads)}牵头" for charge in charges),
        values_en="; ".join(f"{charge.block.label}: {listed(charge.leads)}" for charge in charges),
    )


def _named(facts: Facts) -> Mapping[str, Sequence[Naming]]:
    """The names in tasks of the body that say who leads, one of each task; what titles are about is left out."""
    charges = facts.once(charges_by_route)
    titles = "".join(fold(part.document.title) for part in facts.outline.parts)
    found: dict[str, list[Naming]] = defaultdict(list)
    for name in facts.once(quoted_names):
        task = facts.task_of.get(name.passage.index)
        charge = charges.get(task.route) if task else None
        kind = next((word for word in load_chain().undertakings if name.tail.startswith(word)), "")
        told = any(charge is each.charge for each in found[name.text + kind])
        if kind and charge and charge.leads and len(name.text) >= _SHORTEST and name.text not in titles and not told:
            found[name.text + kind].append(Naming(name, charge))
    return found


def _are_apart(facts: Facts, a: Charge, b: Charge) -> bool:
    """Whether tasks of two documents have no lead in common, and none stands for the other's whole action."""
    ours, theirs = a.block, b.block
    if ours.document == theirs.document or set(a.leads) & set(b.leads):
        return False
    return not (covers_action(facts, ours, theirs) or covers_action(facts, theirs, ours))

"""One undertaking with a name of its own in quotation marks that two documents give to other leads."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from checker.checks.check import NothingToCompare, Outcome
from checker.checks.shared.charges import Charge, charges_by_route, covers_action
from checker.checks.shared.quoted_names import QuotedName, quoted_names
from checker.checks.shared.wording import listed
from checker.facts import Facts
from checker.source import fold
from checker.words.chain import load_chain

_SHORTEST = 4
"""Characters of a name that is not found by chance in two tasks."""
_MOST = 3
"""Tasks that name it; more show a slogan of the whole plan."""


class OtherLead(Outcome):
    """A name, and who leads the tasks that it stands in."""

    name: str
    values: str
    values_en: str


OUTCOMES = (OtherLead,)


class Naming(NamedTuple):
    """A task that names an undertaking, and who answers for it."""

    name: QuotedName
    charge: Charge


def find(facts: Facts) -> Iterator[Outcome]:
    """One for each name that two documents give to leads of whom none is the same."""
    named = _named(facts)
    if not named:
        raise NothingToCompare
    for name, tasks in named.items():
        if len(tasks) <= _MOST and any(_are_apart(facts, a.charge, b.charge) for a, b in combinations(tasks, 2)):
            yield OtherLead(
                places=tuple(
                    dict.fromkeys((*(each.name.place for each in tasks), *(p for t in tasks for p in t.charge.places)))
                ),
                fact=("named_task", name, *sorted(lead for each in tasks for lead in each.charge.leads)),
                name=tasks[0].name.place.quote,
                values="; ".join(f"{t.charge.block.label}由{listed(t.charge.leads)}牵头" for t in tasks),
                values_en="; ".join(f"{t.charge.block.label}: {listed(t.charge.leads)}" for t in tasks),
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

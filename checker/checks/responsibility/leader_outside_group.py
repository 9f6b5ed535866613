"""Leaders in charge and conveners whom the leading group's roster does not name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from checker.checks.check import NotApplicable, Outcome
from checker.checks.shared.near_people import leaders_with_places, near_people
from checker.checks.shared.people import roster
from checker.checks.shared.places import document_names
from checker.checks.shared.task_forces import forces
from checker.checks.shared.wording import listed
from checker.facts import Facts
from checker.facts.printed import place_of
from checker.finding import Place


class _Outside(Outcome):
    """Somebody whom the roster of a document does not name, and where he stands."""

    name: str
    where: str
    document: str


class Absent(_Outside):
    """The roster is whole."""


class Undecided(_Outside):
    """The roster has lost names, his may be one of them."""


OUTCOMES = (Absent, Undecided)
QUOTES_DIFFER = False


def find(facts: Facts) -> Iterator[Outcome]:
    """One for each person, with all places that name him."""
    lines = [line for line in facts.once(roster) if line.role or line.post]
    named = {line.name for line in lines if line.name}
    if not named:
        raise NotApplicable("没有领导小组名单", "the plan has no roster of a leading group")
    nameless = tuple(line.place for line in lines if line.post and not line.name)
    outside: dict[str, list[Place]] = defaultdict(list)
    for name, place in _leaders(facts):
        if name not in named:
            outside[name].append(place)
    if len(outside) == len(nameless):  # theirs are the names that the roster lost, which is said of the roster
        return
    document = document_names(facts)[lines[0].document]
    for name, places in outside.items():
        yield (Undecided if nameless else Absent)(
            places=(*places, *nameless),
            fact=("leaders", document, name),
            name=name,
            where=listed(dict.fromkeys(place.label for place in places)),
            document=document,
        )


def _leaders(facts: Facts) -> Iterator[tuple[str, Place]]:
    """The conveners and the leaders in charge with their places; a name near to one of the roster is told as such."""
    near = {pair.odd for pair in facts.once(near_people) if pair.listed}
    for name, place in (*_conveners(facts), *leaders_with_places(facts)):
        if name not in near:
            yield name, place


def _conveners(facts: Facts) -> Iterator[tuple[str, Place]]:
    for theirs in facts.once(forces).values():
        for passage, force in theirs:
            if force.convener and force.convener.name:
                yield force.convener.name, place_of(passage, force.convener.span)

"""One target that several tasks or annexes give to other leads."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from itertools import chain, combinations
from typing import NamedTuple

from checker.checks.check import NothingToCompare, Outcome
from checker.checks.shared.charges import Charge, charges_by_route, covers_action, explain_lead
from checker.checks.shared.clash import Differ
from checker.checks.shared.clashes import find_clashes
from checker.checks.shared.figures import find_near_names
from checker.checks.shared.own_figures import own_figures
from checker.checks.shared.wording import listed, quoted
from checker.facts import Facts
from checker.facts.printed import Target
from checker.language.constraint import Measure, same_figure
from checker.language.indicator.qualifiers import Verdict
from checker.language.units.responsibility import LeadKind
from checker.source import Route, fold

_ALIKE = (Differ.QUALIFIER, Differ.STAGE, Differ.NAME)
_SHOWN = 12
"""Units named in a message."""
_NAMING = 6
"""Characters of a target besides its verb that name a thing (护理床位120张; not 投资2亿元)."""
_HAN = re.compile("[一-鿿]")
_MOST = 40
"""Targets of one indicator compared; more share a name too general to tell anything."""


class _OtherLeads(Outcome):
    """The targets that the same tasks share, and who leads each of these."""

    thing: str
    values: str
    values_en: str


class Differs(_OtherLeads):
    """Two of the tasks have no lead in common."""


class Undecided(_OtherLeads):
    """Two of the tasks have only some of their leads in common."""


class Unsaid(_OtherLeads):
    """One task has a lead that another, which names none, does not even print first."""


class Alike(_OtherLeads):
    """The targets may be one: their figures are equal and their names near."""


OUTCOMES = (Differs, Undecided, Unsaid, Alike)
_SEVERAL = 3
"""Leads that lead a section of several tasks together."""
_GRAVITY = (Differs, Undecided, Unsaid)


class Assigned(NamedTuple):
    """A target with who answers for its task or row."""

    target: Target
    charge: Charge

    @property
    def route(self) -> Route:
        """The task or row."""
        return self.charge.block.route


Family = list[Assigned]
"""One target in several tasks or rows, each of them once."""


def find(facts: Facts) -> Iterator[Outcome]:
    """One for the tasks that share targets, however many; then one for each target that may be one."""
    assigned = _assigned(facts)
    if not assigned:
        raise NothingToCompare
    shared = _shared_targets(facts, assigned)
    alike = _alike_targets(facts, assigned)
    told, near = _RouteSets(shared), _RouteSets(map(_routes, alike))
    families = list(shared.values())
    for number, routes in enumerate(shared):
        if told.is_held(number):
            continue
        first, *others = [family for at in (number, *told.held_by(number)) for family in families[at]]
        beside = [each for at in near.beside(routes) for each in alike[at] if each.route not in routes]
        quotes = [family[0].target.place.quote for family in (first, *others)]
        if outcome := _gravest(first):
            yield _outcome(outcome, [[*first, *beside], *others], quotes)
    for family in alike:
        if _gravest(family) and not told.beside(_routes(family)):
            told.add(_routes(family))
            yield _outcome(Alike, [family], [each.target.place.quote for each in family])


def _assigned(facts: Facts) -> Sequence[Assigned]:
    """The targets of tasks and rows that say who answers for them."""
    blocks = {**facts.task_of, **facts.row_of}
    charges, own = facts.once(charges_by_route), facts.once(own_figures)
    placed = ((target, blocks.get(target.passage.index)) for target in facts.targets if target.place not in own)
    return [Assigned(target, charges[block.route]) for target, block in placed if block and block.route in charges]


def _shared_targets(facts: Facts, assigned: Iterable[Assigned]) -> Mapping[tuple[Route, ...], list[Family]]:
    """The targets whose leads differ, by the tasks and rows that share them."""
    buckets: dict[object, list[Assigned]] = defaultdict(list)
    for each in assigned:
        if each.target.constraint.measure is not Measure.RELATION and each.charge.units:
            buckets[each.target.indicator.key, each.target.constraint.quantity.unit].append(each)
            if printed := _printed(each.target):
                buckets[printed].append(each)
    found: dict[tuple[Route, ...], list[Family]] = defaultdict(list)
    for bucket in buckets.values():
        for family in _families(facts, bucket[:_MOST]):
            if _gravest(family):
                found[tuple(each.route for each in family)].append(family)
    return found


def _families(facts: Facts, bucket: Iterable[Assigned]) -> list[Family]:
    """The same target in several blocks, each block once; a row is left out beside its own document's task."""
    families: list[Family] = []
    for each in bucket:
        family = next((family for family in families if _is_same(facts, family[0].target, each.target)), None)
        if family is None:
            families.append([each])
        else:
            _add(facts, family, each)
    return families


def _printed(target: Target) -> str:
    """A row's target in words that name a thing: rows that print them alike give one target, whatever their titles."""
    words = fold(target.place.quote).replace(target.constraint.action or "", "", 1)
    return target.place.quote if target.passage.table and len(_HAN.findall(words)) >= _NAMING else ""


def _is_same(facts: Facts, a: Target, b: Target) -> bool:
    if a.passage.table != b.passage.table and _printed(a) and _printed(a) == _printed(b):
        return True
    same = facts.identity.judge(a.indicator, b.indicator).verdict is Verdict.SAME
    return same and same_figure(a.constraint.quantity, b.constraint.quantity)


def _add(facts: Facts, family: Family, each: Assigned) -> None:
    if not any(_one_task(facts, other.charge, each.charge) for other in family):
        family.append(each)


def _one_task(facts: Facts, ours: Charge, theirs: Charge) -> bool:
    """Blocks that are one, or a task and a row that carries it out or is of its document: compared as such."""
    a, b = ours.block, theirs.block
    carried = {block.route for block in (facts.matches.get(a.route), facts.matches.get(b.route)) if block}
    if carried & {a.route, b.route}:
        return True
    if covers_action(facts, a, b) or covers_action(facts, b, a):
        return True
    tables = {a.table, b.table}
    beside = len(tables) == 1 or None in tables  # rows of two tables are two places that assign it
    return a.route == b.route or (a.document == b.document and beside and tables != {None})


def _alike_targets(facts: Facts, assigned: Iterable[Assigned]) -> list[Family]:
    """Targets that may be one, being equal figures of near names, each block once."""
    by_place = {each.target.place: each for each in assigned if each.charge.units}
    families: list[Family] = []
    for clash in (*facts.once(find_clashes), *facts.once(find_near_names)):
        family: Family = []
        for target in chain.from_iterable(clash.groups) if clash.differ in _ALIKE else ():
            if target.place in by_place and len(family) < _MOST:
                _add(facts, family, Assigned(target, by_place[target.place].charge))
        families.append(family)
    return families


def _routes(family: Family) -> set[Route]:
    return {each.route for each in family}


class _RouteSets:
    """Sets of tasks and rows by their numbers, to be found by those that they have in common with others."""

    def __init__(self, sets: Iterable[Iterable[Route]]) -> None:
        self._sets: list[frozenset[Route]] = []
        self._holding: dict[Route, list[int]] = defaultdict(list)
        for routes in sets:
            self.add(routes)

    def add(self, routes: Iterable[Route]) -> None:
        """One more set, which has the next number."""
        self._sets.append(frozenset(routes))
        for route in self._sets[-1]:
            self._holding[route].append(len(self._sets) - 1)

    def beside(self, routes: Iterable[Route]) -> Sequence[int]:
        """The sets that share two or more of these: they tell of the same leads."""
        return sorted(number for number, common in self._common(frozenset(routes)).items() if common > 1)

    def is_held(self, number: int) -> bool:
        """Whether another set holds all of this one and more: its targets are told with those."""
        ours = self._sets[number]
        return any(n == len(ours) < len(self._sets[other]) for other, n in self._common(ours).items())

    def held_by(self, number: int) -> Sequence[int]:
        """The smaller sets that this one holds."""
        ours = self._sets[number]
        return sorted(other for other, n in self._common(ours).items() if n == len(self._sets[other]) < len(ours))

    def _common(self, routes: frozenset[Route]) -> Counter[int]:
        return Counter(number for route in routes for number in self._holding.get(route, ()))


def _gravest(family: Family) -> type[_OtherLeads] | None:
    """How the leads of a target differ at worst, where they do."""
    outcomes = {_judge(a.charge, b.charge) for a, b in combinations(family, 2)}
    return next((outcome for outcome in _GRAVITY if outcome in outcomes), None)


def _leads_several_tasks(a: Set[str], b: Set[str]) -> bool:
    """Whether one names so many leads that they share out the tasks of a section, one of which the other names."""
    few, many = sorted((a, b), key=len)
    return bool(few) and few < many and len(many) >= _SEVERAL


def _judge(ours: Charge, theirs: Charge) -> type[_OtherLeads] | None:
    """How two leads differ: other units, some of them other, or a lead here that is not even first there."""
    a, b, kinds = set(ours.leads), set(theirs.leads), {ours.kind, theirs.kind}
    if _leads_several_tasks(a, b):
        return None
    if LeadKind.NONE not in kinds:
        joint = LeadKind.JOINT in kinds and LeadKind.FIRST not in kinds
        return Differs if not a & b else Undecided if joint and a != b else None
    led, silent = (theirs, ours) if ours.kind is LeadKind.NONE else (ours, theirs)
    asked = led.kind is LeadKind.NAMED and silent.block.table is None
    return Unsaid if asked and silent.first not in led.leads else None


def _outcome(outcome: type[_OtherLeads], families: Sequence[Family], quotes: Iterable[str]) -> Outcome:
    """The targets that the same blocks share, by their words, with what each block says of the lead."""
    charges = [each.charge for each in families[0]]
    things = tuple(dict.fromkeys(quotes))
    places = [each.target.place for family in families for each in family]
    return outcome(
        places=tuple(dict.fromkeys((*places, *(place for charge in charges for place in charge.places)))),
        fact=("target_lead", *things, *(lead for charge in charges for lead in charge.leads)),
        explanation=tuple(map(explain_lead, charges)),
        thing=quoted(listed(things, _SHOWN)),
        values="; ".join(map(_lead_of, charges)),
        values_en="; ".join(map(_lead_of_in_english, charges)),
    )


def _lead_of(charge: Charge) -> str:
    """Who leads a block, who stands first where order counts, or that nobody is said to."""
    label, names = charge.block.label, listed(charge.leads or charge.units, _SHOWN)
    if charge.kind is LeadKind.FIRST:
        return f"{label}列第一位的是{names}"
    return f"{label}由{names}牵头" if charge.leads else f"{label}没有写明牵头(列{names})"


def _lead_of_in_english(charge: Charge) -> str:
    names = listed(charge.leads or charge.units, _SHOWN)
    how = "first " if charge.kind is LeadKind.FIRST else "" if charge.leads else "no lead, units "
    return f"{charge.block.label}: {how}{names}"

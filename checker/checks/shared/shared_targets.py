"""Leads of one target that several tasks or annexes give.

Enters: charges and targets.  Leaves: `Mismatch`es, one for the blocks that share targets, however many.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, combinations

from checker.checks.shared.charges import Charge, charges_by_route, explain_lead
from checker.checks.shared.clash import Differ
from checker.checks.shared.clashes import find_clashes
from checker.checks.shared.figures import find_near_names
from checker.checks.shared.mismatch import Mismatch
from checker.checks.shared.wording import listed
from checker.facts import Facts
from checker.language.constraint import Measure, same_figure
from checker.language.indicator.qualifiers import Verdict
from checker.language.units.responsibility import LeadKind
from checker.printed import Target
from checker.source import Route

Held = tuple[Target, Charge]
"""A target with who answers for its task or row."""

_GRAVITY = ("differs", "undecided", "unsaid")
_TOLD = (LeadKind.NAMED, LeadKind.JOINT, LeadKind.FIRST)
_ALIKE = (Differ.QUALIFIER, Differ.STAGE, Differ.NAME)
_SHOWN = 12
"""Units told in a message."""
_MOST = 40
"""Targets of one indicator compared; more share a name too general to tell anything."""


def find_lead_of_targets(facts: Facts) -> Iterator[Mismatch] | None:
    """Targets that several tasks give in the same figure to other leads; one mismatch for the same tasks."""
    blocks = {**facts.task_of, **facts.row_of}
    charges = facts.once(charges_by_route)
    held = [
        (target, charges[blocks[at].route])
        for target in facts.targets
        if (at := target.passage.index) in blocks and blocks[at].route in charges
    ]
    return _leads_of_targets(facts, held) if held else None


def _leads_of_targets(facts: Facts, held: Sequence[Held]) -> Iterator[Mismatch]:
    buckets: dict[object, list[Held]] = defaultdict(list)
    for target, charge in held:
        if target.constraint.measure is not Measure.RELATION and charge.units:
            buckets[target.indicator.key, target.constraint.quantity.unit].append((target, charge))
    found: dict[tuple[Route, ...], list[list[Held]]] = defaultdict(list)
    for bucket in buckets.values():
        for family in _families(facts, bucket[:_MOST]):
            if _gravest(family):
                found[tuple(charge.block.route for _, charge in family)].append(family)
    alike = _alike(facts, held)
    for blocks in _widest(found):
        shared = [found[blocks], *(families for other, families in found.items() if set(other) < set(blocks))]
        families = [family for each in shared for family in each]
        more = [each for each in chain(*_beside(alike, set(blocks))) if each[1].block.route not in blocks]
        said = [family[0][0].place.quote for family in families]
        yield _shared([[*families[0], *more], *families[1:]], _gravest(families[0]), said)
    known = [set(blocks) for blocks in found]
    for family in alike:
        if _gravest(family) and not any(_beside([family], blocks) for blocks in known):
            known.append(_blocks(family))
            yield _shared([family], "alike", [target.place.quote for target, _ in family])


def _alike(facts: Facts, held: Sequence[Held]) -> list[list[Held]]:
    """Targets that may be one, being equal figures of near names, each block once."""
    charges = {target.place: charge for target, charge in held if charge.units}
    families: list[list[Held]] = []
    for clash in (*facts.once(find_clashes), *facts.once(find_near_names)):
        family: list[Held] = []
        for target in chain(*clash.groups) if clash.differ in _ALIKE else ():
            charge = charges.get(target.place)
            if charge and not any(_one_task(facts, other, charge) for _, other in family):
                family.append((target, charge))
        families.append(family)
    return families


def _blocks(family: Sequence[Held]) -> set[Route]:
    return {charge.block.route for _, charge in family}


def _beside(families: Sequence[list[Held]], blocks: set[Route]) -> list[list[Held]]:
    """The families that share two blocks or more with some: they tell of the same leads."""
    return [family for family in families if len(_blocks(family) & blocks) > 1]


def _widest(found: Mapping[tuple[Route, ...], object]) -> list[tuple[Route, ...]]:
    """The sets of blocks that no other holds: their targets are told with those."""
    return [blocks for blocks in found if not any(set(blocks) < set(other) for other in found)]


def _families(facts: Facts, bucket: Sequence[Held]) -> list[list[Held]]:
    """The same target in several blocks, each block once; a row is left out beside its own document's task."""
    families: list[list[Held]] = []
    for target, charge in bucket:
        for family in families:
            if _is_same(facts, family[0][0], target):
                if not any(_one_task(facts, other, charge) for _, other in family):
                    family.append((target, charge))
                break
        else:
            families.append([(target, charge)])
    return families


def _is_same(facts: Facts, a: Target, b: Target) -> bool:
    same = facts.identity.judge(a.indicator, b.indicator).verdict is Verdict.SAME
    return same and same_figure(a.constraint.quantity, b.constraint.quantity)


def _one_task(facts: Facts, ours: Charge, theirs: Charge) -> bool:
    """Blocks that are one, or a task and a row that carries it out or is of its document: compared as such."""
    a, b = ours.block, theirs.block
    carried = {block.route for block in (facts.matches.get(a.route), facts.matches.get(b.route)) if block}
    if carried & {a.route, b.route}:
        return True
    return a.route == b.route or (a.document == b.document and (a.table is not None or b.table is not None))


def _gravest(family: Sequence[Held]) -> str:
    """How the leads of a target differ at worst; empty where they do not."""
    outcomes = {_outcome(a, b) for (_, a), (_, b) in combinations(family, 2)}
    return next((outcome for outcome in _GRAVITY if outcome in outcomes), "")


def _outcome(ours: Charge, theirs: Charge) -> str:
    """How two leads differ: other units, some of them other, or a lead here that is not even first there."""
    a, b = set(ours.leads), set(theirs.leads)
    if ours.kind in _TOLD and theirs.kind in _TOLD:
        joint = LeadKind.JOINT in (ours.kind, theirs.kind) and LeadKind.FIRST not in (ours.kind, theirs.kind)
        return "differs" if not a & b else "undecided" if joint and a != b else ""
    told, silent = (ours, theirs) if ours.kind in _TOLD else (theirs, ours)
    asked = told.kind is LeadKind.NAMED and silent.block.table is None
    return "unsaid" if asked and silent.first not in told.leads else ""


def _shared(families: Sequence[Sequence[Held]], outcome: str, said: Sequence[str]) -> Mismatch:
    """The targets that the same blocks share, by their words, with what each block says of the lead."""
    charges = [charge for _, charge in families[0]]
    things = dict.fromkeys(said)
    places = [target.place for family in families for target, _ in family]
    return Mismatch(
        outcome=outcome,
        thing=listed(things, _SHOWN),
        place_a=charges[0].block.label,
        value_a=listed(charges[0].leads, _SHOWN),
        place_b=charges[1].block.label,
        value_b=listed(charges[1].leads, _SHOWN),
        places=(*places, *(place for charge in charges for place in charge.places)),
        fact=(*things, *(lead for charge in charges for lead in charge.leads)),
        notes=tuple(map(explain_lead, charges)),
        values="; ".join(_said_lead(charge) for charge in charges),
        values_en="; ".join(_said_lead_en(charge) for charge in charges),
    )


def _said_lead(charge: Charge) -> str:
    """Who leads a block, who stands first where order counts, or that nobody is said to."""
    label, names = charge.block.label, listed(charge.leads or charge.units, _SHOWN)
    if charge.kind is LeadKind.FIRST:
        return f"{label}列第一位的是{names}"
    return f"{label}由{names}牵头" if charge.leads else f"{label}没有写明牵头(列{names})"


def _said_lead_en(charge: Charge) -> str:
    names = listed(charge.leads or charge.units, _SHOWN)
    said = "first " if charge.kind is LeadKind.FIRST else "" if charge.leads else "no lead, units "
    return f"{charge.block.label}: {said}{names}"

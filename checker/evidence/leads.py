"""Leads and units of one task, said in two places: the body and its table row, or two annexes.

Enters: charges, matched rows and targets.  Leaves: `Mismatch`es, one for each task (body and table) or
pair of blocks (annexes), however many targets they share.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from checker.evidence.chain import Charge, charge_of, conventions, title_of
from checker.evidence.mismatch import Mismatch
from checker.evidence.places import first_words
from checker.evidence.unit_names import similar_companies
from checker.facts import Facts
from checker.finding import Place, Words
from checker.language.constraint import Measure, same_figure
from checker.language.qualifiers import Verdict
from checker.language.responsibility import LeadKind
from checker.passages import Block
from checker.printed import Target
from checker.source import Route
from checker.wording import listed, quoted

Held = tuple[Target, Charge]
"""A target with who answers for its task or row."""

_GRAVITY = ("differs", "undecided", "unsaid")
_SHOWN = 12
"""Units told in a message."""
_TOLD = (LeadKind.NAMED, LeadKind.JOINT, LeadKind.FIRST)
_LONGEST = 30
"""Characters of a cell that names what a row is about."""
_MOST = 40
"""Targets of one indicator compared; more share a name too general to tell anything."""


def find_lead_of_rows(facts: Facts) -> Iterator[Mismatch] | None:
    """Rows whose lead is not that of their task; a task shared out over several rows has several."""
    pairs = facts.once(matched)
    return _leads_of_rows(facts, pairs) if pairs else None


def _leads_of_rows(facts: Facts, pairs: Sequence[tuple[Charge, tuple[Charge, ...]]]) -> Iterator[Mismatch]:
    by_rule = facts.once(conventions)
    for task, rows in pairs:
        for row in rows:
            told = task.kind in _TOLD and row.kind in _TOLD
            apart = told and not set(task.leads) & set(row.leads)
            portion = len(rows) > 1 and task.first not in row.units
            if apart and not portion:
                named = row.kind is not LeadKind.FIRST or row.block.document in by_rule
                among = any(lead in row.units for lead in task.leads)
                yield _lead(facts, task, row, "differs" if named else "first" if among else "absent")


def _lead(facts: Facts, a: Charge, b: Charge, outcome: str) -> Mismatch:
    return Mismatch(
        outcome=outcome,
        thing=title_of(facts, a.block),
        place_a=a.block.label,
        value_a=listed(a.leads),
        place_b=row_name(facts, b.block, a.block),
        value_b=listed(b.units if outcome == "absent" else b.leads, _SHOWN),
        places=(*a.places, *_row_places(facts, b)),
        fact=(a.block.heading.title, *a.leads, *b.leads),
        notes=(_how_told(a), _how_told(b)),
    )


def row_name(facts: Facts, row: Block, task: Block) -> str:
    """A row by its label, and by what it is about where that is not the task's own title."""
    said = [facts.passages[index] for index in row.texts]
    inner = next((p.text for p in said if p.route[-1] in ("target", "content") and len(p.text) <= _LONGEST), "")
    own = row.heading.title or inner
    return f"{row.label}{quoted(own)}" if own not in ("", task.heading.title) else row.label


def _row_places(facts: Facts, row: Charge) -> tuple[Place, ...]:
    """The cells that name the units of a row, after the one that says what they are for."""
    named = next((facts.passages[i] for i in row.block.texts if facts.passages[i].text), None)
    return (first_words(named), *row.places) if named else row.places


def _how_told(charge: Charge) -> Words:
    first = charge.kind is LeadKind.FIRST
    if charge.kind is LeadKind.NONE:
        return Words(f"{charge.block.label}: 没有写明牵头", f"{charge.block.label}: no lead is named")
    zh = "列第一位者视为牵头" if first else "写明牵头"
    en = "the unit printed first is taken for the lead" if first else "the lead is named"
    return Words(f"{charge.block.label}: {zh}", f"{charge.block.label}: {en}")


def find_units_of_rows(facts: Facts) -> Iterator[Mismatch] | None:
    """Tasks whose units are not those of their rows; only what the rows add where several share a task out."""
    pairs = facts.once(matched)
    return _units_of_rows(facts, pairs) if pairs else None


def _units_of_rows(facts: Facts, pairs: Sequence[tuple[Charge, tuple[Charge, ...]]]) -> Iterator[Mismatch]:
    swaps = facts.once(similar_companies)
    for task, rows in pairs:
        added = {row.block.route: _beside(facts, row.units, task.units) for row in rows}
        dropped = _beside(facts, task.units, rows[0].units) if _is_whole(facts, rows) else {}
        every = {unit for units in added.values() for unit in units}
        twins = {name for pair in swaps for name in pair if set(pair) <= every | set(dropped)}
        added = {route: without for route, units in added.items() if (without := _without(units, twins))}
        dropped = _without(dropped, twins)
        if added or dropped:
            yield _uneven(facts, task, [row for row in rows if row.block.route in added or dropped], added, dropped)


def _beside(facts: Facts, ours: Mapping[str, Place], theirs: Mapping[str, Place]) -> dict[str, Place]:
    """The units named here and not there, as far as the plan knows them."""
    return {unit: place for unit, place in ours.items() if unit not in theirs and unit in facts.lexicon.counts}


def _without(units: Mapping[str, Place], left_out: set[str]) -> dict[str, Place]:
    return {unit: place for unit, place in units.items() if unit not in left_out}


def _is_whole(facts: Facts, rows: Sequence[Charge]) -> bool:
    """Whether one row stands for the whole task, and not for one figure of it; a blank cell names nobody."""
    named = any(place.quote.strip() for place in rows[0].places)
    return len(rows) == 1 and named and not _is_figure(facts, rows[0])


def _uneven(
    facts: Facts,
    task: Charge,
    rows: Sequence[Charge],
    added: Mapping[Route, Mapping[str, Place]],
    dropped: Mapping[str, Place],
) -> Mismatch:
    """What the rows name beyond their task, and what the one row of a task leaves out."""
    names = {unit for units in added.values() for unit in units}
    anybody = any(re.search("部门|单位|成员", place.quote) for place in task.vague)
    open_ended = (not dropped and (task.open or anybody)) or (not names and rows[0].open)
    told = [(row_name(facts, row.block, task.block), added.get(row.block.route, ())) for row in rows]
    fewer, than = listed(dropped, _SHOWN), f"比{task.block.label}"
    zh = [f"{row}{than}多: {listed(units, _SHOWN)}" for row, units in told if units]
    zh += [f"少: {fewer}" if zh else f"{told[0][0]}{than}少: {fewer}"] if dropped else []
    en = [f"{row}: + {listed(units, _SHOWN)}" for row, units in told if units]
    en += [f"{told[0][0]}: - {fewer}"] if dropped else []
    return Mismatch(
        outcome="undecided" if open_ended else "differs",
        thing=title_of(facts, task.block),
        place_a=task.block.label,
        value_a=fewer,
        place_b=listed(row for row, _ in told),
        value_b=listed(sorted(names), _SHOWN),
        places=(*task.places, *(place for row in rows for place in row.places)),
        fact=(task.block.heading.title, *sorted(dropped), *sorted(names)),
        values="; ".join(zh),
        values_en="; ".join(en),
    )


def _is_figure(facts: Facts, row: Charge) -> bool:
    """Whether a row gives one figure of its task, not all of it."""
    return any(facts.passages[index].route[-1] == "target" for index in row.block.texts)


def matched(facts: Facts) -> tuple[tuple[Charge, tuple[Charge, ...]], ...]:
    """The tasks that name units, each with the rows of one table that carry it out."""
    charges = facts.once(charge_of)
    rows: dict[tuple[Route, Route], list[Charge]] = defaultdict(list)
    for row in facts.outline.rows:
        task = facts.matches.get(row.route)
        if task and task.route in charges and row.route in charges and "units" not in row.merged:
            rows[task.route, row.route[:-1]].append(charges[row.route])
    return tuple((charges[route], tuple(theirs)) for (route, _), theirs in rows.items())


def find_lead_of_targets(facts: Facts) -> Iterator[Mismatch] | None:
    """Targets that several tasks give in the same figure to other leads; one mismatch for the same tasks."""
    blocks = {**facts.task_of, **facts.row_of}
    charges = facts.once(charge_of)
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
    for blocks in _widest(found):
        shared = [found[blocks], *(families for other, families in found.items() if set(other) < set(blocks))]
        yield _shared([family for families in shared for family in families])


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


def _shared(families: Sequence[Sequence[Held]]) -> Mismatch:
    """The targets that the same blocks share, with what each block says of the lead."""
    charges = [charge for _, charge in families[0]]
    things = dict.fromkeys(family[0][0].place.quote for family in families)
    places = [target.place for family in families for target, _ in family]
    return Mismatch(
        outcome=_gravest(families[0]),
        thing=listed(things, _SHOWN),
        place_a=charges[0].block.label,
        value_a=listed(charges[0].leads, _SHOWN),
        place_b=charges[1].block.label,
        value_b=listed(charges[1].leads, _SHOWN),
        places=(*places, *(place for charge in charges for place in charge.places)),
        fact=(*things, *(lead for charge in charges for lead in charge.leads)),
        notes=tuple(map(_how_told, charges)),
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

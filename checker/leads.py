"""Leads and units of one task, said in two places: the body and its table row, or two annexes.

Enters: charges, matched rows and targets.  Leaves: `Mismatch`es, one for each task (body and table) or
pair of blocks (annexes), however many targets they share.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from checker.chain import Charge, charge_of, title_of
from checker.facts import Facts, Target
from checker.finding import Place, Words
from checker.language.constraint import Measure, same_figure
from checker.language.indicator import Verdict
from checker.language.responsibility import LeadKind
from checker.mismatch import Mismatch
from checker.source import Route
from checker.wording import listed

_TOLD = (LeadKind.NAMED, LeadKind.JOINT, LeadKind.FIRST)
_MOST = 40
"""Targets of one indicator compared; more share a name too general to tell anything."""


def find_lead_of_rows(facts: Facts) -> Iterator[Mismatch] | None:
    """Rows whose lead is not that of their task; a task shared out over several rows has several."""
    pairs = facts.once(matched)
    return _leads_of_rows(facts, pairs) if pairs else None


def _leads_of_rows(facts: Facts, pairs: Sequence[tuple[Charge, tuple[Charge, ...]]]) -> Iterator[Mismatch]:
    for task, rows in pairs:
        for row in rows:
            told = task.kind in _TOLD and row.kind in _TOLD
            apart = told and not set(task.leads) & set(row.leads)
            portion = len(rows) > 1 and task.first not in row.units
            if apart and not portion:
                yield _lead(facts, task, row, "differs")


def _lead(facts: Facts, a: Charge, b: Charge, outcome: str) -> Mismatch:
    return Mismatch(
        outcome=outcome,
        thing=title_of(facts, a.block),
        place_a=a.block.label,
        value_a=listed(a.leads),
        place_b=b.block.label,
        value_b=listed(b.leads),
        places=(*a.places, *b.places),
        fact=(a.block.heading.title, *a.leads, *b.leads),
        notes=(_how_told(a), _how_told(b)),
    )


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
    for task, rows in pairs:
        added = {u: place for row in rows for u, place in row.units.items() if u not in task.units}
        whole = len(rows) == 1 and not _is_figure(facts, rows[0])
        dropped = {u: place for u, place in task.units.items() if whole and u not in rows[0].units}
        added = {unit: place for unit, place in added.items() if unit in facts.lexicon.counts}
        dropped = {unit: place for unit, place in dropped.items() if unit in facts.lexicon.counts}
        if not added and not dropped:
            continue
        open_ended = (not dropped and (task.open or bool(task.vague))) or (not added and rows[0].open)
        yield Mismatch(
            outcome="undecided" if open_ended else "differs",
            thing=title_of(facts, task.block),
            place_a=task.block.label,
            value_a=listed(dropped, 8) if dropped else "无",
            place_b=listed(dict.fromkeys(row.block.label for row in rows)),
            value_b=listed(added, 8) if added else "无",
            places=(*task.places, *(place for row in rows for place in row.places)),
            fact=(task.block.heading.title, *sorted(dropped), *sorted(added)),
        )


def _is_figure(facts: Facts, row: Charge) -> bool:
    """Whether a row gives one figure of its task, not all of it."""
    return any(facts.passages[index].route[-1] == "target" for index in row.block.texts)


def matched(facts: Facts) -> tuple[tuple[Charge, tuple[Charge, ...]], ...]:
    """The tasks that name units, each with the rows that carry it out."""
    charges = facts.once(charge_of)
    rows: dict[Route, list[Charge]] = defaultdict(list)
    for row in facts.outline.rows:
        task = facts.matches.get(row.label)
        if task and task.route in charges and row.route in charges and "units" not in row.merged:
            rows[task.route].append(charges[row.route])
    return tuple((charges[route], tuple(theirs)) for route, theirs in rows.items())


def find_lead_of_targets(facts: Facts) -> Iterator[Mismatch] | None:
    """Targets that two annexes give in the same figure to other leads; one mismatch for two blocks."""
    blocks = {**facts.task_of, **facts.row_of}
    charges = facts.once(charge_of)
    held = [(target, charges[blocks[i].route]) for target in facts.targets if (i := target.passage.index) in blocks
            and blocks[i].route in charges]  # fmt: skip
    return _leads_of_targets(facts, held) if held else None


def _leads_of_targets(facts: Facts, held: Sequence[tuple[Target, Charge]]) -> Iterator[Mismatch]:
    buckets: dict[object, list[tuple[Target, Charge]]] = defaultdict(list)
    for target, charge in held:
        if target.constraint.measure is not Measure.RELATION and charge.units:
            buckets[target.indicator.key, target.constraint.quantity.unit].append((target, charge))
    found: dict[tuple[Route, Route], list[tuple[Target, Target, Charge, Charge]]] = defaultdict(list)
    for bucket in buckets.values():
        for a, b, ours, theirs in _apart(facts, bucket[:_MOST]):
            found[ours.block.route, theirs.block.route].append((a, b, ours, theirs))
    for shared in found.values():
        yield _targets(shared)


def _apart(
    facts: Facts, bucket: Sequence[tuple[Target, Charge]]
) -> Iterator[tuple[Target, Target, Charge, Charge]]:
    """Pairs of one bucket in two tasks, or rows of two annexes: the same target, and not the same leads."""
    for at, (a, ours) in enumerate(bucket):
        for b, theirs in bucket[at + 1 :]:
            if _one_task(ours, theirs) or not _outcome(ours, theirs):
                continue
            same = facts.identity.judge(a.indicator, b.indicator).verdict is Verdict.SAME
            if same and same_figure(a.constraint.quantity, b.constraint.quantity):
                yield a, b, ours, theirs


def _one_task(ours: Charge, theirs: Charge) -> bool:
    """Blocks that are one, or a task and a row of one document, which are compared as such."""
    a, b = ours.block, theirs.block
    return a.route == b.route or (a.document == b.document and (a.table is not None or b.table is not None))


def _outcome(ours: Charge, theirs: Charge) -> str:
    """How two leads differ: other units, some of them other, or a lead here that is not even first there."""
    a, b = set(ours.leads), set(theirs.leads)
    if ours.kind in _TOLD and theirs.kind in _TOLD:
        joint = LeadKind.JOINT in (ours.kind, theirs.kind) and LeadKind.FIRST not in (ours.kind, theirs.kind)
        return "differs" if not a & b else "undecided" if joint and a != b else ""
    told, silent = (ours, theirs) if ours.kind in _TOLD else (theirs, ours)
    return "unsaid" if told.kind is LeadKind.NAMED and silent.first not in told.leads else ""


def _targets(shared: Sequence[tuple[Target, Target, Charge, Charge]]) -> Mismatch:
    ours, theirs = shared[0][2:]
    told, silent = (ours, theirs) if ours.leads else (theirs, ours)
    things = dict.fromkeys(target.place.quote for target, *_ in shared)
    places: list[Place] = []
    for target, other, *_ in shared:
        places += [target.place, other.place]
    return Mismatch(
        outcome=_outcome(ours, theirs),
        thing=listed(things),
        place_a=told.block.label,
        value_a=listed(told.leads),
        place_b=silent.block.label,
        value_b=listed(silent.leads or tuple(silent.units)),
        places=(*places, *ours.places, *theirs.places),
        fact=(*things, *ours.leads, *theirs.leads),
        notes=(_how_told(ours), _how_told(theirs)),
    )

"""Who answers for each task and table row.

Enters: facts.  Leaves: `Charge`s with canonical units, lead first where one is named.  Units are compared by the
name they are known by in the plan; what is printed stays in the places.  A task without a bracket may say it once in a
sentence (由县住建局牵头,县财政局配合).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from checker.facts import Facts
from checker.facts.printed import place_of
from checker.finding import Place, Words
from checker.language.units.clauses import charging_clauses, read_clause
from checker.language.units.responsibility import LeadKind, Responsibility, read_convention
from checker.language.units.units import UnitMention
from checker.plan.passages import MASTERLY, Block, Form, Passage, PlanField, Zone
from checker.source import Route, fold
from checker.words.chain import load_chain

_ACTION = 5
"""Characters of a heading that the title of an annex repeats where the annex is about the same action."""

Mentions = list[tuple[Passage, UnitMention]]
_Assigned = tuple[Passage, Responsibility]


@dataclass(frozen=True, slots=True)
class Charge:
    """Who answers for one task or table row.

    `leads` and `units` are canonical names; `units` holds the leads too, with the printed place of
    each.  `vague` are the collective names (各有关部门), `open` says a list ends in 等.
    """

    block: Block
    kind: LeadKind
    leads: tuple[str, ...]
    units: Mapping[str, Place]
    vague: tuple[Place, ...]
    open: bool
    places: tuple[Place, ...]

    @property
    def first(self) -> str:
        """The unit printed first, the lead where one is named; nothing for collective names alone."""
        return self.leads[0] if self.leads else next(iter(self.units), "")

    @property
    def in_body(self) -> bool:
        """Whether it is that of a task of the body, not of a table row."""
        return self.block.zone is not Zone.TABLE


def read_charges(facts: Facts) -> tuple[Charge, ...]:
    """Tasks and rows that name units, in printed order; a row that shares the cell above is left out."""
    blocks = [*facts.outline.tasks, *(row for row in facts.outline.rows if PlanField.UNITS not in row.merged)]
    charges = [charge for block in blocks if (charge := _charge(facts, block))]
    return tuple(sorted(charges, key=lambda charge: facts.position(charge.places[0].route)))


def charges_by_route(facts: Facts) -> Mapping[Route, Charge]:
    """The charge of each task and row by its route, that of the cell above for a merged one."""
    return {
        block.route: charge
        for block in (*facts.outline.tasks, *facts.outline.rows)
        if (charge := _charge(facts, block))
    }


def _charge(facts: Facts, block: Block) -> Charge | None:
    read = _in_bracket(facts, block) if block.units else _in_sentence(facts, block)
    if not read:
        return None
    leads = [(passage, unit) for passage, text in read for unit in _leads(passage, text)]
    others = [(passage, unit) for passage, text in read for unit in (*text.leads, *text.responsible)]
    kind, leading = _lead(facts, read, leads, others)
    canonical = facts.lexicon.canonical
    units: dict[str, Place] = {}
    for passage, unit in (*leading, *others):
        if not unit.collective:
            units.setdefault(canonical(unit.name), place_of(passage, unit.span))
    return Charge(
        block=block,
        kind=kind,
        leads=tuple(dict.fromkeys(canonical(unit.name) for _, unit in leading if not unit.collective)),
        units=units,
        vague=tuple(place_of(passage, unit.span) for passage, unit in others if unit.collective),
        open=any(text.open for _, text in read),
        places=tuple(place_of(passage) for passage, _ in read),
    )


def _in_bracket(facts: Facts, block: Block) -> list[_Assigned]:
    return [(facts.passages[i], facts.responsibilities[i]) for i in block.units if i in facts.responsibilities]


def _in_sentence(facts: Facts, task: Block) -> list[_Assigned]:
    """What the one sentence of a task says of units that the plan knows; of several each may be for a part of it."""
    if task.table is not None:
        return []
    texts = (facts.passages[i] for i in task.texts if facts.passages[i].form is Form.STATEMENT)
    clauses = [(passage, clause) for passage in texts for clause in charging_clauses(passage.plain)]
    read = [(passage, read_clause(passage.plain, clause, facts.lexicon)) for passage, clause in clauses]
    units = [unit for _, said in read for unit in (*said.leads, *said.responsible)]
    known = all(unit.collective or facts.lexicon.is_unit(unit.name) for unit in units)
    return read if len(read) == 1 and units and known else []


def _leads(passage: Passage, text: Responsibility) -> tuple[UnitMention, ...]:
    """The units a text itself calls lead: all of a cell of its own for leads, those with 牵头 elsewhere."""
    if passage.field is PlanField.LEAD:
        return (*text.leads, *text.responsible)
    if text.lead_kind in (LeadKind.NAMED, LeadKind.JOINT):
        return text.leads
    return _answering_alone(text) if passage.form is Form.RESPONSIBILITY else ()


def _answering_alone(text: Responsibility) -> tuple[UnitMention, ...]:
    """The one unit that is responsible where the others only assist (责任单位:A;配合单位:B)."""
    assisting = load_chain().assisting.search(fold(text.text))
    if assisting is None:
        return ()
    before = tuple(unit for unit in text.responsible if unit.span.start < assisting.start())
    return before if len(before) == 1 < len(text.responsible) and not before[0].collective else ()


def _lead(facts: Facts, read: list[_Assigned], leads: Mentions, others: Mentions) -> tuple[LeadKind, Mentions]:
    """How the lead is told, over all texts of a block: in words, else by order where order counts."""
    if leads:
        return (LeadKind.NAMED if len(leads) == 1 else LeadKind.JOINT), leads
    document, in_cell = read[0][0].document, read[0][0].form is Form.UNITS
    quotas = any(text.quotas for _, text in read)
    by_order = (in_cell and not quotas) or document in facts.once(led_by_order)
    if by_order and others and not others[0][1].collective:
        return LeadKind.FIRST, others[:1]
    return LeadKind.NONE, []


def led_by_order(facts: Facts) -> frozenset[str]:
    """The documents in which the first of a list leads; what the master plan says holds for all."""
    documents = {p.document for p in facts.passages if ("第一" in p.text or "首" in p.text) and read_convention(p.text)}
    return frozenset(part.key for part in facts.outline.parts) if documents & MASTERLY else frozenset(documents)


def explain_lead(charge: Charge) -> Words:
    """How the lead of a task or row is told, for --explain."""
    label = charge.block.label
    if charge.kind is LeadKind.NONE:
        return Words(f"{label}: 没有写明牵头", f"{label}: no lead is named")
    if charge.kind is LeadKind.FIRST:
        return Words(f"{label}: 列第一位者视为牵头", f"{label}: the unit printed first is taken for the lead")
    return Words(f"{label}: 写明牵头", f"{label}: the lead is named")


def covers_action(facts: Facts, whole: Block, part: Block) -> bool:
    """Whether a task of the master plan stands for the whole action of an annex, whose tasks have leads of their own.

    It says so by referring to the annex, or by being headed with the action that the annex is about.
    """
    if whole.document == part.document or not part.document.startswith("annex"):
        return False
    document = facts.parts[part.document].document
    said = _compact("".join(facts.passages[index].text for index in whole.texts))
    action = fold(whole.heading.title).partition("(")[0].strip()
    named = len(action) >= _ACTION and action in fold(document.title)
    return named or bool(document.label and _compact(document.label) in said)


def _compact(text: str) -> str:
    return "".join(fold(text).split())

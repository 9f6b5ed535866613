"""The responsibility chain: who answers for each task and row, who leads the plan, who is in a task force.

Enters: facts.  Leaves: `Charge`s with canonical units (lead first where one is told), the leaders of each
row of its own, the lines of the leading group's roster, and the task force of each document.  Units are
compared by the name they are known by in the plan; what is printed stays in the places.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from checker.facts import Facts
from checker.finding import Place, Words
from checker.language.units.people import Leader, LeaderState, read_leaders
from checker.language.units.responsibility import LeadKind, Responsibility, read_convention
from checker.language.units.taskforce import TaskForce
from checker.language.units.units import UnitMention
from checker.plan.passages import Block, Form, Passage, Zone
from checker.printed import place_of
from checker.source import Route, Span, fold
from checker.words.chain import load_chain


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
        """The unit printed first, the lead where one is told; nothing for collective names alone."""
        return self.leads[0] if self.leads else next(iter(self.units), "")


class Line(NamedTuple):
    """One line of a roster; `place` is its post, else its name or role."""

    document: str
    role: str
    name: str
    post: str
    place: Place


class Force(NamedTuple):
    """A task force with the paragraph that sets it up."""

    passage: Passage
    said: TaskForce


def all_charges(facts: Facts) -> tuple[Charge, ...]:
    """Tasks and rows that name units, in printed order; a row that shares the cell above is left out."""
    blocks = [*facts.outline.tasks, *(row for row in facts.outline.rows if "units" not in row.merged)]
    charges = [charge for block in blocks if block.units and (charge := _charge(facts, block))]
    return tuple(sorted(charges, key=lambda charge: facts.position(charge.places[0].route)))


def charge_of(facts: Facts) -> Mapping[Route, Charge]:
    """The charge of each task and row by its route, that of the cell above for a merged one."""
    return {
        block.route: charge
        for block in (*facts.outline.tasks, *facts.outline.rows)
        if block.units and (charge := _charge(facts, block))
    }


def _charge(facts: Facts, block: Block) -> Charge | None:
    read = [(facts.passages[i], facts.responsibilities[i]) for i in block.units if i in facts.responsibilities]
    if not read:
        return None
    leads = [(passage, unit) for passage, said in read for unit in _leads(passage, said)]
    others = [(passage, unit) for passage, said in read for unit in (*said.leads, *said.responsible)]
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
        open=any(said.open for _, said in read),
        places=tuple(place_of(passage) for passage, _ in read),
    )


def _leads(passage: Passage, said: Responsibility) -> tuple[UnitMention, ...]:
    """The units a text itself calls lead: all of a cell of its own for leads, those with 牵头 elsewhere."""
    if passage.route[-1] == "lead" or "lead" in passage.route[-2:]:
        return (*said.leads, *said.responsible)
    if said.lead_kind in (LeadKind.NAMED, LeadKind.JOINT):
        return said.leads
    return _answering_alone(said) if passage.form is Form.RESPONSIBILITY else ()


def _answering_alone(said: Responsibility) -> tuple[UnitMention, ...]:
    """The one unit that is responsible where the others only assist (责任单位:A;配合单位:B)."""
    assisting = load_chain().assisting.search(fold(said.text))
    if assisting is None:
        return ()
    before = tuple(unit for unit in said.responsible if unit.span.start < assisting.start())
    return before if len(before) == 1 < len(said.responsible) and not before[0].collective else ()


def _lead(
    facts: Facts,
    read: list[tuple[Passage, Responsibility]],
    leads: list[tuple[Passage, UnitMention]],
    others: list[tuple[Passage, UnitMention]],
) -> tuple[LeadKind, list[tuple[Passage, UnitMention]]]:
    """How the lead is told, over all texts of a block: in words, else by order where order counts."""
    if leads:
        return (LeadKind.NAMED if len(leads) == 1 else LeadKind.JOINT), leads
    document, in_cell = read[0][0].document, read[0][0].form is Form.UNITS
    quotas = any(said.quotas for _, said in read)
    by_order = (in_cell and not quotas) or document in facts.once(conventions)
    if by_order and others and not others[0][1].collective:
        return LeadKind.FIRST, others[:1]
    return LeadKind.NONE, []


def conventions(facts: Facts) -> frozenset[str]:
    """The documents in which the first of a list leads; what the master plan says holds for all."""
    said = {p.document for p in facts.passages if "第一" in p.text or "首" in p.text if read_convention(p.text)}
    return frozenset(part.key for part in facts.outline.parts) if said & {"master", "notice"} else frozenset(said)


def row_leaders(facts: Facts) -> Mapping[Route, tuple[Leader, ...]]:
    """The leaders of each row that has a leader cell of its own; a first row without one has a blank one."""
    found: dict[Route, tuple[Leader, ...]] = {}
    with_column = {row.route[:-1] for row in facts.outline.rows if row.leaders}
    for row in facts.outline.rows:
        if row.leaders and "leader" not in row.merged:
            found[row.route] = read_leaders(tuple(facts.passages[index].text for index in row.leaders))
        elif not (row.leaders or row.adds_up or "leader" in row.merged) and row.route[:-1] in with_column:
            found[row.route] = (Leader("", LeaderState.BLANK),)
    return found


def roster(facts: Facts) -> tuple[Line, ...]:
    """The lines of all rosters; a role that is not printed goes on from the line above."""
    found: list[Line] = []
    for key, at, passages in _roster_lines(facts):
        said = {str(passage.route[-1]): passage for passage in passages}
        text = {name: passage.text.strip() for name, passage in said.items()}
        above = found[-1].role if found and at else ""
        name = "".join(text.get("name", "").split())
        place = place_of(next(said[field] for field in ("post", "name", "role") if field in said))
        found.append(Line(key, text.get("role") or above, name, text.get("post", ""), place))
    return tuple(found)


def _roster_lines(facts: Facts) -> Iterator[tuple[str, int, list[Passage]]]:
    lines: dict[Route, list[Passage]] = defaultdict(list)
    for passage in facts.passages:
        if passage.form is Form.ROSTER:
            lines[passage.route[:-1]].append(passage)
    for route, passages in lines.items():
        yield passages[0].document, int(route[-1]), passages


def forces(facts: Facts) -> Mapping[str, tuple[Force, ...]]:
    """The task forces of each document."""
    found: dict[str, list[Force]] = defaultdict(list)
    for index, said in facts.task_forces.items():
        found[facts.passages[index].document].append(Force(facts.passages[index], said))
    return {document: tuple(theirs) for document, theirs in found.items()}


def named_by(facts: Facts, block: Block) -> Place:
    """A task or row by the text that names it: the start of its first clause."""
    index = next(iter((*block.texts, *block.units, *block.leaders)), None)
    if index is None:
        return Place(block.document, block.label, block.route, Span(0, 0), "")
    return start_of(facts.passages[index])


def start_of(passage: Passage) -> Place:
    """A text by its first clause."""
    end = next((at for at, character in enumerate(passage.text) if at >= 4 and character in "。;；,，"), 40)
    return place_of(passage, Span(0, min(len(passage.text), end, 40)))


def title_of(facts: Facts, block: Block) -> str:
    """What messages call a task or row: its title, else the start of its text."""
    return block.heading.title or named_by(facts, block).quote


def in_body(block: Block) -> bool:
    """Whether a block is a task of the body, not a table row."""
    return block.zone is not Zone.TABLE


def how_told(charge: Charge) -> Words:
    """How the lead of a task or row is told, for --explain."""
    first = charge.kind is LeadKind.FIRST
    if charge.kind is LeadKind.NONE:
        return Words(f"{charge.block.label}: 没有写明牵头", f"{charge.block.label}: no lead is named")
    zh = "列第一位者视为牵头" if first else "写明牵头"
    en = "the unit printed first is taken for the lead" if first else "the lead is named"
    return Words(f"{charge.block.label}: {zh}", f"{charge.block.label}: {en}")

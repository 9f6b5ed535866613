"""The units of a task in the body are not those of its table rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set

from checker.checks.check import Outcome
from checker.checks.shared.charges import Charge, charges_by_route
from checker.checks.shared.places import block_title
from checker.checks.shared.task_rows import labelled_row, names_builders, tasks_with_rows
from checker.checks.shared.unit_names import similar_companies
from checker.checks.shared.wording import listed, quoted
from checker.facts import Facts
from checker.finding import Words
from checker.language.units.responsibility import LeadKind
from checker.plan.passages import Block, PlanField
from checker.source import Route
from checker.words.chain import load_chain

_SHOWN = 12
"""Units named in a message."""
_TABLE = 3
"""Rows that show what the rows of a table are like."""


class _OtherUnits(Outcome):
    """A task, and what each of its rows names beyond it or leaves out."""

    thing: str
    place_a: str
    values: str
    values_en: str


class Differs(_OtherUnits):
    """Both lists are closed."""


class Undecided(_OtherUnits):
    """The list that lacks units is open, it may mean them too."""


OUTCOMES = (Differs, Undecided)


def find(facts: Facts) -> Iterator[Outcome]:
    """One for each task; where several rows share it out, only what they add."""
    pairs = facts.once(tasks_with_rows)
    twins = facts.once(similar_companies)
    for task, answering in pairs:
        if not (rows := [row for row in answering if not names_builders(facts, row.block)]):
            continue
        helped = _only_helped(facts, task, rows)
        added = {row.block.route: [] if helped else _added(facts, row, task) for row in rows}
        dropped = _missing(facts, task, rows[0]) if _is_whole(facts, rows) else []
        apart = {unit for units in added.values() for unit in units} | set(dropped)
        one_unit = {name for pair in twins if set(pair) <= apart for name in pair}
        added = {route: own for route, units in added.items() if (own := _without(units, one_unit))}
        dropped = _without(dropped, one_unit)
        if added or dropped:
            yield _outcome(facts, task, rows, added, dropped)


def _missing(facts: Facts, ours: Charge, theirs: Charge) -> Sequence[str]:
    """The units that one names and the other does not, as far as the plan knows them."""
    return [unit for unit in ours.units if unit not in theirs.units and unit in facts.lexicon.counts]


def _added(facts: Facts, row: Charge, task: Charge) -> Sequence[str]:
    """The units that a row names beyond its task; of those who help, none where the task names its leads alone."""
    column = "lead" in facts.rows.table_of(row.block).columns
    apart = (column or task.kind is LeadKind.JOINT) and set(task.units) == set(task.leads)
    return [unit for unit in _missing(facts, row, task) if not apart or (column and unit in row.leads)]


def _only_helped(facts: Facts, task: Charge, rows: Sequence[Charge]) -> bool:
    """Whether the body names the lead of each task alone, and the rows add those who help it."""
    alone = len(task.units) == 1 and task.block.document in facts.once(_bodies_of_leads)
    return alone and all(set(task.units) <= set(row.units) for row in rows)


def _bodies_of_leads(facts: Facts) -> frozenset[str]:
    """The documents whose tasks name one unit each."""
    numbers: dict[str, list[int]] = defaultdict(list)
    for charge in facts.once(charges_by_route).values():
        if charge.in_body:
            numbers[charge.block.document].append(len(charge.units))
    return frozenset(document for document, units in numbers.items() if _most_are_one(units))


def _without(units: Sequence[str], left_out: Set[str]) -> Sequence[str]:
    return [unit for unit in units if unit not in left_out]


def _is_whole(facts: Facts, rows: Sequence[Charge]) -> bool:
    """Whether one row stands for the whole task, not for one figure of it, and names all who answer for it."""
    if len(rows) > 1 or not any(place.quote.strip() for place in rows[0].places):
        return False
    figure = any(facts.passages[index].field is PlanField.TARGET for index in rows[0].block.texts)
    return not figure and not (len(rows[0].units) == 1 and _names_leads_only(facts, rows[0].block))


def _names_leads_only(facts: Facts, row: Block) -> bool:
    """Whether the rows of a table name one unit each, as lists of livelihood projects do: nobody is left out."""
    return row.route[:-1] in facts.once(_tables_of_leads)


def _tables_of_leads(facts: Facts) -> frozenset[Route]:
    numbers: dict[Route, list[int]] = defaultdict(list)
    for charge in facts.once(charges_by_route).values():
        if not charge.in_body:
            numbers[charge.block.route[:-1]].append(len(charge.units))
    return frozenset(table for table, units in numbers.items() if _most_are_one(units))


def _most_are_one(numbers: Sequence[int]) -> bool:
    return len(numbers) >= _TABLE and numbers.count(1) * 3 >= len(numbers) * 2


def _outcome(
    facts: Facts, task: Charge, rows: Sequence[Charge], added: Mapping[Route, Sequence[str]], dropped: Sequence[str]
) -> Outcome:
    """What rows name beyond their task, and what the one row of a task leaves out."""
    odd = [row for row in rows if row.block.route in added or dropped]
    beyond = {unit for units in added.values() for unit in units}
    differences = _differences(facts, task, odd, added, dropped)
    return (Undecided if _may_be_meant(task, odd[0], beyond, dropped) else Differs)(
        places=tuple(dict.fromkeys((*task.places, *(place for row in odd for place in row.places)))),
        fact=("row_units", task.block.heading.title, *sorted(dropped), *sorted(beyond)),
        thing=quoted(block_title(facts, task.block)),
        place_a=task.block.label,
        values=differences.zh,
        values_en=differences.en,
    )


def _differences(
    facts: Facts, task: Charge, rows: Sequence[Charge], added: Mapping[Route, Sequence[str]], dropped: Sequence[str]
) -> Words:
    """What each row names beyond the task, and what the first leaves out."""
    zh: list[str] = []
    en: list[str] = []
    than = f"比{task.block.label}"
    names = [labelled_row(facts, row.block, task.block) for row in rows]
    for name, row in zip(names, rows, strict=True):
        if row.block.route in added:
            units = listed(added[row.block.route], _SHOWN)
            zh.append(f"{name}{than}多: {units}")
            en.append(f"{name}: + {units}")
    if dropped:
        units = listed(dropped, _SHOWN)
        zh.append(f"少: {units}" if zh else f"{names[0]}{than}少: {units}")
        en.append(f"{names[0]}: - {units}")
    return Words("; ".join(zh), "; ".join(en))


def _may_be_meant(task: Charge, row: Charge, added: Set[str], dropped: Sequence[str]) -> bool:
    """Whether the list that lacks units ends in 等 or in a word for anybody, and the other lacks none."""
    anybody = any(word in place.quote for word in load_chain().anybody for place in task.vague)
    return (not dropped and (task.open or anybody)) or (not added and row.open)

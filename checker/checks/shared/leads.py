"""Leads and units of one task, said in two places: the body and its table row.

Enters: charges and matched rows.  Leaves: `Mismatch`es, one for each task.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from checker.checks.shared.charges import Charge, charges_by_route, explain_lead, led_by_order
from checker.checks.shared.mismatch import Mismatch
from checker.checks.shared.places import block_title, first_words
from checker.checks.shared.unit_names import similar_companies
from checker.checks.shared.wording import listed, quoted
from checker.facts import Facts
from checker.finding import Place
from checker.language.units.responsibility import LeadKind
from checker.plan.passages import Block
from checker.source import Route

_SHOWN = 12
"""Units told in a message."""
_TOLD = (LeadKind.NAMED, LeadKind.JOINT, LeadKind.FIRST)
_LONGEST = 30
"""Characters of a cell that names what a row is about."""


def find_lead_of_rows(facts: Facts) -> Iterator[Mismatch] | None:
    """Rows whose lead is not that of their task; a task shared out over several rows has several."""
    pairs = facts.once(matched)
    return _leads_of_rows(facts, pairs) if pairs else None


def _leads_of_rows(facts: Facts, pairs: Sequence[tuple[Charge, tuple[Charge, ...]]]) -> Iterator[Mismatch]:
    by_rule = facts.once(led_by_order)
    for task, rows in pairs:
        for row in rows:
            told = task.kind in _TOLD and row.kind in _TOLD
            apart = told and not set(task.leads) & set(row.leads)
            portion = len(rows) > 1 and task.first not in row.units
            if apart and not portion:
                named = row.kind is not LeadKind.FIRST or row.block.document in by_rule
                among = any(lead in row.units for lead in task.leads)
                missing = "vague" if task.vague else "absent"
                yield _lead(facts, task, row, "differs" if named else "first" if among else missing)


def _lead(facts: Facts, a: Charge, b: Charge, outcome: str) -> Mismatch:
    return Mismatch(
        outcome=outcome,
        thing=block_title(facts, a.block),
        place_a=a.block.label,
        value_a=listed(a.leads),
        place_b=row_name(facts, b.block, a.block),
        value_b=listed(b.units if outcome in ("absent", "vague") else b.leads, _SHOWN),
        places=(*a.places, *_row_places(facts, b)),
        fact=(a.block.heading.title, *a.leads, *b.leads),
        notes=(explain_lead(a), explain_lead(b)),
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


def find_units_of_rows(facts: Facts) -> Iterator[Mismatch] | None:
    """Tasks whose units are not those of their rows; only what the rows add where several share a task out."""
    pairs = facts.once(matched)
    return _units_of_rows(facts, pairs) if pairs else None


def _units_of_rows(facts: Facts, pairs: Sequence[tuple[Charge, tuple[Charge, ...]]]) -> Iterator[Mismatch]:
    swaps = facts.once(similar_companies)
    for task, rows in pairs:
        added = {row.block.route: _beside(facts, row.units, task.units) for row in rows}
        whole = _is_whole(facts, rows) and not (len(rows[0].units) == 1 and _names_leads_only(facts, rows[0].block))
        dropped = _beside(facts, task.units, rows[0].units) if whole else {}
        every = {unit for units in added.values() for unit in units}
        twins = {name for pair in swaps for name in pair if set(pair) <= every | set(dropped)}
        added = {route: without for route, units in added.items() if (without := _without(units, twins))}
        dropped = _without(dropped, twins)
        if added or dropped:
            yield _uneven(facts, task, [row for row in rows if row.block.route in added or dropped], added, dropped)


def _names_leads_only(facts: Facts, row: Block) -> bool:
    """Whether the rows of a table name one unit each, as lists of livelihood projects do: nobody is left out."""
    charges = facts.once(charges_by_route)
    routes = [each.route for each in facts.outline.rows if each.route[:-1] == row.route[:-1]]
    table = [charges[route] for route in routes if route in charges]
    single = sum(len(charge.units) == 1 for charge in table)
    return len(table) > 2 and single * 3 >= len(table) * 2


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
        thing=block_title(facts, task.block),
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
    charges = facts.once(charges_by_route)
    rows: dict[tuple[Route, Route], list[Charge]] = defaultdict(list)
    for row in facts.outline.rows:
        task = facts.matches.get(row.route)
        if task and task.route in charges and row.route in charges and "units" not in row.merged:
            rows[task.route, row.route[:-1]].append(charges[row.route])
    return tuple((charges[route], tuple(theirs)) for (route, _), theirs in rows.items())

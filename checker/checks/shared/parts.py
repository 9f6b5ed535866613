"""Wholes and their parts, as far as the text or the plan file tells them.

Enters: facts.  Leaves: `Split`s with their closure: closed parts exhaust the whole (quotas of all units,
一是…二是…, a declaration), open ones are some of it (其中), and of others it is not known.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from checker.checks.shared.accounted import time_of_year
from checker.checks.shared.families import targets_by_zone
from checker.checks.shared.wording import number
from checker.facts import Facts
from checker.language.constraint import Measure, Op
from checker.plan.model import Decomposition
from checker.plan.numbering import Rank
from checker.plan.passages import Block, Form, Zone
from checker.printed import Target
from checker.source import Route, fold
from checker.words.identities import load_identities
from checker.words.measures import load_measures

_SCALES = ((Decimal(100_000_000), "亿"), (Decimal(10_000), "万"))


_QUARTER = re.compile("[一二三四1-4]季度")
_SIDE_BY_SIDE = re.compile("分别|共")
"""Words that set parts side by side, so that they do not overlap."""


class Closure(StrEnum):
    """Whether parts exhaust their whole."""

    CLOSED = "closed"
    OPEN = "open"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Split:
    """A whole with its parts."""

    whole: Target
    parts: tuple[Target, ...]
    closure: Closure


def stated_splits(facts: Facts) -> tuple[Split, ...]:
    """Parts printed with their whole in one text or one table row."""
    groups: dict[tuple[str, str, str | None], list[Target]] = defaultdict(list)
    wholes: dict[tuple[str, str | None], list[Target]] = defaultdict(list)
    for target in facts.targets:
        constraint = target.constraint
        block, unit = _block(facts, target), constraint.quantity.unit
        if constraint.measure in (Measure.GROWTH, Measure.CHANGE) or (constraint.parent and time_of_year(target)):
            continue  # rates do not add up, nor do the steps of a year
        if constraint.parent:
            groups[block, constraint.parent, unit].append(target)
        else:
            wholes[block, unit].append(target)
    found: list[Split] = []
    for (block, parent, unit), parts in groups.items():
        whole = _whole(facts, wholes[block, unit], parent, parts)
        if whole and _introduced(whole, parts[0]):
            found.append(Split(whole, tuple(parts), _closure(parts)))
    return tuple(found)


def _block(facts: Facts, target: Target) -> str:
    """Where parts and whole must stand together: a table row, else one text."""
    row = facts.row_of.get(target.passage.index)
    return str(row.route) if row else str(target.passage.index)


def _introduced(whole: Target, part: Target) -> bool:
    """Whether words between whole and part say that it is one (其中, 一是); cells of a row need none."""
    if whole.passage.index != part.passage.index:
        return True
    between = fold(whole.passage.text[whole.constraint.clause.end : part.constraint.clause.end])
    return bool(re.search("其中|包括|包含|含|分别|一是|分解|[:(]", between))


def _whole(facts: Facts, wholes: Sequence[Target], parent: str, parts: Sequence[Target]) -> Target | None:
    """The target that the parts are parts of: of that name, or, for quotas, the only one of its row."""
    key = facts.identity.parse(parent).key
    named = [whole for whole in wholes if whole.indicator.key == key]
    measures = {_amount(part.constraint.measure) for part in parts}
    fitting = [whole for whole in named if _amount(whole.constraint.measure) in measures] or named
    if fitting:
        return fitting[0]
    return wholes[0] if len(wholes) == 1 and parts[0].passage.form is Form.UNITS else None


def _amount(measure: Measure) -> Measure:
    amounts = (Measure.LEVEL, Measure.INCREMENT, Measure.NET_INCREMENT, Measure.EVENTS)
    return Measure.LEVEL if measure in amounts else measure


def _closure(parts: Sequence[Target]) -> Closure:
    """Quotas of all units, 一是…二是…, four quarters and a rest share out the whole; 其中 alone tells some of it."""
    if len(parts) > 1 and all(part.passage.form is Form.UNITS for part in parts):
        return Closure.CLOSED
    names = [part.constraint.indicator for part in parts]
    if len(parts) > 1 and (
        names[-1].startswith(tuple(load_measures().rests)) or len(_quarters(names)) == len(names) == 4
    ):
        return Closure.CLOSED
    text = fold(parts[0].passage.text)
    several = len(parts) > 1 and all(part.passage.index == parts[0].passage.index for part in parts)
    return Closure.CLOSED if several and "一是" in text and "二是" in text else Closure.OPEN


def _quarters(names: Sequence[str]) -> set[str]:
    """The quarters of the year that names speak of."""
    return {match[0] for name in names if (match := _QUARTER.search(name))}


def declared_splits(facts: Facts) -> tuple[Split, ...]:
    """The decompositions that the plan file declares, wherever their figures stand."""
    amounts: dict[str, list[Target]] = defaultdict(list)
    for target in facts.targets:
        if _amount(target.constraint.measure) is Measure.LEVEL:
            amounts[target.indicator.key].append(target)
    splits = (_declared(facts, declared, amounts) for declared in facts.plan.decompositions)
    return tuple(split for split in splits if split)


def _declared(facts: Facts, declared: Decomposition, amounts: Mapping[str, Sequence[Target]]) -> Split | None:
    """The first figures of whole and parts in one measure word; None while any of them is not found."""
    names = (declared.whole, *declared.parts)
    found = [amounts.get(facts.identity.parse(name).key, ()) for name in names]
    for whole in found[0]:
        unit = whole.constraint.quantity.unit
        parts = [next((t for t in each if t.constraint.quantity.unit == unit), None) for each in found[1:]]
        known = tuple(part for part in parts if part)
        if len(known) == len(parts):
            return Split(whole, known, Closure.CLOSED if declared.closed else Closure.OPEN)
    return None


def ordered_splits(facts: Facts) -> tuple[Split, ...]:
    """A heading's figure and those of the headings under it; a total and the fields that follow it."""
    declared = {facts.identity.parse(each.whole).key for each in facts.plan.decompositions}
    found = (*_under_headings(facts), *_fields(facts))
    return tuple(split for split in found if split.whole.indicator.key not in declared)


def _under_headings(facts: Facts) -> Iterator[Split]:
    """A heading's output, and one output for each heading below, there or in its table row."""
    rows = {task.route: row for row in facts.outline.rows if (task := facts.matches.get(row.route))}
    outputs = _outputs(facts)
    below: dict[Route, list[Block]] = defaultdict(list)
    for task in facts.outline.tasks:
        below[task.route[:-2]].append(task)
    for task in facts.outline.tasks:
        children = below[task.route]
        own = [target for target in outputs.get(task.route, ()) if len(children) > 1]
        if len(own) == 1:
            found = [_one(outputs, child, rows.get(child.route), own[0]) for child in children]
            parts = tuple(part for part in found if part)
            if len(parts) == len(children):
                yield Split(own[0], parts, Closure.UNKNOWN)


def _one(outputs: Mapping[Route, Sequence[Target]], child: Block, row: Block | None, whole: Target) -> Target | None:
    """The one output of a heading, or of the row that carries it out, in the measure word of the whole."""
    unit = whole.constraint.quantity.unit
    for route in (child.route, row.route if row else None):
        found = [t for t in outputs.get(route, ()) if t.constraint.quantity.unit == unit] if route else []
        if len(found) == 1:
            return found[0]
    return None


def _outputs(facts: Facts) -> Mapping[Route, Sequence[Target]]:
    """The outputs (产值, 收入 …) of each task and row."""
    name = load_identities().outputs
    found: dict[Route, list[Target]] = defaultdict(list)
    for target in facts.targets:
        block = facts.task_of.get(target.passage.index) or facts.row_of.get(target.passage.index)
        level = target.constraint.measure is Measure.LEVEL and target.constraint.quantity.unit == "元"
        if block and level and name.search(target.constraint.indicator):
            found[block.route].append(target)
    return found


def _fields(facts: Facts) -> Iterator[Split]:
    """A document's total, and the outputs of its headings of one rank, when each of them gives one."""
    name = load_identities().totals
    outputs = _outputs(facts)
    for part in facts.outline.parts:
        goals = facts.once(targets_by_zone).get((part.key, Zone.GOALS), ())
        totals = [t for t in goals if name.search(t.constraint.indicator) and t.constraint.quantity.unit == "元"]
        for total in totals:
            fields = [_field(outputs, group, total) for group in _ranks(facts, part.key)]
            for parts in fields:
                if len(parts) > 1:
                    yield Split(total, parts, Closure.UNKNOWN)


def _ranks(facts: Facts, document: str) -> Iterator[list[Block]]:
    """The headings of a document's tasks by rank, those with figures of the fields below them."""
    ranks: dict[Rank, list[Block]] = defaultdict(list)
    for task in facts.tasks_in[document]:
        if task.zone is Zone.TASKS and task.heading.value:
            ranks[task.heading.rank].append(task)
    yield from ranks.values()


def _field(outputs: Mapping[Route, Sequence[Target]], group: Sequence[Block], total: Target) -> tuple[Target, ...]:
    """The output of each heading that gives any but the total itself; none where one of them gives several."""
    every = [[t for t in outputs.get(task.route, ()) if not _again(t, total)] for task in group]
    given = [found for found in every if found]
    return tuple(found[0] for found in given) if all(len(found) == 1 for found in given) else ()


def _again(target: Target, total: Target) -> bool:
    """Whether a figure is the total, printed once more."""
    return target.indicator.key == total.indicator.key or (
        figure_of(target) == figure_of(total) and bool(load_identities().totals.search(target.constraint.indicator))
    )


def shares(facts: Facts) -> tuple[Target, ...]:
    """Shares of a whole, those left out that may pass it."""
    beyond = load_identities().beyond_whole
    return tuple(
        target
        for target in facts.targets
        if target.constraint.measure is Measure.SHARE
        and target.constraint.quantity.unit == "%"
        and not beyond.search(target.place.quote)
    )


def figure_of(target: Target) -> Decimal | None:
    """The printed figure, whatever its bound; None for a range or none at all."""
    quantity = target.constraint.quantity
    if quantity.op is Op.RANGE:
        return None
    return quantity.low if quantity.low is not None else quantity.high


def say_number(value: Decimal) -> str:
    """A number as people write it: 25000000000 is 250亿."""
    for scale, word in _SCALES:
        hundredths = value / scale * 100
        if abs(value) >= scale and hundredths == hundredths.to_integral_value():
            return number(value / scale) + word
    return number(value)


def judge_split(split: Split) -> str:
    """How parts and whole do not fit; empty when they do, or when a figure is missing."""
    total, parts = figure_of(split.whole), figures_of(split)
    if total is None or len(parts) < len(split.parts):
        return ""
    ceiling = split.whole.constraint.quantity.high  # a whole of 10 or more may hold a part of 12
    if ceiling is not None and any(part > ceiling for part in parts):
        return "larger"
    added = sum(parts, Decimal(0))
    if split.closure is Closure.CLOSED:
        return "" if added == total or _compatible(split, added, total) else "mismatch"
    if split.closure is Closure.UNKNOWN:
        return "" if added == total else "unknown"
    if ceiling is None or added <= ceiling or len(parts) < 2:
        return ""
    return "exceeds" if _disjoint(split) else "unknown"


def _compatible(split: Split, added: Decimal, total: Decimal) -> bool:
    """Whether parts beyond the whole are in order: 45 or more, shared out as 46, or all of them approximate."""
    whole = split.whole.constraint.quantity
    return whole.op in (Op.GE, Op.GT) and added >= total


def _disjoint(split: Split) -> bool:
    """Whether parts surely do not overlap: quotas and years do not; of other names the text must say it."""
    said = fold(split.whole.passage.text[split.whole.constraint.clause.start :])
    alike = len({part.indicator.key for part in split.parts}) == 1
    apart = len(_quarters([part.constraint.indicator for part in split.parts])) == len(split.parts)
    return alike or apart or bool(_SIDE_BY_SIDE.search(said))


def figures_of(split: Split) -> list[Decimal]:
    """The printed figures of the parts, those without one left out."""
    return [figure for part in split.parts if (figure := figure_of(part)) is not None]

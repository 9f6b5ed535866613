"""Figures that the order of the text makes whole and parts: a heading and those below it, a total and its fields.

Only outputs (产值, 收入 …) are added up, and it is never known whether the parts are all there is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence

from checker.checks.arithmetic._sum import Closure, Sum
from checker.checks.arithmetic._tasks import tasks_below
from checker.checks.shared.amounts import amount_of
from checker.facts import Facts
from checker.facts.printed import Target
from checker.language.constraint import Measure
from checker.plan.numbering import Rank
from checker.plan.passages import Block, Zone
from checker.source import Route
from checker.words.identities import load_identities

_MONEY = "元"
_Outputs = Mapping[Route, Sequence[Target]]


def find_ordered_sums(facts: Facts) -> tuple[Sum, ...]:
    """Headings with the headings below them, then totals with their fields; nothing that the plan file declares."""
    declared = {facts.identity.parse(each.whole).key for each in facts.plan.decompositions}
    outputs = _outputs(facts)
    sums = (*_below_headings(facts, outputs), *_fields(facts, outputs))
    pairs = {(each.whole.indicator.key, part.indicator.key) for each in sums for part in each.parts}
    known = (each for each in sums if each.whole.indicator.key not in declared)
    return tuple(each for each in known if not any(_is_part(each.whole, part, pairs) for part in each.parts))


def _is_part(whole: Target, part: Target, pairs: Container[tuple[str, str]]) -> bool:
    """Whether a whole would be a part of its own part as well: then neither is known to be the whole."""
    keys = part.indicator.key, whole.indicator.key
    return keys[0] != keys[1] and keys in pairs


def _outputs(facts: Facts) -> _Outputs:
    """The outputs of each task and row."""
    name = load_identities().outputs
    found: dict[Route, list[Target]] = defaultdict(list)
    for target in facts.targets:
        block = facts.task_of.get(target.passage.index) or facts.row_of.get(target.passage.index)
        level = target.constraint.measure is Measure.LEVEL and target.constraint.quantity.unit == _MONEY
        if block and level and name.search(target.constraint.indicator):
            found[block.route].append(target)
    return found


def _below_headings(facts: Facts, outputs: _Outputs) -> Iterator[Sum]:
    """A heading's output, and one output for each heading below, there or in its table row."""
    rows = {task.route: row.route for row in facts.outline.rows if (task := facts.matches.get(row.route))}
    for task in facts.outline.tasks:
        children, own = facts.once(tasks_below).get(task.route, ()), outputs.get(task.route, ())
        if len(own) == 1 and len(children) > 1:
            parts = [_only_output(outputs, child.route, rows.get(child.route)) for child in children]
            known = tuple(part for part in parts if part)
            if len(known) == len(parts):
                yield Sum(own[0], known, Closure.UNKNOWN)


def _only_output(outputs: _Outputs, *routes: Route | None) -> Target | None:
    """The output of the first of some routes that gives just one."""
    for route in routes:
        found = outputs.get(route, ()) if route else ()
        if len(found) == 1:
            return found[0]
    return None


def _fields(facts: Facts, outputs: _Outputs) -> Iterator[Sum]:
    """A document's total, and the outputs of its headings of one rank, when each of them gives one."""
    for total in facts.targets:
        if total.passage.zone is Zone.GOALS and total.constraint.quantity.unit == _MONEY and _is_total(total):
            for headings in _ranks(facts, total.passage.document):
                parts = _outputs_of_fields(outputs, headings, total)
                if len(parts) > 1:
                    yield Sum(total, parts, Closure.UNKNOWN)


def _is_total(target: Target) -> bool:
    return bool(load_identities().totals.search(target.constraint.indicator))


def _ranks(facts: Facts, document: str) -> Iterator[list[Block]]:
    """The numbered headings of a document's tasks, rank by rank."""
    ranks: dict[Rank, list[Block]] = defaultdict(list)
    for task in facts.tasks_in[document]:
        if task.zone is Zone.TASKS and task.heading.value:
            ranks[task.heading.rank].append(task)
    yield from ranks.values()


def _outputs_of_fields(outputs: _Outputs, headings: Sequence[Block], total: Target) -> tuple[Target, ...]:
    """The output of each heading that gives any but the total itself; none where one of them gives several."""
    every = [[t for t in outputs.get(heading.route, ()) if not _again(t, total)] for heading in headings]
    given = [found for found in every if found]
    return tuple(found[0] for found in given) if all(len(found) == 1 for found in given) else ()


def _again(target: Target, total: Target) -> bool:
    """Whether a figure is the total, printed once more."""
    same_figure = amount_of(target) == amount_of(total)
    return target.indicator.key == total.indicator.key or (same_figure and _is_total(target))

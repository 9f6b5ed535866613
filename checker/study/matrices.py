"""The two matrices of a plan: indicators by places (指标对照表), units by actions (责任对照表).

Enters: facts.  Leaves: the values of `checker.study`.  Indicators are joined as the clashes join them,
and a value is marked where a clash says that it disagrees, so that matrix and findings never differ.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from checker.checks.shared.answers import Answer, answers
from checker.checks.shared.clashes import find_clashes
from checker.checks.shared.places import document_names, row_place
from checker.checks.shared.wording import value_of
from checker.facts import Facts
from checker.facts.printed import Target, place_of
from checker.finding import Place
from checker.language.constraint import Measure
from checker.language.units.people import Leader, LeaderState
from checker.plan.passages import Block, Part, PlanField, Zone
from checker.source import Span
from checker.study.shown import (
    ActionColumn,
    ActionShare,
    Area,
    Blank,
    Gap,
    IndicatorMatrix,
    IndicatorRow,
    LeaderLoad,
    MatrixColumn,
    ResponsibilityMatrix,
    ShownValue,
    UnitLoad,
)

_AREAS: Mapping[Zone, Area] = {Zone.GOALS: "goals", Zone.TASKS: "tasks", Zone.TABLE: "table"}
_AREA_ORDER: Sequence[Area] = ("other", "goals", "tasks", "table")
_JOINED = {Measure.EVENTS: Measure.LEVEL, Measure.NET_INCREMENT: Measure.INCREMENT}
"""Measures that stand in one row, as one is easily taken for the other."""

_Spot = tuple[int, Span]


def indicator_matrix(facts: Facts) -> IndicatorMatrix:
    """Every indicator once, in the order of first print, names that may mean the same side by side."""
    rows: dict[str, dict[object, list[Target]]] = defaultdict(lambda: defaultdict(list))
    for target in facts.targets:
        if target.constraint.measure is not Measure.RELATION:
            rows[target.indicator.key][_identity(facts, target)].append(target)
    columns = _columns(facts)
    differing = _differing(facts)
    return IndicatorMatrix(
        tuple(columns),
        tuple(_row(targets, columns, differing) for alike in rows.values() for targets in alike.values()),
    )


def _identity(facts: Facts, target: Target) -> object:
    measure = target.constraint.measure
    period = str(target.constraint.period or facts.plan.year or "")
    return target.indicator.exact, _JOINED.get(measure, measure), period


def _columns(facts: Facts) -> Mapping[MatrixColumn, int]:
    """The places that print any target, in printed order of documents and a fixed order inside each."""
    used = {_column(facts, target) for target in facts.targets}
    order = {part.key: at for at, part in enumerate(facts.outline.parts)}
    inside = sorted(used, key=lambda column: (order[column.document], _AREA_ORDER.index(column.area)))
    return {column: at for at, column in enumerate(inside)}


def _column(facts: Facts, target: Target) -> MatrixColumn:
    key = target.passage.document
    return MatrixColumn(key, document_names(facts)[key], _AREAS.get(target.passage.zone, "other"))


def _differing(facts: Facts) -> Mapping[_Spot, str]:
    """In what each target disagrees with another, where that is certain; the first clash counts."""
    found: dict[_Spot, str] = {}
    for clash in facts.once(find_clashes):
        for target in clash.targets if clash.certain else ():
            found.setdefault(_spot(target), clash.differ.value)
    return found


def _spot(target: Target) -> _Spot:
    return target.passage.index, target.constraint.quantity.span


def _row(
    targets: Sequence[Target], columns: Mapping[MatrixColumn, int], differing: Mapping[_Spot, str]
) -> IndicatorRow:
    by_place = {(column.document, column.area): at for column, at in columns.items()}
    entries = tuple(
        ShownValue(
            by_place[target.passage.document, _AREAS.get(target.passage.zone, "other")],
            value_of(target, promise=True),
            target.place,
            differing.get(_spot(target), ""),
        )
        for target in targets
    )
    first = targets[0].constraint
    return IndicatorRow(first.indicator, _JOINED.get(first.measure, first.measure).value, entries)


def responsibility_matrix(facts: Facts) -> ResponsibilityMatrix:
    """Units and leaders by actions: table rows, or tasks of the body in a document without such a table."""
    given = [(part, counted) for part in facts.outline.parts if (counted := _counted(facts, part))]
    return ResponsibilityMatrix(
        tuple(_action(part, counted) for part, counted in given),
        tuple(_unit_loads([counted for _, counted in given])),
        tuple(_leader_loads([counted for _, counted in given])),
        tuple(blank for at, (_, counted) in enumerate(given) for blank in _blanks(facts, at, counted)),
    )


def _counted(facts: Facts, part: Part) -> list[Answer]:
    """The rows of the document's tables that name units at all, else the tasks of its body that do.

    A row that adds up others answers for nothing.
    """
    every = facts.once(answers)
    rows = [every[row.route] for row in facts.outline.rows if row.document == part.key and row.route in every]
    naming = {answer.block.route[:-1] for answer in rows if answer.units}
    found = [answer for answer in rows if answer.block.route[:-1] in naming]
    tasks = (every[task.route] for task in facts.outline.tasks if task.document == part.key)
    return found or [answer for answer in tasks if answer.units]


def _action(part: Part, counted: Sequence[Answer]) -> ActionColumn:
    in_table = counted[0].block.zone is Zone.TABLE
    return ActionColumn(part.key, part.name, part.document.title, in_table, len(counted))


def _unit_loads(actions: Sequence[Sequence[Answer]]) -> Iterator[UnitLoad]:
    """The most loaded units first; among equals those that lead more, then in printed order."""
    leads = [Counter(unit for answer in counted for unit in answer.leads) for counted in actions]
    others = [Counter(unit for answer in counted for unit in answer.others) for counted in actions]
    names = dict.fromkeys(unit for counted in actions for answer in counted for unit in answer.units)
    loads = [
        UnitLoad(name, tuple(ActionShare(lead[name], other[name]) for lead, other in zip(leads, others, strict=True)))
        for name in names
    ]
    yield from sorted(loads, key=lambda load: (-load.total.total, -load.total.lead))


def _leader_loads(actions: Sequence[Sequence[Answer]]) -> Iterator[LeaderLoad]:
    counts = [Counter(name for answer in counted for name in answer.names) for counted in actions]
    names = dict.fromkeys(name for count in counts for name in count)
    loads = [LeaderLoad(name, tuple(count[name] for count in counts)) for name in names]
    yield from sorted(loads, key=lambda load: -load.total)


def _blanks(facts: Facts, action: int, counted: Iterable[Answer]) -> Iterator[Blank]:
    for answer in counted:
        for gap, place in _gaps(facts, answer):
            yield Blank(gap, action, place)


def _gaps(facts: Facts, answer: Answer) -> Iterator[tuple[Gap, Place]]:
    """What a row leaves open; a cell that goes on from the row above was counted there."""
    block = answer.block
    if PlanField.UNITS not in block.merged:
        if not answer.units and not answer.collective:
            yield "unit", _cell(facts, block, block.units)
        elif not answer.leads and len(answer.units) > 1:
            yield "lead", _cell(facts, block, block.units)
    if PlanField.LEADER not in block.merged and answer.leaders is not None and not any(map(_is_told, answer.leaders)):
        yield "leader", _cell(facts, block, block.leaders)


def _is_told(leader: Leader) -> bool:
    return leader.state is not LeaderState.BLANK


def _cell(facts: Facts, block: Block, cells: Sequence[int]) -> Place:
    """The blank cell itself, or the row where it has none of its own."""
    if not cells:
        return row_place(facts, block)
    return place_of(facts.passages[cells[0]])

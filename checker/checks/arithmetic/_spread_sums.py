"""Parts and wholes in different places: the years or stages of a target for several years, a table of all units.

Enters: the targets of a plan.  Leaves: a `Sum` for each whole whose parts are complete; that they are its parts is
known by name and measure word only.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from checker.checks.arithmetic._sum import Closure, Sum, addable
from checker.facts import Facts
from checker.facts.printed import Target
from checker.language.constraint import Measure, Op, Role
from checker.plan.passages import PlanField
from checker.words.measures import load_measures

_FEWEST_ROWS = 3
"""So many units make a table one of all of them."""


def find_spread_sums(facts: Facts) -> tuple[Sum, ...]:
    """Wholes of several years with one figure for each of them, then figures of the text with a column of units."""
    figures: dict[tuple[str, str | None], list[Target]] = defaultdict(list)
    for target in facts.targets:
        quantity, constraint = target.constraint.quantity, target.constraint
        made = addable(constraint.measure) is Measure.LEVEL and constraint.role is Role.TARGET
        if made and quantity.op is Op.EQ and not constraint.parent and quantity.unit not in ("%", "‰"):
            figures[target.indicator.key, quantity.unit].append(target)
    return (*_over_years(list(figures.values())), *_of_columns(facts, figures))


def _over_years(groups: Sequence[Sequence[Target]]) -> Iterator[Sum]:
    for group in groups:
        wholes = [target for target in group if _years(target) > 1]
        single = [target for target in group if target.constraint.period and target.constraint.period.year]
        by_year = {target.constraint.period: target for target in reversed(single)}
        amounts = {(target.constraint.period, target.constraint.quantity.low) for target in single}
        if wholes and len(by_year) == len(amounts) == _years(wholes[0]) and _newly(group):
            parts = tuple(by_year[period] for period in sorted(by_year, key=str))
            if {part.passage.index for part in parts} != {wholes[0].passage.index}:
                yield Sum(wholes[0], parts, Closure.UNKNOWN)


def _newly(group: Sequence[Target]) -> bool:
    """Whether all figures say how much is newly made, and none how much there is at the end."""
    return all(target.constraint.action not in load_measures().stock for target in group)


def _years(target: Target) -> int:
    """The years that a figure is for together."""
    period = target.constraint.period
    if period is None or period.months or period.stage:
        return 0
    return period.years or (period.last - period.first + 1 if period.first and period.last else 0)


def _of_columns(facts: Facts, figures: dict[tuple[str, str | None], list[Target]]) -> Iterator[Sum]:
    """The column of a table of units that gives no total, and the one figure that the text has for it."""
    columns: dict[tuple[str, object, int | None], list[Target]] = defaultdict(list)
    for target in facts.targets:
        if target.passage.field is PlanField.VALUE and target.constraint.parent:
            columns[target.passage.document, target.passage.table, target.passage.at].append(target)
    for parts in columns.values():
        whole = _in_text(facts, parts, figures)
        if whole and _holds_all_units(facts, parts):
            yield Sum(whole, tuple(parts), Closure.UNKNOWN)


def _in_text(
    facts: Facts, parts: Sequence[Target], figures: dict[tuple[str, str | None], list[Target]]
) -> Target | None:
    """The figure of the text for the name of a column; None where it has several."""
    key = facts.identity.parse(parts[0].constraint.parent or "").key
    told = [each for each in figures.get((key, parts[0].constraint.quantity.unit), ()) if not each.passage.table]
    return told[0] if len({each.constraint.quantity.low for each in told}) == 1 else None


def _holds_all_units(facts: Facts, parts: Sequence[Target]) -> bool:
    """Whether the rows of a column are units (乡镇), each once, with one exact figure in every row."""
    rows = [facts.row_of[part.passage.index] for part in parts]
    table = facts.rows.table_of(rows[0])
    headers = [header for role, header in table.columns.items() if role != "number"]
    units = any(word in header for header in headers[:1] for word in load_measures().unit_columns)
    names = {facts.rows.name_of(row) for row in rows}
    exact = all(part.constraint.quantity.op is Op.EQ for part in parts)
    added = not any(word in (parts[0].constraint.parent or "") for word in load_measures().not_added)
    return units and exact and added and len(names) == len(parts) == len(table.rows) >= _FEWEST_ROWS

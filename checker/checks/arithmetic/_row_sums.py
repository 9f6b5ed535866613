"""Parts printed with their whole in one table row: quotas of units, and targets that name a whole in another cell.

Enters: the targets of a plan.  Leaves: a `Sum` for each whole with its parts in one measure word, in printed order.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from checker.checks.arithmetic._sum import Closure, Sum, addable
from checker.checks.shared.accounted import time_of_year
from checker.facts import Facts
from checker.facts.printed import Target
from checker.language.constraint import Measure
from checker.plan.passages import Form
from checker.source import Route, fold
from checker.words.measures import load_measures

_Place = tuple[Route, str | None]
"""A row and a measure word."""


def find_row_sums(facts: Facts) -> tuple[Sum, ...]:
    """One for each whole of a row."""
    return tuple(_row_sums(facts))


def _row_sums(facts: Facts) -> Iterator[Sum]:
    parts: dict[tuple[_Place, str], list[Target]] = defaultdict(list)
    wholes: dict[_Place, list[Target]] = defaultdict(list)
    for target in filter(_adds_up, facts.targets):
        row, parent = facts.row_of.get(target.passage.index), target.constraint.parent
        if row:
            place = (row.route, target.constraint.quantity.unit)
            if parent:
                parts[place, parent].append(target)
            elif not (time_of_year(target) or _of_quarter(target)):  # that is no whole of the year's parts
                wholes[place].append(target)
    for (place, parent), theirs in parts.items():
        whole = _whole(facts, wholes[place], parent, theirs)
        if whole and whole.passage.index != theirs[0].passage.index:
            yield Sum(whole, tuple(theirs), _closure(theirs))


def _adds_up(target: Target) -> bool:
    """Rates do not add up, nor do the steps of a year, nor what is taken off."""
    rate = target.constraint.measure in (Measure.GROWTH, Measure.CHANGE)
    before = fold(target.passage.text)[: target.constraint.quantity.span.start].rstrip()
    return (
        not rate
        and not before.endswith(load_measures().taken_off)
        and not (target.constraint.parent and time_of_year(target))
    )


def _of_quarter(target: Target) -> bool:
    """Whether a figure stands under a header that names a part of the year (一季度)."""
    column = target.passage.column
    return column is not None and bool(load_measures().quarter.search(column.text))


def _whole(facts: Facts, wholes: Sequence[Target], parent: str, parts: Sequence[Target]) -> Target | None:
    """The target that the parts are parts of: of that name, or, for quotas, the only one of its row."""
    key = facts.identity.parse(parent).key
    named = [whole for whole in wholes if whole.indicator.key == key]
    measures = {addable(part.constraint.measure) for part in parts}
    fitting = [whole for whole in named if addable(whole.constraint.measure) in measures] or named
    if fitting:
        return fitting[0]
    return wholes[0] if len(wholes) == 1 and parts[0].passage.form is Form.UNITS else None


def _closure(parts: Sequence[Target]) -> Closure:
    """Quotas of all units, and a rest, share out the whole."""
    quotas = all(part.passage.form is Form.UNITS for part in parts)
    rest = parts[-1].constraint.indicator.startswith(load_measures().rests)
    return Closure.CLOSED if len(parts) > 1 and (quotas or rest) else Closure.OPEN

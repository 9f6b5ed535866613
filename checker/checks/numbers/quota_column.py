"""A column of shares without a total row that does not make the figure which the text gives for the whole."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from checker.checks.check import NothingToCompare, Outcome
from checker.checks.shared.amounts import amount_of
from checker.checks.shared.wording import labels_of, quoted, value_of
from checker.facts import Facts
from checker.facts.printed import Target
from checker.language.constraint import Measure, Op
from checker.language.indicator.qualifiers import Verdict
from checker.plan.passages import Block, PlanField
from checker.source import Route
from checker.words.chain import load_chain
from checker.words.numerals import write_amount

_FEWEST = 3
"""Rows of a table that shares something out."""
_APART = 2
"""A sum so many times the figure, or less than its half, is that of something else."""
_SHOWN = 4
_EXACT = (Op.EQ, Op.GE)
_ADDED = frozenset({Measure.LEVEL, Measure.INCREMENT, Measure.NET_INCREMENT})


class Apart(Outcome):
    """What the column makes, and what the text says."""

    indicator: str
    places_text: str
    value: str
    added: str


OUTCOMES = (Apart,)

_Quotas = Sequence[Target]


def find(facts: Facts) -> Iterator[Outcome]:
    """One for each column with a name of the text whose figures of the text are all others."""
    columns = list(_columns(facts))
    if not columns:
        raise NothingToCompare
    texts = _texts(facts)
    for column in columns:
        whole = facts.identity.parse(column[0].constraint.parent or "")
        ours = [target for target in texts.get(whole.key, ()) if _is_whole(facts, target, column)]
        added = sum((amount_of(cell) or Decimal(0) for cell in column), Decimal(0))
        amounts = [amount_of(target) or Decimal(0) for target in ours]
        near = all(added <= _APART * amount and amount <= _APART * added for amount in amounts)
        if ours and near and all(_differs(amount, added, _rounding(ours, column)) for amount in amounts):
            yield _outcome(ours, column, added)


def _columns(facts: Facts) -> Iterator[_Quotas]:
    """The columns that give every row, each a township or village, an exact figure, and no row the total."""
    tables: dict[Route, list[Block]] = defaultdict(list)
    for row in facts.outline.rows:
        tables[row.route[:-1]].append(row)
    cells: dict[tuple[Route, int], list[Target]] = defaultdict(list)
    for target in facts.targets:
        held = facts.row_of.get(target.passage.index)
        if held and target.passage.field is PlanField.VALUE and target.passage.at is not None:
            cells[held.route[:-1], target.passage.at].append(target)
    for (table, _), column in cells.items():
        whole = len(column) == len(tables[table]) >= _FEWEST and not any(row.adds_up for row in tables[table])
        if whole and len({cell.constraint.parent for cell in column}) == 1 and all(map(_is_share, column)):
            yield column


def _is_share(cell: Target) -> bool:
    constraint = cell.constraint
    ends = load_chain().township_ends
    held = constraint.parent and (constraint.holder or "").endswith(tuple(ends))
    return bool(held) and constraint.quantity.op is Op.EQ and constraint.measure in _ADDED


def _texts(facts: Facts) -> Mapping[str, Sequence[Target]]:
    found: dict[str, list[Target]] = defaultdict(list)
    for target in facts.targets:
        constraint = target.constraint
        if target.passage.field is not PlanField.VALUE and constraint.parent is None and constraint.holder is None:
            found[target.indicator.key].append(target)
    return found


def _is_whole(facts: Facts, target: Target, column: _Quotas) -> bool:
    """Whether a text gives the figure of the whole: same name, unit and, where both are told, period."""
    ours, cell = target.constraint, column[0]
    whole = facts.identity.parse(cell.constraint.parent or "")
    alike = (
        ours.measure in _ADDED and ours.quantity.op in _EXACT and ours.quantity.unit == cell.constraint.quantity.unit
    )
    timed = not (target.period and cell.period) or target.period == cell.period
    return alike and timed and facts.identity.judge(whole, target.indicator).verdict is Verdict.SAME


def _rounding(ours: Sequence[Target], column: _Quotas) -> Decimal:
    """What may be lost where the text is printed to a coarser digit than the cells, or the cells are rounded."""
    text, cell = (min(target.constraint.quantity.step for target in targets) for targets in (ours, column))
    cells = len(column) * cell / 2 if cell != cell.to_integral_value() else Decimal(0)
    return max(text / 2 if text > cell else Decimal(0), cells)


def _differs(amount: Decimal, added: Decimal, rounding: Decimal) -> bool:
    """Whether two figures differ by more than was rounded off; a half may be rounded either way, and is told."""
    return amount != added and abs(amount - added) >= rounding


def _outcome(ours: Sequence[Target], column: _Quotas, added: Decimal) -> Outcome:
    unit = column[0].constraint.quantity.unit or ""
    return Apart(
        places=(*(target.place for target in ours[:_SHOWN]), *(cell.place for cell in column)),
        fact=("column", ours[0].indicator.key, value_of(ours[0]), f"{added}"),
        indicator=quoted(column[0].constraint.parent or ""),
        places_text=labels_of(ours[:_SHOWN]),
        value=ours[0].constraint.quantity.raw or value_of(ours[0]),
        added=f"{write_amount(added)}{unit}",
    )

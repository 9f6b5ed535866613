"""What a text says of one matter or place against the table that has a row for it.

The card of a matter (第三件：校舍修缮, 县级财政300万元), a sentence that begins with a place (青坪镇承担床位60张) or
with a matter (校舍修缮投入最大，为900万元) is held against the columns of the row that is called so.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from checker.checks.check import NothingToCompare, Outcome
from checker.checks.shared.families import size_of, split_by
from checker.checks.shared.items import item_name
from checker.checks.shared.wording import quoted, value_of
from checker.facts import Facts
from checker.facts.printed import Target
from checker.language.constraint import Measure, Op, same_figure
from checker.language.indicator.qualifiers import Verdict
from checker.plan.passages import Form, PlanField

_SHORTEST = 4
"""Characters of the name of a matter that a sentence may begin with."""
_COUNTED = frozenset({Measure.LEVEL, Measure.INCREMENT, Measure.EVENTS})


class Differs(Outcome):
    """Text and column name one thing."""

    thing: str
    indicator: str
    value_a: str
    place_a: str
    value_b: str
    place_b: str


class Undecided(Differs):
    """The one name is the end of the other (投入, 总投入)."""


OUTCOMES = (Differs, Undecided)


class _Told(NamedTuple):
    """A figure of a matter, and what it is called."""

    target: Target
    name: str


def find(facts: Facts) -> Iterator[Outcome]:
    """One for each figure of a text that the row of its matter prints otherwise."""
    cells = _cells(facts)
    pairs = [(thing, text, cells[thing]) for thing, text in _texts(facts, cells) if thing in cells]
    if not pairs:
        raise NothingToCompare
    for (thing, _), held in split_by(pairs, lambda pair: (pair[0], _asked(pair[1]))).items():
        text, once = held[0][1], all(_agrees(held[0][1].target, other.target) for _, other, _ in held)
        if once and (clash := _clash(facts, thing, text, held[0][2])):
            yield clash


def _asked(text: _Told) -> object:
    return text.target.passage.block, text.name, size_of(text.target), text.target.period


def _clash(facts: Facts, thing: str, text: _Told, row: Sequence[_Told]) -> Outcome | None:
    """What is told of the cells of one name, of which none has the figure of the text."""
    for outcome, fits in ((Differs, _is_same), (Undecided, _ends_alike)):
        named = [cell for cell in row if _alike(text.target, cell.target) and fits(facts, text, cell)]
        if named:
            other = next((cell for cell in named if not _agrees(text.target, cell.target)), None)
            agrees = any(_agrees(text.target, cell.target) for cell in named)
            return None if agrees or other is None else _outcome(outcome, thing, text, other)
    return None


def _outcome(outcome: type[Differs], thing: str, text: _Told, cell: _Told) -> Outcome:
    a, b = text.target, cell.target
    return outcome(
        places=(a.place, b.place),
        fact=("item_figure", thing, text.name, value_of(a), value_of(b)),
        thing=quoted(thing),
        indicator=quoted(text.name),
        value_a=a.constraint.quantity.raw or value_of(a),
        place_a=a.passage.label,
        value_b=b.constraint.quantity.raw or value_of(b),
        place_b=b.passage.label,
    )


def _alike(text: Target, cell: Target) -> bool:
    """Whether both count in one measure word, for one time, and exactly."""
    exact = text.constraint.quantity.op is cell.constraint.quantity.op is Op.EQ
    return exact and size_of(text) == size_of(cell) and text.period == cell.period


def _agrees(text: Target, cell: Target) -> bool:
    return same_figure(text.constraint.quantity, cell.constraint.quantity)


def _is_same(facts: Facts, text: _Told, cell: _Told) -> bool:
    named = facts.identity.parse(cell.name)
    return facts.identity.judge(text.target.indicator, named).verdict is Verdict.SAME or text.name == cell.name


def _ends_alike(facts: Facts, text: _Told, cell: _Told) -> bool:
    shorter = facts.identity.parse(cell.name).key != text.target.indicator.key
    return shorter and len(text.name) > 1 and cell.name.endswith(text.name)


def _cells(facts: Facts) -> Mapping[str, Sequence[_Told]]:
    """The figures of each row by its name, of rows that no other row of their table is called as."""
    found: dict[str, list[_Told]] = defaultdict(list)
    for target in facts.targets:
        row = facts.row_of.get(target.passage.index)
        if row and not row.adds_up and target.passage.field is PlanField.VALUE and _counts(target):
            name = (target.constraint.parent or target.constraint.indicator).partition("(")[0]
            found[item_name(facts.rows.name_of(row))].append(_Told(target, name))
    return {name: cells for name, cells in found.items() if _in_one_row_each(cells)}


def _in_one_row_each(cells: Sequence[_Told]) -> bool:
    rows = {cell.target.passage.route[: cell.target.passage.route.index("rows") + 2] for cell in cells}
    return len({row[:-2] for row in rows}) == len(rows)


def _counts(target: Target) -> bool:
    return target.constraint.measure in _COUNTED and target.constraint.quantity.unit != "%"


def _texts(facts: Facts, cells: Mapping[str, Sequence[_Told]]) -> Iterator[tuple[str, _Told]]:
    """The figures of statements, with the matter or place that each is of."""
    named = sorted((name for name in cells if len(name) >= _SHORTEST), key=len, reverse=True)
    for target in facts.targets:
        passage, constraint = target.passage, target.constraint
        if passage.form is not Form.STATEMENT or passage.table or not _counts(target):
            continue
        begins = next((name for name in named if constraint.indicator.startswith(name)), "")
        if constraint.holder:
            yield item_name(constraint.holder), _Told(target, constraint.parent or "")
        elif begins and (rest := constraint.indicator.removeprefix(begins)):
            yield begins, _Told(target, rest)
        elif task := facts.task_of.get(passage.index):
            yield item_name(task.heading.title), _Told(target, constraint.indicator)

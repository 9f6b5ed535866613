"""The value of one that a sentence gives for what a table puts a number and an amount to (低产林改造每亩投入1000元).

So is the value of one behind a number (改造农村住房320户，户均投入3万元), where a row of a like name gives that number.

Enters: `Line`s of figures and the rows of tables.  Leaves: `Derived` amounts with their readings.  The row is known by
its name; the number stands in the row, or elsewhere under that name.  A subsidy need not be all of an amount, so that
its number must stand in the row itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from checker.checks.arithmetic._derived import Derived, Kind
from checker.checks.arithmetic._figures import Line, figures_of, lines
from checker.checks.arithmetic._known import known_figures
from checker.checks.arithmetic._reckoning import amount, product
from checker.checks.arithmetic._row_changes import cells_of
from checker.facts import Facts
from checker.facts.printed import Target
from checker.language.constraint import Op, same_figure
from checker.plan.passages import Block
from checker.words.derivations import load_derivations
from checker.words.measures import load_measures
from checker.words.strings import ngrams
from checker.words.vocabulary import one_of

_MOST = 8
"""Numbers, and amounts, of one row that are tried."""
_NAME = 3
"""Characters of a name that a row is known by."""
_ALIKE, _CLAUSE = 4, 24
"""So many characters in a row are shared by the name of a row and the words before a number, of so many."""
_STOPS = re.compile("[,。;:、()]")


class _Single(NamedTuple):
    """The value of one thing, its name, the measure words that it is counted in, and whether it is a subsidy."""

    target: Target
    name: str
    units: Sequence[str]
    subsidy: bool


def find_far_products(facts: Facts) -> Iterator[Derived]:
    """One for each value of one and each row that is called by its name."""
    yield from _numbered(facts)
    singles = [each for line in facts.once(lines) for at in range(len(line.figures)) for each in _single(line, at)]
    rows = [(row, facts.rows.name_of(row)) for row in facts.outline.rows] if singles else []
    for single in singles:
        for row, name in rows:
            if len(name) >= _NAME and (single.name in name or name in single.name):
                yield from _derived(facts, single, row, name)


def _numbered(facts: Facts) -> Iterator[Derived]:
    """One for each number with the value of one behind it, and each row that has this number and is called alike."""
    told = [each for line in facts.once(lines) for at in range(1, len(line.figures)) for each in _costed(line, at)]
    rows = [(row, set(ngrams(facts.rows.name_of(row), _ALIKE))) for row in facts.outline.rows] if told else []
    for count, single in told:
        clause = count.passage.plain[: count.constraint.quantity.span.start].rpartition("。")[2]
        words = set(ngrams(clause[-_CLAUSE:], _ALIKE))
        for row, name in rows:
            number = _same_number(facts, row, count) if words & name else None
            cells = [cell.target for cell in cells_of(facts, row)] if number else []
            for total in _in_units(cells, [single.constraint.quantity.unit or ""])[:1]:
                quantities = (each.constraint.quantity for each in (count, single, total))
                yield Derived(Kind.PRODUCT, (count, single), total, (product(*quantities),), certain=False)


def _costed(line: Line, at: int) -> Iterator[tuple[Target, Target]]:
    """A number right before what each of them costs in all; a subsidy may be a part."""
    told, before = load_derivations().per_one.search(line.before(at)), line.figures[at - 1]
    if (
        told
        and line.sentence_of(at) == line.sentence_of(at - 1)
        and load_derivations().whole_costs.search(told["noun"])
    ):
        thing = told["each"] or told["every"]
        counted = before.constraint.quantity.unit in load_derivations().counted_as.get(thing, (thing,))
        money = line.figures[at].constraint.quantity.unit in load_measures().currencies
        if counted and money and {each.constraint.quantity.op for each in (before, line.figures[at])} == {Op.EQ}:
            yield before, line.figures[at]


def _same_number(facts: Facts, row: Block, count: Target) -> Target | None:
    """The figure of a row that is the number told, in its measure word."""
    texts = (facts.passages[index] for index in row.texts if index in facts.statements)
    figures = [*(each for text in texts for each in figures_of(facts, text)), *(c.target for c in cells_of(facts, row))]
    wanted = count.constraint.quantity
    alike = [each for each in figures if each.constraint.quantity.unit == wanted.unit]
    return next((each for each in alike if same_figure(each.constraint.quantity, wanted)), None)


def _single(line: Line, at: int) -> Iterator[_Single]:
    figure, before = line.figures[at], line.before(at)
    told = load_derivations().per_one.search(before)
    money = figure.constraint.quantity.unit in load_measures().currencies and figure.constraint.quantity.op is Op.EQ
    if told and money:
        thing = told["each"] or told["every"]
        name = _named(_STOPS.split(before[: told.start()])[-1])
        units = load_derivations().counted_as.get(thing, (thing,))
        subsidy = load_derivations().subsidies.search(told["noun"] + line.behind(at)[:4])
        if len(name) >= _NAME:
            yield _Single(figure, name, units, bool(subsidy))


def _named(words: str) -> str:
    """The name in the words before 每亩, without what only joins it to them (公益电影按每场)."""
    joints = one_of(load_derivations().per_one_joints)
    return re.sub(f"^(?:{joints})+|(?:{joints})+$", "", words)


def _derived(facts: Facts, single: _Single, row: Block, name: str) -> Iterator[Derived]:
    totals = _in_units([cell.target for cell in cells_of(facts, row)], [single.target.constraint.quantity.unit or ""])
    texts = [facts.passages[index] for index in row.texts if index in facts.statements]
    own = _in_units([each for text in texts for each in figures_of(facts, text)], single.units)
    counts = own or ([] if single.subsidy else _elsewhere(facts, (single.name, name), single.units))
    value = single.target.constraint.quantity
    if totals:
        near = amount(totals[0].constraint.quantity)
        counts = sorted(counts, key=lambda each: abs(amount(each.constraint.quantity) * amount(value) - near))
    readings = tuple(
        product(count.constraint.quantity, value, total.constraint.quantity) for total in totals for count in counts
    )
    if readings and amount(value):
        yield Derived(Kind.PRODUCT, (counts[0], single.target), totals[0], readings, certain=False)


def _elsewhere(facts: Facts, names: Sequence[str], units: Sequence[str]) -> Sequence[Target]:
    keys = dict.fromkeys(facts.identity.parse(name).key for name in names)
    known = facts.once(known_figures)
    held = (each.target for key in keys for unit in units for each in known.get((key, unit), ()))
    return _in_units(list(held), units)


def _in_units(targets: Sequence[Target], units: Sequence[str]) -> Sequence[Target]:
    """The figures in some measure words, the largest first: it is likeliest the whole."""
    fitting = [each for each in targets if each.constraint.quantity.unit in units]
    return sorted(fitting, key=lambda each: -amount(each.constraint.quantity))[:_MOST]

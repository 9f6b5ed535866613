"""Targets sorted for comparison: of what sort they are, which print the same figure.

Enters: targets that share the key of their indicator.  Leaves: groups of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache
from itertools import chain, combinations
from typing import TypeVar

from checker.checks.shared.figure_index import FigureIndex
from checker.facts import Facts
from checker.facts.printed import Target
from checker.language.constraint import Measure, Op, Relation, relation
from checker.language.indicator.qualifiers import Qualifiers, compare
from checker.language.statement.quantities import RATES
from checker.plan.passages import PlanField, Zone
from checker.source import Route
from checker.words.measures import load_measures
from checker.words.word_file import Words
from checker.words.words import load_words

_T = TypeVar("_T")
_K = TypeVar("_K")
COUNTED = "counted"
"""The size of figures that count single things, whatever the measure word."""
_ROUGHLY = Decimal("0.05")
"""How far from it, of its size, a figure told roughly may be that has more digits."""
NEW = "new"
"""The sort of figures that say how much is newly made."""


def split_by(items: Iterable[_T], key: Callable[[_T], _K]) -> dict[_K, list[_T]]:
    """Items with an equal key together, in the order of their first."""
    groups: dict[_K, list[_T]] = {}
    for item in items:
        groups.setdefault(key(item), []).append(item)
    return groups


def grouped(targets: Iterable[Target], key: Callable[[Target], object]) -> tuple[tuple[Target, ...], ...]:
    """Targets with an equal key together, as frozen groups."""
    return tuple(map(tuple, split_by(targets, key).values()))


def by_figure(cell: Sequence[Target]) -> tuple[tuple[Target, ...], ...]:
    """Targets that print the same figure together, whatever their bounds."""
    groups: list[list[Target]] = []
    known = FigureIndex[int]()
    for target in cell:
        quantity = target.constraint.quantity
        at = min((numbers[0] for numbers in known.like(quantity)), default=len(groups))
        if at == len(groups):
            groups.append([])
            known.add(quantity, at)
        groups[at].append(target)
    return tuple(map(tuple, groups))


def in_one_passage(groups: Sequence[Sequence[Target]]) -> bool:
    """Whether one text prints two of the values: then they speak of two things."""
    seen: dict[int, int] = {}
    return any(seen.setdefault(t.passage.index, at) != at for at, group in enumerate(groups) for t in group)


def compatible(groups: Sequence[Sequence[Target]]) -> bool:
    """Whether all values can hold together, being bounded otherwise (10个以上 and 12个)."""
    if len({group[0].constraint.quantity.op for group in groups}) < len(groups):
        return False
    pairs = combinations([group[0].constraint.quantity._replace(unit=None) for group in groups], 2)
    return all(relation(a, b) in (Relation.ENTAILS, Relation.ENTAILED) for a, b in pairs)


def rounded_off(groups: Sequence[Sequence[Target]]) -> bool:
    """Whether one is the exact figure of another: cut off (超过30亿元 of 30.9亿元) or told roughly (近60亿元)."""
    bound, exact = sorted((group[0].constraint.quantity for group in groups[:2]), key=lambda each: each.op is Op.EQ)
    if len(groups) != 2 or exact.op is not Op.EQ or not bound.low or not exact.low:
        return False
    if bound.op is Op.ABOUT:
        return bound.unit not in RATES and _rounds(bound.low, exact.low)
    more = exact.low - bound.low
    return bound.op in (Op.GE, Op.GT) and 0 < more < bound.step and bound.step > 1


def _rounds(rough: Decimal, exact: Decimal) -> bool:
    return _digits(exact) > _digits(rough) and abs(exact - rough) <= _ROUGHLY * rough


def _digits(figure: Decimal) -> int:
    """How many digits a figure has without the noughts at its end."""
    return len(figure.normalize().as_tuple().digits)


def sort_of(target: Target) -> str:
    """What sort of figure it is: how much there is, how much is newly made, or another measure."""
    measure, action = target.constraint.measure, target.constraint.action
    if measure in (Measure.EVENTS, Measure.INCREMENT):
        return NEW
    if measure is Measure.LEVEL and action not in load_measures().stock:
        return NEW
    return measure


def sort_of_amount(target: Target) -> str:
    """Levels, increments and changes together: an equal figure of one indicator is the same target under either."""
    sort = sort_of(target)
    return "amount" if sort in (NEW, Measure.LEVEL, Measure.GROWTH_AMOUNT) else sort


def in_money(target: Target) -> bool:
    """Whether a target is an amount of money."""
    return target.constraint.quantity.unit in load_measures().currencies


def is_dealt_with(target: Target) -> bool:
    """Whether a figure says how many things there are that something is done to: 对全县38件积案逐件明确责任人."""
    before = target.passage.plain[: target.constraint.clause.start]
    return bool(load_measures().dealt_with.search(before))


def sort_among(family: Sequence[Target], target: Target) -> str:
    """The sort of a target of a family; a column's bare value is of the sort that the others say, how much first.

    Columns of years may hold what is newly made in each, so that they are levels only where nothing is said of that.
    """
    if not _bare(target):
        return sort_of(target)
    told = {sort_of(other) for other in family if not _bare(other)}
    yearly = target.passage.field is PlanField.VALUE
    return Measure.LEVEL if Measure.LEVEL in told and not (yearly and NEW in told) else sort_of(target)


def _bare(target: Target) -> bool:
    """Whether a level is given without a verb, in a cell or by a bound that says how much there is (突破50亿元)."""
    if target.constraint.measure is not Measure.LEVEL or target.constraint.action is not None:
        return False
    cell = target.passage.field in (PlanField.TARGET, PlanField.VALUE)
    return cell or (target.constraint.quantity.raw or "").startswith(_reaching())


@cache
def _reaching() -> Words:
    return tuple(word for word in load_measures().stock if word in load_words().bounds_before.all)


def narrower(facts: Facts, part: Target, whole: Target) -> bool:
    """Whether a counts a part of what b counts (民营科技企业 2家, 科技企业 7家): smaller is no clash."""
    contrasts = compare(part.indicator.qualifiers, whole.indicator.qualifiers, facts.identity.lexicon)
    own = bool(contrasts) and all(contrast.a and not contrast.b for contrast in contrasts)
    if not own or sort_of(part) not in (NEW, Measure.LEVEL):
        return False
    figures = [t.constraint.quantity.low or t.constraint.quantity.high or 0 for t in (part, whole)]
    return figures[0] < figures[1]


def size_of(target: Target) -> str | None:
    """The measure word, all words that count single things being one."""
    unit = target.constraint.quantity.unit
    return COUNTED if unit in load_measures().counting else unit


def by_kind(facts: Facts) -> Mapping[tuple[str, Qualifiers, str | None], FigureIndex[Target]]:
    """The targets that name one thing with one measure word, whatever the topic they stand under, by figure."""
    found: dict[tuple[str, Qualifiers, str | None], FigureIndex[Target]] = defaultdict(FigureIndex)
    for target in facts.targets:
        kind = target.indicator.key, target.indicator.qualifiers, size_of(target)
        found[kind].add(target.constraint.quantity, target)
    return found


def targets_by_zone(facts: Facts) -> Mapping[tuple[str, Zone], Sequence[Target]]:
    """The targets of each zone of each document."""
    found: dict[tuple[str, Zone], list[Target]] = defaultdict(list)
    for target in facts.targets:
        found[target.passage.document, target.passage.zone].append(target)
    return found


def with_twins(facts: Facts, figure: Sequence[Target]) -> Sequence[Target]:
    """Targets that print one figure, with those of other topics that name the same thing and print it too."""
    first = figure[0]
    alike = facts.once(by_kind)[first.indicator.key, first.indicator.qualifiers, size_of(first)]
    return sorted(chain.from_iterable(alike.like(first.constraint.quantity)), key=in_order)


def parts_between(facts: Facts, figures: Sequence[Sequence[Target]]) -> Iterator[Target]:
    """Targets of other rows, of the same kind, that print what two figures differ by: 50亿元, 46亿元 and 4亿元."""
    if len(figures) != 2:
        return
    ends = [figure[0] for figure in figures]
    one, other = (target.constraint.quantity.low for target in ends)
    tables = {table for target in ends if (table := target.passage.table)}
    if one is None or other is None or not tables:
        return
    known, blocks = facts.once(_in_tables), [end.passage.block for end in ends]
    beside = chain.from_iterable(known.get((table, *_sort_and_end(ends[0]), abs(one - other)), ()) for table in tables)
    yield from sorted((target for target in beside if target.passage.block not in blocks), key=in_order)


def _in_tables(facts: Facts) -> Mapping[tuple[Route, str | None, str, Decimal | None], Sequence[Target]]:
    """The targets of tables, by table, kind and figure."""
    standing = (target for target in facts.targets if target.passage.table)
    return split_by(standing, lambda t: (t.passage.table, *_sort_and_end(t), t.constraint.quantity.low))


def _sort_and_end(target: Target) -> tuple[str | None, str]:
    """The measure word, and the last characters of the name, which say what is counted."""
    return size_of(target), target.constraint.indicator[-2:]


def in_order(target: Target) -> tuple[int, int]:
    """What sorts targets in printed order."""
    return target.passage.index, target.constraint.clause.start

"""Targets that speak of the same thing and print something different.

Enters: the targets of a plan.  Leaves: one `Clash` per fact, with every place that prints one of
the differing values.  Targets are joined by the key of their indicator (a hash join); only the few
that share a key are compared with each other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

from checker.facts import Facts, Target
from checker.finding import Words
from checker.language.constraint import Measure, Relation, relation, same_figure
from checker.language.indicator import Judgement, Verdict
from checker.passages import Passage, Zone


class Differ(StrEnum):
    """In what two targets differ that speak of the same thing."""

    VALUE = "value"
    COMPATIBLE = "compatible"
    BOUND = "bound"
    MEASURE = "measure"
    COMMITMENT = "commitment"
    QUALIFIER = "qualifier"
    MEASURE_WORD = "measure_word"
    PERIOD = "period"


class Between(StrEnum):
    """Which two parts of a plan disagree, closest first."""

    BODY_TABLE = "body-table"
    GOALS_TASKS = "goals-tasks"
    WITHIN = "within"
    MASTER_ANNEX = "master-annex"
    ANNEX_ANNEX = "annex-annex"


@dataclass(frozen=True, slots=True)
class Clash:
    """One fact printed in several ways: `groups` are the targets that agree among themselves."""

    differ: Differ
    between: Between
    certain: bool
    groups: tuple[tuple[Target, ...], ...]
    reasons: tuple[Words, ...]

    @property
    def targets(self) -> tuple[Target, ...]:
        """All targets, in printed order."""
        return tuple(sorted((t for group in self.groups for t in group), key=_order))


_AMOUNTS = {Measure.EVENTS: Measure.LEVEL}
_CONFUSABLE = (
    frozenset({Measure.INCREMENT, Measure.NET_INCREMENT}),
    frozenset({Measure.GROWTH, Measure.GROWTH_AMOUNT}),
)
_CLOSEST = tuple(Between)


def find_clashes(facts: Facts) -> tuple[Clash, ...]:
    """All clashes of a plan, in printed order of their first place."""
    buckets: dict[str, list[Target]] = defaultdict(list)
    for target in facts.targets:
        if target.constraint.measure is not Measure.RELATION:
            buckets[target.indicator.key].append(target)
    found = [clash for bucket in buckets.values() if len(bucket) > 1 for clash in _in_bucket(facts, bucket)]
    return tuple(sorted(found, key=lambda clash: _order(clash.targets[0])))


def _order(target: Target) -> tuple[int, int]:
    return target.passage.index, target.constraint.clause.start


def _in_bucket(facts: Facts, bucket: Sequence[Target]) -> Iterator[Clash]:
    """Targets with the same head: first those that are the same throughout, then those that may be."""
    families = _same_families(facts, bucket)
    for family in families:
        yield from _within_family(facts, family)
    for ours, theirs in combinations(families, 2):
        judgement = facts.identity.judge(ours[0].indicator, theirs[0].indicator)
        if judgement.verdict is Verdict.UNDECIDED:
            yield from _across_families(ours, theirs, judgement)


def _same_families(facts: Facts, bucket: Sequence[Target]) -> list[list[Target]]:
    families: list[list[Target]] = []
    for target in bucket:
        for family in families:
            if facts.identity.judge(family[0].indicator, target.indicator).verdict is Verdict.SAME:
                family.append(target)
                break
        else:
            families.append([target])
    return families


def _within_family(facts: Facts, family: Sequence[Target]) -> Iterator[Clash]:
    same = Words(
        f"“{family[0].constraint.indicator}”: 名称与限定相同, 判为同一指标",
        f"“{family[0].constraint.indicator}”: same head and qualifiers, judged the same indicator",
    )
    yield from _measures(family, same)
    for cell in _split(family, lambda t: (_measure(t), t.constraint.quantity.unit, _period(facts, t))).values():
        yield from _values(cell, same)


def _values(cell: Sequence[Target], reason: Words) -> Iterator[Clash]:
    """Targets of one indicator, measure, measure word and period: value, else bound, else commitment."""
    figures = _figures(cell)
    if len(figures) > 1 and not _same_passage(figures):
        differ = Differ.COMPATIBLE if _compatible(figures) else Differ.VALUE
        yield Clash(differ, _closest(figures), True, figures, (reason,))
        return
    for figure in figures:
        bounds = _groups(figure, lambda t: (t.constraint.quantity.op, t.constraint.quantity.low))
        if len(bounds) > 1:
            yield Clash(Differ.BOUND, _closest(bounds), True, bounds, (reason,))
            continue
        promises = _groups(figure, lambda t: t.constraint.commitment)
        if len(promises) > 1:
            yield Clash(Differ.COMMITMENT, _closest(promises), True, promises, (reason,))


def _measures(family: Sequence[Target], reason: Words) -> Iterator[Clash]:
    """The same indicator given once as one measure and once as another that is easily taken for it."""
    for confusable in _CONFUSABLE:
        groups = _groups([t for t in family if t.constraint.measure in confusable], lambda t: t.constraint.measure)
        if len(groups) > 1:
            yield Clash(Differ.MEASURE, _closest(groups), True, groups, (reason,))


def _across_families(ours: Sequence[Target], theirs: Sequence[Target], judgement: Judgement) -> Iterator[Clash]:
    """Targets that may speak of the same thing: equal figures differ in wording, others cannot be told."""
    reason = Words(judgement.reason, judgement.reason_en)
    key: Callable[[Target], tuple[Measure, str | None]] = lambda t: (_measure(t), t.constraint.quantity.unit)  # noqa: E731
    others = _split(theirs, key)
    for kind, mine in _split(ours, key).items():
        if kind not in others:
            continue
        groups = (tuple(mine), tuple(others[kind]))
        alike = same_figure(mine[0].constraint.quantity, others[kind][0].constraint.quantity)
        yield Clash(Differ.QUALIFIER if alike else Differ.VALUE, _closest(groups), False, groups, (reason,))


def _split(targets: Iterable[Target], key: Callable[[Target], object]) -> dict[object, list[Target]]:
    groups: dict[object, list[Target]] = {}
    for target in targets:
        groups.setdefault(key(target), []).append(target)
    return groups


def _groups(targets: Iterable[Target], key: Callable[[Target], object]) -> tuple[tuple[Target, ...], ...]:
    return tuple(map(tuple, _split(targets, key).values()))


def _figures(cell: Sequence[Target]) -> tuple[tuple[Target, ...], ...]:
    groups: list[list[Target]] = []
    for target in cell:
        for group in groups:
            if same_figure(group[0].constraint.quantity, target.constraint.quantity):
                group.append(target)
                break
        else:
            groups.append([target])
    return tuple(map(tuple, groups))


def _same_passage(groups: Sequence[Sequence[Target]]) -> bool:
    """Whether one text prints two of the values: then they speak of two things."""
    seen: dict[int, int] = {}
    return any(seen.setdefault(t.passage.index, at) != at for at, group in enumerate(groups) for t in group)


def _compatible(groups: Sequence[Sequence[Target]]) -> bool:
    pairs = combinations([group[0].constraint.quantity for group in groups], 2)
    return all(relation(a, b) in (Relation.ENTAILS, Relation.ENTAILED) for a, b in pairs)


def _measure(target: Target) -> Measure:
    return _AMOUNTS.get(target.constraint.measure, target.constraint.measure)


def _period(facts: Facts, target: Target) -> str:
    return target.constraint.period or str(facts.plan.year or "")


def _closest(groups: Sequence[Sequence[Target]]) -> Between:
    """The closest two places that differ."""
    pairs = (between(a, b) for ours, theirs in combinations(groups, 2) for a in ours for b in theirs)
    return min(pairs, key=_CLOSEST.index)


def between(a: Target, b: Target) -> Between:
    """Which parts of the plan two targets stand in."""
    return between_passages(a.passage, b.passage)


def between_passages(a: Passage, b: Passage) -> Between:
    """Which parts of the plan two texts stand in."""
    if a.document != b.document:
        return Between.MASTER_ANNEX if {a.document, b.document} & {"master", "notice"} else Between.ANNEX_ANNEX
    zones = {a.zone, b.zone}
    if Zone.TABLE in zones and len(zones) == 2:
        return Between.BODY_TABLE
    return Between.GOALS_TASKS if zones == {Zone.GOALS, Zone.TASKS} else Between.WITHIN

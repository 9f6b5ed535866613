"""Targets that speak of the same thing and print something different.

Enters: the targets of a plan.  Leaves: one `Clash` per fact, with every place that prints one of the differing values.
Targets are joined by the key of their indicator (a hash join); only the few that share a key are compared.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from checker.checks.shared.accounted import (
    accounted,
    answered,
    fits_level,
    made_up,
    said_twice,
    unless_cases,
    without_changes,
    without_growth,
)
from checker.checks.shared.between import Between, across, closest
from checker.checks.shared.clash import Clash, Differ
from checker.checks.shared.families import (
    by_figure,
    compatible,
    grouped,
    in_money,
    in_one_passage,
    in_order,
    is_dealt_with,
    narrower,
    parts_between,
    rounded_off,
    size_of,
    sort_among,
    sort_of,
    sort_of_amount,
    split_by,
    with_twins,
)
from checker.checks.shared.judged import goal_and_task, nearest_pairs, of_equal_figures, same_families, stands_alone
from checker.checks.shared.knots import Knot, Knots
from checker.checks.shared.own_figures import own_figures
from checker.checks.shared.periods import at_one_time, times_in
from checker.checks.shared.printing import by_base, by_bound, by_commitment, by_frequency, by_measure_word, by_stock
from checker.checks.shared.said_above import said_above
from checker.checks.shared.scopes import (
    by_subject,
    level_of,
    may_be_one,
    names_one_object,
    of_two_tables,
    opposite_bounds,
    restated,
    stage_and_whole,
    stands_for_one,
    tells_cases,
)
from checker.checks.shared.sizes import other_sizes
from checker.checks.shared.undated import undated_clashes
from checker.checks.shared.unnamed_parts import unnamed_parts
from checker.checks.shared.yearly import column_clashes
from checker.facts import Facts
from checker.facts.printed import Target
from checker.finding import Place, Words
from checker.language.constraint import Measure, same_figure
from checker.language.indicator.lexicon import LEVEL
from checker.language.indicator.qualifiers import Verdict, compare
from checker.plan.passages import PlanField

_CONFUSABLE = (
    frozenset({Measure.INCREMENT, Measure.NET_INCREMENT}),
    frozenset({Measure.GROWTH, Measure.GROWTH_AMOUNT}),
)
_RESTATED = Words(
    "指标表的一行以此为名, 两处写明同一时限, 判为同一指标",
    "a row of the table of indicators has this name, both name one period: judged the same indicator",
)
_STAGES = frozenset({"阶段", "工程"})


def find_clashes(facts: Facts) -> tuple[Clash, ...]:
    """All clashes of a plan, in printed order of their first place."""
    buckets: dict[str, list[Target]] = defaultdict(list)
    own = facts.once(own_figures) | facts.once(unnamed_parts)
    for target in facts.targets:
        share = target.constraint.holder and target.passage.field is PlanField.VALUE
        if target.constraint.measure is not Measure.RELATION and not share and target.place not in own:
            buckets[target.indicator.key].append(target)
    kept = (without_changes(facts, bucket) for bucket in buckets.values())
    found = [clash for bucket in kept if len(bucket) > 1 for clash in _in_bucket(facts, bucket)]
    promises = [clash for clash in found if clash.differ is Differ.COMMITMENT]
    others = [clash for clash in found if clash.differ not in (Differ.MEASURE_WORD, Differ.COMMITMENT)]
    words = _word_clashes([clash for clash in found if clash.differ is Differ.MEASURE_WORD], (*others, *promises))
    merged = [*others, *column_clashes(facts), *_merged(words, _words), *_merged(promises, _passages)]
    once = {(each.differ, frozenset(each.targets)): each for each in sorted(merged, key=lambda each: each.certain)}
    return tuple(sorted(once.values(), key=lambda clash: in_order(clash.targets[0])))


def _word_clashes(clashes: Sequence[Clash], others: Sequence[Clash]) -> list[Clash]:
    """Measure words exchanged throughout, unless all of the targets are told of for something graver."""
    told = {target for clash in others for target in clash.targets}
    alone = {_words(clash) for clash in clashes if told.isdisjoint(clash.targets)}
    return [clash for clash in clashes if _words(clash) in alone]


def _merged(clashes: Sequence[Clash], key: Callable[[Clash], object]) -> Iterator[Clash]:
    """Clashes with one root cause as one: a measure word exchanged throughout, a 力争 that opens a list."""
    for alike in split_by(clashes, key).values():
        ranks = range(max(len(clash.groups) for clash in alike))
        groups = tuple(
            tuple(target for clash in alike for group in clash.groups[at : at + 1] for target in group) for at in ranks
        )
        yield replace(alike[0], groups=groups)


def _words(clash: Clash) -> object:
    return tuple(group[0].constraint.quantity.unit for group in clash.groups)


def _passages(clash: Clash) -> object:
    return tuple(tuple(target.passage.index for target in group) for group in clash.groups)


def _in_bucket(facts: Facts, bucket: Sequence[Target]) -> Iterator[Clash]:
    """Targets with the same head: first those that are the same throughout, then those that may be."""
    families = same_families(facts, bucket)
    for family in families:
        yield from _within_family(facts, family)
    yield from _across_families(facts, families)


def _within_family(facts: Facts, family: Sequence[Target]) -> Iterator[Clash]:
    same = Words(
        f"“{family[0].constraint.indicator}”: 名称及范围、级别等相同, 判为同一指标",
        f"“{family[0].constraint.indicator}”: same head and qualifiers, judged the same indicator",
    )
    yield from _measures(family, same)
    time = times_in(family)
    for cell in split_by(
        family, lambda t: (sort_among(family, t), size_of(t), time(t), t.constraint.frequency)
    ).values():
        for alike in by_subject(without_growth(facts, cell)):
            yield from _values(facts, alike, same)
    yield from undated_clashes(facts, family, same)
    for cell in split_by(family, lambda t: (sort_of_amount(t), in_money(t) or size_of(t), time(t))).values():
        for figure in by_figure(cell):
            yield from _finer(figure, same)
    for groups in other_sizes(family, lambda t: (sort_of_amount(t), time(t))):
        yield Clash(Differ.MEASURE_WORD, closest(groups), True, groups, (same,))


def _values(facts: Facts, cell: Sequence[Target], reason: Words) -> Iterator[Clash]:
    """Targets of one indicator, measure, measure word and period that print several figures."""
    figures = by_figure(cell)
    twice = list(said_twice(cell))
    for held in filter(may_be_one, unless_cases(twice)):
        yield Clash(Differ.VALUE, Between.WITHIN, False, held, (reason,))
    several = len(figures) > 1 and not twice and not rounded_off(figures) and not made_up(figures)
    if several and not in_one_passage([with_twins(facts, figure) for figure in figures]):
        differ = Differ.COMPATIBLE if compatible(figures) else Differ.VALUE
        part = next(iter(parts_between(facts, figures)), None) if differ is Differ.VALUE else None
        between, one = _between(facts, figures)
        certain = one and _certain(facts, cell)
        asked = between is not Between.WITHIN or may_be_one(figures)
        if certain or (asked and not accounted(facts, figures)):
            yield Clash(differ, between, certain, figures, (reason,), names_one_object(figures), part)


def _between(facts: Facts, figures: Sequence[Sequence[Target]]) -> tuple[Between, bool]:
    """Which parts of the plan differing figures stand in, and whether they are known to be of one thing."""
    nearest = closest(figures)
    if nearest is not Between.WITHIN or stands_for_one(facts, figures) or names_one_object(figures):
        return nearest, True
    other = across(figures)
    return other or nearest, other is not None


def _finer(figure: Sequence[Target], reason: Words) -> Iterator[Clash]:
    """Targets that print one figure: with another measure or bound, else commitment; and another measure word."""
    stocks, bounds = by_stock(figure), by_bound(figure)
    promises = by_commitment(figure) if max(len(stocks), len(bounds)) < 2 else ()
    every = (
        (Differ.STOCK, stocks),
        (Differ.BOUND, bounds),
        (Differ.COMMITMENT, promises),
        (Differ.BASE, by_base(figure)),
        (Differ.FREQUENCY, by_frequency(figure)),
    )
    for differ, groups in (*every, (Differ.MEASURE_WORD, by_measure_word(figure))):
        if len(groups) > 1:
            opposite = differ is Differ.BOUND and opposite_bounds({group[0].constraint.quantity.op for group in groups})
            if not tells_cases(differ, opposite, groups):
                exchanged = differ is Differ.MEASURE_WORD and in_money(groups[0][0])
                yield Clash(Differ.VALUE if opposite or exchanged else differ, closest(groups), True, groups, (reason,))


def _certain(facts: Facts, cell: Sequence[Target]) -> bool:
    """Not where an increment stands against a new level, nor under headings of other levels (省级实事, 市级实事), nor
    for a stage against the whole, nor where a figure only says how many things something is done to."""
    levels = {level_of(facts, target) for target in cell}
    alike = len({target.constraint.measure for target in cell}) == 1 and len(levels) < 2
    return alike and not stage_and_whole(cell) and not any(map(is_dealt_with, cell))


def _measures(family: Sequence[Target], reason: Words) -> Iterator[Clash]:
    """The same indicator given once as one measure and once as another that is easily taken for it.

    A rate and an amount of growth may both be meant; an increment and a net increment cannot.
    """
    for confusable in _CONFUSABLE:
        said = [t for t in family if t.constraint.measure in confusable and t.passage.field is not PlanField.VALUE]
        groups = grouped(said, lambda t: t.constraint.measure)
        counted = Measure.INCREMENT in confusable
        if len(groups) > 1 and (counted or not fits_level(family, groups)):
            yield Clash(Differ.MEASURE, closest(groups), counted, groups, (reason,))


def _across_families(facts: Facts, families: Sequence[Sequence[Target]]) -> Iterator[Clash]:
    """Targets that may speak of the same thing: equal figures under other names, or figures nobody can tell."""
    alike, apart = Knots(either=False), Knots(either=True)
    called = Counter(family[0].constraint.indicator for family in families)
    for one, other in nearest_pairs(len(families)):
        ours, theirs = families[one], families[other]
        if size_of(ours[0]) != size_of(theirs[0]) or not at_one_time(ours, theirs):
            continue
        pair = of_equal_figures(ours, theirs)
        if differ := _only_differ(facts, ours, theirs, pair):
            yield Clash(differ, closest(pair), False, pair, (_reason(facts, ours, theirs),))
        elif told := restated(facts, ours, theirs):
            yield Clash(Differ.VALUE, closest(told), True, told, (_RESTATED,))
        elif _untold(facts, ours, theirs, called[ours[0].constraint.indicator]):
            if same_figure(ours[0].constraint.quantity, theirs[0].constraint.quantity):
                if not said_above(facts, ours, theirs):
                    alike.tie(one, other, _reason(facts, ours, theirs))
            elif not _accounted(facts, ours, theirs):
                apart.tie(one, other, _reason(facts, ours, theirs))
    differing = [_differing(families, knot) for knot in apart.every]
    yield from (each for each in differing if each.between is not Between.WITHIN or may_be_one(each.groups))
    yield from _equal(families, alike, differing)


def _untold(facts: Facts, ours: Sequence[Target], theirs: Sequence[Target], called: int) -> bool:
    """Whether nobody can tell two families apart or together that print one sort of figure under two names, or under
    one that is common (项目), once among the goals and once among the tasks."""
    a, b = ours[0], theirs[0]
    one_name = a.constraint.indicator == b.constraint.indicator
    if of_two_tables(a, b) or (one_name and (called != len((a, b)) or not goal_and_task(ours, theirs))):
        return False
    sort = sort_of_amount if same_figure(a.constraint.quantity, b.constraint.quantity) else sort_of
    undecided = sort(a) == sort(b) and facts.identity.judge(a.indicator, b.indicator).verdict is Verdict.UNDECIDED
    return undecided and not in_one_passage((ours, theirs))


def _accounted(facts: Facts, ours: Sequence[Target], theirs: Sequence[Target]) -> bool:
    """Whether two figures may both stand: one counts a part, or a task prints both."""
    return narrower(facts, ours[0], theirs[0]) or narrower(facts, theirs[0], ours[0]) or answered(facts, (ours, theirs))


def _reason(facts: Facts, ours: Sequence[Target], theirs: Sequence[Target]) -> Words:
    judgement = facts.identity.judge(ours[0].indicator, theirs[0].indicator)
    return Words(judgement.reason, judgement.reason_en)


def _differing(families: Sequence[Sequence[Target]], knot: Knot) -> Clash:
    """Figures nobody can tell: 1家 here, 2家 under two other names."""
    numbers, reasons = knot
    groups = by_figure(sorted((target for number in numbers for target in families[number]), key=in_order))
    return Clash(Differ.VALUE, closest(groups), False, groups, tuple(reasons))


def _equal(families: Sequence[Sequence[Target]], alike: Knots, differing: Sequence[Clash]) -> Iterator[Clash]:
    """Equal figures under other names, save those that are all told of among figures that differ."""
    told: dict[Place, set[int]] = defaultdict(set)
    for number, clash in enumerate(differing):
        for target in clash.targets:
            told[target.place].add(number)
    for numbers, reasons in alike.every:
        groups = tuple(tuple(families[number]) for number in numbers)
        if not set.intersection(*(told.get(target.place, set()) for group in groups for target in group)):
            yield Clash(Differ.QUALIFIER, closest(groups), False, groups, tuple(reasons)[:1])


def _only_differ(
    facts: Facts, ours: Sequence[Target], theirs: Sequence[Target], equal: tuple[Sequence[Target], Sequence[Target]]
) -> Differ | None:
    """What alone differs at an equal figure: the stage (begun here, finished there), or one place's level."""
    a, b = ours[0], theirs[0]
    contrasts = compare(a.indicator.qualifiers, b.indicator.qualifiers, facts.identity.lexicon)
    if not contrasts or not same_figure(*(side[0].constraint.quantity for side in equal)) or in_one_passage(equal):
        return None
    if all(contrast.group in _STAGES for contrast in contrasts):
        return Differ.STAGE if same_figure(a.constraint.quantity, b.constraint.quantity) else None
    exclusive = all(each.group == LEVEL and each.verdict is Verdict.DIFFERENT for each in contrasts)
    return Differ.QUALIFIER if exclusive and stands_alone(*equal) else None

"""Equal figures under names that are nearly the same.

Enters: the targets of a plan.  Leaves: clashes of names.  Identity joins by name; this joins by figure
(a hash join) and compares the names of the few that share one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence, Set
from decimal import Decimal
from itertools import combinations

from checker.checks.shared.accounted import answered
from checker.checks.shared.between import between
from checker.checks.shared.clash import Clash, Differ
from checker.checks.shared.families import in_order, size_of, sort_of, split_by
from checker.checks.shared.likeness import NEAR, similarity
from checker.checks.shared.slips import slips
from checker.facts import Facts
from checker.facts.printed import Target
from checker.finding import Words
from checker.language.constraint import Measure, Role, same_figure
from checker.language.indicator.qualifiers import Verdict, compare
from checker.language.statement.saying import telling_words
from checker.plan.passages import Form, PlanField
from checker.words.measures import load_measures
from checker.words.strings import is_subsequence

_EXAMPLES = re.compile("[^等]{2,14}等(?!级)")
ALIKE_RARE = 0.45
"""Share of common 2-grams at which names are near: for common figures (1个), and for rare ones (417户); a table
row and its own task need nothing in common."""
_FEW = 3
_TOLD = 4
"""Characters of a name that goes on as another one does: 供水管网, 供水管网长度."""
_LARGE = 20
"""Smaller figures are shared by many targets and tell nothing by themselves."""
_DIGITS = 2
"""Digits before the noughts at the end from which one digit makes a slip."""
_SLIP = Words(
    "名称相近, 数值只差一个数字、数字次序或数量级", "near names, figures one digit, an order of digits or noughts apart"
)
_SIZES = Words("名称只差一个数字, 数值相同", "names that one number tells apart, with the same figure")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
CROWD = 40
"""Names that share one figure; more than this and the figure tells nothing."""


def find_near_names(facts: Facts) -> tuple[Clash, ...]:
    """Targets with one figure whose names differ a little, in printed order."""
    buckets: dict[tuple[object, ...], dict[str, list[Target]]] = defaultdict(lambda: defaultdict(list))
    for target in facts.targets:
        quantity = target.constraint.quantity
        figures = frozenset(value for value in (quantity.low, quantity.high) if value)
        printed = quantity.raw and target.passage.form is not Form.UNITS and not target.constraint.holder
        printed = printed and not _is_column_total(facts, target)
        aimed = target.constraint.role is Role.TARGET and target.constraint.measure is not Measure.RELATION
        if figures and printed and aimed:  # one rate or amount is given in many cases: standards prove nothing
            kind = sort_of(target), size_of(target), target.period
            buckets[kind, figures][target.indicator.key].append(target)
    return tuple(clash for names in buckets.values() if 1 < len(names) < CROWD for clash in _near(facts, names))


def _is_column_total(facts: Facts, target: Target) -> bool:
    """Whether a figure is the sum of a column, whose header is a name in short: the same sum elsewhere confirms it."""
    row = facts.row_of.get(target.passage.index)
    return row is not None and row.adds_up and target.passage.field is PlanField.VALUE


def find_near_figures(facts: Facts) -> tuple[Clash, ...]:
    """Targets with near names whose figures are a slip of the pen apart (360户, 306户), in printed order.

    Figures that a place with the other's name prints as well are no slip.
    """
    slips: dict[object, dict[Target, bool]] = defaultdict(dict)
    repeated = _repeated(facts)
    for target in facts.targets:
        again = _said(target) in repeated
        for slip in _slips(target):
            slips[slip].setdefault(target, again)
    pairs = (
        (one, other)
        for held in slips.values()
        if len(held) < CROWD and not all(held.values())
        for (one, again), (other, too) in combinations(held.items(), 2)
        if not (again and too)
    )
    found = {(a.place, b.place): (a, b) for a, b in pairs if _slipped(facts, a, b)}
    sized = tuple(Clash(Differ.VALUE, between(a, b), False, ((a,), (b,)), (_SIZES,)) for a, b in _other_sizes(facts))
    open_pairs = [(a, b) for a, b in found.values() if not answered(facts, ((a,), (b,)))]
    same = split_by(open_pairs, lambda pair: frozenset(map(_said, pair)))
    return sized + tuple(map(_as_one, same.values()))


def _as_one(pairs: Sequence[tuple[Target, Target]]) -> Clash:
    """The same two figures of two names as one clash, wherever they stand."""
    a, b = pairs[0]
    every = sorted(dict.fromkeys(target for pair in pairs for target in pair), key=in_order)
    groups = tuple(tuple(each for each in every if _said(each) == _said(one)) for one in (a, b))
    return Clash(Differ.VALUE, between(a, b), False, groups, (_SLIP,))


def _said(target: Target) -> object:
    quantity = target.constraint.quantity
    return target.indicator.key, sort_of(target), quantity.low, quantity.high


def _repeated(facts: Facts) -> Set[object]:
    """Figures that two parts of the plan print under one name, so that none of them is a slip."""
    parts: dict[object, set[object]] = defaultdict(set)
    for target in facts.targets:
        parts[_said(target)].add(_part(target))
    return {said for said, found in parts.items() if len(found) > 1}


def _other_sizes(facts: Facts) -> Iterator[tuple[Target, Target]]:
    """One figure under names that only a number in them tells apart (50万元以上的村, 5万元以上的村), in two parts of
    which neither prints the other's name."""
    alike: dict[object, list[Target]] = defaultdict(list)
    names: dict[object, set[str]] = defaultdict(set)
    for target in facts.targets:
        name, quantity = target.constraint.indicator, target.constraint.quantity
        names[_part(target)].add(name)
        if (masked := _NUMBER.sub("0", name)) != name:
            alike[masked, sort_of(target), size_of(target), target.period, quantity.low, quantity.high].append(target)
    for held in alike.values():
        for a, b in combinations(held[:CROWD], 2):
            one, other = a.constraint.indicator, b.constraint.indicator
            if one != other and other not in names[_part(a)] and one not in names[_part(b)]:
                yield a, b


def _part(target: Target) -> object:
    return target.passage.document, target.passage.zone


def _slips(target: Target) -> Iterator[object]:
    """What a figure shares with those that are a slip apart from it, if it is one of a text."""
    constraint = target.constraint
    printed = constraint.quantity.raw and target.passage.form is not Form.UNITS and not constraint.holder
    if printed and constraint.measure is not Measure.RELATION:
        kind = sort_of(target), size_of(target), target.period, constraint.role
        yield from ((kind, slip) for slip in slips(_figure(target), _DIGITS))


def _slipped(facts: Facts, a: Target, b: Target) -> bool:
    """Whether two targets of other figures may be one: near names of one head, in two tasks."""
    names = a.constraint.indicator, b.constraint.indicator
    apart = a.passage.block != b.passage.block and a.indicator.key != b.indicator.key
    near = apart and not same_figure(a.constraint.quantity, b.constraint.quantity) and similarity(*names) >= NEAR
    return near and not exclude_each_other(facts, a, b)


def _near(facts: Facts, names: dict[str, list[Target]]) -> Iterator[Clash]:
    large = _figure(next(iter(names.values()))[0]) >= _LARGE
    common = ALIKE_RARE if large and len(names) <= _FEW else NEAR
    for ours, theirs in combinations(names.values(), 2):
        if {t.passage.block for t in ours} & {t.passage.block for t in theirs}:
            continue
        score = similarity(ours[0].constraint.indicator, theirs[0].constraint.indicator)
        linked = _linked(facts, ours, theirs)
        if _tells_more(ours[0], theirs[0], linked) or _coded_apart(ours[0], theirs[0]):
            continue
        enough = 0 if large and linked else NEAR if _counts_otherwise(ours[0], theirs[0]) else common
        if score < enough or exclude_each_other(facts, ours[0], theirs[0]):
            continue
        said = Words("数值相同, 名称相近", "same figure, near names")
        yield Clash(Differ.NAME, between(ours[0], theirs[0]), False, (tuple(ours), tuple(theirs)), (said,))


def _linked(facts: Facts, ours: Sequence[Target], theirs: Sequence[Target]) -> bool:
    """Whether one stands in a table row and the other in the task that the row carries out."""
    return any(_task(facts, a) == b.passage.block or _task(facts, b) == a.passage.block for a in ours for b in theirs)


def _heads_column(a: Target, b: Target) -> bool:
    """Whether one name is the header of a column, which the title of its table completes."""
    return PlanField.VALUE in (a.passage.field, b.passage.field)


_CODE = re.compile(r"[A-Za-z]*\d+|[一二三四五六七八九十](?=[级类型期号])")


def _coded_apart(a: Target, b: Target) -> bool:
    """Whether the codes, numbers and grades in two names tell two things apart (地块A05, 地块A06)."""
    ours, theirs = (_CODE.findall(target.constraint.indicator) for target in (a, b))
    return bool(ours and theirs) and ours != theirs


def _tells_more(a: Target, b: Target, linked: bool) -> bool:
    """Whether one name only tells more than the other: a task than its row, a title than the header of a column, or
    with words of style before it (各类应急演练, 应急演练)."""
    one, other = _by_length(a, b)
    styled = len(one) >= _TOLD and other.endswith(one) and not telling_words(other.removesuffix(one))
    return styled or _goes_on(one, other) or ((linked or _heads_column(a, b)) and is_subsequence(one, other))


def _goes_on(one: str, other: str) -> bool:
    """Whether a longer name tells what is done with the thing, or how much of it there is (管网, 管网长度)."""
    return (
        len(one) >= _TOLD
        and other.startswith(one)
        and len(other) > len(one) + 1
        and not other.endswith(load_measures().own_things)
    )


def _by_length(a: Target, b: Target) -> Sequence[str]:
    """Two names, the shorter one first, without examples (“村晚”等文化活动)."""
    return sorted((_EXAMPLES.sub("", target.constraint.indicator) for target in (a, b)), key=len)


def _counts_otherwise(a: Target, b: Target) -> bool:
    """Whether two measure words count two sorts of things: 70人, 70家."""
    units = {target.constraint.quantity.unit for target in (a, b)}
    return len(units) > 1 and "个" not in units


def _task(facts: Facts, target: Target) -> str | None:
    row = facts.row_of.get(target.passage.index)
    task = facts.matches.get(row.route) if row and not row.adds_up else None
    return task.label if task else None


def exclude_each_other(facts: Facts, a: Target, b: Target) -> bool:
    """Whether the names carry qualifiers that exclude each other (省级/市级)."""
    contrasts = compare(a.indicator.qualifiers, b.indicator.qualifiers, facts.identity.lexicon)
    return any(contrast.verdict is Verdict.DIFFERENT for contrast in contrasts)


def _figure(target: Target) -> Decimal:
    quantity = target.constraint.quantity
    return next(value for value in (quantity.low, quantity.high, Decimal(0)) if value is not None)

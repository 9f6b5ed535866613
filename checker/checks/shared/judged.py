"""Targets under one key as families: those of a family are judged to be one indicator.

Enters: targets that share the key of their indicator, in printed order; there may be thousands of them.  Leaves:
families.  A target is not judged against every other one: hash tables say which families it can belong to at all,
and a family is judged by its distinct names and wholes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence, Set
from itertools import islice

from checker.checks.shared.figure_index import FigureIndex
from checker.facts import Facts
from checker.facts.printed import Target
from checker.language.constraint import same_figure
from checker.language.indicator.identity import Indicator
from checker.language.indicator.qualifiers import Verdict
from checker.plan.passages import Zone

NEAREST = 60
"""So many families are looked at for one target, and for one family; of more, those printed nearest.  A key with more
families is one that everything is called by (项目 under sixty topics), and each more of them would cost as much as all
the plan's real comparisons; targets that print one name under one whole still meet, as their signatures are equal."""


class _Family:
    """Targets judged the same, with what is distinct among them."""

    def __init__(self) -> None:
        self.members: list[Target] = []
        self.names: dict[object, Indicator] = {}
        self.wholes: dict[object, Indicator] = {}

    def add(self, target: Target, whole: Indicator | None) -> None:
        self.members.append(target)
        self.names.setdefault(face(target.indicator), target.indicator)
        if whole:
            self.wholes.setdefault(whole.exact, whole)


class _Families:
    """The families of one key so far, and where a target that belongs to one may be looked for."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self.every: list[_Family] = []
        self._named: dict[tuple[object, str | None], dict[int, None]] = defaultdict(dict)
        self._printed: dict[str, FigureIndex[int]] = defaultdict(FigureIndex)
        self._joined: dict[object, int] = {}

    def place(self, target: Target) -> None:
        """Put a target into the first family it belongs to, else into one of its own."""
        parent = target.constraint.parent
        whole = self.facts.identity.parse(parent) if parent else None
        twins = self._twins(target)
        asked = sorted({*self._named_alike(target), *twins})
        fitting = (at for at in asked if self._belongs(target, whole, self.every[at], twin=at in twins))
        number = next(fitting, len(self.every))
        if number == len(self.every):
            self.every.append(_Family())
            self._printed[target.constraint.indicator].add(target.constraint.quantity, number)
        self.every[number].add(target, whole)
        qualifiers = frozenset(target.indicator.qualifiers)
        for topic in (target.indicator.topic, None):
            self._named[qualifiers, topic].setdefault(number)
        self._joined[_signature(target)] = number

    def _named_alike(self, target: Target) -> Iterator[int]:
        """The families with a member of equal qualifiers and no other topic, or of the same signature."""
        indicator = target.indicator
        anywhere = not indicator.topic and self.facts.identity.half_definite(indicator)
        for topic in (None,) if anywhere else dict.fromkeys((indicator.topic, "")):
            known = self._named.get((frozenset(indicator.qualifiers), topic), {})
            yield from islice(reversed(known), NEAREST)
        if (alike := self._joined.get(_signature(target))) is not None:
            yield alike

    def _twins(self, target: Target) -> Set[int]:
        """The families whose first target is printed alike, name and figure."""
        printed = self._printed[target.constraint.indicator].like(target.constraint.quantity)
        return {number for numbers in printed for number in numbers[-NEAREST:]}

    def _belongs(self, target: Target, whole: Indicator | None, family: _Family, twin: bool) -> bool:
        """Whether a target is judged the same; a generic name printed alike with the same figure counts as the same,
        where neither verb says what the other does not fit.

        Parts of different wholes are not: 制造业6户 of the firms, 制造业12个 of the projects.
        """
        judge = self.facts.identity.judge
        if whole and any(judge(other, whole).verdict is Verdict.DIFFERENT for other in family.wholes.values()):
            return False
        verdicts = {judge(name, target.indicator).verdict for name in family.names.values()}
        undecided = Verdict.UNDECIDED in verdicts and Verdict.DIFFERENT not in verdicts
        ours, theirs = set(family.members[0].indicator.qualifiers), set(target.indicator.qualifiers)
        return Verdict.SAME in verdicts or (twin and undecided and (ours <= theirs or theirs <= ours))


def same_families(facts: Facts, bucket: Sequence[Target]) -> list[list[Target]]:
    """Targets judged the same, in the order of their first."""
    families = _Families(facts)
    for target in bucket:
        families.place(target)
    return [family.members for family in families.every]


def nearest_pairs(count: int) -> Iterator[tuple[int, int]]:
    """The numbers of two families that are compared: each with those behind it, as far as the bound goes."""
    return ((one, other) for one in range(count) for other in range(one + 1, min(one + 1 + NEAREST, count)))


def face(indicator: Indicator) -> object:
    """What `judge` looks at in an indicator of a known key."""
    return indicator.qualifiers, indicator.topic, indicator.head, indicator.generic


def _signature(target: Target) -> object:
    """Name, topic, whole and figure: targets that share them belong together wherever one of them does."""
    constraint, quantity = target.constraint, target.constraint.quantity
    figure = () if not target.indicator.generic else (quantity.low, quantity.high)
    return face(target.indicator), constraint.indicator, constraint.parent, figure


def of_equal_figures(ours: Sequence[Target], theirs: Sequence[Target]) -> tuple[tuple[Target, ...], tuple[Target, ...]]:
    """Those of two families that print one figure, where there are any: 18个 of 省级18个 and 6个, and of 县级18个."""
    near = [(a.constraint.quantity, b.constraint.quantity) for a in ours[:NEAREST] for b in theirs[:NEAREST]]
    one, other = next(((a, b) for a, b in near if same_figure(a, b)), (None, None))
    if one is None or other is None:
        return tuple(ours), tuple(theirs)
    alike = (t for t in ours if same_figure(t.constraint.quantity, one))
    return tuple(alike), tuple(t for t in theirs if same_figure(t.constraint.quantity, other))


def goal_and_task(ours: Sequence[Target], theirs: Sequence[Target]) -> bool:
    """Whether a document has one of two figures once among its goals, and the other once among its tasks."""
    a, b = ours[0].passage, theirs[0].passage
    once = len(ours) == len(theirs) == 1
    return once and a.document == b.document and {a.zone, b.zone} == {Zone.GOALS, Zone.TASKS}


def stands_alone(ours: Sequence[Target], theirs: Sequence[Target]) -> bool:
    """Whether one place says 省级 and two other parts of the plan 国家级, which its own part nowhere says; or the goals
    of a document say the one once and its tasks the other."""
    few, many = sorted((ours, theirs), key=len)
    if len(ours) == len(theirs) == 1:
        return goal_and_task(ours, theirs)
    parts = {(target.passage.document, target.passage.zone) for target in many}
    here = few[0].passage
    return len(few) == 1 and len(parts) > 1 and (here.document, here.zone) not in parts

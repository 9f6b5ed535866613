"""Which targets of one part of a plan another part takes up.

Enters: the targets of a plan.  Leaves: for each demand (goals by tasks and tables, body by table …) one
hit a document with the targets that nothing takes up.  A target is taken up by one of the same indicator, by an
equal figure under a near name, or by a clause that is nearly its own text.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice

from checker.checks.check import Hit, NotApplicable
from checker.checks.shared.aligned import aligned_clauses
from checker.checks.shared.families import COUNTED, in_order, size_of, split_by, targets_by_zone
from checker.checks.shared.judged import face
from checker.checks.shared.likeness import similarity
from checker.checks.shared.shares import find_shares
from checker.checks.shared.wording import listed
from checker.facts import Facts
from checker.language.constraint import Measure
from checker.language.indicator.identity import Indicator
from checker.language.indicator.qualifiers import Verdict
from checker.plan.passages import Zone
from checker.printed import Target
from checker.source import Span
from checker.words.strings import ngrams

_NEAR = 0.5
_LONG = 4
_LARGE = 20
"""Smaller figures are shared by many targets and prove nothing."""
_SHORT = 3
"""A name so long is looked for as a whole."""
_RARE = 8
"""A run of four characters in so few texts names its thing: a task with it takes the thing up, without a figure."""
_MOST = 400
"""So many names of one figure, indicators of one key or figures of one measure word are asked; of more, the first.
Where the others print more, each target meets one that is near to it by mere chance."""
_WORK = (Zone.TASKS, Zone.TABLE)
_RATES = (Measure.GROWTH, Measure.SHARE, Measure.CHANGE)
"""Measures of an outcome, which is counted at the end rather than carried out."""


@dataclass(frozen=True, slots=True)
class Gap:
    """The targets of one document that are not taken up, of how many; `also` are equal targets elsewhere."""

    document: str
    name: str
    missing: tuple[Target, ...]
    total: int
    also: tuple[Target, ...] = ()
    named: frozenset[Target] = frozenset()
    """Those of the missing that are named without a figure."""


def _goals_by_tasks(facts: Facts) -> Iterator[Gap]:
    takers = _Takers(facts, [t for t in facts.targets if t.passage.zone in _WORK], _WORK)
    for part in facts.outline.parts:
        goals = [t for t in _of(facts, part.key, Zone.GOALS) if part.key != "master"]
        missing = takers.miss(goals)
        named = frozenset(filter(takers.mention, missing))
        yield Gap(part.key, part.name, missing, len(goals), _also(facts, missing), named)


def _master_by_annexes(facts: Facts) -> Iterator[Gap]:
    """The master plan's goals; where the annexes are only tables, its own tasks take them up as well."""
    annexed = [t for t in facts.targets if t.passage.document.startswith("annex")]
    bodied = any(t.passage.zone is not Zone.TABLE for t in annexed)
    takers = _Takers(facts, annexed if bodied else [*annexed, *_of(facts, "master", Zone.TASKS)], tuple(Zone))
    if annexed:
        goals = _of_zone(facts, "master", Zone.GOALS)
        missing = takers.miss(goals)
        yield Gap("master", "总体方案", missing, len(goals), (), frozenset(filter(takers.mention, missing)))


def _body_by_table(facts: Facts) -> Iterator[Gap]:
    """Of the documents that have a table; what it shares out among units is in it."""
    shared = {each.target.place for each in facts.once(find_shares)}
    for part in facts.outline.parts:
        rows = _assigned(facts, part.key)
        tasks = [t for t in _of(facts, part.key, Zone.TASKS) if t.place not in shared] if rows else []
        yield Gap(part.key, part.name, _Takers(facts, rows).miss(tasks), len(tasks))


def _table_by_body(facts: Facts) -> Iterator[Gap]:
    """Of the documents that have tasks of their own, with figures or without."""
    bodied = {task.document for task in facts.outline.tasks}
    for part in facts.outline.parts:
        body = [*_of(facts, part.key, Zone.GOALS), *_of(facts, part.key, Zone.TASKS)]
        rows = _assigned(facts, part.key) if part.key in bodied else []
        yield Gap(part.key, part.name, _Takers(facts, body).miss(rows), len(rows))


def _assigned(facts: Facts, document: str) -> list[Target]:
    """The targets of the tables that share out the tasks; shares and steps in columns of numbers aside."""
    return [target for target in _of(facts, document, Zone.TABLE) if target.passage.route[-2] != "values"]


def _of(facts: Facts, document: str, zone: Zone) -> list[Target]:
    return [target for target in _of_zone(facts, document, zone) if target.constraint.quantity.raw]


def _of_zone(facts: Facts, document: str, zone: Zone) -> Sequence[Target]:
    return facts.once(targets_by_zone).get((document, zone), ())


def _also(facts: Facts, missing: Sequence[Target]) -> tuple[Target, ...]:
    """The same targets in the master plan, which nothing takes up either."""
    asked: dict[object, dict[object, Indicator]] = defaultdict(dict)
    for target in missing:
        asked[_figured(target)].setdefault(face(target.indicator), target.indicator)
    known = facts.once(_in_master)
    also = [
        other
        for figured, indicators in asked.items()
        for other in known.get(figured, ())
        if any(not _is_other(facts, indicator, other.indicator) for indicator in indicators.values())
    ]
    return tuple(sorted(also, key=in_order))


def _in_master(facts: Facts) -> Mapping[object, Sequence[Target]]:
    return split_by((target for target in facts.targets if target.passage.document == "master"), _figured)


def _figured(target: Target) -> object:
    return target.indicator.key, _figure(target)


def _is_other(facts: Facts, a: Indicator, b: Indicator) -> bool:
    return facts.identity.judge(a, b).verdict is Verdict.DIFFERENT


class _Takers:
    """The targets that may take others up, indexed by indicator and by figure."""

    def __init__(self, facts: Facts, targets: Sequence[Target], zones: Sequence[Zone] = ()) -> None:
        self.facts = facts
        annexed = (p for p in facts.passages if p.document.startswith("annex")) if zones else ()
        texts = ["".join(filter(str.isalpha, p.text)) for p in annexed if p.zone in zones]
        self._text = "\n".join(texts)
        self._words = frozenset(gram for text in texts for gram in _grams(text))
        self._keys = {target.indicator.key for target in targets}
        self._indicators: dict[object, dict[object, Indicator]] = defaultdict(dict)
        self._names: dict[Decimal | None, dict[str, None]] = defaultdict(dict)
        self._figures: dict[str | None, dict[Decimal, None]] = defaultdict(dict)
        for target in targets:
            indicator, size, figure = target.indicator, size_of(target), _figure(target)
            self._indicators[indicator.key, size].setdefault(face(indicator), indicator)
            self._names[figure].setdefault(target.constraint.indicator)
            if figure is not None:
                self._figures[size].setdefault(figure)
        self._passages = {target.passage.index for target in targets}

    def miss(self, targets: Iterable[Target]) -> tuple[Target, ...]:
        """Those that nothing takes up; relations and parts of a whole are not asked for."""
        return tuple(t for t in targets if t.constraint.measure is not Measure.RELATION and not self._takes(t))

    def _takes(self, target: Target) -> bool:
        if target.constraint.parent:
            return True
        return self._names_thing(target) or self._names_figure(target) or self._sums_to(target) or self._repeats(target)

    def _names_thing(self, target: Target) -> bool:
        """Whether one of theirs is of the same indicator, or may be."""
        same = self._indicators.get((target.indicator.key, size_of(target)), {})
        near = islice(same.values(), _MOST)
        return face(target.indicator) in same or any(not _is_other(self.facts, target.indicator, o) for o in near)

    def _names_figure(self, target: Target) -> bool:
        """Whether one of theirs prints the figure under a near name."""
        name, names = target.constraint.indicator, self._names.get(_figure(target), {})
        asked = (*((name,) if name in names else ()), *islice(names, _MOST))
        return any(similarity(name, other) >= _NEAR for other in asked)

    def _repeats(self, target: Target) -> bool:
        """Whether the clause nearly repeats one of theirs."""
        clause = target.constraint.clause
        return any(
            span.start < clause.end and clause.start < span.end and other in self._passages
            for span, other in self.facts.once(_twins).get(target.passage.index, ())
        )

    def _sums_to(self, target: Target) -> bool:
        """Whether a large amount is theirs under another name, or the sum of two of theirs (66亿 = 52亿 + 14亿)."""
        whole = _figure(target)
        counted = size_of(target) == COUNTED
        if counted or target.constraint.measure in _RATES or whole is None or whole < _LARGE:
            return False
        known = self._figures.get(size_of(target), {})
        return whole in known or any(whole - figure in known for figure in islice(known, _MOST))

    def mention(self, target: Target) -> bool:
        """Whether a text of theirs names the thing, if without a figure or with one of another measure."""
        name = "".join(character for character in target.constraint.indicator if character.isalpha())
        if target.indicator.key in self._keys or (len(name) >= _SHORT and name in self._text):
            return True
        frequency = self.facts.once(_frequency)
        return any(gram in self._words for gram in _grams(name) if frequency[gram] <= _RARE)


def _grams(text: str) -> frozenset[str]:
    """The runs of four characters of a text, without marks."""
    plain = "".join(character for character in text if character.isalpha())
    return frozenset(ngrams(plain, _LONG))


def _frequency(facts: Facts) -> Counter[str]:
    """How many texts of the plan hold each run of four characters."""
    return Counter(gram for passage in facts.passages for gram in _grams(passage.text))


def _figure(target: Target) -> Decimal | None:
    quantity = target.constraint.quantity
    return quantity.low if quantity.low is not None else quantity.high


def _twins(facts: Facts) -> Mapping[int, Sequence[tuple[Span, int]]]:
    """The clauses of a passage that another passage nearly repeats, with that passage."""
    twins: dict[int, list[tuple[Span, int]]] = defaultdict(list)
    for a, b, _ in facts.once(aligned_clauses):
        twins[a.passage.index].append((a.span, b.passage.index))
        twins[b.passage.index].append((b.span, a.passage.index))
    return twins


def goals_without_task(facts: Facts) -> Iterator[Hit]:
    """Goals of an annex that no task and no table of any annex takes up."""
    return _hits(_goals_by_tasks(facts))


def master_without_annex(facts: Facts) -> Iterator[Hit]:
    """Targets of the master plan that no annex takes up."""
    return _hits(_master_by_annexes(facts))


def body_without_row(facts: Facts) -> Iterator[Hit]:
    """Targets of an annex's tasks that its table drops."""
    return _hits(_body_by_table(facts), sort=_untaken)


def rows_without_body(facts: Facts) -> Iterator[Hit]:
    """Targets of an annex's table that its body does not give."""
    return _hits(_table_by_body(facts), sort=_untaken)


def _untaken(_gap: Gap, _target: Target) -> str:
    return "untaken"


def _sort(gap: Gap, target: Target) -> str:
    """How a target is not taken up: not at all, or its figure only; a rate is an outcome that tasks serve unnamed."""
    if target in gap.named:
        return "unfigured"
    return "unfigured" if target.constraint.measure in _RATES else "untaken"


def _hits(gaps: Iterator[Gap], sort: Callable[[Gap, Target], str] = _sort) -> Iterator[Hit]:
    known = [gap for gap in gaps if gap.total]
    if not known:
        raise NotApplicable("没有可以对照的目标", "there are no targets to set against each other")
    for gap in known:
        sorts = {target: sort(gap, target) for target in gap.missing}
        for outcome in dict.fromkeys(sorts.values()):
            yield _hit(gap, outcome, [target for target, known in sorts.items() if known == outcome])


def _hit(gap: Gap, outcome: str, missing: Sequence[Target]) -> Hit:
    names = tuple(dict.fromkeys(target.constraint.indicator for target in missing))
    keys = {(target.indicator.key, _figure(target)) for target in missing}
    also = [target for target in gap.also if (target.indicator.key, _figure(target)) in keys]
    places = [place for target in (*missing, *also) for place in target.places]
    values = {"document": gap.name, "name": names[0], "other": str(gap.total), "count": str(len(names))}
    return Hit(outcome, tuple(places), {**values, "names": listed(names, 6, "项")}, (gap.document, *names))

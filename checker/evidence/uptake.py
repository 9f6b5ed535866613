"""Which targets of one part of a plan another part takes up.

Enters: the targets of a plan.  Leaves: for each demand (goals by tasks and tables, body by table …) one
hit a document with the targets that nothing takes up.  A target is taken up by one of the same indicator, by an
equal figure under a near name, or by a clause that is nearly its own text.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from checker.evidence.figures import similarity
from checker.facts import Facts, Target
from checker.language.constraint import Measure
from checker.language.indicator import Verdict
from checker.passages import Zone
from checker.rule import Hit, NotApplicable
from checker.source import Span
from checker.wording import listed

_NEAR = 0.5


@dataclass(frozen=True, slots=True)
class Gap:
    """The targets of one document that are not taken up, of how many; `also` are equal targets elsewhere."""

    document: str
    name: str
    missing: tuple[Target, ...]
    total: int
    also: tuple[Target, ...] = ()


def _goals_by_tasks(facts: Facts) -> Iterator[Gap]:
    takers = _Takers(facts, [t for t in facts.targets if t.passage.zone in (Zone.TASKS, Zone.TABLE)])
    for part in facts.outline.parts:
        goals = [t for t in _of(facts, part.key, Zone.GOALS) if part.key != "master" and t.constraint.quantity.raw]
        missing = takers.miss(goals)
        yield Gap(part.key, part.name, missing, len(goals), _also(facts, missing, "master"))


def _master_by_annexes(facts: Facts) -> Iterator[Gap]:
    takers = _Takers(facts, [t for t in facts.targets if t.passage.document.startswith("annex")])
    if takers.targets:
        goals = [t for t in facts.targets if t.passage.document == "master"]
        yield Gap("master", "总体方案", takers.miss(goals), len(goals))


def _body_by_table(facts: Facts) -> Iterator[Gap]:
    for part in facts.outline.parts:
        rows = _of(facts, part.key, Zone.TABLE)
        tasks = _of(facts, part.key, Zone.TASKS) if rows else []
        yield Gap(part.key, part.name, _Takers(facts, rows).miss(tasks), len(tasks))


def _table_by_body(facts: Facts) -> Iterator[Gap]:
    for part in facts.outline.parts:
        body = [*_of(facts, part.key, Zone.GOALS), *_of(facts, part.key, Zone.TASKS)]
        rows = _of(facts, part.key, Zone.TABLE) if body else []
        yield Gap(part.key, part.name, _Takers(facts, body).miss(rows), len(rows))


def _of(facts: Facts, document: str, zone: Zone) -> list[Target]:
    return [t for t in facts.targets if t.passage.document == document and t.passage.zone is zone]


def _also(facts: Facts, missing: Iterable[Target], document: str) -> tuple[Target, ...]:
    """The same targets in another document, which nothing takes up either."""
    keys = {target.indicator.key for target in missing}
    return tuple(t for t in facts.targets if t.passage.document == document and t.indicator.key in keys)


class _Takers:
    """The targets that may take others up, indexed by indicator and by figure."""

    def __init__(self, facts: Facts, targets: Sequence[Target]) -> None:
        self.facts, self.targets = facts, targets
        self._by_key: Mapping[str, list[Target]] = defaultdict(list)
        self._by_figure: Mapping[object, list[Target]] = defaultdict(list)
        for target in targets:
            self._by_key[target.indicator.key].append(target)
            self._by_figure[_figure(target)].append(target)
        self._passages = {target.passage.index for target in targets}

    def miss(self, targets: Iterable[Target]) -> tuple[Target, ...]:
        """Those that nothing takes up; relations and parts of a whole are not asked for."""
        return tuple(t for t in targets if t.constraint.measure is not Measure.RELATION and not self._takes(t))

    def _takes(self, target: Target) -> bool:
        if target.constraint.parent:
            return True
        judge = self.facts.identity.judge
        same = self._by_key.get(target.indicator.key, ())
        if any(judge(target.indicator, other.indicator).verdict is not Verdict.DIFFERENT for other in same):
            return True
        name = target.constraint.indicator
        if any(similarity(name, o.constraint.indicator) >= _NEAR for o in self._by_figure.get(_figure(target), ())):
            return True
        clause = target.constraint.clause
        return any(
            span.start < clause.end and clause.start < span.end and other in self._passages
            for span, other in self.facts.once(_twins).get(target.passage.index, ())
        )


def _figure(target: Target) -> object:
    quantity = target.constraint.quantity
    return quantity.low if quantity.low is not None else quantity.high


def _twins(facts: Facts) -> Mapping[int, Sequence[tuple[Span, int]]]:
    """The clauses of a passage that another passage nearly repeats, with that passage."""
    twins: dict[int, list[tuple[Span, int]]] = defaultdict(list)
    for a, b, _ in facts.aligned:
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
    return _hits(_body_by_table(facts))


def rows_without_body(facts: Facts) -> Iterator[Hit]:
    """Targets of an annex's table that its body does not give."""
    return _hits(_table_by_body(facts))


def _hits(gaps: Iterator[Gap]) -> Iterator[Hit]:
    known = [gap for gap in gaps if gap.total]
    if not known:
        raise NotApplicable("没有可以对照的目标", "there are no targets to set against each other")
    for gap in known:
        names = tuple(dict.fromkeys(target.constraint.indicator for target in gap.missing))
        if names:
            places = [place for target in (*gap.missing, *gap.also) for place in target.places]
            values = {"document": gap.name, "name": names[0], "other": str(gap.total), "count": str(len(names))}
            yield Hit("untaken", tuple(places), {**values, "names": listed(names, 6)}, (gap.document, *names))

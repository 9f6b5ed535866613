"""Targets of one part of a plan that no other part takes up.

A rule says whose targets are asked for and where they should be found again: the goals of an annex in its tasks and
tables, those of the master plan in the annexes, those of the tasks in the table, those of the table in the body.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from checker.checks.check import CheckOptions, NotApplicable, Outcome
from checker.checks.numbers._takers import Takers, is_other
from checker.checks.numbers._unit_shares import find_shares
from checker.checks.shared.families import in_order, split_by, targets_by_zone
from checker.checks.shared.judged import face
from checker.checks.shared.scopes import of_the_area
from checker.checks.shared.sizes import figure_of
from checker.checks.shared.uncarried import uncarried_tasks
from checker.checks.shared.wording import listed
from checker.facts import Facts
from checker.facts.printed import Target
from checker.language.constraint import RATIOS
from checker.language.indicator.identity import Indicator
from checker.plan.passages import PlanField, Zone
from checker.words.measures import load_measures
from checker.words.vocabulary import one_of

QUOTES_DIFFER = False
_WORK = (Zone.TASKS, Zone.TABLE)
_TOGETHER = 3
"""So few targets of a document are told together with the few of others."""
_FEW = 6
"""Targets of tasks that a table may leave out in the main and still be meant to list."""
_MANY = 15
"""So many targets a table may leave out that has most of them; with more, only of four times as many."""
_SHOWN = 6
"""Targets named in a message."""


class Of(StrEnum):
    """Whose targets are asked for."""

    GOALS = "goals"
    MASTER = "master"
    TASKS = "tasks"
    ROWS = "rows"


class By(StrEnum):
    """Where they should be taken up."""

    WORK = "work"
    ANNEXES = "annexes"
    TABLE = "table"
    BODY = "body"


class Options(CheckOptions):
    """Whose targets, and by whom."""

    of: Of = Field(description="goals 附件的工作目标 | master 总体方案的目标 | tasks 正文任务 | rows 责任分解表")
    by: By = Field(description="work 任务和表 | annexes 附件 | table 责任分解表 | body 正文")

    @model_validator(mode="after")
    def _compared(self) -> Options:
        if (self.of, self.by) not in _FINDERS:
            pairs = "、".join(f"{of}-{by}" for of, by in _FINDERS)
            raise PydanticCustomError("pair", "{said}", {"said": f"of 与 by 只能是: {pairs}"})
        return self


class _Missing(Outcome):
    document: str
    count: int
    names: str


class Untaken(_Missing):
    """Nothing takes them up."""


class Unfigured(_Missing):
    """Tasks name them, or serve them unnamed, without their figures."""


OUTCOMES = (Untaken, Unfigured)


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


_Told = tuple[type[_Missing], Gap, list[Target]]
"""How targets of a document are missing, and which."""


def _goals(facts: Facts) -> Iterator[Gap]:
    takers = Takers(facts, [t for t in facts.targets if t.passage.zone in _WORK], _WORK)
    for part in facts.outline.parts:
        goals = [t for t in _of(facts, part.key, Zone.GOALS) if part.key != "master"]
        missing = takers.miss(goals)
        named = frozenset(each for each in missing if takers.mention(each) or _names_nothing(facts, each))
        yield Gap(part.key, part.name, missing, len(goals), _also(facts, missing), named)


def _names_nothing(facts: Facts, target: Target) -> bool:
    """Whether a target has only a word that any task serves (实施项目12个, 投资3亿元), or is the area's one figure."""
    if (target.indicator.key, target.indicator.qualifiers) in facts.once(of_the_area):
        return True
    bare = re.sub(f"总?(?:{one_of(load_measures().money_columns)})$", "", target.constraint.indicator)
    return target.indicator.generic or (bool(bare) and facts.identity.parse(bare).generic)


def _master(facts: Facts) -> Iterator[Gap]:
    """The master plan's goals; where the annexes are only tables, its own tasks take them up as well.

    Annexes that take up none of them (a roster, a form) are not there to do so.
    """
    annexed = [t for t in facts.targets if t.passage.document.startswith("annex")]
    bodied = any(t.passage.zone is not Zone.TABLE for t in annexed)
    takers = Takers(facts, annexed if bodied else [*annexed, *_of(facts, "master", Zone.TASKS)], tuple(Zone))
    if annexed:
        goals = _of_zone(facts, "master", Zone.GOALS)
        missing = takers.miss(goals)
        if _repeats(goals, missing):
            yield Gap("master", "总体方案", missing, len(goals))


def _body(facts: Facts) -> Iterator[Gap]:
    """Of the documents that have a table; what it shares out among units is in it.

    Annexes that are only tables, all of them, share out the tasks of the master plan.  A table that takes up less than
    half of many targets, or leaves out very many of them, is no list of all figures: cannot tell.  The figures of a
    task that has no row at all are told with the task.
    """
    rowless = {index for tasks in facts.once(uncarried_tasks).values() for task in tasks for index in task.texts}
    shared = {each.target.place for each in facts.once(find_shares)}
    bodied = {task.document for task in facts.outline.tasks}
    annexes = [part.key for part in facts.outline.parts if part.key.startswith("annex")]
    lists = [] if bodied & {*annexes} else [row for key in annexes for row in _assigned(facts, key)]
    for part in facts.outline.parts:
        rows = [*_assigned(facts, part.key), *(lists if part.key == "master" else ())]
        tasks = [t for t in _of(facts, part.key, Zone.TASKS) if t.place not in shared] if rows else []
        missing = Takers(facts, rows).miss(tasks)
        if len(tasks) < _FEW or (_repeats(tasks, missing) and _are_few(tasks, missing)):
            untold = tuple(each for each in missing if each.passage.index not in rowless)
            yield Gap(part.key, part.name, untold, len(tasks))


def _rows(facts: Facts) -> Iterator[Gap]:
    """Of the documents that have tasks of their own, with figures or without.

    A table of which the body says less than half, and whose rows carry out no tasks (a list of projects), is there for
    itself.
    """
    bodied = {task.document for task in facts.outline.tasks}
    for part in facts.outline.parts:
        takers = Takers(facts, [*_of(facts, part.key, Zone.GOALS), *_of(facts, part.key, Zone.TASKS)])
        rows = _assigned(facts, part.key) if part.key in bodied else []
        tables = split_by(rows, lambda target: target.passage.table).values()
        missing = [(table, takers.miss(table)) for table in tables]
        told = [target for table, its in missing if _repeats(table, its) or _of_tasks(facts, table) for target in its]
        yield Gap(part.key, part.name, tuple(told), len(rows))


def _of_tasks(facts: Facts, table: Sequence[Target]) -> bool:
    """Whether at least half of the rows that give targets carry out a task of the body."""
    rows = {row.route for target in table if (row := facts.row_of.get(target.passage.index))}
    return len(rows & facts.matches.keys()) * 2 >= len(rows)


def _repeats(targets: Sequence[Target], missing: Sequence[Target]) -> bool:
    """Whether the others take up at least half of some targets: only then is one left out that they should have."""
    return len(missing) * 2 <= len(targets)


def _are_few(targets: Sequence[Target], missing: Sequence[Target]) -> bool:
    """Whether what is missing was left out, and not left to the body by a table of short rows."""
    return len(missing) <= _MANY or len(missing) * 4 <= len(targets)


def _assigned(facts: Facts, document: str) -> list[Target]:
    """The targets of the tables that share out the tasks; shares and steps in columns of numbers aside."""
    return [target for target in _of(facts, document, Zone.TABLE) if target.passage.field is not PlanField.VALUE]


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
        if any(not is_other(facts, indicator, other.indicator) for indicator in indicators.values())
    ]
    return tuple(sorted(also, key=in_order))


def _in_master(facts: Facts) -> Mapping[object, Sequence[Target]]:
    return split_by((target for target in facts.targets if target.passage.document == "master"), _figured)


def _figured(target: Target) -> object:
    return target.indicator.key, figure_of(target)


def outcomes_under(options: Options) -> tuple[type[_Missing], ...]:
    """Work may name a target without its figure."""
    return OUTCOMES if options.by is By.WORK else (Untaken,)


def find(facts: Facts, options: Options) -> Iterator[Outcome]:
    """One for each document that many targets are not taken up of, one for all that a few are not of; and one for all
    targets of the plan that are named without their figures, as it is a habit."""
    gaps = [gap for gap in _FINDERS[options.of, options.by](facts) if gap.total]
    if not gaps:
        raise NotApplicable("没有可以对照的目标", "there are no targets to set against each other")
    sort = _sort if Unfigured in outcomes_under(options) else _untaken
    told = [each for gap in gaps for each in _sorted_out(gap, sort)]
    for outcome in dict.fromkeys(each[0] for each in told):
        of_it = [(gap, missing) for its, gap, missing in told if its is outcome]
        alone = [] if outcome is Unfigured else [each for each in of_it if len(each[1]) > _TOGETHER]
        yield from (_outcome([gap], outcome, missing) for gap, missing in alone)
        if few := [each for each in of_it if each not in alone]:
            yield _outcome([gap for gap, _ in few], outcome, [target for _, missing in few for target in missing])


def _sorted_out(gap: Gap, sort: Callable[[Gap, Target], type[_Missing]]) -> Iterator[_Told]:
    """What is missing of a document, by how."""
    sorts = {target: sort(gap, target) for target in gap.missing}
    for outcome in dict.fromkeys(sorts.values()):
        yield outcome, gap, [target for target, its in sorts.items() if its is outcome]


def _untaken(_gap: Gap, _target: Target) -> type[_Missing]:
    return Untaken


def _sort(gap: Gap, target: Target) -> type[_Missing]:
    """How a target is not taken up: not at all, or its figure only; a rate is an outcome that tasks serve unnamed."""
    return Unfigured if target in gap.named or target.constraint.measure in RATIOS else Untaken


def _outcome(gaps: Sequence[Gap], outcome: type[_Missing], missing: Sequence[Target]) -> Outcome:
    names = tuple(dict.fromkeys(target.constraint.indicator for target in missing))
    keys = {_figured(target) for target in missing}
    also = [target for gap in gaps for target in gap.also if _figured(target) in keys]
    return outcome(
        places=tuple(place for target in (*missing, *also) for place in target.places),
        fact=(*(gap.document for gap in gaps), *names),
        document="、".join(gap.name for gap in gaps),
        count=len(names),
        names=listed(names, _SHOWN, "项"),
    )


_FINDERS: Mapping[tuple[Of, By], Callable[[Facts], Iterator[Gap]]] = {
    (Of.GOALS, By.WORK): _goals,
    (Of.MASTER, By.ANNEXES): _master,
    (Of.TASKS, By.TABLE): _body,
    (Of.ROWS, By.BODY): _rows,
}

"""One task with two deadlines: in the body, and in its row of the responsibility table."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from checker.checks.check import NotApplicable, Outcome
from checker.checks.shared.deadlines import Deadline, find_deadlines, years_of_plan
from checker.checks.shared.part_deadlines import beginnings_in, parts_in, stated_deadlines
from checker.facts import Facts
from checker.plan.passages import Block, PlanField
from checker.source import Route, fold
from checker.words.dates import load_dates
from checker.words.periods import load_periods
from checker.words.strings import ngrams
from checker.words.vocabulary import one_of

QUOTES_DIFFER = False
_SHOWN = 24
"""Characters of a row's text by which a message names it."""


class _Two(Outcome):
    task: str
    body: str
    table: str


class Deadlines(_Two):
    """Two days that cannot both hold."""


class DeadlinesUnsure(_Two):
    """A day within the year that the other names: it may only narrow it."""


OUTCOMES = (Deadlines, DeadlinesUnsure)


def find(facts: Facts) -> Iterator[Outcome]:
    """One for each task whose row gives another deadline, where each gives one, and for each part of a row."""
    by_passage: dict[int, list[Deadline]] = defaultdict(list)
    for deadline in facts.once(find_deadlines):
        by_passage[deadline.passage.index].append(deadline)
    if not by_passage:
        raise NotApplicable("没有读到时限", "no deadlines were read")
    for task, rows in _carried(facts):
        told = _deadlines_of(by_passage, task)
        parts = [(row, *pair) for row in rows for pair in _parts_of(facts, task, row, told)]
        for row, body, part in parts:
            if body not in told or part.last != body.last:
                yield _two(_name_of(facts, row), row, body, part, sure=True)
        apart = [body for _, body, _ in parts]
        stated = _stated(facts, task) if len(rows) == 1 else []
        yield from _of_whole(facts, by_passage, (task, rows), stated or [each for each in told if each not in apart])


def _stated(facts: Facts, task: Block) -> list[Deadline]:
    """The deadline in the bracket of a task, which is that of the whole, whatever its sentences say of steps."""
    return [each for index in task.units for each in stated_deadlines(facts.passages[index], facts.plan.year)]


def _of_whole(
    facts: Facts,
    by_passage: Mapping[int, Sequence[Deadline]],
    carried: tuple[Block, Sequence[Block]],
    theirs: Sequence[Deadline],
) -> Iterator[Outcome]:
    """The deadline of a task against that of the row that carries it out."""
    task, rows = carried
    last = _finishing(theirs)
    row = _closest(facts, last, rows) if last else rows[0]
    ours = _deadlines_of(by_passage, row)
    if (
        last
        and len(ours) == 1
        and not _of_a_part(facts, task, last, ours[0])
        and _of_one(facts, task, row, (last, ours[0]))
        and not any(_agree(ours[0], each) for each in theirs)
    ):
        yield _two(_name_of(facts, row), row, last, ours[0], sure=len(theirs) == 1)


def _parts_of(facts: Facts, task: Block, row: Block, told: Sequence[Deadline]) -> Iterator[tuple[Deadline, Deadline]]:
    """What a task says of the parts that have deadlines of their own in its row: a deadline, or a later beginning."""
    cells = [facts.passages[index] for index in row.texts]
    parts = [part for cell in cells if cell.field is PlanField.DEADLINE for part in parts_in(cell, facts.plan.year)]
    texts = [facts.passages[index] for index in task.texts] if parts else []
    begun = [start for text in texts for start in beginnings_in(text, facts.plan.year)]
    for part in parts:
        yield from ((body, part.deadline) for body in told if part.name in fold(body.clause))
        late = (start for start in begun if part.name in fold(start.clause) and part.deadline.last < start.last)
        yield from ((start, part.deadline) for start in late)


def _carried(facts: Facts) -> Iterator[tuple[Block, Sequence[Block]]]:
    """Each task with the rows of one table that carry it out."""
    carried: dict[tuple[Route, Route], tuple[Block, list[Block]]] = {}
    for row in facts.outline.rows:
        if task := facts.matches.get(row.route):
            carried.setdefault((task.route, row.route[:-1]), (task, []))[1].append(row)
    yield from carried.values()


def _name_of(facts: Facts, row: Block) -> str:
    """What a row is called in a message: its title, or how its text begins."""
    name = row.heading.title or facts.text_of(row)
    return name if len(name) <= _SHOWN else name[: _SHOWN - 1] + "…"


def _finishing(theirs: Sequence[Deadline]) -> Deadline | None:
    """The deadline of a task: its only one, else the only one by which something is finished (建成投产)."""
    finished = one_of(load_dates().finished)
    finishing = [each for each in theirs if re.search(finished, each.clause)] if len(theirs) > 1 else theirs
    return finishing[0] if len(finishing) == 1 else None


def _closest(facts: Facts, deadline: Deadline, rows: Sequence[Block]) -> Block:
    """Of the rows that share a task out, the one whose words the clause with the deadline shares most."""
    wanted = _bigrams(deadline.clause)
    return max(rows, key=lambda row: len(wanted & _bigrams(facts.text_of(row))))


def _bigrams(text: str) -> set[str]:
    return set(ngrams(re.sub(r"[\W\d]", "", fold(text))))


def _of_one(facts: Facts, task: Block, row: Block, deadlines: tuple[Deadline, Deadline]) -> bool:
    """Whether a deadline of a task is that of a row: its clause, or the task's own title, says what the row says.

    A plan of several years sets its goals for their end (到2032年); a row may be due before that.  How far a task is to
    be by some day (到2034年底累计完成300公里) is no deadline of it.
    """
    (body, table), period = deadlines, years_of_plan(facts)
    if any(word in body.clause for word in load_periods().milestones):
        return False
    goal = body.bare and period is not None and period.first < period.last == body.last.year > table.last.year
    rows = _bigrams(row.heading.title), _bigrams(facts.text_of(row))
    told = _bigrams(body.clause), _bigrams(task.heading.title)
    return not goal and any(2 * len(a & b) >= min(len(a), len(b)) > 0 for a in rows for b in told)


def _of_a_part(facts: Facts, task: Block, body: Deadline, table: Deadline) -> bool:
    """Whether an earlier deadline in the body is for some of a task's figures (修路9公里，6月底前建桥1座)."""
    if body.last >= table.last or re.search(load_dates().wholly, body.clause):
        return False
    theirs = facts.once(_figures_by_passage)
    inside = [at for at in theirs.get(body.passage.index, ()) if body.span.end <= at < body.end]
    before = [at for at in theirs.get(body.passage.index, ()) if at < body.span.start]
    others = [at for index in task.texts if index != body.passage.index for at in theirs.get(index, ())]
    return bool(inside and (before or others))


def _figures_by_passage(facts: Facts) -> Mapping[int, Sequence[int]]:
    """Where the figures of each text begin."""
    found: dict[int, list[int]] = defaultdict(list)
    for target in facts.targets:
        found[target.passage.index].append(target.constraint.quantity.span.start)
    return found


def _deadlines_of(by_passage: Mapping[int, Sequence[Deadline]], block: Block) -> list[Deadline]:
    """The different deadlines of a block."""
    found = [deadline for index in block.texts for deadline in by_passage.get(index, ())]
    return list({deadline.last: deadline for deadline in found}.values())


def _agree(a: Deadline, b: Deadline) -> bool:
    """Whether two deadlines are one, or one names the year only in which the other falls."""
    return a.last == b.last or (a.last.year == b.last.year and (a.bare or b.bare))


def _two(task: str, row: Block, body: Deadline, table: Deadline, *, sure: bool) -> Outcome:
    """Sure where each prints a month, or the years differ, and the body has no other deadline to choose from."""
    sure &= body.exact == table.exact or body.last.year != table.last.year
    return (Deadlines if sure else DeadlinesUnsure)(
        places=(body.place, table.place),
        fact=(row.label, body.text, table.text),
        task=task,
        body=f"{body.passage.label}为{body.text}",
        table=f"{table.passage.label}为{table.text}",
    )

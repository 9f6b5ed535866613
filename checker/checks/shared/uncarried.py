"""Tasks of the body that no row of the responsibility tables carries out, with figures or without.

The rows are those of the tasks' own document; where all annexes are only tables, theirs carry out the tasks of the
master plan.  A table that leaves out more tasks than it carries is no list of all: cannot tell.  A row carries a
task that it is matched with, or where the shorter of title and row stands half in the other.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from checker.checks.shared.likeness import grams
from checker.facts import Facts
from checker.plan.passages import Block, Zone
from checker.words.programmes import load_programmes

_SHARE = 0.5
"""The share of the shorter of a title and a row that must stand in the other."""
_FEWEST = 2
"""Tasks, and rows, that there must be."""
_MOST = 200
"""Tasks without a row that are looked for in the texts of all rows; with more, the table is no list of all."""


def uncarried_tasks(facts: Facts) -> Mapping[str, Sequence[Block]]:
    """By document, the tasks that no row carries out; empty where all are, or the table is no list of all."""
    found: dict[str, Sequence[Block]] = {}
    for key, tasks in _tasks(facts).items():
        if len(rows := _rows(facts, key)) >= _FEWEST:
            missing = _missing(facts, tasks, rows)
            found[key] = missing if len(missing) * 2 <= len(tasks) else ()
    return found


def _tasks(facts: Facts) -> Mapping[str, Sequence[Block]]:
    """The tasks of each document that say who does them, or stand in its part of tasks."""
    asked = {key: [task for task in tasks if _asks(task)] for key, tasks in facts.tasks_in.items()}
    return {key: tasks for key, tasks in asked.items() if len(tasks) >= _FEWEST}


def _asks(task: Block) -> bool:
    return task.zone is Zone.TASKS and task.leaf and bool(task.heading.title) and bool(task.units)


def _rows(facts: Facts, key: str) -> Sequence[Block]:
    """The rows that name who carries them out."""
    annexes = [part.key for part in facts.outline.parts if part.key.startswith("annex")]
    only_tables = key == "master" and not any(facts.tasks_in.get(each) for each in annexes)
    theirs = _answering(facts, annexes) if only_tables else []
    return theirs or _answering(facts, [key])


def _answering(facts: Facts, keys: Sequence[str]) -> Sequence[Block]:
    """The rows of some documents; a table of indicators lists no tasks."""
    rows = (row for key in keys for row in facts.rows_in.get(key, ()) if row.units and not row.adds_up)
    return [row for row in rows if load_programmes().indicator_tables not in facts.rows.table_of(row).title]


def _missing(facts: Facts, tasks: Sequence[Block], rows: Sequence[Block]) -> Sequence[Block]:
    matched = {task.route for row in rows if (task := facts.matches.get(row.route))}
    unmatched = [task for task in tasks if task.route not in matched]
    texts = [(grams(facts.rows.name_of(row)), grams(facts.text_of(row))) for row in rows]
    return [task for task in unmatched if not _carried(facts, task, texts)] if len(unmatched) <= _MOST else []


def _carried(facts: Facts, task: Block, texts: Sequence[tuple[frozenset[str], frozenset[str]]]) -> bool:
    title, whole = grams(task.heading.title), grams(facts.text_of(task))
    return any(_stands(name, whole) or _stands(text, whole) or _stands(title, text) for name, text in texts)


def _stands(short: frozenset[str], long: frozenset[str]) -> bool:
    """Whether half of the pairs of characters of a text stand in another."""
    return bool(short) and len(short & long) >= _SHARE * len(short)

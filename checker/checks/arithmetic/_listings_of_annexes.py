"""Counts of tasks that the master plan gives a programme (实施强基工程: 落实7项任务), and the tasks of its annex."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.checks.arithmetic._listing import Listing
from checker.facts import Facts
from checker.facts.printed import place_of
from checker.plan.numbering import read_heading
from checker.plan.passages import Form, Part, Passage
from checker.source import Span
from checker.words.counts import load_counts

_FEWEST = 3
"""Tasks that make a list."""


def find_in_annexes(facts: Facts) -> Iterator[Listing]:
    """One for each count under a heading that names the programme of just one annex."""
    annexes = [part for part in facts.outline.parts if part.key.startswith("annex")]
    for passage in facts.passages:
        stated = passage.form is Form.STATEMENT and passage.document == "master"
        count = load_counts().annex_tasks.search(passage.plain) if stated else None
        owners = [part for part in annexes if _names(passage, part)] if count else []
        if count and len(owners) == 1:
            yield from _listing(facts, passage, count, owners[0])


def _names(passage: Passage, part: Part) -> bool:
    """Whether the heading above a text names the programme that an annex is of."""
    title = read_heading(passage.headings[-1]).title or passage.headings[-1] if passage.headings else ""
    named = load_counts().named_actions.match(load_counts().opened_actions.sub("", title))
    return named is not None and named[0] in part.document.title


def _listing(facts: Facts, passage: Passage, count: re.Match[str], part: Part) -> Iterator[Listing]:
    """The lowest tasks of an annex, unless its rows are as many as is counted."""
    tasks = [task for task in facts.tasks_in.get(part.key, ()) if task.leaf and task.units]
    rows = [row for row in facts.rows_in.get(part.key, ()) if not row.adds_up and row.units]
    number = int(count[1])
    if len(tasks) >= _FEWEST and number != len(rows):
        headings = [facts.passages[task.texts[0]] for task in tasks]
        places = (place_of(passage, Span(*count.span())), *map(place_of, headings))
        things = tuple(task.heading.title for task in tasks)
        yield Listing(number, count[0], things, places, certain=len(rows) in (0, len(tasks)))

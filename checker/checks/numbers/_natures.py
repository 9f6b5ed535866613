"""Works that the text calls new and their row rebuilt, or the other way round.

Enters: facts.  Leaves: `Called` for each place that calls a work, right before its name, otherwise than its row does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from checker.checks.shared.named_works import find_told
from checker.facts import Facts
from checker.facts.printed import place_of
from checker.finding import Place
from checker.plan.passages import Block
from checker.words.dates import load_dates
from checker.words.objects import load_objects


class Called(NamedTuple):
    """A work with what the text and its row call it."""

    work: str
    verb: str
    said: Place
    cell: Place


def called_otherwise(facts: Facts) -> Iterator[Called]:
    """One for each place in the text."""
    for told in facts.once(find_told):
        row = told.rows[0]
        before = _nature().search(told.passage.plain, 0, told.name.start)
        cell = _nature_of(facts, row) if before and len(told.rows) == 1 else None
        if before and cell and before.lastgroup != cell[0]:
            said = place_of(told.passage, told.name._replace(start=before.start()))
            yield Called(facts.rows.name_of(row), before[0], said, cell[1])


def _nature_of(facts: Facts, row: Block) -> tuple[str, Place] | None:
    """The class of what a row calls its work, and the cell that says so."""
    for passage in (facts.passages[index] for index in row.texts):
        header = passage.column.text if passage.column else ""
        if any(word in header for word in load_dates().nature_columns):
            found = _nature().fullmatch(passage.plain.strip())
            return (found.lastgroup or "", place_of(passage)) if found else None
    return None


@cache
def _nature() -> re.Pattern[str]:
    natures: Mapping[str, str] = {step.name: step.words for step in load_objects().natures}
    return re.compile(f"(?:{'|'.join(f'(?P<{name}>{words})' for name, words in natures.items())})$")

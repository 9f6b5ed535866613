"""Works whose cells in the columns of years say what is reached in each: 一期开工, 一期投产, 二期投产.

Enters: facts.  Leaves: for each row the states of one phase, with the year of their column.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import combinations
from typing import NamedTuple

from checker.facts import Facts
from checker.plan.passages import Block, Passage, PlanField
from checker.words.dates import load_dates
from checker.words.vocabulary import one_of


class State(NamedTuple):
    """What is reached in a year: the beginning or the end of a phase."""

    phase: str
    finished: bool
    year: int
    passage: Passage


def turned_states(facts: Facts, row: Block) -> Iterator[tuple[State, State]]:
    """The begin and the end of one phase of a row, where the end stands in an earlier year."""
    phases: Mapping[str, list[State]] = defaultdict(list)
    for state in _states(facts, row):
        phases[state.phase].append(state)
    for states in phases.values():
        for a, b in combinations(states, 2):
            begun, finished = (a, b) if b.finished else (b, a)
            if a.finished != b.finished and finished.year < begun.year:
                yield begun, finished


def _states(facts: Facts, row: Block) -> Iterator[State]:
    for passage in (facts.passages[index] for index in row.texts):
        year = passage.column.header.year if passage.column and passage.field is PlanField.VALUE else ""
        for match in _state().finditer(passage.plain) if year else ():
            yield State(match["phase"], bool(match["finished"]), int(year), passage)


@cache
def _state() -> re.Pattern[str]:
    words = load_dates()
    begun, finished = one_of(words.begun), one_of(words.finished)
    return re.compile(rf"(?P<phase>(?:[\u4e00-\u9fff]期)?)(?:(?P<begun>{begun})|(?P<finished>{finished}))")

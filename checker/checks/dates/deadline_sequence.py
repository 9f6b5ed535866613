"""Deadlines that one sentence of a section of stages tells one after the other, and one of which goes back in time:
11月20日前自查, 11月10日前验收, 12月25日前报告.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, pairwise

from checker.checks.check import NothingToCompare, Outcome
from checker.checks.dates._times import read_times
from checker.checks.shared.deadlines import Deadline, find_deadlines
from checker.facts import Facts
from checker.plan.passages import Form, Passage
from checker.words.dates import load_dates

QUOTES_DIFFER = False
_FEWEST = 3
"""Deadlines in one sentence that show that it tells steps one after the other."""


class Backward(Outcome):
    """A deadline, and the earlier one that is told behind it."""

    place: str
    before: str
    after: str


OUTCOMES = (Backward,)


def find(facts: Facts) -> Iterator[Outcome]:
    """One for each sentence in which just one deadline goes back."""
    told = _sentences(facts)
    if not told:
        raise NothingToCompare
    for deadlines in told.values():
        back = [(a, b) for a, b in pairwise(deadlines) if b.last < a.last]
        if len(back) == 1:
            before, after = back[0]
            yield Backward(
                places=(before.place, after.place),
                fact=("sequence", before.text, after.text),
                place=before.place.label,
                before=before.text,
                after=after.text,
            )


def _sentences(facts: Facts) -> Mapping[tuple[int, int], Sequence[Deadline]]:
    """The deadlines of each sentence that tells enough of them, by passage and end."""
    steps = (each for each in facts.once(find_deadlines) if _tells_steps(each.passage) and each.exact)
    told = {key: list(group) for key, group in groupby(steps, key=lambda each: (each.passage.index, each.end))}
    return {key: deadlines for key, deadlines in told.items() if len(deadlines) >= _FEWEST}


def _tells_steps(passage: Passage) -> bool:
    """Whether a statement stands below 实施步骤, or below a heading with its time."""
    if passage.form is not Form.STATEMENT:
        return False
    steps = any(word in title for title in passage.headings for word in load_dates().stage_sections)
    return steps or any(next(read_times(title), None) for title in passage.headings[-1:])

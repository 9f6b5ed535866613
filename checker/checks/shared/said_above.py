"""Qualifiers that one of two names leaves out, because what stands around it says them.

Enters: two families of targets with one figure.  Leaves: whether the name that says less stands under a heading, in a
row or among columns that say the rest (农村公路 below 乡村道路提升: 公路28公里), so that both name one thing.
"""

from __future__ import annotations

from collections.abc import Sequence

from checker.checks.shared.judged import of_equal_figures
from checker.facts import Facts
from checker.facts.printed import Target
from checker.language.indicator.lexicon import LEVEL
from checker.language.indicator.qualifiers import compare
from checker.plan.passages import PlanField
from checker.source import fold


def said_above(facts: Facts, ours: Sequence[Target], theirs: Sequence[Target]) -> bool:
    """Whether all that one name says beyond the other is said around the other."""
    contrasts = compare(ours[0].indicator.qualifiers, theirs[0].indicator.qualifiers, facts.identity.lexicon)
    silent = [contrast for contrast in contrasts if not contrast.a]
    if not contrasts or len({bool(contrast.a) for contrast in contrasts}) > 1 or any(c.a and c.b for c in contrasts):
        return False
    left_out = {(contrast.group, value) for contrast in contrasts for value in (*contrast.a, *contrast.b)}
    short, full = of_equal_figures(*((ours, theirs) if silent else (theirs, ours)))
    documents = {target.passage.document for target in full}
    if all(_of_task(facts, target, full) for target in short):
        return True
    return any(left_out <= _around(facts, target) or _shortens(target, left_out, documents) for target in short)


def _of_task(facts: Facts, target: Target, full: Sequence[Target]) -> bool:
    """Whether a cell of a column of targets names in short what the task that its row carries out names in full."""
    row = facts.row_of.get(target.passage.index) if target.passage.field is PlanField.TARGET else None
    task = facts.matches.get(row.route) if row else None
    return task is not None and any(facts.task_of.get(each.passage.index) == task for each in full)


def _around(facts: Facts, target: Target) -> set[tuple[str, str]]:
    said = (*target.passage.headings, *(ground.words for ground in target.constraint.scope))
    return set(facts.identity.qualifiers_of(fold(" ".join(said))))


def _shortens(target: Target, left_out: set[tuple[str, str]], documents: set[str]) -> bool:
    """Whether the header of a column says in short what the text of its document says in full; a level it would say."""
    column = target.passage.field is PlanField.VALUE and target.passage.document in documents
    return column and all(group != LEVEL for group, _ in left_out)

"""Parts printed with their whole: in one text (其中, 一是…二是…) or in one table row (quotas of units)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from checker.checks.arithmetic._sum import Closure, Sum, addable, quarters_of
from checker.checks.shared.accounted import time_of_year
from checker.facts import Facts
from checker.facts.printed import Target
from checker.language.constraint import Measure
from checker.plan.passages import Form
from checker.source import fold
from checker.words.measures import load_measures

_MARKS = (":", "(")
"""Marks behind a whole that say that parts follow."""


def find_stated_sums(facts: Facts) -> tuple[Sum, ...]:
    """One for each whole with its parts in one measure word, in printed order."""
    return tuple(_stated_sums(facts))


def _stated_sums(facts: Facts) -> Iterator[Sum]:
    parts: dict[tuple[str, str | None, str], list[Target]] = defaultdict(list)
    wholes: dict[tuple[str, str | None], list[Target]] = defaultdict(list)
    for target in filter(_adds_up, facts.targets):
        where, unit, parent = _block(facts, target), target.constraint.quantity.unit, target.constraint.parent
        if parent:
            parts[where, unit, parent].append(target)
        else:
            wholes[where, unit].append(target)
    for (where, unit, parent), theirs in parts.items():
        whole = _whole(facts, wholes[where, unit], parent, theirs)
        if whole and _introduced(whole, theirs[0]):
            yield Sum(whole, tuple(theirs), _closure(theirs))


def _adds_up(target: Target) -> bool:
    """Rates do not add up, nor do the steps of a year, nor what is taken off."""
    rate = target.constraint.measure in (Measure.GROWTH, Measure.CHANGE)
    before = fold(target.passage.text)[: target.constraint.quantity.span.start].rstrip()
    return (
        not rate
        and not before.endswith(load_measures().taken_off)
        and not (target.constraint.parent and time_of_year(target))
    )


def _block(facts: Facts, target: Target) -> str:
    """Where parts and whole must stand together: a table row, else one text."""
    row = facts.row_of.get(target.passage.index)
    return str(row.route) if row else str(target.passage.index)


def _introduced(whole: Target, part: Target) -> bool:
    """Whether words between whole and part say that it is one; cells of a row need none."""
    if whole.passage.index != part.passage.index:
        return True
    between = whole.passage.plain[whole.constraint.clause.end : part.constraint.clause.end]
    return any(word in between for word in (*load_measures().part_words, *_MARKS))


def _whole(facts: Facts, wholes: Sequence[Target], parent: str, parts: Sequence[Target]) -> Target | None:
    """The target that the parts are parts of: of that name, or, for quotas, the only one of its row."""
    key = facts.identity.parse(parent).key
    named = [whole for whole in wholes if whole.indicator.key == key]
    measures = {addable(part.constraint.measure) for part in parts}
    fitting = [whole for whole in named if addable(whole.constraint.measure) in measures] or named
    if fitting:
        return fitting[0]
    return wholes[0] if len(wholes) == 1 and parts[0].passage.form is Form.UNITS else None


def _closure(parts: Sequence[Target]) -> Closure:
    """Quotas of all units, 一是…二是…, four quarters and a rest share out the whole; 其中 alone tells some of it."""
    quotas = all(part.passage.form is Form.UNITS for part in parts)
    rest = parts[-1].constraint.indicator.startswith(load_measures().rests)
    year = len(quarters_of(parts)) == len(parts) == 4
    closed = len(parts) > 1 and (quotas or rest or year or _enumerated(parts))
    return Closure.CLOSED if closed else Closure.OPEN


def _enumerated(parts: Sequence[Target]) -> bool:
    """Whether all parts stand in one text that counts them off."""
    text, texts = parts[0].passage.plain, {part.passage.index for part in parts}
    return len(texts) == 1 and all(word in text for word in load_measures().counted_off)

"""Totals printed behind what they add up: 燃气管道56公里、供水管道73公里,合计129公里.

Enters: facts.  Leaves: `Split`s, closed: 合计 says that the figures before it are all there is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import accumulate, pairwise, takewhile

from checker.checks.shared.families import targets_by_block
from checker.checks.shared.parts import Closure, Split, figure_of
from checker.facts import Facts
from checker.printed import Target
from checker.source import fold
from checker.words.measures import load_measures

_MOST = 100
"""So many figures before a total are looked at as its parts; nobody lists more in a sentence."""
_ENDS = re.compile("[。;]")


@cache
def _totalling() -> re.Pattern[str]:
    return re.compile(f"[,、;:]?({'|'.join(load_measures().sums)})(?:达到|达|为)?[约超近]?")


def totalled_splits(facts: Facts) -> tuple[Split, ...]:
    """Every total behind its parts in one sentence; none where some of the figures before it do make it."""
    found = (
        _totalled(block[max(at + 1 - _MOST, 0) : at + 1], total, match[1])
        for block in targets_by_block(facts).values()
        for at, (before, total) in enumerate(pairwise(block))
        if _unit(before) == _unit(total) and (match := _totalling().fullmatch(_between(before, total)))
    )
    return tuple(split for split in found if split)


def _totalled(earlier: Sequence[Target], total: Target, word: str) -> Split | None:
    run = _run(earlier)
    parts = _listed(run)
    if len(parts) < 2 or _adds_up(run, total):
        return None
    return Split(replace(total, constraint=total.constraint._replace(indicator=word)), parts, Closure.CLOSED)


def _run(targets: Sequence[Target]) -> Sequence[Target]:
    """The last of the targets with one measure word in one sentence."""
    first = len(targets) - 1
    while first and _unit(targets[first - 1]) == _unit(targets[-1]) and _one_sentence(*targets[first - 1 : first + 1]):
        first -= 1
    return targets[first:]


def _listed(run: Sequence[Target]) -> tuple[Target, ...]:
    """Those of the run that stand in one list; the whole run where each has a clause of its own."""
    first = len(run) - 1
    while first and "," not in _between(run[first - 1], run[first]):
        first -= 1
    return tuple(run[first:] if len(run) - first > 1 else run)


def _adds_up(run: Sequence[Target], total: Target) -> bool:
    """Whether the last figures of a run make the total, however many of them."""
    figures = takewhile(lambda figure: figure is not None, (figure_of(part) for part in reversed(run)))
    whole = figure_of(total)
    return whole is not None and whole in accumulate(figure for figure in figures if figure is not None)


def _one_sentence(one: Target, other: Target) -> bool:
    return one.passage.index == other.passage.index and not _ENDS.search(_between(one, other))


def _between(one: Target, other: Target) -> str:
    """What stands between the figures of two targets; a full stop where they stand in two texts."""
    if one.passage.index != other.passage.index:
        return "。"
    return fold(one.passage.text[one.constraint.quantity.span.end : other.constraint.quantity.span.start])


def _unit(target: Target) -> str | None:
    return target.constraint.quantity.unit

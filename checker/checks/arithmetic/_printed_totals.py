"""Totals printed behind what they add up: 燃气管道56公里、供水管道73公里,合计129公里.

合计 says that the figures before it are all there is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import accumulate, pairwise, takewhile

from checker.checks.arithmetic._sum import Closure, Sum
from checker.checks.shared.amounts import amount_of
from checker.checks.shared.families import size_of, split_by
from checker.facts import Facts
from checker.facts.printed import Target
from checker.words.derivations import load_derivations
from checker.words.measures import load_measures

_MOST = 100
"""So many figures before a total are looked at as its parts; nobody lists more in a sentence."""
_EACH = "每"
"""How the name of what one of many has begins, which is no part of their total (14支，每支30人，共420人)."""
_ENDS = re.compile("[。;]")


def find_printed_totals(facts: Facts) -> tuple[Sum, ...]:
    """Every total behind its parts in one sentence; none where some of the figures before it do make it."""
    blocks = split_by(facts.stated, lambda target: target.passage.block)
    return tuple(each for block in blocks.values() for each in _totals(block))


def _totals(block: Sequence[Target]) -> Iterator[Sum]:
    for at, (before, total) in enumerate(pairwise(block)):
        word = _totalling().fullmatch(_between(before, total)) if size_of(before) == size_of(total) else None
        if word is None or before.constraint.indicator.startswith(_EACH):
            continue
        run = _run(block[max(at + 1 - _MOST, 0) : at + 1])
        parts = _last_list(run)
        people = {_unit(each) in load_derivations().counted_as["人"] for each in (*parts, total)}
        if len(parts) > 1 and len(people) == 1 and not _makes(run, total):  # 8支共160人 adds up no teams
            named = replace(total, constraint=total.constraint._replace(indicator=word[1]))
            one_word = len({_unit(each) for each in (*parts, total)}) == 1
            yield Sum(named, tuple(parts), Closure.CLOSED if one_word else Closure.UNKNOWN)


@cache
def _totalling() -> re.Pattern[str]:
    return re.compile(f"[,、;:]?({'|'.join(load_measures().sums)})(?:达到|达|为)?[约超近]?")


def _run(targets: Sequence[Target]) -> Sequence[Target]:
    """The last of the targets with one measure word, or words that count things, in one sentence."""
    first = len(targets) - 1
    while (
        first and size_of(targets[first - 1]) == size_of(targets[-1]) and _one_sentence(*targets[first - 1 : first + 1])
    ):
        first -= 1
    return targets[first:]


def _last_list(run: Sequence[Target]) -> Sequence[Target]:
    """Those of the run that stand in one list; the whole run where each has a clause of its own."""
    first = len(run) - 1
    while first and "," not in _between(run[first - 1], run[first]):
        first -= 1
    return run[first:] if len(run) - first > 1 else run


def _makes(run: Sequence[Target], total: Target) -> bool:
    """Whether the last figures of a run make a total, however many of them."""
    known = takewhile(lambda amount: amount is not None, map(amount_of, reversed(run)))
    sums = accumulate(amount for amount in known if amount is not None)
    return any(made == amount_of(total) for made in sums)


def _one_sentence(one: Target, other: Target) -> bool:
    return one.passage.index == other.passage.index and not _ENDS.search(_between(one, other))


def _between(one: Target, other: Target) -> str:
    """What stands between the figures of two targets; a full stop where they stand in two texts."""
    if one.passage.index != other.passage.index:
        return "。"
    return one.passage.plain[one.constraint.quantity.span.end : other.constraint.quantity.span.start]


def _unit(target: Target) -> str | None:
    return target.constraint.quantity.unit

"""Rows of a responsibility table matched with the tasks of the same annex.

Enters: the rows and the tasks of one annex.  Leaves: for each row its task, or none, with a score.
Matched rows tell the rules which units, leaders and deadlines speak of the same task.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import chain
from math import log
from typing import NamedTuple

from checker.source import fold
from checker.words.numerals import ONE_TO_TEN
from checker.words.strings import ngrams
from checker.words.vocabulary import one_of
from checker.words.zones import load_zones

ENOUGH = 0.3
"""Least share of a row's weighted 2-grams that must stand in the task."""
MARGIN = 0.5
"""How far the second best must lie behind the best, as a share of the best."""
_COMMON = 100
"""A 2-gram that so many tasks have picks none of them out, so a row does not look at them all."""
_COUNTED = rf"[{ONE_TO_TEN}百\d]+"
_NUMBERING = re.compile(rf"^\s*(?:[—-]+\s*|第?{_COUNTED}[章节条项]?[)、.．\s]+|\(\s*{_COUNTED}\s*\)?)")
_NOISE = re.compile(r"[\W_]+")


class RowText(NamedTuple):
    """A row: its printed number, its title if the table has one, its words and the heading it stands under."""

    number: str
    item: str
    text: str
    group: str = ""


class TaskText(NamedTuple):
    """A task: its printed number, its title, its words and the heading above it."""

    number: str
    title: str
    text: str
    group: str = ""


RowMatch = tuple[int, int | None, float]


def match_rows(rows: Sequence[RowText], tasks: Sequence[TaskText]) -> tuple[RowMatch, ...]:
    """Row by row: its index, the index of its task or None, and how sure that is (1 for equal titles).

    Equal titles match one to one.  Of the other rows several may come from one task, as in a table of
    single indicators, but not from a task that has a row of its own title.
    """
    matched = _by_title(rows, tasks)
    taken = set(matched.values())
    scores = _contained(rows, tasks)
    result: list[RowMatch] = []
    for row in range(len(rows)):
        if row in matched:
            result.append((row, matched[row], 1.0))
            continue
        free = {task: score for task, score in scores[row].items() if task not in taken}
        best = _clear_best(free)
        result.append((row, best, free[best] if best is not None else 0.0))
    return tuple(result)


@cache
def _generic_ending() -> re.Pattern[str]:
    return re.compile(f"(?<=..)(?:{one_of(load_zones().generic_endings)})$")


def _name(text: str) -> str:
    """A title without its number, punctuation and a last word that says nothing (水利建设领域)."""
    return _generic_ending().sub("", _NOISE.sub("", _NUMBERING.sub("", fold(text))))


def _by_title(rows: Sequence[RowText], tasks: Sequence[TaskText]) -> dict[int, int]:
    """Rows and tasks with equal titles; a title that occurs twice is told apart by its group or its number."""
    matched: dict[int, int] = {}
    taken: set[int] = set()
    keys: tuple[tuple[bool, bool], ...] = ((True, True), (True, False), (False, True), (False, False))
    for with_group, with_number in keys:
        table: dict[tuple[str, ...], list[int]] = {}
        for index, task in enumerate(tasks):
            if index not in taken and _name(task.title):
                key = _key(task.title, task.group, task.number, with_group, with_number)
                table.setdefault(key, []).append(index)
        for index, row in enumerate(rows):
            found = table.get(_key(row.item, row.group, row.number, with_group, with_number), [])
            if index not in matched and len(found) == 1 and found[0] not in taken:
                matched[index] = found[0]
                taken.add(found[0])
    return matched


def _key(title: str, group: str, number: str, with_group: bool, with_number: bool) -> tuple[str, ...]:
    return (_name(title), _name(group) if with_group else "", _NOISE.sub("", fold(number)) if with_number else "")


def _grams(*texts: str) -> frozenset[str]:
    return frozenset(ngrams(_NOISE.sub("", fold("".join(texts)))))


def _weights(bags: Iterable[frozenset[str]], total: int) -> dict[str, float]:
    """How telling each 2-gram is: the rarer among the tasks, the more."""
    return {gram: log(1 + total / count) for gram, count in Counter(chain.from_iterable(bags)).items()}


def _contained(rows: Sequence[RowText], tasks: Sequence[TaskText]) -> dict[int, dict[int, float]]:
    """For each row the tasks that share 2-grams with it, with the weighted share of the row they contain.

    The smaller of the two texts is the one contained: a row may quote its task or enlarge on it.  The tasks are those
    that share a 2-gram which few tasks have.
    """
    bags = [_grams(task.title, task.text) for task in tasks]
    weights = _weights(bags, len(tasks))
    unknown = log(1 + len(tasks)) if tasks else 0.0
    totals = [sum(weights[gram] for gram in bag) for bag in bags]
    index: dict[str, list[int]] = {}
    for task, bag in enumerate(bags):
        for gram in bag:
            index.setdefault(gram, []).append(task)
    scores: dict[int, dict[int, float]] = {}
    for number, row in enumerate(rows):
        grams = sorted(_grams(row.item, row.text))
        whole = sum(weights.get(gram, unknown) for gram in grams)
        told = dict.fromkeys(task for gram in grams if len(having := index.get(gram, ())) <= _COMMON for task in having)
        shared: dict[int, float] = {}
        for gram in grams:
            having = index.get(gram, ())
            for task in having if len(having) <= _COMMON else (task for task in told if gram in bags[task]):
                shared[task] = shared.get(task, 0.0) + weights[gram]
        scores[number] = {task: value / min(whole, totals[task]) for task, value in shared.items()}
    return scores


def _clear_best(found: dict[int, float]) -> int | None:
    """The task that contains most of a row, where the next one lies far enough behind."""
    ranked = sorted(found.items(), key=lambda entry: (-entry[1], entry[0]))
    if not ranked or ranked[0][1] < ENOUGH:
        return None
    second = ranked[1][1] if len(ranked) > 1 else 0.0
    return ranked[0][0] if second <= ranked[0][1] * (1 - MARGIN) else None

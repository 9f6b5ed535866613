"""A clash of targets in the words of its message: what each side prints and where.

Enters: a clash and the sort of outcome it is.  Leaves: the outcome with its places and explanation.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from checker.checks.check import Outcome
from checker.checks.shared.clash import Clash, Differ
from checker.checks.shared.families import split_by
from checker.checks.shared.wording import MEASURES, about_of, bounded, labels_of, name_of, value_of
from checker.facts.printed import Target, place_of
from checker.finding import Place, Words
from checker.source import Span

_LISTS = (Differ.COMMITMENT, Differ.MEASURE_WORD)
"""Differences that several indicators may share, told as one: a 力争 that opens a list, 家 against 户 throughout."""


class Clashing(Outcome):
    """Targets that differ: the first two sides, then all of them with values, names or quotations."""

    indicator: str
    place_a: str
    value_a: str
    place_b: str
    value_b: str
    values: str
    names: str
    quotes: str


_Clashing = TypeVar("_Clashing", bound=Clashing)


def word_clash(outcome: type[_Clashing], clash: Clash) -> _Clashing:
    """A clash as an outcome."""
    first, second = clash.groups[:2]
    said = [_group_value(clash, group) for group in clash.groups]
    sums = [_arithmetic(clash, clash.part)] if clash.part else []
    shown = (*clash.targets, clash.part) if clash.part else clash.targets
    return outcome(
        places=tuple(place for target in shown for place in _places(clash, target)),
        fact=(first[0].indicator.key, clash.differ, *sorted(said)),
        explanation=(*clash.reasons, *(_reading(target) for target in clash.targets)),
        indicator=name_of(first if clash.differ in _LISTS else first[:1]),
        place_a=labels_of(first),
        value_a=said[0],
        place_b=labels_of(second),
        value_b=said[1],
        values="; ".join((*(_each_way(clash, each, first[0].constraint.indicator) for each in clash.groups), *sums)),
        names="; ".join(_each_way(clash, group, "") for group in clash.groups),
        quotes="; ".join(f"“{group[0].place.quote}” ({labels_of(group)})" for group in clash.groups),
    )


def _places(clash: Clash, target: Target) -> Sequence[Place]:
    """Where a target is printed; of promises that differ, from the word of the promise, which may open a listing."""
    promise, (start, end) = target.constraint.commitment, target.constraint.clause
    if clash.differ is not Differ.COMMITMENT or not promise or target.name:
        return target.places
    at = target.passage.text.rfind(promise, 0, end)
    return (place_of(target.passage, Span(min(at, start) if at >= 0 else start, end)),)


def _arithmetic(clash: Clash, part: Target) -> str:
    """The smaller figure and what the plan prints beside it, which make the larger one."""
    small, large = sorted((group[0] for group in clash.groups), key=lambda target: target.constraint.quantity.low or 0)
    printed = [target.constraint.quantity.raw or "" for target in (small, part, large)]
    return f"{printed[0]} + {printed[1]} ({part.passage.label}{name_of([part])}) = {printed[2]}"


def _group_value(clash: Clash, group: Sequence[Target]) -> str:
    """What a group prints, under its name where that is another; of several indicators, only their commitment."""
    promise = clash.differ is Differ.COMMITMENT
    if promise and len({target.constraint.indicator for target in group}) > 1:
        return f"“{group[0].constraint.commitment}”" if group[0].constraint.commitment else "没有“力争”等字样"
    same = group[0].constraint.indicator == clash.groups[0][0].constraint.indicator
    return ("" if same else name_of(group[:1])) + value_of(group[0], promise=promise)


def _each_way(clash: Clash, group: Sequence[Target], known: str) -> str:
    """What a group prints and where, each way by itself; the name where it is not the one last said."""
    if clash.differ in _LISTS:
        return f"{_group_value(clash, group)} ({labels_of(group)})"
    ways: list[str] = []
    for alike in split_by(group, lambda t: (t.constraint.indicator, value_of(t))).values():
        name = alike[0].constraint.indicator
        ways.append(f"{'' if name == known else name_of(alike[:1])}{value_of(alike[0])} ({labels_of(alike)})")
        known = name
    return ", ".join(ways)


def _reading(target: Target) -> Words:
    label, name, measure = target.passage.label, target.constraint.indicator, MEASURES[target.constraint.measure]
    said, about = bounded(target.constraint.quantity), about_of(target.constraint)
    return Words(
        f"{label}: {name} {measure.zh}{said.zh}; {about.zh}", f"{label}: {name}, {measure.en}, {said.en}; {about.en}"
    )

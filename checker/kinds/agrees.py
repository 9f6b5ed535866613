"""Kind `agrees`: the same indicator has the same figure wherever it is printed.

The rule says between which parts of the plan it looks, and in what the targets may not differ.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import ClassVar, Literal

from pydantic import Field

from checker.checks.check import CheckOptions, Hit, NotApplicable
from checker.checks.shared.between import Between
from checker.checks.shared.clash import Clash, Differ
from checker.checks.shared.clashes import find_clashes
from checker.checks.shared.families import split_by
from checker.checks.shared.figures import find_near_names, find_partial_totals
from checker.checks.shared.shares import find_share_bounds
from checker.checks.shared.wording import MEASURES, bound_of, figure_of, labels_of, name_of, value_of
from checker.facts import Facts
from checker.finding import Words
from checker.printed import Target
from checker.rules.rule import KindRule

_VARIABLES = frozenset({"indicator", "place_a", "value_a", "place_b", "value_b", "values", "names", "quotes"})


class Options(CheckOptions):
    """What an `agrees` rule compares."""

    between: tuple[Between, ...] = Field(min_length=1, description="比较哪两处")
    differ: tuple[Differ, ...] = Field(min_length=1, description="哪种差别")


class Agrees(KindRule):
    """Targets of one indicator that differ."""

    outcomes: ClassVar = dict.fromkeys(("contradict", "compatible", "undecided", "stock"), _VARIABLES)
    kind: Literal["agrees"]
    options: Options

    def hits(self, facts: Facts) -> Iterator[Hit]:
        """One hit per clash of the demanded sort, with all its places."""
        if not facts.targets:
            raise NotApplicable("没有读到任何目标", "no targets were read")
        for differ in self.options.differ:
            for source in _SOURCES.get(differ, (find_clashes,)):
                for clash in facts.once(source):
                    if clash.between in self.options.between and clash.differ is differ:
                        yield _hit(clash)


_LISTS = (Differ.COMMITMENT, Differ.MEASURE_WORD)
"""Differences that several indicators may share, told as one: a 力争 that opens a list, 家 against 户 throughout."""
_SOURCES: Mapping[Differ, tuple[Callable[[Facts], tuple[Clash, ...]], ...]] = {
    Differ.NAME: (find_near_names,),
    Differ.TOTAL: (find_partial_totals,),
    Differ.BOUND: (find_clashes, find_share_bounds),
}


def _hit(clash: Clash) -> Hit:
    first, second = clash.groups[0], clash.groups[1]
    sort = clash.differ.value if clash.differ in (Differ.COMPATIBLE, Differ.STOCK) else "contradict"
    outcome = sort if clash.certain else "undecided"
    said = [_said(clash, group) for group in clash.groups]
    sums = [_arithmetic(clash, clash.part)] if clash.part else []
    values = {
        "indicator": name_of(first if clash.differ in _LISTS else first[:1]),
        "place_a": labels_of(first),
        "value_a": said[0],
        "place_b": labels_of(second),
        "value_b": said[1],
        "values": "; ".join((*(_ways(clash, each, first[0].constraint.indicator) for each in clash.groups), *sums)),
        "names": "; ".join(_ways(clash, group, "") for group in clash.groups),
        "quotes": "; ".join(f"“{group[0].place.quote}” ({labels_of(group)})" for group in clash.groups),
    }
    fact = (first[0].indicator.key, clash.differ, *sorted(said))
    shown = (*clash.targets, clash.part) if clash.part else clash.targets
    places = tuple(place for target in shown for place in target.places)
    return Hit(outcome, places, values, fact, _explained(clash))


def _arithmetic(clash: Clash, part: Target) -> str:
    """The smaller figure and what the plan prints beside it, which make the larger one."""
    small, large = sorted((group[0] for group in clash.groups), key=lambda target: target.constraint.quantity.low or 0)
    printed = [figure_of(target.constraint.quantity) for target in (small, part, large)]
    return f"{printed[0]} + {printed[1]} ({part.passage.label}{name_of([part])}) = {printed[2]}"


def _said(clash: Clash, group: Sequence[Target]) -> str:
    """What a group prints, under its name where that is another; of several indicators, only their commitment."""
    promise = clash.differ is Differ.COMMITMENT
    if promise and len({target.constraint.indicator for target in group}) > 1:
        return f"“{group[0].constraint.commitment}”" if group[0].constraint.commitment else "没有“力争”等字样"
    same = group[0].constraint.indicator == clash.groups[0][0].constraint.indicator
    return ("" if same else name_of(group[:1])) + value_of(group[0], promise=promise)


def _ways(clash: Clash, group: Sequence[Target], known: str) -> str:
    """What a group prints and where, each way by itself; the name where it is not the one last said."""
    if clash.differ in _LISTS:
        return f"{_said(clash, group)} ({labels_of(group)})"
    ways: list[str] = []
    for alike in split_by(group, lambda t: (t.constraint.indicator, value_of(t))).values():
        name = alike[0].constraint.indicator
        ways.append(f"{'' if name == known else name_of(alike[:1])}{value_of(alike[0])} ({labels_of(alike)})")
        known = name
    return ", ".join(ways)


def _explained(clash: Clash) -> tuple[Words, ...]:
    return (*clash.reasons, *(_reading(target) for target in clash.targets))


def _reading(target: Target) -> Words:
    label, said, measure = target.passage.label, bound_of(target.constraint), target.constraint.measure
    return Words(f"{label}: {MEASURES[measure]} {said}", f"{label}: {measure} {said}")

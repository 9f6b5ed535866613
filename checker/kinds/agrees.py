"""Kind `agrees`: the same indicator has the same figure wherever it is printed.

The rule says between which parts of the plan it looks, and in what the targets may not differ.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import ClassVar, Literal

from pydantic import Field

from checker.evidence.between import Between
from checker.evidence.clashes import Clash, Differ, find_clashes
from checker.evidence.figures import find_near_names, find_partial_totals
from checker.evidence.shares import find_share_bounds
from checker.facts import Facts
from checker.finding import Words
from checker.printed import Target
from checker.rule import Hit, NotApplicable, Rule, RulePart
from checker.wording import MEASURES, bound_of, figure_of, labels_of, name_of, value_of

_VARIABLES = frozenset({"indicator", "place_a", "value_a", "place_b", "value_b", "values", "names", "quotes"})


class Options(RulePart):
    """What an `agrees` rule compares."""

    between: tuple[Between, ...] = Field(min_length=1, description="比较哪两处")
    differ: tuple[Differ, ...] = Field(min_length=1, description="哪种差别")


class Agrees(Rule):
    """Targets of one indicator that differ."""

    outcomes: ClassVar = {
        "contradict": _VARIABLES,
        "compatible": _VARIABLES,
        "undecided": _VARIABLES,
    }
    kind: Literal["agrees"]
    options: Options

    def check(self, facts: Facts) -> Iterator[Hit]:
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
    outcome = "undecided" if not clash.certain else "compatible" if clash.differ is Differ.COMPATIBLE else "contradict"
    said = [_said(clash, group) for group in clash.groups]
    values = {
        "indicator": name_of(first if clash.differ in _LISTS else first[:1]),
        "place_a": labels_of(first),
        "value_a": said[0],
        "place_b": labels_of(second),
        "value_b": said[1],
        "values": "; ".join(f"{value} ({labels_of(group)})" for value, group in zip(said, clash.groups, strict=True)),
        "names": "; ".join(
            f"{name_of(group[:1])}{value} ({labels_of(group)})" for value, group in zip(said, clash.groups, strict=True)
        ),
    }
    if clash.part:
        values["values"] += _arithmetic(clash, clash.part)
    values["quotes"] = "; ".join(f"“{group[0].place.quote}” ({labels_of(group)})" for group in clash.groups)
    fact = (first[0].indicator.key, clash.differ, *sorted(said))
    shown = (*clash.targets, clash.part) if clash.part else clash.targets
    places = tuple(place for target in shown for place in target.places)
    return Hit(outcome, places, values, fact, _explained(clash))


def _arithmetic(clash: Clash, part: Target) -> str:
    """The smaller figure and what the plan prints beside it, which make the larger one."""
    small, large = sorted((group[0] for group in clash.groups), key=lambda target: target.constraint.quantity.low or 0)
    printed = [figure_of(target.constraint.quantity) for target in (small, part, large)]
    return f"; {printed[0]} + {printed[1]} ({part.passage.label}{name_of([part])}) = {printed[2]}"


def _said(clash: Clash, group: Sequence[Target]) -> str:
    """What a group prints; of several indicators under one 力争, only the commitment."""
    promise = clash.differ is Differ.COMMITMENT
    if promise and len({target.constraint.indicator for target in group}) > 1:
        return f"“{group[0].constraint.commitment}”" if group[0].constraint.commitment else "没有“力争”等字样"
    value = value_of(group[0], promise=promise)
    same = group[0].constraint.indicator == clash.groups[0][0].constraint.indicator
    return value if same or clash.differ in (Differ.QUALIFIER, Differ.NAME) else f"{name_of(group[:1])}{value}"


def _explained(clash: Clash) -> tuple[Words, ...]:
    return (*clash.reasons, *(_reading(target) for target in clash.targets))


def _reading(target: Target) -> Words:
    label, said, measure = target.passage.label, bound_of(target.constraint), target.constraint.measure
    return Words(f"{label}: {MEASURES[measure]} {said}", f"{label}: {measure} {said}")

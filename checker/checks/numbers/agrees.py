"""Targets of one indicator that differ, wherever they are printed.

A rule says between which parts of the plan it looks, and in what the targets may not differ.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Annotated

from pydantic import AfterValidator, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from checker.checks.check import CheckOptions, NotApplicable, Outcome
from checker.checks.numbers._clash_words import Clashing, word_clash
from checker.checks.numbers._unit_shares import find_share_bounds
from checker.checks.shared.between import Between
from checker.checks.shared.clash import Clash, Differ
from checker.checks.shared.clashes import find_clashes
from checker.facts import Facts


class Contradict(Clashing):
    """The same indicator in two ways that cannot both hold."""


class Compatible(Clashing):
    """Two ways that can both hold."""


class Named(Clashing):
    """One object of a proper name with two figures."""


class Undecided(Clashing):
    """Nobody can tell whether it is the same indicator."""


class Stock(Clashing):
    """One figure, here as what is reached and there as the change."""


OUTCOMES = (Contradict, Named, Compatible, Undecided, Stock)
_OF_DIFFERENCE: Mapping[Differ, tuple[type[Clashing], ...]] = {
    Differ.VALUE: (Contradict, Undecided),
    Differ.COMPATIBLE: (Compatible, Undecided),
    Differ.BOUND: (Contradict,),
    Differ.MEASURE: (Contradict, Undecided),
    Differ.STOCK: (Stock,),
    Differ.COMMITMENT: (Contradict,),
    Differ.QUALIFIER: (Undecided,),
    Differ.MEASURE_WORD: (Contradict,),
    Differ.STAGE: (Undecided,),
    Differ.BASE: (Contradict,),
    Differ.FREQUENCY: (Contradict,),
}
"""What a difference leads to: first where it is certain, last where nobody can tell."""


def _compared(differ: Differ) -> Differ:
    if differ not in _OF_DIFFERENCE:
        raise PydanticCustomError(
            "enum", "not compared", {"expected": "、".join(f"'{each}'" for each in _OF_DIFFERENCE)}
        )
    return differ


_Compared = Annotated[
    Differ, AfterValidator(_compared), WithJsonSchema({"type": "string", "enum": [*map(str, _OF_DIFFERENCE)]})
]


class Options(CheckOptions):
    """What a rule compares."""

    between: tuple[Between, ...] = Field(min_length=1, description="比较哪两处")
    differ: tuple[_Compared, ...] = Field(min_length=1, description="哪种差别")


def outcomes_under(options: Options) -> Iterable[type[Clashing]]:
    """What the differences lead to; within one part a proper name is better evidence than any other name."""
    named = (Named,) if Between.WITHIN in options.between and Differ.VALUE in options.differ else ()
    return dict.fromkeys((*(outcome for differ in options.differ for outcome in _OF_DIFFERENCE[differ]), *named))


def find(facts: Facts, options: Options) -> Iterator[Outcome]:
    """One for each clash of the demanded sort, with all its places."""
    if not facts.targets:
        raise NotApplicable("没有读到任何目标", "no targets were read")
    for differ in options.differ:
        for source in _SOURCES.get(differ, (find_clashes,)):
            for clash in facts.once(source):
                if clash.between in options.between and clash.differ is differ and not _of_one_row(facts, clash):
                    yield word_clash(_outcome_of(clash), clash)


def _of_one_row(facts: Facts, clash: Clash) -> bool:
    """Whether names that differ stand in one row: its cells count several sides of one thing (6个村 | 补建6个)."""
    rows = {facts.row_of.get(target.passage.index) for group in clash.groups for target in group}
    return clash.differ is Differ.QUALIFIER and len(rows) == 1 and None not in rows


def _outcome_of(clash: Clash) -> type[Clashing]:
    named = clash.named and clash.certain and clash.differ is Differ.VALUE and clash.between is Between.WITHIN
    return Named if named else _OF_DIFFERENCE[clash.differ][0 if clash.certain else -1]


_SOURCES: Mapping[Differ, tuple[Callable[[Facts], tuple[Clash, ...]], ...]] = {
    Differ.BOUND: (find_clashes, find_share_bounds),
}

"""Sets of names that differ: four works named here, two of them and another there; one set called by two nouns."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from checker.checks.check import NothingToCompare, Outcome
from checker.checks.shared.wording import listed, quoted
from checker.checks.terms._name_sets import NameSet, name_sets
from checker.facts import Facts

_COMMON = 2
"""Names that two sets share to be meant for one."""
_APART = 2
"""Names that sets of other numbers may differ by, and be meant for one."""
_MOST = 40
"""Sets of one noun that are compared."""
_SHOWN = 6
"""Names told in a message; places of headings."""


class _Sets(Outcome):
    noun: str
    place_a: str
    place_b: str


class Other(_Sets):
    """Two places name one set of things and do not name the same."""

    only_a: str
    only_b: str


class Lacks(_Sets):
    """One place names some things of a set more than the other."""

    names: str


class Kind(_Sets):
    """The same names are things of one sort here, of another there."""

    names: str
    noun_b: str


class Twice(_Sets):
    """A thing is told among those of two sorts."""

    names: str
    noun_b: str


OUTCOMES = (Other, Lacks, Kind, Twice)


def find(facts: Facts) -> Iterator[Outcome]:
    """One for each two sets that differ in the same names."""
    every = facts.once(name_sets)
    if len(every) < _COMMON:
        raise NothingToCompare
    kinds: dict[str, list[NameSet]] = defaultdict(list)
    for each in every:
        kinds[each.kind].append(each)
    told: set[tuple[str, ...]] = set()
    for sets in kinds.values():
        for a, b in combinations(sets[:_MOST], 2):
            outcome = _compare(a, b)
            if outcome and outcome.fact not in told:
                told.add(outcome.fact)
                yield outcome


def _compare(a: NameSet, b: NameSet) -> Outcome | None:
    one_noun = a.noun.endswith(b.noun) or b.noun.endswith(a.noun)
    only_a, only_b = _without(a.names, b.names), _without(b.names, a.names)
    if one_noun:
        return _other(a, b, only_a, only_b) if _are_one(a, b, only_a, only_b) else None
    both = tuple(name for name in a.names if name not in only_a)
    if not (only_a or only_b):
        return _named(Kind, a, b, both) if a.passage.block != b.passage.block else None
    beside = a.passage.route[:-2] == b.passage.route[:-2]
    return _named(Twice, a, b, both) if both and beside and a.counted and b.counted else None


def _without(names: Sequence[str], others: Sequence[str]) -> tuple[str, ...]:
    """The names that the others do not hold, with or without a word before or behind."""
    return tuple(name for name in names if not any(_is_same(name, other) for other in others))


def _is_same(a: str, b: str) -> bool:
    return a.startswith(b) or b.startswith(a) or a.endswith(b) or b.endswith(a)


def _are_one(a: NameSet, b: NameSet, only_a: Sequence[str], only_b: Sequence[str]) -> bool:
    """Whether two sets are meant for one and differ: most names are shared; another number is no choice of some."""
    common = len(a.names) - len(only_a)
    if not (only_a or only_b) or a.passage.block == b.passage.block or common < _COMMON:
        return False
    if 2 * common < min(len(a.names), len(b.names)):
        return False
    equal = len(a.names) == len(b.names)
    return equal or (not (a.some or b.some) and (not a.counted or not b.counted or len(only_a) + len(only_b) <= _APART))


def _other(a: NameSet, b: NameSet, only_a: Sequence[str], only_b: Sequence[str]) -> Outcome:
    if not (only_a and only_b):
        more, less = (a, b) if only_a else (b, a)
        names = (*only_a, *only_b)
        return Lacks(
            places=(*more.places[:_SHOWN], *less.places[:_SHOWN]),
            fact=("lacks", *names),
            noun=quoted(max(a.noun, b.noun, key=len)),
            place_a=more.passage.label,
            place_b=less.passage.label,
            names=listed(map(quoted, names), _SHOWN, "项"),
        )
    return Other(
        places=(*a.places[:_SHOWN], *b.places[:_SHOWN]),
        fact=("names", *only_a, "/", *only_b),
        noun=quoted(max(a.noun, b.noun, key=len)),
        place_a=a.passage.label,
        place_b=b.passage.label,
        only_a=listed(map(quoted, only_a), _SHOWN, "项"),
        only_b=listed(map(quoted, only_b), _SHOWN, "项"),
    )


def _named(outcome: type[Kind] | type[Twice], a: NameSet, b: NameSet, names: Sequence[str]) -> Outcome:
    return outcome(
        places=(*a.places[:_SHOWN], *b.places[:_SHOWN]),
        fact=(outcome.__name__.lower(), a.noun, b.noun, *names),
        noun=quoted(a.noun),
        place_a=a.passage.label,
        place_b=b.passage.label,
        names=listed(map(quoted, names), _SHOWN, "项"),
        noun_b=quoted(b.noun),
    )

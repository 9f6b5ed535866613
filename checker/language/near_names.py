"""Names that look like a slip of the pen for a more usual name of the same plan.

Enters: all indicator names of a plan, as often as they are printed.  Leaves: for a name the other it
was probably meant to be (社会零售品消费总额 for 社会消费品零售总额).  Identity joins such names; this tells
the drafter that one of them is wrong.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from checker.source import fold

_LONG = 6


@dataclass(frozen=True, slots=True)
class NearNames:
    """The names of a plan, indexed for finding a slip of the pen: letters exchanged, or one character wrong.

    Names of six characters or more; each is stored under its sorted characters and under what is
    left of it without any one character, so that a look-up costs no comparison with other names.
    """

    counts: Mapping[str, int]
    bags: Mapping[str, tuple[str, ...]]
    holes: Mapping[str, tuple[str, ...]]

    @classmethod
    def of(cls, names: Iterable[str]) -> NearNames:
        """The index of all names, each as often as it is printed."""
        counts = Counter(fold(name) for name in names)
        bags: dict[str, tuple[str, ...]] = {}
        holes: dict[str, tuple[str, ...]] = {}
        for name in counts:
            if len(name) >= _LONG:
                bags[_bag(name)] = (*bags.get(_bag(name), ()), name)
                for hole in _holes(name):
                    holes[hole] = (*holes.get(hole, ()), name)
        return cls(counts, bags, holes)

    def near(self, surface: str) -> str | None:
        """The more usual name that this one seems to be a slip for, if there is one."""
        name = fold(surface)
        if len(name) < _LONG:
            return None
        candidates = [*self.bags.get(_bag(name), ())]
        candidates += [other for hole in _holes(name) for other in self.holes.get(hole, ()) if len(other) == len(name)]
        usual = [other for other in candidates if other != name and self.counts[other] > self.counts.get(name, 0)]
        return min(usual, key=lambda other: (-self.counts[other], other), default=None)


def _bag(name: str) -> str:
    return "".join(sorted(name))


def _holes(name: str) -> list[str]:
    """The name with each character in turn replaced by a mark; two names one wrong character apart share one."""
    return [f"{name[:i]}*{name[i + 1 :]}" for i in range(len(name))]


def near_miss(surface: str, population: Iterable[str]) -> str | None:
    """The more often used name of the population that the surface is a slip for; for many, build `NearNames` once."""
    return NearNames.of(population).near(surface)

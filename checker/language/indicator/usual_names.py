"""Names that look like a slip of the pen for a more usual name of the same plan.

Enters: all indicator names of a plan, as often as they are printed.  Leaves: for a name the other it
was probably meant to be (规上工业值加增 for 规上工业增加值).  Identity joins such names; this tells
the drafter that one of them is wrong.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from checker.language.indicator.identity import Identity

_LONG = 6
_LONGEST = 60
"""A longer head is half a sentence, where one other character is no slip in a name."""
_CROWD = 40
"""Heads that differ in one place; more of them are a series, and none is a slip for another."""


@dataclass(frozen=True, slots=True)
class UsualNames:
    """The heads of a plan's indicators, indexed for finding a slip: characters exchanged, or one of them wrong.

    Only heads of six characters or more; each is stored under its sorted characters and under what is
    left of it without any one character, so that a look-up costs no comparison with other names.
    """

    identity: Identity
    uses: Mapping[str, Counter[str]]
    near_heads: Mapping[str, tuple[str, ...]]

    @classmethod
    def of(cls, names: Iterable[str], identity: Identity) -> UsualNames:
        """The index of all names, each as often as it is printed."""
        uses: dict[str, Counter[str]] = {}
        near: dict[str, list[str]] = {}
        for name in names:
            uses.setdefault(identity.parse(name).head, Counter())[name] += 1
        for head in uses:
            for trace in _traces(head):
                near.setdefault(trace, []).append(head)
        return cls(identity, uses, {trace: tuple(heads) for trace, heads in near.items() if len(heads) <= _CROWD})

    def usual_for(self, surface: str) -> str | None:
        """The more usual name that this one seems to be a slip for; names with other qualifiers are no slips."""
        indicator = self.identity.parse(surface)
        printed = self.uses.get(indicator.head, Counter()).total()
        heads = {head for trace in _traces(indicator.head) for head in self.near_heads.get(trace, ())}
        usual = [
            (-count, name)
            for head in heads - {indicator.head}
            if _is_slip(indicator.head, head) and self.uses[head].total() > printed
            for name, count in self.uses[head].items()
            if self.identity.parse(name).qualifiers == indicator.qualifiers
        ]
        return min(usual)[1] if usual else None


def _is_slip(head: str, other: str) -> bool:
    """As long, and with the same last character, which says what is counted; or the same characters."""
    return len(head) == len(other) and (head[-1] == other[-1] or sorted(head) == sorted(other))


def _traces(head: str) -> list[str]:
    """What near heads have in common with this one."""
    if not _LONG <= len(head) <= _LONGEST:
        return []
    return ["".join(sorted(head)), *(f"{head[:i]}*{head[i + 1 :]}" for i in range(len(head)))]

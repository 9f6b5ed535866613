"""What two plans say of one indicator: the targets of one joined to those of the other.

Enters: the facts of two plans.  Leaves: for each thing that one plan says, what the other says of it, and whether the
two are the same.  Joined by hash: the key of the indicator, role, sort of figure and measure word; only the few that
share them are judged, by the same identity as inside one plan.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from checker.checks.shared.families import by_figure, size_of, sort_of, split_by
from checker.checks.shared.judged import NEAREST, face
from checker.checks.shared.scopes import subject_of
from checker.facts import Facts
from checker.facts.printed import Target
from checker.finding import Words
from checker.language.constraint import Measure, Role
from checker.language.indicator.identity import Identity, Indicator
from checker.language.indicator.qualifiers import Verdict

_SAME_TIME = Words("时限相同", "for the same period")
_NO_TIME = Words("有一处没有写明时限, 无法断定", "one of them names no period: cannot tell")


class Said(NamedTuple):
    """One thing that a plan says, wherever it prints it: targets of one indicator, figure and period."""

    targets: tuple[Target, ...]
    indicator: Indicator

    @property
    def first(self) -> Target:
        """The first place."""
        return self.targets[0]

    @property
    def kind(self) -> tuple[str, Role, str, str | None]:
        """What things that may be the same share; the key of the indicator stands first."""
        return self.indicator.key, self.first.constraint.role, sort_of(self.first), size_of(self.first)


class Match(NamedTuple):
    """What the other plan says of a thing for the same period, or for one that is not known; and why it is the same."""

    ours: Said
    theirs: tuple[Said, ...]
    certain: bool
    reason: Words
    later: tuple[Said, ...] = ()
    """What it says for other periods."""


def things_said(facts: Facts, targets: Iterable[tuple[Target, Indicator]] | None = None) -> list[Said]:
    """The things that a plan says of its whole area, in printed order; or those of some targets under other names."""
    named = [(t, t.indicator) for t in facts.targets if _of_the_whole(t)] if targets is None else list(targets)
    cells = split_by(named, lambda each: (Said((each[0],), each[1]).kind, face(each[1]), each[0].period))
    said = [
        Said(figure, alike[0][1]) for alike in cells.values() for figure in by_figure([target for target, _ in alike])
    ]
    return sorted(said, key=lambda each: each.first.passage.index)


def _of_the_whole(target: Target) -> bool:
    """Whether a target is that of the whole area: nobody's share, no part of another, no mere comparison."""
    constraint = target.constraint
    alone = constraint.parent is None and constraint.holder is None
    return alone and constraint.measure is not Measure.RELATION and bool(constraint.quantity.raw)


class Sayings:
    """What a plan says, to be asked what of it belongs to something that another plan says."""

    def __init__(self, said: Sequence[Said], identity: Identity) -> None:
        self._identity = identity
        self._of_kind: Mapping[object, list[Said]] = defaultdict(list)
        for each in said:
            self._of_kind[each.kind].append(each)

    def match(self, ours: Said) -> Match:
        """What is said of the same thing; where nothing is, what may be."""
        judged: dict[Verdict, list[tuple[Said, Words]]] = defaultdict(list)
        for theirs in self._of_kind.get(ours.kind, ())[:NEAREST]:
            judgement = self._identity.judge(ours.indicator, theirs.indicator)
            if not _of_other_subjects(ours, theirs):
                judged[judgement.verdict].append((theirs, Words(judgement.reason, judgement.reason_en)))
        found = judged[Verdict.SAME] or judged[Verdict.UNDECIDED]
        period = ours.first.period
        timed = [each for each in found if each[0].first.period == period]
        now = timed or [each for each in found if not (each[0].first.period and period)]
        known = bool(timed) and period is not None
        return Match(
            ours=ours,
            theirs=tuple(each for each, _ in now),
            certain=bool(judged[Verdict.SAME]) and known,
            reason=_reason([words for _, words in now or found], _SAME_TIME if known else _NO_TIME if now else None),
            later=tuple(each for each, _ in found if each not in [known for known, _ in now]),
        )


def _of_other_subjects(ours: Said, theirs: Said) -> bool:
    """Whether items of lists name two subjects (防汛物资:…, 消防物资:…)."""
    subjects = {subject_of(ours.first), subject_of(theirs.first)} - {""}
    return len(subjects) > 1


def _reason(reasons: Iterable[Words], time: Words | None) -> Words:
    every = [*dict.fromkeys(reasons), *((time,) if time else ())]
    return Words("; ".join(words.zh for words in every), "; ".join(words.en for words in every))


def matches(ours: Iterable[Said], theirs: Sayings) -> Iterator[Match]:
    """Everything that one plan says, with what the other says of it."""
    return map(theirs.match, ours)

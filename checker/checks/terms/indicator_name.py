"""Names of indicators with the characters of a usual or official name in another order."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from checker.checks.check import NotApplicable, Outcome
from checker.facts import Facts
from checker.facts.corrections import corrected
from checker.facts.printed import Target
from checker.finding import Edit
from checker.language.indicator.usual_names import UsualNames
from checker.source import Span, fold
from checker.words.terms import load_terms

_SHOWN = 4
"""Places of the usual name that a finding holds."""


class Indicator(Outcome):
    """A name, and the one that it was probably meant to be."""

    name: str
    usual: str


OUTCOMES = (Indicator,)


_DEED = 2
"""Characters of a deed."""


def find(facts: Facts) -> Iterator[Outcome]:
    """One for each name."""
    targets: dict[str, list[Target]] = defaultdict(list)
    for target in facts.targets:
        targets[fold(target.constraint.indicator)].append(target)
    if not targets:
        raise NotApplicable("没有读到任何目标", "no targets were read")
    official = load_terms().indicators
    uses = Counter({name: len(theirs) for name, theirs in targets.items()})
    uses.update(dict.fromkeys(official, len(facts.targets)))
    index = UsualNames.of(uses.elements(), facts.identity)
    for name, theirs in targets.items():
        usual = index.usual_for(name)
        if usual and name not in official and sorted(usual) == sorted(name) and not _turned(name, usual):
            places = (target.place for target in (*theirs, *targets.get(usual, ())[:_SHOWN]))
            edits = [edit for target in theirs for edit in _renamed(target, name, usual)]
            yield Indicator(places=tuple(places), fact=(name, usual), name=name, usual=usual, edits=tuple(edits))


def _turned(name: str, usual: str) -> bool:
    """Whether a name only has the deed of the other behind the thing (检测设备到位, 到位检测设备)."""
    turns = (name[at:] + name[:at] for at in (_DEED, len(name) - _DEED))
    return len(name) >= 3 * _DEED and usual in turns


def _renamed(target: Target, name: str, usual: str) -> tuple[Edit, ...]:
    """What corrects a name where it is printed, in the clause of its figure or in a cell of its own."""
    passage, start = (target.name, 0) if target.name else (target.passage, target.constraint.clause[0])
    at = passage.plain.find(name, start)
    return corrected(passage, Span(at, at + len(name)), usual) if at >= 0 else ()

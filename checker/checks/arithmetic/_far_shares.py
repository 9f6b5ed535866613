"""Shares of a whole that the text names and prints elsewhere (6万亩，占竹林总面积的40%).

Enters: `Line`s of figures, and all figures of the plan.  Leaves: `Derived` shares with their readings.  The whole is
known by its name and measure word; several figures of it are all tried, those of the part's own year first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from checker.checks.arithmetic._derived import Derived, Kind
from checker.checks.arithmetic._figures import lines
from checker.checks.arithmetic._known import COUNTED, Known, known_figures
from checker.checks.arithmetic._reckoning import amount, nearest_first, shared
from checker.checks.arithmetic._shares import find_shares, share_behind
from checker.facts import Facts
from checker.facts.printed import Target
from checker.language.constraint import Op
from checker.words.derivations import load_derivations
from checker.words.measures import load_measures
from checker.words.vocabulary import one_of

_MOST = 8
"""Figures of one whole that are tried."""
_TOTAL, _AREA = "总", "面积"


def find_far_shares(facts: Facts) -> Iterator[Derived]:
    """Every share whose clause names a whole that its own paragraph does not print."""
    known = facts.once(known_figures)
    for line in facts.once(lines):
        near = {each.printed.constraint.quantity.span for each in find_shares(line)}
        for at in range(1, len(line.figures)):
            name = share_behind(line, at)
            if name and line.figures[at].constraint.quantity.span not in near:
                part = line.figures[at - 1]
                unit = part.constraint.quantity.unit
                wholes = [each for key in _keys(facts, name, part) for each in known.get((key, unit), ())]
                yield from _share(part, line.figures[at], wholes)


def _keys(facts: Facts, name: str, part: Target) -> Sequence[str]:
    """The keys of the indicators that a whole may be (全县行政村总数: 行政村; 竹林总面积: 竹林面积)."""
    if load_derivations().added_whole.fullmatch(name):
        told = part.constraint.indicator
        return [facts.identity.parse(re.sub(f"^.{{2,6}}?(?:{one_of(load_measures().led_by)})+", "", told)).key]
    ending = next((word for word in load_derivations().any_whole if name.endswith(word)), "")
    names = (name, name.removesuffix(ending), name.replace(_TOTAL, ""), name.removesuffix(_AREA))
    return list(dict.fromkeys(facts.identity.parse(each).key for each in names if len(each) > 1))


def _share(part: Target, share: Target, wholes: Sequence[Known]) -> Iterator[Derived]:
    ours = part.constraint.quantity
    year = (part.period and part.period.year) or 0
    fitting = [each for each in wholes if each.target.constraint.quantity.op is Op.EQ and _holds(each, part)]
    if year:
        fitting = [each for each in fitting if each.year == year] or [each for each in fitting if not each.year]
    tried = nearest_first(part, [each.target for each in fitting[:_MOST]], share)
    readings = tuple(shared(ours, each.constraint.quantity, share.constraint.quantity) for each in tried)
    if readings:
        yield Derived(Kind.SHARE, (part, tried[0]), share, readings, certain=False)


def _holds(whole: Known, part: Target) -> bool:
    theirs, ours = whole.target.constraint.quantity, part.constraint.quantity
    states = whole.target.constraint.measure in COUNTED
    return states and theirs.span != ours.span and amount(theirs) >= amount(ours) and bool(amount(theirs))

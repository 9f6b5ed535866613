"""Figures that are parts of a whole by whose name alone they go, so that nobody can tell which part each is.

Enters: facts.  Leaves: the places of such figures (720 in 新增学位1800个,其中甲校1080个,乙校扩建16个班、720个).  A part
of a time of its own (三年240个,其中2031年80个) is told by that.
"""

from __future__ import annotations

from collections.abc import Mapping

from checker.facts import Facts
from checker.facts.printed import Target
from checker.finding import Place
from checker.language.constraint import Source
from checker.language.period import Period

_Wholes = Mapping[tuple[int, str], Period | None]


def unnamed_parts(facts: Facts) -> frozenset[Place]:
    """The places of all of them."""
    wholes = {
        (target.passage.index, target.constraint.indicator): target.constraint.period
        for target in facts.targets
        if not target.constraint.parent
    }
    return frozenset(target.place for target in facts.targets if _is_unnamed(target, wholes))


def _is_unnamed(target: Target, wholes: _Wholes) -> bool:
    said = target.constraint
    if not said.parent or said.holder or not said.parent.endswith(said.indicator):
        return False
    timed = said.period_ground is not None and said.period_ground.source is Source.SENTENCE
    return not timed or wholes.get((target.passage.index, said.parent)) == said.period

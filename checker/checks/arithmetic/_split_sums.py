"""A whole that is split once more by another view (按古镇分，A古镇54处、B古镇39处; 分年度安排为2030年1300万元、…).

Enters: `Line`s of figures.  Leaves: a `Sum` for each such list with the whole that comes nearest to it: a figure told
before it, else one of the plan whose name shares a word with what is split.  Where some figure fits, that is the whole;
one that is far off is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from checker.checks.arithmetic._figures import Line, lines
from checker.checks.arithmetic._sum import Closure, Sum
from checker.checks.shared.amounts import amount_of
from checker.checks.shared.families import split_by
from checker.facts import Facts
from checker.facts.printed import Target
from checker.language.constraint import Measure, Op
from checker.words.measures import load_measures
from checker.words.strings import ngrams

_NEAR = Decimal("0.2")
"""By how much of itself a whole may be off, so that it is still taken for the one that is split."""
_FEWEST = 2
_Known = Mapping[str | None, Sequence[Target]]
_ADDED = (Measure.LEVEL, Measure.INCREMENT, Measure.EVENTS)


def find_split_sums(facts: Facts) -> tuple[Sum, ...]:
    """One for each list that a view opens, in printed order."""
    known = split_by((each for line in facts.once(lines) for each in line.figures), _unit)
    return tuple(
        made for line in facts.once(lines) for at in range(len(line.figures)) for made in _sum(line, at, known)
    )


def _unit(figure: Target) -> str | None:
    return figure.constraint.quantity.unit


def _sum(line: Line, at: int, known: _Known) -> Iterator[Sum]:
    opened = load_measures().split_by.search(line.before(at))
    beside = range(at, min(at + 2, len(line.figures))) if opened else ()  # A镇3个项目投资900万元: two measure words
    for parts in {_unit(line.figures[each]): _parts(line, each) for each in reversed(beside)}.values():
        if opened and len(parts) >= _FEWEST:
            yield from _whole_of(line, at, parts, opened["what"], known)


def _whole_of(line: Line, at: int, parts: Sequence[Target], what: str, known: _Known) -> Iterator[Sum]:
    before = [each for each in line.figures[:at] if _unit(each) == _unit(parts[0])]
    told = [each for each in before if each.passage.index == parts[0].passage.index]
    named = [each for each in known[_unit(parts[0])] if _shares(what, each) and each not in parts]
    whole = _nearest(told, parts) or _nearest([*filter(named.__contains__, before), *before, *named], parts)
    if whole:
        yield Sum(whole, tuple(parts), Closure.CLOSED if whole in told else Closure.UNKNOWN)


def _parts(line: Line, at: int) -> Sequence[Target]:
    """The figures of a list in the measure word of its first, as far as the sentence or another view (按来源分) goes,
    without what 其中 tells."""
    first = line.figures[at]
    start, parts = first.constraint.quantity.span.start, []
    for each in line.figures[at:]:
        quantity = each.constraint.quantity
        said = each.passage.plain[start : quantity.span.start]
        if each.passage.index != first.passage.index or "。" in said or load_measures().split_by.search(said):
            break
        if _unit(each) == _unit(first) and "其中" not in re.split("[;；]", said)[-1]:
            if quantity.op is not Op.EQ:
                return ()
            parts.append(each)
    return parts


def _shares(what: str, figure: Target) -> bool:
    """Whether a figure is called by a word of what is split."""
    return bool(set(ngrams(what)) & set(ngrams(figure.constraint.indicator)))


def _nearest(wholes: Sequence[Target], parts: Sequence[Target]) -> Target | None:
    """The whole that the parts make, or come near to."""
    added = sum((amount_of(each) or Decimal(0) for each in parts), Decimal(0))
    fitting = [each for each in wholes if each.constraint.measure in _ADDED and each.constraint.quantity.op is Op.EQ]
    near = min(fitting, key=lambda each: abs((amount_of(each) or Decimal(0)) - added), default=None)
    amount = near and amount_of(near)
    return near if amount and abs(amount - added) <= amount * _NEAR else None

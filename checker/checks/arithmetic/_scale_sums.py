"""Points and weights of one list, which make a hundred (考核实行百分制,其中甲35分、乙65分; 甲占考核分值的60%,乙占40%).

Enters: `Line`s of figures.  Leaves: a `Sum` for each such list with the words that say what the whole is.  Parts that
make less than a hundred may not be all that there is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from checker.checks.arithmetic._figures import Line, lines
from checker.checks.arithmetic._sum import Closure, Sum
from checker.facts import Facts
from checker.facts.printed import Target
from checker.language.constraint import Op, Quantity
from checker.source import Span
from checker.words.measures import load_measures

_HUNDRED = Decimal(100)
_FEWEST = 2
_WORD = 2
"""Characters of such a word (满分)."""


def find_scale_sums(facts: Facts) -> tuple[Sum, ...]:
    """One for each list of points under 百分制, and for each list of weights, in printed order."""
    every = ((line, at) for line in facts.once(lines) for at in range(len(line.figures)))
    return tuple(made for line, at in every for made in (*_points(line, at), *_weights(line, at)))


def _points(line: Line, at: int) -> Iterator[Sum]:
    """The points behind 百分制: as far as the sentence goes, and all of them bare."""
    told = load_measures().hundred_points.search(line.before(at))
    hundred = line.figures[at - 1].constraint.quantity if at and _opens_points(line, at) else None
    parts = _run(line, at, "分") if told or hundred else ()
    if parts and (span := _span(line, at, told) if told else hundred and _full(hundred.span)):
        yield _sum(line.figures[at], span, "分", parts)


def _full(hundred: Span) -> Span:
    """A hundred points with the word before them that says that they are all."""
    return Span(hundred.start - _WORD, hundred.end)


def _opens_points(line: Line, at: int) -> bool:
    """Whether a figure is the first behind 满分100分: (where 其中 stands, the parts are told as those of any whole)."""
    quantity, words = line.figures[at - 1].constraint.quantity, load_measures().full_points
    full = quantity.low == _HUNDRED and quantity.unit == "分" and words.search(line.before(at - 1))
    return bool(full) and line.sentence_of(at) == line.sentence_of(at - 1) and line.before(at).startswith(":")


def _weights(line: Line, at: int) -> Iterator[Sum]:
    """Shares of points (占考核分值的40%,重点工作占40%), from the one that says of what they are."""
    told = load_measures().weighted.search(line.before(at))
    parts = _run(line, at, "%") if told else ()
    if told and parts and all(re.search("占(?:比)?$", line.before(at + more)) for more in range(1, len(parts))):
        yield _sum(line.figures[at], _span(line, at, told), "%", parts)


def _span(line: Line, at: int, told: re.Match[str]) -> Span:
    """Where the words that name the hundred stand, of those before a figure."""
    start = line.figures[at].constraint.quantity.span.start - len(line.before(at))
    return Span(start + told.start("whole"), start + told.end("whole"))


def _run(line: Line, at: int, unit: str) -> Sequence[Target]:
    """The figures of a sentence from one on; none where another measure word, a bound, extra points or the hundred
    themselves are among them."""
    run: list[Target] = []
    for each in range(at, len(line.figures)):
        quantity = line.figures[each].constraint.quantity
        if line.sentence_of(each) != line.sentence_of(at):
            break
        bare = quantity.unit == unit and quantity.op is Op.EQ and quantity.low != _HUNDRED
        if not bare or load_measures().extra_points.search(line.before(each)):
            return ()
        run.append(line.figures[each])
    return run if len(run) >= _FEWEST else ()


def _sum(first: Target, span: Span, unit: str, parts: Sequence[Target]) -> Sum:
    raw = first.passage.plain[span.start : span.end]
    whole = Quantity(Op.EQ, _HUNDRED, _HUNDRED, unit, raw, span, Decimal(1))
    told = replace(first, constraint=first.constraint._replace(indicator=raw, quantity=whole, clause=span))
    added = sum((part.constraint.quantity.low or Decimal(0) for part in parts), Decimal(0))
    return Sum(told, tuple(parts), Closure.CLOSED if added > _HUNDRED else Closure.OPEN)

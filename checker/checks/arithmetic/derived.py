"""Figures that do not follow from those they are said to follow from (在12亿元的基础上增长8%, 由68%提高到72%).

Figures are taken at their printed precision, and every understanding of the words is tried.  What holds on none, not
even if every figure is a rounded one, is wrong; what would hold only by rounding is shown with its arithmetic.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import chain

from pydantic import Field

from checker.checks.arithmetic._averages import find_averages
from checker.checks.arithmetic._changes import find_changes, find_double_changes
from checker.checks.arithmetic._column_relations import (
    find_column_products,
    find_column_shares,
    find_content_products,
)
from checker.checks.arithmetic._derived import Derived, Kind
from checker.checks.arithmetic._each_has import find_each_has
from checker.checks.arithmetic._far_changes import find_far_changes
from checker.checks.arithmetic._far_products import find_far_products
from checker.checks.arithmetic._far_shares import find_far_shares
from checker.checks.arithmetic._figures import lines
from checker.checks.arithmetic._named_shares import find_named_shares
from checker.checks.arithmetic._paced import find_paced
from checker.checks.arithmetic._rate_bases import find_rate_bases
from checker.checks.arithmetic._reckoning import Fit
from checker.checks.arithmetic._row_changes import find_row_changes
from checker.checks.arithmetic._row_products import find_row_products
from checker.checks.arithmetic._shares import find_products, find_shares
from checker.checks.arithmetic._told_shares import find_told_shares
from checker.checks.arithmetic._yearly_growth import find_yearly_growth
from checker.checks.check import CheckOptions, NothingToCompare, Outcome
from checker.checks.shared.wording import quoted
from checker.facts import Facts
from checker.facts.printed import Target
from checker.finding import Place, Words
from checker.source import Span


class Options(CheckOptions):
    """Which figures a rule reckons."""

    kind: Kind = Field(description="change 基数、变化与结果 | product 数量乘单价 | share 占比")


class _Apart(Outcome):
    """The figures that imply another, the arithmetic, and the figure as printed."""

    place: str
    sources: str
    printed: str
    arithmetic: str
    value: str


class Differs(_Apart):
    """It follows in no way."""


class Undecided(_Apart):
    """It would follow by rounding, or the figures are joined by a guess."""


OUTCOMES = (Differs, Undecided)


def find(facts: Facts, options: Options) -> Iterator[Outcome]:
    """One for each figure that does not follow, by the first of the ways in which it does not."""
    derived = list(_DERIVATIONS[options.kind](facts))
    if not derived:
        raise NothingToCompare
    told: set[Place] = set()
    for each in derived:
        fit = min(reading.fit for reading in each.readings)
        if fit is not Fit.HOLDS and each.printed.place not in told:
            told.add(each.printed.place)
            yield _build(each, Differs if fit is Fit.BREAKS and each.certain else Undecided)


def _changes(facts: Facts) -> Iterator[Derived]:
    """Changes told in one sentence, from a year told elsewhere, in the columns of a row."""
    yield from chain.from_iterable(map(find_changes, facts.once(lines)))
    yield from chain.from_iterable(map(find_double_changes, facts.once(lines)))
    yield from find_far_changes(facts)
    yield from find_yearly_growth(facts)
    yield from find_row_changes(facts)


def _products(facts: Facts) -> Iterator[Derived]:
    yield from chain.from_iterable(map(find_products, facts.once(lines)))
    yield from find_row_products(facts)
    yield from find_column_products(facts)
    yield from find_content_products(facts)
    yield from find_far_products(facts)
    yield from find_averages(facts)
    yield from find_paced(facts)
    yield from find_each_has(facts)


def _shares(facts: Facts) -> Iterator[Derived]:
    yield from chain.from_iterable(map(find_shares, facts.once(lines)))
    yield from find_far_shares(facts)
    yield from find_column_shares(facts)
    yield from find_named_shares(facts)
    yield from find_rate_bases(facts)
    yield from find_told_shares(facts)


_DERIVATIONS: Mapping[Kind, Callable[[Facts], Iterable[Derived]]] = {
    Kind.CHANGE: _changes,
    Kind.PRODUCT: _products,
    Kind.SHARE: _shares,
}


def _build(each: Derived, outcome: type[_Apart]) -> Outcome:
    targets = (*each.sources, _behind_sources(each))
    quotes = list(map(_quote, targets))
    return outcome(
        places=tuple(dict.fromkeys(place for target in targets for place in target.places)),
        fact=(each.kind, *quotes),
        explanation=tuple(Words(reading.arithmetic, reading.arithmetic) for reading in each.readings),
        place=each.printed.passage.label,
        sources="、".join(map(quoted, dict.fromkeys(quotes[:-1]))),
        printed=quoted(quotes[-1]),
        arithmetic=each.readings[0].arithmetic,
        value=each.printed.constraint.quantity.raw or "",
    )


def _behind_sources(each: Derived) -> Target:
    """The printed figure without what its clause says of where it starts: 增加到2030年的96亿元."""
    constraint, place = each.printed.constraint, each.printed.passage.index
    if constraint.quantity.base is None:
        return each.printed
    start, end = constraint.clause
    spans = [source.constraint.quantity.span for source in each.sources if source.passage.index == place]
    behind = max((span.end for span in spans if span.end <= constraint.quantity.span.start), default=start)
    return replace(each.printed, constraint=constraint._replace(clause=Span(max(start, behind), end)))


def _quote(target: Target) -> str:
    """A figure as printed with the words that name it: its clause, or for a cell its row and column."""
    column, name = target.passage.column, target.name.text if target.name else ""
    return f"{name}{column.text}{target.place.quote}" if column and target.name else target.place.quote

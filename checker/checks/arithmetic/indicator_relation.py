"""A relation stated between two indicators (收入增速高于经济增速) that their own figures break."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from checker.checks.check import NothingToCompare, Outcome
from checker.checks.shared.amounts import amount_of
from checker.checks.shared.wording import labels_of, quoted, value_of
from checker.facts import Facts
from checker.facts.printed import Target
from checker.finding import Words
from checker.language.constraint import Measure, Op, Quantity
from checker.language.indicator.qualifiers import Verdict
from checker.language.period import of_year
from checker.words.identities import load_identities
from checker.words.numerals import write_number

_MOST = 40
"""Figures of one indicator that are set against those of another; a plan prints one, and several only by mistake."""
_Pair = tuple[Target, Target]
"""The figure that is to be higher, and the one that it is to be higher than."""


class _Broken(Outcome):
    """The relation, and the figures of which the first are not higher than the second."""

    relation: str
    higher: str
    places_higher: str
    lower: str
    places_lower: str


class Differs(_Broken):
    """The figures are exact or bounds."""


class Undecided(_Broken):
    """One of each two figures is approximate."""


OUTCOMES = (Differs, Undecided)


def find(facts: Facts) -> Iterator[Outcome]:
    """One for each relation, whatever the places that state it."""
    stated: dict[tuple[str, str], list[Target]] = defaultdict(list)
    for target in facts.targets:
        if target.constraint.measure is Measure.RELATION and target.constraint.other:
            stated[target.constraint.indicator, target.constraint.other].append(target)
    if not stated:
        raise NothingToCompare
    growths = _growths(facts)
    known = {name: _growths_of(facts, name, growths)[:_MOST] for name in dict.fromkeys(chain.from_iterable(stated))}
    for (one, other), relations in stated.items():
        higher, lower = known[one], known[other]
        op = relations[0].constraint.quantity.op
        if op in (Op.LT, Op.LE):
            higher, lower = lower, higher
        apart = _below if op in (Op.GE, Op.LE) else _not_above
        broken = [(a, b) for a in higher for b in lower if apart(a.constraint.quantity, b.constraint.quantity)]
        if broken:
            yield _build(relations, broken, "<" if apart is _below else "≤")


def _growths(facts: Facts) -> Mapping[str, Sequence[Target]]:
    """The growth rates of the plan's own year, by indicator."""
    growths: dict[str, list[Target]] = defaultdict(list)
    own = of_year(facts.plan.year) if facts.plan.year else None
    for target in facts.targets:
        rate = target.constraint.measure is Measure.GROWTH and target.constraint.quantity.unit == "%"
        if rate and target.constraint.period in (None, own):
            growths[target.indicator.key].append(target)
    return growths


def _growths_of(facts: Facts, name: str, growths: Mapping[str, Sequence[Target]]) -> list[Target]:
    """The growth rates of an indicator named in short (城乡居民收入增速)."""
    words = load_identities()
    for ending in words.growth_endings:
        name = name.removesuffix(ending)
    names = [facts.identity.parse(each) for each in dict.fromkeys((name, *words.stands_for.get(name, ())))]
    return [
        target
        for each in names
        for target in growths.get(each.key, ())
        if facts.identity.judge(each, target.indicator).verdict is Verdict.SAME
    ]


def _not_above(a: Quantity, b: Quantity) -> bool:
    """Whether whatever a allows is at most what b demands, so that a cannot be above b."""
    return a.high is not None and b.low is not None and a.high <= b.low


def _below(a: Quantity, b: Quantity) -> bool:
    """Whether whatever a allows is below what b demands, so that a cannot even be level with b."""
    return _not_above(a, b) and (a.high != b.low or a.op is Op.LT or b.op is Op.GT)


def _build(relations: Sequence[Target], broken: Sequence[_Pair], sign: str) -> Outcome:
    certain = any(Op.ABOUT not in (a.constraint.quantity.op, b.constraint.quantity.op) for a, b in broken)
    higher, lower = (tuple(dict.fromkeys(side)) for side in zip(*broken, strict=True))
    stated = relations[0]
    return (Differs if certain else Undecided)(
        places=tuple(target.place for target in (*relations, *higher, *lower)),
        fact=(
            "indicators",
            stated.constraint.indicator,
            stated.constraint.other or "",
            *sorted(value_of(target) for target in (*higher, *lower)),
        ),
        explanation=tuple(_comparison(a, b, sign) for a, b in broken),
        relation=quoted(stated.place.quote),
        higher=_figures(higher),
        places_higher=labels_of(higher),
        lower=_figures(lower),
        places_lower=labels_of(lower),
    )


def _figures(targets: Iterable[Target]) -> str:
    return "、".join(dict.fromkeys(f"{target.constraint.indicator}{value_of(target)}" for target in targets))


def _comparison(a: Target, b: Target, sign: str) -> Words:
    one, other = (f"{each.constraint.indicator} {write_number(amount_of(each))}%" for each in (a, b))
    text = f"{one} {sign} {other}"
    return Words(text, text)

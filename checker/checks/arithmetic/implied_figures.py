"""Figures that contradict what others imply (days of the year and their rate, a share and its parts).

The identities are those of grammars/identities.yaml.  Figures are compared at printed precision and with their
bounds: 310天以上 and 90%以上 are lower bounds of one target, and of 366 days they do not fit; 310天以上 and 90% are
not the same target, which is said, and less gravely.
"""

from __future__ import annotations

import re
from calendar import isleap
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import islice, product
from typing import NamedTuple

from checker.checks.check import NothingToCompare, Outcome
from checker.checks.shared.amounts import amount_of
from checker.checks.shared.wording import labels_of, rounded
from checker.facts import Facts
from checker.facts.printed import Target
from checker.finding import Words
from checker.language.constraint import Measure, Op, Quantity
from checker.words.identities import Identity, OfYear, ShareOfWhole, load_identities
from checker.words.measures import load_measures
from checker.words.numerals import write_amount, write_number

_MOST = 40
"""Figures of one side that are set against those of the other; a plan prints one, and several only by mistake."""


class _Apart(Outcome):
    """The figures that imply another, and the one that is printed."""

    value_a: str
    place_a: str
    value_b: str
    place_b: str
    arithmetic: str


class Differs(_Apart):
    """Both are exact, or bound one target from the same side."""


class Undecided(_Apart):
    """They are bounded otherwise."""


OUTCOMES = (Differs, Undecided)


class _Implied(NamedTuple):
    """What some figures imply for others, which all print the same one."""

    sources: Sequence[Target]
    printed: Sequence[Target]
    amount: Decimal
    arithmetic: str


def find(facts: Facts) -> Iterator[Outcome]:
    """One for each two figures, identity by identity."""
    if not facts.targets:
        raise NothingToCompare
    for identity in load_identities().identities:
        found: dict[tuple[str, ...], Outcome] = {}
        for implied in _implied(facts, identity):
            if outcome := _compare(implied, identity.source):
                found.setdefault(outcome.fact, outcome)
        yield from found.values()


def _implied(facts: Facts, identity: Identity) -> Iterator[_Implied]:
    match identity:
        case OfYear():
            return _of_year(facts, identity)
        case ShareOfWhole():
            return _share(facts, identity)


def _of_year(facts: Facts, identity: OfYear) -> Iterator[_Implied]:
    """Days of the year against their rate, all places of each figure together."""
    if facts.plan.year is None:
        return
    days = 366 if isleap(facts.plan.year) else 365
    parts = _by_amount(facts, identity.unit, identity.part)
    rates = _by_amount(facts, "%", identity.rate)
    for (part, ours), (rate, theirs) in product(islice(parts.items(), _MOST), islice(rates.items(), _MOST)):
        implied = part * 100 / days
        back = f"{write_number(rate)}% × {days} = {rounded(rate * days / 100)}"
        yield _Implied(ours, theirs, implied, f"{write_number(part)} ÷ {days} = {rounded(implied)}%; {back}")


def _by_amount(facts: Facts, unit: str, name: re.Pattern[str]) -> Mapping[Decimal, Sequence[Target]]:
    """The targets of a measure word and name that say how much there is, by their figure."""
    found: dict[Decimal, list[Target]] = defaultdict(list)
    for target in facts.targets:
        amount = amount_of(target) if target.constraint.quantity.unit == unit else None
        moves = unit == "%" and target.constraint.measure in (Measure.GROWTH, Measure.CHANGE)
        if amount is not None and not moves and name.search(target.constraint.indicator):
            found[amount].append(target)
    return found


def _share(facts: Facts, identity: ShareOfWhole) -> Iterator[_Implied]:
    """甲占乙的比重 against the amounts of 甲 and 乙, where the plan gives one of each."""
    amounts: dict[tuple[str, str | None], Target] = {}
    for target in facts.targets:
        if target.constraint.measure is Measure.LEVEL and amount_of(target):
            amounts.setdefault((target.indicator.key, target.constraint.quantity.unit), target)
    for target in facts.targets:
        share = target.constraint.measure is Measure.SHARE and target.constraint.quantity.unit == "%"
        if share and (name := identity.rate.match(target.constraint.indicator)):
            keys = [facts.identity.parse(name[side]).key for side in ("part", "whole")]
            for unit in load_measures().shared:
                part, whole = (amounts.get((key, unit)) for key in keys)
                if part and whole:
                    yield from _divide(part, whole, target)


def _divide(part: Target, whole: Target, share: Target) -> Iterator[_Implied]:
    a, b = amount_of(part), amount_of(whole)
    if a and b and _exact(part) and _exact(whole):
        implied = a * 100 / b
        arithmetic = f"{write_amount(a)} ÷ {write_amount(b)} = {rounded(implied)}%"
        yield _Implied([part, whole], [share], implied, arithmetic)


def _compare(implied: _Implied, source: str) -> Outcome | None:
    """What does not fit at the precision of the printed figure; None where it fits."""
    sources, printed, amount, arithmetic = implied
    quantity, figure = printed[0].constraint.quantity, amount_of(printed[0])
    if figure is None or abs(amount - figure) <= quantity.step / 2:
        return None
    exact = all(map(_exact, sources))
    if exact and _allows(quantity, amount):
        return None
    certain = exact or (_one_sided(sources, printed) and abs(amount - figure) > quantity.step)
    return (Differs if certain else Undecided)(
        places=tuple(target.place for target in (*sources, *printed)),
        fact=(
            "figures",
            sources[0].constraint.indicator,
            printed[0].constraint.indicator,
            write_number(figure),
            rounded(amount, 4),
        ),
        explanation=(Words(arithmetic, arithmetic), Words(f"依据: {source}", f"source: {source}")),
        value_a="、".join(dict.fromkeys(target.place.quote for target in sources)),
        place_a=labels_of(sources),
        value_b="、".join(dict.fromkeys(target.place.quote for target in printed)),
        place_b=labels_of(printed),
        arithmetic=arithmetic,
    )


def _exact(target: Target) -> bool:
    return target.constraint.quantity.op is Op.EQ


def _one_sided(sources: Sequence[Target], printed: Sequence[Target]) -> bool:
    """Whether all of them bound one target from the same side, so that their figures should be one."""
    ops = {target.constraint.quantity.op for target in (*sources, *printed)}
    return ops <= {Op.GE, Op.GT} or ops <= {Op.LE, Op.LT}


def _allows(quantity: Quantity, amount: Decimal) -> bool:
    above = quantity.low is None or amount > quantity.low or (amount == quantity.low and quantity.op is not Op.GT)
    below = quantity.high is None or amount < quantity.high or (amount == quantity.high and quantity.op is not Op.LT)
    return above and below

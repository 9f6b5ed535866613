"""Figures that follow from other figures, and relations between indicators against their figures.

Enters: targets and grammars/identities.yaml.  Leaves: `Mismatch`es with the arithmetic.  Figures are
compared at printed precision and with their bounds: 310天以上 and 90%以上 are lower bounds of one target, and
of 366 days they do not fit; 310天以上 and 90% are not the same target, which is said, and less gravely.
"""

from __future__ import annotations

import re
from calendar import isleap
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import chain, islice, product

from checker.data import load_words
from checker.evidence.families import split_by
from checker.evidence.mismatch import Mismatch
from checker.evidence.parts import figure_of, say_number
from checker.facts import Facts
from checker.finding import Words
from checker.language.constraint import Measure, Op, Quantity
from checker.language.qualifiers import Verdict
from checker.printed import Target
from checker.wording import labels_of, number, rounded, value_of

_MOST = 40
"""Figures of one side that are set against those of the other; a plan prints one, and several only by mistake."""
_AMOUNTS = (Measure.LEVEL, Measure.EVENTS, Measure.INCREMENT)


def find_relations(facts: Facts) -> Iterator[Mismatch] | None:
    """Relations stated between two indicators that their own figures break; one mismatch for each relation."""
    stated: dict[tuple[str, str], list[Target]] = defaultdict(list)
    for target in facts.targets:
        if target.constraint.measure is Measure.RELATION and target.constraint.other:
            stated[target.constraint.indicator, target.constraint.other].append(target)
    return _relations(facts, stated) if stated else None


def _relations(facts: Facts, stated: Mapping[tuple[str, str], Sequence[Target]]) -> Iterator[Mismatch]:
    growths: dict[str, list[Target]] = defaultdict(list)
    for target in facts.targets:
        if target.constraint.measure is Measure.GROWTH and target.constraint.quantity.unit == "%":
            growths[target.indicator.key].append(target)
    figures = {name: _figures_of(facts, name, growths) for name in dict.fromkeys(chain.from_iterable(stated))}
    for (one, other), relations in stated.items():
        upper, lower = figures[one], figures[other]
        if relations[0].constraint.quantity.op in (Op.LT, Op.LE):
            upper, lower = lower, upper
        pairs = product(upper[:_MOST], lower[:_MOST])
        broken = [(a, b) for a, b in pairs if _not_above(a.constraint.quantity, b.constraint.quantity)]
        if broken:
            yield _broken(relations, broken)


def _figures_of(facts: Facts, name: str, growths: Mapping[str, Sequence[Target]]) -> list[Target]:
    """The growth figures of an indicator named in short (城乡居民收入增速), in the plan's own year."""
    words = load_words("identities")
    plain = name
    for ending in words["growth_endings"]:
        plain = plain.removesuffix(ending)
    names = [facts.identity.parse(each) for each in dict.fromkeys((plain, *words["stands_for"].get(plain, ())))]
    return [
        target
        for each in names
        for target in growths.get(each.key, ())
        if facts.identity.judge(each, target.indicator).verdict is Verdict.SAME
        and target.constraint.period in (None, str(facts.plan.year))
    ]


def _not_above(a: Quantity, b: Quantity) -> bool:
    """Whether whatever a allows is at most what b demands, so that a cannot be above b."""
    highest = a.high
    lowest = b.low
    return highest is not None and lowest is not None and highest <= lowest


def _broken(relations: Sequence[Target], broken: Sequence[tuple[Target, Target]]) -> Mismatch:
    certain = any(Op.ABOUT not in (a.constraint.quantity.op, b.constraint.quantity.op) for a, b in broken)
    uppers = list(dict.fromkeys(a for a, _ in broken))
    lowers = list(dict.fromkeys(b for _, b in broken))
    said = relations[0]
    return Mismatch(
        outcome="differs" if certain else "undecided",
        thing=said.place.quote,
        place_a=labels_of(uppers),
        value_a="、".join(dict.fromkeys(f"{t.constraint.indicator}{value_of(t)}" for t in uppers)),
        place_b=labels_of(lowers),
        value_b="、".join(dict.fromkeys(f"{t.constraint.indicator}{value_of(t)}" for t in lowers)),
        places=tuple(target.place for target in (*relations, *uppers, *lowers)),
        fact=(said.constraint.indicator, said.constraint.other or "", *sorted(value_of(t) for t in (*uppers, *lowers))),
        notes=tuple(_comparison(a, b) for a, b in broken),
    )


def _comparison(a: Target, b: Target) -> Words:
    text = f"{a.constraint.indicator} {number(figure_of(a))}% ≤ {b.constraint.indicator} {number(figure_of(b))}%"
    return Words(text, text)


def find_implied_figures(facts: Facts) -> Iterator[Mismatch] | None:
    """Figures that contradict what others imply, by the identities of the data file."""
    return _implied(facts) if facts.targets else None


def _implied(facts: Facts) -> Iterator[Mismatch]:
    for identity in load_words("identities")["identities"]:
        form = {"of-year": _of_year, "share": _share, "growth": _growth, "product": _product}[identity["form"]]
        seen: set[tuple[str, ...]] = set()
        for mismatch in form(facts, identity):
            if mismatch.fact not in seen:
                seen.add(mismatch.fact)
                yield mismatch


def _of_year(facts: Facts, identity: Mapping[str, str]) -> Iterator[Mismatch]:
    """Days of the year against their rate, all places of each figure in one mismatch."""
    if facts.plan.year is None:
        return
    days = 366 if isleap(facts.plan.year) else 365
    part, rate = re.compile(identity["part"]), re.compile(identity["rate"])
    parts = [t for t in facts.targets if t.constraint.quantity.unit == identity["unit"] and part.search(_name(t))]
    rates = [t for t in facts.targets if t.constraint.quantity.unit == "%" and rate.search(_name(t)) and not _moves(t)]
    for figure, ours in islice(split_by(parts, figure_of).items(), _MOST):
        for other, theirs in islice(split_by(rates, figure_of).items(), _MOST):
            if figure is not None and other is not None:
                back = f"{number(other)}% × {days} = {rounded(other * days / 100, 1)}"
                text = f"{number(figure)} ÷ {days} = {{implied}}%; {back}"
                yield from _compare(ours, theirs, figure * 100 / days, text, identity)


def _moves(target: Target) -> bool:
    return target.constraint.measure in (Measure.GROWTH, Measure.CHANGE)


def _name(target: Target) -> str:
    return target.constraint.indicator


def _share(facts: Facts, identity: Mapping[str, str]) -> Iterator[Mismatch]:
    """甲占乙的比重 against the amounts of 甲 and 乙, where the plan gives one of each."""
    pattern = re.compile(identity["rate"])
    amounts: dict[tuple[str, str | None], list[Target]] = defaultdict(list)
    for target in facts.targets:
        if target.constraint.measure is Measure.LEVEL and figure_of(target):
            amounts[target.indicator.key, target.constraint.quantity.unit].append(target)
    for target in facts.targets:
        said = pattern.match(_name(target))
        if said and target.constraint.measure is Measure.SHARE and target.constraint.quantity.unit == "%":
            keys = [facts.identity.parse(said[name]).key for name in ("part", "whole")]
            for unit in ("元", "家", "户", "个", "亩", "人"):
                part, whole = (amounts.get((key, unit), []) for key in keys)
                if part and whole:
                    yield from _compare_share(target, part[0], whole[0], identity)


def _compare_share(rate: Target, part: Target, whole: Target, identity: Mapping[str, str]) -> Iterator[Mismatch]:
    a, b = figure_of(part), figure_of(whole)
    exact = part.constraint.quantity.op is Op.EQ and whole.constraint.quantity.op is Op.EQ
    if a and b and exact:
        text = f"{say_number(a)} ÷ {say_number(b)} = {{implied}}%"
        yield from _compare([part, whole], [rate], a * 100 / b, text, identity)


def _growth(facts: Facts, identity: Mapping[str, str]) -> Iterator[Mismatch]:
    """从80元提高到90元 against 增长12% in the same text."""
    growths = {(t.passage.index, t.indicator.key): t for t in facts.targets if t.constraint.measure is Measure.GROWTH}
    for target in facts.targets:
        base, now = target.constraint.quantity.base, figure_of(target)
        growth = growths.get((target.passage.index, target.indicator.key))
        if base and now and growth and target is not growth and growth.constraint.quantity.unit == "%":
            text = f"({number(now)} - {number(base)}) ÷ {number(base)} = {{implied}}%"
            yield from _compare([target], [growth], (now - base) * 100 / base, text, identity)


def _product(facts: Facts, identity: Mapping[str, str]) -> Iterator[Mismatch]:
    """每人补助1000元 for 500 people against the total in the same text, where each is printed once."""
    texts: dict[int, list[Target]] = defaultdict(list)
    for target in facts.targets:
        texts[target.passage.index].append(target)
    for targets in texts.values():
        exact = [t for t in targets if t.constraint.quantity.op is Op.EQ]
        single = [t for t in exact if (t.constraint.quantity.unit or "").startswith("元/")]
        totals = [t for t in exact if t.constraint.quantity.unit == "元" and t.constraint.measure in _AMOUNTS]
        if len(single) == len(totals) == 1:
            counted = (single[0].constraint.quantity.unit or "")[2:]
            numbers = [t for t in exact if t.constraint.quantity.unit == counted]
            if len(numbers) == 1:
                yield from _multiply(numbers[0], single[0], totals[0], identity)


def _multiply(count: Target, single: Target, total: Target, identity: Mapping[str, str]) -> Iterator[Mismatch]:
    a, b = figure_of(count), figure_of(single)
    if a and b:
        text = f"{number(a)} × {number(b)} = {{implied}}"
        yield from _compare([count, single], [total], a * b, text, identity)


def _compare(
    ours: Sequence[Target], theirs: Sequence[Target], implied: Decimal, text: str, identity: Mapping[str, str]
) -> Iterator[Mismatch]:
    """What our figures imply for theirs, at the precision that theirs are printed in."""
    quantity = theirs[0].constraint.quantity
    figure = figure_of(theirs[0])
    if figure is None or abs(implied - figure) <= quantity.step / 2:
        return
    exact = all(t.constraint.quantity.op is Op.EQ for t in ours)
    if exact and _allows(quantity, implied):
        return
    certain = exact or (_one_sided(ours, theirs) and abs(implied - figure) > quantity.step)
    arithmetic = text.format(implied=rounded(implied, 1))
    yield Mismatch(
        outcome="differs" if certain else "undecided",
        thing=_name(theirs[0]),
        place_a=labels_of(ours),
        value_a="、".join(dict.fromkeys(t.place.quote for t in ours)),
        place_b=labels_of(theirs),
        value_b="、".join(dict.fromkeys(t.place.quote for t in theirs)),
        places=tuple(t.place for t in (*ours, *theirs)),
        fact=(_name(ours[0]), _name(theirs[0]), number(figure), rounded(implied, 4)),
        notes=(Words(arithmetic, arithmetic), Words(f"依据: {identity['source']}", f"source: {identity['source']}")),
    )


def _one_sided(ours: Sequence[Target], theirs: Sequence[Target]) -> bool:
    """Whether all of them bound one target from the same side, so that their figures should be one."""
    ops = {target.constraint.quantity.op for target in (*ours, *theirs)}
    return ops <= {Op.GE, Op.GT} or ops <= {Op.LE, Op.LT}


def _allows(quantity: Quantity, value: Decimal) -> bool:
    above = quantity.low is None or value > quantity.low or (value == quantity.low and quantity.op is not Op.GT)
    below = quantity.high is None or value < quantity.high or (value == quantity.high and quantity.op is not Op.LT)
    return above and below

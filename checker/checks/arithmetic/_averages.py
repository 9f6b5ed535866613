"""Averages beside what they are of (全年出车288次，平均每月24次; 藏书45.6万册，人均0.89册).

Enters: `Line`s of figures.  Leaves: `Derived` figures with their readings.  A year has twelve months, four quarters: an
average of those is certain; over how many people or how much land others are taken is guessed from the words.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from checker.checks.arithmetic._derived import Derived, Kind
from checker.checks.arithmetic._figures import Line, lines
from checker.checks.arithmetic._reckoning import Fit, Reckoned, amount, product, quotient
from checker.facts import Facts
from checker.facts.printed import Target
from checker.language.constraint import STATES, Measure, Op, Quantity
from checker.source import Span
from checker.words.derivations import load_derivations
from checker.words.words import load_words

_PERIODS: Mapping[str, int] = {"月": 12, "季度": 4, "季": 4}
_MOST = 8
"""Figures that an average may be taken over."""
_WEIGHTS: Mapping[str, Decimal] = {"吨": Decimal(1000), "公斤": Decimal(1), "斤": Decimal("0.5")}
"""Kilograms of what yields are told in."""


def find_averages(facts: Facts) -> Iterator[Derived]:
    """Averages over the months or quarters of a year, then those over people and land."""
    people = [each for line in facts.once(lines) for each in line.figures if _counts_people(each)]
    for line in facts.once(lines):
        for at in range(1, len(line.figures)):
            yield from _of_period(line, at)
            yield from _of_things(line, at)
            yield from _over(line, at, people)


def _of_period(line: Line, at: int) -> Iterator[Derived]:
    """全年288次，平均每月24次."""
    if line.sentence_of(at) != line.sentence_of(at - 1):
        return
    words = load_derivations()
    averaged = words.average_of_time.search(line.before(at))
    if averaged and words.whole_year.search(line.before(at - 1)):
        yield from _times(line.figures[at], line.figures[at - 1], _PERIODS[averaged["time"]])


def _times(single: Target, total: Target, times: int) -> Iterator[Derived]:
    one, all_of = single.constraint.quantity, total.constraint.quantity
    bounds = {one.op, all_of.op}
    if one.unit != all_of.unit or len(bounds) > 1 or not bounds <= {Op.EQ, Op.GE}:
        return
    number = Quantity(Op.EQ, Decimal(times), Decimal(times), None, "", Span(0, 0), Decimal(0))
    made = product(number, one, all_of)
    more = Op.GE in bounds and amount(all_of) > amount(one) * times
    holds = more or amount(all_of) == amount(one) * times or made.fit is not Fit.BREAKS
    reading = made._replace(fit=Fit.HOLDS if holds else Fit.BREAKS)
    yield Derived(Kind.PRODUCT, (single,), total, (reading,), certain=True)


def _of_things(line: Line, at: int) -> Iterator[Derived]:
    """投资1800万元，新增停车位900个，…，平均每个停车位投资2万元: a total and a number told before in one text."""
    told, average = load_derivations().average_each.search(line.before(at)), line.figures[at]
    single = average.constraint.quantity
    if not told or single.op is not Op.EQ or not amount(single):
        return
    before = [each for each in line.figures[:at] if each.passage.index == average.passage.index]
    exact = [each for each in before if each.constraint.quantity.op is Op.EQ and amount(each.constraint.quantity)]
    totals = [each for each in exact if each.constraint.quantity.unit == single.unit][-_MOST:]
    counts = [each for each in exact if _is_counted(each, told["unit"] or told["each"])][-_MOST:]
    pairs = [(total, count) for total in totals for count in counts if total is not count]
    readings = tuple(quotient(total.constraint.quantity, count.constraint.quantity, single) for total, count in pairs)
    if readings:
        yield Derived(Kind.PRODUCT, pairs[0], average, readings, certain=False)


def _is_counted(figure: Target, thing: str) -> bool:
    """Whether a figure counts what an average is taken over: in its measure word, and of its name where it has one."""
    unit = figure.constraint.quantity.unit or ""
    name = thing.removeprefix(unit) if unit else thing
    return bool(unit) and thing.startswith(unit) and (not name or name in figure.constraint.indicator)


def _over(line: Line, at: int, people: Sequence[Target]) -> Iterator[Derived]:
    """人均藏书0.89册 of 45.6万册 and so many people, 亩产茶油16公斤 of 5200吨 and so much land."""
    told = load_derivations().average_over.search(line.before(at))
    average = line.figures[at]
    if told is None or not amount(average.constraint.quantity):
        return
    beside = [each for each in line.figures if each.passage.index == average.passage.index and each is not average]
    noun = told["noun"] or average.constraint.indicator
    land = [each for each in beside if each.constraint.quantity.unit == "亩"]
    heads = [each for each in beside if each.constraint.quantity.unit in ("人", "人次") and not _are_added(each)]
    over = (land if told["over"].startswith("亩") else [*heads, *people])[:_MOST]
    totals = [each for each in beside if _is_total(each, average, noun)]
    readings = tuple(
        _reading(total, each, average) for total in totals for each in over if amount(each.constraint.quantity)
    )
    if readings:
        yield Derived(Kind.PRODUCT, (totals[0], over[0]), average, readings, certain=False)


def _counts_people(figure: Target) -> bool:
    name = figure.constraint.indicator
    return figure.constraint.quantity.unit == "人" and any(word in name for word in load_derivations().population)


def _are_added(figure: Target) -> bool:
    """Whether people are only those who come to others (城镇新增就业4000人), over whom nothing is shared out."""
    return figure.constraint.measure in (Measure.INCREMENT, Measure.NET_INCREMENT)


def _is_total(total: Target, average: Target, noun: str) -> bool:
    """Whether a figure is called as what is averaged, in a measure word of the same kind."""
    ours, theirs = average.constraint.quantity.unit or "", total.constraint.quantity.unit or ""
    alike = ours == theirs or (ours in _WEIGHTS and theirs in _WEIGHTS)
    name = total.constraint.indicator
    own = next((noun.removesuffix(head) for head in load_words().quantity_heads if noun.endswith(head)), "")
    shared = sum(char in name for char in noun) * 2 >= len(noun) > 1 and own in name
    comparable = any(word in name + noun for word in load_derivations().comparable_prices)
    return alike and shared and not comparable and total.constraint.measure in STATES


def _reading(total: Target, over: Target, average: Target) -> Reckoned:
    """What a total makes for each head or each 亩."""
    whole, single = total.constraint.quantity, average.constraint.quantity
    weight = _WEIGHTS.get(whole.unit or "", Decimal(1)) / _WEIGHTS.get(single.unit or "", Decimal(1))
    scaled = whole._replace(
        unit=single.unit,
        step=whole.step * weight,
        low=whole.low and whole.low * weight,
        high=whole.high and whole.high * weight,
    )
    return quotient(scaled, over.constraint.quantity, single)

"""A rate and the number it makes of one whole, both raised in one sentence (参保率由10%提高到15%，由85人增加到128人).

Enters: `Line`s of figures, and all figures of the plan.  Leaves: `Derived` numbers with their readings.  The whole is a
figure of the plan that the starting values already make: then the values reached must make it, too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.checks.arithmetic._changes import starts
from checker.checks.arithmetic._derived import Derived, Kind
from checker.checks.arithmetic._figures import lines
from checker.checks.arithmetic._reckoning import amount, shared
from checker.facts import Facts
from checker.facts.printed import Target
from checker.language.constraint import Quantity


def find_rate_bases(facts: Facts) -> Iterator[Derived]:
    """One for each pair of changes, of a rate and right behind it of the number that it makes."""
    figures = [each for line in facts.once(lines) for each in line.figures]
    for line in facts.once(lines):
        raised = {each.base: each.result for each in starts(line) if each.result == each.base + 1}
        for at in raised:
            rates, numbers = line.figures[at : at + 2], line.figures[at + 2 : at + 4]
            if at + 2 in raised and rates[0].constraint.quantity.unit == "%" and _are_numbers(numbers):
                yield from _derived(rates, numbers, figures)


def _are_numbers(numbers: Sequence[Target]) -> bool:
    return all(each.constraint.quantity.unit != "%" and amount(each.constraint.quantity) for each in numbers)


def _derived(rates: Sequence[Target], numbers: Sequence[Target], figures: Sequence[Target]) -> Iterator[Derived]:
    before, after = (each.constraint.quantity for each in rates)
    start, end = (each.constraint.quantity for each in numbers)
    whole = next((each for each in figures if _makes(each.constraint.quantity, before, start)), None)
    if whole:
        reading = shared(end, whole.constraint.quantity, after)
        yield Derived(Kind.SHARE, (whole, rates[1]), numbers[1], (reading,), certain=False)


def _makes(whole: Quantity, rate: Quantity, number: Quantity) -> bool:
    """Whether a rate of a whole is a number, to its last digit."""
    larger = whole.unit == number.unit and amount(whole) > amount(number)
    return larger and abs(amount(whole) * amount(rate) / 100 - amount(number)) <= number.step

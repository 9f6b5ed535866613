"""What figures make of each other, at the precision they are printed with.

Enters: printed quantities.  Leaves: `Reckoned`s, each what a figure should be on one understanding of the text, with
the arithmetic written out, and how well the printed figure fits.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from enum import IntEnum
from typing import NamedTuple

from checker.checks.shared.wording import rounded
from checker.facts.printed import Target
from checker.language.constraint import Op, Quantity
from checker.words.numerals import write_amount, write_number

_ZERO, _HUNDRED = Decimal(0), Decimal(100)
_ENDLESS = Decimal("Infinity")
_HALF, _BELOW = Decimal("0.5"), Decimal("0.49")
_POINTS = "个百分点"
_NEARER = Decimal("2.5")
"""A multiple must be the nearest one: 2.5 times is not 3 times."""


class Fit(IntEnum):
    """How a printed figure stands to what others make of it."""

    HOLDS = 0
    ROUNDED = 1
    """It holds only if the others are read as rounded figures."""
    BREAKS = 2
    """It holds in no way."""


class Interval(NamedTuple):
    """All that amounts which are not below zero may be."""

    low: Decimal
    high: Decimal

    def times(self, other: Interval) -> Interval:
        """The products of the amounts of both."""
        return Interval(self.low * other.low, self.high * other.high)

    def plus(self, other: Interval) -> Interval:
        """The sums of the amounts of both."""
        return Interval(self.low + other.low, self.high + other.high)

    def minus(self, other: Interval) -> Interval:
        """The differences of the amounts of both, none below zero."""
        return Interval(max(self.low - other.high, _ZERO), max(self.high - other.low, _ZERO))

    def power(self, times: int) -> Interval:
        """The amounts multiplied by themselves."""
        return Interval(self.low**times, self.high**times)

    def meets(self, other: Interval) -> bool:
        """Whether both have an amount in common."""
        return self.low <= other.high and other.low <= self.high


_ONE = Interval(Decimal(1), Decimal(1))


class Reckoned(NamedTuple):
    """What a figure should be on one understanding of the text: how that was reckoned, and how the printed one fits."""

    arithmetic: str
    fit: Fit


def amount(quantity: Quantity) -> Decimal:
    """The number that a quantity prints, the lower of a range."""
    return next((value for value in (quantity.low, quantity.high) if value is not None), _ZERO)


def plain(quantity: Quantity) -> Quantity:
    """A figure without its bound word: a level 以上 and a growth 以上 are told for one another."""
    op = quantity.op if quantity.op is Op.ABOUT else Op.EQ
    return quantity._replace(op=op, low=amount(quantity), high=amount(quantity))


def interval(quantity: Quantity, digits: Decimal = _ZERO) -> Interval:
    """What a printed quantity allows, being rounded by so many of its last digits; 左右 allows three times as many."""
    slack = quantity.step * digits * (3 if quantity.op is Op.ABOUT else 1)
    low = _ZERO if quantity.low is None else max(quantity.low - slack, _ZERO)
    return Interval(low, _ENDLESS if quantity.high is None else quantity.high + slack)


def grown(base: Quantity, rate: Quantity, result: Quantity, sign: int, years: int = 1) -> Reckoned:
    """A starting value after some years of growth by a rate in percent."""

    def made(digits: Decimal) -> Interval:
        low, high = interval(rate, digits)
        change = Interval(low / _HUNDRED, high / _HUNDRED)
        factor = _ONE.plus(change) if sign > 0 else _ONE.minus(change)
        return interval(base, digits).times(factor.power(years))

    factor = 1 + sign * amount(rate) / _HUNDRED
    implied = ((amount(result) / amount(base)) ** (1 / Decimal(years)) - 1) * _HUNDRED * sign
    power = f"^{years}" if years > 1 else ""
    arithmetic = f"{shown(base)} × {write_number(factor)}{power} = {_in_unit(amount(base) * factor**years, result)}"
    return Reckoned(arithmetic, _fit(made, result, _off(implied, rate)))


def moved_by(base: Quantity, change: Quantity, result: Quantity, sign: int, years: int = 1) -> Reckoned:
    """A starting value that was raised or lowered by an amount, each year if several are given."""

    def made(digits: Decimal) -> Interval:
        low, high = interval(change, digits)
        step = Interval(low * years, high * years)
        return interval(base, digits).plus(step) if sign > 0 else interval(base, digits).minus(step)

    exact = amount(base) + sign * years * amount(change)
    times = f" × {years}" if years > 1 else ""
    arithmetic = f"{shown(base)} {'+' if sign > 0 else '-'} {shown(change)}{times} = {_in_unit(exact, result)}"
    implied = (amount(result) - amount(base)) * sign / years
    fit = _fit(made, result, 2 * _off(implied, change))
    alone = change.unit == _POINTS and change.op is result.op is Op.EQ  # only base and change may have been rounded
    return Reckoned(arithmetic, Fit.BREAKS if alone and fit and not made(_BELOW).meets(interval(result)) else fit)


def implied_rate(result: Quantity, change: Quantity, rate: Quantity, sign: int) -> Reckoned | None:
    """The growth in percent of what a change led to a result from; None where that is nothing."""
    start = amount(result) - sign * amount(change)
    if start <= 0:
        return None

    def made(digits: Decimal) -> Interval:
        ours, whole = interval(change, digits), interval(result, digits)
        first = whole.minus(ours) if sign > 0 else whole.plus(ours)
        most = ours.high / first.low * _HUNDRED if first.low else _ENDLESS
        return Interval(ours.low / first.high * _HUNDRED, most)

    exact = amount(change) * _HUNDRED / start
    base = f"({shown(result)} {'-' if sign > 0 else '+'} {shown(change)})"
    arithmetic = f"{shown(change)} ÷ {base} = {rounded(exact)}%"
    return Reckoned(arithmetic, _fit(made, rate, _off(exact, rate)))


def multiplied(base: Quantity, times: Quantity, result: Quantity, more: int = 0) -> Reckoned:
    """A starting value several times over; `more` is 1 where the text tells by how many times it grew."""

    def made(digits: Decimal) -> Interval:
        return interval(base, digits).times(interval(times, digits).plus(Interval(Decimal(more), Decimal(more))))

    by = f"({write_number(amount(times))} + {more})" if more else write_number(amount(times))
    arithmetic = f"{shown(base)} × {by} = {_in_unit(amount(base) * (amount(times) + more), result)}"
    off = _off(amount(result) / amount(base) - more, times)
    return Reckoned(arithmetic, _fit(made, result, _NEARER * off))


def shared(part: Quantity, whole: Quantity, share: Quantity) -> Reckoned:
    """The share in percent that a part has of its whole."""

    def made(digits: Decimal) -> Interval:
        ours, theirs = interval(part, digits), interval(whole, digits)
        most = ours.high / theirs.low * _HUNDRED if theirs.low else _ENDLESS
        return Interval(ours.low / theirs.high * _HUNDRED, most)

    exact = amount(part) * _HUNDRED / amount(whole)
    arithmetic = f"{shown(part)} ÷ {shown(whole)} = {rounded(exact)}%"
    return Reckoned(arithmetic, _fit(made, share, _off(exact, share)))


def nearest_first(part: Target, wholes: Sequence[Target], share: Target) -> Sequence[Target]:
    """The wholes of which a part is most nearly the share that is printed first: the likeliest to be meant."""
    printed = amount(share.constraint.quantity)

    def off(whole: Target) -> Decimal:
        made = amount(whole.constraint.quantity)
        return abs(amount(part.constraint.quantity) * _HUNDRED / made - printed) if made else _ENDLESS

    return sorted(wholes, key=off)


def shared_alike(part: Quantity, other: Quantity, others: Quantity, share: Quantity) -> Reckoned:
    """The share that a part has of the whole that another part and its share make."""

    def made(digits: Decimal) -> Interval:
        ours, theirs, rates = interval(part, digits), interval(other, digits), interval(others, max(digits, _HALF))
        low = ours.low * rates.low / theirs.high if theirs.high else _ZERO
        return Interval(low, ours.high * rates.high / theirs.low if theirs.low else _ENDLESS)

    exact = amount(part) * amount(others) / amount(other) if amount(other) else _ZERO
    arithmetic = f"{shown(part)} ÷ ({shown(other)} ÷ {shown(others)}) = {rounded(exact)}%"
    return Reckoned(arithmetic, _fit(made, share, _ENDLESS))


def product(count: Quantity, single: Quantity, total: Quantity) -> Reckoned:
    """A number of things times the value of one; it may be off by what rounding leaves."""

    def made(digits: Decimal) -> Interval:
        return interval(count, digits).times(interval(single, digits))

    arithmetic = f"{shown(count)} × {shown(single)} = {_in_unit(amount(count) * amount(single), total)}"
    return Reckoned(arithmetic, _fit(made, total, _ZERO))


def quotient(total: Quantity, over: Quantity, average: Quantity) -> Reckoned:
    """What each of several has of a total."""

    def made(digits: Decimal) -> Interval:
        ours, theirs = interval(total, digits), interval(over, digits)
        return Interval(ours.low / theirs.high, ours.high / theirs.low if theirs.low else _ENDLESS)

    exact = amount(total) / amount(over)
    arithmetic = f"{shown(total)} ÷ {shown(over)} = {_in_unit(exact, average)}"
    return Reckoned(arithmetic, _fit(made, average, abs(exact - amount(average)) / average.step))


def shown(quantity: Quantity) -> str:
    """A figure as it stands in arithmetic, without bound words."""
    return f"{write_amount(amount(quantity))}{quantity.unit or ''}"


def _fit(made: Callable[[Decimal], Interval], printed: Quantity, off: Decimal) -> Fit:
    """How a printed figure fits what others make.

    It breaks where it would even if all were rounded.  It holds where it is right to half a digit, or where a rate
    that follows from it is off by one digit at most.
    """
    if not made(_HALF).meets(interval(printed, Decimal(1))):
        return Fit.BREAKS
    near = made(_ZERO).meets(interval(printed, _HALF))
    return Fit.HOLDS if near or off <= 1 else Fit.ROUNDED


def _in_unit(exact: Decimal, printed: Quantity) -> str:
    """What was reckoned, one digit finer than the printed figure."""
    step = printed.step / 10
    return f"{write_amount((exact / step).to_integral_value() * step)}{printed.unit or ''}"


def _off(exact: Decimal, rate: Quantity) -> Decimal:
    """By how many of its last digits a printed rate is off; 左右 allows one more.

    One digit more, where the exact rate needs no more digits than the printed one has: 6% is no 7% rounded.
    """
    off = abs(exact - amount(rate)) / rate.step / (2 if rate.op is Op.ABOUT else 1)
    steps = exact / rate.step  # never a remainder, which Decimal refuses of more than 28 digits
    return off + 1 if off and rate.op is Op.EQ and steps == steps.to_integral_value() else off

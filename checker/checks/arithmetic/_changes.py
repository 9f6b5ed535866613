"""Figures that the text says are others after a change: a starting value, the change, and what it leads to.

Enters: `Line`s of figures.  Leaves: `Derived` figures with their readings.  Starting values are known by the words
around them (由68%提高到72%, 在12亿元的基础上, 比72亿元增长15%), changes by their verbs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from checker.checks.arithmetic._derived import Derived, Kind
from checker.checks.arithmetic._figures import Line
from checker.checks.arithmetic._reckoning import Reckoned, amount, grown, implied_rate, moved_by, multiplied
from checker.facts.printed import Target
from checker.language.constraint import Op
from checker.words.derivations import load_derivations
from checker.words.roles import load_roles
from checker.words.vocabulary import one_of
from checker.words.words import load_words
from checker.words.years import YEAR

_CLAUSE = 24
"""Characters from the word before a starting value to its figure."""
_YEAR = re.compile(rf"({YEAR})年")
_DOUBLED = re.compile("翻.{0,3}番")


class Start(NamedTuple):
    """A starting value, the figure it leads to (None where that stands behind its changes), and the next one."""

    base: int
    result: int | None
    following: int
    after: bool = False
    """Whether the result may stand behind the changes."""


class _Patterns(NamedTuple):
    from_: re.Pattern[str]
    grounds: re.Pattern[str]
    behind_grounds: re.Pattern[str]
    compared: re.Pattern[str]
    towards: re.Pattern[str]
    change: re.Pattern[str]
    result: re.Pattern[str]
    falls: re.Pattern[str]
    bare: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    ours, words = load_derivations(), load_words()
    rise, fall = (*words.rise, *ours.rise), (*words.fall, *ours.fall)
    verbs, near = one_of([*rise, *fall]), f"[^,。;、]{{0,{_CLAUSE}}}$"
    leads = f"[,、(]?(?:{one_of(ours.leads)}|{ours.since})*"
    return _Patterns(
        from_=re.compile(f"(?:{one_of(ours.from_)}){near}"),
        grounds=re.compile(f"(?:{one_of(ours.grounds)}){near}"),
        behind_grounds=re.compile(f"(?:{one_of(ours.grounds_behind)})"),
        compared=re.compile(f"(?:{one_of(ours.compared)}){near}"),
        towards=re.compile(f"[^。;]{{0,6}}?(?:{verbs})(?:到|至|为)[^,。;]{{0,10}}"),
        change=re.compile(f"{leads}(?P<verb>{verbs})(?:{one_of(ours.behind_verbs)})?"),
        result=re.compile(ours.result),
        falls=re.compile(one_of(fall)),
        bare=re.compile(leads),
    )


def find_changes(line: Line) -> Iterator[Derived]:
    """Every change of a starting value that the same sentence prints."""
    for start in starts(line):
        changes, behind = _changes(line, start)
        result = _result(line, start, behind)
        if result is not None and amount(line.figures[start.base].constraint.quantity):
            for at in changes:
                yield from _derived(line, start.base, at, result)
    for base in range(2, len(line.figures)):
        if _is_in_bracket(line, base) and is_change(line, base - 1) and _alike(line, base - 2, base):
            yield from _derived(line, base, base - 1, base - 2)  # 达到126家,净增18家(2030年末为108家)
    for base in range(1, len(line.figures) - 1):
        if _is_multiplied(line, base) and _alike(line, base - 1, base):
            made = line.figures[base], line.figures[base + 1], line.figures[base - 1]
            readings = tuple(readings_of(*made, f"{line.before(base)}的"))
            yield Derived(Kind.CHANGE, made[:2], made[2], readings, is_certain(made))


def _is_multiplied(line: Line, base: int) -> bool:
    """Whether a figure is the start in a bracket that another is so many times: 是2035年(6亿元)的3倍."""
    words, times = load_derivations(), line.figures[base + 1].constraint.quantity.unit == "倍"
    return times and bool(words.multiple_of_bracket.search(line.before(base))) and line.before(base + 1) == ")的"


def _is_in_bracket(line: Line, at: int) -> bool:
    """Whether a figure is the start that a bracket behind others gives: 提高到58.6%(2030年为57.2%)."""
    return bool(load_roles().base_bracket.search(line.before(at))) and line.behind(at).startswith(")")


def find_double_changes(line: Line) -> Iterator[Derived]:
    """完成5.0亿元,比上年增加0.6亿元,增长15%: the start is what the result was raised or lowered from."""
    told = {at for start in starts(line) for at in _changes(line, start)[0]}
    for at in range(1, len(line.figures) - 1):
        result, step, rate = line.figures[at - 1 : at + 2]
        beside = _alike(line, at - 1, at) and line.sentence_of(at + 1) == line.sentence_of(at)
        both = at not in told and beside and is_change(line, at) and is_change(line, at + 1)
        if both and rate.constraint.quantity.unit == "%" and step.constraint.quantity.unit != "%":
            quantities = (result.constraint.quantity, step.constraint.quantity, rate.constraint.quantity)
            reading = implied_rate(*quantities, _sign(line, at))
            if reading:
                yield Derived(Kind.CHANGE, (result, step), rate, (reading,), is_certain((result, step, rate)))


def _sign(line: Line, at: int) -> int:
    return -1 if _patterns().falls.search(line.before(at)) else 1


def starts(line: Line) -> Iterator[Start]:
    """The starting values of a text, each with what it leads to."""
    patterns = _patterns()
    for at in range(len(line.figures)):
        before, behind = line.before(at), line.behind(at)
        grounds = patterns.grounds.search(before) and patterns.behind_grounds.match(behind)
        if patterns.from_.search(before) and patterns.towards.fullmatch(behind) and _alike(line, at, at + 1):
            yield Start(at, at + 1, at + 2)
        elif _is_in_bracket(line, at) and at and _alike(line, at - 1, at) and not is_change(line, at - 1):
            yield Start(at, at - 1, at + 1)
        elif grounds or (_is_compared(before) and patterns.change.fullmatch(behind)):
            yield Start(at, at - 1 if at and _alike(line, at - 1, at) else None, at + 1, after=True)


def _is_compared(before: str) -> bool:
    """Whether a figure is what another is compared with, and not what that rose by (比上年增加3亿元)."""
    clause = before[max(before.rfind(mark) for mark in ",、(") + 1 :]
    return bool(_patterns().compared.search(before)) and not _patterns().change.fullmatch(clause)


def _alike(line: Line, one: int, other: int) -> bool:
    """Whether two figures stand in one sentence and are amounts of one measure word."""
    if other >= len(line.figures) or line.sentence_of(one) != line.sentence_of(other):
        return False
    ours, theirs = (line.figures[at].constraint.quantity for at in (one, other))
    return ours.unit == theirs.unit


def _changes(line: Line, start: Start) -> tuple[Sequence[int], int]:
    """The changes told right behind a starting value and its result, and the figure behind them."""
    at = start.following
    while at < len(line.figures) and line.sentence_of(at) == line.sentence_of(start.base) and is_change(line, at):
        if not _counted_from(line, start.base, at):
            break
        at += 1
    return range(start.following, at), at


def is_change(line: Line, at: int) -> bool:
    """Whether the words before a figure say that something rose or fell by it, or to so many times as much."""
    before, quantity = line.before(at).removeprefix("的基础上"), line.figures[at].constraint.quantity
    before = _patterns().behind_grounds.sub("", before, count=1).removeprefix(")")
    if quantity.op is Op.RANGE:
        return False
    if _DOUBLED.search(quantity.raw or "") or (quantity.unit == "倍" and load_derivations().multiple.search(before)):
        return bool(_patterns().bare.fullmatch(before) or load_derivations().multiple.search(before))
    return bool(_patterns().change.fullmatch(before))


def _counted_from(line: Line, base: int, at: int) -> bool:
    """Whether a change that names a year is counted from that of the starting value."""
    named, of_base = _YEAR.findall(line.before(at)), _YEAR.findall(line.before(base))
    return not named or not of_base or named[-1] == of_base[-1]


def _result(line: Line, start: Start, behind: int) -> int | None:
    """The figure that a starting value leads to: behind its changes where that is said to be reached."""
    led_to = start.after and behind > start.following and _alike(line, start.base, behind)
    return behind if led_to and _patterns().result.fullmatch(line.before(behind)) else start.result


def _derived(line: Line, base: int, at: int, result: int) -> Iterator[Derived]:
    figures, before = line.figures, line.before(at)
    yearly = bool(load_derivations().yearly.search(f",{before}"))
    years = _years(line, base, result) if yearly else 1
    if years:
        made = (figures[base], figures[at], figures[result])
        readings = tuple(readings_of(*made, before, years))
        if readings:
            yield Derived(Kind.CHANGE, (figures[base], figures[at]), figures[result], readings, is_certain(made))


def _years(line: Line, base: int, result: int) -> int:
    """The years from that of the starting value to that of the result; 0 where one of them is not printed."""
    first = _YEAR.findall(line.before(base))
    own, period = _YEAR.findall(line.before(result)), line.figures[result].period
    last = int(own[-1]) if own and result != base - 1 else (period and period.year) or 0
    return max(last - int(first[-1]), 0) if first and last else 0


def readings_of(base: Target, change: Target, result: Target, before: str, years: int = 1) -> Iterator[Reckoned]:
    """What a starting value becomes by a change, on each understanding of the words before it."""
    start, step, end = (target.constraint.quantity for target in (base, change, result))
    sign = -1 if _patterns().falls.search(before) and step.unit != "倍" else 1
    if _DOUBLED.search(step.raw or ""):
        yield grown(start, step._replace(op=Op.GE, high=None), end, 1)
    elif step.unit == "%":
        if start.unit == "%":
            yield moved_by(start, step._replace(unit="个百分点"), end, sign, years)
        yield grown(start, step, end, sign, years)
    elif step.unit == "倍":
        told = bool(load_derivations().multiple.search(before))
        yield multiplied(start, step, end, 0 if told else 1)
        if not told:
            yield multiplied(start, step, end)
    elif step.unit == start.unit or (step.unit == "个百分点" and start.unit == "%"):
        yield moved_by(start, step, end, sign, years)


def is_certain(made: Sequence[Target], name: str = "") -> bool:
    """Whether growth and amounts must fit; not at comparable prices, nor with 左右."""
    names = name + "".join(target.constraint.indicator for target in made)
    about = any(target.constraint.quantity.op is Op.ABOUT for target in made)
    return not about and not any(word in names for word in load_derivations().comparable_prices)

"""What is done every month, or for each of several, and what that comes to (每季度1次，三年12次; 9个，每个古镇3个).

Enters: `Line`s of figures and the texts of a plan.  Leaves: `Derived` totals with their readings.  A total of times is
certain where both count the same and nothing else multiplies them; how many there are for each to have some is read
anywhere in the plan.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from checker.checks.arithmetic._derived import Derived, Kind
from checker.checks.arithmetic._figures import Line, lines
from checker.checks.arithmetic._reckoning import Fit, Reckoned, amount, plain, product
from checker.checks.shared.deadlines import years_of_plan
from checker.facts import Facts
from checker.facts.printed import Target
from checker.language.constraint import Op, Quantity
from checker.source import Span
from checker.words.derivations import load_derivations
from checker.words.measures import load_measures
from checker.words.numerals import read_number

_IN_YEAR: Mapping[str, int] = {"月": 12, "季度": 4, "季": 4, "半年": 2, "年": 1}
_TURNS = "次"
"""The measure word of turns, and the end of that of turns of things (人次)."""
_BOUNDS = ({Op.EQ}, {Op.GE})
_MOST = 6
"""Numbers of things that are tried."""


def find_paced(facts: Facts) -> Iterator[Derived]:
    """One for each total of a time, then one for each total that each of several has its share of."""
    for line in facts.once(lines):
        for at in range(len(line.figures)):
            if once := _once(line, at):
                yield from _of_time(facts, line, at, once)
            elif at and line.sentence_of(at) == line.sentence_of(at - 1):
                paced = _Paced(line.figures[at - 1], line.before(at - 1), _counts(line, at - 1))
                yield from _of_time(facts, line, at, paced)
                yield from _of_each(facts, line, at)


# ------------------------------------------------------------------ times
class _Paced(NamedTuple):
    """What is done every so often, the words before it, and the numbers of those for whom it is."""

    single: Target
    before: str
    counts: Sequence[Target] = ()


def _once(line: Line, at: int) -> _Paced | None:
    """每季度召开一次会议，三年共12次: once in Chinese numerals, which are no figure."""
    told = load_derivations().once_so_often.search(line.before(at))
    if told is None:
        return None
    total = line.figures[at]
    start = total.constraint.quantity.span.start - len(line.before(at)) + told.start()
    clause, number = Span(start, start + len(told[0])), Decimal(read_number(told["number"]))
    raw = f"{told['number']}{told['unit']}"
    once = Quantity(Op.EQ, number, number, told["unit"], raw, clause, Decimal(0))
    constraint = total.constraint._replace(quantity=once, clause=clause)
    return _Paced(replace(total, constraint=constraint), told[0][: told.start("number") - told.start()])


def _of_time(facts: Facts, line: Line, at: int, paced: _Paced) -> Iterator[Derived]:
    """每月探访2次，全年10.08万人次 of 4200名."""
    total, times = line.figures[at], _times(facts, line.before(at), paced)
    ours, theirs = paced.single.constraint.quantity, total.constraint.quantity
    several = times > 1 or (times == 1 and _is_shared(paced.before))
    fitting = _fitting(paced, theirs) if several and {ours.op, theirs.op} in _BOUNDS else ()
    if fitting:
        readings = tuple(_multiplied(ours, times, count, theirs) for count in fitting)
        sources = (*(count for count in fitting[:1] if count), paced.single)
        yield Derived(Kind.PRODUCT, sources, total, readings, certain=len(fitting) == 1)


def _times(facts: Facts, before: str, paced: _Paced) -> int:
    """How often something is done in the time of a total; 0 where the total is of no time, or of another deed."""
    words = load_derivations()
    whole, every = words.whole_time.search(before), words.every_so_often.search(paced.before)
    if not (whole and every) or whole["deed"][:2] not in f"{paced.before}{paced.single.place.quote}":
        return 0
    return _IN_YEAR[every["time"]] * _years(facts, whole)


def _years(facts: Facts, whole: re.Match[str]) -> int:
    """The years that a total is of; 0 where it is of all that the plan is for, and nobody knows how long that is."""
    if whole["years"]:
        return read_number(whole["years"])
    planned = years_of_plan(facts) if whole["planned"] else None
    return planned.last - planned.first + 1 if planned else int(not whole["planned"])


def _fitting(paced: _Paced, total: Quantity) -> Sequence[Target | None]:
    """The numbers of those for whom something is done that a total may be of; None stands for none."""
    unit, each = paced.single.constraint.quantity.unit or "", _is_shared(paced.before)
    alike = unit.partition("/")[0] == total.unit
    if alike or (unit == _TURNS and (total.unit or "").endswith(_TURNS)):
        return [*([None] if alike and not each else []), *paced.counts]
    return ()


def _is_shared(before: str) -> bool:
    """Whether the clause before a figure says that each of several does it."""
    return load_derivations().shared_by_each.search(re.split("[,。;]", before)[-1]) is not None


def _counts(line: Line, single: int) -> Sequence[Target]:
    """The numbers of those for whom something is done, in its sentence before it."""
    before = (at for at in range(single - 1, -1, -1) if line.sentence_of(at) == line.sentence_of(single))
    return [each for at in before if (each := line.figures[at]).constraint.quantity.unit in load_measures().counting]


def _multiplied(single: Quantity, times: int, count: Target | None, total: Quantity) -> Reckoned:
    number = Quantity(Op.EQ, Decimal(times), Decimal(times), None, "", Span(0, 0), Decimal(0))
    one = plain(single)._replace(unit=(single.unit or "").partition("/")[0])
    if count is None:
        return _exact(product(number, one, plain(total)), amount(one) * times, total)
    many = plain(count.constraint.quantity)
    each = one._replace(low=amount(one) * times, high=amount(one) * times, step=Decimal(0))
    made = product(many, each, plain(total))
    if times == 1:
        return made
    return made._replace(arithmetic=made.arithmetic.replace(" = ", f" (每{_in_words(one)} × {times}) = ", 1))


def _in_words(one: Quantity) -> str:
    return one.raw or ""


def _exact(made: Reckoned, wanted: Decimal, total: Quantity) -> Reckoned:
    """Turns are counted, not rounded; 不少于 may be more."""
    more = total.op is Op.GE and amount(total) > wanted
    return made._replace(fit=Fit.HOLDS if more or amount(total) == wanted else Fit.BREAKS)


# ------------------------------------------------------------------ each of several
def _of_each(facts: Facts, line: Line, at: int) -> Iterator[Derived]:
    """微型消防站9个，每个古镇3个, with 三个古镇 anywhere in the plan."""
    single, total = line.figures[at], line.figures[at - 1]
    told = load_derivations().for_each.search(line.before(at))
    ours, theirs = single.constraint.quantity, total.constraint.quantity
    if not told or ours.unit != theirs.unit or {ours.op, theirs.op} != {Op.EQ} or amount(ours) > amount(theirs):
        return
    near = [each.constraint.quantity for each in _counts(line, at) if told["thing"] in each.constraint.indicator]
    counts = near or _numbers_of(facts, told["thing"])
    readings = tuple(_exact(product(each, ours, theirs), amount(each) * amount(ours), theirs) for each in counts)
    if readings:
        yield Derived(Kind.PRODUCT, (single,), total, readings, certain=len(readings) == 1)


def _numbers_of(facts: Facts, thing: str) -> Sequence[Quantity]:
    """How many of a thing the plan tells of (7个乡镇, 三个古镇), each number once."""
    pattern = re.compile(rf"(?<![\d第.])(\d{{1,3}}|[一二两三四五六七八九十]{{1,3}})个{re.escape(thing)}")
    found = (match for passage in facts.passages for match in pattern.finditer(passage.plain))
    numbers = dict.fromkeys(number for match in found if (number := read_number(match[1])) > 1)
    return [
        Quantity(Op.EQ, Decimal(each), Decimal(each), "个", "", Span(0, 0), Decimal(0))
        for each in list(numbers)[:_MOST]
    ]

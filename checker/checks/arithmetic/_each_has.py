"""What each of several has, beside their number and the whole (每支不少于20人，全县8支共160人以上).

Enters: `Line`s of figures.  Leaves: `Derived` wholes with their readings.  Bounds must fit as well: of at most 20 each
no eight have at least 160.  A subsidy for each may pay for a part, so that all of them together are at most the total
that its section gives (每个食堂补助75万元 … 总投入1350万元); what each costs makes just that.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.checks.arithmetic._derived import Derived, Kind
from checker.checks.arithmetic._figures import Line, lines
from checker.checks.arithmetic._reckoning import Fit, Reckoned, amount, plain, product, shown
from checker.facts import Facts
from checker.facts.printed import Target
from checker.language.constraint import Op
from checker.words.derivations import load_derivations
from checker.words.measures import load_measures

_LEAST, _MOST = (Op.GE, Op.GT), (Op.LE, Op.LT)


def find_each_has(facts: Facts) -> Iterator[Derived]:
    """One for each whole beside what each has, and for each total of a section with the price of one."""
    for line in facts.once(lines):
        for at in range(len(line.figures)):
            money = line.figures[at].constraint.quantity.unit in load_measures().currencies
            yield from _in_section(line, at) if money else _beside(line, at)


def _beside(line: Line, at: int) -> Iterator[Derived]:
    """The whole right behind what each has, or behind the number that follows it."""
    told, single = load_derivations().each_has.search(line.before(at)), line.figures[at]
    counted = _units(told["thing"]) if told else ()
    for count, whole in ((at - 1, at + 1), (at + 1, at + 2)):
        if counted and count >= 0 and _in_one_sentence(line, min(count, at), whole):
            number, every = line.figures[count], line.figures[whole]
            if load_derivations().each_whole.match(line.before(whole)):
                yield from _made(number, single, every, counted)
    formed = at > 1 and counted and load_derivations().formed_into.search(line.before(at - 1))
    if formed and _in_one_sentence(line, at - 2, at):  # 60名干部组成12支队伍，每支5人
        yield from _made(line.figures[at - 1], single, line.figures[at - 2], counted)


def _made(number: Target, single: Target, every: Target, counted: Sequence[str]) -> Iterator[Derived]:
    """What so many things with one figure each come to, if number and whole are in the measure words for it."""
    alike = every.constraint.quantity.unit in _units(single.constraint.quantity.unit or "")
    if alike and number.constraint.quantity.op is Op.EQ and number.constraint.quantity.unit in counted:
        yield Derived(Kind.PRODUCT, (number, single), every, (_of_bounds(number, single, every),), certain=False)


def _units(thing: str) -> Sequence[str]:
    return load_derivations().counted_as.get(thing, (thing,))


def _in_one_sentence(line: Line, first: int, last: int) -> bool:
    return last < len(line.figures) and line.sentence_of(first) == line.sentence_of(last)


def _of_bounds(count: Target, single: Target, whole: Target) -> Reckoned:
    """The product, and whether the whole lies on the side of it that the bounds allow."""
    number, one, every = (each.constraint.quantity for each in (count, single, whole))
    made, difference = product(number, plain(one), plain(every)), amount(every) - amount(number) * amount(one)
    apart = {one.op in _LEAST, every.op in _LEAST} == {one.op in _MOST, every.op in _MOST} == {True, False}
    more, less = one.op in _LEAST or every.op in _MOST, one.op in _MOST or every.op in _LEAST
    fits = difference == 0 or (more and difference > 0) or (less and difference < 0)
    if apart:
        sign = "≤" if one.op in _MOST else "≥"
        return Reckoned(f"{shown(number)} × {one.raw} {sign} {made.arithmetic.rpartition(' = ')[2]}", Fit.BREAKS)
    return made._replace(fit=Fit.HOLDS if fits else Fit.BREAKS)


def _in_section(line: Line, at: int) -> Iterator[Derived]:
    """The total that a later sentence of the section opens with, before the price of another is told."""
    told, single = load_derivations().per_one.search(line.before(at)), line.figures[at]
    counts = _counted(line, at, _units(told["each"] or told["every"])) if told else ()
    total = _total_behind(line, at) if len(counts) == 1 else None
    if told and total:
        number, one, every = (each.constraint.quantity for each in (counts[0], single, total))
        part = load_derivations().subsidies.search(told["noun"]) and amount(number) * amount(one) < amount(every)
        if not part:
            yield Derived(Kind.PRODUCT, (counts[0], single), total, (product(number, one, every),), certain=False)


def _counted(line: Line, at: int, units: Sequence[str]) -> Sequence[Target]:
    before = [line.figures[each] for each in range(at) if line.sentence_of(each) == line.sentence_of(at)]
    return [each for each in before if each.constraint.quantity.unit in units]


def _total_behind(line: Line, at: int) -> Target | None:
    """The first figure of a later sentence that is the total of all; None where another price comes first."""
    for later in range(at + 1, len(line.figures)):
        if load_derivations().per_one.search(line.before(later)) or not _is_exact(line.figures[at]):
            return None
        apart = line.sentence_of(later) not in (line.sentence_of(at), line.sentence_of(later - 1))
        if apart and load_derivations().section_total.search(line.before(later)):
            return line.figures[later] if _is_exact(line.figures[later]) else None
    return None


def _is_exact(figure: Target) -> bool:
    quantity = figure.constraint.quantity
    return quantity.op is Op.EQ and quantity.unit in load_measures().currencies

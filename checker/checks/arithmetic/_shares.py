"""Shares behind their part and whole, and totals behind a number of things and the value of one.

Enters: `Line`s of figures.  Leaves: `Derived` figures with their readings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from checker.checks.arithmetic._derived import Derived, Kind
from checker.checks.arithmetic._figures import Line
from checker.checks.arithmetic._reckoning import Fit, Reckoned, amount, nearest_first, product, shared, shared_alike
from checker.facts.printed import Target
from checker.language.constraint import Op, Quantity
from checker.language.statement.quantities import RATES
from checker.words.derivations import load_derivations
from checker.words.measures import load_measures

EXACT = (Op.EQ, Op.ABOUT)
"""The bounds of a figure that a share can be reckoned from."""
_COUNTED = re.compile("^[^,。;:、()]{1,10}(?=,)")
"""What is counted, behind the number of it (120个行政村，占60%)."""
_TURNS = "次"
"""The end of the measure word of turns of things (人次), which things make as well."""
_FAR = 60
"""So many figures before the value of one are looked at for the number of things."""
_SURE = 3
"""Shares of one list that tell what the whole of one more is."""


def find_shares(line: Line) -> Iterator[Derived]:
    """156个村中,达标村达到78个,占50%: each share that is printed right behind its part."""
    names = {at: name for at in range(1, len(line.figures)) if (name := share_behind(line, at)) is not None}
    agreed: set[int] = set()
    for run in _runs(line, names):
        agreed |= set(run) if (common := _common(line, run)) else set()
        yield from _outside(line, [at for at in run if names[at] in _nameless()], common)
    for at, name in names.items():
        if at not in agreed:
            yield from _share(line, at, name)


def share_behind(line: Line, at: int) -> str | None:
    """The words that name the whole of a share right behind its part, empty if none do; None for any other figure."""
    told = load_derivations().share.search(_COUNTED.sub("", line.before(at)))
    share, part = line.figures[at].constraint.quantity, line.figures[at - 1].constraint.quantity
    beside = line.sentence_of(at) == line.sentence_of(at - 1) and part.unit not in RATES
    exact = share.op in EXACT and part.op in EXACT
    return told["whole"] if told and share.unit == "%" and beside and exact else None


def _runs(line: Line, names: Mapping[int, str]) -> Iterator[Sequence[int]]:
    """The shares of each list (甲2亿元，占40%；乙3亿元，占60%) in one measure word; the first may name the whole."""
    run: list[int] = []
    for at in (*names, 0):
        nameless = at and names[at] in _nameless()
        if not (run and nameless and _is_next(line, run[-1], at)):
            if len(run) > 1:
                yield run
            run = []
        if at and amount(line.figures[at].constraint.quantity):
            run = [*run, at]


def _nameless() -> tuple[str, ...]:
    return ("", *load_derivations().any_whole)


def _is_next(line: Line, last: int, at: int) -> bool:
    """Whether a share is the next of a list: only its part stands between, or the same words lead to its part."""
    units = {line.figures[each - 1].constraint.quantity.unit for each in (last, at)}
    return len(units) == 1 and (at == last + 2 or line.before(at - 1) == line.before(last - 1))


def _common(line: Line, run: Sequence[int]) -> Sequence[int]:
    """The shares of a list that are of one whole, if all but one of them are: the one that says what it is first."""
    fitting = ([each, *(at for at in run if at != each and _of_one(line, each, at))] for each in run)
    best = max(fitting, key=len)
    return best if len(best) >= max(len(run) - 1, 2) else ()


def _of_one(line: Line, first: int, at: int) -> bool:
    return _listed(line, first, at).fit is Fit.HOLDS


def _listed(line: Line, first: int, at: int) -> Reckoned:
    """A share of the whole that another share and its part make."""
    others, ours = ([line.figures[each - 1 + side].constraint.quantity for side in (0, 1)] for each in (first, at))
    return shared_alike(ours[0], others[0], others[1], ours[1])


def _outside(line: Line, run: Sequence[int], common: Sequence[int]) -> Iterator[Derived]:
    """The share of a list that is of no such whole as all others are."""
    for at in run if common else ():
        if at not in common:
            sources = (line.figures[at - 1], line.figures[common[0] - 1], line.figures[common[0]])
            readings = (_listed(line, common[0], at),)
            yield Derived(Kind.SHARE, sources, line.figures[at], readings, len(common) >= _SURE)


def _share(line: Line, at: int, name: str) -> Iterator[Derived]:
    wholes, certain = _wholes(line, at - 1, name)
    part, share = line.figures[at - 1], line.figures[at]
    held: Sequence[Target] = [line.figures[each] for each in wholes]
    held = held if name in _nameless() else nearest_first(part, held, share)
    quantities = [each.constraint.quantity for each in held]
    about = any(each.op is Op.ABOUT for each in (part.constraint.quantity, share.constraint.quantity, *quantities))
    readings = tuple(shared(part.constraint.quantity, each, share.constraint.quantity) for each in quantities)
    if readings:
        yield Derived(Kind.SHARE, (part, held[0]), share, readings, certain and not about)


def _wholes(line: Line, part: int, name: str) -> tuple[Sequence[int], bool]:
    """The figures that a part may be a share of, the likeliest first, and whether the text says which it is.

    It says so where it names the whole (占年度计划), counts among it (156个村中), or opens its parts (其中).
    """
    words, ours = load_derivations(), line.figures[part].constraint.quantity
    larger = [at for at in range(part - 1, -1, -1) if _holds(line.figures[at].constraint.quantity, ours)]
    nameless = name in _nameless()
    among = [at for at in larger if words.among.match(line.behind(at))][:1]
    if among:
        return among, True
    if not nameless:
        named = [at for at in larger if _names(line, at, name)]
        return named, len(named) == 1
    opening = [at for at in larger if any(word in line.behind(at) for word in load_measures().part_words)]
    return [*opening[:1], *(at for at in larger if at not in opening[:1])], bool(opening)


def _holds(whole: Quantity, part: Quantity) -> bool:
    exact = whole.op in EXACT and whole.unit == part.unit
    return exact and amount(whole) >= amount(part) and bool(amount(whole))


def _names(line: Line, at: int, name: str) -> bool:
    """Whether the words before a figure, or its indicator, are those that name a whole."""
    own = f"{line.before(at)}{line.figures[at].constraint.indicator}"
    return name in own


def find_products(line: Line) -> Iterator[Derived]:
    """9万亩,亩均投入3000元,总投入2.7亿元: each total right behind the value of one."""
    for at in range(len(line.figures) - 1):
        single, total = (line.figures[each].constraint.quantity for each in (at, at + 1))
        sums = load_derivations().total.search(line.before(at + 1))
        thing, noun = _priced(line, at)
        alike = total.unit in ((single.unit or "").partition("/")[0], f"{single.unit}{_TURNS}")
        paced = load_derivations().every_so_often.search(line.before(at))
        if thing and sums and alike and not paced and line.sentence_of(at) == line.sentence_of(at + 1):
            counts = _counts(line, at, thing) if amount(single) else ()
            if counts:
                made = (line.figures[at], line.figures[at + 1])
                yield _product(counts, *made, same=_is_same(noun, sums["noun"]))
    yield from _behind_totals(line)
    yield from _before_both(line)


def _before_both(line: Line) -> Iterator[Derived]:
    """每个托位补助8000元,全年补助300个、240万元: the value of one before the number and the total beside it."""
    for at in range(len(line.figures) - 2):
        single, count, total = line.figures[at : at + 3]
        thing, _ = _priced(line, at)
        units = load_derivations().counted_as.get(thing, (thing,))
        one, total_unit = (each.constraint.quantity.unit or "" for each in (single, total))
        beside = line.sentence_of(at) == line.sentence_of(at + 2) and line.before(at + 2) in ("、", ",", ",共", ",共计")
        if thing and beside and count.constraint.quantity.unit in units and one.partition("/")[0] == total_unit:
            yield _product([count], single, total, same=True)


def _behind_totals(line: Line) -> Iterator[Derived]:
    """520万人次,收入46.8亿元,人均消费900元: the value of one behind its total, right behind their number."""
    for at in range(2, len(line.figures)):
        thing, noun = _priced(line, at)
        before = [each for each in range(at) if _tells(line, each, at)][-2:] if thing else []
        if len(before) > 1:
            (count, total), single = map(line.figures.__getitem__, before), line.figures[at]
            words = load_derivations().behind_total.get(noun, ())
            beside = before[0] == at - 2 and load_derivations().average.search(line.before(at))
            told = beside or any(word in line.before(before[1]) for word in words)
            alike = single.constraint.quantity.unit == total.constraint.quantity.unit
            counted = load_derivations().counted_as.get(thing, (thing,))
            if told and alike and not _priced(line, before[1])[0] and count.constraint.quantity.unit in counted:
                yield _product([count], single, total, same=False)


def _tells(line: Line, at: int, single: int) -> bool:
    """Whether a figure stands in one full sentence with another, and is no rate, nor that of another year or a pace."""
    figure, end = line.figures[at], line.figures[single]
    words, before = load_derivations(), line.before(at)
    apart = words.compared_figure.search(before) or words.every_so_often.search(before)
    if apart or figure.passage.index != end.passage.index or figure.constraint.quantity.unit in RATES:
        return False
    between = figure.passage.plain[figure.constraint.quantity.span.end : end.constraint.quantity.span.start]
    return "。" not in between


def _priced(line: Line, at: int) -> tuple[str, str]:
    """The thing that a sum of money is the value of one of, and what the value is called; empty if of none."""
    unit, told = line.figures[at].constraint.quantity.unit or "", load_derivations().per_one.search(line.before(at))
    _, _, per = unit.partition("/")
    return (told["each"] or told["every"], told["noun"]) if told else (per, "")


def _is_same(single: str, total: str) -> bool:
    """Whether a total is called as the value of one is, or not at all (补助, 补助资金)."""
    return total.startswith(single) or single.startswith(total)


def _counts(line: Line, single: int, thing: str) -> Sequence[Target]:
    """The numbers of things in one sentence before the value of one of them, as far back as anyone would look."""
    units, sentence = load_derivations().counted_as.get(thing, (thing,)), line.sentence_of(single)
    before = (at for at in range(max(0, single - _FAR), single) if line.sentence_of(at) == sentence)
    return [line.figures[at] for at in before if line.figures[at].constraint.quantity.unit in units]


def _product(counts: Sequence[Target], single: Target, total: Target, *, same: bool) -> Derived:
    """A total from each of the numbers that it may be of."""
    value, printed = single.constraint.quantity, total.constraint.quantity
    readings = tuple(product(count.constraint.quantity, value, printed) for count in counts)
    plain = all(target.constraint.quantity.op is Op.EQ for target in (counts[0], single, total))
    return Derived(Kind.PRODUCT, (counts[0], single), total, readings, same and plain and len(counts) == 1)

"""Shares whose whole stands beside them, before them in their section, or is that of their neighbours.

Enters: `Line`s of figures.  Leaves: `Derived` shares with their readings: 到会180人，占应到200人的90%; 乡镇自筹约占30%
behind the sources of a sum; 占比分别为30%、25%和45% behind three amounts, of which two tell the whole of the third.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from checker.checks.arithmetic._derived import Derived, Kind
from checker.checks.arithmetic._figures import Line, lines
from checker.checks.arithmetic._reckoning import Fit, amount, nearest_first, shared
from checker.checks.arithmetic._shares import EXACT, share_behind
from checker.facts import Facts
from checker.facts.printed import Target
from checker.language.constraint import Op
from checker.source import Route
from checker.words.derivations import load_derivations
from checker.words.measures import load_measures

_NAME = 3
"""Characters of a name that a part is known by."""
_AMONG = re.compile(r"占[^,。;占\d]{0,16}$")
_OF = re.compile(r"[^,。;\d]{0,6}的|")
_NAMED = re.compile(
    r"(?:^|[,。;:])(?P<part>[^,。;:占\d]{3,16}?)约?占(?P<whole>[^,。;占\d]{0,10}?)的?(?:约|比重为|达)?$"
)
_Pair = tuple[Target, Target]
"""A part and its share."""


def find_told_shares(facts: Facts) -> Iterator[Derived]:
    """Those of a clause, of a section, and of a list."""
    sections = facts.once(_sections)
    for line in facts.once(lines):
        yield from _in_clause(line)
        section = sections[_section(line.figures[0])]
        yield from _in_section(line, section)
        yield from _in_list(line, section)


def _section(target: Target) -> Route:
    return target.passage.route[:1] if target.passage.document == "master" else target.passage.route[:2]


def _sections(facts: Facts) -> Mapping[Route, Sequence[Target]]:
    """The figures of each document."""
    found: dict[Route, list[Target]] = {}
    for line in facts.once(lines):
        found.setdefault(_section(line.figures[0]), []).extend(line.figures)
    return found


def _in_clause(line: Line) -> Iterator[Derived]:
    """A share behind its part and its whole (180人，占应到200人的90%), or before its part (200人的90%，即180人)."""
    for at in range(2, len(line.figures)):
        one, other, last = line.figures[at - 2 : at + 1]
        if line.sentence_of(at) != line.sentence_of(at - 2):
            continue
        if _is_share(last) and _AMONG.search(line.before(at - 1)) and _OF.fullmatch(line.before(at)):
            part, whole, share = one, other, last
        elif (
            _is_share(other) and line.before(at - 1) == "的" and load_derivations().comes_to.fullmatch(line.before(at))
        ):
            part, whole, share = last, one, other
        else:
            continue
        if _may_hold(whole, part):
            yield _derived(part, [whole], share, certain=True)


def _in_section(line: Line, section: Sequence[Target]) -> Iterator[Derived]:
    """The share of a part that its clause names, of the amounts printed before: 乡镇自筹约占30%."""
    for at, share in enumerate(line.figures):
        told = _NAMED.search(line.before(at)) if _is_share(share) else None
        if told and (not told["whole"] or told["whole"].endswith(_totals())):
            before = [each for each in section if each.passage.index in _near(share)]
            named = [each for each in before if _is_called(each, told["part"]) and _is_amount(each)]
            wholes = [each for each in before if named and _may_hold(each, named[-1]) and each is not named[-1]]
            if wholes:
                yield _derived(named[-1], nearest_first(named[-1], wholes, share), share)


def _totals() -> tuple[str, ...]:
    return (*load_measures().own_totals, *load_derivations().any_whole)


def _near(share: Target) -> range:
    """The texts just before one, itself included."""
    return range(share.passage.index - 3, share.passage.index + 1)


def _is_called(target: Target, name: str) -> bool:
    indicator = target.constraint.indicator
    return len(indicator) >= _NAME and (name in indicator or indicator in name)


def _in_list(line: Line, section: Sequence[Target]) -> Iterator[Derived]:
    """The one share of a list that is not of the whole which all others are of."""
    pairs = _listed(line) or _behind(line)
    if len(pairs) < 2:
        return
    every = [each for each in section if _is_amount(each)]
    wholes = [each for each in every if all(_may_hold(each, part) for part, _ in pairs)]
    for whole in wholes:
        apart = [pair for pair in pairs if not _fits(pair, whole)]
        if not apart:
            return
    best = max(wholes, key=lambda whole: sum(_fits(pair, whole) for pair in pairs), default=None)
    apart = [pair for pair in pairs if best and not _fits(pair, best)]
    if best and len(apart) == 1:
        yield _derived(apart[0][0], [best], apart[0][1], certain=len(pairs) > 2)


def _fits(pair: _Pair, whole: Target) -> bool:
    part, share = (each.constraint.quantity for each in pair)
    return shared(part, whole.constraint.quantity, share).fit is Fit.HOLDS


def _listed(line: Line) -> Sequence[_Pair]:
    """Amounts, and behind them the share of each: 甲2亿元、乙3亿元，占比分别为40%和60%."""
    for at, share in enumerate(line.figures):
        if _is_share(share) and load_derivations().shares_of_list.search(line.before(at)):
            run = [share]
            while at + len(run) < len(line.figures) and _is_share(line.figures[at + len(run)]):
                run.append(line.figures[at + len(run)])
            parts = line.figures[max(0, at - len(run)) : at]
            units = {part.constraint.quantity.unit for part in parts}
            if len(parts) == len(run) > 1 and len(units) == 1 and all(map(_is_amount, parts)):
                return list(zip(parts, run, strict=True))
    return []


def _behind(line: Line) -> Sequence[_Pair]:
    """Amounts with the share of each right behind it, of a whole that is not named: 占全年的45%."""
    nameless = ("", *load_derivations().any_whole)
    told = [at for at in range(1, len(line.figures)) if share_behind(line, at) in nameless]
    units = {line.figures[at - 1].constraint.quantity.unit for at in told}
    return [(line.figures[at - 1], line.figures[at]) for at in told] if len(units) == 1 else []


def _is_share(target: Target) -> bool:
    return target.constraint.quantity.unit == "%" and target.constraint.quantity.op in EXACT


def _is_amount(target: Target) -> bool:
    quantity = target.constraint.quantity
    return quantity.unit not in ("%", "‰", "个百分点", None) and quantity.op in EXACT and bool(amount(quantity))


def _may_hold(whole: Target, part: Target) -> bool:
    ours, theirs = part.constraint.quantity, whole.constraint.quantity
    alike = ours.unit == theirs.unit and _is_amount(whole) and _is_amount(part)
    return alike and amount(theirs) >= amount(ours)


def _derived(part: Target, wholes: Sequence[Target], share: Target, *, certain: bool = False) -> Derived:
    quantity = share.constraint.quantity
    readings = tuple(shared(part.constraint.quantity, each.constraint.quantity, quantity) for each in wholes)
    about = any(each.constraint.quantity.op is Op.ABOUT for each in (part, share, wholes[0]))
    return Derived(Kind.SHARE, (part, wholes[0]), share, readings, certain and not about)

"""A whole told in one section, and its parts one in each of some sections side by side (推进7项任务，安排资金2800万元).

Enters: `Line`s of figures.  Leaves: a `Sum` for each figure that is near to what the sections below one heading make,
if each of them prints one of that sort and no figure is just their sum.  Money is known by the words before it, what is
counted by its noun.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from checker.checks.arithmetic._figures import Line, lines
from checker.checks.arithmetic._mentions import without_qualifiers
from checker.checks.arithmetic._sum import Closure, Sum
from checker.checks.shared.amounts import amount_of
from checker.facts import Facts
from checker.facts.printed import Target
from checker.language.constraint import Op
from checker.plan.passages import Form, Passage, Zone
from checker.source import Route
from checker.words.measures import load_measures

_FEWEST = 3
"""Sections that share a whole out among them."""
_WORD = 2
"""Characters of the word by which a whole and its parts are known to be of one sort."""
_NEAR = Decimal("0.2")
"""By how much of itself a whole may be off, so that it is still taken for one."""
_Sort = tuple[str, str, str]
"""The document, the measure word and the word of a figure."""


def find_sibling_sums(facts: Facts) -> tuple[Sum, ...]:
    """One for each whole of one sort that the sections below a heading miss."""
    every: dict[_Sort, list[Target]] = defaultdict(list)
    for line in facts.once(lines):
        for at, figure in enumerate(line.figures):
            word = _word(line, at)
            if len(word) == _WORD and _stands(figure):
                every[figure.passage.document, figure.constraint.quantity.unit or "", word].append(figure)
    children = _children(facts)
    return tuple(made for figures in every.values() for made in _sums(figures, children))


def _stands(figure: Target) -> bool:
    passage = figure.passage
    return passage.form is Form.STATEMENT and passage.zone is not Zone.BACKGROUND and not passage.table


def _word(line: Line, at: int) -> str:
    """The last word before a sum of money, the noun behind a number of things."""
    unit = line.figures[at].constraint.quantity.unit
    if unit in load_measures().currencies:
        return line.before(at)[-_WORD:]
    return without_qualifiers(line.behind(at))[:_WORD] if unit in load_measures().added_things else ""


def _children(facts: Facts) -> Mapping[Route, Sequence[Route]]:
    """The sections below each section, or right below a document."""
    found: dict[Route, dict[Route, None]] = defaultdict(dict)
    for passage in facts.passages:
        section = _section(passage)
        if section:
            found[section[:-2]].setdefault(section)
    return {parent: list(sections) for parent, sections in found.items()}


def _section(passage: Passage) -> Route:
    route = passage.route
    at = max((at for at, step in enumerate(route) if step == "sections"), default=-1)
    return route[: at + 2] if at >= 0 else ()


def _sums(figures: Sequence[Target], children: Mapping[Route, Sequence[Route]]) -> Iterator[Sum]:
    own: dict[Route, list[Target]] = defaultdict(list)
    for figure in figures:
        own[_section(figure.passage)].append(figure)
    for parent in dict.fromkeys(section[:-2] for section in own if section):
        sections = children[parent]
        parts = [own[section][0] for section in sections if len(own.get(section, ())) == 1]
        wholes = [each for each in figures if each.passage.route[: len(parent)] != parent or not parent[2:]]
        outside = [each for each in wholes if each not in parts]
        if len(parts) == len(sections) >= _FEWEST and (whole := _nearest(outside, parts)):
            yield Sum(whole, tuple(parts), Closure.UNKNOWN)


def _nearest(wholes: Sequence[Target], parts: Sequence[Target]) -> Target | None:
    """The figure that comes near to what the parts make; none where one is just that."""
    added = sum((amount_of(each) or Decimal(0) for each in parts), Decimal(0))
    exact = {each.constraint.quantity.op for each in parts} == {Op.EQ}
    told = [(amount, each) for each in wholes if (amount := amount_of(each)) and each.constraint.quantity.op is Op.EQ]
    if not exact or any(amount == added for amount, _ in told):
        return None
    near = [(abs(amount - added), each) for amount, each in told if abs(amount - added) <= amount * _NEAR]
    return min(near, key=lambda pair: pair[0])[1] if near else None

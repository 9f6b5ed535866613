"""Names of companies of the plan's own area that may be one: a character apart, or of one name and another trade.

Enters: the texts of a plan.  Leaves: pairs of names, the one printed less often first, each with where it is printed.
A name printed in a sentence only and another printed in a table only are held against each other; two that one text
names are two.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from checker.facts import Facts
from checker.plan.passages import Passage
from checker.source import Span
from checker.words.terms import load_terms
from checker.words.vocabulary import one_of

_OWN = 2
"""Characters behind the area by which a company is called (安澜 of 青山县安澜水务有限公司)."""
_CROWD = 12
"""Companies of one name; more of them are a group's, and none is a slip for another."""
_OFTEN = 2


class Company(NamedTuple):
    """A company with where it is printed."""

    name: str
    passage: Passage
    span: Span


Companies = Sequence[Company]


def near_companies(facts: Facts) -> Iterator[tuple[Companies, Companies]]:
    """Pairs that may be one."""
    groups: dict[str, dict[str, list[Company]]] = defaultdict(lambda: defaultdict(list))
    for called, company in _companies(facts):
        groups[called][company.name].append(company)
    for names in groups.values():
        for pair in combinations(names.values(), 2) if len(names) <= _CROWD else ():
            rare, usual = sorted(pair, key=len)
            if _may_be_one(rare, usual):
                yield rare, usual


def _companies(facts: Facts) -> Iterator[tuple[str, Company]]:
    area = facts.plan.area
    if not area:
        return
    pattern = re.compile(rf"{re.escape(area)}(?P<own>[一-鿿]{{4,16}}?)(?:{one_of(load_terms().company_forms)})公司")
    for passage in facts.passages:
        for match in pattern.finditer(passage.plain):
            yield match["own"][:_OWN], Company(match[0], passage, Span(*match.span()))


def _may_be_one(rare: Companies, usual: Companies) -> bool:
    if {each.passage.index for each in rare} & {each.passage.index for each in usual}:
        return False
    a, b = rare[0].name, usual[0].name
    slip = len(a) == len(b) and sum(x != y for x, y in zip(a, b, strict=True)) == 1
    tables = [{bool(each.passage.table) for each in side} for side in (rare, usual)]
    return len(rare) < _OFTEN and (slip or (all(len(side) == 1 for side in tables) and tables[0] != tables[1]))

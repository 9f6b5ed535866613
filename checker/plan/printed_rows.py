"""The rows of a table as they are printed: their numbers and labels, what they share with the row above and add up.

Enters: a row with the one above it, or a table.  Leaves: what `walk` makes a `Block` of.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from checker.plan.headers import is_section, is_subtotal, is_total
from checker.plan.model import Row, Table
from checker.plan.numbering import Heading, label_of
from checker.plan.passages import Block, Form, PlanField
from checker.source import fold
from checker.words.numerals import ORDINAL

Texts = tuple[int, ...]
"""Indexes of passages."""
_KIND = re.compile(r"类$|\(\d+[个项]\)$")


def number_of(row: Row, above: Block | None) -> str:
    """The number of a row: its own, else that of the row above whose cell reaches down to it."""
    goes_on = above and row.number is None and not above.adds_up
    return (row.number or "").strip() or (above.heading.mark if above and goes_on else "")


def chapter_of(groups: Sequence[Heading]) -> str:
    """The first numbered group above a row, for labels."""
    return next((f"{label_of(group)} " for group in groups if group.value), "")


def row_name(number: str, sums: str, above: Block | None) -> str:
    """How labels call a row: 第3行, 合计行, 第3行后小计."""
    if is_subtotal(sums) and above:
        return f"第{above.heading.mark}行后{sums}"
    return f"{sums}行" if sums else f"第{number}行"


def merged_cells(row: Row) -> tuple[PlanField, ...]:
    """The cells that a row shares with the one above it; one with a lead of its own has units of its own."""
    shared = ((PlanField.UNITS, row.units is None and row.lead is None), (PlanField.LEADER, row.leader is None))
    return tuple(field for field, above in shared if above)


def answering(row: Row, above: Block | None, cells: Mapping[Form, Texts], adds_up: bool) -> tuple[Texts, Texts]:
    """The texts of units and of leaders that hold for a row; one without a number goes on with those above it."""
    if adds_up:
        return (), ()
    units, leaders = cells[Form.UNITS], cells[Form.LEADER]
    if above is None or row.number is not None:
        return units, leaders
    shares_units, shares_leaders = row.units is None and row.lead is None, row.leader is None
    return above.units if shares_units else units, above.leaders if shares_leaders else leaders


def sum_word(row: Row, number: str, *, opens: bool) -> str:
    """合计, 小计 or the heading of a section with its sums, where a row adds up others.

    `opens` says that the number of the row is that of a section: 一 | 产业项目, above rows 1, 2, 3.
    """
    names = (f"{number}、{row.item or row.content}",) if opens and number else (number, row.item, row.content)
    told = (*names, row.units, row.lead, row.leader)
    said = ["".join(name.split()) for name in told if isinstance(name, str) and any(map(str.isalnum, name))]
    alone = len(said) == 1 and said[0] != row.units and said[0] != row.lead and any(row.values)
    heads = (word for word in said if alone and (is_section(word) or (opens and not number)))
    return next((word for word in said if is_total(word) or is_subtotal(word)), next(heads, ""))


def openings(table: Table) -> frozenset[int]:
    """The rows that open a section with its sums: counted 一, 二, 三, or called 产业类(4个), above 1, 2, 3."""
    pairs = enumerate(pairwise(((row.number or "").strip(), row) for row in table.rows))
    return frozenset(
        at for at, ((own, row), (below, _)) in pairs
        if below.isdecimal() and (re.fullmatch(ORDINAL, own) if own else _is_kind(row))
    )  # fmt: skip


def _is_kind(row: Row) -> bool:
    """Whether a row is called by a kind of the rows below it, or by their number: 民生类, 水利项目(6个)."""
    name = row.item or row.content
    return isinstance(name, str) and bool(_KIND.search(fold(name).strip()))


def restarts(table: Table) -> bool:
    """Whether the rows are counted anew under most group rows, so that only group and number name a row."""
    firsts: list[str] = []
    waiting = False
    for row in table.rows:
        number = (row.number or "").strip()
        if row.group is not None:
            waiting = True
        elif number and (waiting or not firsts):
            firsts.append(number)
            waiting = False
    return firsts[1:].count("1") * 2 > len(firsts[1:])

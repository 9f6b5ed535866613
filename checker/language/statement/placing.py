"""Where a name stands in its sentence: as a whole, a part of one (其中…), or the share of an organisation.

Enters: a printed name with its value.  Leaves: the indicator that is meant, its whole and who holds it.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from checker.language.constraint import Constraint, Quantity
from checker.language.statement.carry import ClauseSheet, Named
from checker.language.statement.clauses import Value
from checker.language.statement.names import fill_out, is_bare_part, is_holder, lapping, of_level, without_area
from checker.language.statement.quantities import is_verbal_only
from checker.language.statement.topics import pending
from checker.words.words import load_words

_EACH = re.compile("每[个家所户村镇乡人亩]")
"""What a whole is given for each of, and so are its parts: 每户3000元，其中自筹500元."""


class Placed(NamedTuple):
    """A name where it stands in its sentence."""

    indicator: str
    parent: str | None = None
    holder: str | None = None


def placed_in(sheet: ClauseSheet, printed: str, quantity: Quantity, named: Named, value: Value) -> Placed:
    """Indicator, parent and holder of a printed name."""
    carry, verbless = sheet.carry, not value.predicates and not named.head.verb
    printed = _of_work(sheet, without_area(printed, carry.area), named)
    shared = verbless or (carry.topic and is_verbal_only(value))
    if named.own and shared and _is_quota(sheet, printed):
        whole_name = carry.parent or carry.indicator
        return Placed(whole_name, whole_name or None, printed)
    whole = _whole(sheet, printed, quantity.unit, named, value)
    if whole is None or whole.quantity.unit != quantity.unit:
        return Placed(_filled(sheet, printed, quantity, verbless), carry.parent or None)
    return Placed(_as_part(sheet, printed, whole, named, value), whole.indicator)


def _filled(sheet: ClauseSheet, printed: str, quantity: Quantity, verbless: bool) -> str:
    """A name with what was named before, where it is only its level or its end."""
    carry = sheet.carry
    level = of_level(printed, carry.indicator) if carry.told[-1:] == [(carry.indicator, quantity.unit)] else ""
    return level or fill_out(printed, carry.indicator, verbless)


def _of_work(sheet: ClauseSheet, printed: str, named: Named) -> str:
    """An amount of the work that the clause before names or sets about: 建设青禾灌区,总投资3亿元."""
    words, carry = load_words(), sheet.carry
    if not named.own or printed not in (*words.of_works, *words.amounts_of):
        return printed
    if printed in words.of_works and carry.topic and carry.indicator == carry.topic:
        return carry.topic + printed
    return "".join(pending(sheet.clause_before())) + printed


def _whole(sheet: ClauseSheet, printed: str, unit: str | None, named: Named, value: Value) -> Constraint | None:
    """What a value is a part of (其中…); a level reached behind plain parts, or a total of its own, is no part."""
    carry = sheet.carry
    reaches = any(token.type in ("REACH", "RISE_TO") for token in value.predicates)
    ends = carry.plain_parts and reaches and sheet.spot.opened_by != "、"
    whole = carry.whole_of(printed, unit) if carry.in_part and not ends else None
    carry.plain_parts = carry.in_part and not reaches
    before = sheet.spot.view.text[max(named.start, 0) : value.start + 2]
    if whole and any(word in before and word not in whole.indicator for word in load_words().own_totals):
        return None
    return whole


def _as_part(sheet: ClauseSheet, printed: str, of: Constraint, named: Named, value: Value) -> str:
    """The indicator of a part, filled out with the name of its whole."""
    whole = of.indicator
    if not named.own:
        return whole if named.head.action == of.action else (named.head.action or "") + whole
    if is_bare_part(printed) and not named.tail.name:
        return printed + whole
    if (each := _EACH.match(whole)) and "每" not in printed:
        return each[0] + printed
    return lapping(printed, whole) or fill_out(printed, sheet.carry.indicator, not value.predicates)


def _is_quota(sheet: ClauseSheet, printed: str) -> bool:
    """Whether a cell, or a list behind what it is of, gives an organisation its share (县水利局5家)."""
    if not is_holder(printed):
        return False
    alone = len(sheet.progress.text.strip(" |")) == len(sheet.spot.view.text.strip())
    listed = bool(sheet.carry.topic) and sheet.carry.indicator == sheet.carry.topic
    return listed or sheet.spot.opened_by == "|" or sheet.carry.subject or (alone and printed[0] in "省市县区州")

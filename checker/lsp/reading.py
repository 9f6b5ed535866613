"""The facts of a plan in few words, to stand behind the figures that they were read from.

Enters: facts and the places of the text.  Leaves: for each constraint where its figure ends, what it was read as, and
what says so.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from checker.checks.shared.wording import MEASURES, ROLES, about_of, against_of, when
from checker.facts import Facts
from checker.facts.printed import Target, place_of
from checker.finding import Language
from checker.language.constraint import Measure, Op, Quantity, Role
from checker.report.visible import visible
from checker.source import SourceMap
from checker.words.numerals import write_amount


class Fact(NamedTuple):
    """One constraint: the character that its figure ends before, how it was read, and more of it."""

    at: int
    said: str
    more: str


def facts_in(facts: Facts, sources: SourceMap, language: Language) -> Sequence[Fact]:
    """Every constraint of a plan, in the order of the text."""
    return sorted(_fact(target, sources, language) for target in facts.stated)


def _fact(target: Target, sources: SourceMap, language: Language) -> Fact:
    place = place_of(target.passage, target.constraint.quantity.span)
    end = sources.characters(place.route, place.span).end
    constraint = target.constraint
    more = (about_of(constraint).said(language), against_of(constraint).said(language))
    return Fact(end, visible(_said(target, language)), visible("; ".join(filter(None, more))))


def _said(target: Target, language: Language) -> str:
    """科技型企业: 新增 = 8 家 2030年, with its role where it is no target."""
    constraint = target.constraint
    role = "" if constraint.role is Role.TARGET else ROLES[constraint.role].said(language)
    if constraint.measure == Measure.RELATION:
        value = f"{constraint.quantity.op} {constraint.other or ''}"
    else:
        value = _value(constraint.quantity)
    measure = "" if constraint.measure == Measure.LEVEL else MEASURES[constraint.measure].said(language)
    told = " ".join(filter(None, (measure, value, when(target.period), role)))
    return f"{constraint.indicator}: {told}"


def _value(quantity: Quantity) -> str:
    """= 8 家, >= 6 家, 1—2 名."""
    figures = "—".join(write_amount(each) for each in dict.fromkeys((quantity.low, quantity.high)) if each is not None)
    op = "" if quantity.op is Op.RANGE else quantity.op.value
    return " ".join(filter(None, (op, figures, quantity.unit)))

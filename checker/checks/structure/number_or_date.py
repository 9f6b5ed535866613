"""A notice with a number and no date, or with a date and no number; a draft has neither yet."""

from __future__ import annotations

from collections.abc import Iterator

from checker.checks.check import NotApplicable, Outcome
from checker.checks.shared.places import place_at
from checker.facts import Facts


class NoDate(Outcome):
    """A number is printed, and no date of issue."""

    number: str


class NoNumber(Outcome):
    """A signature with its date is printed, and no number."""

    date: str


OUTCOMES = (NoDate, NoNumber)


def find(facts: Facts) -> Iterator[Outcome]:
    """One at most."""
    notice = facts.plan.notice
    if notice is None or not (notice.number or notice.date):
        raise NotApplicable(
            "没有印发通知, 或尚未编号、注明日期", "there is no notice, or neither a number nor a date yet"
        )
    if notice.number and not notice.date:
        yield NoDate(places=(place_at(facts, ("notice", "number")),), fact=(notice.number,), number=notice.number)
    if notice.date and notice.issuer and not notice.number:
        yield NoNumber(places=(place_at(facts, ("notice", "date")),), fact=(notice.date,), date=notice.date)

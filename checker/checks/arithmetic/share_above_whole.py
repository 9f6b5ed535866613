"""Shares above 100 %, save those that may pass it (完成率)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from checker.checks.check import Outcome
from checker.checks.shared.amounts import amount_of
from checker.checks.shared.wording import labels_of
from checker.facts import Facts
from checker.facts.printed import Target
from checker.language.constraint import Measure
from checker.words.identities import load_identities
from checker.words.numerals import write_number


class Beyond(Outcome):
    """A share that no part of a whole can have."""

    place: str
    share: str
    value: str


OUTCOMES = (Beyond,)


def find(facts: Facts) -> Iterator[Outcome]:
    """One for each indicator."""
    shares: dict[str, list[Target]] = defaultdict(list)
    for target in facts.targets:
        if _is_share(target) and (amount_of(target) or 0) > 100:
            shares[target.indicator.key].append(target)
    for key, targets in shares.items():
        first = write_number(amount_of(targets[0]))
        yield Beyond(
            places=tuple(target.place for target in targets),
            fact=(key, first),
            place=labels_of(targets),
            share=targets[0].constraint.indicator,
            value=f"{first}%",
        )


def _is_share(target: Target) -> bool:
    share = target.constraint.measure is Measure.SHARE and target.constraint.quantity.unit == "%"
    return share and not load_identities().beyond_whole.search(f"{target.constraint.indicator} {_clause(target)}")


def _clause(target: Target) -> str:
    """The clause of a share, up to its figure and with it."""
    text, span = target.passage.plain, target.constraint.quantity.span
    return text[max(text.rfind(mark, 0, span.start) for mark in ",;。:") + 1 : span.end]

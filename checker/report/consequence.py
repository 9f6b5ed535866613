"""The order in which all reports tell their findings: by severity, then by what follows from them.

Enters: findings.  Leaves: their order, and which of them seem to be characters lost on the way to the file.
What follows from which rule is said in grammars/consequences.yaml alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import groupby
from typing import NamedTuple

from checker.finding import Finding, Severity, Waived, Words
from checker.words.consequences import load_consequences

GRAVITY: Sequence[Severity] = tuple(Severity)
"""Gravest first."""


class Consequence(NamedTuple):
    """What follows from the findings of a rule: its rank among all, and the rank of the rule within."""

    rank: int
    within: int
    name: Words
    lost: bool


@cache
def consequence_of(code: str) -> Consequence:
    """What follows from the findings of the rule with this code; a rule that stands nowhere comes last."""
    consequences = load_consequences().consequences
    known = [
        (len(beginning), Consequence(rank, within, Words(each.name.zh, each.name.en), each.lost))
        for rank, each in enumerate(consequences)
        for within, beginning in enumerate(each.rules)
        if code.startswith(beginning)
    ]
    other = Consequence(len(consequences), 0, Words("其他", "other"), False)
    return max(known, key=lambda pair: pair[0], default=(0, other))[1]


def ordered(findings: Iterable[Finding]) -> list[Finding]:
    """Gravest first, then by what follows, then in the order given."""
    return sorted(findings, key=order_of)


def ordered_waived(waived: Iterable[Waived]) -> list[Waived]:
    """Accepted findings in the same order."""
    return sorted(waived, key=lambda each: order_of(each.finding))


def order_of(finding: Finding) -> tuple[int, int, int, str]:
    """Where a finding stands among all: the gravest first, then by what follows."""
    what = consequence_of(finding.code)
    return GRAVITY.index(finding.severity), what.rank, what.within, finding.code


def seems_lost(finding: Finding) -> bool:
    """Whether the original is to be looked at before anything is changed."""
    return consequence_of(finding.code).lost


def causes(findings: Sequence[Finding], apart: int) -> Iterator[Sequence[Finding]]:
    """The findings in their order, one by one; more than `apart` neighbours of one rule and severity together."""
    for _, group in groupby(findings, key=lambda finding: (finding.severity, finding.code)):
        same = list(group)
        yield from [same] if len(same) > apart else ([each] for each in same)

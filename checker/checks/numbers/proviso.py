"""A target that one place makes subject to another figure (以省定目标为准) and the other places state without that."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from checker.checks.check import NothingToCompare, Outcome
from checker.checks.shared.judged import same_families
from checker.checks.shared.phrases import clause_around
from checker.checks.shared.places import prose
from checker.checks.shared.wording import labels_of, quoted, value_of
from checker.facts import Facts
from checker.facts.printed import Target, place_of
from checker.finding import Place
from checker.language.constraint import same_figure
from checker.plan.passages import Passage
from checker.source import Span
from checker.words.objects import load_objects

_REACH = 24
"""Characters between a value and the end of its proviso."""
_SHOWN = 6
"""Places that a finding holds."""


class Only(Outcome):
    """The target, its proviso, and where that is missing."""

    indicator: str
    value: str
    proviso: str
    place: str
    others: str


OUTCOMES = (Only,)


def find(facts: Facts) -> Iterator[Outcome]:
    """One for each target with a proviso in some of its places."""
    if not any(load_objects().provisos.search(passage.plain) for passage in prose(facts)):
        raise NothingToCompare
    if any(_holds_for_all(passage) for passage in prose(facts)):
        return
    buckets: dict[str, list[Target]] = defaultdict(list)
    for target in facts.targets:
        buckets[target.indicator.key].append(target)
    provisos = _provisos(facts)
    for bucket in buckets.values():
        if any(target.place in provisos for target in bucket):
            for family in same_families(facts, bucket):
                yield from _differing(facts, family, provisos)


def _holds_for_all(passage: Passage) -> bool:
    """Whether a text makes all figures of the plan subject to others."""
    found = load_objects().provisos.search(passage.plain)
    return bool(found and load_objects().proviso_for_all.search(re.split("[。;]", passage.plain[: found.start()])[-1]))


def _provisos(facts: Facts) -> dict[Place, Span]:
    """Where the proviso of each target stands, in the text right behind its value."""
    found: dict[Place, Span] = {}
    for target, later in pairwise((*facts.targets, None)):
        if target is None:
            continue
        start = target.constraint.quantity.span.end
        ends = [start + _REACH, *(target.passage.plain.find(mark, start) for mark in "。;")]
        if later and later.passage is target.passage:
            ends.append(later.constraint.clause.start)
        end = min(end for end in ends if end >= start)
        if match := load_objects().provisos.search(target.passage.plain, start, end):
            found[target.place] = Span(*match.span())
    return found


def _differing(facts: Facts, family: Sequence[Target], provisos: dict[Place, Span]) -> Iterator[Outcome]:
    for target in family:
        equal = [other for other in family if same_figure(other.constraint.quantity, target.constraint.quantity)]
        without = [
            other for other in equal if other.place not in provisos and other.passage.block != target.passage.block
        ]
        if target.place in provisos and without:
            span = provisos[target.place]
            clause = Span(target.constraint.clause.start, span.end)
            yield Only(
                places=(
                    place_of(target.passage, clause_around(facts, target.passage.plain, clause)),
                    *(other.place for other in without[:_SHOWN]),
                ),
                fact=("proviso", target.indicator.key, value_of(target), target.passage.text[slice(*span)]),
                indicator=quoted(target.constraint.indicator),
                value=target.constraint.quantity.raw or "",
                proviso=quoted(target.passage.text[slice(*span)]),
                place=target.passage.label,
                others=labels_of(without[:_SHOWN]),
            )

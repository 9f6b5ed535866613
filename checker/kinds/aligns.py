"""Kind `aligns`: passages that repeat each other nearly word for word do not differ in substance.

It finds what identity of indicators cannot: another level of the same post, another class of the
same road.  Passages that print one fact are one finding with all their places.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar, Literal

from pydantic import Field

from checker.checks.check import CheckOptions, Hit, NotApplicable
from checker.checks.shared.between import Between
from checker.checks.shared.pairs import OUTCOMES, Pair, connect, find_pairs, key_of, marks, printed, said
from checker.checks.shared.wording import listed
from checker.facts import Facts
from checker.language.alike.differences import DifferenceKind
from checker.printed import Clause, place_of
from checker.rules.rule import KindRule
from checker.source import fold

_VARIABLES = frozenset({"text_a", "text_b", "place_a", "place_b", "difference", "difference_en"})


class Options(CheckOptions):
    """Which pairs of passages an `aligns` rule looks at, and for which difference."""

    between: tuple[Between, ...] = Field(tuple(Between), min_length=1, description="比较哪两处")
    differ: tuple[DifferenceKind, ...] = Field(min_length=1, description="哪种差别")


class Aligns(KindRule):
    """Near-equal clauses with a difference of some kinds."""

    outcomes: ClassVar = dict.fromkeys(OUTCOMES, _VARIABLES)
    kind: Literal["aligns"]
    options: Options

    def hits(self, facts: Facts) -> Iterator[Hit]:
        """One hit per fact, however many pairs of passages print it."""
        if len(facts.outline.parts) < 2 and not facts.outline.rows:
            raise NotApplicable("只有一份文件, 没有可对照的段落", "a single document, nothing to compare with")
        wanted = self.options
        chosen = [p for p in facts.once(find_pairs) if p.kind in wanted.differ and p.between in wanted.between]
        for pairs in connect(chosen):
            yield _hit(facts, pairs)


def _hit(facts: Facts, pairs: Sequence[Pair]) -> Hit:
    clauses = {key_of(clause): clause for pair in pairs for clause in (pair.a, pair.b)}
    ordered = sorted(clauses.values(), key=lambda clause: (clause.passage.index, clause.span))
    shown = next((pair for pair in pairs if not pair.outcome.endswith("-added")), pairs[0])
    difference = said(facts, shown)
    values = {
        "text_a": shown.a.text.strip(),
        "text_b": shown.b.text.strip(),
        "place_a": _labels(ordered, shown.a),
        "place_b": _labels(ordered, shown.b),
        "difference": difference.zh,
        "difference_en": difference.en,
    }
    places = tuple(place_of(clause.passage, printed(clause, pairs)) for clause in ordered)
    fact = tuple(sorted({clause.text for clause in ordered}))
    return Hit(shown.outcome, places, values, fact, tuple(marks(shown)))


def _labels(clauses: Sequence[Clause], shown: Clause) -> str:
    """Where the words of a clause stand."""
    return listed(dict.fromkeys(each.passage.label for each in clauses if fold(each.text) == fold(shown.text)))

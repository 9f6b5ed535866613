"""Kind `aligns`: passages that repeat each other nearly word for word do not differ in substance.

It finds what identity of indicators cannot: another level of the same post, another class of the
same road.  Passages that differ in the same way are one finding with all their places.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar, Literal

from pydantic import Field

from checker.clashes import Between, between_passages
from checker.facts import Clause, Facts, place_of
from checker.finding import Words
from checker.language.alignment import Aligned, Difference, DifferenceKind
from checker.rule import Hit, NotApplicable, Part, Rule
from checker.source import Route, Span
from checker.wording import listed

Pair = tuple[Clause, Clause, Aligned]
_VARIABLES = frozenset({"text_a", "text_b", "place_a", "place_b", "difference", "difference_en"})


class Options(Part):
    """Which pairs of passages an `aligns` rule looks at, and for which difference."""

    between: tuple[Between, ...] = Field(tuple(Between), min_length=1, description="比较哪两处")
    differ: tuple[DifferenceKind, ...] = Field(min_length=1, description="哪种差别")


class Aligns(Rule):
    """Near-equal clauses with a difference of some kinds."""

    outcomes: ClassVar = {kind.value: _VARIABLES for kind in DifferenceKind}
    kind: Literal["aligns"]
    options: Options

    def check(self, facts: Facts) -> Iterator[Hit]:
        """One hit per difference, however many pairs of passages show it."""
        if len(facts.outline.parts) < 2 and not facts.outline.rows:
            raise NotApplicable("只有一份文件, 没有可对照的段落", "a single document, nothing to compare with")
        chosen = [pair for pair in facts.aligned if self._concerns(pair)]
        for pairs in _connected(chosen):
            yield _hit(pairs, _main(pairs[0][2].differences))

    def _concerns(self, pair: Pair) -> bool:
        return _main(pair[2].differences).kind in self.options.differ and _between(pair) in self.options.between


def _connected(pairs: Sequence[Pair]) -> list[list[Pair]]:
    """Pairs that share a clause, directly or through others, together: they print one fact."""
    group_of: dict[tuple[Route, Span], list[Pair]] = {}
    groups: list[list[Pair]] = []
    for pair in pairs:
        known = [group_of[key] for key in (_key(pair[0]), _key(pair[1])) if key in group_of]
        group = known[0] if known else []
        if not known:
            groups.append(group)
        elif len(known) > 1 and known[1] is not group:
            group += known[1]
            groups = [other for other in groups if other is not known[1]]
        group.append(pair)
        for a, b, _ in group:
            group_of[_key(a)] = group_of[_key(b)] = group
    return groups


def _key(clause: Clause) -> tuple[Route, Span]:
    return clause.passage.route, clause.span


def _main(differences: Sequence[Difference]) -> Difference:
    """The gravest of several differences."""
    order = list(DifferenceKind)
    return min(differences, key=lambda difference: order.index(difference.kind))


def _between(pair: Pair) -> Between:
    return between_passages(pair[0].passage, pair[1].passage)


def _hit(pairs: Sequence[Pair], shown: Difference) -> Hit:
    first, second, aligned = pairs[0]
    clauses = {_key(c): c for a, b, _ in pairs for c in (a, b)}
    ordered = sorted(clauses.values(), key=lambda clause: (clause.passage.index, clause.span))
    difference = _said(shown)
    values = {
        "text_a": first.text.strip(),
        "text_b": second.text.strip(),
        "place_a": listed(dict.fromkeys(a.passage.label for a, _, _ in pairs)),
        "place_b": listed(dict.fromkeys(b.passage.label for _, b, _ in pairs)),
        "difference": difference.zh,
        "difference_en": difference.en,
    }
    score = Words(f"两处文字相近, 相似度 {aligned.score:.2f}", f"near-equal text, similarity {aligned.score:.2f}")
    marks = tuple(_mark(difference) for difference in aligned.differences)
    places = tuple(place_of(clause.passage, clause.span) for clause in ordered)
    return Hit(shown.kind.value, places, values, tuple(sorted({clause.text for clause in ordered})), (score, *marks))


def _said(difference: Difference) -> Words:
    a, b = difference.a_text, difference.b_text
    if a and b:
        return Words(f"一处写“{a}”，一处写“{b}”", f"“{a}” in one place, “{b}” in the other")
    return Words(f"一处有“{a or b}”，一处没有", f"“{a or b}” in one place only")


def _mark(difference: Difference) -> Words:
    said = f"{difference.kind}: “{difference.a_text}” / “{difference.b_text}”"
    return Words(said, said)

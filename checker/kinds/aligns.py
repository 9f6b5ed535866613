"""Kind `aligns`: passages that repeat each other nearly word for word do not differ in substance.

It finds what identity of indicators cannot: another level of the same post, another class of the
same road.  Passages that differ in the same way are one finding with all their places.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import ClassVar, Literal

from pydantic import Field

from checker.clashes import Between, between_passages
from checker.facts import Clause, Facts, place_of
from checker.finding import Words
from checker.language.alignment import Aligned, Difference, DifferenceKind
from checker.rule import Hit, NotApplicable, Part, Rule
from checker.wording import listed

Pair = tuple[Clause, Clause, Aligned]
_VARIABLES = frozenset({"text_a", "text_b", "place_a", "place_b", "only_a", "only_b"})


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
        for pairs in facts.once(same_differences):
            shown = _main(pairs[0][2].differences)
            if shown.kind in self.options.differ and _between(pairs[0]) in self.options.between:
                yield _hit(pairs, shown)


def same_differences(facts: Facts) -> tuple[tuple[Pair, ...], ...]:
    """The aligned pairs, those with the same differing characters together, in printed order."""
    groups: dict[tuple[str, ...], list[Pair]] = defaultdict(list)
    for pair in facts.aligned:
        if pair[2].differences:
            groups[_signature(pair)].append(pair)
    return tuple(map(tuple, groups.values()))


def _signature(pair: Pair) -> tuple[str, ...]:
    """What differs, together with a clause that pairs of one fact share."""
    differing = [part for d in pair[2].differences for part in sorted((d.a_text, d.b_text))]
    return (min(pair[0].text, pair[1].text), *differing)


def _main(differences: Sequence[Difference]) -> Difference:
    """The gravest of several differences."""
    order = list(DifferenceKind)
    return min(differences, key=lambda difference: order.index(difference.kind))


def _between(pair: Pair) -> Between:
    return between_passages(pair[0].passage, pair[1].passage)


def _hit(pairs: Sequence[Pair], shown: Difference) -> Hit:
    first, second, aligned = pairs[0]
    clauses = {(c.passage.route, c.span): c for a, b, _ in pairs for c in (a, b)}
    ordered = sorted(clauses.values(), key=lambda clause: (clause.passage.index, clause.span))
    values = {
        "text_a": first.text.strip(),
        "text_b": second.text.strip(),
        "place_a": listed(dict.fromkeys(a.passage.label for a, _, _ in pairs)),
        "place_b": listed(dict.fromkeys(b.passage.label for _, b, _ in pairs)),
        "only_a": shown.a_text or "(无)",
        "only_b": shown.b_text or "(无)",
    }
    score = Words(f"两处文字相近, 相似度 {aligned.score:.2f}", f"near-equal text, similarity {aligned.score:.2f}")
    marks = tuple(Words(f"{d.kind}: “{d.a_text}” / “{d.b_text}”", f"{d.kind}: “{d.a_text}” / “{d.b_text}”") for d in aligned.differences)
    places = tuple(place_of(clause.passage, clause.span) for clause in ordered)
    return Hit(shown.kind.value, places, values, (*sorted((first.text, second.text)),), (score, *marks))

"""Near-equal passages worth telling: what really differs in each pair, and which pairs print one fact.

Enters: the aligned pairs of a plan.  Leaves: groups of pairs with their material differences.  Leading
verbs, pieces of a listing cut off at the end of a clause and numbers that only moved are not material.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from checker.evidence.clashes import Between, between_passages
from checker.facts import Clause, Facts
from checker.finding import Words
from checker.language.alignment import Difference, DifferenceKind
from checker.source import Route, Span

_LEADING = 4
"""Longest exchange of words at the beginning of both clauses that is only another verb or adverb."""
_WORD = 10
"""Longest text that counts as one word exchanged for another; a longer one is a listing or a sentence."""
_NUMBER = re.compile(r"\d+(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two near-equal clauses with what differs between them, gravest first."""

    a: Clause
    b: Clause
    score: float
    differences: tuple[Difference, ...]

    @property
    def between(self) -> Between:
        """Which parts of the plan the two stand in."""
        return between_passages(self.a.passage, self.b.passage)

    @property
    def kind(self) -> DifferenceKind:
        """The class of the gravest difference."""
        return self.differences[0].kind

    @property
    def outcome(self) -> str:
        """The class, and whether one text only has more than the other."""
        grave = [d for d in self.differences if d.kind is self.kind]
        exchanged = any(d.a_text and d.b_text and max(len(d.a_text), len(d.b_text)) <= _WORD for d in grave)
        return self.kind.value if exchanged else f"{self.kind.value}-added"


OUTCOMES = tuple(f"{kind.value}{suffix}" for kind in DifferenceKind for suffix in ("", "-added"))


def find_pairs(facts: Facts) -> tuple[Pair, ...]:
    """The aligned pairs that differ in something material, in printed order."""
    pairs = (Pair(a, b, aligned.score, _material(a, b, aligned.differences)) for a, b, aligned in facts.aligned)
    return tuple(pair for pair in pairs if pair.differences)


def _material(a: Clause, b: Clause, differences: Sequence[Difference]) -> tuple[Difference, ...]:
    order = list(DifferenceKind)
    kept = [d for d in differences if not (d.style or _leading(a, b, d) or _cut_off(a, b, d) or _moved(d, differences))]
    return tuple(sorted(kept, key=lambda difference: order.index(difference.kind)))


def _leading(a: Clause, b: Clause, difference: Difference) -> bool:
    """Another verb or adverb at the beginning of both clauses (打造/提供); before a target it matters (新成/建成)."""
    at_start = difference.a.start <= a.span.start and difference.b.start <= b.span.start
    short = max(len(difference.a_text), len(difference.b_text)) <= _LEADING
    verb = at_start and short and difference.kind is DifferenceKind.WORDING
    return verb and not (_NUMBER.search(a.text) and _NUMBER.search(b.text))


def _cut_off(a: Clause, b: Clause, difference: Difference) -> bool:
    """The beginning of a next member that the cut at 、 left at the end of one clause."""
    ends = difference.a.end >= a.span.end and difference.b.end >= b.span.end
    return ends and (difference.a_text + difference.b_text).startswith("、")


def _moved(difference: Difference, differences: Sequence[Difference]) -> bool:
    """A number that stands on the other side too, in another place of the sentence."""
    others = [d for d in differences if d is not difference]
    here = _NUMBER.findall(difference.a_text), _NUMBER.findall(difference.b_text)
    gone = [n for n in here[0] if any(n in _NUMBER.findall(d.b_text) for d in others)]
    come = [n for n in here[1] if any(n in _NUMBER.findall(d.a_text) for d in others)]
    return bool(gone or come)


def connect(pairs: Sequence[Pair]) -> list[list[Pair]]:
    """Pairs that share a clause, directly or through others, together: they print one fact."""
    group_of: dict[tuple[Route, Span], list[Pair]] = {}
    groups: list[list[Pair]] = []
    for pair in pairs:
        known = [group_of[key] for key in (key_of(pair.a), key_of(pair.b)) if key in group_of]
        group = known[0] if known else []
        if not known:
            groups.append(group)
        elif len(known) > 1 and known[1] is not group:
            group += known[1]
            groups = [other for other in groups if other is not known[1]]
        group.append(pair)
        for member in group:
            group_of[key_of(member.a)] = group_of[key_of(member.b)] = group
    return groups


def key_of(clause: Clause) -> tuple[Route, Span]:
    """What tells one clause from another."""
    return clause.passage.route, clause.span


def said(differences: Sequence[Difference]) -> Words:
    """The material differences in words, the first two of them."""
    each = [_said(difference) for difference in differences[:2]]
    return Words("；".join(words.zh for words in each), "; ".join(words.en for words in each))


def _said(difference: Difference) -> Words:
    a, b = difference.a_text.strip(), difference.b_text.strip()
    if a and b:
        return Words(f"一处写“{a}”，一处写“{b}”", f"“{a}” in one place, “{b}” in the other")
    return Words(f"一处有“{a or b}”，一处没有", f"“{a or b}” in one place only")


def marks(pair: Pair) -> Iterator[Words]:
    """How a pair was matched and what differs, for --explain."""
    yield Words(f"两处文字相近, 相似度 {pair.score:.2f}", f"near-equal text, similarity {pair.score:.2f}")
    for difference in pair.differences:
        mark = f"{difference.kind}: “{difference.a_text}” / “{difference.b_text}”"
        yield Words(mark, mark)

"""Near-equal passages worth telling: what really differs in each pair, and which pairs print one fact.

Enters: the aligned pairs of a plan.  Leaves: groups of pairs with their material differences.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from checker.checks.numbers._material import material
from checker.checks.shared.aligned import aligned_clauses
from checker.checks.shared.between import Between, between_passages
from checker.checks.shared.families import NEW, narrower, rounded_off, sort_of
from checker.checks.shared.own_figures import tells_own
from checker.checks.shared.printing import demand_of
from checker.checks.shared.subjects import of_two_subjects
from checker.facts import Facts
from checker.facts.printed import Clause, Target
from checker.language.alike.differences import Difference, DifferenceKind
from checker.language.constraint import Relation, relation, same_figure
from checker.language.indicator.lexicon import THRESHOLD
from checker.language.indicator.qualifiers import Verdict, compare
from checker.source import Route, Span
from checker.words.indicators import load_indicators
from checker.words.words import load_words

_WORD = 10
"""Longest text that counts as one word exchanged for another; a longer one is a listing or a sentence."""
_DEMANDS = (DifferenceKind.BOUND, DifferenceKind.MEASURE)
_NARROWER = ("qualifier-added", "unit-added")
"""One text says of what scope, level or unit the thing is, and the other does not."""


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
        return self.kind.value if any(map(_exchanges, grave)) else f"{self.kind.value}-added"


def _exchanges(difference: Difference) -> bool:
    """Whether one word stands for another, or a target is only striven for in one place."""
    texts = difference.a_text, difference.b_text
    if difference.kind is DifferenceKind.COMMITMENT:
        return all(texts) or not any(word in text for word in load_indicators().firm for text in texts)
    return all(texts) and max(map(len, texts)) <= _WORD


def find_pairs(facts: Facts) -> tuple[Pair, ...]:
    """The aligned pairs that differ in something material, in printed order."""
    targets = facts.once(_targets_by_passage)
    pairs = (
        Pair(a, b, aligned.score, _told(facts, a, b, aligned.differences))
        for a, b, aligned in facts.once(aligned_clauses)
    )
    return tuple(pair for pair in pairs if pair.differences and _comparable(facts, pair, targets))


def _told(facts: Facts, a: Clause, b: Clause, differences: Sequence[Difference]) -> tuple[Difference, ...]:
    """The differences that matter, without where a figure starts from (达到320张, 由260张增加到320张)."""
    targets = facts.once(_targets_by_passage)
    ours, theirs = _targets_in(a, targets), _targets_in(b, targets)
    kept = _unless_alike(facts, a, b, material(facts, a, b, differences))
    return tuple(d for d in kept if not (_leads_from(d.a, ours) or _leads_from(d.b, theirs) or _only_moved(d, a, b)))


def _only_moved(difference: Difference, a: Clause, b: Clause) -> bool:
    """Whether words that one clause seems to have more stand in the other at another place (改造桥梁, 桥梁改造)."""
    ours, theirs = (_without_kind(text) for text in (difference.a_text, difference.b_text))
    return bool(ours and not theirs and ours in b.text) or bool(theirs and not ours and theirs in a.text)


def _without_kind(text: str) -> str:
    """Words without 项目 or 工程 at their end."""
    kind = next((word for word in load_words().works_named if text.endswith(word) and text != word), "")
    return text.removesuffix(kind)


def _leads_from(span: Span, targets: Sequence[Target]) -> bool:
    """Whether a stretch of text is all that stands between a target's name and its figure, with where it starts."""
    quantities = (target.constraint.quantity for target in targets)
    return any(each.base is not None and each.span.start == span.end for each in quantities)


def _unless_alike(facts: Facts, a: Clause, b: Clause, differences: Sequence[Difference]) -> tuple[Difference, ...]:
    """The differences, without words of bound and measure, and other writings of a number, where both ask for the same.

    They do where they are read alike (增长8%以上, 增速不低于8%), and where what one asks for stands elsewhere beside
    the other (新增8项,累计达到26项 against 累计上线26项): then the pair are two targets of one thing, not one.
    """
    if not any(difference.kind in (*_DEMANDS, DifferenceKind.NUMBER) for difference in differences):
        return tuple(differences)
    targets = facts.once(_targets_by_passage)
    ours, theirs = _targets_in(a, targets), _targets_in(b, targets)
    beside_a, beside_b = (
        [target for target in targets.get(clause.passage.index, ()) if target not in told]
        for clause, told in ((a, ours), (b, theirs))
    )
    if not ours or not theirs:
        return tuple(differences)
    same = _all_alike(facts, ours, theirs)
    beside = _all_alike(facts, ours, beside_b, sure=True) or _all_alike(facts, theirs, beside_a, sure=True)
    kept = [d for d in differences if not ((same or beside) and d.kind in _DEMANDS)]
    both = same and _all_alike(facts, theirs, ours)
    return tuple(d for d in kept if not (both and d.kind is DifferenceKind.NUMBER and _of_targets(d, ours, theirs)))


def _of_targets(difference: Difference, ours: Sequence[Target], theirs: Sequence[Target]) -> bool:
    """Whether a difference lies within the values of two clauses."""
    spans = ((difference.a, ours), (difference.b, theirs))
    return all(
        any(
            t.constraint.quantity.span.start <= span.start and span.end <= t.constraint.quantity.span.end
            for t in targets
        )
        for span, targets in spans
    )


def _all_alike(facts: Facts, told: Sequence[Target], others: Sequence[Target], *, sure: bool = False) -> bool:
    return all(_any_alike(facts, target, others, sure) for target in told)


def _any_alike(facts: Facts, target: Target, others: Sequence[Target], sure: bool) -> bool:
    """Whether one of several targets asks for the same amount of the same thing, or of what may be the same."""
    wanted = (Verdict.SAME,) if sure else (Verdict.SAME, Verdict.UNDECIDED)
    return any(
        relation(demand_of(target), demand_of(other)) is Relation.EQUAL
        and target.constraint.measure is other.constraint.measure
        and facts.identity.judge(target.indicator, other.indicator).verdict in wanted
        for other in others
    )


def _targets_by_passage(facts: Facts) -> Mapping[int, Sequence[Target]]:
    found: dict[int, list[Target]] = defaultdict(list)
    for target in facts.targets:
        found[target.passage.index].append(target)
    return found


def _comparable(facts: Facts, pair: Pair, targets: Mapping[int, Sequence[Target]]) -> bool:
    """Whether what differs is of one thing: not an increment and a level, parts, two years; for a bound, one figure."""
    ours, theirs = (_targets_in(clause, targets) for clause in (pair.a, pair.b))
    if of_two_subjects(facts, pair.a.passage, pair.b.passage, pair.differences) or tells_own(facts, ours, theirs):
        return False
    if pair.kind not in (DifferenceKind.NUMBER, *_DEMANDS) or not ours or not theirs:
        return not (pair.outcome in _NARROWER and ours and theirs) or _one_figure(ours, theirs)
    if pair.kind in _DEMANDS:
        equal = [(a, b) for a in ours for b in theirs if same_figure(a.constraint.quantity, b.constraint.quantity)]
        made = pair.kind is DifferenceKind.MEASURE
        return any(not (made and sort_of(a) == sort_of(b) == NEW) for a, b in equal)
    return any(_of_one_thing(facts, a, b) for a in ours for b in theirs)


def _of_one_thing(facts: Facts, a: Target, b: Target) -> bool:
    """Whether two figures may be of one thing: of one sort and time, neither rounded off nor part of the other."""
    named = facts.identity.judge(a.indicator, b.indicator).verdict is not Verdict.DIFFERENT
    return (
        sort_of(a) == sort_of(b)
        and a.period == b.period
        and (named or _sizes_apart(facts, a, b))
        and not rounded_off(((a,), (b,)))
        and not narrower(facts, a, b)
        and not narrower(facts, b, a)
    )


def _one_figure(ours: Sequence[Target], theirs: Sequence[Target]) -> bool:
    """Whether two clauses have a figure in common; else the one that says more speaks of less (省级2个, 共5个)."""
    return any(same_figure(a.constraint.quantity, b.constraint.quantity) for a in ours for b in theirs)


def _sizes_apart(facts: Facts, a: Target, b: Target) -> bool:
    """Whether only the size in their names tells two targets of a repeated clause apart."""
    contrasts = compare(a.indicator.qualifiers, b.indicator.qualifiers, facts.identity.lexicon)
    return a.indicator.key == b.indicator.key and {contrast.group for contrast in contrasts} == {THRESHOLD}


def _targets_in(clause: Clause, targets: Mapping[int, Sequence[Target]]) -> list[Target]:
    known, (start, end) = targets.get(clause.passage.index, ()), clause.span
    return [target for target in known if start <= target.constraint.quantity.span.start < end]


def connect(pairs: Sequence[Pair]) -> list[list[Pair]]:
    """Pairs that share a clause, directly or through others, together: they print one fact."""
    group_of: dict[tuple[Route, Span], list[Pair]] = {}
    groups: list[list[Pair]] = []
    for pair in pairs:
        keys = (*_heads(pair), key_of(pair.a), key_of(pair.b))
        known = [group_of[key] for key in keys if key in group_of]
        group = known[0] if known else []
        if not known:
            groups.append(group)
        for other in known[1:]:
            if other is not group and any(other is each for each in groups):
                group += other
                groups = [each for each in groups if each is not other]
        group.append(pair)
        for member in group:
            group_of.update(dict.fromkeys((*_heads(member), key_of(member.a), key_of(member.b)), group))
    return groups


def _heads(pair: Pair) -> Iterator[tuple[Route, Span]]:
    """The verb before a listing, where a pair differs in it: the same for all members."""
    for difference in pair.differences:
        if difference.b.end <= pair.b.span.start and difference.b_text:
            yield pair.b.passage.route, difference.b
        if difference.a.end <= pair.a.span.start and difference.a_text:
            yield pair.a.passage.route, difference.a


def key_of(clause: Clause) -> tuple[Route, Span]:
    """What tells one clause from another."""
    return clause.passage.route, clause.span


def printed_span(clause: Clause, pairs: Sequence[Pair]) -> Span:
    """A clause with the verb before its listing, where that differs."""
    sides = ((p.a, d.a) for p in pairs for d in p.differences), ((p.b, d.b) for p in pairs for d in p.differences)
    starts = [span.start for side in sides for each, span in side if key_of(each) == key_of(clause)]
    return Span(min([clause.span.start, *starts]), clause.span.end)

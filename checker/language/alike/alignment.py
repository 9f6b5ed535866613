"""Near-equal clauses of a plan and how they differ.

Enters: the clauses of all passages, each with its document, zone, section and row.  Leaves: aligned
pairs with classed differences; equal clauses are not returned.  Candidates come from an index of
character 2-grams with digits masked, bounded for each clause, so that the cost grows with the text and
not with its square.  This finds what identity cannot name (县派/市派 in otherwise equal sentences); a
difference of numbers is only as good as the identity of the two indicators, which the caller asks.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import NamedTuple

from checker.language.alike.clause_splitting import LocatedClause, is_duty, without_figures
from checker.language.alike.differences import Atom, Difference, DifferenceKind, compare_pieces, cut
from checker.language.indicator.identity import Identity, Indicator
from checker.language.indicator.lexicon import THRESHOLD
from checker.language.indicator.qualifiers import Verdict, compare
from checker.source import Span
from checker.words.strings import ngrams
from checker.words.years import DUE_YEAR

ALIKE = 0.6
"""Jaccard similarity at which two clauses are aligned wherever they stand."""
ALIKE_NUMBERS = 0.4
"""The same where both carry numbers."""
ALIKE_LINKED = 0.3
"""The same where they belong to one task, or where a neighbouring clause is aligned."""
REPEATED = 0.9
"""Similarity at which a clause is repeated word for word, so that even a size in it (一次死亡3人以上) must be equal."""
_LONG = 16
_SHORTEST = 5
_PROBES = 160
_COMMON = 60
_CANDIDATES = 8
_INSTANCES = 8
_CATCH_PHRASE = 4
_SLIP = 3
_UNQUOTED = str.maketrans("", "", "“”")
_DIGITS = re.compile(r"\d[\d,.]*")
_DATES = re.compile(DUE_YEAR)

_Pair = tuple[int, int]
_Scope = tuple[str, str]
_Clauses = Sequence[LocatedClause]


@dataclass(frozen=True, slots=True)
class Aligned:
    """Two clauses, by their indexes in the input, that say nearly the same, and what differs in substance.

    The spans of the differences are in the passages of the two clauses.
    """

    a: int
    b: int
    score: float
    differences: tuple[Difference, ...]


class _Text(NamedTuple):
    """One distinct clause text with its 2-grams, everywhere it stands, and how often in which scope."""

    ordered: tuple[str, ...]
    grams: frozenset[str]
    numbers: bool
    places: tuple[int, ...]
    scopes: Mapping[_Scope, int]


def align(clauses: Sequence[LocatedClause], identity: Identity) -> tuple[Aligned, ...]:
    """All aligned pairs that differ, in the order of the clauses."""
    texts = _distinct(clauses)
    mutual = _best(clauses, texts, dict(_similar(texts)))
    accepted = _accept(clauses, texts, mutual)
    pairs = _compare(clauses, accepted)
    return tuple(_drop_catch_phrases([pair for pair in pairs if _tells(clauses, pair, identity)]))


def _scope(clause: LocatedClause) -> _Scope:
    return clause.document, clause.zone


def _distinct(clauses: _Clauses) -> list[_Text]:
    """The distinct texts, by first place; short ones, bare dates and responsibility notes are left out."""
    places: dict[str, list[int]] = {}
    for index, clause in enumerate(clauses):
        if len(_DATES.sub("", clause.text)) >= _SHORTEST and not is_duty(clause.text):
            places.setdefault(clause.text, []).append(index)
    texts = []
    for text, indexes in places.items():
        masked = _DIGITS.sub("0", _DATES.sub("", text.translate(_UNQUOTED)))
        ordered = tuple(dict.fromkeys(ngrams(masked)))
        scopes: dict[_Scope, int] = {}
        for index in indexes:
            scope = _scope(clauses[index])
            scopes[scope] = scopes.get(scope, 0) + 1
        texts.append(_Text(ordered, frozenset(ordered), "0" in masked, tuple(indexes), scopes))
    return texts


def _similar(texts: Sequence[_Text]) -> Iterator[tuple[_Pair, float]]:
    """Pairs of distinct texts that share rare 2-grams, with their Jaccard similarity, each pair once.

    A text asks the index for its rarest 2-grams only, up to a fixed number of entries.
    """
    frequency = Counter(chain.from_iterable(text.ordered for text in texts))
    common = max(_COMMON, len(texts) * _COMMON // 2500)
    index: dict[str, list[int]] = {gram: [] for gram, count in frequency.items() if 1 < count <= common}
    for this, text in enumerate(texts):
        entries = sorted([index[gram] for gram in text.ordered if gram in index], key=len)
        for other in _probe(entries):
            shared = len(text.grams & texts[other].grams)
            score = shared / (len(text.grams) + len(texts[other].grams) - shared)
            if score >= ALIKE_LINKED:
                yield (other, this), score
        for entry in entries:
            entry.append(this)


def _probe(entries: Sequence[list[int]]) -> list[int]:
    """The texts that share most of the rarest 2-grams, and at least two."""
    looked, used = 0, 0
    for entry in entries:
        looked += len(entry)
        used += 1
        if looked > _PROBES:
            break
    counts = Counter(chain.from_iterable(entry[-_PROBES:] for entry in entries[:used]))
    shared = [(-count, text) for text, count in counts.items() if count > 1]
    shared.sort()
    return [text for _, text in shared[:_CANDIDATES]]


def _linked(a: LocatedClause, b: LocatedClause) -> bool:
    """Whether two clauses belong to one task."""
    return bool(
        (a.linked and (b.section in a.linked or b.row in a.linked))
        or (b.linked and (a.section in b.linked or a.row in b.linked))
    )


def _comparable(a: LocatedClause, b: LocatedClause) -> bool:
    """Not within one section or row, and no heading with a sentence."""
    if a.heading != b.heading:
        return False
    return a.document != b.document or (a.section, a.row, a.zone) != (b.section, b.row, b.zone)


def _best(clauses: _Clauses, texts: Sequence[_Text], scores: Mapping[_Pair, float]) -> dict[_Pair, float]:
    """Pairs that are each other's best in the other's document and zone; a clause with an equal one there has it."""
    best: dict[tuple[int, _Scope], tuple[float, int]] = {}
    for (one, two), score in scores.items():
        for a in texts[one].places[:_INSTANCES]:
            for b in texts[two].places[:_INSTANCES]:
                if _settled(clauses, texts[one], a, b) or _settled(clauses, texts[two], b, a):
                    continue
                if _comparable(clauses[a], clauses[b]):
                    rank = score + 0.2 * _linked(clauses[a], clauses[b])
                    _keep(best, (a, _scope(clauses[b])), (rank, b))
                    _keep(best, (b, _scope(clauses[a])), (rank, a))
    mutual = {}
    for (a, _), (rank, b) in best.items():
        if a < b and best[b, _scope(clauses[a])][1] == a:
            mutual[a, b] = rank - 0.2 * _linked(clauses[a], clauses[b])
    return mutual


def _settled(clauses: _Clauses, text: _Text, a: int, b: int) -> bool:
    """Whether the words of clause a also stand, unchanged, where clause b stands."""
    scope = _scope(clauses[b])
    return text.scopes.get(scope, 0) > (scope == _scope(clauses[a]))


def _keep(best: dict[tuple[int, _Scope], tuple[float, int]], key: tuple[int, _Scope], new: tuple[float, int]) -> None:
    """The higher score; of equal ones the clause that stands first."""
    known = best.get(key)
    if known is None or (new[0], -new[1]) > (known[0], -known[1]):
        best[key] = new


def _accept(clauses: _Clauses, texts: Sequence[_Text], pairs: Mapping[_Pair, float]) -> dict[_Pair, float]:
    """The pairs that are alike enough, by themselves or through their neighbours."""
    numbers = {place for text in texts if text.numbers for place in text.places}
    accepted = {
        (a, b): score
        for (a, b), score in pairs.items()
        if score >= ALIKE
        or (score >= ALIKE_NUMBERS and a in numbers and b in numbers)
        or (score >= ALIKE_LINKED and _linked(clauses[a], clauses[b]))
    }
    beside = {pair: score for pair, score in pairs.items() if pair not in accepted and _beside(clauses, accepted, pair)}
    return accepted | beside


def _beside(clauses: _Clauses, accepted: Mapping[_Pair, float], pair: _Pair) -> bool:
    """Whether the clauses before, or those behind, are equal or aligned."""
    for step in (-1, 1):
        a, b = pair[0] + step, pair[1] + step
        if 0 <= a < len(clauses) and 0 <= b < len(clauses) and a != pair[1]:
            one, two = clauses[a], clauses[b]
            near = one.passage == clauses[pair[0]].passage and two.passage == clauses[pair[1]].passage
            if near and (one.text == two.text or (a, b) in accepted):
                return True
    return False


def _compare(clauses: _Clauses, accepted: Mapping[_Pair, float]) -> Iterator[Aligned]:
    """The accepted pairs with their differences; equal pairs of texts are compared once."""
    cuts: dict[str, list[Atom]] = {}
    compared: dict[tuple[str, str], tuple[Difference, ...]] = {}
    for (one, two), score in sorted(accepted.items()):
        a, b = clauses[one], clauses[two]
        for text in (a.text, b.text):
            if text not in cuts:
                cuts[text] = cut(text)
        pair = (a.text, b.text)
        if pair not in compared:
            compared[pair] = compare_pieces((a.text, cuts[a.text]), (b.text, cuts[b.text]))
        told = (difference for difference in compared[pair] if not difference.style)
        yield Aligned(one, two, score, tuple(_place(difference, a, b) for difference in told))


def _place(difference: Difference, a: LocatedClause, b: LocatedClause) -> Difference:
    return replace(difference, a=_shift(difference.a, a), b=_shift(difference.b, b))


def _shift(span: Span, clause: LocatedClause) -> Span:
    return Span(span.start + clause.span.start, span.end + clause.span.start)


def _tells(clauses: _Clauses, pair: Aligned, identity: Identity) -> bool:
    """Whether the pair says something: no mere elaboration, and not members of a parallel listing."""
    a, b = clauses[pair.a], clauses[pair.b]
    linked = _linked(a, b)
    if all(_elaborates(difference) and not (linked and _member(difference)) for difference in pair.differences):
        return False
    if linked:
        return True
    if _another_target(pair.differences, identity.parse(without_figures(a.text))):
        return False
    contrasts = compare(identity.qualifiers_of(a.text), identity.qualifiers_of(b.text), identity.lexicon)
    apart = {contrast.group for contrast in contrasts if contrast.verdict is Verdict.DIFFERENT}
    return not apart or (apart == {THRESHOLD} and pair.score >= REPEATED and len(a.text) >= _LONG)


def _elaborates(difference: Difference) -> bool:
    """Whether one side only says more; a character or two more may be a slip."""
    added = difference.a_text or difference.b_text
    return (
        difference.kind is DifferenceKind.WORDING
        and not (difference.a_text and difference.b_text)
        and len(added) > _SLIP
    )


def _member(difference: Difference) -> bool:
    """Whether what one side has more is a member of its listing (垃圾处理、)."""
    added = difference.a_text or difference.b_text
    return added.startswith("、") != added.endswith("、")


def _another_target(differences: Sequence[Difference], indicator: Indicator) -> bool:
    """Whether two numbers cannot be of one target: the name is exchanged as well, or there is none (增长7%)."""
    if all(difference.kind is not DifferenceKind.NUMBER for difference in differences):
        return False
    return (
        indicator.generic
        or not indicator.key
        or any(
            difference.kind in (DifferenceKind.WORDING, DifferenceKind.QUALIFIER)
            and difference.a_text
            and difference.b_text
            for difference in differences
        )
    )


def _drop_catch_phrases(pairs: Sequence[Aligned]) -> Iterator[Aligned]:
    """Leaves out wordings that vary in the same way in many places."""

    def variants(pair: Aligned) -> tuple[tuple[str, ...], ...]:
        return tuple(tuple(sorted((d.a_text, d.b_text))) for d in pair.differences)

    uses = Counter(variants(pair) for pair in pairs)
    for pair in pairs:
        wording = all(difference.kind is DifferenceKind.WORDING for difference in pair.differences)
        if not wording or uses[variants(pair)] < _CATCH_PHRASE:
            yield pair

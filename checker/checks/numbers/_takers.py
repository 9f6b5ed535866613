"""The targets that may take others up, indexed by indicator and by figure.

A target is taken up by one of the same indicator, by an equal figure under a near name, or by a clause that is
nearly its own text.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from itertools import chain, islice

from checker.checks.shared.aligned import aligned_clauses
from checker.checks.shared.families import COUNTED, size_of
from checker.checks.shared.judged import face
from checker.checks.shared.likeness import similarity
from checker.checks.shared.sizes import figure_of
from checker.facts import Facts
from checker.facts.printed import Target
from checker.language.constraint import RATIOS, Measure
from checker.language.indicator.identity import Indicator
from checker.language.indicator.qualifiers import Verdict
from checker.plan.passages import Zone
from checker.source import Span
from checker.words.strings import ngrams

_NEAR = 0.5
_LONG = 4
_LARGE = 20
"""Smaller figures are shared by many targets and prove nothing."""
_SHORT = 3
"""A name so long is looked for as a whole."""
_RARE = 8
"""A run of four characters in so few texts names its thing: a task with it takes the thing up, without a figure."""
_MOST = 400
"""So many names of one figure, indicators of one key or figures of one measure word are asked; of more, the first.
Where the others print more, each target meets one that is near to it by mere chance."""


class Takers:
    """The targets that may take others up, indexed by indicator and by figure."""

    def __init__(self, facts: Facts, targets: Sequence[Target], zones: Sequence[Zone] = ()) -> None:
        self.facts = facts
        annexed = (p for p in facts.passages if p.document.startswith("annex")) if zones else ()
        texts = [facts.once(_letters)[p.index] for p in annexed if p.zone in zones]
        self._text = "\n".join(text for text, _ in texts)
        self._words = frozenset(chain.from_iterable(grams for _, grams in texts))
        self._keys = {target.indicator.key for target in targets}
        self._indicators: dict[object, dict[object, Indicator]] = defaultdict(dict)
        self._names: dict[Decimal | None, dict[str, None]] = defaultdict(dict)
        self._figures: dict[str | None, dict[Decimal, None]] = defaultdict(dict)
        for target in targets:
            indicator, size, figure = target.indicator, size_of(target), figure_of(target)
            self._indicators[indicator.key, size].setdefault(face(indicator), indicator)
            self._names[figure].setdefault(target.constraint.indicator)
            if figure is not None:
                self._figures[size].setdefault(figure)
        self._passages = {target.passage.index for target in targets}

    def miss(self, targets: Iterable[Target]) -> tuple[Target, ...]:
        """Those that nothing takes up; relations and parts of a whole are not asked for."""
        return tuple(t for t in targets if t.constraint.measure is not Measure.RELATION and not self._takes(t))

    def _takes(self, target: Target) -> bool:
        if target.constraint.parent:
            return True
        return self._names_thing(target) or self._names_figure(target) or self._sums_to(target) or self._repeats(target)

    def _names_thing(self, target: Target) -> bool:
        """Whether one of theirs is of the same indicator, or may be."""
        same = self._indicators.get((target.indicator.key, size_of(target)), {})
        near = islice(same.values(), _MOST)
        return face(target.indicator) in same or any(not is_other(self.facts, target.indicator, o) for o in near)

    def _names_figure(self, target: Target) -> bool:
        """Whether one of theirs prints the figure under a near name."""
        name, names = target.constraint.indicator, self._names.get(figure_of(target), {})
        asked = (*((name,) if name in names else ()), *islice(names, _MOST))
        return any(similarity(name, other) >= _NEAR for other in asked)

    def _repeats(self, target: Target) -> bool:
        """Whether the clause nearly repeats one of theirs."""
        clause = target.constraint.clause
        return any(
            span.start < clause.end and clause.start < span.end and other in self._passages
            for span, other in self.facts.once(_twins).get(target.passage.index, ())
        )

    def _sums_to(self, target: Target) -> bool:
        """Whether a large amount is theirs under another name, or the sum of two of theirs (66亿 = 52亿 + 14亿)."""
        whole = figure_of(target)
        counted = size_of(target) == COUNTED
        if counted or target.constraint.measure in RATIOS or whole is None or whole < _LARGE:
            return False
        known = self._figures.get(size_of(target), {})
        return whole in known or any(whole - figure in known for figure in islice(known, _MOST))

    def mention(self, target: Target) -> bool:
        """Whether a text of theirs names the thing, if without a figure or with one of another measure."""
        name = _plain(target.constraint.indicator)
        if target.indicator.key in self._keys or (len(name) >= _SHORT and name in self._text):
            return True
        frequency = self.facts.once(_frequency)
        return any(gram in self._words for gram in ngrams(name, _LONG) if frequency[gram] <= _RARE)


def _plain(text: str) -> str:
    """A text without marks and figures."""
    return "".join(filter(str.isalpha, text))


def _letters(facts: Facts) -> Sequence[tuple[str, frozenset[str]]]:
    """Each text of the plan without marks, by its index, with its runs of four characters."""
    plain = [_plain(passage.text) for passage in facts.passages]
    return [(text, frozenset(ngrams(text, _LONG))) for text in plain]


def _frequency(facts: Facts) -> Counter[str]:
    """How many texts of the plan hold each run of four characters."""
    return Counter(chain.from_iterable(grams for _, grams in facts.once(_letters)))


def _twins(facts: Facts) -> Mapping[int, Sequence[tuple[Span, int]]]:
    """The clauses of a passage that another passage nearly repeats, with that passage."""
    twins: dict[int, list[tuple[Span, int]]] = defaultdict(list)
    for a, b, _ in facts.once(aligned_clauses):
        twins[a.passage.index].append((a.span, b.passage.index))
        twins[b.passage.index].append((b.span, a.passage.index))
    return twins


def is_other(facts: Facts, a: Indicator, b: Indicator) -> bool:
    """Whether two indicators are known to be different."""
    return facts.identity.judge(a, b).verdict is Verdict.DIFFERENT

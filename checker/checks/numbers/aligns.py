"""Passages that repeat each other nearly word for word and differ in substance.

It finds what identity of indicators cannot: another level of the same post, another class of the same road.
Passages that print one fact are one finding with all their places.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pydantic import Field

from checker.checks.check import CheckOptions, NotApplicable, Outcome, outcome_name
from checker.checks.numbers._pair_words import explain, word_differences
from checker.checks.numbers._pairs import Pair, connect, find_pairs, key_of, printed_span
from checker.checks.shared.between import Between
from checker.checks.shared.wording import listed, quoted
from checker.facts import Facts
from checker.facts.printed import Clause, place_of
from checker.language.alike.differences import DifferenceKind
from checker.source import fold

_SHOWN = 24
"""Characters of the first clause that its message shows."""


class Options(CheckOptions):
    """Which pairs of passages a rule looks at, and for which difference."""

    between: tuple[Between, ...] = Field(tuple(Between), min_length=1, description="比较哪两处")
    differ: tuple[DifferenceKind, ...] = Field(min_length=1, description="哪种差别")


class _Differing(Outcome):
    """Near-equal clauses: the first of them unless the difference shows it, and what differs in both languages."""

    text: str
    place_a: str
    place_b: str
    difference: str
    difference_en: str


def _outcome_of(kind: DifferenceKind, added: bool) -> type[_Differing]:
    """`Number` where one text has another number than the other, `NumberAdded` where only one has it."""
    name = kind.value.capitalize() + ("Added" if added else "")
    said = "One text has more than the other: {}." if added else "The texts differ: {}."
    return type(name, (_Differing,), {"__doc__": said.format(kind.value.replace("_", " ")), "__module__": __name__})


_OF_KIND = {kind: (_outcome_of(kind, False), _outcome_of(kind, True)) for kind in DifferenceKind}
OUTCOMES = tuple(outcome for pair in _OF_KIND.values() for outcome in pair)
_BY_NAME = {outcome_name(outcome): outcome for outcome in OUTCOMES}


def outcomes_under(options: Options) -> Iterator[type[Outcome]]:
    """Those of the differences."""
    return (outcome for kind in options.differ for outcome in _OF_KIND[kind])


def find(facts: Facts, options: Options) -> Iterator[Outcome]:
    """One for each fact, however many pairs of passages print it."""
    if len(facts.outline.parts) < 2 and not facts.outline.rows:
        raise NotApplicable("只有一份文件, 没有可对照的段落", "a single document, nothing to compare with")
    pairs = (pair for pair in facts.once(find_pairs) if pair.kind in options.differ and pair.between in options.between)
    yield from (_outcome(facts, connected) for connected in connect(list(pairs)))


def _outcome(facts: Facts, pairs: Sequence[Pair]) -> Outcome:
    clauses = {key_of(clause): clause for pair in pairs for clause in (pair.a, pair.b)}
    ordered = sorted(clauses.values(), key=lambda clause: (clause.passage.index, clause.span))
    shown = next((pair for pair in pairs if not pair.outcome.endswith("-added")), pairs[0])
    difference = word_differences(facts, shown)
    return _BY_NAME[shown.outcome](
        places=tuple(place_of(clause.passage, printed_span(clause, pairs)) for clause in ordered),
        fact=tuple(sorted({clause.text for clause in ordered})),
        explanation=tuple(explain(shown)),
        text=_shortened(place_of(shown.a.passage, shown.a.span).quote, difference.zh),
        place_a=_labels(ordered, shown.a),
        place_b=_labels(ordered, shown.b),
        difference=difference.zh,
        difference_en=difference.en,
    )


def _shortened(quote: str, difference: str) -> str:
    """The beginning of a clause, by which the thing is known; nothing where the difference shows all of it."""
    plain = "".join(quote.split())
    said = quoted(plain if len(plain) <= _SHOWN else f"{plain[:_SHOWN]}…")
    return "" if said in difference else said


def _labels(clauses: Sequence[Clause], shown: Clause) -> str:
    """Where the words of a clause stand."""
    return listed(dict.fromkeys(each.passage.label for each in clauses if fold(each.text) == fold(shown.text)))

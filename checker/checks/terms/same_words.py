"""The same words around a character or two that differ: a slip of the pen, or a name put in another way."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from checker.checks.check import Outcome, outcome_name
from checker.checks.shared.confusable import confusable
from checker.checks.shared.phrases import STOPS, Excerpt, clause_place, sentence_around
from checker.checks.shared.subjects import have_own_subjects
from checker.checks.terms._fillings import SIDE, find_fillings
from checker.facts import Facts
from checker.language.statement.saying import telling_words
from checker.words.strings import common_prefix
from checker.words.terms import load_terms

_COMMON = 10
"""Characters that two passages share around their fillings, unless their clauses are alike from end to end."""
_CLAUSE = 80
"""Characters before and behind a filling in which its clause is looked for."""
_STOP, _CLAUSE_END = re.compile(f"[{STOPS}]"), re.compile(f"[{STOPS}、]")
_SHOWN = 3
"""Places of either way that a finding holds."""


class _Apart(Outcome):
    text: str
    usual: str
    place: str
    difference: str


class Slip(_Apart):
    """A character that one of them lost, or one that is easily confused."""


class Exchange(_Apart):
    """One character for another."""


class Order(_Apart):
    """A word that stands elsewhere in the other clause."""


class Wording(_Apart):
    """Other words; the difference is named where the clauses differ in nothing else."""


OUTCOMES = (Slip, Exchange, Order, Wording)


def find(facts: Facts) -> Iterator[Outcome]:
    """One for two passages: of several differences the one in the fewest characters."""
    reported: set[frozenset[int]] = set()
    for rare, usual in sorted(find_fillings(facts), key=lambda pair: len(pair[0][0].words) + len(pair[1][0].words)):
        passages = frozenset((rare[0].passage.index, usual[0].passage.index))
        apart = passages in reported or _of_two_subjects(facts, rare[0], usual[0])
        outcome = None if apart else _judge(rare[0], usual[0])
        if outcome:
            reported.add(passages)
            yield _apart(facts, outcome, rare[:_SHOWN], usual[:_SHOWN])


def _of_two_subjects(facts: Facts, one: Excerpt, two: Excerpt) -> bool:
    a, b = _core(one.words, two.words)
    return have_own_subjects(facts, (one.passage, a), (two.passage, b))


def _apart(facts: Facts, outcome: type[_Apart], rare: Sequence[Excerpt], usual: Sequence[Excerpt]) -> Outcome:
    ours, theirs = ([clause_place(facts, each) for each in side] for side in (rare, usual))
    named = outcome is not Wording or all(_reach(rare[0], usual[0]))
    return outcome(
        places=(*ours, *theirs),
        fact=(outcome_name(outcome), *sorted((ours[0].quote, theirs[0].quote))),
        text=ours[0].quote,
        usual=theirs[0].quote,
        place=theirs[0].label,
        difference=_name(*_core(rare[0].words, usual[0].words)) if named else "",
    )


def _name(a: str, b: str) -> str:
    """What differs, as messages name it."""
    return f"(“{a}”与“{b}”)" if a and b else f"(一处无“{a or b}”)"


def _judge(one: Excerpt, two: Excerpt) -> type[_Apart] | None:
    """What the difference amounts to; None where it says nothing, or the texts around it are too unlike."""
    a, b = _core(one.words, two.words)
    if frozenset((a, b)) in confusable():
        return Slip
    if not _tells(a, b):
        return None
    added = "" if a and b else a or b
    if len(added) > 1:
        having, lacking = (one, two) if a else (two, one)
        if _stands_elsewhere(added, having, lacking):
            return Order if _is_moved(added, having, lacking) else None
    return _judge_character(one, two, added) if max(len(a), len(b)) == 1 else _judge_word(one, two, added)


def _judge_character(one: Excerpt, two: Excerpt, added: str) -> type[_Apart] | None:
    """What another character amounts to, or one that only one of them has."""
    whole = all(_reach(one, two))
    if added and added in load_terms().variants.function:
        return Wording if whole else None
    if not whole and _common(one, two) < _COMMON:
        return None
    return Slip if added else Exchange


def _judge_word(one: Excerpt, two: Excerpt, added: str) -> type[_Apart] | None:
    """What two characters amount to, or two that only one of them has."""
    alike_enough = _common(one, two) >= _COMMON and (not added or any(_reach(one, two)))
    return Wording if alike_enough else None


def _core(a: str, b: str) -> tuple[str, str]:
    """Two fillings without what they begin and end with alike: 场 and 场化 are nothing and 化."""
    while a and b and a[0] == b[0]:
        a, b = a[1:], b[1:]
    while a and b and a[-1] == b[-1]:
        a, b = a[:-1], b[:-1]
    return a, b


def _tells(a: str, b: str) -> bool:
    """Whether the difference says something: no mere word of style, no number, no level."""
    words = load_terms().variants
    return all(word not in words.style and set(word).isdisjoint(words.parallel) for word in (a, b) if word)


def _sides(filling: Excerpt) -> tuple[str, str]:
    """What stands before and behind a filling in its clause."""
    text, (start, end) = filling.text, filling.span
    before = _CLAUSE_END.split(text[max(start - _CLAUSE, 0) : start])[-1]
    return before, _CLAUSE_END.split(text[end : end + _CLAUSE])[0]


def _reach(one: Excerpt, two: Excerpt) -> tuple[bool, bool]:
    """Whether two clauses are alike up to their beginning, and up to their end, words of style aside."""
    before, behind = zip(_sides(one), _sides(two), strict=True)
    first, last = common_prefix(*map(reversed, before)), common_prefix(*behind)
    rests = [text[: len(text) - first] for text in before], [text[last:] for text in behind]
    to_beginning, to_end = (not any(map(telling_words, rest)) for rest in rests)
    return to_beginning, to_end


def _common(one: Excerpt, two: Excerpt) -> int:
    """How many characters two passages share on both sides of their fillings."""
    before = common_prefix(*(reversed(each.text[: each.span.start]) for each in (one, two)))
    return before + common_prefix(*(each.text[each.span.end :] for each in (one, two)))


def _stands_elsewhere(word: str, having: Excerpt, lacking: Excerpt) -> bool:
    """Whether a word that only one filling has is said in the other sentence too."""
    here, there = (each.text[slice(*sentence_around(each.text, each.span))] for each in (having, lacking))
    rest = _STOP.split(lacking.text[lacking.span.end :])[0]
    return word in rest or here.count(word) <= there.count(word)


def _is_moved(word: str, having: Excerpt, lacking: Excerpt) -> bool:
    """Whether two clauses are alike but for where the word stands."""
    before, behind = _sides(having)
    other = "".join(_sides(lacking))
    return word in other and before[-SIDE:] + behind[: 2 * SIDE] in other.replace(word, "", 1)

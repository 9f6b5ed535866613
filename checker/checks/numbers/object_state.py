"""One object that two places want in another state or at another level, without a figure to compare.

Two blocks must call it by the same words; a place that tells what is there already, and one that names two steps
of the ladder itself, say nothing.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import combinations
from typing import NamedTuple

from checker.checks.check import NothingToCompare, Outcome
from checker.checks.shared.places import prose
from checker.checks.shared.wording import quoted
from checker.facts import Facts
from checker.facts.printed import place_of
from checker.language.statement.saying import style_words
from checker.plan.passages import Passage, Zone
from checker.source import Span
from checker.words.objects import Step, load_objects

_THING, _TITLE = 4, 5
"""Characters that name a thing to be done away with; an object that is recognised at a level."""
_RARE = 4
"""Places that may name it; more, and it is a sort of things."""
_CLAUSE = re.compile(r"[^,。;:!?()、]+")
_YEAR = re.compile(r"(?:20\d\d|[一-鿿]季度|\d{1,2}月|近期|远期|中期)")
_NUMBERED = re.compile(r"\d")


class _Apart(Outcome):
    thing: str
    place_a: str
    said_a: str
    place_b: str
    said_b: str


class Degree(_Apart):
    """A thing that one place wants lessened and another gone."""


class Level(_Apart):
    """An object that two places want recognised at two levels."""


OUTCOMES = (Degree, Level)


class Mention(NamedTuple):
    """An object with the step of a ladder that a clause gives it."""

    outcome: type[_Apart]
    passage: Passage
    span: Span
    thing: str
    word: str
    step: str
    when: frozenset[str]


def find(facts: Facts) -> Iterator[Outcome]:
    """One for each object and two of its steps."""
    found = [mention for passage in prose(facts) if _is_read(facts, passage) for mention in _read(passage)]
    if not found:
        raise NothingToCompare
    for things in _by_thing(found).values():
        told: set[frozenset[str]] = set()
        for a, b in combinations(things, 2) if _is_one(things) else ():
            steps = frozenset((a.step, b.step))
            if len(steps) == 2 and steps not in told and _are_places_of_one(a, b):
                told.add(steps)
                yield _outcome(a, b)


def _is_read(facts: Facts, passage: Passage) -> bool:
    return passage.zone not in (Zone.BACKGROUND, Zone.MECHANISM) and passage.index not in facts.results


def _read(passage: Passage) -> Iterator[Mention]:
    words = load_objects()
    for sentence in re.finditer("[^。;]+", passage.plain):
        when = frozenset(_YEAR.findall(sentence[0]))
        for clause in _CLAUSE.finditer(passage.plain, *sentence.span()):
            text, span = clause[0], Span(*clause.span())
            if _NUMBERED.search(_YEAR.sub("", text)) or words.held.search(text):
                continue
            if degree := _degree().search(text):
                thing = _bare(text[degree.end() :]) or _bare(text[: degree.start()])
                if len(thing) >= _THING and not (_bare(text[degree.end() :]) and _bare(text[: degree.start()])):
                    yield Mention(Degree, passage, span, thing, degree[0], _step(words.degrees, degree), when)
            levels = list(_level().finditer(text))
            if len(levels) == 1 and len(title := _titled(text, levels[0])) >= _TITLE:
                yield Mention(Level, passage, span, title, levels[0][0], _step(words.levels, levels[0]), when)


def _titled(text: str, level: re.Match[str]) -> str:
    """The object that is recognised: what stands behind the level, in full where it stands before it as well."""
    behind = _bare(text[level.end() :])
    raised = _raised().search(text, 0, level.start())
    before = _bare(text[: raised.start()]) if raised else ""
    return before if behind and before.endswith(behind) else behind


def _bare(text: str) -> str:
    """Words without those of style at either end."""
    words = list(style_words(text))
    while words and words[0][1]:
        words = words[1:]
    while words and words[-1][1]:
        words = words[:-1]
    return "".join(word for word, _ in words)


def _step(steps: Sequence[Step], found: re.Match[str]) -> str:
    return next(step.name for step in steps if found[step.name])


@cache
def _degree() -> re.Pattern[str]:
    words = load_objects()
    return re.compile(f"(?:{words.degree_before})*(?:{_any(words.degrees)})")


@cache
def _level() -> re.Pattern[str]:
    return re.compile(_any(load_objects().levels))


@cache
def _raised() -> re.Pattern[str]:
    return re.compile(f"(?:{load_objects().raised})$")


def _any(steps: Sequence[Step]) -> str:
    """The words of all steps, each step a group of its name."""
    return "|".join(f"(?P<{step.name}>{step.words})" for step in steps)


def _by_thing(found: Sequence[Mention]) -> Mapping[tuple[type[_Apart], str], Sequence[Mention]]:
    things: dict[tuple[type[_Apart], str], list[Mention]] = defaultdict(list)
    for mention in found:
        things[mention.outcome, mention.thing].append(mention)
    return things


def _is_one(things: Sequence[Mention]) -> bool:
    """Whether few places name it, and none of them at two steps: that would be a ladder."""
    steps: dict[int, set[str]] = defaultdict(set)
    for mention in things:
        steps[mention.passage.index].add(mention.step)
    return len(steps) <= _RARE and all(len(said) == 1 for said in steps.values())


def _are_places_of_one(a: Mention, b: Mention) -> bool:
    """Whether two places speak of one time in two blocks."""
    return a.passage.block != b.passage.block and (not a.when or not b.when or a.when == b.when)


def _outcome(a: Mention, b: Mention) -> Outcome:
    return a.outcome(
        places=(place_of(a.passage, a.span), place_of(b.passage, b.span)),
        fact=(a.outcome.__name__.lower(), a.thing, a.word, b.word),
        thing=quoted(a.thing),
        place_a=a.passage.label,
        said_a=a.word,
        place_b=b.passage.label,
        said_b=b.word,
    )

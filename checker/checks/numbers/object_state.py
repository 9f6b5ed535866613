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
from checker.checks.numbers._natures import Called, called_otherwise
from checker.checks.shared.places import prose
from checker.checks.shared.wording import quoted
from checker.facts import Facts
from checker.facts.printed import place_of
from checker.language.statement.saying import bare
from checker.plan.passages import Passage, Zone
from checker.source import Span
from checker.words.objects import Step, load_objects

_THING, _TITLE = 4, 5
"""Characters that name a thing to be done away with; an object that is recognised at a level."""
_SAME = 2
"""Last characters of an object and its title that show that they are one (云湖景区, 旅游景区)."""
_RARE = 4
"""Places that may name it; more, and it is a sort of things."""
_CLAUSE = re.compile(r"[^,。;:!?()、]+")
_NUMBERED = re.compile(r"\d")


class _Apart(Outcome):
    thing: str
    place_a: str
    said_a: str
    place_b: str
    said_b: str


class Degree(_Apart):
    """A thing that one place wants lessened and another gone, or mostly built and wholly."""


class Level(_Apart):
    """An object that two places want recognised at two levels."""


class Nature(_Apart):
    """A work that the text calls new and its row rebuilt, or the other way round."""


OUTCOMES = (Degree, Level, Nature)


class Mention(NamedTuple):
    """An object with the step of a ladder that a clause gives it."""

    outcome: type[_Apart]
    passage: Passage
    span: Span
    ladder: int
    thing: str
    word: str
    step: str
    when: frozenset[str]


def find(facts: Facts) -> Iterator[Outcome]:
    """One for each object and two of its steps."""
    found = [mention for passage in prose(facts) if _is_read(facts, passage) for mention in _read(passage)]
    natures = list(called_otherwise(facts))
    if not found and not natures:
        raise NothingToCompare
    yield from map(_of_nature, natures)
    for things in _by_thing(found).values():
        told: set[frozenset[str]] = set()
        for a, b in combinations(things, 2) if _is_one(things) else ():
            steps = frozenset((a.step, b.step))
            if len(steps) == 2 and steps not in told and _are_places_of_one(a, b):
                told.add(steps)
                yield _outcome(a, b)


def _of_nature(called: Called) -> Nature:
    return Nature(
        places=(called.said, called.cell),
        fact=("nature", called.work, called.verb, called.cell.quote),
        thing=quoted(called.work),
        place_a=called.said.label,
        said_a=called.verb,
        place_b=called.cell.label,
        said_b=called.cell.quote,
    )


def _is_read(facts: Facts, passage: Passage) -> bool:
    return passage.zone not in (Zone.BACKGROUND, Zone.MECHANISM) and passage.index not in facts.results


def _read(passage: Passage) -> Iterator[Mention]:
    for sentence in re.finditer("[^。;]+", passage.plain):
        when = frozenset(load_objects().times_of_states.findall(sentence[0]))
        for clause in _CLAUSE.finditer(passage.plain, *sentence.span()):
            text, span = clause[0], Span(*clause.span())
            if load_objects().held.search(text):
                continue
            for kind, ladder, thing, word, step in (*_degrees(text), *_levels(text)):
                yield Mention(kind, passage, span, ladder, thing, word, step, when)


_Said = tuple[type[_Apart], int, str, str, str]
"""What a clause says: the outcome it may lead to, the ladder, the thing, the word and its step."""


def _degrees(text: str) -> Iterator[_Said]:
    """The thing that stands on one side of a word of degree."""
    for number, ladder in enumerate(load_objects().ladders):
        found = _degree(number).search(text)
        if found and not _NUMBERED.search(load_objects().times_of_states.sub("", text)):
            sides = [bare(text[: found.start()]), bare(text[found.end() :])]
            if not all(sides) and len(thing := "".join(sides)) >= _THING:
                yield Degree, number, thing, found[0], _step(ladder, found)


def _levels(text: str) -> Iterator[_Said]:
    levels = list(_level().finditer(text))
    if len(levels) == 1 and not _NUMBERED.search(text.replace(levels[0][0], "")):
        thing, named = _titled(text, levels[0])
        if len(thing) >= (_THING if named else _TITLE):
            yield Level, -1, thing, levels[0][0], _step(load_objects().levels, levels[0])


def _titled(text: str, level: re.Match[str]) -> tuple[str, bool]:
    """The object that is recognised, and whether it is named: what stands before the level, else what stands behind.

    Of what many are recognised as the one that is meant must be named.
    """
    behind = bare(text[level.end() :])
    before = bare(_raised().sub("", text[: level.start()]))
    if before:
        return before if not behind or before.endswith(behind[-_SAME:]) else f"{before}—{behind}", True
    return "" if behind.endswith(tuple(load_objects().many)) else behind, False


def _step(steps: Sequence[Step], found: re.Match[str]) -> str:
    return next(step.name for step in steps if found[step.name])


@cache
def _degree(ladder: int) -> re.Pattern[str]:
    words = load_objects()
    return re.compile(f"(?:{words.degree_before})*(?:{_any(words.ladders[ladder])})")


@cache
def _level() -> re.Pattern[str]:
    return re.compile(_any(load_objects().levels))


@cache
def _raised() -> re.Pattern[str]:
    return re.compile(f"(?:{load_objects().raised})+$")


def _any(steps: Sequence[Step]) -> str:
    """The words of all steps, each step a group of its name."""
    return "|".join(f"(?P<{step.name}>{step.words})" for step in steps)


def _by_thing(found: Sequence[Mention]) -> Mapping[tuple[int, str], Sequence[Mention]]:
    things: dict[tuple[int, str], list[Mention]] = defaultdict(list)
    for mention in found:
        things[mention.ladder, mention.thing].append(mention)
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

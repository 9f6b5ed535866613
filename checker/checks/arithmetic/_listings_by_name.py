"""Works, units and places listed before their count, known by their names (甲冷库、乙市场、丙产业园3个项目).

Enters: the numbers of things that sentences tell.  Leaves: a `Listing` for each whose list can be cut for certain:
works are called as rows of a table are, units and places end as such names do.  和 joins two only behind a whole name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache

from checker.checks.arithmetic._listing import Listing
from checker.checks.arithmetic._mentions import Mention, mentions_in
from checker.checks.shared.named_works import named_works, work_name
from checker.facts import Facts
from checker.facts.printed import place_of
from checker.plan.passages import Form
from checker.source import Span
from checker.words.counts import load_counts
from checker.words.vocabulary import one_of

_FEWEST = 3
"""Things that make a list."""
_SHORT = (2, 3)
"""Characters of the name of a place without what it is."""
_MARKS = ",。;:("
_FORMS = (Form.STATEMENT, Form.TASK_FORCE)
_IsName = Callable[[str], bool]


def find_by_name(facts: Facts) -> Mapping[tuple[int, int], Listing]:
    """Every list of names right before a count, by its text and where the count stands there."""
    found: dict[tuple[int, int], Listing] = {}
    for mention in mentions_in(facts, _FORMS):
        is_name = None if mention.behind else _kind(facts, mention.noun)
        if is_name and (listing := _listed(mention, is_name)):
            found[mention.passage.index, mention.span.start] = listing
    return found


def _kind(facts: Facts, noun: str) -> _IsName | None:
    """How the names of what is counted are known."""
    words = load_counts()
    if noun.startswith(words.counted_works):
        works = facts.once(named_works)
        ends = tuple(works)
        return (lambda thing: work_name(thing).endswith(ends)) if works else None
    ends = words.place_ends if noun.startswith(words.counted_places) else words.unit_ends
    return (
        (lambda thing: thing.endswith(ends)) if noun.startswith((*words.counted_places, *words.counted_units)) else None
    )


def _listed(mention: Mention, is_name: _IsName) -> Listing | None:
    text, end = mention.passage.plain, mention.span.start
    start = max(text.rfind(mark, 0, end) for mark in _MARKS) + 1
    run = text[start:end]
    things = [each for thing in run.removesuffix("等").split("、") for each in _parted(thing, is_name)]
    named, short = all(map(is_name, things)), _are_short_places(mention, things)
    if len(things) < _FEWEST or not (named or short):
        return None
    open_ended = run.endswith("等")
    certain = named and not (open_ended and len(things) < mention.number)
    place = place_of(mention.passage, Span(start, mention.span.end))
    return Listing(mention.number, mention.counted, tuple(things), (place,), certain, 0, open_ended)


def _are_short_places(mention: Mention, things: Sequence[str]) -> bool:
    """Whether things may be places called without what they are: 东桥、西岭、南河3个乡镇."""
    words, longest = load_counts(), len(things[-1])
    places = mention.noun.startswith(words.counted_places) and longest in _SHORT
    things = [_before_places().sub("", things[0]), *things[1:]]
    return places and all(len(thing) in _SHORT and not thing.endswith(words.no_place_ends) for thing in things)


@cache
def _before_places() -> re.Pattern[str]:
    words = load_counts()
    return re.compile(f"^(?:{one_of((*words.before_places, *words.list_verbs))})")


def _parted(thing: str, is_name: _IsName) -> Sequence[str]:
    """Two names that 和 joins; 县发展和改革局 is one."""
    for joint in _joints().finditer(thing):
        one, other = thing[: joint.start()], thing[joint.end() :]
        if is_name(one) and is_name(other):
            return [one, other]
    return [thing]


@cache
def _joints() -> re.Pattern[str]:
    return re.compile(one_of(load_counts().list_joints))

"""Things listed beside their count: before it (进出口、进口、出口三项), or in brackets behind it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from checker.checks.arithmetic._listing import Count, Listing
from checker.facts.printed import place_of
from checker.source import Span
from checker.words.counts import load_counts
from checker.words.words import load_words

_NEAR = 12
"""Characters that may stand between a count and the bracket that lists its things."""
_JOINED = 4
"""Things that 和 alone may list; before a larger count it stands inside the one thing that is named."""
_BRACKET = re.compile(rf"[^,。;:、()]{{0,{_NEAR}}}\(([^()]*)\)")


def find_beside(count: Count) -> Iterator[Listing]:
    """The list before the count, then that behind it."""
    text = count.passage.plain
    yield from _before(text, count)
    yield from _behind(text, count)


@cache
def _counted() -> re.Pattern[str]:
    """A thing with a count of its own: 省定十大、市定九大 list nothing, nor do 甲、乙2个乡镇 list projects."""
    return re.compile(f"[二三四五六七八九十0-9](?:{'|'.join(load_counts().counted)})")


@cache
def _verbs() -> re.Pattern[str]:
    return re.compile(f"^(?:{'|'.join(load_counts().list_verbs)})+")


def _before(text: str, count: Count) -> Iterator[Listing]:
    """The list that ends where the count begins."""
    start = max(text.rfind(mark, 0, count.span.start) for mark in ",。;:(") + 1
    run = _acted_on(text[start : count.span.start])
    if run.endswith(tuple(load_counts().list_made_into)):
        return  # 由甲、乙、丙组成七个组: the members, not the groups
    things = [thing for thing in run.removesuffix("等").split("、") if thing]
    broken = any(run.count(a) != run.count(b) for a, b in ("()", "“”", "‘’", "《》")) or run.endswith(
        load_counts().list_joints
    )
    if not things or broken or any(_counted().search(thing) for thing in things):
        return
    few = count.number <= _JOINED
    joined = few and load_words().list_joint.search(things[0]) and not run.endswith("等")
    if len(things) > 1 or joined:
        things[0] = _verbs().sub("", things[0]) or things[0]
        if not _have_several(count, things):
            yield _build(count, Span(start, count.span.end + _NEAR), things, run.endswith("等"))


def _have_several(count: Count, things: Sequence[str]) -> bool:
    """Whether the areas listed may each have several of what is counted in all (甲区、乙区中转站共6座)."""
    words = load_counts()
    areas = all(thing.endswith(tuple(words.area_ends)) for thing in things[:-1])
    return areas and len(things) < count.number and count.printed.startswith(tuple(words.counted_in_all))


def _acted_on(run: str) -> str:
    """A list without those who act on it together (市、县共同建设)."""
    return next((run.rpartition(word)[2] for word in load_counts().list_actors if word in run), run)


def _behind(text: str, count: Count) -> Iterator[Listing]:
    """4个产业体系(甲、乙、丙、丁): the list in brackets behind the counted noun."""
    found = _BRACKET.match(text, count.span.end)
    if found and re.search("[、,]", found[1]):
        things = _things_of(found[1].removesuffix("等"), count.number)
        yield _build(count, Span(count.span.start, found.end()), things, found[1].endswith("等"))


def _things_of(text: str, number: int) -> Sequence[str]:
    """The things of a bracket: what semicolons part where these are described (甲:…;乙:…) or are as many as counted."""
    described = [thing for thing in text.split(";") if thing]
    if len(described) > 1 and (len(described) == number or all(":" in thing for thing in described)):
        return described
    return [thing for thing in re.split("[、,;]", text) if thing]


def _build(count: Count, span: Span, things: Sequence[str], goes_on: bool) -> Listing:
    joints = sum(len(load_words().list_joint.findall(thing)) for thing in things)
    place = place_of(count.passage, Span(span.start, min(span.end, len(count.passage.text))))
    certain = len(things) > 1 and not joints and not (goes_on and len(things) < count.number)
    return Listing(count.number, count.printed, tuple(things), (place,), certain, joints, goes_on)

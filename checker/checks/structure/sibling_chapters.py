"""Chapters that most annexes have, and one lacks, calls otherwise or does not divide under numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from checker.checks.check import Outcome
from checker.checks.shared.places import place_at
from checker.checks.structure._siblings import FEWEST, MAJORITY, MANY_TASKS, Chapter, find_siblings, read_chapters
from checker.facts import Facts
from checker.plan.passages import Part, Zone

QUOTES_DIFFER = False


class Missing(Outcome):
    """An annex has no such chapter."""

    document: str
    chapter: str
    count: int


class Renamed(Outcome):
    """An annex has another chapter in its place."""

    document: str
    chapter: str
    instead: str
    count: int


class Unnumbered(Outcome):
    """Tasks printed without headings where the other annexes number theirs."""

    document: str
    chapter: str
    example: str
    count: int


OUTCOMES = (Missing, Renamed, Unnumbered)


def find(facts: Facts) -> Iterator[Outcome]:
    """Annex by annex what it lacks, then the annexes without numbers."""
    parts = find_siblings(facts)
    counts = Counter(title for part in parts for title in {chapter.title for chapter in read_chapters(part)})
    usual = [title for title, count in counts.items() if count >= max(FEWEST - 1, MAJORITY * len(parts))]
    examples = {title: _example(parts, title) for title in usual}
    for part in parts:
        own = {chapter.title for chapter in read_chapters(part)}
        for title in (title for title in usual if title not in own):
            yield _lacking(facts, part, examples[title], usual, counts[title])
    yield from _unnumbered(facts, parts)


def _example(parts: Sequence[Part], title: str) -> Chapter:
    return next(chapter for part in parts for chapter in read_chapters(part) if chapter.title == title)


def _lacking(facts: Facts, part: Part, wanted: Chapter, usual: Sequence[str], count: int) -> Outcome:
    """The chapter in the same place under another name, or none at all."""
    unusual = (chapter for chapter in read_chapters(part) if chapter.title not in usual)
    instead = next((chapter for chapter in unusual if chapter.zone is wanted.zone), None)
    example = place_at(facts, wanted.route)
    if instead is None:
        places, fact = (place_at(facts, part.route), example), (part.key, wanted.title)
        return Missing(places=places, fact=fact, document=part.name, chapter=wanted.title, count=count)
    return Renamed(
        places=(place_at(facts, instead.route), example),
        fact=(part.key, wanted.title, instead.title),
        document=part.name,
        chapter=wanted.title,
        instead=instead.title,
        count=count,
    )


def _unnumbered(facts: Facts, parts: Sequence[Part]) -> Iterator[Outcome]:
    tasks = [(part, chapter) for part in parts for chapter in read_chapters(part) if chapter.zone is Zone.TASKS]
    numbered = [(part, chapter) for part, chapter in tasks if chapter.section.sections]
    if len(numbered) < MAJORITY * len(parts):
        return
    model, example = numbered[0]
    for part, chapter in tasks:
        if not chapter.section.sections and len(chapter.section.statements) >= MANY_TASKS:
            yield Unnumbered(
                places=(place_at(facts, chapter.route), place_at(facts, (*example.route, "sections", 0))),
                fact=(part.key, chapter.title),
                document=part.name,
                chapter=chapter.title,
                example=model.name,
                count=len(numbered),
            )

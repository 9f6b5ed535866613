"""Annexes compared with each other: what most of them have, the others should have too.

Enters: facts.  Leaves: `Hit`s for chapters that an annex lacks or calls otherwise, tasks without
numbers where the others have some, and tables that are introduced otherwise or not at all.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from checker.evidence.places import place_at
from checker.facts import Facts
from checker.numbering import Rank, read_heading
from checker.passages import Part, Zone, table_name, zone_of
from checker.plan import Section, Table
from checker.rule import Hit, NotApplicable
from checker.source import Route, fold
from checker.wording import listed

FEWEST = 3
"""Annexes needed before one of them can be the odd one out."""
_MAJORITY = 0.6
_MANY_TASKS = 5
_MANY = 8


class Chapter(NamedTuple):
    """A chapter of an annex: its printed number and title."""

    number: int
    title: str
    route: Route
    section: Section


def working_annexes(facts: Facts) -> list[Part]:
    """The annexes that set tasks; lists of names and the like are no siblings of these."""
    return [
        part
        for part in facts.outline.parts
        if part.key.startswith("annex") and any(chapter_zone(c) is Zone.TASKS for c in chapters(part))
    ]


def chapters(part: Part) -> list[Chapter]:
    """The numbered chapters of a document."""
    read = [(index, section, read_heading(section.heading)) for index, section in enumerate(part.document.sections)]
    return [
        Chapter(heading.value, re.sub(r"\s", "", fold(heading.title)), (*part.route, "sections", index), section)
        for index, section, heading in read
        if heading.rank is Rank.CHAPTER
    ]


def chapter_zone(chapter: Chapter) -> Zone | None:
    """The zone that a chapter's title announces."""
    return zone_of(chapter.title)


def _siblings(facts: Facts) -> list[Part]:
    parts = working_annexes(facts)
    if len(parts) < FEWEST:
        raise NotApplicable("同类附件不足三个, 无从比较", "fewer than three annexes of a kind to compare")
    return parts


def sibling_chapters(facts: Facts) -> Iterator[Hit]:
    """Chapters that most annexes have and one lacks or calls otherwise."""
    parts = _siblings(facts)
    counts = Counter(title for part in parts for title in {chapter.title for chapter in chapters(part)})
    usual = [title for title, count in counts.items() if count >= max(FEWEST - 1, _MAJORITY * len(parts))]
    shown = {title: _example(parts, title) for title in usual}
    for part in parts:
        own = chapters(part)
        for title in usual:
            if all(chapter.title != title for chapter in own):
                yield _chapter_hit(facts, part, shown[title], own, usual, counts[title])
    yield from _unnumbered(facts, parts)


def _example(parts: Sequence[Part], title: str) -> Chapter:
    return next(chapter for part in parts for chapter in chapters(part) if chapter.title == title)


def _chapter_hit(
    facts: Facts, part: Part, wanted: Chapter, own: Sequence[Chapter], usual: Sequence[str], count: int
) -> Hit:
    """The chapter in the same place under another name, or none at all."""
    instead = [c for c in own if c.title not in usual and chapter_zone(c) is chapter_zone(wanted)]
    values = {"document": part.name, "name": wanted.title, "other": "", "names": "", "count": str(count)}
    if not instead:
        places = (place_at(facts, part.route), place_at(facts, wanted.route))
        return Hit("missing", places, values, (part.key, wanted.title))
    places = (place_at(facts, instead[0].route), place_at(facts, wanted.route))
    return Hit("renamed", places, {**values, "other": instead[0].title}, (part.key, wanted.title, instead[0].title))


def _unnumbered(facts: Facts, parts: Sequence[Part]) -> Iterator[Hit]:
    """Tasks printed without headings where the other annexes number theirs."""
    tasks = [(part, c) for part in parts for c in chapters(part) if chapter_zone(c) is Zone.TASKS]
    numbered = [(part, chapter) for part, chapter in tasks if chapter.section.sections]
    if len(numbered) < _MAJORITY * len(parts):
        return
    for part, chapter in tasks:
        if not chapter.section.sections and len(chapter.section.statements) >= _MANY_TASKS:
            values = {"document": part.name, "name": chapter.title, "other": numbered[0][0].name, "names": ""}
            places = (place_at(facts, chapter.route), place_at(facts, (*numbered[0][1].route, "sections", 0)))
            yield Hit("unnumbered", places, {**values, "count": str(len(numbered))}, (part.key, chapter.title))


class Introduced(NamedTuple):
    """A responsibility table with the words that lead to it, without its title."""

    part: Part
    route: Route
    table: Table
    words: str


def table_captions(facts: Facts) -> Iterator[Hit]:
    """Tables whose caption or label lacks the word (附件) that other tables of the plan have."""
    parts = _siblings(facts)
    tables = [
        Introduced(part, (*part.route, "tables", index), table, _without_title(table))
        for part in parts
        for index, table in enumerate(part.document.tables)
        if table_name(table) == "责任分解表"
    ]
    if len(tables) < FEWEST:
        raise NotApplicable("同类表格不足三个, 无从比较", "fewer than three tables of a kind to compare")
    captioned = [each for each in tables if each.table.caption]
    yield from _lacking(facts, "caption", captioned, [each for each in captioned if each.words.strip(":")])
    yield from _lacking(facts, "label", tables, [each for each in tables if each.table.label])


def _without_title(table: Table) -> str:
    caption, title = (re.sub(r"\s", "", fold(text)) for text in (table.caption, table.title))
    return caption.replace(title, "")


def _lacking(facts: Facts, outcome: str, tables: Sequence[Introduced], having: Sequence[Introduced]) -> Iterator[Hit]:
    routes = {each.route for each in having}
    lacking = [each for each in tables if each.route not in routes]
    if len(having) < FEWEST - 1 or not lacking:
        return
    field = "caption" if outcome == "caption" else "title"
    places = [place_at(facts, (*each.route, field)) for each in (*lacking, having[0])]
    words = Counter(each.words.strip(":") or each.table.label for each in having).most_common(1)[0][0]
    values = {
        "document": "",
        "name": words if outcome == "caption" else having[0].table.label,
        "other": listed([each.part.name for each in having], _MANY),
        "names": listed([each.part.name for each in lacking], _MANY),
        "count": str(len(lacking)),
    }
    yield Hit(outcome, tuple(places), values, (outcome, *(each.part.key for each in lacking)))


def sibling_tables(facts: Facts) -> Iterator[Hit]:
    """An annex without a table where the others have one, and tables that carry no task of their annex."""
    parts = _siblings(facts)
    having = [part for part in parts if part.document.tables]
    if len(having) < _MAJORITY * len(parts):
        raise NotApplicable("多数附件没有责任分解表", "most annexes have no responsibility table")
    values = {"document": "", "name": "", "other": having[0].name, "names": "", "count": str(len(having))}
    for part in parts:
        if not part.document.tables:
            said = {**values, "document": part.name}
            yield Hit("missing", (place_at(facts, part.route),), said, (part.key, "missing"))
    carried: dict[str, int] = defaultdict(int)
    for row in facts.outline.rows:
        task = facts.matches.get(row.route)
        carried[row.document] += task is not None and task.zone is Zone.TASKS
    for part in having:
        tasks = [t for t in facts.tasks_in[part.key] if t.zone is Zone.TASKS and t.leaf]
        if len(tasks) >= _MANY_TASKS and not carried[part.key]:
            places = (place_at(facts, (*part.route, "tables", 0)), place_at(facts, tasks[0].route))
            said = {**values, "document": part.name, "count": str(len(tasks))}
            yield Hit("uncarried", places, said, (part.key, "uncarried"))

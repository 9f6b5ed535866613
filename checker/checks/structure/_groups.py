"""Tables divided by the headings of the tasks: each group row with the heading it stands for.

A group stands for the heading with the same title, else with the same number and most of its characters.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from checker.checks.check import NotApplicable
from checker.facts import Facts
from checker.plan.model import Section
from checker.plan.numbering import Heading, read_heading
from checker.plan.passages import Part, Zone, zone_of
from checker.source import Route, fold

_NEAR = 0.6
"""Least share of characters that two wordings of one heading have in common."""

_MOST = 60
"""Headings of one number that a group row is compared with; numbers start anew in each chapter, so there are few."""
_STOPS = re.compile("[,;:。( ]")


class Title(NamedTuple):
    """A heading of the tasks, or a group row of a table."""

    heading: Heading
    plain: str
    route: Route


class Joined(NamedTuple):
    """The group rows of one table with the headings they stand for (None: none found)."""

    part: Part
    headings: Sequence[Title]
    pairs: Sequence[tuple[Title, Title | None]]


def divided_tables(facts: Facts) -> tuple[Joined, ...]:
    """The tables in which at least two group rows repeat headings of the tasks of the same annex."""
    found: list[Joined] = []
    for part in facts.outline.parts:
        headings = [title for title, _ in task_headings(part)]
        for at, table in enumerate(part.document.tables):
            route = (*part.route, "tables", at, "rows")
            groups = [_title(row.group, (*route, i, "group")) for i, row in enumerate(table.rows) if row.group]
            if joined := _join(part, headings, groups):
                found.append(joined)
    return tuple(found)


def refuse_undivided() -> NotApplicable:
    """Why tables cannot be held against headings."""
    return NotApplicable("表中没有与工作任务标题对应的分组行", "no table is divided by the headings of the tasks")


def task_headings(part: Part) -> Iterator[tuple[Title, Section]]:
    """The headings right under the chapters of tasks."""
    for index, chapter in enumerate(part.document.sections):
        if zone_of(read_heading(chapter.heading).title) is Zone.TASKS:
            for at, section in enumerate(chapter.sections):
                if section.heading:
                    yield _title(section.heading, (*part.route, "sections", index, "sections", at, "heading")), section


def letters_of_title(title: str) -> str:
    """A title without marks and blanks."""
    return re.sub(r"[^\w]", "", fold(title))


def _title(text: str, route: Route) -> Title:
    heading = read_heading(text)
    return Title(heading, letters_of_title(heading.title), route)


def _join(part: Part, headings: Sequence[Title], groups: Sequence[Title]) -> Joined | None:
    """Of the ranks of group rows, the one that repeats the headings."""
    known = _Headings(headings)
    for rank in sorted({group.heading.rank for group in groups}):
        ours = [group for group in groups if group.heading.rank is rank]
        pairs = [(group, known.counterpart(group)) for group in ours]
        if sum(heading is not None for _, heading in pairs) > 1:
            return Joined(part, headings, pairs)
    return None


class _Headings:
    """Headings, to be found by a title that is equal, or that stops where they go on, or goes on where they stop."""

    def __init__(self, headings: Sequence[Title]) -> None:
        self._headings = headings
        self._by_number: dict[int, list[Title]] = defaultdict(list)
        self._plain: dict[str, int] = {}
        self._whole: dict[str, int] = {}
        self._beginnings: dict[str, int] = {}
        for at, heading in enumerate(headings):
            whole, beginnings = _whole_and_beginnings(heading)
            self._by_number[heading.heading.value].append(heading)
            self._plain.setdefault(heading.plain, at)
            self._whole.setdefault(whole, at)
            for beginning in beginnings:
                self._beginnings.setdefault(beginning, at)

    def counterpart(self, group: Title) -> Title | None:
        """The first heading of the title of a group row, else one of its number with nearly its words."""
        whole, beginnings = _whole_and_beginnings(group)
        found = [self._plain.get(group.plain), self._beginnings.get(whole), *map(self._whole.get, beginnings)]
        if same := [at for at in found if at is not None]:
            return self._headings[min(same)]
        numbered = islice(self._by_number[group.heading.value], _MOST)
        return next((heading for heading in numbered if _share(group.plain, heading.plain) >= _NEAR), None)


def _whole_and_beginnings(title: Title) -> tuple[str, Sequence[str]]:
    """A title, and how it begins as far as each mark at which another may stop."""
    text = fold(title.heading.title)
    return text, [text[: match.start()] for match in _STOPS.finditer(text)]


def is_same(group: Title, heading: Title) -> bool:
    """Equal titles, or one that stops where the other goes on after a comma or bracket."""
    if group.plain == heading.plain:
        return True
    longer, shorter = sorted((group.heading.title, heading.heading.title), key=len, reverse=True)
    rest = fold(longer)[len(shorter) :] if fold(longer).startswith(fold(shorter)) else ""
    return bool(_STOPS.match(rest))


def _share(a: str, b: str) -> float:
    common = (Counter(a) & Counter(b)).total()
    return common / max(len(a), len(b), 1)

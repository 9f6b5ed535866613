"""Annexes of a kind: those that set tasks, with their chapters.

What most of them have, the others should have too; lists of names and the like are no siblings of these.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from checker.checks.check import NotApplicable
from checker.facts import Facts
from checker.plan.model import Section
from checker.plan.numbering import Rank, read_heading
from checker.plan.passages import Part, Zone, zone_of
from checker.source import Route, fold
from checker.words.numerals import ONE_TO_TEN

FEWEST = 3
"""Annexes needed before one of them can be the odd one out."""
MAJORITY = 0.6
"""Least share of the annexes whose way is the usual one."""
MANY_TASKS = 5
"""Tasks from which a chapter is divided under numbers, and a table has something to carry."""


_COUNT = re.compile(rf"\(共?[\d{ONE_TO_TEN}]+[项条个件类]\)$")
"""How many things a chapter holds, at the end of its title: 重点工作(三项)."""


class Chapter(NamedTuple):
    """A chapter of an annex: its printed number and title."""

    number: int
    title: str
    route: Route
    section: Section

    @property
    def zone(self) -> Zone | None:
        """The zone that its title announces."""
        return zone_of(self.title)


def find_working_annexes(facts: Facts) -> list[Part]:
    """The annexes that set tasks."""
    return [
        part
        for part in facts.outline.parts
        if part.key.startswith("annex") and any(chapter.zone is Zone.TASKS for chapter in read_chapters(part))
    ]


def find_siblings(facts: Facts) -> list[Part]:
    """As many annexes that set tasks as a comparison needs."""
    parts = find_working_annexes(facts)
    if len(parts) < FEWEST:
        raise NotApplicable("同类附件不足三个, 无从比较", "fewer than three annexes of a kind to compare")
    return parts


def read_chapters(part: Part) -> list[Chapter]:
    """The numbered chapters of a document."""
    read = [(index, section, read_heading(section.heading)) for index, section in enumerate(part.document.sections)]
    return [
        Chapter(heading.value, _titled(heading.title), (*part.route, "sections", index), section)
        for index, section, heading in read
        if heading.rank is Rank.CHAPTER
    ]


def _titled(title: str) -> str:
    return _COUNT.sub("", re.sub(r"\s", "", fold(title)))

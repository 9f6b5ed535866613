"""How a document counts: which numbers form one list, and where a list goes on counting from another.

Enters: the numbered headings of a document.  Leaves: lists of them, and the number that was printed before each.
A second 一、 is no repeat where a list was counted to its end and another begins: a document of two plans, of two 章.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from checker.facts import Facts
from checker.plan.model import Section
from checker.plan.numbering import Heading, Rank, read_heading
from checker.plan.passages import Form, Part
from checker.source import Route, fold
from checker.words.numerals import ORDINAL, read_number

_BEGUN = re.compile(rf"\s*(?:第\s*(\d{{1,3}}|{ORDINAL})\s*条|(\d{{1,3}})[.．﹒、])")
"""A number at the beginning of a text that was not read as a heading: 8.6个专项, 第三条 alone on its line."""
_RUN_ON = re.compile(rf"[;:。]\s*(?:\(({ORDINAL})\)|\((\d{{1,2}})\)|(\d{{1,2}})[.．﹒、](?!\d))")
"""A number of a list whose items, or some of them, stand in one paragraph: (一)甲;(二)乙."""
_RUN_ON_RANKS = (Rank.SECTION, Rank.POINT, Rank.ITEM)
_RUN = 2
"""Numbers, 1 and 2, that a list must show to count as one of its own."""


class Numbered(NamedTuple):
    """One numbered heading or row."""

    heading: Heading
    route: Route


def split_lists(numbers: Sequence[Numbered]) -> Iterator[Sequence[Numbered]]:
    """The lists that headings of one rank and one parent form: 章 apart from what stands between them."""
    chapters = [each for each in numbers if each.heading.mark.startswith("第")]
    if not chapters or len(chapters) == len(numbers):
        yield from _begun_anew(numbers)
        return
    yield from _begun_anew(chapters)
    edges = [-1, *(at for at, each in enumerate(numbers) if each in chapters), len(numbers)]
    yield from (numbers[start + 1 : end] for start, end in pairwise(edges) if end > start + 1)


def _begun_anew(numbers: Sequence[Numbered]) -> Iterator[Sequence[Numbered]]:
    """Cut where a list of 1, 2 … is followed by another of 1, 2 …."""
    start = 0
    for at in range(1, len(numbers)):
        if _counts(numbers[start:at]) and _counts(numbers[at:]):
            yield numbers[start:at]
            start = at
    yield numbers[start:]


def _counts(numbers: Sequence[Numbered]) -> bool:
    return [each.heading.value for each in numbers[:_RUN]] == list(range(1, _RUN + 1))


def numbers_before(part: Part) -> Mapping[Route, int]:
    """For each heading of a document the number of its rank that was printed last before it; 0 where there is none."""
    last: dict[Rank, int] = {}
    found: dict[Route, int] = {}
    for route, section in _sections(part.document.sections, part.route):
        heading = read_heading(section.heading)
        found[route] = last.get(heading.rank, 0)
        if heading.value:
            last[heading.rank] = heading.value
    return found


def _sections(sections: Sequence[Section], route: Route) -> Iterator[tuple[Route, Section]]:
    for index, section in enumerate(sections):
        here = (*route, "sections", index)
        yield here, section
        yield from _sections(section.sections, here)


def numbers_in_texts(facts: Facts, above: Route, rank: Rank) -> set[int]:
    """The numbers that texts under the parent of a list begin with, and those of its rank that stand inside them."""
    begun = {value for route, value in facts.once(_begun_texts) if route[: len(above)] == above}
    return begun | {
        value for route, kind, value in facts.once(_run_on) if kind is rank and route[: len(above) - 1] == above[:-1]
    }


def _begun_texts(facts: Facts) -> Sequence[tuple[Route, int]]:
    texts = (each for each in facts.passages if each.form is not Form.HEADING or not read_heading(each.text).value)
    matches = ((passage.route, _BEGUN.match(fold(passage.text))) for passage in texts)
    return [(route, read_number(match[1] or match[2])) for route, match in matches if match]


def _run_on(facts: Facts) -> Sequence[tuple[Route, Rank, int]]:
    return [
        (passage.route, rank, read_number(number))
        for passage in facts.passages
        for match in _RUN_ON.finditer(fold(passage.text))
        for rank, number in zip(_RUN_ON_RANKS, match.groups(), strict=True)
        if number
    ]


def contents_entries(sections: Sequence[Section]) -> set[int]:
    """Where the headings of a list of contents stand: nothing below them, and printed once more with a text.

    One empty heading that is printed twice may be a slip; several are a list.
    """
    later: dict[str, int] = {section.heading: at for at, section in enumerate(sections) if not _is_bare(section)}
    found = {at for at, each in enumerate(sections) if _is_bare(each) and later.get(each.heading, -1) > at}
    return found if len(found) > 1 else set()


def _is_bare(section: Section) -> bool:
    """Whether nothing but headings stands under a heading."""
    own = section.statements or section.responsibility or section.task_force or section.roster
    return bool(section.heading) and not own and all(map(_is_bare, section.sections))

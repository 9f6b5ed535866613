"""The texts of a plan in the order in which they are printed, and where they stand in the seed.

Enters: a `Plan` and the flat text it was made from.  Leaves: every printed text with its route, its
place in the seed, and what is missing or out of order.  White space and the bars that end table
cells do not count; everything else is compared character by character.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from checker.plan.model import Document, Member, Plan, Row, Section, Table

CELLS = ("group", "number", "item", "content", "target", "lead", "units", "leader", "deadline", "progress")
"""A row's fields from left to right."""

_SKIPPED = re.compile(r"\s+|\|+(?=\s*$)", re.MULTILINE)
_ARABIC = r"\d+(?:\.\d+)?"
_MEASURES = "大项个类种条件名家户人位所处场次届套座篇轮年月周季天倍成期亩吨亿万级方"
_CHINESE = rf"(?<![第统唯同单专])[一二两三四五六七八九十百千]+(?=[{_MEASURES}])"
NUMERAL = re.compile(rf"{_ARABIC}|{_CHINESE}")
"""An Arabic numeral, or a Chinese one that counts (三项指标); ordinals (第一) and words (统一) do not count."""


class Printed(NamedTuple):
    """One printed text of the plan; `whole` where it fills its lines (a title, a cell), not a part of one."""

    route: str
    text: str
    whole: bool = False


class Found(NamedTuple):
    """Half-open range of the compact seed."""

    start: int
    end: int


class Seed:
    """A flat text without its white space, which still knows its lines."""

    def __init__(self, text: str) -> None:
        lines = [compact(line) for line in text.splitlines()]
        self.text = "".join(lines)
        self.starts = [0]
        for line in lines:
            self.starts.append(self.starts[-1] + len(line))
        self._edges = frozenset(self.starts)

    def find(self, text: str, start: int, whole: bool = False) -> Found | None:
        """The first place of a text from an offset on; a whole text begins and ends at line breaks."""
        return next(self.find_all(text, start, whole), None)

    def find_all(self, text: str, start: int = 0, whole: bool = False) -> Iterator[Found]:
        """Every place of a text from an offset on."""
        at = self.text.find(text, start)
        while at >= 0:
            if not whole or {at, at + len(text)} <= self._edges:
                yield Found(at, at + len(text))
            at = self.text.find(text, at + 1)

    def numerals(self) -> Iterator[Found]:
        """Every numeral, in order; none goes over the end of a line."""
        for start, end in pairwise(self.starts):
            yield from (Found(*match.span()) for match in NUMERAL.finditer(self.text, start, end))

    def line(self, offset: int) -> int:
        """The line of an offset, from 1."""
        return bisect_right(self.starts, offset)

    def around(self, place: Found, width: int = 10) -> str:
        """A place with the characters about it."""
        before, after = self.text[max(place.start - width, 0) : place.start], self.text[place.end : place.end + width]
        return f"…{before}[{self.text[place.start : place.end]}]{after}…"


def compact(text: str) -> str:
    """A text without white space and without the bars that end table cells."""
    return _SKIPPED.sub("", text)


def printed_texts(plan: Plan) -> Iterator[Printed]:
    """Every text of the plan that is printed, in printed order: the notice's closing stands last of all."""
    if plan.notice:
        yield from _document("notice", plan.notice.model_copy(update={"closing": ()}))
    if plan.master:
        yield from _document("master", plan.master)
    for index, annex in enumerate(plan.annexes):
        yield from _document(f"annexes.{index}", annex)
    if plan.notice:
        yield from _texts("notice.closing", plan.notice.closing)


def _document(route: str, document: Document) -> Iterator[Printed]:
    for name in ("label", "number", "title"):
        yield from _texts(f"{route}.{name}", getattr(document, name), whole=True)
    yield from _texts(f"{route}.statements", document.statements)
    yield from _roster(f"{route}.roster", document.roster)
    yield from _sections(f"{route}.sections", document.sections)
    yield from _texts(f"{route}.annex_list", document.annex_list)
    for name in ("issuer", "date"):
        yield from _texts(f"{route}.{name}", getattr(document, name), whole=True)
    for index, table in enumerate(document.tables):
        yield from _table(f"{route}.tables.{index}", table)
    yield from _texts(f"{route}.closing", document.closing)


def _sections(route: str, sections: Sequence[Section]) -> Iterator[Printed]:
    for index, section in enumerate(sections):
        here = f"{route}.{index}"
        for name in ("heading", "statements", "responsibility", "task_force"):
            yield from _texts(f"{here}.{name}", getattr(section, name))
        yield from _roster(f"{here}.roster", section.roster)
        yield from _sections(f"{here}.sections", section.sections)


def _roster(route: str, members: Sequence[Member]) -> Iterator[Printed]:
    for index, member in enumerate(members):
        for name in ("role", "name", "post"):
            yield from _texts(f"{route}.{index}.{name}", getattr(member, name))


def _table(route: str, table: Table) -> Iterator[Printed]:
    for name in ("caption", "label", "title"):
        yield from _texts(f"{route}.{name}", getattr(table, name), whole=True)
    for role, header in table.columns.items():
        yield from _texts(f"{route}.columns.{role}", header, whole=True)
    for index, row in enumerate(table.rows):
        yield from _row(f"{route}.rows.{index}", row)


def _row(route: str, row: Row) -> Iterator[Printed]:
    for name in CELLS:
        yield from _texts(f"{route}.{name}", getattr(row, name), whole=name != "content")


def _texts(route: str, value: str | Sequence[str] | None, whole: bool = False) -> Iterator[Printed]:
    if isinstance(value, str):
        if text := compact(value):
            yield Printed(route, text, whole)
        return
    for index, text in enumerate(value or ()):
        yield from _texts(f"{route}.{index}", text, whole)


class Placement(NamedTuple):
    """Where the texts stand, and one line for each that does not stand where it should."""

    found: tuple[Found, ...]
    faults: tuple[str, ...]


def place_texts(seed: Seed, texts: Sequence[Printed]) -> Placement:
    """Each text after the end of the one before; a fault does not move the place reached."""
    found: list[Found] = []
    faults: list[str] = []
    reached = 0
    for index, printed in enumerate(texts):
        place = seed.find(printed.text, reached, printed.whole)
        if place is None or _leaps(seed, texts[index : index + 2], place, reached):
            faults.append(_fault(seed, printed, reached))
            continue
        found.append(place)
        reached = place.end
    return Placement(tuple(found), tuple(faults))


def _leaps(seed: Seed, texts: Sequence[Printed], place: Found, reached: int) -> bool:
    """Whether taking this place would lose the next text, which stands between here and there."""
    return any(
        following.text != texts[0].text
        and seed.find(following.text, place.end, following.whole) is None
        and seed.find(following.text, reached, following.whole) is not None
        for following in texts[1:]
    )


def _fault(seed: Seed, printed: Printed, reached: int) -> str:
    """What is wrong with one text, with the nearest text of the seed."""
    after = f"at or after line {seed.line(reached)}"
    places = seed.find_all(printed.text, whole=printed.whole)
    if elsewhere := min(places, key=lambda place: abs(place.start - reached), default=None):
        where = f"out of order: stands in line {seed.line(elsewhere.start)}, expected {after}"
        return f"{printed.route}: {printed.text}\n    {where}: {seed.around(elsewhere)}"
    nearest = seed.around(_longest_start(seed, printed.text, reached) or Found(reached, reached))
    return f"{printed.route}: {printed.text}\n    not in the seed {after}; nearest: {nearest}"


def _longest_start(seed: Seed, text: str, reached: int) -> Found | None:
    """Where the longest beginning of a text stands, from an offset on or else anywhere."""
    for length in range(len(text), 1, -1):
        place = seed.find(text[:length], reached) or seed.find(text[:length], 0)
        if place:
            return place
    return None

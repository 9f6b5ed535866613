"""Stated counts and the things listed for them.

Enters: facts.  Leaves: `Listing`s — a count (三项, 七大产业链, 办好十件, 6个工作专班) with the things found before
it, in brackets behind it, under its heading, or in the plan.  How many things a list holds is a range, as
和 and 及 may join two things or stand inside a name; 等 leaves a list open.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile

from checker.evidence.announced import Announced, announced
from checker.evidence.chain import forces
from checker.facts import Facts
from checker.finding import Place
from checker.language.constraint import ReadingKind
from checker.language.listings import JOINTS
from checker.numbering import Rank, chinese_number, read_heading
from checker.passages import Block, Form, Passage
from checker.printed import place_of
from checker.source import Route, Span, fold

_MOST = 30
"""Largest count that a text spells out thing by thing."""
_SPELLED_OUT = 4
"""Things that make a list more than examples when 等 and the count follow."""
_COUNTED = re.compile("(?:[二三四五六七八九十]|[0-9])(?:大|项|件|个|条|类|家)")
"""A thing with a count of its own: 省定十大、市定九大 list nothing, nor do 甲、乙2个乡镇 list projects."""
_VERB = re.compile("^(?:聚焦|围绕|依托|突出|瞄准|立足|做强|做大|做优|打造|培育|发展|推进|推动|抓好|实施)+")
_NEAR = 12
"""Characters that may stand between a count and the bracket that lists its things."""


@dataclass(frozen=True, slots=True)
class Listing:
    """A stated count and what is listed for it: at least `fewest`, at most `most` things."""

    stated: int
    counted: str
    fewest: int
    most: int
    open: bool
    certain: bool
    things: tuple[str, ...]
    places: tuple[Place, ...]

    @property
    def fits(self) -> bool:
        """Whether the count can be that of the things."""
        return self.fewest <= self.stated and (self.stated <= self.most or self._samples)

    @property
    def _samples(self) -> bool:
        """Whether 等 follows a few examples; after most of the things (four of 七大产业) the rest is missed."""
        return self.open and (self.most < _SPELLED_OUT or self.most * 2 < self.stated)


def listings(facts: Facts) -> tuple[Listing, ...]:
    """All counts whose things are listed, in printed order."""
    listed = (listing for passage, span, count in _counts(facts) for listing in _listed(facts, passage, span, count))
    return (*listed, *map(_of_headings, facts.once(announced)))


def _of_headings(said: Announced) -> Listing:
    number = len(said.titles)
    return Listing(said.stated, said.counted, number, number, False, said.certain, said.titles, said.places)


def _counts(facts: Facts) -> Iterator[tuple[Passage, Span, int]]:
    for passage, reading in facts.readings(ReadingKind.COUNT):
        count = reading.counted
        if count is not None and count == int(count) and 2 <= count <= _MOST:
            yield passage, reading.span, int(count)


def _listed(facts: Facts, passage: Passage, span: Span, count: int) -> Iterator[Listing]:
    before = _before(passage, span, count)
    behind = _behind(passage, span, count)
    if passage.form is Form.HEADING:
        yield from _under(facts, passage, span, count)
    elif before or behind:
        yield from (listing for listing in (before, behind) if listing)


def _before(passage: Passage, span: Span, count: int) -> Listing | None:
    """进出口、进口、出口三项: the list that ends where the count begins."""
    text = fold(passage.text)
    start = max((text.rfind(mark, 0, span.start) for mark in ",。;:("), default=-1) + 1
    run = text[start : span.start]
    if run.count("(") != run.count(")") or re.search("(?:、|和|及|与)$", run):
        return None
    goes_on = run.endswith("等")
    things = [thing for thing in run.removesuffix("等").split("、") if thing]
    if any(_COUNTED.search(thing) for thing in things):
        return None
    if len(things) < 2 and not (things and JOINTS.search(things[0]) and not goes_on):
        return None
    things[0] = _VERB.sub("", things[0]) or things[0]
    return _listing(passage, Span(start, span.end + _NEAR), count, things, goes_on, text[span.start : span.end])


def _behind(passage: Passage, span: Span, count: int) -> Listing | None:
    """4个产业体系(甲、乙、丙、丁): the list in brackets behind the counted noun."""
    text = fold(passage.text)
    found = re.compile(rf"[^,。;:、()]{{0,{_NEAR}}}\(([^()]*)\)").match(text, span.end)
    if not found or not re.search("[、,]", found[1]):
        return None
    goes_on = found[1].endswith("等")
    things = [thing for thing in re.split("[、,;]", found[1].removesuffix("等")) if thing]
    return _listing(passage, Span(span.start, found.end()), count, things, goes_on, text[span.start : span.end])


def _listing(passage: Passage, span: Span, count: int, things: Sequence[str], goes_on: bool, counted: str) -> Listing:
    joined = sum(len(JOINTS.findall(thing)) for thing in things)
    place = place_of(passage, Span(span.start, min(span.end, len(passage.text))))
    certain = len(things) > 1 and joined == 0 and not (goes_on and len(things) < count)
    return Listing(count, counted, len(things), len(things) + joined, goes_on, certain, tuple(things), (place,))


def _under(facts: Facts, passage: Passage, span: Span, count: int) -> Iterator[Listing]:
    """办好十件实事: the numbered headings or rows under the heading, else what its statements name."""
    counted = fold(passage.text)[span.start : span.end]
    headings = _headings(facts, passage)
    rows = _rows(facts, passage)
    if headings:
        places = (place_of(passage), *(place_of(facts.passages[b.texts[0]]) for b in headings if b.texts))
        titles = tuple(block.heading.title for block in headings)
        yield Listing(count, counted, len(headings), len(headings), False, True, titles, places)
    elif rows:
        places = (place_of(passage), *(place_of(facts.passages[block.texts[0]]) for block in rows if block.texts))
        titles = tuple(block.heading.title for block in rows)
        yield Listing(count, counted, len(rows), len(rows), False, True, titles, places)
    else:
        yield from _named_under(facts, passage, span, count)


def _headings(facts: Facts, passage: Passage) -> list[Block]:
    """The numbered tasks one step under a heading; what has no number goes on with the one above."""
    route = passage.route[:-1]
    numbered = [task for task in facts.once(_tasks_below).get(route, ()) if task.heading.value]
    return numbered if len(numbered) > 1 else []


def _tasks_below(facts: Facts) -> Mapping[Route, Sequence[Block]]:
    """The tasks one step under each heading."""
    below: dict[Route, list[Block]] = defaultdict(list)
    for task in facts.outline.tasks:
        below[task.route[:-2]].append(task)
    return below


def _rows(facts: Facts, passage: Passage) -> list[Block]:
    """The first row of each number in a group of a table."""
    if passage.route[-1] != "group":
        return []
    within = facts.once(_grouped_rows).get(passage.route[:-1], ())
    return list({row.heading.mark: row for row in reversed(within) if row.heading.mark}.values())[::-1]


def _grouped_rows(facts: Facts) -> Mapping[Route, Sequence[Block]]:
    """The rows under each group row, as far as the next one of its rank or above."""
    rows: dict[Route, list[Block]] = defaultdict(list)
    groups: dict[Route, list[tuple[int, Rank]]] = defaultdict(list)
    for row in facts.outline.rows:
        rows[row.route[:-1]].append(row)
    for passage in facts.passages:
        if passage.route[-1] == "group":
            groups[passage.route[:-2]].append((int(passage.route[-2]), read_heading(passage.text).rank))
    found: dict[Route, Sequence[Block]] = {}
    for table, heads in groups.items():
        numbers = [int(row.route[-1]) for row in rows[table]]
        for at, (first, rank) in enumerate(heads):
            later = (heads[other] for other in range(at + 1, len(heads)))
            end = next((bisect(numbers, last) for last, other in later if other <= rank), len(numbers))
            found[*table, first] = rows[table][bisect(numbers, first) : end]
    return found


def _named_under(facts: Facts, passage: Passage, span: Span, count: int) -> Iterator[Listing]:
    """四大清水工程: names ending in the counted noun in the statements under the heading."""
    text = fold(passage.text)
    noun = "".join(takewhile(lambda c: "\u4e00" <= c <= "\u9fff", text[span.end :]))[-2:]
    if len(noun) < 2 or read_heading(text).rank is Rank.NONE:
        return
    verbs = "加快|推进|实施|开展|抓好|推动"
    pattern = re.compile(f"(?:^|[,、;]|{verbs})+([\u4e00-\u9fff]{{2,10}}{noun})(?![\u4e00-\u9fff]*{noun})")
    route = passage.route[:-1]
    found: dict[str, Place] = {}
    below = (facts.passages[at] for at in range(facts.position(route), len(facts.passages)))
    for other in takewhile(lambda other: other.route[: len(route)] == route, below):
        if other.form is Form.STATEMENT:
            for name in pattern.finditer(fold(other.text)):
                found.setdefault(name[1], place_of(other, Span(*name.span(1))))
    if len(found) > 2:
        counted = text[span.start : span.end]
        missing = _missing(facts, found, noun)
        things = tuple(_short(name, found) for name in found)
        places = (place_of(passage), *found.values(), *missing)
        yield Listing(count, counted, len(found), len(found), False, len(found) + len(missing) == count, things, places)


def _short(name: str, among: Iterable[str]) -> str:
    """A name without the verbs that all of them begin with (加快推进)."""
    start = sum(1 for _ in takewhile(lambda column: len(set(column)) == 1, zip(*among, strict=False)))
    return name[start:] if len(name) - start > 3 else name


def _missing(facts: Facts, found: Iterable[str], noun: str) -> list[Place]:
    """Headings elsewhere in a row that holds most of the names found, and more."""
    for titles in facts.once(_headings_by_ending).get(noun, {}).values():
        left = [place for title, place in titles if not any(name.endswith(title) for name in found)]
        if 0 < len(left) <= len(titles) // 2:
            return left
    return []


def _headings_by_ending(facts: Facts) -> Mapping[str, Mapping[Route, Sequence[tuple[str, Place]]]]:
    """The headings by their last two characters and the row of headings they stand in."""
    found: dict[str, dict[Route, list[tuple[str, Place]]]] = defaultdict(lambda: defaultdict(list))
    for passage in facts.passages:
        if passage.form is Form.HEADING:
            title = read_heading(passage.text).title
            found[title[-2:]][passage.route[:-2]].append((title, place_of(passage)))
    return found


_PLANS = re.compile(
    "(?P<count>[0-9]{1,2}|[二三四五六七八九十]{1,3})个(?P<noun>(?:专项)?(?:实施|工作|子)?方案|(?:工作)?专班)"
)


def plan_counts(facts: Facts) -> tuple[Listing, ...]:
    """What the master plan says of the number of annexes and task forces, against those there are."""
    schemes = [part for part in facts.outline.parts if part.key.startswith("annex") and "方案" in part.document.title]
    set_up = [force for theirs in facts.once(forces).values() for force in theirs]
    overall = _overall(facts)
    found: list[Listing] = []
    for passage in facts.passages:
        if passage.form is Form.STATEMENT and passage.document in overall:
            for said in _PLANS.finditer(fold(passage.text)):
                count = int(said["count"]) if said["count"].isdigit() else chinese_number(said["count"])
                bodies = "专班" in said["noun"]
                things = [f.said.name for f in set_up] if bodies else [part.document.title for part in schemes]
                if things and count > 1:
                    place = place_of(passage, Span(*said.span()))
                    number = len(things)
                    certain = not bodies or number >= len(schemes)  # else a paragraph may not have been read
                    found.append(Listing(count, said.group(), number, number, False, certain, tuple(things), (place,)))
    return tuple(found)


def _overall(facts: Facts) -> frozenset[str]:
    """The documents that speak of the whole plan: notice, master plan, and annexes that are no plans of their own."""
    return frozenset(
        part.key
        for part in facts.outline.parts
        if not part.key.startswith("annex") or "方案" not in part.document.title
    )

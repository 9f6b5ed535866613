"""Things listed below a heading that counts them (办好十件实事): headings or rows, else names in its statements."""

from __future__ import annotations

import re
from bisect import bisect
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import takewhile

from checker.checks.arithmetic._listing import Count, Listing
from checker.checks.arithmetic._tasks import tasks_below
from checker.facts import Facts
from checker.facts.printed import place_of
from checker.finding import Place
from checker.plan.headers import is_total
from checker.plan.numbering import Rank, read_heading
from checker.plan.passages import Block, Form, Passage, PlanField
from checker.source import Route, Span
from checker.words.counts import load_counts

_HAN = "[\u4e00-\u9fff]"
_SHORTEST = 3
"""A name keeps the verbs that all of them begin with (加快推进) rather than shrink to so many characters."""


def find_below(facts: Facts, count: Count) -> Iterator[Listing]:
    """The one listing below a heading with a count, if there is any."""
    blocks = _headings(facts, count.passage) or _rows(facts, count.passage)
    if not blocks:
        yield from _named(facts, count)
        return
    firsts = (facts.passages[block.texts[0]] for block in blocks if block.texts)
    places = (place_of(count.passage), *map(place_of, firsts))
    yield Listing(count.number, count.printed, tuple(block.heading.title for block in blocks), places)


def _headings(facts: Facts, passage: Passage) -> Sequence[Block]:
    """The numbered tasks one step under a heading; what has no number goes on with the one above."""
    numbered = [task for task in facts.once(tasks_below).get(passage.route[:-1], ()) if task.heading.value]
    return numbered if len(numbered) > 1 else ()


def _rows(facts: Facts, passage: Passage) -> Sequence[Block]:
    """The first row of each number in a group of a table."""
    if passage.field is not PlanField.GROUP:
        return ()
    rows: dict[str, Block] = {}
    for row in facts.once(_grouped_rows).get(passage.route[:-1], ()):
        if row.heading.mark and not row.adds_up and not is_total(facts.rows.name_of(row)):
            rows.setdefault(row.heading.mark, row)
    return list(rows.values())


def _grouped_rows(facts: Facts) -> Mapping[Route, Sequence[Block]]:
    """The rows under each group row, as far as the next one of its rank or above."""
    rows: dict[Route, list[Block]] = defaultdict(list)
    groups: dict[Route, list[tuple[int, Rank]]] = defaultdict(list)
    for row in facts.outline.rows:
        rows[row.route[:-1]].append(row)
    for passage in facts.passages:
        if passage.field is PlanField.GROUP:
            groups[passage.route[:-2]].append((int(passage.route[-2]), read_heading(passage.text).rank))
    found: dict[Route, Sequence[Block]] = {}
    for table, heads in groups.items():
        numbers = [int(row.route[-1]) for row in rows[table]]
        for at, (first, rank) in enumerate(heads):
            later = (heads[other] for other in range(at + 1, len(heads)))
            end = next((bisect(numbers, last) for last, other in later if other <= rank), len(numbers))
            found[*table, first] = rows[table][bisect(numbers, first) : end]
    return found


def _named(facts: Facts, count: Count) -> Iterator[Listing]:
    """四大清水工程: names ending in the counted noun in the statements under the heading."""
    text = count.passage.plain
    noun = "".join(takewhile(re.compile(_HAN).match, text[count.span.end :]))[-2:]
    if len(noun) < 2 or read_heading(text).rank is Rank.NONE:
        return
    found = _names_below(facts, count.passage.route[:-1], noun)
    if len(found) > 2:
        missing = _missing(facts, found, noun)
        verbs = sum(1 for _ in takewhile(lambda column: len(set(column)) == 1, zip(*found, strict=False)))
        things = tuple(name[verbs:] if len(name) - verbs > _SHORTEST else name for name in found)
        places = (place_of(count.passage), *found.values(), *missing)
        certain = len(found) + len(missing) == count.number
        yield Listing(count.number, count.printed, things, places, certain)


def _names_below(facts: Facts, route: Route, noun: str) -> Mapping[str, Place]:
    name = re.compile(f"(?:^|[,、;]|{'|'.join(load_counts().task_verbs)})+({_HAN}{{2,10}}{noun})(?!{_HAN}*{noun})")
    found: dict[str, Place] = {}
    below = (facts.passages[at] for at in range(facts.position(route), len(facts.passages)))
    for passage in takewhile(lambda passage: passage.route[: len(route)] == route, below):
        if passage.form is Form.STATEMENT:
            for match in name.finditer(passage.plain):
                found.setdefault(match[1], place_of(passage, Span(*match.span(1))))
    return found


def _missing(facts: Facts, found: Iterable[str], noun: str) -> Sequence[Place]:
    """Headings elsewhere in a row that holds most of the names found, and more."""
    for titles in facts.once(_headings_by_ending).get(noun, {}).values():
        left = [place for title, place in titles if not any(name.endswith(title) for name in found)]
        if 0 < len(left) <= len(titles) // 2:
            return left
    return ()


def _headings_by_ending(facts: Facts) -> Mapping[str, Mapping[Route, Sequence[tuple[str, Place]]]]:
    """The headings by their last two characters and the row of headings they stand in."""
    found: dict[str, dict[Route, list[tuple[str, Place]]]] = defaultdict(lambda: defaultdict(list))
    for passage in facts.passages:
        if passage.form is Form.HEADING:
            title = read_heading(passage.text).title
            found[title[-2:]][passage.route[:-2]].append((title, place_of(passage)))
    return found

"""The printed numbers of headings and of the groups of tables (GB/T 9704-2012 7.3.3).

They may be left out, given twice, out of order, of another kind than those beside them, or have lost a bracket.  A list
may go on counting where the list before it stopped, or start again at 1, but not now one and now the other.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from checker.checks.check import Outcome, outcome_name
from checker.checks.shared.places import place_at
from checker.checks.shared.wording import listed
from checker.checks.structure._schemes import Numbered, numbers_before, numbers_in_texts, split_lists
from checker.checks.structure._sequence import SHOWN, Gap, Numbers, Order, Repeat, find_faults, list_numbers
from checker.facts import Facts
from checker.plan.model import Section, Table
from checker.plan.numbering import Heading, Rank, is_outlined, label_of, read_heading
from checker.plan.passages import Part, table_name
from checker.source import Route, fold
from checker.words.numerals import ONE_TO_TEN, ORDINAL

QUOTES_DIFFER = False
_HALF_OPEN = re.compile(rf"\s*\((?:{ORDINAL}|\d{{1,2}})(?![{ONE_TO_TEN}\d)]|\s*\))")
_BEGINNING = 12
"""Characters by which a heading without its bracket is named."""


class Broken(Outcome):
    """A number has lost a bracket."""

    document: str
    heading: str


class Style(Outcome):
    """Headings of one list are numbered in several ways: (一) beside 2."""

    document: str
    numbers: str
    usual: str


class Restart(Outcome):
    """Of the lists under neighbouring headings some go on counting and some start again."""

    document: str
    numbers: str
    again: str


OUTCOMES = (Gap, Repeat, Order, Broken, Style, Restart)


def find(facts: Facts) -> Iterator[Outcome]:
    """One for each list and fault: the headings of each document, then the groups of its tables."""
    for part in facts.outline.parts:
        yield from _lists(facts, part, numbers_before(part), part.name, part.document.sections, part.route)
        for at, table in enumerate(part.document.tables):
            for above, groups in _groups(f"{part.name} {table_name(table)}", table, (*part.route, "tables", at)):
                yield from _gaps(facts, above, groups)


def _lists(
    facts: Facts, part: Part, before: Mapping[Route, int], above: str, sections: Sequence[Section], route: Route
) -> Iterator[Outcome]:
    ours = _numbered(sections, route)
    yield from _brackets(facts, part, sections, route)
    if ours:
        yield from _styles(facts, above, ours)
        yield from _gaps(facts, above, ours)
    below = [_numbered(section.sections, (*route, "sections", index)) for index, section in enumerate(sections)]
    yield from _restarts(facts, before, above, [numbers for numbers in below if numbers])
    for index, section in enumerate(sections):
        heading = read_heading(section.heading)
        name = f"{above} {label_of(heading)}" if section.heading else above
        yield from _lists(facts, part, before, name, section.sections, (*route, "sections", index))


def _numbered(sections: Sequence[Section], route: Route) -> list[Numbered]:
    headings = [Numbered(read_heading(s.heading), (*route, "sections", i)) for i, s in enumerate(sections)]
    stems = {each.heading.mark.rpartition(".")[0] for each in headings if is_outlined(each.heading)}
    kept = (each for each in headings if each.heading.value and each.heading.rank is not Rank.BOX)
    return [each for each in kept if len(stems) < 2 or not is_outlined(each.heading)]  # 1.1.2, 1.2.1 are two lists


def _groups(name: str, table: Table, route: Route) -> Iterator[tuple[str, list[Numbered]]]:
    """The numbered group rows of a table as the lists they form: under each group those of the next rank."""
    lists: dict[tuple[Heading, ...], list[Numbered]] = {}
    open_groups: list[Heading] = []
    for index, row in enumerate(table.rows):
        heading = read_heading(row.group or "")
        if row.group is not None and heading.value:
            open_groups = [group for group in open_groups if group.rank < heading.rank]
            lists.setdefault(tuple(open_groups), []).append(Numbered(heading, (*route, "rows", index, "group")))
            open_groups.append(heading)
    for above, numbers in lists.items():
        yield f"{name} {''.join(map(label_of, above))}".strip(), numbers


def _brackets(facts: Facts, part: Part, sections: Sequence[Section], route: Route) -> Iterator[Outcome]:
    for index, section in enumerate(sections):
        folded = fold(section.heading)
        closed = folded.count("(") == folded.count(")")
        if read_heading(section.heading).broken or (_HALF_OPEN.match(folded) and not closed):
            place = place_at(facts, (*route, "sections", index))
            fact = (part.key, section.heading)
            yield Broken(places=(place,), fact=fact, document=part.name, heading=place.quote[:_BEGINNING])


def _styles(facts: Facts, above: str, numbers: Sequence[Numbered]) -> Iterator[Outcome]:
    ranks = Counter(each.heading.rank for each in numbers)
    usual, _ = ranks.most_common(1)[0]
    others = [each for each in numbers if each.heading.rank is not usual]
    if others:
        marks = [each.heading.mark for each in others]
        yield Style(
            places=tuple(place_at(facts, each.route) for each in (numbers[0], *others)),
            fact=(above, *marks),
            document=above,
            numbers=listed(marks, SHOWN),
            usual=numbers[0].heading.mark,
        )


def _gaps(facts: Facts, above: str, numbers: Sequence[Numbered]) -> Iterator[Outcome]:
    """Numbers of one kind and one list: given twice, skipped, out of order."""
    usual = Counter(each.heading.rank for each in numbers).most_common(1)[0][0]
    for ours in split_lists([each for each in numbers if each.heading.rank is usual]):
        yield from _faults(facts, above, ours)


def _faults(facts: Facts, above: str, ours: Sequence[Numbered]) -> Iterator[Outcome]:
    values = [each.heading.value for each in ours]
    counts = Counter(values)
    twice = [value for value, count in counts.items() if count > 1]
    if twice:
        again = [each for each in ours if counts[each.heading.value] > 1]
        yield _outcome(facts, Repeat, above, again, list_numbers(twice))
    for outcome, at, said in find_faults(
        values, elsewhere=numbers_in_texts(facts, ours[0].route[:-1], ours[0].heading.rank)
    ):
        yield _outcome(facts, outcome, above, [ours[index] for index in at], said)


def _outcome(facts: Facts, outcome: type[Numbers], above: str, shown: Sequence[Numbered], numbers: str) -> Outcome:
    return outcome(
        places=tuple(place_at(facts, each.route) for each in shown),
        fact=(above, outcome_name(outcome), numbers),
        document=above,
        numbers=numbers,
    )


def _restarts(
    facts: Facts, before: Mapping[Route, int], above: str, lists: Sequence[Sequence[Numbered]]
) -> Iterator[Outcome]:
    later = [(a[-1].heading, b[0]) for a, b in pairwise(lists) if a[-1].heading.rank is b[0].heading.rank]
    going_on = [b for a, b in later if b.heading.value == a.value + 1 > 1]
    again = [b for _, b in later if b.heading.value == 1]
    firsts = [*lists[0][:1], *(b for _, b in later)] if lists else []
    if going_on and again:
        marks = listed((each.heading.mark for each in going_on), SHOWN)
        yield Restart(
            places=tuple(place_at(facts, each.route) for each in (*going_on, *again)),
            fact=(above, "restart", marks),
            document=above,
            numbers=marks,
            again=again[0].heading.mark,
        )
    for each in firsts:
        value, last = each.heading.value, before[each.route]
        missing = range(last + 1 if last < value else 1, value)
        begun = numbers_in_texts(facts, each.route[:-1], each.heading.rank) if missing else ()
        if left := [number for number in missing if number not in begun]:
            yield _outcome(facts, Gap, above, [each], list_numbers(left))

"""The headings of a table against the headings of the tasks it divides up.

Enters: facts.  Leaves: `Hit`s for group rows worded otherwise than the heading they stand for, headings
without a group, groups in another order, and rows that stand under a heading they do not belong to.
A group stands for the heading with the same title, else with the same number and most of its characters.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice, pairwise
from typing import NamedTuple

from checker.evidence.places import place_at, row_place
from checker.facts import Facts
from checker.finding import Place
from checker.numbering import Heading, label_of, read_heading
from checker.passages import Block, Part, Passage, Zone, zone_of
from checker.plan import Section
from checker.rule import Hit, NotApplicable
from checker.source import Route, fold
from checker.wording import listed

_NEAR = 0.6
"""Least share of characters that two wordings of one heading have in common."""
_CLAUSE = 8
"""Least length of a clause that tells by itself to which task it belongs."""
_SLIP = 3
"""Characters in a row that may be other ones where a row carries the name of its task."""
_MANY = 6
_MOST = 60
"""Headings of one number that a group row is compared with; numbers start anew in each chapter, so there are few."""
_STOPS = re.compile("[,;:。( ]")
_INNER = str.maketrans("“”", "‘’")
"""Quotation marks inside a quotation."""


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


def _title(text: str, route: Route) -> Title:
    heading = read_heading(text)
    return Title(heading, re.sub(r"[^\w]", "", fold(heading.title)), route)


def joined_tables(facts: Facts) -> tuple[Joined, ...]:
    """The tables in which at least two group rows repeat headings of the tasks of the same annex."""
    found: list[Joined] = []
    for part in facts.outline.parts:
        headings = [title for title, _ in task_headings(part)]
        for at, table in enumerate(part.document.tables):
            route = (*part.route, "tables", at, "rows")
            groups = [_title(row.group, (*route, i, "group")) for i, row in enumerate(table.rows) if row.group]
            joined = _join(part, headings, groups)
            if joined:
                found.append(joined)
    return tuple(found)


def task_headings(part: Part) -> Iterator[tuple[Title, Section]]:
    """The headings right under the chapters of tasks."""
    for index, chapter in enumerate(part.document.sections):
        if zone_of(read_heading(chapter.heading).title) is Zone.TASKS:
            for at, section in enumerate(chapter.sections):
                if section.heading:
                    yield _title(section.heading, (*part.route, "sections", index, "sections", at, "heading")), section


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
        self._by_number: dict[int, list[Title]] = defaultdict(list)
        self._headings = headings
        self._plain: dict[str, int] = {}
        self._whole: dict[str, int] = {}
        self._beginnings: dict[str, int] = {}
        for at, heading in enumerate(headings):
            self._by_number[heading.heading.value].append(heading)
            whole, plain, beginnings = _title_and_beginnings(heading)
            for known, titles in ((self._plain, [plain]), (self._whole, [whole]), (self._beginnings, beginnings)):
                for title in titles:
                    known.setdefault(title, at)

    def counterpart(self, group: Title) -> Title | None:
        """The first heading of the title of a group row, else one of its number with nearly its words."""
        whole, plain, beginnings = _title_and_beginnings(group)
        found = [self._plain.get(plain), self._beginnings.get(whole), *map(self._whole.get, beginnings)]
        if same := [at for at in found if at is not None]:
            return self._headings[min(same)]
        numbered = islice(self._by_number[group.heading.value], _MOST)
        return next((heading for heading in numbered if _share(group.plain, heading.plain) >= _NEAR), None)


def _title_and_beginnings(title: Title) -> tuple[str, str, Sequence[str]]:
    """A title, the same without its marks, and how it begins as far as each mark at which another may stop."""
    text = fold(title.heading.title)
    return text, title.plain, [text[: match.start()] for match in _STOPS.finditer(text)]


def _same(group: Title, heading: Title) -> bool:
    """Equal titles, or one that stops where the other goes on after a comma or bracket."""
    if group.plain == heading.plain:
        return True
    longer, shorter = sorted((group.heading.title, heading.heading.title), key=len, reverse=True)
    rest = fold(longer)[len(shorter) :] if fold(longer).startswith(fold(shorter)) else ""
    return bool(_STOPS.match(rest))


def _share(a: str, b: str) -> float:
    common = (Counter(a) & Counter(b)).total()
    return common / max(len(a), len(b), 1)


def group_headings(facts: Facts) -> Iterator[Hit]:
    """Wording, absence and order of the group rows; wording of the rows named after a task."""
    tables = facts.once(joined_tables)
    yield from _items(facts)
    if not tables and not facts.matches:
        raise NotApplicable("表中没有与工作任务标题对应的分组行", "no table is divided by the headings of the tasks")
    for joined in tables:
        yield from _wordings(facts, joined)
        yield from _absent(facts, joined)
        yield from _disorder(facts, joined)


def _values(document: str, name: str, other: str, count: int = 1) -> dict[str, str]:
    name, other = name.translate(_INNER), other.translate(_INNER)
    return {"document": document, "name": name, "other": other, "names": name, "count": str(count)}


def _wordings(facts: Facts, joined: Joined) -> Iterator[Hit]:
    for group, heading in joined.pairs:
        if heading and not _same(group, heading):
            places = (place_at(facts, group.route), place_at(facts, heading.route), *_elsewhere(facts, heading))
            values = _values(joined.part.name, group.heading.title, heading.heading.title)
            yield Hit("worded", places, values, (joined.part.key, group.plain, heading.plain))


def _items(facts: Facts) -> Iterator[Hit]:
    """Rows named as the task they carry out, but for a few characters that are other ones."""
    titles = {_plain(task.heading.title) for task in facts.outline.tasks}
    names = {part.key: part for part in facts.outline.parts}
    for row in facts.outline.rows:
        task = facts.matches.get(row.route)
        if not task or not row.heading.title or not task.heading.title:
            continue
        name, other = _plain(row.heading.title), _plain(task.heading.title)
        if name not in titles and _one_slip(name, other):
            places = (row_place(facts, row), place_at(facts, task.route))
            values = _values(names[row.document].name, row.heading.title, task.heading.title)
            yield Hit("item", places, values, (row.document, name, other))


def _one_slip(name: str, other: str) -> bool:
    """Whether two titles of one length differ in one run of at most three characters, and share most."""
    unlike = [at for at, (a, b) in enumerate(zip(name, other, strict=False)) if a != b]
    if len(name) != len(other) or not unlike:
        return False
    run = unlike[-1] - unlike[0] + 1
    return run <= _SLIP and run * 2 <= len(name)


def _elsewhere(facts: Facts, heading: Title) -> tuple[Place, ...]:
    """The same heading in the master plan, if it stands there word for word."""
    passage = facts.once(_in_master).get(heading.plain)
    return (place_at(facts, passage.route),) if passage else ()


def _in_master(facts: Facts) -> Mapping[str, Passage]:
    """The first text of the master plan that says something, by its words without marks."""
    ours = (passage for passage in reversed(facts.passages) if passage.document == "master")
    return {_plain(passage.text): passage for passage in ours}


def _absent(facts: Facts, joined: Joined) -> Iterator[Hit]:
    taken = {heading.route for _, heading in joined.pairs if heading}
    left = [heading for heading in joined.headings if heading.route not in taken]
    if left:
        names = listed([heading.heading.mark + heading.heading.title[:16] for heading in left], _MANY)
        places = tuple(place_at(facts, heading.route) for heading in left)
        yield Hit("ungrouped", places, _values(joined.part.name, names, "", len(left)), (joined.part.key, names))


def _disorder(facts: Facts, joined: Joined) -> Iterator[Hit]:
    order = {heading.route: at for at, heading in enumerate(joined.headings)}
    known = [(group, order[heading.route]) for group, heading in joined.pairs if heading]
    moved = [group for (_, a), (group, b) in pairwise(known) if b < a]
    if moved:
        names = listed([group.heading.title[:16] for group in moved], _MANY)
        places = tuple(place_at(facts, group.route) for group in moved)
        yield Hit(
            "disordered", places, _values(joined.part.name, names, "", len(moved)), (joined.part.key, "order", names)
        )


def misplaced_rows(facts: Facts) -> Iterator[Hit]:
    """Rows whose clauses all stand in another section than the one their group row names."""
    tables = facts.once(joined_tables)
    if not tables:
        raise NotApplicable("表中没有与工作任务标题对应的分组行", "no table is divided by the headings of the tasks")
    for joined in tables:
        sections = {group.plain: (group, heading) for group, heading in joined.pairs if heading}
        homes = _homes(joined.part)
        found: dict[tuple[Title, Title], list[Block]] = defaultdict(list)
        for row in facts.rows_in[joined.part.key]:
            known = next((sections[g] for g in map(_plain, row.group) if g in sections), None)
            if known is None:
                continue
            home = _home(facts, row, homes)
            if home and home.route != known[1].route:
                found[known[0], home].append(row)
        for (group, home), rows in found.items():
            yield _misplaced(facts, joined.part, group, home, rows)


def _plain(title: str) -> str:
    return re.sub(r"[^\w]", "", fold(title))


def _misplaced(facts: Facts, part: Part, group: Title, home: Title, rows: Sequence[Block]) -> Hit:
    """Rows under a group as the table prints it, and the section of the body that they come from."""
    numbers = listed([row.heading.mark for row in rows], _MANY)
    names = [f"{label_of(title.heading)}{title.heading.title[:20]}" for title in (home, group)]
    values = {**_values(part.name, names[0], names[1], len(rows)), "names": numbers}
    places = (*(row_place(facts, row) for row in rows), *(place_at(facts, title.route) for title in (group, home)))
    return Hit("misplaced", places, values, (part.key, group.plain, home.plain, numbers))


def _homes(part: Part) -> Mapping[str, Title | None]:
    """The one section that prints each clause; None for a clause of several."""
    homes: dict[str, Title | None] = {}
    for title, section in task_headings(part):
        for clause in {clause for text in _texts(section) for clause in _clauses(text)}:
            homes[clause] = title if clause not in homes else None
    return homes


def _texts(section: Section) -> Iterator[str]:
    yield from (section.heading, *section.statements)
    for child in section.sections:
        yield from _texts(child)


def _clauses(text: str) -> list[str]:
    return [clause for clause in re.split(r"[,;。:]", re.sub(r"\s", "", fold(text))) if len(clause) >= _CLAUSE]


def _home(facts: Facts, row: Block, homes: Mapping[str, Title | None]) -> Title | None:
    """The section that all known clauses of a row come from."""
    texts = [facts.passages[index].text for index in row.texts]
    found = [homes[clause] for text in texts for clause in _clauses(text) if clause in homes]
    known = {title.route: title for title in found if title}
    return next(iter(known.values())) if len(known) == 1 and len(found) == len([t for t in found if t]) else None

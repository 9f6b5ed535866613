"""Group rows and named rows of a table against the headings of the tasks: wording, absence and order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

from checker.checks.check import Outcome
from checker.checks.shared.places import place_at, row_place
from checker.checks.shared.wording import inner, listed
from checker.checks.structure._groups import Joined, Title, divided_tables, is_same, letters_of_title, refuse_undivided
from checker.facts import Facts
from checker.finding import Place
from checker.plan.passages import Passage
from checker.words.terms import load_terms

QUOTES_DIFFER = False
_SLIP = 3
"""Characters in a row that may be other ones where a row carries the name of its task."""
_SHOWN = 6
"""Headings named in a message."""
_BEGINNING = 16
"""Characters of a heading by which a message names it."""


class _Reworded(Outcome):
    document: str
    table: str
    body: str


class Worded(_Reworded):
    """A group row is worded otherwise than its heading."""


class Item(_Reworded):
    """A row is named as the task it carries out, but for a few characters that are other ones."""


class _Headings(Outcome):
    document: str
    headings: str


class Ungrouped(_Headings):
    """Headings without a group."""


class Disordered(_Headings):
    """Groups in another order than the headings."""


OUTCOMES = (Worded, Item, Ungrouped, Disordered)


def find(facts: Facts) -> Iterator[Outcome]:
    """The named rows, then each table that is divided by headings."""
    tables = facts.once(divided_tables)
    yield from _items(facts)
    if not tables and not facts.matches:
        raise refuse_undivided()
    for joined in tables:
        yield from _wordings(facts, joined)
        yield from _ungrouped(facts, joined)
        yield from _disordered(facts, joined)


def _wordings(facts: Facts, joined: Joined) -> Iterator[Outcome]:
    for group, heading in joined.pairs:
        if heading and not is_same(group, heading):
            yield Worded(
                places=(place_at(facts, group.route), place_at(facts, heading.route), *_in_master(facts, heading)),
                fact=(joined.part.key, group.plain, heading.plain),
                document=joined.part.name,
                table=_inner(group.heading.title),
                body=_inner(heading.heading.title),
            )


def _in_master(facts: Facts, heading: Title) -> tuple[Place, ...]:
    """The same heading in the master plan, if it stands there word for word."""
    passage = facts.once(_master_texts).get(heading.plain)
    return (place_at(facts, passage.route),) if passage else ()


def _master_texts(facts: Facts) -> Mapping[str, Passage]:
    """The first text of the master plan that says something, by its words without marks."""
    ours = (passage for passage in reversed(facts.passages) if passage.document == "master")
    return {letters_of_title(passage.text): passage for passage in ours}


def _items(facts: Facts) -> Iterator[Outcome]:
    titles = {letters_of_title(task.heading.title) for task in facts.outline.tasks}
    names = {part.key: part.name for part in facts.outline.parts}
    for row in facts.outline.rows:
        task = facts.matches.get(row.route)
        if not task or not row.heading.title or not task.heading.title:
            continue
        ours, theirs = letters_of_title(row.heading.title), letters_of_title(task.heading.title)
        if ours not in titles and _one_slip(ours, theirs):
            yield Item(
                places=(row_place(facts, row), place_at(facts, task.route)),
                fact=(row.document, ours, theirs),
                document=names[row.document],
                table=_inner(row.heading.title),
                body=_inner(task.heading.title),
            )


def _one_slip(ours: str, theirs: str) -> bool:
    """Whether two titles of one length differ in one run of at most three characters, and share most."""
    unlike = [at for at, (a, b) in enumerate(zip(ours, theirs, strict=False)) if a != b]
    if len(ours) != len(theirs) or not unlike:
        return False
    run = unlike[-1] - unlike[0] + 1
    return run <= _SLIP and run * 2 <= len(ours) and not _one_deed(ours, theirs)


def _one_deed(ours: str, theirs: str) -> bool:
    """Whether two titles open with verbs for the same deed (新增、增加), and go on alike."""
    pairs = [(a, b) for deeds in load_terms().same_deeds for a in deeds for b in deeds if a != b]
    opened = ((a, b) for a, b in pairs if ours.startswith(a) and theirs.startswith(b))
    return any(ours.removeprefix(a) == theirs.removeprefix(b) for a, b in opened)


def _ungrouped(facts: Facts, joined: Joined) -> Iterator[Outcome]:
    taken = {heading.route for _, heading in joined.pairs if heading}
    left = [heading for heading in joined.headings if heading.route not in taken]
    if left:
        names = listed([each.heading.mark + each.heading.title[:_BEGINNING] for each in left], _SHOWN)
        places = tuple(place_at(facts, each.route) for each in left)
        fact = (joined.part.key, names)
        yield Ungrouped(places=places, fact=fact, document=joined.part.name, headings=_inner(names))


def _disordered(facts: Facts, joined: Joined) -> Iterator[Outcome]:
    order = {heading.route: at for at, heading in enumerate(joined.headings)}
    known = [(group, order[heading.route]) for group, heading in joined.pairs if heading]
    if moved := [group for (_, a), (group, b) in pairwise(known) if b < a]:
        names = listed([group.heading.title[:_BEGINNING] for group in moved], _SHOWN)
        places = tuple(place_at(facts, group.route) for group in moved)
        fact = (joined.part.key, "order", names)
        yield Disordered(places=places, fact=fact, document=joined.part.name, headings=_inner(names))


def _inner(text: str) -> str:
    return inner(text)

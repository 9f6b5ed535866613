"""Things that are printed twice: rows with the same text, headings of one list, one target of an annex."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from enum import StrEnum
from typing import NamedTuple

from pydantic import Field

from checker.checks.check import CheckOptions, NotApplicable, Outcome
from checker.checks.shared.own_figures import own_figures
from checker.checks.shared.places import document_names, place_at, row_place
from checker.checks.shared.wording import listed
from checker.checks.structure._schemes import contents_entries
from checker.facts import Facts
from checker.facts.printed import Target
from checker.finding import Place
from checker.language.constraint import Measure
from checker.plan.model import Section
from checker.plan.numbering import Rank, read_heading
from checker.plan.passages import Zone
from checker.source import Route, fold

QUOTES_DIFFER = False
_LEAST = 8
"""Characters a text must have before its being printed twice says anything."""
_SHOWN = 6
"""Places and targets named in a message."""
_COUNTED = (Measure.LEVEL, Measure.INCREMENT, Measure.EVENTS)


class What(StrEnum):
    """What is to be printed once."""

    ROWS = "rows"
    HEADINGS = "headings"
    TARGETS = "targets"


class Options(CheckOptions):
    """What a rule looks at."""

    what: What = Field(description="rows 表格的行 | headings 同级标题 | targets 同一附件的目标")


class _Twice(Outcome):
    document: str
    text: str
    numbers: str


class Rows(_Twice):
    """Rows of one table that say the same."""


class Targets(_Twice):
    """Targets that several tasks of one annex issue."""


class Headings(Outcome):
    """Headings of one list with the same title."""

    document: str
    heading: str
    count: int


class HeadingAbove(Outcome):
    """A heading that only repeats the one above it."""

    document: str
    heading: str
    above: str


OUTCOMES = (Rows, Headings, HeadingAbove, Targets)


def outcomes_under(options: Options) -> tuple[type[Outcome], ...]:
    """Those of what is to be printed once."""
    return _DEMANDS[options.what].outcomes


def find(facts: Facts, options: Options) -> Iterator[Outcome]:
    """One for each thing, with all its places."""
    return _DEMANDS[options.what].find(facts)


def _find_rows(facts: Facts) -> Iterator[Outcome]:
    if not facts.outline.rows:
        raise NotApplicable("本方案没有表格", "the plan has no tables")
    found: dict[tuple[Route, str, str], list[Place]] = defaultdict(list)
    for row in facts.outline.rows:
        text = _plain(facts.text_of(row))
        if len(text) >= _LEAST:
            shares = facts.rows.table_of(row).rows[int(row.route[-1])].number is None  # a part of the item above
            found[row.route[:-1], row.heading.mark if shares else "", text].append(row_place(facts, row))
    for (*_, text), places in found.items():
        if len(places) > 1:
            document = places[0].label.rpartition(" ")[0]
            yield Rows(
                places=tuple(places),
                fact=(document, text),
                document=document,
                text=places[0].quote,
                numbers=listed([place.label.rpartition(" ")[2] for place in places], _SHOWN),
            )


def _find_headings(facts: Facts) -> Iterator[Outcome]:
    for part in facts.outline.parts:
        yield from _headings(facts, part.name, "", part.document.sections, part.route)


def _headings(facts: Facts, document: str, above: str, sections: Sequence[Section], route: Route) -> Iterator[Outcome]:
    titles: dict[str, list[Place]] = defaultdict(list)
    runs: dict[str, set[tuple[str, int]]] = defaultdict(set)
    run = 0
    contents = contents_entries(sections)
    for index, section in enumerate(sections):
        if index in contents:
            continue
        here = (*route, "sections", index)
        heading = read_heading(section.heading)
        title = _plain(heading.title)
        run += heading.value == 1
        if title and heading.rank is not Rank.BULLET:
            runs[title].add((heading.mark, run))
            titles[title].append(place_at(facts, here))
            if len(title) >= _LEAST and len(sections) > 1 and _within(title, above):
                both = (place_at(facts, here), place_at(facts, route))
                repeated = (document, title, above)
                yield HeadingAbove(
                    places=both, fact=repeated, document=document, heading=heading.title, above=both[1].quote
                )
        yield from _headings(facts, document, title, section.sections, here)
    for title, places in titles.items():
        if len(places) > 1 and not _of_forms(runs[title], len(places)):
            fact = (document, title)
            yield Headings(places=tuple(places), fact=fact, document=document, heading=title, count=len(places))


def _of_forms(runs: Set[tuple[str, int]], count: int) -> bool:
    """Whether headings have one number each time, in lists that each begin with one: forms filled in alike."""
    return len(runs) == count and len({mark for mark, _ in runs}) == 1 and runs.isdisjoint({("", 0)})


def _within(title: str, above: str) -> bool:
    """Whether all characters of a title stand in the title above, in their order."""
    rest = iter(above)
    return bool(above) and all(character in rest for character in title)


def _find_targets(facts: Facts) -> Iterator[Outcome]:
    names = document_names(facts)
    for (document, *tasks), groups in _shared_targets(facts).items():
        said = listed([f"{g[0].constraint.indicator}{g[0].constraint.quantity.raw or ''}" for g in groups], _SHOWN)
        yield Targets(
            places=tuple(target.place for group in groups for target in group),
            fact=(document, said),
            document=names[document],
            text=said,
            numbers=listed([task.removeprefix(names[document]).strip() for task in tasks], _SHOWN),
        )


def _shared_targets(facts: Facts) -> dict[tuple[str, ...], list[list[Target]]]:
    """The targets that several tasks of a document issue, by document and tasks; not what each gives of itself."""
    same: dict[tuple[str, object], list[Target]] = defaultdict(list)
    own = facts.once(own_figures)
    for target in facts.targets:
        constraint, passage = target.constraint, target.passage
        plain = constraint.measure in _COUNTED and not constraint.parent and target.place not in own
        if plain and passage.zone is Zone.TASKS and passage.index in facts.task_of and not target.indicator.generic:
            quantity = constraint.quantity
            key = (target.indicator.exact, quantity.low, quantity.high, quantity.unit)
            same[passage.document, key].append(target)
    shared: dict[tuple[str, ...], list[list[Target]]] = defaultdict(list)
    for (document, _), targets in same.items():
        tasks = tuple(dict.fromkeys(facts.task_of[target.passage.index].label for target in targets))
        if len(tasks) > 1:
            shared[document, *tasks].append(targets)
    return shared


def _plain(text: str) -> str:
    return re.sub(r"[^\w]", "", fold(text))


class Demand(NamedTuple):
    """How doubles of a thing are looked for, and what may be found."""

    find: Callable[[Facts], Iterator[Outcome]]
    outcomes: tuple[type[Outcome], ...]


_DEMANDS: Mapping[What, Demand] = {
    What.ROWS: Demand(_find_rows, (Rows,)),
    What.HEADINGS: Demand(_find_headings, (Headings, HeadingAbove)),
    What.TARGETS: Demand(_find_targets, (Targets,)),
}

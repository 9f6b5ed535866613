"""Things that are printed twice.

Enters: facts.  Leaves: `Hit`s for table rows with the same text, headings given twice or repeated by the
heading above them, and one target issued twice inside an annex.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from checker.checks.check import Hit, NotApplicable
from checker.checks.shared.likeness import is_subsequence
from checker.checks.shared.places import document_names, place_at, row_place
from checker.checks.shared.wording import figure_of, listed
from checker.facts import Facts
from checker.finding import Place
from checker.language.constraint import Measure
from checker.plan.model import Section
from checker.plan.numbering import Rank, read_heading
from checker.plan.passages import Zone
from checker.printed import Target
from checker.source import Route, fold

_LEAST = 8
"""Characters a text must have before its being printed twice says anything."""
_MANY = 6


def _plain(text: str) -> str:
    return re.sub(r"[^\w]", "", fold(text))


def _values(document: str, name: str, other: str = "", names: str = "", count: int = 2) -> dict[str, str]:
    return {"document": document, "name": name, "other": other, "names": names, "count": str(count)}


def same_rows(facts: Facts) -> Iterator[Hit]:
    """Rows of one table that say the same."""
    if not facts.outline.rows:
        raise NotApplicable("本方案没有表格", "the plan has no tables")
    found: dict[tuple[Route, str], list[Place]] = defaultdict(list)
    for row in facts.outline.rows:
        text = _plain(facts.text_of(row))
        if len(text) >= _LEAST:
            found[row.route[:-1], text].append(row_place(facts, row))
    for (_, text), places in found.items():
        if len(places) > 1:
            names = listed([place.label.rpartition(" ")[2] for place in places], _MANY)
            document = places[0].label.rpartition(" ")[0]
            values = _values(document, places[0].quote, "", names, len(places))
            yield Hit("rows", tuple(places), values, (document, text))


def same_headings(facts: Facts) -> Iterator[Hit]:
    """Headings printed twice in one list, and one that only repeats the heading above it."""
    names = document_names(facts)
    for part in facts.outline.parts:
        yield from _headings(facts, names[part.key], "", part.document.sections, part.route)


def _headings(facts: Facts, document: str, above: str, sections: Sequence[Section], route: Route) -> Iterator[Hit]:
    titles: dict[str, list[Place]] = defaultdict(list)
    for index, section in enumerate(sections):
        here = (*route, "sections", index)
        heading = read_heading(section.heading)
        title = _plain(heading.title)
        if title and heading.rank is not Rank.BULLET:
            titles[title].append(place_at(facts, here))
            if len(title) >= _LEAST and len(sections) > 1 and is_subsequence(title, above):
                both = (place_at(facts, here), place_at(facts, route))
                values = _values(document, heading.title, both[1].quote)
                yield Hit("heading-above", both, values, (document, title, above))
        yield from _headings(facts, document, title, section.sections, here)
    for title, places in titles.items():
        if len(places) > 1:
            yield Hit("headings", tuple(places), _values(document, title, count=len(places)), (document, title))


def same_targets(facts: Facts) -> Iterator[Hit]:
    """One target issued by two tasks of an annex."""
    found: dict[tuple[str, object], list[Target]] = defaultdict(list)
    for target in facts.targets:
        constraint, passage = target.constraint, target.passage
        plain = constraint.measure in (Measure.LEVEL, Measure.INCREMENT, Measure.EVENTS) and not constraint.parent
        if plain and passage.zone is Zone.TASKS and passage.index in facts.task_of and not target.indicator.generic:
            quantity = constraint.quantity
            key = (target.indicator.exact, quantity.low, quantity.high, quantity.unit)
            found[passage.document, key].append(target)
    shared: dict[tuple[str, ...], list[list[Target]]] = defaultdict(list)
    for (document, _), targets in found.items():
        tasks = tuple(dict.fromkeys(facts.task_of[t.passage.index].label for t in targets))
        if len(tasks) > 1:
            shared[document, *tasks].append(targets)
    names = document_names(facts)
    for (document, *blocks), groups in shared.items():
        said = listed([f"{g[0].constraint.indicator}{figure_of(g[0].constraint.quantity)}" for g in groups], _MANY)
        places = tuple(target.place for group in groups for target in group)
        numbers = listed([block.removeprefix(names[document]).strip() for block in blocks], _MANY)
        yield Hit("targets", places, _values(names[document], said, "", numbers, len(blocks)), (document, said))

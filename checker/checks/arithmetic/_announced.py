"""Counts that a document announces of itself (十二项行动, 8个方面), and the headings that carry them out.

A count of things with a name (行动, 工程) is held against the headings with that name; of any other (方面, 任务)
only the opening of a document or of its tasks is read, and the lists of its tasks.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from checker.checks.arithmetic._listing import Listing
from checker.facts import Facts
from checker.facts.printed import place_of
from checker.finding import Place
from checker.plan.numbering import Heading, Rank, read_heading
from checker.plan.passages import Form, Passage, PlanField, Zone
from checker.source import Route, Span
from checker.words.counts import load_counts
from checker.words.numerals import ONE_TO_TEN, read_number

_FEWEST = 3
_FORMS = (Form.TITLE, Form.STATEMENT, Form.HEADING, Form.CAPTION, Form.ANNEX_LIST)


class _Titled(NamedTuple):
    """A numbered heading with its place in the plan."""

    heading: Heading
    passage: Passage


_List = Sequence[_Titled]


def find_announced(facts: Facts) -> Iterator[Listing]:
    """Counts that no list of headings bears out, each once a document, with the list that comes nearest."""
    every = facts.once(numbered_headings)
    for (document, number, noun), places in _counts(facts).items():
        lists = list(every.get(document, {}).values())
        nearest = () if _borne_out(facts, lists, number, noun) else _nearest(lists, number, noun)
        if nearest:
            shown = (*places, *(place_of(each.passage) for each in nearest))
            titles = tuple(each.heading.title for each in nearest)
            yield Listing(number, places[0].quote, titles, shown, certain=noun in load_counts().named_things)


def _counts(facts: Facts) -> Mapping[tuple[str, int, str], Sequence[Place]]:
    """Where each document states each number of things."""
    found: dict[tuple[str, int, str], list[Place]] = defaultdict(list)
    for passage in facts.passages:
        if passage.form in _FORMS and passage.zone is not Zone.TABLE:
            text = passage.plain
            for match in _count().finditer(text):
                number, noun = read_number(match["count"]), match["noun"]
                counts = noun in load_counts().named_things or _opens(passage)
                if number >= _FEWEST and counts and not _is_of_others(text[: match.start()]):
                    found[passage.document, number, noun].append(place_of(passage, Span(*match.span())))
    return found


@cache
def _count() -> re.Pattern[str]:
    words = load_counts()
    by, marked = "|".join(words.announced_by), "|".join(words.announced_as)
    nouns = "|".join((*words.named_things, *words.other_things))
    number = rf"(?<![\d{ONE_TO_TEN}.])(?P<count>\d{{1,2}}|[二三四五六七八九十]{{1,3}})"
    return re.compile(f"{number}(?:{by})(?:{marked})?(?P<noun>{nouns})")


@cache
def _of_others() -> re.Pattern[str]:
    return re.compile(f"(?:{'|'.join(load_counts().of_others)})[^,。;]{{0,8}}$")


def _is_of_others(before: str) -> bool:
    """Whether the words before a count say that somebody else announced it; 以下 says that it is the document's own."""
    return not before.endswith(load_counts().announced_before) and bool(_of_others().search(before))


def _opens(passage: Passage) -> bool:
    """Whether a sentence stands at the opening of a document, or of its tasks."""
    tasks = passage.zone is Zone.TASKS and len(passage.headings) == 1
    return passage.form is Form.STATEMENT and (passage.zone is Zone.FRONT or tasks)


def numbered_headings(facts: Facts) -> Mapping[str, Mapping[Route, _List]]:
    """The numbered headings of each document, list by list."""
    found: dict[str, dict[Route, list[_Titled]]] = defaultdict(lambda: defaultdict(list))
    for passage in facts.passages:
        if passage.field is PlanField.HEADING:
            heading = read_heading(passage.text)
            if heading.value:
                found[passage.document][passage.route[:-2]].append(_Titled(heading, passage))
    return found


def _borne_out(facts: Facts, lists: Sequence[_List], number: int, noun: str) -> bool:
    """Whether just so many annexes have the noun in their title, or the tasks of all lists are so many."""
    if noun in load_counts().named_things:
        annexes = [part for part in facts.outline.parts if part.key.startswith("annex")]
        return sum(noun in part.document.title for part in annexes) == number
    return sum(map(len, filter(_are_tasks, lists))) == number


def _nearest(lists: Sequence[_List], number: int, noun: str) -> _List:
    """The list nearest to a count, one or two off; none where some list has just as many, or all are far off."""
    named = noun in load_counts().named_things
    candidates = _called(lists, noun) if named else _tasks(lists)
    long = [titles for titles in candidates if len(titles) >= _FEWEST]
    nearest = min(long, key=lambda titles: abs(len(titles) - number), default=())
    off = 2 if named or _counted_through(nearest) else 1
    return nearest if 0 < abs(len(nearest) - number) <= off else ()


def _counted_through(titles: _List) -> bool:
    """Whether the headings of several lists are numbered on from one list to the next (1.–4., 5.–8.)."""
    numbers = [each.heading.value for each in titles]
    lists = {each.passage.route[:-2] for each in titles}
    return len(lists) > 1 and numbers == list(range(1, len(numbers) + 1))


def _called(lists: Sequence[_List], noun: str) -> Iterator[_List]:
    """The headings that end in a noun, of each list in which most do."""
    for titles in lists:
        called = [each for each in titles if each.heading.title.endswith(noun)]
        if len(called) * 2 > len(titles):
            yield called


def _tasks(lists: Sequence[_List]) -> Iterator[_List]:
    """The lists of tasks, then all tasks of each rank: 13项任务 may be shared out among 4个方面."""
    ranks: dict[Rank, list[_Titled]] = defaultdict(list)
    for titles in filter(_are_tasks, lists):
        yield titles
        ranks[titles[0].heading.rank] += titles
    yield from ranks.values()


def _are_tasks(titles: _List) -> bool:
    return titles[0].passage.zone is Zone.TASKS and titles[0].heading.rank is not Rank.CHAPTER

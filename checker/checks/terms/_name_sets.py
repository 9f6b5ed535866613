"""Sets of names that a plan tells in full: counted lists, and sibling headings of one noun."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from checker.checks.shared.places import prose
from checker.facts import Facts
from checker.facts.printed import place_of
from checker.finding import Place
from checker.plan.passages import Block, Passage, Zone
from checker.source import Span
from checker.words.counts import load_counts
from checker.words.numerals import ONE_TO_TEN, read_number
from checker.words.objects import load_objects
from checker.words.vocabulary import one_of

_REACH = 160
"""Characters before and behind a count in which its names stand."""
_LONGEST = 14
"""Characters of a name; longer ones are clauses."""
_FEWEST = 2


class NameSet(NamedTuple):
    """Some names of one noun; of headings the noun is the word that all end with, and nobody has counted them."""

    passage: Passage
    places: tuple[Place, ...]
    noun: str
    names: tuple[str, ...]
    counted: bool
    some: bool

    @property
    def kind(self) -> str:
        """The word that the noun ends with."""
        found = _class_end().search(self.noun)
        return found[0] if found else self.noun


def name_sets(facts: Facts) -> tuple[NameSet, ...]:
    """All of them, in printed order, headings last."""
    read = (each for passage in prose(facts) if passage.zone is not Zone.BACKGROUND for each in _counted(passage))
    return (*read, *_headed(facts))


def _counted(passage: Passage) -> Iterator[NameSet]:
    text = passage.plain
    for count in _count().finditer(text):
        number = read_number(count["number"])
        before = re.split("[,。;:()!?]", text[max(0, count.start() - _REACH) : count.start()])[-1]
        behind = _behind().match(text, count.end())
        names = _names(before.removesuffix("等"), number)
        names = names or (_names(behind["list"], number) if behind else ())
        if names:
            first = text.index(names[0].rstrip("”"), max(0, count.start() - _REACH))
            span = Span(
                min(first, count.start()), max(count.end(), behind.end() if behind and first > count.start() else 0)
            )
            clause = text[max(0, span.start - _LONGEST) : span.end]
            some = bool(load_objects().some_of.search(clause))
            noun = count["noun"]
            yield NameSet(passage, (place_of(passage, span),), noun, _plain(names, noun), counted=True, some=some)


def _names(text: str, number: int) -> tuple[str, ...]:
    """The names that a text lists, where they are as many as said; the last 、 may be an 和."""
    listed = re.split("、(?![^“]*”)", _lead().sub("", text.removesuffix("等")))
    last = re.split("和|及|与|以及", listed[-1], maxsplit=1)
    for names in (listed, [*listed[:-1], *last]):
        if len(names) == number >= _FEWEST and all(1 < len(name) <= _LONGEST for name in names):
            return tuple(names)
    return ()


def _plain(names: tuple[str, ...], noun: str) -> tuple[str, ...]:
    """Names without quotation marks and without the noun that may end each of them."""
    bare = (name.strip("“”").removesuffix("建设") for name in names)
    return tuple(name.removesuffix(noun) or name for name in bare)


def _headed(facts: Facts) -> Iterator[NameSet]:
    """The tasks of one section whose titles all end with one noun."""
    sections: dict[object, list[Block]] = defaultdict(list)
    for task in facts.outline.tasks:
        sections[task.route[:-2]].append(task)
    for tasks in sections.values():
        ends = {found[0] for task in tasks if (found := _class_end().search(task.heading.title.rstrip("。.")))}
        titles = [task.heading.title.rstrip("。.").strip("“”") for task in tasks]
        if len(ends) == 1 and len(tasks) > _FEWEST and all(title.endswith(tuple(ends)) for title in titles):
            (noun,) = ends
            heads = [facts.passages[task.texts[0]] for task in tasks]
            names = tuple(_lead().sub("", title.removesuffix(noun)).strip("“”") for title in titles)
            yield NameSet(heads[0], tuple(map(place_of, heads)), noun, names, counted=False, some=False)


@cache
def _count() -> re.Pattern[str]:
    words = load_objects()
    number = rf"(?<![\d{ONE_TO_TEN}.第])(?P<number>\d{{1,2}}|[两{ONE_TO_TEN}]{{1,3}})"
    return re.compile(f"{number}(?:{one_of(words.counted_by)})(?P<noun>[一-鿿]{{0,6}}?(?:{one_of(words.classes)}))")


@cache
def _behind() -> re.Pattern[str]:
    return re.compile(rf"(?:{one_of(load_objects().before_names)})?(?::|\()(?P<list>[^,。;:()]{{2,{_REACH}}})")


@cache
def _lead() -> re.Pattern[str]:
    return re.compile(f"^(?:{one_of((*load_objects().list_leads, *load_counts().list_verbs))})+")


@cache
def _class_end() -> re.Pattern[str]:
    return re.compile(f"(?:{one_of(load_objects().classes)})$")

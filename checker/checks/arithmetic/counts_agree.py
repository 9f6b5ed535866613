"""Numbers of one set of things that differ between places.

What is counted again (上述45项任务, 10个项目全部开工) has the number that was stated first; an annex on some things has
as many as the master plan says; headings with a number each (省级民生实事(5件)) make the whole; and a list that goes on
(甲、乙等3个园区) has the number that another place states for the same work.  That two places count one set is read
from their words, so these are never errors.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from checker.checks.arithmetic._announced import numbered_headings
from checker.checks.arithmetic._mentions import Mention, mentions, without_qualifiers
from checker.checks.check import NothingToCompare, Outcome
from checker.checks.shared.families import split_by
from checker.facts import Facts
from checker.facts.printed import place_of
from checker.plan.passages import Passage, PlanField, Zone
from checker.source import Route
from checker.words.counts import load_counts
from checker.words.vocabulary import one_of

QUOTES_DIFFER = False
_MOST = 100
"""Counts of one document and measure word that another is compared with."""
_NAME = 4
"""Characters of a noun that is the same set of things wherever it stands."""
_VERB = 2
"""Characters of the verb that two places must share to count one work."""
_IN_BRACKETS = re.compile(r"\((?:共|计)?(\d{1,3})(.)\)")


class Apart(Outcome):
    """Two numbers of one set."""

    place_a: str
    counted_a: str
    place_b: str
    counted_b: str


class Unsummed(Outcome):
    """A number of the whole, and those of its parts."""

    place: str
    counted: str
    parts: str
    sum: str


OUTCOMES = (Apart, Unsummed)


def find(facts: Facts) -> Iterator[Outcome]:
    """One for each two numbers, then one for each whole that its parts do not make."""
    every = [each for each in facts.once(mentions) if each.passage.zone is not Zone.BACKGROUND]
    if not every:
        raise NothingToCompare
    wholes = [each for each in every if not each.partial]
    pairs = [*_counted_again(every, wholes), *_of_annexes(facts, wholes), *_of_one_work(every)]
    for a, b in dict.fromkeys(pairs):
        yield Apart(
            places=(a.place, b.place),
            fact=("counts", _said(a), _said(b)),
            place_a=a.passage.label,
            counted_a=_said(a),
            place_b=b.passage.label,
            counted_b=_said(b),
        )
    yield from _unsummed(facts, wholes)


def _said(mention: Mention) -> str:
    return mention.place.quote


def _core(mention: Mention) -> str:
    """The noun as far as what says that all are meant (重点项目全部开工)."""
    return _of_all().split(mention.noun, maxsplit=1)[0]


@cache
def _of_all() -> re.Pattern[str]:
    return re.compile(one_of(load_counts().counted_whole))


def _alike(a: Mention, b: Mention) -> bool:
    """Whether two counts may be of one set, by measure word and noun."""
    if a.by != b.by or a.behind:
        return False
    x, y = _core(a), _core(b)
    if b.behind:
        return len(x) > 1 and y.endswith(x)
    return min(len(x), len(y)) > 1 and (x.startswith(y) or y.startswith(x))


def _counted_again(every: Sequence[Mention], wholes: Sequence[Mention]) -> Iterator[tuple[Mention, Mention]]:
    """A count of things counted before, with the one number that its document states for them."""
    by_document = split_by(wholes, lambda each: (each.passage.document, each.by))
    for again in filter(_speaks_of_all, every):
        firsts = by_document.get((again.passage.document, again.by), [])
        others = (each for each in firsts[:_MOST] if not (each.counted_before or _speaks_of_all(each)))
        stated = [each for each in others if _alike(again, each)]
        if stated and len({each.number for each in stated}) == 1 and stated[0].number != again.number:
            yield stated[0], again


def _speaks_of_all(mention: Mention) -> bool:
    """Whether things are counted again (上述45项任务, 对照45项任务); 全部 alone may be said of a few that are named, so
    that a longer noun is asked."""
    words, long = load_counts(), len(_core(mention)) >= _NAME
    if mention.before.endswith(words.counted_before) or (long and mention.before.endswith(words.refers)):
        return True
    return mention.counted_before and not mention.before and long


def _of_annexes(facts: Facts, wholes: Sequence[Mention]) -> Iterator[tuple[Mention, Mention]]:
    """What the master plan counts, with the number in the annex whose title names it."""
    by_document = split_by(wholes, lambda each: each.passage.document)
    for part in facts.outline.parts:
        theirs = by_document.get(part.key, []) if part.key.startswith("annex") else []
        for stated in by_document.get("master", [])[:_MOST] if theirs else ():
            noun = _core(stated)
            if len(noun) < _NAME or noun not in part.document.title:
                continue
            alike = [each for each in theirs[:_MOST] if _alike(stated, each)]
            if alike and all(each.number != stated.number for each in alike):
                yield stated, alike[0]


def _of_one_work(every: Sequence[Mention]) -> Iterator[tuple[Mention, Mention]]:
    """A list that goes on with its number (等3个特色产业园), with that behind the same verb and noun elsewhere."""
    behind = [each for each in every if each.behind][:_MOST]
    for listed in (each for each in every if each.before.endswith("等") and len(each.noun) >= _NAME):
        for other in behind:
            verb = other.noun.removesuffix(listed.noun)
            same = other.noun != verb and len(verb) >= _VERB and _clause(listed).startswith(verb)
            if same and other.by == listed.by and other.number != listed.number:
                yield listed, other


def _clause(mention: Mention) -> str:
    """The words before a count, with the list that leads to it."""
    return re.split("[,。;:(]", mention.passage.plain[: mention.span.start])[-1]


def _unsummed(facts: Facts, wholes: Sequence[Mention]) -> Iterator[Outcome]:
    stated = split_by(wholes, lambda each: (each.passage.document, each.by))
    for parts in _counted_parts(facts):
        total = sum(number for _, number, _ in parts)
        first, _, by = parts[0]
        titles = [passage.plain for passage, _, _ in parts] + list(map(str, first.headings))
        theirs = [each for each in stated.get((first.document, by), [])[:_MOST] if _names(each, titles)]
        if theirs and len({each.number for each in theirs}) == 1 and theirs[0].number != total:
            yield Unsummed(
                places=(theirs[0].place, *(place_of(passage) for passage, _, _ in parts)),
                fact=("parts", _said(theirs[0]), *(str(number) for _, number, _ in parts)),
                place=theirs[0].passage.label,
                counted=_said(theirs[0]),
                parts=" + ".join(f"{number}{by}" for _, number, _ in parts),
                sum=f"{total}{by}",
            )


def _names(mention: Mention, titles: Sequence[str]) -> bool:
    """Whether most titles of the parts hold the last word of the noun (实事), or all stand under one that does."""
    word = mention.noun[-2:] if mention.behind else without_qualifiers(mention.noun)[:2]
    return len(word) > 1 and sum(word in title for title in titles) * 2 > len(titles)


def _counted_parts(facts: Facts) -> Iterator[Sequence[tuple[Passage, int, str]]]:
    """Each list of headings, or of groups of rows, that all give a number in one measure word."""
    for lists in facts.once(numbered_headings).values():
        yield from _all_counted([[each.passage for each in titles] for titles in lists.values()])
    groups: Mapping[Route, Sequence[Passage]] = split_by(
        (passage for passage in facts.passages if passage.field is PlanField.GROUP), lambda passage: passage.table
    )
    yield from _all_counted(list(groups.values()))


def _all_counted(lists: Sequence[Sequence[Passage]]) -> Iterator[Sequence[tuple[Passage, int, str]]]:
    for passages in lists:
        found = [(passage, _IN_BRACKETS.search(passage.plain)) for passage in passages]
        parts = [(passage, int(match[1]), match[2]) for passage, match in found if match]
        if len(parts) == len(passages) > 1 and len({by for _, _, by in parts}) == 1:
            yield parts

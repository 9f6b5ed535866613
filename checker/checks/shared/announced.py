"""Counts that a document announces of itself (十二项行动, 8个方面), and the headings that carry them out.

Enters: facts.  Leaves: `Announced` — a count with the list of headings that comes nearest to it, where no
list has as many.  A count of things with a name (行动, 工程) is held against the headings with that name;
of any other (方面, 任务) only the opening of a document or of its tasks is read, and the lists of its tasks.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from checker.facts import Facts
from checker.finding import Place
from checker.plan.numbering import Heading, Rank, read_heading
from checker.plan.passages import Form, Passage, Zone
from checker.printed import place_of
from checker.source import Route, Span, fold
from checker.words.numerals import ONE_TO_TEN, chinese_number

_SAID = re.compile(
    rf"(?<![\d{ONE_TO_TEN}.])(?P<count>\d{{1,2}}|[二三四五六七八九十]{{1,3}})(?:大|项|个|条|件)"
    "(?:重点|专项|主要|民生)?(?P<noun>行动|工程|任务|举措|措施|实事|方面)"
)
_NAMED = frozenset({"行动", "工程"})
"""Nouns that the headings of such things end in."""
_OTHERS = re.compile("(?:国家|中央|全国|省|市|州|上级|落实|对接|按照|根据)[^,。;]{0,8}$")
"""Words before a count that is somebody else's."""
_FEWEST = 3
_FORMS = (Form.TITLE, Form.STATEMENT, Form.HEADING, Form.CAPTION, Form.ANNEX_LIST)


class Titled(NamedTuple):
    """A numbered heading with its place in the plan."""

    heading: Heading
    passage: Passage


class Announced(NamedTuple):
    """A count that no list of headings bears out, all its places, and the list that comes nearest."""

    stated: int
    counted: str
    titles: tuple[str, ...]
    places: tuple[Place, ...]
    certain: bool


def announced(facts: Facts) -> tuple[Announced, ...]:
    """One for each document and count, in printed order."""
    lists = _lists(facts)
    said: dict[tuple[str, int, str], list[Place]] = defaultdict(list)
    for passage in facts.passages:
        if passage.form in _FORMS and passage.zone is not Zone.TABLE:
            for place, count, noun in _said(passage):
                said[passage.document, count, noun].append(place)
    judged = (_judge(facts, lists, *key, places) for key, places in said.items())
    return tuple(each for each in judged if each)


def _said(passage: Passage) -> Iterator[tuple[Place, int, str]]:
    text = fold(passage.text)
    for match in _SAID.finditer(text):
        count = int(match["count"]) if match["count"].isdigit() else chinese_number(match["count"])
        heads = passage.zone is Zone.FRONT or (passage.zone is Zone.TASKS and len(passage.headings) == 1)
        opening = heads and passage.form is Form.STATEMENT
        own = match["noun"] in _NAMED or opening
        if count >= _FEWEST and own and not _OTHERS.search(text[: match.start()]):
            yield place_of(passage, Span(*match.span())), count, match["noun"]


def _lists(facts: Facts) -> Mapping[str, Mapping[Route, Sequence[Titled]]]:
    """The numbered headings of each document, list by list."""
    found: dict[str, dict[Route, list[Titled]]] = defaultdict(lambda: defaultdict(list))
    for passage in facts.passages:
        if passage.form is Form.HEADING and passage.route[-1] == "heading":
            heading = read_heading(passage.text)
            if heading.value:
                found[passage.document][passage.route[:-2]].append(Titled(heading, passage))
    return found


def _are_tasks(first: Titled) -> bool:
    return first.passage.zone is Zone.TASKS and first.heading.rank is not Rank.CHAPTER


def _by_rank(lists: Sequence[Sequence[Titled]]) -> list[Sequence[Titled]]:
    """All headings of each rank: 13项任务 may be shared out among 4个方面."""
    ranks: dict[Rank, list[Titled]] = defaultdict(list)
    for titles in lists:
        ranks[titles[0].heading.rank] += titles
    return list(ranks.values())


def _judge(
    facts: Facts,
    lists: Mapping[str, Mapping[Route, Sequence[Titled]]],
    document: str,
    count: int,
    noun: str,
    places: Sequence[Place],
) -> Announced | None:
    """The list nearest to a count, one or two off; None where some list has just as many, or all are far off."""
    every = list(lists.get(document, {}).values())
    if noun in _NAMED:
        own = [[each for each in titles if each.heading.title.endswith(noun)] for titles in every]
        candidates: list[Sequence[Titled]] = [
            named for named, titles in zip(own, every, strict=True) if len(named) * 2 > len(titles)
        ]
        annexes = sum(noun in part.document.title for part in facts.outline.parts if part.key.startswith("annex"))
        fits = annexes == count
    else:
        candidates = [titles for titles in every if _are_tasks(titles[0])]
        fits = sum(map(len, candidates)) == count
        candidates += _by_rank(candidates)
    candidates = [titles for titles in candidates if len(titles) >= _FEWEST]
    off = 2 if noun in _NAMED else 1
    nearest = min(candidates, key=lambda titles: abs(len(titles) - count), default=())
    if fits or not nearest or not 0 < abs(len(nearest) - count) <= off:
        return None
    shown = (*places, *(place_of(each.passage) for each in nearest))
    return Announced(count, places[0].quote, tuple(each.heading.title for each in nearest), shown, noun in _NAMED)

"""References to a part or an article of the same document (第四部分确定的18项任务, 第十五条所列十二个项目) that holds
something else, or is not there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from checker.checks.check import NothingToCompare, Outcome
from checker.checks.shared.wording import quoted
from checker.facts import Facts
from checker.facts.printed import place_of
from checker.plan.numbering import Rank, read_heading
from checker.plan.passages import Form, Passage
from checker.source import Route, Span
from checker.words.counts import load_counts
from checker.words.numerals import ORDINAL, read_number
from checker.words.vocabulary import one_of


class _Reference(Outcome):
    """Where the reference stands, what it is to, and what it names."""

    place: str
    part: str


class Elsewhere(_Reference):
    """What is named stands in another part."""

    thing: str
    title: str
    other: str


class Absent(_Reference):
    """There is no such part."""

    last: str


OUTCOMES = (Elsewhere, Absent)
QUOTES_DIFFER = False


def find(facts: Facts) -> Iterator[Outcome]:
    """One for each reference."""
    references = [(passage, match) for passage in facts.passages for match in _references(passage)]
    if not references:
        raise NothingToCompare
    for passage, match in references:
        parts = facts.once(_articles if match["article"] else _parts).get(passage.document, {})
        number, place = read_number(match["number"]), place_of(passage, Span(*match.span()))
        if number not in parts and len(parts) > 1 and not match["article"]:
            last = max(parts.values(), key=lambda each: each.index)
            yield Absent(
                places=(place, place_of(last)), fact=("part", match["part"]), place=place.label, part=match["part"],
                last=quoted(last.text),
            )  # fmt: skip
        elif number in parts and match["thing"]:
            yield from _elsewhere(facts, passage, match, parts)


def _references(passage: Passage) -> Iterator[re.Match[str]]:
    return _reference().finditer(passage.plain) if passage.form is Form.STATEMENT else iter(())


@cache
def _reference() -> re.Pattern[str]:
    """对照第四部分确定的18项任务, 第十五条所列十二个项目; not 方案第四部分 of somebody else's."""
    words = load_counts()
    nouns = one_of(dict.fromkeys((*words.named_things, *words.other_things, *words.sorted_things)))
    told = f"(?:{one_of(words.laid_down)})"
    led = rf"(?:{one_of(words.refers)}|(?:^|(?<=[,。;、(]))(?=第[^,。;]{{1,5}}条{told}))"
    part = rf"{led}(?P<part>第(?P<number>{ORDINAL}|\d{{1,2}})(?:部分|章|(?P<article>条)))"
    thing = rf"(?P<thing>(?:\d{{1,3}}|{ORDINAL})[{''.join(words.announced_by)}][一-鿿]{{0,4}}?(?:{nouns}))"
    return re.compile(rf"{part}(?:[一-鿿]{{0,4}}?(?:的|{told}的?){thing}?)?")


def _articles(facts: Facts) -> Mapping[str, Mapping[int, Passage]]:
    """The headings of the articles of each document, by number."""
    found: dict[str, dict[int, Passage]] = {}
    for passage in facts.passages:
        heading = (
            read_heading(passage.source.whole) if passage.form is Form.HEADING else None
        )  # as printed, with blanks
        if heading and heading.mark.endswith("条"):
            found.setdefault(passage.document, {}).setdefault(heading.value, passage)
    return found


def _parts(facts: Facts) -> Mapping[str, Mapping[int, Passage]]:
    """The headings of the outermost parts of each document, by number."""
    found: dict[str, dict[int, Passage]] = {}
    for passage in facts.passages:
        heading = read_heading(passage.text) if passage.form is Form.HEADING else None
        if heading and heading.rank is Rank.CHAPTER and len(passage.headings) == 1:
            found.setdefault(passage.document, {}).setdefault(heading.value, passage)
    return found


def _elsewhere(facts: Facts, passage: Passage, match: re.Match[str], parts: Mapping[int, Passage]) -> Iterator[Outcome]:
    """What one other part holds word for word, and the part that is named does not."""
    holding = [
        number
        for number, heading in parts.items()
        if any(match["thing"] in text.plain for text in _within(facts, heading) if text.index != passage.index)
    ]
    number = read_number(match["number"])
    if len(holding) == 1 and number not in holding:
        other = parts[holding[0]]
        yield Elsewhere(
            places=(place_of(passage, Span(*match.span())), place_of(parts[number]), place_of(other)),
            fact=("part", match["part"], match["thing"]),
            place=passage.label,
            part=match["part"],
            thing=quoted(match["thing"]),
            title=quoted(parts[number].text),
            other=quoted(other.text),
        )


def _within(facts: Facts, heading: Passage) -> Sequence[Passage]:
    section: Route = heading.route[:-1]
    return [each for each in facts.passages[heading.index :] if each.route[: len(section)] == section]

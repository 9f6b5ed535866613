"""Numbers of things as sentences state them: 12件民生实事, 重点项目10个, 上述45项任务.

Enters: facts.  Leaves: `Mention`s in printed order, each with the words behind or before its number that name the
things.  Whether these are all things or some of them only is read from the words around (新开工重点项目5个).
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from functools import cache
from typing import NamedTuple

from checker.facts import Facts
from checker.facts.printed import place_of
from checker.finding import Place
from checker.plan.passages import Form, Passage
from checker.source import Span
from checker.words.counts import load_counts
from checker.words.numerals import ONE_TO_TEN, read_number
from checker.words.vocabulary import one_of

HAN = "[\u4e00-\u9fff“”]"
_FORMS = (Form.STATEMENT, Form.HEADING, Form.CELL)
_FEWEST = 2
_SENTENCE = re.compile("[。;]")
_LONGEST = 16
"""Characters of the words behind a number that may name its things."""
_BEFORE = 8
"""Characters before a count that tell whether it is of some of the things only."""


class Mention(NamedTuple):
    """A number of things; their name begins `noun`, or ends it where the number stands `behind`; `before` is the clause
    as far as the number."""

    passage: Passage
    span: Span
    number: int
    by: str
    noun: str
    before: str
    counted: str
    behind: bool = False

    @property
    def place(self) -> Place:
        """The count with its noun."""
        return place_of(self.passage, self.span)

    @property
    def partial(self) -> bool:
        """Whether only some of the things are counted: 10项, 其中甲类4项、乙类6项."""
        sentence = _SENTENCE.split(self.passage.plain[: self.span.start])[-1]
        return "其中" in sentence or bool(_partial().search(self.before[-_BEFORE:]) or _of_others().search(self.before))

    @property
    def counted_before(self) -> bool:
        """Whether it speaks of things that were counted before: 上述45项任务, 10个项目全部开工."""
        words = load_counts()
        back = self.before.endswith(words.counted_before)
        return back or any(word in self.noun for word in words.counted_whole)

    @property
    def in_all(self) -> bool:
        """Whether it says that it counts all of them: 共42项任务."""
        return self.before.endswith(load_counts().counted_in_all)

    @property
    def name(self) -> str:
        """The noun without what only qualifies it."""
        return without_qualifiers(self.noun)


def mentions(facts: Facts) -> tuple[Mention, ...]:
    """Every number of things."""
    return mentions_in(facts, _FORMS)


def mentions_in(facts: Facts, forms: Container[Form]) -> tuple[Mention, ...]:
    """The numbers of things in texts of some forms."""
    return tuple(each for passage in facts.passages if passage.form in forms for each in _read(passage))


def without_qualifiers(noun: str) -> str:
    """A noun without the qualifiers that it begins with; one that holds no more is no name."""
    return re.sub(f"^(?:{one_of(load_counts().count_qualifiers)})+", "", noun.strip("“”"))


def _read(passage: Passage) -> Iterator[Mention]:
    text = passage.plain
    for match in _count().finditer(text):
        number = read_number(match["count"])
        start = max(text.rfind(mark, 0, match.start()) for mark in ",。;:、(") + 1
        before = text[start : match.start()]
        if number < _FEWEST or _never().match(text, match.end()):
            continue
        if noun := _han().match(text, match.end()):
            yield Mention(passage, Span(match.start(), noun.end()), number, match["by"], noun[0], before, match[0])
        elif before and text[match.end() : match.end() + 1] in ("", *",。;、:()"):
            noun_at = match.start() - min(len(before), _LONGEST)
            named = re.sub(f"(?:{one_of(load_counts().counted_in_all)})$", "", text[noun_at : match.start()])
            yield Mention(
                passage, Span(noun_at, match.end()), number, match["by"], named, before, match[0], behind=True
            )


@cache
def _count() -> re.Pattern[str]:
    number = rf"(?<![第.{ONE_TO_TEN}])(?P<count>(?<!\d)\d{{1,3}}|[{ONE_TO_TEN}两]{{1,3}})"
    return re.compile(f"{number}(?P<by>{one_of(load_counts().listed_by)})")


@cache
def _never() -> re.Pattern[str]:
    return re.compile(one_of(load_counts().listed_never))


@cache
def _han() -> re.Pattern[str]:
    return re.compile(f"{HAN}{{2,{_LONGEST}}}")


@cache
def _partial() -> re.Pattern[str]:
    """Longer words anywhere in the clause, single characters right before the number only."""
    words = load_counts().parts_of
    near, beside = ([word for word in words if (len(word) > 1) is long] for long in (True, False))
    return re.compile(f"{one_of(near)}|(?:{one_of(beside)})$")


@cache
def _of_others() -> re.Pattern[str]:
    return re.compile(f"(?:{one_of(load_counts().of_others)})[^,。;]{{0,4}}$")

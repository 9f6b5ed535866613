"""Two people who are both said to hold a post of which a unit has one: 财务股股长 of both 何文 and 叶青."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache

from checker.checks.check import NotApplicable, Outcome
from checker.checks.shared.near_people import near_people
from checker.checks.shared.people import roster
from checker.checks.shared.sentence_people import said_people
from checker.checks.shared.wording import listed, quoted
from checker.facts import Facts
from checker.facts.printed import place_of
from checker.finding import Place
from checker.source import fold
from checker.words.chain import load_chain
from checker.words.vocabulary import one_of


class Shared(Outcome):
    """A post, and who holds it with the place of each."""

    post: str
    people: str


OUTCOMES = (Shared,)
QUOTES_DIFFER = False


def find(facts: Facts) -> Iterator[Outcome]:
    """One for each post, save where the names are told as near to each other."""
    holders = _holders(facts)
    if not holders:
        raise NotApplicable("没有同时写明姓名和职务的人", "nobody is named with a post")
    near = {frozenset((pair.odd, pair.usual)) for pair in facts.once(near_people)}
    for post, people in holders.items():
        if len(people) > 1 and frozenset(people) not in near:
            yield Shared(
                places=tuple(people.values()),
                fact=("post", post, *people),
                post=quoted(post),
                people=listed([f"{name}({place.label})" for name, place in people.items()]),
            )


def _holders(facts: Facts) -> Mapping[str, Mapping[str, Place]]:
    """The first place of each name, by post."""
    found: dict[str, dict[str, Place]] = defaultdict(dict)
    for line in facts.once(roster):
        for post in re.split("[、,]", fold(line.post)):
            if line.name and _sole().fullmatch(post.strip()):
                found[post.strip()].setdefault(line.name, line.place)
    for said in facts.once(said_people):
        for post in said.posts:
            if _sole().fullmatch(post):
                found[post].setdefault(said.name, place_of(said.passage, said.span))
    return found


@cache
def _sole() -> re.Pattern[str]:
    """The post of the first man of a unit that it names."""
    words = load_chain().sole_posts
    return re.compile(rf"[\u4e00-\u9fff]+(?:{one_of(words.units)})(?:{one_of(words.heads)})")

"""Kind `unique`: one thing has one name, one post, one deadline, and is printed once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from typing import ClassVar, Literal

from pydantic import Field

from checker.checks.check import CheckOptions, Hit
from checker.checks.shared.repeats import person_posts
from checker.facts import Facts
from checker.rules.rule import KindRule


class What(StrEnum):
    """What there should be one of."""

    POSTS = "posts"


_VARIABLES = frozenset({"document", "name", "other", "names", "count"})
_OUTCOMES = ("posts", "posts-apart", "odd-post")


class Options(CheckOptions):
    """What a `unique` rule looks at."""

    what: What = Field(description="检查什么只应有一个")


class Unique(KindRule):
    """Things with two names, posts or deadlines, and things printed twice."""

    outcomes: ClassVar = dict.fromkeys(_OUTCOMES, _VARIABLES)
    kind: Literal["unique"]
    options: Options

    def hits(self, facts: Facts) -> Iterator[Hit]:
        """One hit per thing, with all its places."""
        yield from _FINDERS[self.options.what](facts)


_FINDERS: Mapping[What, Callable[[Facts], Iterator[Hit]]] = {
    What.POSTS: person_posts,
}

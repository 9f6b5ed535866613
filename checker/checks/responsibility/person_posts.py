"""One person with two posts, or with another post than all who have the same role."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from checker.checks.check import NotApplicable, Outcome
from checker.checks.shared.held_posts import Held, held_posts
from checker.facts import Facts
from checker.finding import Place
from checker.source import fold
from checker.words.strings import is_subsequence
from checker.words.units import load_units

_USUAL = 3
"""People of one role who show what its post is."""
_ENDS = 3
"""Characters with which a post begins and ends like the usual one where something in it was left unchanged."""


class _Several(Outcome):
    """A person, and every way in which his post is printed with the place of each."""

    name: str
    posts: str


class Posts(_Several):
    """One of the posts is another in short."""


class PostsApart(_Several):
    """The posts are different ones."""


class OddPost(Outcome):
    """A person whose post differs from the one that so many others of his role have."""

    name: str
    post: str
    usual: str
    count: int


OUTCOMES = (Posts, PostsApart, OddPost)
QUOTES_DIFFER = False


def find(facts: Facts) -> Iterator[Outcome]:
    """One for each person with several posts, then those whose post is odd in their role."""
    every = facts.once(held_posts)
    if not every:
        raise NotApplicable("没有同时写明姓名和职务的人", "nobody is named with a post")
    people: dict[str, list[Held]] = defaultdict(list)
    for held in every:
        people[held.name].append(held)
    for name, theirs in people.items():
        whole = _without_parts(theirs)
        posts = list(dict.fromkeys(_plain(_of_known_unit(facts, fold(held.post))) for held in whole))
        if len(posts) > 1:
            yield (Posts if _is_one_in_short(posts) else PostsApart)(
                places=tuple(held.place for held in whole),
                fact=(name, *sorted(posts)),
                name=name,
                posts=_ways(whole),
            )
    yield from _odd_posts(every)


def _without_parts(theirs: Sequence[Held]) -> Sequence[Held]:
    """The posts but those that name only some of what another place names (区长 of 区委副书记、区长)."""
    parts = [frozenset(_plain(part) for part in re.split("[、,]", fold(held.post)) if part.strip()) for held in theirs]
    return [held for held, own in zip(theirs, parts, strict=True) if not any(_is_part(own, other) for other in parts)]


def _is_part(own: frozenset[str], other: frozenset[str]) -> bool:
    """Whether some posts are among others, or are one without its organ, as sentences call those whom all know."""
    if own < other:
        return True
    bare = len(own) == 1 and all(map(load_units().bare_post.fullmatch, own))
    return bare and own != other and any(post.endswith(tuple(own)) for post in other)


def _ways(theirs: Iterable[Held]) -> str:
    """Every way the post is printed, with the first place of each."""
    first: dict[str, Place] = {}
    for held in theirs:
        first.setdefault("".join(held.post.split()), held.place)
    return "、".join(f"“{post}”({place.label})" for post, place in first.items())


def _of_known_unit(facts: Facts, post: str) -> str:
    """A post with the unit it begins with under the name that the plan knows it by: full and short name are one."""
    name = next((post[:end] for end in range(len(post) - 1, 2, -1) if post[:end] in facts.lexicon.known), "")
    return facts.lexicon.known[name] + post[len(name) :] if name else post


def _plain(post: str) -> str:
    return re.sub(r"[\s、,]", "", fold(post)).replace("人民政府", "政府")


def _is_one_in_short(posts: Iterable[str]) -> bool:
    """Whether the shortest post is one of the others with characters left out at its beginning or inside."""
    shortest, *others = sorted(posts, key=len)
    return any(is_subsequence(shortest, other) for other in others)


def _odd_posts(every: Iterable[Held]) -> Iterator[Outcome]:
    """In one role everybody has the same post but one, whose post begins and ends alike."""
    roles: Mapping[str, dict[str, dict[str, Held]]] = defaultdict(lambda: defaultdict(dict))
    for held in every:
        if held.role:
            roles[held.role][_plain(held.post)].setdefault(held.name, held)
    for role, by_post in roles.items():
        usual = max(by_post, key=lambda post: len(by_post[post]))
        for post, people in by_post.items():
            if len(people) == 1 and len(by_post[usual]) >= _USUAL and _is_left_unchanged(post, usual):
                own, other = *people.values(), next(iter(by_post[usual].values()))
                yield OddPost(
                    places=(own.place, other.place),
                    fact=(role, post, usual),
                    name=own.name,
                    post=own.post,
                    usual=other.post,
                    count=len(by_post[usual]),
                )


def _is_left_unchanged(post: str, usual: str) -> bool:
    alike = post[:_ENDS] == usual[:_ENDS] and post[-_ENDS:] == usual[-_ENDS:]
    return alike and not is_subsequence(post, usual)

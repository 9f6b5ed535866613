"""Things that are printed twice, and people that are called by two posts.

Enters: facts.  Leaves: `Hit`s for table rows with the same text, headings given twice or repeated by the
heading above them, one target issued twice inside an annex, and people whose post is not the same everywhere.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from checker.checks.check import Hit, NotApplicable
from checker.checks.shared.chain import forces, roster
from checker.checks.shared.places import prose
from checker.facts import Facts
from checker.finding import Place
from checker.language.units.people import split_post
from checker.plan.passages import Form
from checker.printed import place_of
from checker.source import Span, fold
from checker.words.strings import is_subsequence

_LEAST = 8
"""Characters a text must have before its being printed twice says anything."""
_MANY = 6


def _plain(text: str) -> str:
    return re.sub(r"[^\w]", "", fold(text))


def _values(document: str, name: str, other: str = "", names: str = "", count: int = 2) -> dict[str, str]:
    return {"document": document, "name": name, "other": other, "names": names, "count": str(count)}


def _within(title: str, above: str) -> bool:
    """Whether all characters of a title stand in the title above, in their order."""
    return bool(above) and is_subsequence(title, above)


class Post(NamedTuple):
    """A person with the post as printed in one place."""

    name: str
    post: str
    role: str
    place: Place


def posts(facts: Facts) -> tuple[Post, ...]:
    """People with their posts: in rosters, in task forces, and where a known name stands in a sentence."""
    lines = [line for line in facts.once(roster) if line.name and line.post]
    found = [Post(line.name, line.post, line.role, line.place) for line in lines]
    for document in facts.once(forces).values():
        for force in document:
            said = force.said
            heads = [("召集人", said.convener), ("第一副召集人", said.first_deputy)]
            people = [*heads, *(("副召集人", person) for person in said.deputies)]
            found += [
                Post(person.name, person.post, role, place_of(force.passage, person.span))
                for role, person in people
                if person and person.name and person.post
            ]
    found += _in_cells(facts)
    return (*found, *_in_sentences(facts, {post.name for post in found}))


_WITH_POST = re.compile(r"([一-鿿]{2,4})\(([^()]*(?:长|书记|主任|委员|主席|常委))\)")


def _in_cells(facts: Facts) -> Iterator[Post]:
    """The leaders whose post a table gives behind their name: 林知远(县委常委、副县长)."""
    for passage in facts.passages:
        if passage.form is Form.LEADER:
            for match in _WITH_POST.finditer(fold(passage.text)):
                yield Post(match[1], match[2], "", place_of(passage, Span(*match.span())))


def _in_sentences(facts: Facts, names: set[str]) -> Iterator[Post]:
    if not names:
        return
    any_name = "|".join(map(re.escape, sorted(names)))
    pattern = re.compile(rf"[^,。;、，；:：()（）由]{{2,20}}?(?:{any_name})")
    for passage in prose(facts):
        if passage.form is Form.STATEMENT:
            for match in pattern.finditer(passage.text):
                post, name = split_post(match[0])
                if name and post:
                    yield Post(name, post, "", place_of(passage, Span(match.start(), match.end())))


def person_posts(facts: Facts) -> Iterator[Hit]:
    """People whose posts differ, and one whose post is put otherwise than that of all with the same role."""
    people: dict[str, list[Post]] = defaultdict(list)
    for post in facts.once(posts):
        people[post.name].append(post)
    if not people:
        raise NotApplicable("没有同时写明姓名和职务的人", "nobody is named with a post")
    for name, printed in people.items():
        printed = _without_parts(printed)
        groups = _by_post(facts, printed)
        if len(groups) > 1:
            said = _told(printed)
            near = _abbreviated(list(groups))
            values = _values("", name, "", said, len(groups))
            places = tuple(post.place for post in printed)
            yield Hit("posts" if near else "posts-apart", places, values, (name, *sorted(groups)))
    yield from _odd_post(facts)


def _without_parts(printed: Sequence[Post]) -> list[Post]:
    """The posts but those that name only some of what another place names (区长 of 区委副书记、区长)."""
    held = [frozenset(_post(each) for each in re.split("[、,]", fold(post.post)) if each.strip()) for post in printed]
    return [post for post, own in zip(printed, held, strict=True) if not any(own < other for other in held)]


def _told(printed: Sequence[Post]) -> str:
    """Every way the post is printed, with the first place of each."""
    first = {_spelled(post.post): post for post in reversed(printed)}
    ways = [first[way] for way in dict.fromkeys(_spelled(post.post) for post in printed)]
    return "、".join(f"“{_spelled(post.post)}”({post.place.label})" for post in ways)


def _spelled(post: str) -> str:
    return "".join(post.split())


def _by_post(facts: Facts, printed: Sequence[Post]) -> dict[str, list[Post]]:
    """The posts printed, by post; a unit's full and short name are one."""
    groups: dict[str, list[Post]] = defaultdict(list)
    for post in printed:
        groups[_post(_of_unit(facts, fold(post.post)))].append(post)
    return groups


def _of_unit(facts: Facts, post: str) -> str:
    """A post with the unit it begins with under the name that the plan knows it by."""
    name = next((post[:end] for end in range(len(post) - 1, 2, -1) if post[:end] in facts.lexicon.known), "")
    return facts.lexicon.known[name] + post[len(name) :] if name else post


def _post(text: str) -> str:
    return re.sub(r"[\s、,]", "", fold(text)).replace("人民政府", "政府")


def _abbreviated(posts_said: Sequence[str]) -> bool:
    """Whether the shortest post is one of the others with characters left out at its beginning or inside."""
    shortest = min(posts_said, key=len)
    return any(other != shortest and _within(shortest, other) for other in posts_said)


def _odd_post(facts: Facts) -> Iterator[Hit]:
    """In one role everybody has the same post but one, whose post begins and ends alike."""
    roles: Mapping[str, dict[str, dict[str, Post]]] = defaultdict(lambda: defaultdict(dict))
    for post in facts.once(posts):
        if post.role:
            roles[post.role][_post(post.post)].setdefault(post.name, post)
    for role, by_post in roles.items():
        sizes = Counter({post: len(names) for post, names in by_post.items()})
        (usual, count), *rest = sizes.most_common()
        for odd, few in rest:
            alike = odd[:3] == usual[:3] and odd[-3:] == usual[-3:] and not _within(odd, usual)
            if few == 1 and count >= 3 and alike:
                own, other = next(iter(by_post[odd].values())), next(iter(by_post[usual].values()))
                values = _values("", own.name, other.post, own.post, count)
                yield Hit("odd-post", (own.place, other.place), values, (role, odd, usual))

"""People whom sentences name with their posts or roles: 县水利局局长周松任主任, 周松(县水利局局长), 周松兼任主任.

Enters: facts.  Leaves: a `PostHolder` for each, the person with the posts printed beside the name, in printed order.  A
name is told by what stands around it; where that is not enough, by its family name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from checker.facts import Facts
from checker.plan.passages import Form, Passage
from checker.source import Span
from checker.words.documents import load_documents
from checker.words.units import load_units
from checker.words.vocabulary import one_of

_WHOLE_NAME = 3
"""Characters of a name that is believed before 任组长 or (县财政局局长), whatever its family name; two may be 分别."""
_HAN = "\u4e00-\u9fff"


class PostHolder(NamedTuple):
    """A person with the posts beside the name, none where only a role is given (由周松任组长).

    `in_role` says that the sentence gives a role in a body.
    """

    name: str
    posts: tuple[str, ...]
    in_role: bool
    passage: Passage
    span: Span


class _Patterns(NamedTuple):
    behind: re.Pattern[str]
    bracketed: re.Pattern[str]
    before: re.Pattern[str]
    alone: re.Pattern[str]
    next: re.Pattern[str]


def said_people(facts: Facts) -> tuple[PostHolder, ...]:
    """Everybody whom a sentence names with a post."""
    sentences = (passage for passage in facts.passages if passage.form in (Form.STATEMENT, Form.TASK_FORCE))
    found = [each for passage in sentences for each in _in_text(passage)]
    return tuple(sorted(found, key=lambda each: (each.passage.index, each.span)))


@cache
def _patterns() -> _Patterns:
    words = load_units()
    post, appointed = one_of(words.posts), one_of(words.task_force.appointed)
    start = r"(?:(?<=[,。;:、由()])|^)"
    posts = rf"(?P<posts>(?:[^,。;:由()]{{0,30}}?)(?:{post}))"
    chief = rf"(?P<posts>副?(?:{post}|[{_HAN}]长))"
    name = rf"(?P<name>(?!{appointed}|[和及等由])[{_HAN}]{{2,3}}?)(?:同志)?"
    listed = r"(?:(?<=[,。;:、由为有])|^)"
    return _Patterns(
        re.compile(rf"{start}{posts}{name}(?:(?P<role>{appointed})|(?=[,、;。]|$))"),
        re.compile(rf"{listed}(?P<name>[{_HAN}]{{2,4}})\((?P<posts>[^(),;]{{1,24}}(?:{post}|长))\)"),
        re.compile(rf"{listed}(?P<name>(?!由)[{_HAN}]{{2,3}}){chief}(?![{_HAN}]{{0,3}}(?:{post}))"),
        re.compile(rf"(?:(?<=由)|(?<=[,;。]))(?P<posts>){name}(?:(?P<role>{appointed})|(?<=同志))"),
        re.compile(rf"、(?P<name>[{_HAN}]{{2,3}}?)(?:同志)?(?={appointed}|[、,;。]|$)"),
    )


def _in_text(passage: Passage) -> Iterator[PostHolder]:
    for kind, pattern in zip(_Patterns._fields[:-1], _patterns()[:-1], strict=True):
        for match in pattern.finditer(passage.plain):
            appointed = kind in ("behind", "alone") and bool(match["role"])
            if _is_named(match, kind, appointed=appointed):
                posts = tuple(part for part in match["posts"].split("、") if part)
                in_role = kind != "before" and (appointed or _names_roles(passage.plain, match.start()))
                yield PostHolder(match["name"], posts, in_role, passage, Span(*match.span()))
                if kind == "behind":
                    yield from _sharing(passage, match.end(), posts[-1:], in_role)


def _is_named(match: re.Match[str], kind: str, *, appointed: bool) -> bool:
    """Whether what a pattern calls a name is one: the more stands around it, the less is asked of it."""
    name = match["name"]
    posted = appointed and kind == "behind"
    charged = appointed and match.string.endswith("由", 0, match.start())
    told = posted or charged or kind == "bracketed"
    return _is_name(name) or (posted and _has_family_name(name)) or (told and _looks_like_name(name))


def _sharing(passage: Passage, at: int, posts: tuple[str, ...], in_role: bool) -> Iterator[PostHolder]:
    """The people listed behind one whose post they share (副县长周松、林晓禾任副组长)."""
    while (match := _patterns().next.match(passage.plain, at)) and _looks_like_name(match["name"]):
        yield PostHolder(match["name"], posts, in_role, passage, Span(match.start("name"), match.end("name")))
        at = match.end("name")


def _names_roles(text: str, at: int) -> bool:
    """Whether the sentence around a place says who has which role in a body (副组长由…、…担任)."""
    start = max(text.rfind(stop, 0, at) for stop in ";。") + 1
    return bool(_role().search(re.split("[;。]", text[start:])[0]))


@cache
def _role() -> re.Pattern[str]:
    roles = load_units().roles
    return re.compile(one_of((*roles.first_deputy, *roles.deputy, *roles.convener)))


def _looks_like_name(text: str) -> bool:
    """Whether a text is as long as most names and ends like no unit, area or post."""
    ends = (*load_units().levels, *load_units().endings, *load_units().posts, "长")
    return len(text) == _WHOLE_NAME and not text.endswith(ends)


def _is_name(text: str) -> bool:
    """Whether a text begins with a family name and does not end like a unit or an area."""
    unit = text.endswith((*load_units().levels, *load_units().endings)) or text in load_units().duty_words
    return _has_family_name(text) and not unit


def _has_family_name(text: str) -> bool:
    words = load_documents()
    return len(text) > 1 and (text[0] in words.surnames or text[:2] in words.surnames_of_two)

"""An action called otherwise than in the title of its annex: with a word more, or with one character changed."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from checker.checks.check import Outcome
from checker.checks.shared.places import place_at
from checker.checks.structure._actions import AnnexAction, named_actions, plain_name
from checker.facts import Facts
from checker.facts.printed import place_of
from checker.finding import Place
from checker.plan.passages import Form, Passage
from checker.source import Span, fold
from checker.words.terms import load_terms

QUOTES_DIFFER = False
_FORMS = (Form.TITLE, Form.HEADING, Form.STATEMENT, Form.CELL, Form.CAPTION, Form.TASK_FORCE)
"""Texts that may name an action; the list of annexes is compared with their titles by a check of its own."""


class Action(Outcome):
    """An action under another name, with all places that print it so."""

    document: str
    title: str
    printed: str
    count: int


OUTCOMES = (Action,)


def find(facts: Facts) -> Iterator[Outcome]:
    """One for each action and other name."""
    named = named_actions(facts)
    whole = frozenset(action.name for action in named)
    names = _Names(whole, _with_holes(named), sorted(set(map(len, whole))))
    found: dict[tuple[str, str], list[Place]] = defaultdict(list)
    for passage in facts.passages:
        for title, place in _others(facts, passage, names) if passage.form in _FORMS else ():
            found[title, fold(place.quote)].append(place)
    parts = {action.name: action.part for action in named}
    for (title, printed), places in found.items():
        yield Action(
            places=(*places, place_at(facts, (*parts[title].route, "title"))),
            fact=(title, printed),
            document=parts[title].name,
            title=title,
            printed=printed,
            count=len(places),
        )


class _Names(NamedTuple):
    """The names of the actions, whole and by what is left where one character is blotted out, and their lengths."""

    whole: frozenset[str]
    near: Mapping[str, str]
    sizes: Sequence[int]


def _others(facts: Facts, passage: Passage, names: _Names) -> Iterator[tuple[str, Place]]:
    """The actions that a text names otherwise, with the words."""
    text, whole = passage.plain, plain_name(facts.plan.title)  # what the plan is of may be shortened (三年行动)
    for match in re.finditer("行动", text):
        for size in names.sizes:
            start = match.end() - size
            name = text[max(start, 0) : match.end()]
            title = next((names.near[hole] for hole in _holes(name) if hole in names.near), None)
            if start < 0 or title is None:
                continue
            more = _extra(facts, text[:start]) if name in names.whole else ""
            if (more and more + name not in whole) or name not in names.whole:
                yield title, place_of(passage, Span(start - len(more), match.end()))


def _with_holes(named: list[AnnexAction]) -> Mapping[str, str]:
    """The names of the actions by what is left where one character is blotted out."""
    return {hole: action.name for action in named for hole in _holes(action.name)}


def _holes(name: str) -> list[str]:
    return [f"{name[:i]}*{name[i + 1 :]}" for i in range(len(name) - 2)]


def _extra(facts: Facts, before: str) -> str:
    """What stands between the verb and the name and is neither an area nor a word of quantity."""
    match = load_terms().titles.before.search(before)
    if not match:
        return ""
    extra = match["extra"]
    for word in (facts.plan.area, facts.plan.area[:-1], *load_terms().titles.areas.split()):
        extra = extra.removeprefix(word) if word else extra
    return extra

"""Commitments without a figure that the master plan makes under an action that has an annex, and no annex takes up.

They are named programmes (古桥保护三年行动), what is to be cleared (危险索道清零), titles to be won (创建国家卫生县城).

A commitment is taken up where a text of any annex holds half of its name's pairs of characters.  An annex may say a
thing in words of its own, so this is for a person to look at: one finding an annex.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from checker.checks.check import NotApplicable, Outcome
from checker.checks.shared.likeness import grams
from checker.checks.shared.wording import listed
from checker.checks.structure._actions import find_actions, plain_name
from checker.facts import Facts
from checker.facts.printed import place_of
from checker.plan.passages import PROSE, Form, Part, Passage, Zone
from checker.source import Span
from checker.words.programmes import load_programmes
from checker.words.vocabulary import one_of

QUOTES_DIFFER = False
_SHARE = 0.5
"""The share of a name's pairs of characters that a text must hold to take it up."""
_LONGEST = 20
_SHORTEST = 3
_MOST = 100
"""Commitments of one action that are looked for."""
_SHOWN = 6
"""Commitments told in a message."""
_NAMED = 6
"""The last characters of an action that tell it from others, whatever area or verb stands before (文旅提升行动)."""
_ZONES = (Zone.GOALS, Zone.TASKS)


class Untaken(Outcome):
    """The commitments of an action that its annex does not take up."""

    document: str
    count: int
    names: str


OUTCOMES = (Untaken,)


class _Commitment(NamedTuple):
    """A commitment: its whole name, the words that tell it from others, and where it is printed."""

    passage: Passage
    span: Span
    name: str
    core: str


def find(facts: Facts) -> Iterator[Outcome]:
    """One for each annex."""
    asked = _asked(facts)
    if not asked:
        raise NotApplicable(
            "总体方案没有可由附件承接的专项部署", "the master plan names no programme for an annex to take up"
        )
    texts = [grams(passage.text) for passage in facts.passages if _takes_up(passage)]
    for part, commitments in asked:
        missing = [each for each in commitments[:_MOST] if not _taken(grams(each.core), texts)]
        if missing:
            names = tuple(dict.fromkeys(each.name for each in missing))
            yield Untaken(
                places=tuple(place_of(each.passage, each.span) for each in missing),
                fact=(part.key, *names),
                document=part.name,
                count=len(names),
                names=listed(names, _SHOWN, "项"),
            )


def _taken(name: frozenset[str], texts: Sequence[frozenset[str]]) -> bool:
    return any(len(name & text) >= _SHARE * len(name) for text in texts)


def _takes_up(passage: Passage) -> bool:
    return passage.document.startswith("annex") and passage.form in (*PROSE, Form.CAPTION)


def _asked(facts: Facts) -> Sequence[tuple[Part, Sequence[_Commitment]]]:
    """The annexes of an action with what the master plan commits them to; tables alone take up what they like."""
    actions = {action.name: action.part for action in find_actions(facts)}
    bodied = {passage.document for passage in facts.passages if passage.zone is Zone.TASKS}
    found: dict[str, list[_Commitment]] = defaultdict(list)
    for passage in facts.passages:
        if passage.document == "master" and passage.form is Form.STATEMENT and passage.zone in _ZONES:
            part = _part_of(passage, actions)
            if part and part.key in bodied:
                found[part.key] += _read(passage)
    return [(facts.parts[key], commitments) for key, commitments in found.items() if commitments]


def _part_of(passage: Passage, actions: Mapping[str, Part]) -> Part | None:
    """The annex of the action that one of the headings above names."""
    headings = [plain_name(heading) for heading in reversed(passage.headings)]
    return next((part for heading in headings for name, part in actions.items() if name[-_NAMED:] in heading), None)


@cache
def _named() -> re.Pattern[str]:
    words = load_programmes()
    name = rf"[\u4e00-\u9fffA-Za-z0-9“”]{{2,{_LONGEST}}}?"
    lead = rf"(?:^|(?<=[,。;:、并和]))(?:{one_of(words.fillers)})*"
    end = r"(?=[,。;、)]|$)"
    programme = rf"(?:{one_of(words.verbs)})(?P<programme>{name}(?:{one_of(words.endings)})){end}"
    title = rf"(?:{one_of(words.titles)})(?P<title>{name}){end}"
    return re.compile(rf"{lead}(?:{programme}|{title}|(?P<cleared>{name})(?:{one_of(words.cleared)}){end})")


def _read(passage: Passage) -> Iterator[_Commitment]:
    words = load_programmes()
    for match in _named().finditer(passage.plain):
        kind = match.lastgroup or ""
        name = match[kind]
        ending = rf"(?:{one_of(words.endings)})+$" if kind == "programme" else "$^"
        core = re.sub(f"^(?:{one_of(words.fillers)})+", "", re.sub(ending, "", name)).strip("“”")
        told = re.sub(f"(?:{one_of(words.general)})", "", core)
        if len(told) >= _SHORTEST and not re.search(r"\d", core):
            end = match.end() if kind == "cleared" else match.end(kind)
            shown = passage.plain[match.start(kind) : end]
            yield _Commitment(passage, Span(match.start(), match.end()), shown, core)

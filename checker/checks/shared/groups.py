"""The group that leads the whole plan: what its text, its roster and its other mentions say of it.

Enters: facts.  Leaves: `Founded` bodies, `Office`s and `Roster`s of the documents that speak for the whole plan.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from checker.checks.shared.people import RosterMember, roster
from checker.facts import Facts
from checker.facts.printed import place_of
from checker.finding import Place
from checker.language.units.taskforce import TaskForce, read_task_force
from checker.plan.passages import MASTERLY, Form, Passage
from checker.source import Route, Span
from checker.words.units import load_units
from checker.words.vocabulary import one_of


class Founded(NamedTuple):
    """A body that a text sets up; `kind` is the word that its name ends with (领导小组, 指挥部)."""

    document: str
    kind: str
    name: str
    read: TaskForce
    passage: Passage


class Office(NamedTuple):
    """Where the office of a body is said to be."""

    document: str
    kind: str
    name: str
    unit: str
    place: Place


class Roster(NamedTuple):
    """A list of people in one place, and who of them heads it."""

    document: str
    lines: tuple[RosterMember, ...]
    heads: tuple[RosterMember, ...]


def plan_wide(facts: Facts) -> frozenset[str]:
    """The documents that speak for the whole plan: the master plan, its notice, and annexes that hold a roster."""
    rosters = {line.document for line in facts.once(roster)}
    acting = {document for document in rosters if facts.tasks_in.get(document) or facts.rows_in.get(document)}
    return MASTERLY | (rosters - acting)


def founded(facts: Facts) -> tuple[Founded, ...]:
    """The bodies that texts for the whole plan set up, in printed order."""
    found: list[Founded] = []
    for passage in facts.passages:
        if passage.document in facts.once(plan_wide) and passage.form in (Form.STATEMENT, Form.TASK_FORCE):
            read = facts.task_forces.get(passage.index) or read_task_force(passage.text, facts.lexicon)
            kind = _kind(read.name) if read else ""
            if read and kind:
                found.append(Founded(passage.document, kind, read.name, read, passage))
    return tuple(found)


def offices(facts: Facts) -> tuple[Office, ...]:
    """The offices of bodies in texts for the whole plan, in printed order."""
    return tuple(_offices(facts))


def _offices(facts: Facts) -> Iterator[Office]:
    last: Founded | None = None
    setting_up = {each.passage.index: each for each in facts.once(founded)}
    for passage in facts.passages:
        if passage.document in facts.once(plan_wide) and passage.form in (Form.STATEMENT, Form.TASK_FORCE):
            last = setting_up.get(passage.index, last if last and last.document == passage.document else None)
            for said in _office().finditer(passage.plain):
                name = said["name"] or _own_body(passage.plain[: said.start()]) or (last.name if last else "")
                if kind := _kind(name):
                    place = place_of(passage, Span(*said.span()))
                    yield Office(passage.document, kind, name, said["unit"].strip(), place)


def _own_body(before: str) -> str:
    """The body that a sentence begins with, whose office it may go on to place (节水专班由…任召集人，办公室设在…)."""
    found = _opening_body().match(re.split("[。;:]", before)[-1])
    return found[1] if found else ""


def rosters(facts: Facts) -> tuple[Roster, ...]:
    """The rosters of the texts for the whole plan."""
    found: Mapping[Route, list[RosterMember]] = defaultdict(list)
    for line in facts.once(roster):
        if line.document in facts.once(plan_wide):
            found[line.place.route[: line.place.route.index("roster")]].append(line)
    return tuple(
        Roster(lines[0].document, tuple(lines), tuple(line for line in lines if is_head(line.role)))
        for lines in found.values()
    )


def roster_of(facts: Facts, body: Founded) -> Roster | None:
    """The roster of a body: the only one of the plan, else the only one whose document is named after such a body."""
    every = facts.once(rosters)
    named = [each for each in every if body.kind in facts.parts[each.document].document.title]
    chosen = every if len(every) == 1 else named
    return chosen[0] if len(chosen) == 1 else None


def same_body(facts: Facts, a: str, b: str) -> bool:
    """Whether two names mean one body: alike, or one is bare (领导小组) and the other that of a body set up here."""
    own = {each.name for each in facts.once(founded)}
    short, full = sorted((_plain(a), _plain(b)), key=len)
    bare = short == _kind(short)
    founded_here = any(_plain(name) == full for name in own)
    return short == full or (full.endswith(short) and (founded_here or not bare))


def is_head(role: str) -> bool:
    """Whether a role in a roster is that of the head, also where its first characters are lost (长 for 组长)."""
    printed = "".join(role.split())
    return bool(printed) and any(head.endswith(printed) for head in load_units().heads)


def _plain(name: str) -> str:
    return name.removeprefix("工作") if _kind(name) == name.removeprefix("工作") else name


def _kind(name: str) -> str:
    found = _body().search(name)
    return found[0].removeprefix("工作") if found else ""


@cache
def _body() -> re.Pattern[str]:
    return re.compile(f"(?:{one_of(load_units().bodies)})$")


@cache
def _opening_body() -> re.Pattern[str]:
    return re.compile(f"([^,由]{{2,20}}?(?:{one_of(load_units().bodies)}))由")


@cache
def _office() -> re.Pattern[str]:
    words = load_units()
    bodies = one_of(words.bodies)
    body = f"(?:{one_of(words.set_up)})?(?P<name>[^,。;:、]{{0,30}}?(?:{bodies}))"
    named = f"{body}{words.office_of_body}|{words.office}"
    return re.compile(f"(?:{named})(?:设[在于]?|挂靠在?)(?P<unit>[^,。;()]{{3,20}})")

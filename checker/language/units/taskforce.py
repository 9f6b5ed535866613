"""Task forces: who convenes them, which units belong to them, where their office is.

Enters: the paragraph that sets a body up (成立…工作专班,由…任召集人,…) and the plan's `UnitLexicon`.
Leaves: a `TaskForce` with its people and member units in their places, or None for another text.
Reading never fails.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from checker.language.units.people import Person, read_people
from checker.language.units.splitting import Compact, compact_text
from checker.language.units.units import UnitLexicon, UnitList, UnitMention
from checker.source import Span
from checker.words.units import load_units
from checker.words.vocabulary import one_of


@dataclass(frozen=True, slots=True)
class TaskForce:
    """A task force as printed; spans are in `text`.

    `members_open` says the list ends in 等; a missing separator covers both names it should part.
    """

    text: str
    name: str
    name_span: Span
    convener: Person | None = None
    first_deputy: Person | None = None
    deputies: tuple[Person, ...] = ()
    members: tuple[UnitMention, ...] = ()
    members_open: bool = False
    office: UnitMention | None = None
    missing_separators: tuple[Span, ...] = ()
    garbled: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class _Words:
    """The phrases of such a paragraph, as patterns."""

    founding: re.Pattern[str]
    body: re.Pattern[str]
    role: re.Pattern[str]
    role_first: re.Pattern[str]
    roles: Mapping[str, str]
    members: re.Pattern[str]
    members_before: re.Pattern[str]
    office: re.Pattern[str]


@cache
def _words() -> _Words:
    words = load_units()
    roles = {word: role for role, names in words.roles.items() for word in names}
    bodies, founding = one_of(words.bodies), one_of(words.founding)
    name = f"[^,。;]{{0,40}}?(?:{bodies})"
    said = words.task_force
    return _Words(
        founding=re.compile(
            f"(?:{founding})了?(?P<name>(?![由以]){name})|(?:{founding})[由以][^。]{{0,300}}?的(?P<late>{name})"
        ),
        body=re.compile(f"(?:{bodies})$"),
        role=re.compile(f"(?:{one_of(said.appointed)})(?:{bodies})?(?P<role>{one_of(roles)})"),
        role_first=re.compile(
            f"(?P<role>{one_of(roles)})(?:由(?P<who>[^,。;]+?)(?:{one_of(said.appointed)})|:(?P<named>[^,。;:]+))(?=[,。;]|$)"
        ),
        roles=roles,
        members=re.compile(
            f"{said.members}(?P<list>.+?)(?={said.officers}组成|[,。;](?:{bodies})?{said.members_end}|。|$)"
        ),
        members_before=re.compile(f"{said.officers}为(?:{bodies})?成员"),
        office=re.compile(f"{said.office}(?P<list>[^,。;]+)"),
    )


def read_task_force(text: str, lexicon: UnitLexicon) -> TaskForce | None:
    """The body a paragraph sets up; None when it sets up none, or several at once (六个, 每个)."""
    compact = compact_text(text, lexicon.words)
    founding = _words().founding.search(compact.text)
    if not founding or load_units().task_force.several.match(founding["name"] or ""):
        return None
    if load_units().task_force.each.search(compact.text[: founding.start()]):
        return None
    group = "name" if founding["name"] else "late"
    start = founding.end(group) if group == "name" else founding.start()
    named = (founding[group], compact.span(*founding.span(group)))
    return _read(text, compact, lexicon, named, (start, founding.end()))


def read_headed_task_force(text: str, heading: str, lexicon: UnitLexicon) -> TaskForce | None:
    """The body that a heading names (——节能专班。) and the text below it appoints people to; None where it does not."""
    compact = compact_text(text, lexicon.words)
    if not _words().body.search(heading) or not _words().role.search(compact.text):
        return None
    return _read(text, compact, lexicon, (heading, Span(0, len(text))), (0, 0))


def _read(
    text: str, compact: Compact, lexicon: UnitLexicon, named: tuple[str, Span], told: tuple[int, int]
) -> TaskForce:
    """The people told from one place on, the members and the office told behind another."""
    start, behind = told
    people, end = _read_roles(compact, start, lexicon)
    members = _read_list(_words().members, compact, behind, lexicon)
    if not members.mentions:
        members = _read_members_before(compact, end, lexicon)
    office = _read_list(_words().office, compact, behind, lexicon)
    return TaskForce(
        text=text,
        name=named[0],
        name_span=named[1],
        convener=next(iter(people["convener"]), None),
        first_deputy=next(iter(people["first_deputy"]), None),
        deputies=tuple(people["deputy"]),
        members=members.mentions,
        members_open=members.open,
        office=next(iter(office.mentions), None),
        missing_separators=members.missing_separators,
        garbled=members.garbled,
    )


def _read_roles(compact: Compact, start: int, lexicon: UnitLexicon) -> tuple[dict[str, list[Person]], int]:
    """The people of each role, and where the last role is named."""
    people: dict[str, list[Person]] = defaultdict(list)
    words = _words()
    for role in words.role.finditer(compact.text, start):
        before = compact.text[start : role.start()]
        lead_in = load_units().task_force.lead_in.match(before)
        begin = start + (lead_in.end() if lead_in else 0)
        people[words.roles[role["role"]]].extend(read_people(compact, begin, role.start(), lexicon))
        start = role.end()
    for role in words.role_first.finditer(compact.text, start):
        who = role.span("who" if role["who"] else "named")
        people[words.roles[role["role"]]].extend(read_people(compact, *who, lexicon))
        start = role.end()
    return people, start


def _read_members_before(compact: Compact, start: int, lexicon: UnitLexicon) -> UnitList:
    """The units in 县发改局、县财政局等分管负责人为成员."""
    mark = _words().members_before.search(compact.text, start)
    if not mark:
        return UnitList()
    sentence = max(compact.text.rfind("。", start, mark.start()), compact.text.rfind(";", start, mark.start())) + 1
    return lexicon.read_members(compact, max(start, sentence), mark.start())


def _read_list(pattern: re.Pattern[str], compact: Compact, start: int, lexicon: UnitLexicon) -> UnitList:
    found = pattern.search(compact.text, start)
    return lexicon.read_members(compact, *found.span("list")) if found else UnitList()

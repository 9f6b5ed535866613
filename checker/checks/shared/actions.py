"""The names a plan gives its actions, documents and task forces, and where one has two.

Enters: facts.  Leaves: `Hit`s for an action called otherwise than in the title of its annex, titles of
tables that differ from it, task forces named in several ways, and kinds of document (实施方案, 工作方案)
that do not agree.  The title of an annex is taken as its name.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from checker.checks.check import Hit, NotApplicable
from checker.checks.shared.places import place_at, prose
from checker.checks.shared.wording import listed
from checker.data import load_words
from checker.facts import Facts
from checker.finding import Place
from checker.plan.passages import Form, Part, Passage
from checker.printed import place_of
from checker.source import Span, fold

_MANY = 8


class Action(NamedTuple):
    """An action with its annex: `name` ends in 行动, `lead` is what stands before it in the title."""

    part: Part
    name: str
    lead: str


@cache
def _words() -> Mapping[str, str]:
    words: Mapping[str, str] = load_words("terms")["titles"]
    return words


def actions(facts: Facts) -> list[Action]:
    """The actions that the titles of the annexes name."""
    found = [
        Action(part, match["name"], match["lead"])
        for part in facts.outline.parts
        if part.key.startswith("annex") and (match := _title(facts, part.document.title))
    ]
    names = Counter(action.name for action in found)
    return [action for action in found if names[action.name] == 1]


def _named(facts: Facts) -> list[Action]:
    if not (found := actions(facts)):
        raise NotApplicable("附件标题没有写明行动名称", "no annex title names an action")
    return found


def _plain(title: str) -> str:
    return re.sub(r"[\s“”\"]", "", fold(title))


def _title(facts: Facts, title: str) -> re.Match[str] | None:
    """The action in a title, behind the plan's own area."""
    plain = _plain(title)
    return re.search(_words()["action"], plain.rpartition(facts.plan.area)[2] if facts.plan.area else plain)


def action_names(facts: Facts) -> Iterator[Hit]:
    """An action with a word more than its annex's title, or with one character changed."""
    named = _named(facts)
    exact = {action.name for action in named}
    holes = {hole: action for action in named for hole in _holes(action.name)}
    sizes = {len(action.name) for action in named}
    found: dict[tuple[str, str], list[Place]] = defaultdict(list)
    for passage in _texts(facts):
        text = fold(passage.text)
        for match in re.finditer("行动", text):
            for size in sizes:
                start = match.end() - size
                name = text[max(start, 0) : match.end()]
                action = next((holes[h] for h in _holes(name) if h in holes), None)
                if start < 0 or action is None:
                    continue
                if name not in exact:
                    found[action.name, name].append(place_of(passage, Span(start, match.end())))
                elif longer := _extra(facts, text[:start]):
                    place = place_of(passage, Span(start - len(longer), match.end()))
                    found[action.name, longer + name].append(place)
    for (name, other), places in found.items():
        title = next(action.part for action in named if action.name == name)
        shown = (*places, place_at(facts, (*title.route, "title")))
        yield Hit("action", shown, _values(title.name, name, other, len(places)), (name, other))


def _texts(facts: Facts) -> Iterator[Passage]:
    """The texts that may name an action; the list of annexes is compared with their titles by itself."""
    forms = (Form.TITLE, Form.HEADING, Form.STATEMENT, Form.CELL, Form.CAPTION, Form.TASK_FORCE)
    return (passage for passage in facts.passages if passage.form in forms)


def _holes(name: str) -> list[str]:
    return [f"{name[:i]}*{name[i + 1 :]}" for i in range(len(name) - 2)]


def _extra(facts: Facts, before: str) -> str:
    """What stands between the verb and the name and is neither an area nor a word of quantity."""
    match = re.search(_words()["before"], before)
    if not match:
        return ""
    extra = match["extra"]
    for word in (facts.plan.area, facts.plan.area[:-1], *_words()["areas"].split()):
        extra = extra.removeprefix(word) if word else extra
    return extra


def _values(document: str, name: str, other: str, count: int, names: str = "") -> dict[str, str]:
    return {"document": document, "name": name, "other": other, "names": names, "count": str(count)}


def table_titles(facts: Facts) -> Iterator[Hit]:
    """Titles of tables that name the action otherwise than the annex's title; one hit for each way of differing."""
    differing: dict[tuple[str, str], list[tuple[Action, Place]]] = defaultdict(list)
    for action in _named(facts):
        for index, table in enumerate(action.part.document.tables):
            title = _title(facts, table.title)
            if not title or (title["name"], title["lead"]) == (action.name, action.lead):
                continue
            same = title["name"] == action.name
            missing = (action.lead, title["lead"]) if same else (action.name, title["name"])
            place = place_at(facts, (*action.part.route, "tables", index, "title"))
            differing["lead" if same else "action", "/".join(missing)].append((action, place))
    for (outcome, said), found in differing.items():
        name, _, other = said.partition("/")
        own = [place_at(facts, (*action.part.route, "title")) for action, _ in found]
        names = listed((action.part.name for action, _ in found), _MANY)
        values = _values(names, name, other, len(found), names)
        places = (*(place for _, place in found), *own)
        how = f"table-{outcome}" if name and other else "table-lead-lost" if name else "table-lead-added"
        yield Hit(how, places, values, (outcome, said, *names))


def task_force_names(facts: Facts) -> Iterator[Hit]:
    """Task forces that carry the name of another action, or are named after several patterns."""
    named = {action.part.key: action for action in _named(facts)}
    patterns: dict[str, list[Place]] = defaultdict(list)
    for passage in facts.passages:
        if passage.form is not Form.TASK_FORCE or passage.document not in named:
            continue
        match = re.search(_words()["task_force"], fold(passage.text))
        if match is None:
            continue
        action, place = named[passage.document], place_of(passage, Span(match.start("name"), match.end("name")))
        said = _plain(match["name"])
        if action.name in said:
            patterns[_pattern(facts, said, action.name)].append(place)
        elif "行动" in said:
            own = place_at(facts, (*action.part.route, "title"))
            values = _values(action.part.name, action.name, match["name"], 1)
            yield Hit("force-action", (place, own), values, (action.part.key, said))
    if len(patterns) > 1:
        names = listed((place.quote for places in patterns.values() for place in places[:1]), _MANY)
        shown = tuple(place for places in patterns.values() for place in places)
        yield Hit("force-pattern", shown, _values("", "", "", len(patterns), names), tuple(sorted(patterns)))


def _pattern(facts: Facts, name: str, action: str) -> str:
    """A task force's name without its action; the plan's own area counts as one word."""
    pattern = name.replace(action, "○", 1)
    return pattern.replace(facts.plan.area, "△") if facts.plan.area else pattern


def document_kinds(facts: Facts) -> Iterator[Hit]:
    """Kinds of document: what the master plan calls its annexes, and what a document calls itself."""
    parts = [part for part in facts.outline.parts if part.key != "notice" and _kind(part.document.title)]
    annexes = [part for part in parts if part.key != "master"]
    if not annexes:
        raise NotApplicable("没有写明文种的附件", "no annex names its kind of document")
    kinds = Counter(_kind(part.document.title) for part in annexes)
    usual = kinds.most_common(1)[0][0]
    said: dict[str, list[Place]] = defaultdict(list)
    for passage in prose(facts):
        for match in re.finditer(_words()["counted_kind"], passage.text):
            if match["kind"] not in kinds:
                said[match["kind"]].append(place_of(passage, Span(match.start(), match.end())))
    selves = _selves(facts, parts)
    for kind, places in said.items():
        titles = tuple(place_at(facts, (*part.route, "title")) for part in annexes)
        own = tuple(place for (called, _), found in selves.items() if called == kind for _, place in found)
        yield Hit("kind-others", (*places, *own, *titles), _values("", usual, kind, len(annexes)), (usual, kind))
    for (called, title), found in selves.items():
        if called not in said:
            shown = tuple(each for part, place in found for each in (place, place_at(facts, (*part.route, "title"))))
            values = _values(listed(part.name for part, _ in found), title, called, len(found))
            yield Hit("kind-self", shown, values, (title, called))


def _kind(title: str) -> str:
    match = re.search(_words()["kind"], _plain(title))
    return match[0] if match else ""


def _selves(facts: Facts, parts: Sequence[Part]) -> dict[tuple[str, str], list[tuple[Part, Place]]]:
    """The documents that call themselves something else than their title does, by the two kinds."""
    titles = {part.key: part for part in parts}
    found: dict[tuple[str, str], list[tuple[Part, Place]]] = defaultdict(list)
    for passage in prose(facts):
        part = titles.get(passage.document)
        match = re.search(_words()["own_kind"], passage.text) if part else None
        if part and match and match["kind"] != _kind(part.document.title):
            place = place_of(passage, Span(match.start(), match.end()))
            found[match["kind"], _kind(part.document.title)].append((part, place))
    return found

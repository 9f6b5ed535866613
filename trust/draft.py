"""What a plan prints: parts of headings, paragraphs and tables, in which every checkable word stands in a slot.

A slot says what sort of fact it prints and which one, so that a fault can change one printing of it, and a finding can
be held against the place that was changed.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields, is_dataclass, replace
from enum import StrEnum
from itertools import count
from typing import Any


class Sort(StrEnum):
    """What a slot prints."""

    FIGURE = "figure"
    BOUND = "bound"
    LEAD = "lead"
    UNIT = "unit"
    LEADER = "leader"
    DEADLINE = "deadline"
    PART = "part"
    TOTAL = "total"
    RUNNING = "running"
    COUNT = "count"
    GROWTH = "growth"
    BASE = "base"
    TITLE = "title"
    REFERENCE = "reference"
    POINTS = "points"


@dataclass(frozen=True, slots=True)
class Slot:
    """One printing of a fact: `fact` is the same for all printings of one, `number` tells them apart."""

    sort: Sort
    fact: str
    text: str


Text = tuple[Slot | str, ...]
"""What a heading, a paragraph or a cell says."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; `level` 1 is that of a chapter, 3 of an item."""

    level: int
    text: Text


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A sentence or several; of a task the units in brackets stand at its end."""

    text: Text
    responsibility: Text = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A table; `fields` are the fields of a plan file that its columns are, `tasks` whether its rows are tasks."""

    title: Text
    fields: tuple[str, ...]
    header: tuple[str, ...]
    rows: tuple[tuple[Text, ...], ...]


@dataclass(frozen=True, slots=True)
class Person:
    """A line of a roster."""

    role: str
    name: Text
    post: str


@dataclass(frozen=True, slots=True)
class Roster:
    """Who is in a group."""

    people: tuple[Person, ...]


Block = Heading | Paragraph | Table | Roster


@dataclass(frozen=True, slots=True)
class Part:
    """The plan itself (no label), or an annex."""

    label: str
    title: Text
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """A whole plan."""

    county: str
    year: int
    parts: tuple[Part, ...]
    list_of_annexes: tuple[Text, ...]


def slots(draft: Draft) -> tuple[Slot, ...]:
    """Every slot, in printed order; its place here is its number."""
    found: list[Slot] = []

    def note(slot: Slot) -> Slot:
        found.append(slot)
        return slot

    mapped(draft, note)
    return tuple(found)


def texts(draft: Draft) -> tuple[Text, ...]:
    """Every text that has a slot, in printed order."""
    found: list[Text] = []

    def look(value: Any) -> None:
        if isinstance(value, tuple) and any(isinstance(piece, Slot) for piece in value):
            found.append(value)
        elif isinstance(value, tuple):
            for each in value:
                look(each)
        elif is_dataclass(value):
            for part in fields(value):
                look(getattr(value, part.name))

    look(draft)
    return tuple(found)


def changed(draft: Draft, number: int, text: str) -> Draft:
    """The draft with another text in one slot."""
    numbers = count()

    def change(slot: Slot) -> Slot:
        return replace(slot, text=text) if next(numbers) == number else slot

    return mapped(draft, change)


def mapped(value: Any, change: Callable[[Slot], Slot]) -> Any:
    """A value of the draft with every slot in it changed, in printed order."""
    match value:
        case Slot():
            return change(value)
        case tuple():
            return tuple(mapped(each, change) for each in value)
        case _ if is_dataclass(value):
            return replace(value, **{part.name: mapped(getattr(value, part.name), change) for part in fields(value)})
        case _:
            return value


def plain(text: Text) -> str:
    """A text as it is printed."""
    return "".join(piece.text if isinstance(piece, Slot) else piece for piece in text)

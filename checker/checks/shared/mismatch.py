"""Two things that speak of one matter and do not fit together: what the kind `relates` reports."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from checker.facts import Facts
from checker.finding import Place, Words


class Mismatch(NamedTuple):
    """What does not fit: the matter, what each side says and where, and the places that prove it."""

    outcome: str
    thing: str
    place_a: str
    value_a: str
    place_b: str
    value_b: str
    places: tuple[Place, ...]
    fact: tuple[str, ...]
    notes: tuple[Words, ...] = ()
    values: str = ""
    values_en: str = ""


Finder = Callable[[Facts], Iterator[Mismatch] | None]
"""Finds mismatches; None where the plan has nothing of the sort."""

"""Figures that follow from other figures, and relations between indicators against their figures."""

from __future__ import annotations

from collections.abc import Iterator

from checker.facts import Facts
from checker.mismatch import Mismatch


def find_relations(facts: Facts) -> Iterator[Mismatch] | None:
    """Relations stated between two indicators that their own figures break."""
    return None


def find_implied_figures(facts: Facts) -> Iterator[Mismatch] | None:
    """Figures that contradict what others imply."""
    return None

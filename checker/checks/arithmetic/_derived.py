"""A figure that follows from others, with the ways to reckon it."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from checker.checks.arithmetic._reckoning import Reckoned
from checker.facts.printed import Target


class Kind(StrEnum):
    """How figures follow from one another."""

    CHANGE = "change"
    PRODUCT = "product"
    SHARE = "share"


class Derived(NamedTuple):
    """The figures that imply another, that one, and what it should be on each understanding of the text.

    It is certain where the text itself joins the figures, and only rounding could part them.
    """

    kind: Kind
    sources: tuple[Target, ...]
    printed: Target
    readings: tuple[Reckoned, ...]
    certain: bool

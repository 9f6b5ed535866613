"""Kind `sequence`: what is printed one after another follows in order — numbers, and days."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from typing import ClassVar, Literal

from pydantic import Field

from checker.checks.check import CheckOptions, Hit
from checker.checks.shared.orders import heading_numbers, row_numbers
from checker.facts import Facts
from checker.rules.rule import KindRule


class What(StrEnum):
    """What must be in order."""

    HEADINGS = "headings"
    ROWS = "rows"


_NUMBERS = frozenset({"document", "numbers", "usual"})


class Options(CheckOptions):
    """What a `sequence` rule looks at."""

    what: What = Field(description="headings 标题序号 | rows 表格序号")


class Sequence(KindRule):
    """Numbers and days out of order."""

    outcomes: ClassVar = {
        **dict.fromkeys(("gap", "repeat", "order", "broken", "style", "restart", "split"), _NUMBERS),
    }
    kind: Literal["sequence"]
    options: Options

    def hits(self, facts: Facts) -> Iterator[Hit]:
        """One hit per list and fault, or per deadline."""
        yield from _FINDERS[self.options.what](facts)


_FINDERS: Mapping[What, Callable[[Facts], Iterator[Hit]]] = {
    What.HEADINGS: heading_numbers,
    What.ROWS: row_numbers,
}

"""Kind `sequence`: what is printed one after another follows in order — numbers, and days."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from typing import ClassVar, Literal

from pydantic import Field

from checker.checks.check import CheckOptions, Hit
from checker.checks.shared.calendar_days import misprinted_days
from checker.checks.shared.dates import early_deadlines, late_deadlines, past_targets
from checker.checks.shared.orders import heading_numbers, row_numbers
from checker.facts import Facts
from checker.rules.rule import KindRule


class What(StrEnum):
    """What must be in order."""

    HEADINGS = "headings"
    ROWS = "rows"
    NOT_BEFORE = "not-before"
    NOT_AFTER = "not-after"
    PAST = "past"
    DAYS = "days"


_NUMBERS = frozenset({"document", "numbers", "usual"})
_DAYS = frozenset({"document", "numbers", "usual", "quote"})


class Options(CheckOptions):
    """What a `sequence` rule looks at."""

    what: What = Field(
        description="headings 标题序号 | rows 表格序号 | not-before 不早于印发 | not-after 不晚于期限"
        " | past 目标和标题的年份 | days 印出的日期"
    )


class Sequence(KindRule):
    """Numbers and days out of order."""

    outcomes: ClassVar = {
        **dict.fromkeys(("gap", "repeat", "order", "broken", "style", "restart", "split"), _NUMBERS),
        **dict.fromkeys(("early", "late", "past", "heading", "impossible", "reversed", "reversed-unsure"), _DAYS),
    }
    kind: Literal["sequence"]
    options: Options

    def hits(self, facts: Facts) -> Iterator[Hit]:
        """One hit per list and fault, or per deadline."""
        yield from _FINDERS[self.options.what](facts)


_FINDERS: Mapping[What, Callable[[Facts], Iterator[Hit]]] = {
    What.HEADINGS: heading_numbers,
    What.ROWS: row_numbers,
    What.NOT_BEFORE: early_deadlines,
    What.NOT_AFTER: late_deadlines,
    What.PAST: past_targets,
    What.DAYS: misprinted_days,
}

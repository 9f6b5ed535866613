"""Kind `covers`: one list takes up all of another — annexes and their list, siblings, headings and groups."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from typing import ClassVar, Literal

from pydantic import Field

from checker.checks.check import CheckOptions, Hit
from checker.checks.shared.uptake import body_without_row, goals_without_task, master_without_annex, rows_without_body
from checker.facts import Facts
from checker.rules.rule import KindRule


class What(StrEnum):
    """Which list is held against which."""

    GOALS = "goals"
    MASTER = "master"
    BODY = "body"
    TABLE_ROWS = "table-rows"


_VARIABLES = frozenset({"document", "name", "other", "names", "count"})
_OUTCOMES = ("untaken", "unfigured")


class Options(CheckOptions):
    """What a `covers` rule compares."""

    what: What = Field(description="检查哪两份清单是否对得上")


class Covers(KindRule):
    """Entries of one list that the other lacks, or has otherwise."""

    outcomes: ClassVar = dict.fromkeys(_OUTCOMES, _VARIABLES)
    kind: Literal["covers"]
    options: Options

    def hits(self, facts: Facts) -> Iterator[Hit]:
        """One hit per entry, or per way in which several entries differ."""
        yield from _FINDERS[self.options.what](facts)


_FINDERS: Mapping[What, Callable[[Facts], Iterator[Hit]]] = {
    What.GOALS: goals_without_task,
    What.MASTER: master_without_annex,
    What.BODY: body_without_row,
    What.TABLE_ROWS: rows_without_body,
}

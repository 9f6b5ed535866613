"""Kind `unique`: one thing has one name, one post, one deadline, and is printed once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from typing import ClassVar, Literal

from pydantic import Field

from checker.checks.check import CheckOptions, Hit
from checker.checks.shared.actions import action_names, document_kinds, table_titles, task_force_names
from checker.checks.shared.repeats import same_headings, same_rows, same_targets
from checker.facts import Facts
from checker.rules.rule import KindRule


class What(StrEnum):
    """What there should be one of."""

    ACTIONS = "actions"
    TABLE_TITLES = "table-titles"
    TASK_FORCES = "task-forces"
    KINDS = "kinds"
    ROWS = "rows"
    HEADINGS = "headings"
    TARGETS = "targets"


_VARIABLES = frozenset({"document", "name", "other", "names", "count"})
_OUTCOMES = (
    *("action", "table-lead", "table-lead-lost", "table-lead-added", "table-action"),
    *("force-action", "force-pattern", "kind-others", "kind-self"),
    *("rows", "headings", "heading-above", "targets"),
)


class Options(CheckOptions):
    """What a `unique` rule looks at."""

    what: What = Field(description="检查什么只应有一个")


class Unique(KindRule):
    """Things with two names, posts or deadlines, and things printed twice."""

    outcomes: ClassVar = dict.fromkeys(_OUTCOMES, _VARIABLES)
    kind: Literal["unique"]
    options: Options

    def hits(self, facts: Facts) -> Iterator[Hit]:
        """One hit per thing, with all its places."""
        yield from _FINDERS[self.options.what](facts)


_FINDERS: Mapping[What, Callable[[Facts], Iterator[Hit]]] = {
    What.ACTIONS: action_names,
    What.TABLE_TITLES: table_titles,
    What.TASK_FORCES: task_force_names,
    What.KINDS: document_kinds,
    What.ROWS: same_rows,
    What.HEADINGS: same_headings,
    What.TARGETS: same_targets,
}

"""Kind `member`: whoever is named in one place is listed where he belongs.

Leaders in the leading group, units in the task force, its officers' units among its members.  A list
that ends in 等, or that has lost names, decides nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from typing import ClassVar, Literal

from pydantic import Field

from checker.checks.check import CheckOptions, Hit, NotApplicable
from checker.checks.shared.memberships import Stranger, find_officers_apart, find_outside_leaders, find_outside_units
from checker.checks.shared.wording import listed
from checker.facts import Facts
from checker.rules.rule import KindRule

_VARIABLES = frozenset({"document", "names", "count", "places"})
_SHOWN = 12
"""Names told in a message; the finding holds all places."""


class Whose(StrEnum):
    """Whose membership is looked at."""

    LEADERS = "leaders"
    UNITS = "units"
    OFFICERS = "officers"


class Options(CheckOptions):
    """What a `member` rule looks at."""

    whose: Whose = Field(description="leaders 分管领导在领导小组 | units 责任单位在专班 | officers 副召集人单位在成员")


class Member(KindRule):
    """Names that a list lacks, or holds twice."""

    outcomes: ClassVar = dict.fromkeys(("absent", "undecided", "doubled"), _VARIABLES)
    kind: Literal["member"]
    options: Options

    def hits(self, facts: Facts) -> Iterator[Hit]:
        """One hit per person, or per document's units."""
        whose = self.options.whose
        if whose is not Whose.LEADERS and not facts.task_forces:
            raise NotApplicable("没有读到工作专班", "no task force was read")
        found = _FINDERS[whose](facts)
        if found is None:
            raise NotApplicable("没有领导小组名单", "the plan has no roster of a leading group")
        for stranger in found:
            yield _hit(whose, stranger)


def _hit(whose: Whose, stranger: Stranger) -> Hit:
    values = {
        "document": stranger.document,
        "names": listed(stranger.names, _SHOWN),
        "count": str(len(stranger.names)),
        "places": listed(dict.fromkeys(place.label for place in stranger.places)),
    }
    fact = (whose, stranger.document, *sorted(stranger.names))
    return Hit(stranger.outcome, (*stranger.places, *stranger.listing), values, fact)


_FINDERS: Mapping[Whose, Callable[[Facts], Iterator[Stranger] | None]] = {
    Whose.LEADERS: find_outside_leaders,
    Whose.UNITS: find_outside_units,
    Whose.OFFICERS: find_officers_apart,
}

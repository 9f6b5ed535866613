"""Kind `resolves`: a name printed in the plan stands for one known thing.

Unit names: written apart, written whole, written one way, parted by the right mark.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from typing import ClassVar, Literal

from pydantic import Field

from checker.checks.check import CheckOptions, Hit, NotApplicable
from checker.checks.shared.unit_names import (
    Oddity,
    find_damaged_names,
    find_missing_separators,
    find_several_names,
    find_wrong_marks,
)
from checker.checks.shared.unit_slips import find_mistyped_names
from checker.checks.shared.wording import listed, quotations
from checker.facts import Facts
from checker.finding import Words
from checker.rules.rule import KindRule

_VARIABLES = frozenset({"document", "name", "names", "count", "place", "whole"})
_SHOWN = 8
"""Names told in a message; the finding holds all places."""


class Fault(StrEnum):
    """What may be wrong with unit names."""

    SEPARATOR = "separator"
    DAMAGED = "damaged"
    ALIAS = "alias"
    MARK = "mark"
    MISTYPED = "mistyped"


class Options(CheckOptions):
    """Which fault a `resolves` rule looks for."""

    fault: Fault = Field(
        description="separator 缺顿号 | damaged 名称残缺 | alias 一个单位多个名称 | mark 标点误用 | mistyped 一字之差"
    )


class Resolves(KindRule):
    """Unit names that cannot be taken as they stand."""

    outcomes: ClassVar = dict.fromkeys(
        (
            *("separator", "incomplete", "elided", "malformed", "unknown", "comma", "after-lead", "mistyped"),
            *("alias", "shortened", "similar", "swapped"),
        ),
        _VARIABLES,
    )
    kind: Literal["resolves"]
    options: Options

    def hits(self, facts: Facts) -> Iterator[Hit]:
        """One hit per document and part (separators, marks), per name (damaged), or per unit (several names)."""
        if not facts.responsibilities and not facts.task_forces:
            raise NotApplicable("没有写责任单位", "no responsible units are named")
        for oddity in _FINDERS[self.options.fault](facts):
            yield _hit(self.options.fault, oddity)


def _hit(fault: Fault, oddity: Oddity) -> Hit:
    names = tuple(dict.fromkeys(oddity.names))
    labels = dict.fromkeys(place.label for place in oddity.places if "".join(place.quote.split()) in names)
    values = {
        "document": oddity.about,
        "name": names[0],
        "names": quotations(oddity.names, _SHOWN, "处"),
        "count": str(len(oddity.names) if oddity.outcome == "unknown" else len(oddity.places)),
        "place": listed(labels),
        "whole": quotations(oddity.wholes),
    }
    likely = fault is Fault.DAMAGED and oddity.about
    note = (Words(f"疑为“{oddity.about}”", f"probably {oddity.about}"),) if likely else ()
    return Hit(oddity.outcome, oddity.places, values, (fault, oddity.about, *sorted(oddity.names)), note)


_FINDERS: Mapping[Fault, Callable[[Facts], Iterator[Oddity]]] = {
    Fault.SEPARATOR: find_missing_separators,
    Fault.DAMAGED: find_damaged_names,
    Fault.ALIAS: find_several_names,
    Fault.MARK: find_wrong_marks,
    Fault.MISTYPED: find_mistyped_names,
}

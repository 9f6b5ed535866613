"""Kind `counts`: a stated count is the number of things listed for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from typing import ClassVar, Literal

from pydantic import Field

from checker.checks.check import CheckOptions, Hit, NotApplicable
from checker.checks.shared.listings import Listing, listings, plan_counts
from checker.checks.shared.wording import listed
from checker.facts import Facts
from checker.rules.rule import KindRule

_VARIABLES = frozenset({"counted", "stated", "number", "things", "place"})
_SHOWN = 12
"""Things told in a message."""


class Of(StrEnum):
    """What is counted."""

    LISTED = "listed"
    DOCUMENTS = "documents"


class Options(CheckOptions):
    """Which counts a `counts` rule looks at."""

    of: Of = Field(description="listed 文中所列事项 | documents 总体方案所说的附件、专班数")


class Counts(KindRule):
    """Counts that are not those of the things listed."""

    outcomes: ClassVar = dict.fromkeys(("differs", "undecided"), _VARIABLES)
    kind: Literal["counts"]
    options: Options

    def hits(self, facts: Facts) -> Iterator[Hit]:
        """One hit per count that does not fit; where the things can be told in two ways, undecided."""
        found = _FINDERS[self.options.of](facts)
        if not found:
            raise NotApplicable("没有可清点的数目", "nothing that can be counted is stated")
        for listing in found:
            if not listing.fits:
                yield _hit(listing)


def _hit(listing: Listing) -> Hit:
    values = {
        "counted": listing.counted,
        "stated": str(listing.stated),
        "number": str(listing.fewest) if listing.fewest == listing.most else f"{listing.fewest}—{listing.most}",
        "things": listed(listing.things, _SHOWN),
        "place": listing.places[0].label,
    }
    outcome = "differs" if listing.certain else "undecided"
    return Hit(outcome, listing.places, values, (listing.counted, *listing.things))


_FINDERS: Mapping[Of, Callable[[Facts], tuple[Listing, ...]]] = {
    Of.LISTED: listings,
    Of.DOCUMENTS: plan_counts,
}

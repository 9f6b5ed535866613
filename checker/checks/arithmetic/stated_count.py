"""Counts (三项, 七大产业链, 办好十件) that are not those of the things listed for them.

How many things a list holds is a range, as 和 and 及 may join two things or stand inside a name; 等 leaves it open.
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.checks.arithmetic._announced import find_announced
from checker.checks.arithmetic._listing import Count, Listing
from checker.checks.arithmetic._listings_behind import find_behind
from checker.checks.arithmetic._listings_below import find_below
from checker.checks.arithmetic._listings_beside import find_beside
from checker.checks.arithmetic._listings_by_name import find_by_name
from checker.checks.arithmetic._listings_in_tables import find_tabled
from checker.checks.arithmetic._listings_of_annexes import find_in_annexes
from checker.checks.arithmetic._listings_of_people import find_people
from checker.checks.arithmetic._listings_of_rows import find_in_rows
from checker.checks.check import NotApplicable, Outcome
from checker.checks.shared.wording import listed
from checker.facts import Facts
from checker.language.constraint import ReadingKind
from checker.plan.passages import Form
from checker.words.counts import load_counts

_MOST = 30
"""Largest count that a text spells out thing by thing."""
_SHOWN = 12
"""Things told in a message."""


class _Miscounted(Outcome):
    """The count as printed, how many things are listed, and which."""

    place: str
    counted: str
    number: str
    things: str


class Differs(_Miscounted):
    """The things are told apart for certain."""


class Undecided(_Miscounted):
    """The things may be told apart in two ways."""


OUTCOMES = (Differs, Undecided)


def find(facts: Facts) -> Iterator[Outcome]:
    """One for each count that does not fit: those with their list, then those that headings or rows carry out."""
    listings = facts.once(listings_of)
    if not listings:
        raise NotApplicable("没有可清点的数目", "nothing that can be counted is stated")
    told: set[object] = set()
    for listing in listings:
        count = listing.places[0].label, listing.number, listing.counted, len(listing.things)
        if count in told:
            continue
        told.add(count)
        if not listing.fits and not all(thing[:1].isdecimal() for thing in listing.things):  # 9个乡镇(5个镇、4个乡)
            fewest, most = len(listing.things), listing.most
            yield (Differs if listing.certain else Undecided)(
                places=listing.places,
                fact=(listing.counted, *listing.things),
                place=listing.places[0].label,
                counted=listing.counted,
                number=str(fewest) if fewest == most else f"{fewest}—{most}",
                things=listed(listing.things, _SHOWN),
            )


def listings_of(facts: Facts) -> tuple[Listing, ...]:
    """Every count with what is listed for it."""
    return tuple(listing for lists in _LISTINGS for listing in lists(facts))


def _listings(facts: Facts) -> Iterator[Listing]:
    named = facts.once(find_by_name)
    yield from named.values()
    for passage, reading in facts.readings(ReadingKind.COUNT):
        number = reading.counted
        if number is not None and number == int(number) and 2 <= number <= _MOST:
            count = Count(passage, reading.span, int(number))
            if count.printed in load_counts().uncounted or (passage.index, reading.span.start) in named:
                continue
            yield from find_below(facts, count) if passage.form is Form.HEADING else find_beside(count)


_BY_PLACE = (find_behind, _listings, find_tabled)
_LISTINGS = (*_BY_PLACE, find_announced, find_people, find_in_annexes, find_in_rows)

"""The number of annexes or task forces that the master plan states, against those there are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from checker.checks.arithmetic.stated_count import listings_of
from checker.checks.check import NotApplicable, Outcome
from checker.checks.shared.task_forces import forces
from checker.facts import Facts
from checker.facts.printed import place_of
from checker.finding import Place
from checker.plan.passages import Form, Part
from checker.source import Span
from checker.words.counts import load_counts
from checker.words.numerals import read_number


class _Miscounted(Outcome):
    """The count as printed, and how many there are."""

    place: str
    counted: str
    number: str


class Differs(_Miscounted):
    """There are more or fewer."""


class Undecided(_Miscounted):
    """A paragraph that sets up a task force may not have been read."""


OUTCOMES = (Differs, Undecided)


def find(facts: Facts) -> Iterator[Outcome]:
    """One for each count without a list of its own; a plan of no annex or task force has nothing to count."""
    plans = tuple(part.document.title for part in facts.outline.parts if _is_plan(part))
    task_forces = tuple(force.read.name for theirs in facts.once(forces).values() for force in theirs)
    listed = [listing.places[0] for listing in facts.once(listings_of)]
    counts = [
        (place, match, task_forces if match["force"] else plans)
        for place, match in _counts(facts)
        if not (match["force"] and any(_touch(place, other) for other in listed))
    ]
    if not any(things for _, _, things in counts):
        raise NotApplicable("没有可清点的数目", "nothing that can be counted is stated")
    for place, match, things in counts:
        if things and len(things) != read_number(match["count"]):
            unread = match["force"] and len(things) < len(plans)
            yield (Undecided if unread else Differs)(
                places=(place,),
                fact=(match.group(), *things),
                place=place.label,
                counted=match.group(),
                number=str(len(things)),
            )


def _touch(a: Place, b: Place) -> bool:
    return a.route == b.route and a.span.start < b.span.end and b.span.start < a.span.end


def _is_plan(part: Part) -> bool:
    return part.key.startswith("annex") and load_counts().plan_word in part.document.title


@cache
def _count() -> re.Pattern[str]:
    plans, task_forces = load_counts().plans, load_counts().task_forces
    return re.compile(f"(?P<count>[0-9]{{1,2}}|[二三四五六七八九十]{{1,3}})个(?:{plans}|(?P<force>{task_forces}))")


def _counts(facts: Facts) -> Iterator[tuple[Place, re.Match[str]]]:
    """The counts in what speaks of the whole plan: notice, master plan, and annexes that are no plans of their own."""
    overall = {part.key for part in facts.outline.parts if not _is_plan(part)}
    for passage in facts.passages:
        if passage.form is Form.STATEMENT and passage.document in overall:
            for match in _count().finditer(passage.plain):
                if read_number(match["count"]) > 1:
                    yield place_of(passage, Span(*match.span())), match

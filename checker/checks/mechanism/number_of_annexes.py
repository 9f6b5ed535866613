"""The number of annexes or task forces that the master plan states, against those there are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from checker.checks.check import NotApplicable, Outcome
from checker.checks.shared.chain import forces
from checker.facts import Facts
from checker.finding import Place
from checker.plan.passages import Form, Part
from checker.printed import place_of
from checker.source import Span, fold
from checker.words.numerals import chinese_number

_PLAN = "方案"
"""What stands in the titles of annexes that are plans of their own."""
_COUNT = re.compile(
    "(?P<count>[0-9]{1,2}|[二三四五六七八九十]{1,3})个(?:(?:专项)?(?:实施|工作|子)?方案|(?P<force>(?:工作)?专班))"
)


@dataclass(frozen=True, slots=True, kw_only=True)
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
    """One for each count; a plan of no annex or task force has nothing to count."""
    plans = tuple(part.document.title for part in facts.outline.parts if _is_plan(part))
    task_forces = tuple(force.said.name for theirs in facts.once(forces).values() for force in theirs)
    counts = [(place, match, task_forces if match["force"] else plans) for place, match in _counts(facts)]
    if not any(things for _, _, things in counts):
        raise NotApplicable("没有可清点的数目", "nothing that can be counted is stated")
    for place, match, things in counts:
        if things and len(things) != _number(match):
            unread = match["force"] and len(things) < len(plans)
            yield (Undecided if unread else Differs)(
                places=(place,),
                fact=(match.group(), *things),
                place=place.label,
                counted=match.group(),
                number=str(len(things)),
            )


def _is_plan(part: Part) -> bool:
    return part.key.startswith("annex") and _PLAN in part.document.title


def _counts(facts: Facts) -> Iterator[tuple[Place, re.Match[str]]]:
    """The counts in what speaks of the whole plan: notice, master plan, and annexes that are no plans of their own."""
    overall = {part.key for part in facts.outline.parts if not _is_plan(part)}
    for passage in facts.passages:
        if passage.form is Form.STATEMENT and passage.document in overall:
            for match in _COUNT.finditer(fold(passage.text)):
                if _number(match) > 1:
                    yield place_of(passage, Span(*match.span())), match


def _number(match: re.Match[str]) -> int:
    return int(match["count"]) if match["count"].isdigit() else chinese_number(match["count"])

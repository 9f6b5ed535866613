"""Task forces that carry the name of another action, or are named after several patterns."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from checker.checks.check import Outcome
from checker.checks.shared.places import place_at
from checker.checks.shared.wording import listed
from checker.checks.structure._actions import named_actions, plain_name
from checker.facts import Facts
from checker.facts.printed import place_of
from checker.finding import Place
from checker.plan.passages import Form
from checker.source import Span
from checker.words.terms import load_terms

QUOTES_DIFFER = False
_SHOWN = 8
"""Names shown in a message."""


class ForceAction(Outcome):
    """An annex is about one action and sets up a task force for another."""

    document: str
    action: str
    force: str


class ForcePattern(Outcome):
    """The task forces of the annexes are named in several ways."""

    count: int
    names: str


OUTCOMES = (ForceAction, ForcePattern)


def find(facts: Facts) -> Iterator[Outcome]:
    """One for each task force of another action, then at most one for the patterns."""
    named = {action.part.key: action for action in named_actions(facts)}
    patterns: dict[str, list[Place]] = defaultdict(list)
    for passage in facts.passages:
        action = named.get(passage.document) if passage.form is Form.TASK_FORCE else None
        match = load_terms().titles.task_force.search(passage.plain) if action else None
        if action is None or match is None:
            continue
        place, name = place_of(passage, Span(*match.span("name"))), plain_name(match["name"])
        if action.name in name:
            patterns[_pattern(facts, name, action.name)].append(place)
        elif "行动" in name:
            yield ForceAction(
                places=(place, place_at(facts, (*action.part.route, "title"))),
                fact=(action.part.key, name),
                document=action.part.name,
                action=action.name,
                force=match["name"],
            )
    if len(patterns) > 1:
        yield ForcePattern(
            places=tuple(place for places in patterns.values() for place in places),
            fact=tuple(sorted(patterns)),
            count=len(patterns),
            names=listed((places[0].quote for places in patterns.values()), _SHOWN),
        )


def _pattern(facts: Facts, name: str, action: str) -> str:
    """A task force's name without its action; the plan's own area counts as one word."""
    pattern = name.replace(action, "○", 1)
    return pattern.replace(facts.plan.area, "△") if facts.plan.area else pattern

"""Brackets that look like lists of units and were read as part of a sentence, so that nobody answers for the task."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from checker.checks.check import Outcome
from checker.checks.shared.places import document_names
from checker.checks.shared.unit_names import require_units
from checker.checks.shared.wording import quotations
from checker.facts import Facts
from checker.facts.printed import place_of
from checker.finding import Place
from checker.plan.passages import Form, Passage, Zone
from checker.source import Span

_SHOWN = 4
"""Lists quoted in a message; the finding holds them all."""
_FEWEST = 2
"""Units that make a list."""
_BRACKET = re.compile(r"\(([^()]{6,200})\)")
_BETWEEN = re.compile("[、,;]")


class Unread(Outcome):
    """The lists of one document."""

    document: str
    count: int
    quotes: str


OUTCOMES = (Unread,)
QUOTES_DIFFER = False


def find(facts: Facts) -> Iterator[Outcome]:
    """One for each document."""
    require_units(facts)
    found: dict[str, list[Place]] = defaultdict(list)
    for passage in facts.passages:
        if passage.form is Form.STATEMENT and passage.zone is Zone.TASKS:
            found[passage.document] += _lists(facts, passage)
    for document, places in found.items():
        if places:
            quotes = [place.quote for place in places]
            yield Unread(
                places=tuple(places),
                fact=("unread", document, *sorted(quotes)),
                document=document_names(facts)[document],
                count=len(places),
                quotes=quotations(quotes, _SHOWN),
            )


def _lists(facts: Facts, passage: Passage) -> Iterator[Place]:
    """The brackets of a sentence that hold names of units and nothing else, in a task that names none otherwise."""
    task = facts.task_of.get(passage.index)
    if task and task.units:
        return
    for match in _BRACKET.finditer(passage.plain):
        names = [name for name in _BETWEEN.split(match[1]) if name]
        if len(names) >= _FEWEST and all(map(facts.lexicon.is_unit, names)):
            yield place_of(passage, Span(*match.span()))

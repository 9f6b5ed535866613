"""One document cited with two document numbers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from checker.checks.check import NotApplicable, Outcome
from checker.checks.shared.citations import Citation, find_citations, plain_title
from checker.checks.shared.wording import listed
from checker.facts import Facts

QUOTES_DIFFER = False
_SHOWN = 8
"""Numbers named in a message."""


class Number(Outcome):
    """A document with all its numbers."""

    title: str
    numbers: str


OUTCOMES = (Number,)


def find(facts: Facts) -> Iterator[Outcome]:
    """One for each document."""
    numbered: dict[str, dict[str, list[Citation]]] = defaultdict(lambda: defaultdict(list))
    for citation in facts.once(find_citations):
        if citation.number:
            numbered[citation.title][plain_title(citation.number)].append(citation)
    if not numbered:
        raise NotApplicable("没有带文号的引文", "no document is cited with its number")
    for title, numbers in numbered.items():
        if len(numbers) > 1:
            yield Number(
                places=tuple(citation.place for cited in numbers.values() for citation in cited),
                fact=(title, *sorted(numbers)),
                title=title,
                numbers=listed(numbers, _SHOWN),
            )

"""Names of units that are printed without 、 between them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from checker.checks.check import Outcome
from checker.checks.shared.places import document_names
from checker.checks.shared.unit_names import is_bare_word, require_units, unit_texts
from checker.checks.shared.wording import quotations
from checker.facts import Facts
from checker.facts.corrections import corrected
from checker.facts.printed import place_of
from checker.finding import Edit, Place
from checker.plan.passages import Passage, Zone
from checker.source import Span

_SHOWN = 8
"""Names quoted in a message; the finding holds all places."""


class Separator(Outcome):
    """The names run together in the body of a document, or in its table."""

    document: str
    count: int
    names: str


OUTCOMES = (Separator,)
QUOTES_DIFFER = False


def find(facts: Facts) -> Iterator[Outcome]:
    """One for each document and its body or its table."""
    require_units(facts)
    grouped: dict[str, list[Place]] = defaultdict(list)
    edits: dict[str, list[Edit]] = defaultdict(list)
    ends = {(passage.index, span.start): span.end for passage, _, span in facts.unit_mentions}
    for passage, span in _run_together(facts):
        scope, end = _scope(facts, passage), ends[passage.index, span.start]
        grouped[scope].append(place_of(passage, span))
        edits[scope] += corrected(passage, Span(end, end), "、")
    for scope, places in grouped.items():
        names = ["".join(place.quote.split()) for place in places]
        yield Separator(
            places=tuple(places),
            fact=("separator", scope, *sorted(names)),
            document=scope,
            count=len(places),
            names=quotations(names, _SHOWN, "处"),
            edits=tuple(edits[scope]),
        )


def _run_together(facts: Facts) -> Iterator[tuple[Passage, Span]]:
    """The names without a mark between; a bare word (水利) that begins them is damaged, which is another matter."""
    bare = {(p.index, span.start) for p, name, span in facts.unit_mentions if is_bare_word(facts, name)}
    for index, text in unit_texts(facts).items():
        passage = facts.passages[index]
        for span in text.missing_separators:
            if (index, span.start) not in bare:
                yield passage, span


def _scope(facts: Facts, passage: Passage) -> str:
    """The document, or its table."""
    name = document_names(facts)[passage.document]
    return f"{name} 责任分解表" if passage.zone is Zone.TABLE else name

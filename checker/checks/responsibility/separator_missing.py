"""Names of units that are printed without 、 between them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from checker.checks.check import Outcome
from checker.checks.shared.places import document_names
from checker.checks.shared.unit_names import is_bare_word, require_units, unit_texts
from checker.checks.shared.wording import listed, quotations
from checker.facts import Facts
from checker.facts.corrections import corrected
from checker.facts.printed import place_of
from checker.finding import Edit
from checker.plan.passages import Passage, Zone
from checker.source import Span

_SHOWN = 8
"""Names quoted in a message; the finding holds all places."""


class Separator(Outcome):
    """The names run together anywhere in the plan, with how many stand in each document and each of its tables."""

    count: int
    where: str
    names: str


OUTCOMES = (Separator,)
QUOTES_DIFFER = False


def find(facts: Facts) -> Iterator[Outcome]:
    """One for the whole plan, as it is one habit or one conversion that lost the marks."""
    require_units(facts)
    found = list(_run_together(facts))
    ends = {(passage.index, span.start): span.end for passage, _, span in facts.unit_mentions}
    places = tuple(place_of(passage, span) for passage, span in found)
    scopes = Counter(_scope(facts, passage) for passage, _ in found)
    names = ["".join(place.quote.split()) for place in places]
    if places:
        yield Separator(
            places=places,
            fact=("separator", *sorted(names)),
            count=len(places),
            where=listed((f"{scope} {count}处" for scope, count in scopes.items()), len(scopes)),
            names=quotations(names, _SHOWN, "处"),
            edits=tuple(edit for passage, span in found for edit in _mended(passage, ends[passage.index, span.start])),
        )


def _run_together(facts: Facts) -> Iterator[tuple[Passage, Span]]:
    """The names without a mark between; a bare word (水利) that begins them is damaged, which is another matter."""
    bare = {(p.index, span.start) for p, name, span in facts.unit_mentions if is_bare_word(facts, name)}
    for index, text in unit_texts(facts).items():
        passage = facts.passages[index]
        for span in text.missing_separators:
            if (index, span.start) not in bare:
                yield passage, span


def _mended(passage: Passage, at: int) -> tuple[Edit, ...]:
    """The mark put in behind a name."""
    return corrected(passage, Span(at, at), "、")


def _scope(facts: Facts, passage: Passage) -> str:
    """The document, or its table."""
    name = document_names(facts)[passage.document]
    return f"{name} 责任分解表" if passage.zone is Zone.TABLE else name

"""A unit that stands twice in one list, or leads a task and is named again among those who help."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from checker.checks.check import Outcome
from checker.checks.shared.places import document_names
from checker.checks.shared.unit_names import require_units
from checker.checks.shared.wording import listed, quoted
from checker.facts import Facts
from checker.facts.printed import place_of
from checker.finding import Place
from checker.language.units.aliases import short_form
from checker.language.units.responsibility import LeadKind, Responsibility
from checker.language.units.units import UnitMention
from checker.plan.passages import Passage

_SHOWN = 6
"""Places named in a message; the finding holds them all."""
_HABIT = 4
"""Where more than one text in so many names its lead again, that is how the document is written."""
_APART = re.compile(r"[;。\n\d]")
"""What stands between two lists in one text."""


class _Repeated(Outcome):
    """The units of one document that stand twice, with their places."""

    document: str
    count: int
    where: str


class Twice(_Repeated):
    """Both stand in one list."""


class Lead(_Repeated):
    """The lead stands among the others too."""


OUTCOMES = (Twice, Lead)
QUOTES_DIFFER = False


class Pair(NamedTuple):
    """A unit's two mentions in one text."""

    passage: Passage
    first: UnitMention
    again: UnitMention

    @property
    def places(self) -> tuple[Place, Place]:
        """Where both stand."""
        return place_of(self.passage, self.first.span), place_of(self.passage, self.again.span)


def find(facts: Facts) -> Iterator[Outcome]:
    """One for each document and sort."""
    require_units(facts)
    twice: dict[str, list[Pair]] = defaultdict(list)
    leads: dict[str, list[Pair]] = defaultdict(list)
    led: dict[str, int] = defaultdict(int)
    for index, said in facts.responsibilities.items():
        passage = facts.passages[index]
        if not said.quotas:
            twice[passage.document] += _repeated(facts, passage, said)
            leads[passage.document] += _leading_twice(facts, passage, said)
        led[passage.document] += said.lead_kind is LeadKind.NAMED
    for document, pairs in twice.items():
        yield from _outcomes(facts, Twice, document, pairs)
    for document, pairs in leads.items():
        if len(pairs) * _HABIT <= led[document] or len(pairs) == 1:
            yield from _outcomes(facts, Lead, document, pairs)


def _repeated(facts: Facts, passage: Passage, said: Responsibility) -> Iterator[Pair]:
    """The units that one list of a text holds twice; the first of a list without roles is one of it."""
    by_order = said.lead_kind is LeadKind.FIRST
    for units in [(*said.leads, *said.responsible)] if by_order else [said.leads, said.responsible]:
        seen: dict[str, UnitMention] = {}
        for unit in sorted(units, key=lambda unit: unit.span.start):
            first = seen.setdefault(_form(facts, unit), unit)
            apart = passage.plain[first.span.end : unit.span.start]
            if first is not unit and not unit.collective and not _APART.search(apart):
                yield Pair(passage, first, unit)


def _leading_twice(facts: Facts, passage: Passage, said: Responsibility) -> Iterator[Pair]:
    if said.lead_kind is LeadKind.NAMED:
        lead = said.leads[0]
        again = (unit for unit in said.responsible if _form(facts, unit) == _form(facts, lead))
        yield from (Pair(passage, lead, unit) for unit in again if not unit.collective)


def _form(facts: Facts, unit: UnitMention) -> str:
    return short_form(unit.name, facts.lexicon.words)


def _outcomes(facts: Facts, outcome: type[_Repeated], document: str, pairs: Sequence[Pair]) -> Iterator[Outcome]:
    if pairs:
        name = document_names(facts)[document]
        labels: Mapping[str, None] = dict.fromkeys(
            f"{pair.passage.label.removeprefix(name).strip() or name}{quoted(pair.again.name)}" for pair in pairs
        )
        yield outcome(
            places=tuple(dict.fromkeys(place for pair in pairs for place in pair.places)),
            fact=(outcome.__name__, name, *sorted(labels)),
            document=name,
            count=len(pairs),
            where=listed(labels, _SHOWN),
        )

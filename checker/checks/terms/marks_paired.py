"""Quotation marks and brackets that have no partner, or stand the wrong way round."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from checker.checks.check import Outcome
from checker.checks.shared.phrases import Excerpt, clause_place
from checker.facts import Facts
from checker.facts.printed import place_of
from checker.plan.passages import Form
from checker.source import Span
from checker.words.numerals import ORDINAL

_CLOSING = {"“": "”", "‘": "’", "《": "》", "(": ")", "〔": "〕", "【": "】", "「": "」"}
_OPENING = {closing: opening for opening, closing in _CLOSING.items()}
_PARTNER = {**_CLOSING, **_OPENING}
_NUMBERING = re.compile(rf"^\s*\(?(?:{ORDINAL}|\d{{1,2}})\)|(?<=[,。;:、])\d{{1,2}}\)")
"""Numbers of items, which may have one bracket only: 1)."""
_CLAUSE = 20
"""Characters on either side of a mark that it is shown with."""


class Reversed(Outcome):
    """A closing mark that stands where the opening one should, and the other way round."""

    text: str


class Unpaired(Outcome):
    """A mark that opens and does not close, or closes and did not open."""

    mark: str
    partner: str
    quote: str


OUTCOMES = (Reversed, Unpaired)


def find(facts: Facts) -> Iterator[Outcome]:
    """One for each mark, or for both where they are reversed, text by text."""
    for passage in facts.passages:
        text = passage.plain
        alone = _unpaired(text) if passage.form not in (Form.LEADER, Form.ROSTER) else []
        couples = list(zip(alone[::2], alone[1::2], strict=False))
        if couples and all(text[first] == _CLOSING.get(text[second]) for first, second in couples):
            for first, second in couples:
                place = place_of(passage, Span(first, second + 1))
                yield Reversed(places=(place,), fact=("reversed", place.quote), text=place.quote)
            continue
        for at in alone:
            place = clause_place(facts, Excerpt(passage, text, Span(at, at + 1)), _CLAUSE)
            yield Unpaired(
                places=(place,),
                fact=(text[at], place.quote),
                mark=text[at],
                partner=_PARTNER[text[at]],
                quote=place.quote,
            )


def _unpaired(text: str) -> list[int]:
    """Where the marks without a partner stand."""
    if _PARTNER.keys().isdisjoint(text):
        return []
    numbering = {at for match in _NUMBERING.finditer(text) for at in range(*match.span())}
    waiting: dict[str, list[int]] = {opening: [] for opening in _CLOSING}
    alone: list[int] = []
    for at, sign in enumerate(text):
        if at in numbering:
            continue
        if sign in waiting:
            waiting[sign].append(at)
        elif sign in _OPENING and waiting[_OPENING[sign]]:
            waiting[_OPENING[sign]].pop()
        elif sign in _OPENING:
            alone.append(at)
    return sorted(chain(alone, *waiting.values()))

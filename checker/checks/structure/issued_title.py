"""The plan that a notice issues, as the notice names it, against the title of what follows.

A title that only holds more (the area before it, the years behind it) is the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from checker.checks.check import NotApplicable, Outcome
from checker.checks.shared.citations import plain_title
from checker.checks.shared.places import place_at
from checker.facts import Facts
from checker.facts.printed import place_of
from checker.finding import Place
from checker.plan.passages import PlanField
from checker.source import Span, fold

_TITLE = re.compile(r"(?:印发|转发|发布)\s*《(.+)》")
_BODY = re.compile(r"(?:现(?:将|印发)\s*|^)《(.+?)》(?:.{0,12}(?:印发|转发|发给)|(?:已|业).{2,24}(?:同意|通过|审定)|$)")
_PARTED = re.compile(r"》\s*[、和及]?\s*《")
_BRACKETS = re.compile(r"\([^()]*\)|[〈〉《》]")
_ALIKE = 0.6
"""Likeness from which two titles are taken for the same plan under two names."""


class OtherTitle(Outcome):
    """What the notice names, and the title of the plan, of nearly the same words."""

    named: str
    title: str


class Unlike(Outcome):
    """The same, of quite other words: it may be that the plan is not where it was looked for."""

    named: str
    title: str


OUTCOMES = (OtherTitle, Unlike)


def find(facts: Facts) -> Iterator[Outcome]:
    """One for each title that a notice names."""
    parts = [part for part in facts.outline.parts if part.key != "notice"]
    titles = {_plain(part.document.title): place_at(facts, (*part.route, "title")) for part in parts}
    titles.pop("", None)
    if facts.plan.notice is None or not titles:
        raise NotApplicable("没有印发通知, 或通知后没有方案", "there is no notice, or no plan behind it")
    seen: set[str] = set()
    for named, place in _named(facts):
        plain = _plain(named)
        if plain in seen or any(plain in title or title in plain for title in titles):
            continue
        seen.add(plain)
        nearest = max(titles, key=lambda title: SequenceMatcher(None, plain, title, autojunk=False).ratio())
        alike = SequenceMatcher(None, plain, nearest, autojunk=False).ratio() >= _ALIKE
        there = titles[nearest]
        sort = OtherTitle if alike else Unlike
        yield sort(places=(place, there), fact=(plain, nearest), named=named, title=there.quote)


def _named(facts: Facts) -> Iterator[tuple[str, Place]]:
    """The plans that a notice says it issues, each with its place."""
    for passage in facts.passages:
        if passage.document != "notice" or passage.field not in (PlanField.TITLE, PlanField.STATEMENT):
            continue
        pattern = _TITLE if passage.field is PlanField.TITLE else _BODY
        for match in pattern.finditer(passage.plain):
            start = match.start(1)
            cuts = [cut.span() for cut in _PARTED.finditer(match[1])]
            edges = [0, *(edge for cut in cuts for edge in cut), len(match[1])]
            for first, last in zip(edges[::2], edges[1::2], strict=True):
                span = Span(start + first, start + last)
                yield passage.text[span.start : span.end], place_of(passage, span)


def _plain(title: str) -> str:
    """A title without brackets in it and without its marks."""
    return re.sub(r"[\"'·,、]", "", plain_title(_BRACKETS.sub("", fold(title))))

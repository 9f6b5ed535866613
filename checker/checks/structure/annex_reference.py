"""References to an annex by a number that no annex has."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from checker.checks.check import NotApplicable, Outcome
from checker.checks.structure._annex_titles import annex_number, read_annex_titles
from checker.facts import Facts
from checker.facts.printed import place_of
from checker.finding import Place
from checker.plan.passages import Form
from checker.source import Span
from checker.words.numerals import ORDINAL

QUOTES_DIFFER = False
_REFERENCE = re.compile(rf"(?<![》的])附件\s*(\d{{1,2}}|{ORDINAL})(?![\d个项、份])")
_OWN = (Form.ANNEX_LIST, Form.CAPTION, Form.TITLE)
"""Texts that name an annex as themselves."""


class Dangling(Outcome):
    """A number beyond the annexes, with all places that name it."""

    document: str
    reference: str
    last: int


OUTCOMES = (Dangling,)


def find(facts: Facts) -> Iterator[Outcome]:
    """One for each number."""
    numbers = {annex.number for annex in read_annex_titles(facts)}
    if not numbers:
        raise NotApplicable("本方案没有附件", "the plan has no annexes")
    found: dict[int, list[Place]] = defaultdict(list)
    for passage in facts.passages:
        for match in _REFERENCE.finditer(passage.plain) if passage.form not in _OWN else ():
            number = annex_number(match[1])
            if number not in numbers:
                found[number].append(place_of(passage, Span(*match.span())))
    for number, places in found.items():
        first = places[0]
        fact = (str(number),)
        yield Dangling(places=tuple(places), fact=fact, document=first.label, reference=first.quote, last=max(numbers))

"""Texts that hold what they must not, or have not the form they must have, by the patterns of a rule file.

Enters: facts and regular expressions in half-width punctuation.  Leaves: one hit per wrong text.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from checker.checks.check import Hit, NotApplicable
from checker.checks.shared.places import folded
from checker.expressions import fits, places, rewritten
from checker.facts import Facts
from checker.finding import Place
from checker.plan.passages import Form, Passage
from checker.printed import place_of
from checker.source import Span, fold

_AROUND = 10
"""Characters quoted on either side of a wrong text."""


class Wanted(NamedTuple):
    """What a rule asks of texts: patterns that must not stand, a form to have, the right form, and repairs."""

    patterns: Sequence[str]
    form: str
    fields: tuple[str, ...]
    right: str
    repairs: Sequence[tuple[str, str]] = ()


def written_wrongly(facts: Facts, demand: Wanted) -> Iterator[Hit]:
    """One hit per wrong text, or per text that has not its form; likely where one repair alone leads to it."""
    passages = [(passage, text) for passage, text in facts.once(folded) if _looked_at(passage, demand.fields)]
    if not passages:
        raise NotApplicable("没有可检查的文字", "there is no such text to check")
    found: dict[tuple[str, str], list[Place]] = defaultdict(list)
    for passage, text in passages:
        if demand.form and not fits(demand.form, text.strip()):
            found["malformed", passage.text].append(place_of(passage))
        for pattern in demand.patterns:
            for start, end in places(pattern, text):
                around = Span(max(0, start - _AROUND), min(len(text), end + _AROUND))
                found["wrong", text[start:end]].append(place_of(passage, around))
    for (outcome, text), everywhere in found.items():
        likely = _repaired(text, demand.repairs)
        values = {
            "document": everywhere[0].label,
            "text": text,
            "right": likely or demand.right,
            "names": text,
            "other": "",
        }
        said = {**values, "count": str(len(everywhere)), "quote": everywhere[0].quote}
        yield Hit("likely" if likely else outcome, tuple(everywhere), said, (text,))


def _repaired(text: str, repairs: Sequence[tuple[str, str]]) -> str:
    """The text as it should be, where the repairs that fit it all lead to one."""
    plain = fold(text).strip()
    found = {said for wrong, right in repairs if (said := rewritten(wrong, right, plain)) is not None}
    return found.pop() if len(found) == 1 else ""


def _looked_at(passage: Passage, fields: tuple[str, ...]) -> bool:
    if fields:
        return any(part in fields for part in passage.route[-2:])
    return passage.form in (Form.HEADING, Form.STATEMENT, Form.CELL, Form.RESPONSIBILITY, Form.TASK_FORCE, Form.UNITS)

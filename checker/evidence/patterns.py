"""Texts that hold what they must not, or have not the form they must have, by the patterns of a rule file.

Enters: facts and regular expressions in half-width punctuation.  Leaves: one hit per wrong text.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from checker.evidence.places import folded
from checker.facts import Facts
from checker.finding import Place
from checker.passages import Form, Passage
from checker.printed import place_of
from checker.rule import Hit, NotApplicable
from checker.source import Span

_AROUND = 10
"""Characters quoted on either side of a wrong text."""


def written_wrongly(
    facts: Facts, patterns: Sequence[str], form: str, fields: tuple[str, ...], right: str
) -> Iterator[Hit]:
    """One hit per wrong text, or per text that has not its form; `right` says how it should be."""
    passages = [(passage, text) for passage, text in facts.once(folded) if _looked_at(passage, fields)]
    if not passages:
        raise NotApplicable("没有可检查的文字", "there is no such text to check")
    found: dict[tuple[str, str], list[Place]] = defaultdict(list)
    for passage, text in passages:
        if form and not re.fullmatch(form, text.strip()):
            found["malformed", passage.text].append(place_of(passage))
        for pattern in patterns:
            for match in re.finditer(pattern, text):
                start, end = max(0, match.start() - _AROUND), min(len(text), match.end() + _AROUND)
                found["wrong", match[0]].append(place_of(passage, Span(start, end)))
    for (outcome, text), places in found.items():
        values = {"document": places[0].label, "text": text, "right": right, "names": text, "other": ""}
        yield Hit(outcome, tuple(places), {**values, "count": str(len(places)), "quote": places[0].quote}, (text,))


def _looked_at(passage: Passage, fields: tuple[str, ...]) -> bool:
    if fields:
        return any(part in fields for part in passage.route[-2:])
    return passage.form in (Form.HEADING, Form.STATEMENT, Form.CELL, Form.RESPONSIBILITY, Form.TASK_FORCE, Form.UNITS)

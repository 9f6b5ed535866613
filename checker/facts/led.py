"""Sentences that begin with a place: their figures are its share (其中青坪镇任务最重，步道3公里、驿站2座).

Enters: a constraint, the text that prints it, and the places that the rows of the plan's tables are called by.  Leaves:
the constraint with its holder, named as the cells of that row are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from checker.language.constraint import Constraint
from checker.words.measures import load_measures
from checker.words.vocabulary import one_of

_STOPS = "。;；\n"
_BESIDE = "、和与及等"
"""What stands behind the first of several places, whose figures are those of all of them."""


def held_by_place(constraint: Constraint, text: str, places: Sequence[str]) -> Constraint:
    """The constraint as the share of the place that its sentence begins with; of the whole area it is none."""
    end = constraint.quantity.span.start
    said = text[max(text.rfind(stop, 0, end) for stop in _STOPS) + 1 : end]
    opened = re.match("[ ]?(?:其中)?[:,：，]?", said)
    start = opened.end() if opened else 0
    place = next((name for name in places if said.startswith(name, start)), "")
    rest = said[start + len(place) :]
    others = re.search(f"全[县市区]|{one_of(places)}|[0-9]个[乡镇村社街]", rest) if place else None
    if not place or constraint.holder or others or rest[:1] in _BESIDE or constraint.quantity.unit == "%":
        return constraint
    led = rf"(?:其中)?{place}(?:{one_of(load_measures().led_by)})*"
    name = re.sub(led, "", constraint.indicator) or constraint.indicator
    return constraint._replace(indicator=f"{name}({place})", parent=name, holder=place)

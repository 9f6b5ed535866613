"""A unit of another county: 绿源县财政局 in a plan of 青山县, whose own 县财政局 stands beside it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache

from checker.checks.check import NotApplicable, Outcome
from checker.checks.shared.unit_names import require_units
from checker.checks.shared.wording import listed
from checker.facts import Facts
from checker.facts.printed import place_of
from checker.finding import Place
from checker.words.units import load_units

_LONGEST = 3
"""Characters of a place's name before its level."""


class OtherArea(Outcome):
    """The unit, where it stands, and the plan's own that it is probably put for."""

    place: str
    name: str
    own: str


OUTCOMES = (OtherArea,)
QUOTES_DIFFER = False


def find(facts: Facts) -> Iterator[Outcome]:
    """One for each unit that opens with another place of the plan's own level."""
    require_units(facts)
    if facts.plan.area[-1:] not in load_units().levels:
        raise NotApplicable("没有写明本级行政区", "the plan's area is not known")
    mentions: Mapping[str, list[Place]] = defaultdict(list)
    for passage, name, span in facts.unit_mentions:
        mentions[name].append(place_of(passage, span))
    for name, places in mentions.items():
        if own := _own_unit(facts, name):
            beside = next(iter(mentions[own]), None)
            yield OtherArea(
                places=(*places, *((beside,) if beside else ())),
                fact=("area", own, name),
                place=listed(dict.fromkeys(place.label for place in places)),
                name=name,
                own=own,
            )


def _own_unit(facts: Facts, name: str) -> str:
    """The plan's own unit of the same kind; nothing where the name opens with no other place of this level."""
    area, stem = facts.plan.area, facts.plan.area[:-1]
    match = _placed(area[-1]).fullmatch(name)
    if not match or match["place"] in stem or stem in name or _is_superior(facts, f"{match['place']}{area[-1]}"):
        return ""
    known = facts.lexicon.counts
    return next((own for own in (area[-1] + match["rest"], area + match["rest"]) if own in known), "")


def _is_superior(facts: Facts, place: str) -> bool:
    """Whether a place is named again and again, as a city above a county-level city is."""
    return sum(place in passage.plain for passage in facts.passages) > 1


@cache
def _placed(level: str) -> re.Pattern[str]:
    """A name with a place of this level in front, development zones left out."""
    zones = "|".join(word[: -len(level)] for word in load_units().free_endings if word.endswith(level))
    zone = f"(?!(?:{zones}){level})" if zones else ""
    return re.compile(f"{zone}(?P<place>[一-鿿]{{2,{_LONGEST}}}){level}(?P<rest>[一-鿿]{{2,}})")

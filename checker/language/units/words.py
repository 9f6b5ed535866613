"""The patterns of unit names: grammars/units.yaml compiled for one area.

Enters: the word lists and the name of the plan's area.  Leaves: `UnitWords`, the compiled patterns
that tell where a name ends, where the next may begin, and what is no name of one unit.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from checker.words.units import Collective, UnitNames, load_units
from checker.words.vocabulary import one_of


@dataclass(frozen=True, slots=True)
class UnitWords:
    """What units.yaml says, as patterns; `area` is 青山县 and `stem` 青山 (empty when too short to trust)."""

    area: str
    stem: str
    levels: str
    complete: re.Pattern[str]
    cut: re.Pattern[str]
    conjunction: re.Pattern[str]
    opening: re.Pattern[str]
    organ: re.Pattern[str]
    free: re.Pattern[str]
    shortened: re.Pattern[str]
    many_of_a_kind: re.Pattern[str]
    collective: re.Pattern[str]
    collective_end: re.Pattern[str]
    member: re.Pattern[str]
    et_cetera: re.Pattern[str]
    quota: re.Pattern[str]
    notes: re.Pattern[str]
    breaks: re.Pattern[str]
    prose: re.Pattern[str]
    post: re.Pattern[str]
    owner: re.Pattern[str]
    numerals: frozenset[str]
    abbreviations: tuple[tuple[re.Pattern[str], str], ...]

    def ending(self, name: str) -> str:
        """The ending of a complete name (分局, 局, 中心 …), or "" when it has none."""
        found = self.organ.search(name) or self.complete.search(name)
        return found.group() if found else ""

    def is_level(self, character: str) -> bool:
        """Whether a name opens with a level word."""
        return character != "" and character in self.levels


def _openings(words: UnitNames, stem: str) -> str:
    """Where a new unit begins: a level word or the area's name that opens no branch of the unit before."""
    levels = "[" + "".join(words.levels) + "]"
    heads = [levels, one_of(words.openings), one_of(words.collective.openings)]
    places = f"(?:{stem})?{levels}?" if stem else f"{levels}?"
    if stem:
        heads.append(stem)
    branches = one_of(organ for organ in words.organs if len(organ) > 1)  # 县科技局 opens with no 科
    return f"(?!{one_of(words.no_openings)}|{places}(?:{branches}))(?:{'|'.join(heads)})"


def _collective(words: Collective) -> str:
    alone = f"^(?:{one_of(words.alone)})$"
    return f"{one_of(words.words)}|(?:{one_of(words.endings)})$|{alone}"


@cache
def unit_words(area: str = "") -> UnitWords:
    """The patterns for an area; without one, names that open with the area's own name are not recognised."""
    words = load_units()
    stem = area[:-1] if len(area) > 2 and area[-1] in words.levels else ""
    collective = words.collective
    endings, places = one_of(words.endings), one_of(words.place_endings)
    opening = _openings(words, re.escape(stem))
    return UnitWords(
        area=area,
        stem=stem,
        levels="".join(words.levels),
        complete=re.compile(rf"(?:{endings}|{places})(?=(?:\([^()]*\))?$)"),
        cut=re.compile(f"(?:{endings})(?<!总局)(?={opening})"),  # 国家税务总局青山县税务局 is one name
        conjunction=re.compile(f"(?<={_last(words)})(?:{one_of(words.conjunctions)})(?={opening})"),
        opening=re.compile(opening),
        organ=re.compile(f"(?:{one_of(words.organs)})$"),
        free=re.compile(f"(?:{one_of(words.free_endings)})$"),
        shortened=re.compile(f"(?<=..)(?:{one_of(words.shortened_endings)})$"),
        many_of_a_kind=re.compile(f"(?:{one_of(words.many_of_a_kind)})$"),
        collective=re.compile(_collective(collective)),
        collective_end=re.compile(f"(?:{one_of(collective.endings)})$"),
        member=re.compile(rf"{collective.listed}|(?:[^、,;:。/()〔〕【】\[\]\s]|\([^()]*\))+"),
        et_cetera=words.et_cetera,
        quota=words.quota,
        notes=re.compile(f"(?:{words.notes})$"),
        breaks=words.breaks,
        prose=words.prose,
        post=re.compile(f"(?:{one_of(words.posts)})$"),
        owner=re.compile(f"[{''.join(words.levels)}]?(?:{one_of(words.owners)})?"),
        numerals=frozenset(words.numerals),
        abbreviations=words.abbreviations,
    )


def _last(words: UnitNames) -> str:
    """The last characters of complete and collective names (a lookbehind needs one width)."""
    endings = [*words.endings, *words.place_endings, *words.collective.endings]
    return "[" + "".join(sorted({ending[-1] for ending in endings})) + "]"

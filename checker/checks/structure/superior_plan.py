"""A superior authority's plan of the same name that some annexes cite and their siblings do not.

The same name is that of the plan itself with another area in front.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from checker.checks.check import NotApplicable, Outcome
from checker.checks.shared.citations import Citation, find_citations, plain_title
from checker.checks.shared.places import place_at
from checker.checks.shared.wording import listed
from checker.checks.structure._siblings import find_working_annexes
from checker.facts import Facts
from checker.finding import Place
from checker.plan.passages import Part, Zone
from checker.source import fold
from checker.words.terms import load_terms

QUOTES_DIFFER = False
_SHOWN = 8
"""Annexes named in a message."""


class Uneven(Outcome):
    """Some annexes cite it, others do not."""

    citing: str
    plan: str
    silent: str


class UnevenBare(Outcome):
    """Some annexes do not cite it, and some do so without its number."""

    citing: str
    plan: str
    silent: str
    bare: str


class Bare(Outcome):
    """All annexes cite it, some without its number."""

    plan: str
    bare: str


OUTCOMES = (Uneven, UnevenBare, Bare)


def find(facts: Facts) -> Iterator[Outcome]:
    """At most one."""
    parts = find_working_annexes(facts)
    own = _without_area(facts, facts.plan.title)
    cited = [
        citation
        for citation in facts.once(find_citations)
        if citation.passage.zone is Zone.FRONT and _is_superior(facts, citation, own)
    ]
    by_part = {part.key: [each for each in cited if each.passage.document == part.key] for part in parts}
    citing = [part for part in parts if by_part[part.key]]
    silent = [part for part in parts if not by_part[part.key]]
    bare = [part for part in citing if not any(citation.number for citation in by_part[part.key])]
    if len(citing) < 2:
        raise NotApplicable("引用上级方案的附件不足两个", "fewer than two annexes cite a superior plan")
    if silent or (bare and len(bare) < len(citing)):
        places = [by_part[part.key][0].place for part in citing]
        places += [place_at(facts, (*part.route, "title")) for part in silent]
        yield _outcome(own, citing, silent, bare, tuple(places))


def _outcome(
    plan: str, citing: Sequence[Part], silent: Sequence[Part], bare: Sequence[Part], places: tuple[Place, ...]
) -> Outcome:
    fact = ("uneven", *(part.key for part in (*silent, *bare)))
    names = {key: listed([part.name for part in parts], _SHOWN) for key, parts in (("citing", citing), ("bare", bare))}
    if not silent:
        return Bare(places=places, fact=fact, plan=plan, bare=names["bare"])
    others = listed([part.name for part in silent], _SHOWN)
    if not bare:
        return Uneven(places=places, fact=fact, citing=names["citing"], plan=plan, silent=others)
    return UnevenBare(places=places, fact=fact, citing=names["citing"], plan=plan, silent=others, bare=names["bare"])


def _without_area(facts: Facts, title: str) -> str:
    plain = re.sub(r"\s", "", fold(title))
    return plain.removeprefix(facts.plan.area) if facts.plan.area else plain


def _is_superior(facts: Facts, citation: Citation, own: str) -> bool:
    """Whether the cited plan has this plan's name with another area in front."""
    front = citation.title.removesuffix(plain_title(own))
    levels = load_terms().levels
    other = front != citation.title and front != facts.plan.area
    return other and bool(own) and any(front.endswith(level) for level in levels)

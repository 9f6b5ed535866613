"""Unit names with one character exchanged: 县自燃资源局 once, 县自然资源局 everywhere else.

Enters: facts.  Leaves: `Oddity`s.  Two units may well differ in one character (城东派出所,
城西派出所), so characters of place, order, level and organ never count as slips, nor do names of places and companies.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from checker.checks.shared.unit_names import Oddity
from checker.facts import Facts
from checker.printed import place_of
from checker.words.chain import load_chain

_SHORTEST = 6
"""Shorter names have too many neighbours (县民政局, 县财政局; 县农机中心, 县农技中心)."""
_USUAL = 3
"""A name printed so often is taken to be right where the other stands once."""


def mistyped_names(facts: Facts) -> dict[str, str]:
    """Names printed once, by the name printed several times that differs from each in one character."""
    words = load_chain().mistyped
    patterns: dict[str, list[str]] = defaultdict(list)
    for name in sorted(facts.lexicon.counts):
        if len(name) >= _SHORTEST and not name.endswith(tuple(words.not_ending)):
            for at in range(len(name)):
                patterns[f"{name[:at]}\0{name[at + 1 :]}"].append(name)
    declared = {each for unit in facts.plan.units for each in (unit.name, *unit.aliases)}
    found: dict[str, str] = {}
    for pattern, names in patterns.items():
        usual = max(names, key=lambda name: facts.lexicon.counts[name])
        at = pattern.index("\0")
        for name in names:
            slips = facts.lexicon.counts[name] == 1 and facts.lexicon.counts[usual] >= _USUAL
            if slips and name not in declared and not {name[at], usual[at]} <= set(words.telling):
                found[name] = usual
    return found


def find_mistyped_names(facts: Facts) -> Iterator[Oddity]:
    """Each slip with its place, and the first place of the usual name."""
    mentions = [(name, place_of(passage, span)) for passage, name, span in facts.unit_mentions]
    for slip, usual in facts.once(mistyped_names).items():
        wrong = tuple(place for name, place in mentions if name == slip)
        right = tuple(place for name, place in mentions if name == usual)
        yield Oddity("mistyped", usual, (slip,), (*wrong, *right[:1]), (usual,))

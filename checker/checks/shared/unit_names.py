"""Names of units as the plan prints them: those that cannot be whole, and those that may be one unit's.

Enters: facts.  Leaves: names and pairs of names.  A name that the plan's register declares is always in order.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache, partial
from itertools import combinations

from checker.checks.check import NotApplicable
from checker.checks.shared.confusable import confusable, sound_alike
from checker.facts import Facts
from checker.facts.printed import place_of
from checker.finding import Place
from checker.language.units.responsibility import Responsibility
from checker.language.units.taskforce import TaskForce
from checker.source import Span
from checker.words.chain import load_chain

_STEM = 3
"""Characters at the start that two companies must share to be taken for one under two names."""
_SHORTEST = 6
"""Shorter names have many neighbours (县民政局, 县财政局; 县农机中心, 县农技中心), but for characters of one sound."""
_SCHEME = 3
"""Names without their level that make a scheme of leaving it out; fewer may be slips."""
_USUAL = 3
"""A name printed so often is taken to be right where the other stands once …"""
_ALSO = 2
"""… and one printed so often, where the two characters are typed for each other (县水利局, 县水力局)."""


def require_units(facts: Facts) -> None:
    """Raise `NotApplicable` where a plan names no responsible units."""
    if not facts.responsibilities and not facts.task_forces:
        raise NotApplicable("没有写责任单位", "no responsible units are named")


def unit_texts(facts: Facts) -> Mapping[int, Responsibility | TaskForce]:
    """The texts that list units, by the index of their passage."""
    return {**facts.responsibilities, **facts.task_forces}


@cache
def impossible() -> re.Pattern[str]:
    """Forms that no unit's whole name has."""
    return re.compile("|".join(load_chain().incomplete))


def shared_levels(facts: Facts) -> frozenset[tuple[int, Span]]:
    """The names whose level stands once before the list they are in (省甲厅、乙厅), by passage and place.

    That is the scheme of a plan where more names behind the first of a list leave the level out than repeat it.
    """
    is_level = facts.lexicon.words.is_level
    shared: set[tuple[int, Span]] = set()
    repeated, level, last = 0, "", -1
    for passage, name, span in sorted(facts.unit_mentions, key=lambda mention: (mention[0].index, mention[2].start)):
        level = level if passage.index == last else ""
        last = passage.index
        if level and level + name in facts.lexicon.counts:
            shared.add((passage.index, span))
        elif is_level(name[0]):
            repeated += level == name[0]
            level = name[0]
    return frozenset(shared) if len(shared) >= max(_SCHEME, repeated + 1) else frozenset()


def is_bare_word(facts: Facts, name: str) -> bool:
    """Whether a name is a word that stands for a unit (水利) and that the plan knows as no unit's name."""
    return name in facts.lexicon.shorthand and name not in facts.lexicon.counts


def incomplete_names(facts: Facts) -> frozenset[str]:
    """Bare words that stand for a unit (水利), lost first characters (县|林业局), impossible forms."""
    counts = facts.lexicon.counts
    tails: dict[str, int] = defaultdict(int)
    for known, number in counts.items():
        tails[known[1:]] = max(tails[known[1:]], number)
    return frozenset(
        name
        for name in {name for _, name, _ in facts.unit_mentions} - _declared(facts)
        if impossible().search(name) or is_bare_word(facts, name) or tails.get(name, 0) >= 2 * counts.get(name, 1)
    )


def _declared(facts: Facts) -> set[str]:
    """The names in the plan's register."""
    return {name for unit in facts.plan.units for name in (unit.name, *unit.aliases)}


def printed_names(facts: Facts) -> Mapping[str, Mapping[str, Sequence[Place]]]:
    """The whole names of each unit, by its canonical name, with their places."""
    printed: dict[str, dict[str, list[Place]]] = defaultdict(lambda: defaultdict(list))
    for passage, name, span in facts.unit_mentions:
        whole = (passage.index, span) not in facts.once(shared_levels)
        if whole and name in facts.lexicon.counts and name not in facts.once(incomplete_names):
            printed[facts.lexicon.canonical(name)][name].append(place_of(passage, span))
    return printed


def similar_companies(facts: Facts) -> Sequence[tuple[str, str]]:
    """Pairs of companies whose names begin alike and go on differently."""
    companies = tuple(load_chain().companies)
    stems: dict[str, list[str]] = defaultdict(list)
    for canonical in facts.once(printed_names):
        if canonical.endswith(companies) and not facts.lexicon.words.opening.match(canonical):
            stems[canonical[:_STEM]].append(canonical)
    return sorted(pair for names in stems.values() for pair in combinations(names, 2))


def mistyped_names(facts: Facts) -> Mapping[str, str]:
    """Names printed once, by the name printed several times that differs from each in one character.

    Two units may well differ in one character (城东派出所, 城西派出所), so characters of place, order, level and
    organ never count as slips, nor do names of places and companies.
    """
    words, counts, declared = load_chain().mistyped, facts.lexicon.counts, _declared(facts)
    found: dict[str, str] = {}
    for (start, _), names in _by_gap(counts, tuple(words.not_ending)).items():
        usual = max(names, key=lambda name: counts[name])
        for name in names:
            if counts[name] == 1 and name not in declared and _is_slip(name, usual, len(start), counts[usual]):
                found[name] = usual
    return found


def misnamed(facts: Facts) -> Mapping[str, str]:
    """Names that are no organ's but one character away from one that every county has, by that (县水力局, 县水利局)."""
    words, declared = load_chain().mistyped, _declared(facts)
    opening = facts.lexicon.words.opening
    found: dict[str, str] = {}
    for name in sorted({name for _, name, _ in facts.unit_mentions} - declared - facts.once(mistyped_names).keys()):
        bare = opening.sub("", name, count=1)
        standard = None if bare in words.standard else next(filter(partial(_is_typed_for, bare), words.standard), None)
        if standard:
            found[name] = name[: len(name) - len(bare)] + standard
    return found


def _is_typed_for(name: str, standard: str) -> bool:
    """Whether a name is another with one character typed for one of its sound or shape."""
    if len(name) != len(standard):
        return False
    pairs = [(a, b) for a, b in zip(name, standard, strict=True) if a != b]
    return len(pairs) == 1 and (frozenset(pairs[0]) in _typed_for_each_other() or sound_alike(*pairs[0]))


def _is_slip(name: str, usual: str, at: int, times: int) -> bool:
    """Whether two names that differ at one place are one, the other being printed so often."""
    pair = frozenset((name[at], usual[at]))
    if pair <= set(load_chain().mistyped.telling):
        return False
    return times >= _ALSO if pair in _typed_for_each_other() else times >= _USUAL and len(name) >= _SHORTEST


@cache
def _typed_for_each_other() -> frozenset[frozenset[str]]:
    return confusable() | {frozenset(pair) for pair in load_chain().mistyped.of_one_sound}


def _by_gap(counts: Mapping[str, int], not_ending: tuple[str, ...]) -> Mapping[tuple[str, str], Sequence[str]]:
    """The names of some length by what is left of them, before and behind, without each of their characters."""
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for name in sorted(counts):
        if not name.endswith(not_ending):
            for at in range(len(name)):
                found[name[:at], name[at + 1 :]].append(name)
    return found

"""Which names of a plan mean the same unit.

Enters: the unit names a plan prints, with how often it prints each, and its register.  Leaves: groups
of names.  Precision comes first: a pair that could be two units stays apart, as a finding about
"one unit under two names" must be right, while a pair missed only leaves two names unjoined.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from checker.language.units.words import UnitWords
from checker.words.strings import common_prefix

Pair = tuple[str, str]


def group_names(
    counts: Mapping[str, int], words: UnitWords, register: Mapping[str, str]
) -> tuple[tuple[str, ...], ...]:
    """Groups of names for one unit, the name to show first in each: the register's, else the commonest."""
    forms = {name: short_form(name, words) for name in counts}
    parent = {name: name for name in counts}
    for one, other in _same_units(forms, words, register):
        parent[_root(parent, one)] = _root(parent, other)
    groups: dict[str, list[str]] = defaultdict(list)
    for name in counts:
        groups[_root(parent, name)].append(name)
    registered = set(register.values())

    def rank(name: str) -> tuple[bool, int, int, str]:
        return name not in registered, -counts[name], len(name), name

    return tuple(sorted(tuple(sorted(group, key=rank)) for group in groups.values()))


def short_form(name: str, words: UnitWords) -> str:
    """The name with official words shortened and the area's own name made its level word."""
    for full, short in words.abbreviations:
        name = full.sub(short, name) or name
    if not words.area:
        return name
    if name.startswith(words.area) and len(name) > len(words.area) + 1:
        return words.area[-1] + name[len(words.area) :]
    for lead in (words.stem, words.stem[1:]):  # the second: 山经开区, the first character lost
        rest = name[len(lead) :]
        if lead and name.startswith(lead) and len(rest) > 2 and words.free.search(rest) and rest[0] not in "县市区":
            return words.area[-1] + rest
    return name


def _root(parent: dict[str, str], name: str) -> str:
    while parent[name] != name:
        parent[name] = parent[parent[name]]
        name = parent[name]
    return name


def _same_units(forms: Mapping[str, str], words: UnitWords, register: Mapping[str, str]) -> Iterator[Pair]:
    """Pairs of names judged to mean one unit, each judgement a rule of its own."""
    yield from ((name, target) for name, target in register.items() if name in forms and target in forms)
    named: dict[str, str] = {}
    for name in sorted(forms):
        yield name, named.setdefault(forms[name], name)
    yield from _dropped_levels(named, words)
    yield from _dropped_owners(named, words)
    yield from _abbreviated(named, words)
    yield from _branches(named, words)


def _dropped_levels(named: Mapping[str, str], words: UnitWords) -> Iterator[Pair]:
    """林业局 is 县林业局 where the plan knows no 市林业局 beside it; likewise a free name with a level added."""
    for form, name in named.items():
        fuller = [level + form for level in words.levels if level + form in named]
        if len(fuller) == 1:
            yield name, named[fuller[0]]


def _dropped_owners(named: Mapping[str, str], words: UnitWords) -> Iterator[Pair]:
    """县网信办 is 县委网信办, 县交警大队 is 县公安局交警大队: the organ in between is left out."""
    for form, name in named.items():
        if not words.is_level(form[0]):
            continue
        owner = words.owner.match(form)
        inner = owner.end() if owner else 0
        if inner > 1 and form[0] + form[inner:] in named and len(form) > inner + 1:
            yield name, named[form[0] + form[inner:]]
        bureau = form.find("局") + 1
        if bureau and words.organ.search(form) and form[0] + form[bureau:] in named:
            yield name, named[form[0] + form[bureau:]]


def _abbreviated(named: Mapping[str, str], words: UnitWords) -> Iterator[Pair]:
    """县商务局 is 县商务粮食局: same opening, same ending, the characters in between in order.

    A name that shortens two longer ones which do not shorten each other joins neither.
    """
    buckets: dict[tuple[str, str], list[str]] = defaultdict(list)
    for form in named:
        ending = words.ending(form)
        if ending and not words.many_of_a_kind.search(form):
            owner = words.owner.match(form) if words.is_level(form[0]) else None
            buckets[form[: max(owner.end() if owner else 0, 1) + 1], ending].append(form)
    for bucket in buckets.values():
        forms = sorted(bucket, key=lambda form: (len(form), form))
        for position, short in enumerate(forms):
            longer = [form for form in forms[position + 1 :] if _shortens(short, form, words)]
            if longer and _nested(longer, words):
                yield named[short], named[longer[0]]


def _nested(forms: Sequence[str], words: UnitWords) -> bool:
    return all(_shortens(one, other, words) for one, other in pairwise(forms))


def _shortens(short: str, full: str, words: UnitWords) -> bool:
    """Whether all characters of `short` stand in `full` in order, and no numeral tells the two apart."""
    if len(short) == len(full):
        return False
    position, left_out = 0, []
    for character in full:
        if position < len(short) and short[position] == character:
            position += 1
        else:
            left_out.append(character)
    return position == len(short) and not words.numerals.intersection(left_out)


def _branches(named: Mapping[str, str], words: UnitWords) -> Iterator[Pair]:
    """市生态环境局青山分局 is 云溪生态环境局青山分局: one branch, its superior named or told by level."""
    buckets: dict[str, list[str]] = defaultdict(list)
    for form in named:
        if words.organ.search(form) and "局" in form[:-2]:
            buckets[form[-6:]].append(form)
    for forms in buckets.values():
        yield from (
            (named[one], named[other])
            for position, one in enumerate(forms)
            for other in forms[position + 1 :]
            if _same_branch(one, other, words)
        )


def _same_branch(one: str, other: str, words: UnitWords) -> bool:
    tail = common_prefix(reversed(one), reversed(other))
    heads = sorted((one[: len(one) - tail], other[: len(other) - tail]), key=len)
    body = one[len(one) - tail :]
    short, full = heads
    if "局" not in body[:-2] or len(full) > 4:
        return False
    return short == "" or words.is_level(short) or full == short + full[-1:]


def unique(pairs: Iterable[Pair]) -> dict[str, str]:
    """The keys that lead to one value only."""
    found: dict[str, str] = {}
    ambiguous = set()
    for key, value in pairs:
        if found.setdefault(key, value) != value:
            ambiguous.add(key)
    return {key: value for key, value in found.items() if key not in ambiguous}

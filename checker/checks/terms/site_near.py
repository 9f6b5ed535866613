"""Names of sites and works outside quotation marks that differ in a character or a word, and may be one name.

A character is a slip where it sounds like the other and the name is printed once, or where it stands once inside a long
name that is printed often without it; a word is one where all the rest, long enough for one site only, is the same in
two documents that each have one of the names.  Companies are in the same way held against each other.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from functools import cache
from itertools import combinations
from typing import NamedTuple

from checker.checks.check import NothingToCompare, Outcome
from checker.checks.shared.confusable import confusable, sound_alike
from checker.checks.shared.places import prose
from checker.checks.shared.wording import quoted
from checker.checks.terms._companies import Company, near_companies
from checker.facts import Facts
from checker.facts.printed import place_of
from checker.language.statement.saying import style_words
from checker.plan.passages import Passage, Zone
from checker.source import Span
from checker.words.objects import load_objects
from checker.words.strings import common_prefix, ngrams
from checker.words.terms import load_terms
from checker.words.vocabulary import one_of

_SHORTEST, _LONGEST = 4, 16
"""Characters of a name."""
_KEPT, _BEFORE = 7, 4
"""Characters that two names with another word share, in all and before it."""
_INSIDE = 3
"""Characters at either end of a name that has lost one inside."""
_WORD = 2
"""Characters of the word that differs."""
_CROWD = 12
"""Names that differ in one place; more of them are a series."""
_USUAL = 2
"""How often a name is printed that another is a slip for."""
_OFTEN = 3
"""How often a name must be printed for one with any other character inside it to be a slip."""
_SHOWN = 3
_RUN = re.compile(r"[一-鿿]+")


class _Near(Outcome):
    name: str
    place: str
    usual: str
    usual_place: str


class Slip(_Near):
    """A character that sounds or looks like the other."""


class Word(_Near):
    """Another word inside a long name."""


class Lost(_Near):
    """A long name with a character more or less inside."""


class Odd(_Near):
    """A character inside a long name, once, where the name is printed so often."""

    count: int


class Firm(_Near):
    """A company with another word in its name."""


OUTCOMES = (Slip, Word, Lost, Odd, Firm)


class Site(NamedTuple):
    """A name with where it is printed."""

    name: str
    passage: Passage
    span: Span


Sites = Mapping[str, Sequence[Site]]
Homes = Mapping[str, Counter[tuple[str, Zone]]]
"""How often a name is printed, by document and by its goals or tasks."""


def find(facts: Facts) -> Iterator[Outcome]:
    """One for each two names."""
    sites: dict[str, list[Site]] = defaultdict(list)
    for passage in prose(facts):
        if passage.zone is not Zone.BACKGROUND:
            for site in _sites(passage):
                sites[site.name].append(site)
    firms = list(near_companies(facts))
    if len(sites) < _USUAL and not firms:
        raise NothingToCompare
    pairs = sorted(_neighbours(sites))
    homes = _homes_of(facts, {name for pair in pairs for name in pair})
    told: set[str] = set()
    for pair in pairs:
        rare, usual = sorted(pair, key=lambda name: (homes[name].total(), name))
        kind = _kind(sites, homes, rare, usual)
        if kind:
            told.add(rare)
            yield _outcome(kind, sites[rare], sites[usual])
    yield from _odd_ones(facts, sites, told)
    yield from (_outcome(Firm, rare, usual) for rare, usual in firms)


def _outcome(kind: type[_Near], rare: Sequence[Site | Company], usual: Sequence[Site | Company]) -> _Near:
    return kind(
        places=tuple(place_of(site.passage, site.span) for each in (rare, usual) for site in each[:_SHOWN]),
        fact=("site", rare[0].name, usual[0].name),
        name=quoted(rare[0].name),
        place=rare[0].passage.label,
        usual=quoted(usual[0].name),
        usual_place=usual[0].passage.label,
    )


def _odd_ones(facts: Facts, sites: Sites, told: Set[str]) -> Iterator[Odd]:
    """The one place that prints another character inside a name than all others."""
    long = {name: theirs for name, theirs in sites.items() if len(name) >= _KEPT and len(theirs) >= _USUAL}
    often = {name: homes.total() for name, homes in _homes_of(facts, long.keys()).items()}
    usual = {name: theirs for name, theirs in long.items() if often[name] >= _OFTEN}
    for name, variant in sorted(_variants(facts, usual).items()):
        exchanged = next((x, y) for x, y in zip(name, variant.name, strict=True) if x != y)
        if variant.name in told or _by_design(*exchanged) or _lists(variant) & set().union(*map(_lists, usual[name])):
            continue
        yield Odd(
            places=tuple(place_of(site.passage, site.span) for site in (variant, *usual[name][:_SHOWN])),
            fact=("site", variant.name, name),
            name=quoted(variant.name),
            place=variant.passage.label,
            usual=quoted(name),
            usual_place=usual[name][0].passage.label,
            count=often[name],
        )


def _variants(facts: Facts, names: Sites) -> Mapping[str, Site]:
    """Each name that stands in one place with one character exchanged inside it; one pass over the texts."""
    opening: dict[str, list[str]] = defaultdict(list)
    for name in names:
        opening[name[:_BEFORE]].append(name)
    found: dict[str, list[Site]] = defaultdict(list)
    for passage in prose(facts):
        for at, gram in enumerate(ngrams(passage.plain, _BEFORE)):
            for name in opening.get(gram, ()):
                text = passage.plain[at : at + len(name)]
                if text[-1] == name[-1] and _exchanged(text, name) == 1:
                    found[name].append(Site(text, passage, Span(at, at + len(name))))
    return {name: theirs[0] for name, theirs in found.items() if len(theirs) == 1}


def _exchanged(text: str, name: str) -> int:
    """In how many characters a text of the same length differs; in all where it is no such text."""
    whole = len(text) == len(name) and _RUN.fullmatch(text)
    return sum(x != y for x, y in zip(text, name, strict=True)) if whole else len(name)


def _sites(passage: Passage) -> Iterator[Site]:
    """The names in a text: what stands before a noun of sites, as far as a mark or a word that is no part of it."""
    for run in _RUN.finditer(passage.plain):
        for end in _end().finditer(run[0]):
            start = _start(run[0][max(0, end.end() - _LONGEST) : end.end()])
            if start >= _SHORTEST:
                at = run.start() + end.end()
                yield Site(run[0][end.end() - start : end.end()], passage, Span(at - start, at))


def _start(text: str) -> int:
    """How many of the last characters are the name."""
    found = _before().search(text[:-_SHORTEST])
    size = 0
    for word, is_style in reversed(list(style_words(text[found.end() if found else 0 :]))):
        if size >= _SHORTEST and is_style:
            break
        size += len(word)
    return size


@cache
def _end() -> re.Pattern[str]:
    return re.compile(one_of(load_objects().sites))


@cache
def _before() -> re.Pattern[str]:
    return re.compile(f".*(?:{one_of(load_objects().not_of_name)})")


def _neighbours(names: Sites) -> Set[tuple[str, str]]:
    """Names of one length that differ in one character, in one word of two, or in the order of their characters."""
    holes: dict[str, list[str]] = defaultdict(list)
    for name in names:
        for size in (1, _WORD):
            for at in range(len(name) - size + 1):
                holes[f"{name[:at]}{'*' * size}{name[at + size :]}"].append(name)
        if len(name) >= _KEPT:
            holes["".join(sorted(name))].append(name)
    pairs = {pair for alike in holes.values() if len(alike) <= _CROWD for pair in combinations(sorted(alike), 2)}
    shorter = ((name, short) for name in names for short in _shortened(name) if short in names)
    return pairs | {(min(pair), max(pair)) for pair in shorter}


def _shortened(name: str) -> Iterator[str]:
    """A long name without one of the characters inside it."""
    if len(name) > _KEPT:
        yield from (f"{name[:at]}{name[at + 1 :]}" for at in range(_INSIDE, len(name) - _INSIDE))


def _homes_of(facts: Facts, names: Set[str]) -> Homes:
    """How often every name is printed in each document's zones, inside longer ones too; one pass over the texts."""
    opening: dict[str, list[str]] = defaultdict(list)
    for name in names:
        opening[name[:_SHORTEST]].append(name)
    homes: Homes = {name: Counter() for name in names}
    for passage in prose(facts):
        for at, gram in enumerate(ngrams(passage.plain, _SHORTEST)):
            for name in opening.get(gram, ()):
                if passage.plain.startswith(name, at):
                    homes[name][passage.document, passage.zone] += 1
    return homes


def _kind(sites: Sites, homes: Homes, rare: str, usual: str) -> type[_Near] | None:
    start = common_prefix(rare, usual)
    behind = common_prefix(reversed(rare), reversed(usual))
    x, y = rare[start : len(rare) - behind], usual[start : len(usual) - behind]
    if _by_design(x, y) or _are_two(sites[rare], sites[usual]):
        return None
    if len(x) == 1 and (sound_alike(x, y) or frozenset((x, y)) in confusable()):
        return Slip if homes[rare].total() == 1 and homes[usual].total() >= _USUAL else None
    if sorted(rare) == sorted(usual):
        return Word
    if len(rare) != len(usual):
        return Lost if min(start, behind) >= _INSIDE else None
    long = start >= _BEFORE and start + behind >= _KEPT and behind
    return Word if long and not homes[rare].keys() & homes[usual].keys() else None


def _by_design(x: str, y: str) -> bool:
    """Whether two words tell parts or sorts of one thing apart (一期, 二期; 城东, 城西)."""
    parallel = any(char in load_terms().variants.parallel for char in x + y)
    return parallel or bool({x, y} & set(load_objects().siblings))


def _are_two(ours: Sequence[Site], theirs: Sequence[Site]) -> bool:
    """Whether a text, a table or a list of headings has both, so that they are meant to differ."""
    return bool(_homes(ours) & _homes(theirs))


def _homes(sites: Sequence[Site]) -> Set[object]:
    below_one = {site.passage.route[:-3] for site in sites if not site.passage.table}
    return below_one.union(*map(_lists, sites))


def _lists(site: Site) -> Set[object]:
    """The text and the table that a name stands in, which tell it from others there."""
    table = site.passage.table
    return {site.passage.index, table} if table else {site.passage.index}

"""The units a plan names: where one name ends and the next begins, and which names mean one unit.

Enters: the plan's responsibility texts, member lists and register.  Leaves: a `UnitLexicon` grown from
them, which splits printed lists into mentions, also where 、 is missing or a line is broken, and leads
each name to the one it is known by.  Nothing here knows a county: names come from the plan itself.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from checker.language.units.aliases import group_names, short_form, unique
from checker.language.units.splitting import MAX_NAME, Compact, compact_text, conjunctions, cover, pattern_bounds, peel
from checker.language.units.words import UnitWords, unit_words
from checker.plan.model import Unit
from checker.source import Span

_MAX_GLUED = 300
"""Longest run that is searched for glued names."""


@dataclass(frozen=True, slots=True)
class UnitMention:
    """A unit as printed (line breaks inside the name left out), or several under one name (各乡镇人民政府)."""

    name: str
    span: Span
    collective: bool = False


@dataclass(frozen=True, slots=True)
class UnitList:
    """A printed list of units as read; `missing_separators` cover the two names that lack 、 between."""

    mentions: tuple[UnitMention, ...] = ()
    open: bool = False
    missing_separators: tuple[Span, ...] = ()
    garbled: tuple[Span, ...] = ()
    quotas: tuple[tuple[UnitMention, Span], ...] = ()


@dataclass(frozen=True, slots=True)
class UnitLexicon:
    """A plan's own unit names.

    `counts` says how often each is printed standing alone, `aliases` holds the groups of two or more
    names for one unit under the name to show, `shorthand` the bare words that stand for one (水利).
    """

    words: UnitWords
    counts: Mapping[str, int] = field(default_factory=dict)
    aliases: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    shorthand: Mapping[str, str] = field(default_factory=dict)
    known: Mapping[str, str] = field(default_factory=dict)

    def canonical(self, name: str) -> str:
        """The name a unit is known by in this plan; the name itself when it is not known at all."""
        found = self.known.get(name)
        return found or self.known.get(short_form(name, self.words), name)

    def split(self, text: str) -> tuple[UnitMention, ...]:
        """The units of a printed list, glued names taken apart."""
        return self.read_list(text).mentions

    def read_list(self, text: str) -> UnitList:
        """A printed list of units with everything that is odd about it."""
        compact = compact_text(text, self.words)
        return self.read_members(compact, 0, len(compact.text))

    def read_members(self, compact: Compact, start: int, end: int) -> UnitList:
        """The list in a part of a compact text."""
        reading = _Reading(self, compact)
        for member in self.words.member.finditer(compact.text, start, end):
            reading.read_member(member.start(), member.end())
        return reading.finish()

    def boundaries(self, name: str) -> list[int]:
        """Where the units of a run without separators begin and end."""
        if name in self.counts or len(name) > _MAX_GLUED:
            return [0, len(name)]
        bounds = [0]
        for start, end in pairwise(pattern_bounds(name, self.words)):
            part = name[start:end]
            bounds.extend(start + bound for bound in self._known_bounds(part)[1:])
        return bounds

    def _known_bounds(self, part: str) -> list[int]:
        whole = [0, len(part)]
        if part in self.counts:
            return whole
        if self.words.ending(part):
            return cover(part, self.counts.keys(), self.words) or peel(part, self.counts.keys(), self.words) or whole
        return cover(part, self.shorthand.keys(), None) or whole

    def is_unit(self, text: str) -> bool:
        """Whether a text is one unit's name, known or told by its opening and ending."""
        return text in self.counts or bool(self.words.ending(text) and self.words.opening.match(text))

    def is_garbled(self, name: str) -> bool:
        """Whether a name looks damaged: no ending of a unit or a post, not known, no shorthand for a known unit."""
        if name in self.counts or name in self.shorthand or self.words.post.search(name):
            return False
        ending = self.words.ending(name)
        return not ending or len(ending) == len(name) or len(name) > MAX_NAME


class _Reading:
    """The state of reading one list; lives for the length of `UnitLexicon.read_members` only."""

    def __init__(self, lexicon: UnitLexicon, compact: Compact) -> None:
        self.lexicon, self.words, self.compact = lexicon, lexicon.words, compact
        self.mentions: list[UnitMention] = []
        self.missing: list[Span] = []
        self.garbled: list[Span] = []
        self.quotas: list[tuple[UnitMention, Span]] = []
        self.open = False

    def finish(self) -> UnitList:
        return UnitList(tuple(self.mentions), self.open, tuple(self.missing), tuple(self.garbled), tuple(self.quotas))

    def read_member(self, start: int, end: int) -> None:
        """What stands between two separators: a unit, glued units, units joined by 和, a note, or 等."""
        text = self.compact.text
        if text[start:end] in self.lexicon.counts:  # nearly always
            self._add(start, end)
            return
        if text[start] == "由" and end - start > 1:
            start += 1
        goes_on = self.words.et_cetera.search(text[start:end])
        if goes_on:
            self.open, end = True, start + goes_on.start()
        if start == end or self.words.notes.match(text[start:end]):
            return
        quota = self._quota(start, end)
        bounds = [start, *conjunctions(text[start:quota], start, self.words), quota]
        for left, right in zip(bounds[::2], bounds[1::2], strict=True):
            self._read_run(left, right)
        if quota < end and self.mentions:
            self.quotas.append((self.mentions[-1], self.compact.span(quota, end)))

    def _quota(self, start: int, end: int) -> int:
        """Where the share in 经开区9家 begins; the end when there is none."""
        found = self.words.quota.search(self.compact.text[start:end])
        if found and self.words.ending(self.compact.text[start : start + found.start()]):
            return start + found.start()
        return end

    def _read_run(self, start: int, end: int) -> None:
        name = self.compact.text[start:end]
        bounds = [start + bound for bound in self.lexicon.boundaries(name)]
        for left, right in pairwise(bounds):
            self._add(left, right)
        for left, right in zip(bounds, bounds[2:], strict=False):
            self.missing.append(self.compact.span(left, right))

    def _add(self, start: int, end: int) -> None:
        name = self.compact.text[start:end]
        known = name in self.lexicon.counts
        collective = not known and bool(self.words.collective.search(name))
        mention = UnitMention(name, self.compact.span(start, end), collective)
        self.mentions.append(mention)
        if not known and not collective and self.lexicon.is_garbled(name):
            self.garbled.append(mention.span)


def grow_lexicon(texts: Iterable[str], register: Iterable[Unit] = (), area: str = "") -> UnitLexicon:
    """The unit names of a plan, from its responsibility texts, unit cells and task-force paragraphs.

    Two passes: all names that punctuation and the patterns separate, then, of these, those that are
    no chain of others.  `area` is the plan's own area (青山县); the order of texts does not matter.
    """
    words = unit_words(area)
    separated = Counter(name for text in texts for name in _separated_names(compact_text(text, words).text, words))
    targets = {name: unit.name for unit in register for name in (unit.name, *unit.aliases) if name and unit.name}
    counts = {name: separated[name] for name in sorted({*_atoms(separated, words), *targets})}
    groups = group_names(counts, words, targets)
    canonical = {name: group[0] for group in groups for name in group}
    shorthand = unique((stem, canonical[name]) for name in counts for stem in _stems(name, words))
    return UnitLexicon(
        words=words,
        counts=counts,
        aliases={group[0]: group for group in groups if len(group) > 1},
        shorthand=shorthand,
        known=_lookup(canonical, shorthand, words),
    )


def _lookup(canonical: Mapping[str, str], shorthand: Mapping[str, str], words: UnitWords) -> dict[str, str]:
    """All spellings that lead to one unit only; what is printed as a name goes before what is inferred."""
    forms = unique((short_form(name, words), shown) for name, shown in canonical.items())
    bare = unique((form[1:], shown) for form, shown in forms.items() if words.is_level(form[0]) and len(form) > 3)
    damaged = unique((name[0] + stem, shown) for name, shown in canonical.items() for stem in _stems(name, words))
    return {**bare, **damaged, **shorthand, **forms, **canonical}


def _separated_names(text: str, words: UnitWords) -> Iterator[str]:
    for piece in words.breaks.split(text):
        for member in words.member.findall(piece):
            name = words.et_cetera.sub("", member)
            for start, end in pairwise(pattern_bounds(name, words)):
                if _is_name(name[start:end], words):
                    yield name[start:end]


def _is_name(name: str, words: UnitWords) -> bool:
    """Whether a separated piece of text may be taken for the name of a unit."""
    ending = words.ending(name)
    return (
        max(3, len(ending) + 1) <= len(name) <= MAX_NAME
        and bool(ending)
        and not words.collective.search(name)
        and not words.prose.search(name)
    )


def _atoms(separated: Iterable[str], words: UnitWords) -> set[str]:
    """The names that are no chain of other names."""
    atoms: set[str] = set()
    for name in sorted(separated, key=lambda name: (len(name), name)):
        if not cover(name, atoms, words):
            atoms.add(name)
    return atoms


def _stems(name: str, words: UnitWords) -> tuple[str, ...]:
    """水利 for 县水利局: a bureau's name without its level and ending, when that is still a word."""
    ending = words.shortened.search(name)
    if not ending or not words.is_level(name[0]) or not words.opening.match(name) or words.organ.search(name):
        return ()
    return (name[1 : ending.start()],) if ending.start() > 2 else ()

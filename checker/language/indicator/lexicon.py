"""The words of indicator names, ready for look-up.

Enters: the word list grammars/indicators.yaml and a plan's own vocabulary.  Leaves: a frozen
`Lexicon` that cuts a name into known words and single characters, longest word first.  It exists so
that identity and alignment read the same words in the same way, in time linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Flag, auto
from typing import NamedTuple

from checker.plan.model import Vocabulary
from checker.words.indicators import IndicatorWords, Qualifier, load_indicators

LEVEL = "级别"
THRESHOLD = "门槛"
JOINT_WORKS = ("工程", "新改建")
"""What is newly built and rebuilt counted together, as a qualifier: of it what is built alone is a part."""


class WordRole(Flag):
    """What a listed word does in a name; one word may do several things by its position."""

    NONE = 0
    KEEP = auto()
    FUNCTION = auto()
    LEADING = auto()
    TRAILING = auto()
    QUALIFIER = auto()


class Word(NamedTuple):
    """A listed word: its roles and, for a qualifier, its class and the name of its value."""

    role: WordRole
    group: str = ""
    value: str = ""


Token = tuple[str, Word | None]
"""A piece of a text: a listed word with its meaning, or one character that is in no list."""


class QualifierClass(NamedTuple):
    """How the values of one class of qualifiers tell indicators apart."""

    name: str
    english: str
    definite: bool = False
    specific: bool = False
    loose: bool = False
    action: bool = False


Buckets = Mapping[str, tuple[tuple[str, Word], ...]]


def build_buckets(words: Mapping[str, Word]) -> Buckets:
    """Words by first character, longest first, for a longest-match scan."""
    buckets: dict[str, list[tuple[str, Word]]] = {}
    for text in sorted(words, key=lambda word: (-len(word), word)):
        buckets.setdefault(text[0], []).append((text, words[text]))
    return {first: tuple(entries) for first, entries in buckets.items()}


def scan(text: str, buckets: Buckets) -> list[Token]:
    """The text cut from left to right into the longest listed words and single characters."""
    tokens: list[Token] = []
    position, length = 0, len(text)
    while position < length:
        character = text[position]
        for listed, word in buckets.get(character, ()):
            if text.startswith(listed, position):
                tokens.append((listed, word))
                position += len(listed)
                break
        else:
            tokens.append((character, None))
            position += 1
    return tokens


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All that the word lists say, for one plan."""

    patterns: tuple[tuple[re.Pattern[str], str], ...]
    rewrites: Buckets
    words: Buckets
    classes: Mapping[str, QualifierClass]
    generic: frozenset[str]
    topicless: frozenset[str]
    levels: tuple[str, ...]

    def plain(self, surface: str) -> str:
        """The name without quotation marks, years and explanations, with whole classes of spellings made alike."""
        for pattern, replacement in self.patterns:
            surface = pattern.sub(replacement, surface)
        return surface

    def rewrite(self, name: str) -> tuple[str, tuple[tuple[str, str], ...]]:
        """The name with synonyms replaced by the name used in keys, and each synonym met with that name."""
        parts: list[str] = []
        met: list[tuple[str, str]] = []
        for text, word in scan(name, self.rewrites):
            parts.append(word.value if word else text)
            if word and word.group and word.value != text:
                met.append((text, word.value))
        return "".join(parts), tuple(met)

    def tokens(self, name: str) -> list[Token]:
        """The name as words and characters."""
        return scan(name, self.words)


class _Collector:
    """Words gathered from several lists; a word in two lists has both roles."""

    def __init__(self) -> None:
        self.words: dict[str, Word] = {}

    def add(self, texts: Iterable[str], role: WordRole, group: str = "", value: str = "") -> None:
        """One list's words with the role they have there."""
        for text in texts:
            known = self.words.get(text, Word(WordRole.NONE))
            self.words[text] = Word(known.role | role, known.group or group, known.value or value)


def _area_words(words: IndicatorWords, area: str) -> tuple[list[str], list[str]]:
    """The words for the plan's own area, and those for an area of another level (全市 in a county's plan)."""
    listed = list(words.drop.area)
    if not area:
        return listed, []
    own = [word for word in listed if area[-1] in word or not set(word) & set("县市区")]
    names = [area] + ([area[:-1]] if len(area) > 2 else [])
    return own + names, [word for word in listed if word not in own]


def _classes(lists: IndicatorWords, vocabulary: Vocabulary) -> dict[str, Qualifier]:
    """The classes of qualifiers with the plan's own values, every one of which is its own group."""
    classes = dict(lists.qualifiers)
    for name, values in vocabulary.qualifiers.items():
        known = classes.get(name) or Qualifier(en=name, values=())
        classes[name] = known.model_copy(update={"values": (*known.values, *((value,) for value in values))})
    return classes


def _build_words(lists: IndicatorWords, classes: Mapping[str, Qualifier], area: str) -> Buckets:
    """All words that are not rewritten, with their roles."""
    own, foreign = _area_words(lists, area)
    collected = _Collector()
    collected.add(lists.keep, WordRole.KEEP)
    for words in (lists.drop.function, lists.drop.time, own):
        collected.add(words, WordRole.FUNCTION)
    collected.add(lists.leading, WordRole.LEADING)
    collected.add(lists.task, WordRole.LEADING | WordRole.TRAILING)
    collected.add(lists.trailing, WordRole.TRAILING)
    for value, spellings in lists.level_words.items():
        collected.add(spellings, WordRole.QUALIFIER, LEVEL, value)
    for name, entry in classes.items():
        for first, *others in entry.values:
            collected.add([first, *others], WordRole.QUALIFIER, name, first)
    for word in foreign:
        collected.add([word], WordRole.QUALIFIER, "地域", word)
    return build_buckets(collected.words)


def _build_rewrites(lists: IndicatorWords, vocabulary: Vocabulary) -> Buckets:
    """Synonyms to the first of their group; `group` marks those that are noted when they join two names."""
    words = {text: Word(WordRole.KEEP, "", text) for text in lists.keep}
    for noted, groups in (("", lists.variants), ("synonym", (*lists.synonyms, *vocabulary.synonyms))):
        for group in groups:
            words |= {text: Word(WordRole.NONE, noted, group[0]) for text in group}
    return build_buckets(words)


def build_lexicon(vocabulary: Vocabulary | None = None, area: str = "") -> Lexicon:
    """The lexicon of a plan: the grammar's lists, the plan's own words, and the plan's area."""
    lists = load_indicators()
    vocabulary = vocabulary or Vocabulary()
    classes = _classes(lists, vocabulary)
    return Lexicon(
        patterns=lists.patterns,
        rewrites=_build_rewrites(lists, vocabulary),
        words=_build_words(lists, classes, area),
        classes={name: _qualifier_class(name, entry) for name, entry in classes.items()},
        generic=frozenset(lists.generic),
        topicless=frozenset(lists.topicless),
        levels=tuple(lists.levels),
    )


def _qualifier_class(name: str, entry: Qualifier) -> QualifierClass:
    return QualifierClass(name, entry.en, entry.definite, entry.specific, entry.loose, entry.action)

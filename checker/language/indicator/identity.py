"""What is measured: indicators read from their printed names, and whether two of them are the same.

Enters: the surface of an indicator as the statement reader gives it, the topic of its paragraph and
the plan's vocabulary.  Leaves: an `Indicator` with a key for hash joins and typed qualifiers, and for
two of them a `Judgement` with its reason.  Numbers of two places may be compared only where this says
*same*; *cannot tell* is never an error.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from checker.language.indicator.lexicon import Lexicon, Token, WordRole, build_lexicon
from checker.language.indicator.qualifiers import (
    Contrast,
    Qualifiers,
    Verdict,
    class_of,
    compare,
    take_qualifiers,
    take_thresholds,
)
from checker.plan.model import Vocabulary
from checker.source import fold
from checker.words.indicators import load_indicators
from checker.words.numerals import ONE_TO_TEN, write_amount
from checker.words.strings import is_subsequence

_NUMBERING = re.compile(rf"^\s*\(?[{ONE_TO_TEN}\d]+[).、．]\s*")
_THRESHOLD = re.compile(r"(?<![\d.])\d{5,}(?![\d.])")
"""A number in base units, as qualifiers hold it, long enough to be written with 万 or 亿."""
_ORDERED = 3
"""Heads up to this length keep the order of their characters in the key; longer ones join as bags."""


@dataclass(frozen=True, slots=True)
class Indicator:
    """What is measured, normalised.

    `key` joins indicators by hash: the characters of the head in a fixed order, so that 零售总额 in
    another order of words still meets.  `head` is the readable head, `topic` the key of the
    paragraph's subject (only for generic heads), `synonyms` the synonyms that were replaced and by what.
    """

    surface: str
    key: str
    qualifiers: Qualifiers
    topic: str = ""
    head: str = ""
    synonyms: tuple[tuple[str, str], ...] = ()
    generic: bool = False

    @property
    def exact(self) -> tuple[str, Qualifiers, str]:
        """A stricter key: indicators of a name of their own that share it are the same, whatever `judge` is asked."""
        return (self.key, self.qualifiers, self.topic)


@dataclass(frozen=True, slots=True)
class Judgement:
    """Same, different or cannot tell, and why."""

    verdict: Verdict
    reason: str
    reason_en: str


@dataclass(frozen=True, slots=True)
class Identity:
    """Reads and compares the indicators of one plan."""

    lexicon: Lexicon
    _memo: dict[tuple[str, str, str], Indicator] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def of(cls, vocabulary: Vocabulary | None = None, area: str = "") -> Identity:
        """The identity of a plan's words; `area` (青山县) tells 全县, which is dropped, from 全市, which is kept."""
        return cls(build_lexicon(vocabulary, area))

    def parse(self, surface: str, topic: str = "", action: str = "") -> Indicator:
        """The indicator behind a name; the verb of its sentence may add a stage or works (改造, 开工)."""
        known = self._memo.get((surface, topic, action))
        if known is None:
            known = self._memo[surface, topic, action] = self._parse(surface, topic, action)
        return known

    def _parse(self, surface: str, topic: str, action: str) -> Indicator:
        name, synonyms = self.lexicon.rewrite(self.lexicon.plain(fold(surface)))
        name, thresholds = take_thresholds(name)
        tokens = self.lexicon.tokens(name)
        named = _strip(tokens)
        head, found = take_qualifiers(named or tokens)
        qualifiers = tuple(sorted({*thresholds, *found, *self._of_action(action)}))
        generic = (not named or head in self.lexicon.generic) and not any(
            class_of(self.lexicon, group).definite for group, _ in qualifiers
        )
        about = self._topic(topic) if topic and generic else ""
        return Indicator(surface, _key(head, qualifiers), qualifiers, about, head, synonyms, generic)

    def _topic(self, heading: str) -> str:
        """The key of what a heading is about; 工作目标 is about nothing in particular."""
        name = _NUMBERING.sub("", fold(heading)).strip(" 。.;:—-")
        return "" if name in self.lexicon.topicless else self.parse(name).key

    def _of_action(self, action: str) -> Qualifiers:
        """The stage or works that a verb states: 开工建设, 改造."""
        if not action:
            return ()
        words = (word for _, word in self.lexicon.tokens(fold(action)) if word and WordRole.QUALIFIER in word.role)
        return tuple((word.group, word.value) for word in words if class_of(self.lexicon, word.group).action)

    def qualifiers_of(self, text: str) -> Qualifiers:
        """All qualifiers that stand anywhere in a text, for comparing whole clauses."""
        rest, thresholds = take_thresholds(self.lexicon.plain(text), inside=True)
        return tuple(sorted({*thresholds, *take_qualifiers(self.lexicon.tokens(rest))[1]}))

    def judge(self, a: Indicator, b: Indicator) -> Judgement:
        """Whether two indicators are the same thing, with the reason."""
        contrasts = compare(a.qualifiers, b.qualifiers, self.lexicon)
        if a.key != b.key:
            return _judge_heads(a, b, contrasts)
        apart = bool(a.generic and b.generic and a.topic and b.topic and a.topic != b.topic)
        if apart and not self.half_definite(a):
            return _other_topic(a)
        if contrasts:
            return self._judge_contrasts(a, contrasts)
        if a.generic and (apart or not ((a.topic and b.topic) or self.half_definite(a))):
            return _no_topic(a)
        return _same(a, b)

    def half_definite(self, a: Indicator) -> bool:
        """Whether a size, level or stage tells a generic head from others of the same topic."""
        return any(class_of(self.lexicon, group).specific for group, _ in a.qualifiers)

    def _judge_contrasts(self, a: Indicator, contrasts: tuple[Contrast, ...]) -> Judgement:
        """The gravest contrast decides; a generic head is only as definite as its specific qualifiers."""
        differing = {contrast.group for contrast in contrasts}
        definite = a.head not in self.lexicon.generic or any(
            group not in differing and class_of(self.lexicon, group).specific for group, _ in a.qualifiers
        )
        for contrast in contrasts:
            known = class_of(self.lexicon, contrast.group)
            decisive = not definite and known.specific and not (contrast.a and contrast.b)
            if contrast.verdict is Verdict.DIFFERENT or decisive:
                return _conflict(contrast, known.english)
        first = contrasts[0]
        return _open(first, class_of(self.lexicon, first.group).english)


def _key(head: str, qualifiers: Qualifiers) -> str:
    """The join key; a name made of qualifiers alone (进口) takes their classes."""
    if not head:
        return "/".join(sorted({group for group, _ in qualifiers}))
    return head if len(head) <= _ORDERED else "".join(sorted(head))


def _strip(tokens: Sequence[Token]) -> Sequence[Token]:
    """The name without task verbs and helping words at its ends; empty if it is made of nothing else (增长)."""
    start, end = 0, len(tokens)
    while start < end and _droppable(tokens[start], WordRole.LEADING | WordRole.FUNCTION):
        start += 1
    while end > start and _droppable(tokens[end - 1], WordRole.TRAILING | WordRole.FUNCTION):
        end -= 1
    return tokens[start:end]


def _droppable(token: Token, roles: WordRole) -> bool:
    word = token[1]
    return word is not None and bool(word.role & roles)


def _same(a: Indicator, b: Indicator) -> Judgement:
    alike = a.head == b.head and a.synonyms == b.synonyms
    if alike:
        return Judgement(Verdict.SAME, "同一指标: 名称与限定相同", "same indicator: name and qualifiers agree")
    pairs = sorted({*a.synonyms} ^ {*b.synonyms})
    if not pairs:
        return Judgement(
            Verdict.SAME,
            f"同一指标: “{a.head}”与“{b.head}”字词相同而次序不同",
            f"same indicator: “{a.head}” and “{b.head}” are the same characters in another order",
        )
    return Judgement(
        Verdict.SAME,
        "同一指标: " + "; ".join(f"“{word}”即“{name}”" for word, name in pairs),
        "same indicator: " + "; ".join(f"“{word}” stands for “{name}”" for word, name in pairs),
    )


def _is_share(name: str) -> bool:
    return name.endswith(load_indicators().share_endings)


def _abbreviates(short: str, long: str) -> bool:
    """Whether the short name is the long one with some characters left out, and still most of it.

    An abbreviation keeps the end of the name, which says what kind of thing it is, or all of its beginning;
    a share is not short for a sum.
    """
    if len(short) < 4 or len(short) * 2 < len(long) or _is_share(long) != _is_share(short):
        return False
    if long[-1] != short[-1] and not long.startswith(short):
        return False
    return is_subsequence(short, long)


def _judge_heads(a: Indicator, b: Indicator, contrasts: tuple[Contrast, ...]) -> Judgement:
    """Different heads are different things, unless one may be short for the other or narrower than it.

    A name that says something of its own (制造业增加值) is not short for another that does not.
    """
    short, long = sorted((a.head, b.head), key=len)
    own = [c for c in contrasts if c.verdict is Verdict.DIFFERENT or (c.a if short == a.head else c.b)]
    if not own and _abbreviates(short, long):
        return Judgement(
            Verdict.UNDECIDED,
            f"名称相近: “{short}”可能是“{long}”的简称, 也可能范围不同",
            f"similar names: “{short}” may be short for “{long}” or of another scope",
        )
    return Judgement(
        Verdict.DIFFERENT,
        f"指标不同: “{a.surface}”与“{b.surface}”",
        f"different indicators: “{a.surface}” and “{b.surface}”",
    )


def _other_topic(a: Indicator) -> Judgement:
    return Judgement(
        Verdict.DIFFERENT,
        f"泛称“{a.head}”所属主题不同",
        f"the generic “{a.head}” belongs to different topics",
    )


def _no_topic(a: Indicator) -> Judgement:
    return Judgement(
        Verdict.UNDECIDED,
        f"泛称“{a.head}”没有共同主题, 无法确定所指",
        f"the generic “{a.head}” has no common topic",
    )


def _values(values: Iterable[str]) -> str:
    return "、".join(_THRESHOLD.sub(lambda match: write_amount(Decimal(match[0])), value) for value in values)


def _conflict(contrast: Contrast, english: str) -> Judgement:
    a, b = _values(contrast.a) or "未写明", _values(contrast.b) or "未写明"
    return Judgement(Verdict.DIFFERENT, f"{contrast.group}不同: {a}与{b}", f"different qualifier: {english} {a} ≠ {b}")


def _open(contrast: Contrast, english: str) -> Judgement:
    if contrast.a and contrast.b:
        a, b = _values(contrast.a), _values(contrast.b)
        return Judgement(
            Verdict.UNDECIDED, f"{contrast.group}不全相同: {a}与{b}", f"qualifiers overlap: {english} {a} and {b}"
        )
    value = _values(contrast.a or contrast.b)
    return Judgement(
        Verdict.UNDECIDED,
        f"一处另有“{value}”({contrast.group}), 无法确定是否同一指标",
        f"only one place says “{value}” ({english})",
    )

"""Qualifiers of indicators: reading them out of a name and comparing two sets of them.

Enters: the tokens of a name, or two tuples of (class, value).  Leaves: qualifiers and what is left of
the name; or the contrasts between two sets.  Two values of one class with nothing in common exclude
each other; sets that overlap, or a value on one side only, leave it open.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from checker.language.indicator.lexicon import LEVEL, THRESHOLD, Lexicon, QualifierClass, Token, WordRole
from checker.words.indicators import load_indicators
from checker.words.numerals import chinese_number

Qualifiers = tuple[tuple[str, str], ...]


class Verdict(StrEnum):
    """Whether two names are the same, different, or cannot be told apart or together."""

    SAME = "same"
    DIFFERENT = "different"
    UNDECIDED = "undecided"


class Contrast(NamedTuple):
    """A class of qualifiers in which two indicators are not alike."""

    group: str
    a: tuple[str, ...]
    b: tuple[str, ...]
    verdict: Verdict


_NUMBER = r"(?P<number>\d[\d.,]{0,20}|[一二两三四五六七八九十百千]{1,12})"
"""No size is printed longer, and a run of numerals is not gone through from each of its characters to the end."""
_THRESHOLD_ENGLISH = QualifierClass(THRESHOLD, "threshold", specific=True)
_BOUND_ENGLISH = QualifierClass(THRESHOLD + "写法", "threshold bound")
_LEVEL_ENGLISH = QualifierClass(LEVEL, "level", specific=True)


@cache
def _thresholds() -> tuple[re.Pattern[str], ...]:
    words = load_indicators().thresholds
    bound = f"(?P<bound>{'|'.join(words.bounds)})"
    over, things, units = ("|".join(found) for found in (words.over, words.things, words.units))
    return (
        re.compile(rf"(?P<over>{over})?{_NUMBER}?(?P<scale>[万亿])(?P<unit>美?元){bound}?"),
        re.compile(rf"{_NUMBER}?(?P<scale>亿){bound}"),
        re.compile(rf"(?P<number>[十百千])(?P<scale>亿)(?={things})"),
        re.compile(rf"(?<!\d){_NUMBER}(?P<scale>万)?(?P<unit>{units}){bound}"),
    )


def _amount(number: str | None, scale: str | None) -> str:
    """A threshold's number in base units, as text: (十, 亿) -> 1000000000."""
    if not number:
        value = 1.0
    elif number[0].isdigit():
        value = float(number.replace(",", "").rstrip(".") if number.count(".") < 2 else 0)
    else:
        value = float(chinese_number(number))
    return f"{value * {'万': 10**4, '亿': 10**8}.get(scale or '', 1):.2f}".removesuffix(".00")


def take_thresholds(name: str, inside: bool = False) -> tuple[str, Qualifiers]:
    """Sizes that are part of a name (30亿元以上项目, 亿级企业, 500人以上安置点), and the name without them.

    A bare 过亿元 means 以上.  Number and bound are two classes: 10亿元项目 and 10亿元以上项目 share the number.
    With `inside`, for whole clauses, a size counts only where a noun follows it: 投资20亿元以上 is a target.
    """
    found: list[tuple[str, str]] = []

    def take(match: re.Match[str]) -> str:
        if inside and not match.string[match.end() : match.end() + 1].isalpha():
            return match.group()
        groups = match.groupdict()
        bound = (groups.get("bound") or ("以上" if groups.get("over") else "")).removeprefix("及")
        found.append((THRESHOLD, _amount(groups["number"], groups.get("scale")) + (groups.get("unit") or "元")))
        if bound:
            found.append((THRESHOLD + "写法", bound))
        return ""

    for pattern in _thresholds():
        name = pattern.sub(take, name)
    return name, tuple(found)


def take_qualifiers(tokens: Sequence[Token]) -> tuple[str, Qualifiers]:
    """The head of a name and its qualifiers; a level reads 以上 after it and a city's name before it."""
    head: list[str] = []
    found: list[tuple[str, str]] = []
    skip = False
    for index, (text, word) in enumerate(tokens):
        if skip or (word and WordRole.FUNCTION in word.role):
            skip = False
            continue
        if not word or WordRole.QUALIFIER not in word.role:
            head.append(text)
            continue
        value = word.value
        if word.group == LEVEL:
            skip = "".join(piece for piece, _ in tokens[index + 1 : index + 3]) == "以上"
            value = _city(head, found, value) + value + ("以上" if skip else "")
        found.append((word.group, value))
        if skip:
            return _after_level(tokens[index + 3 :], head, found)
    return "".join(head), tuple(found)


def _after_level(rest: Sequence[Token], head: list[str], found: list[tuple[str, str]]) -> tuple[str, Qualifiers]:
    """The reading goes on behind 以上."""
    tail, more = take_qualifiers(rest)
    return "".join(head) + tail, (*found, *more)


def _city(head: list[str], found: Sequence[tuple[str, str]], level: str) -> str:
    """The two or three characters that open the name before 市级 or 县级: 云溪市级 is not any 市级."""
    if level not in ("市级", "县级") or found or not 2 <= len(head) <= 3:
        return ""
    name = "".join(head)
    head.clear()
    return name


def _levels(values: tuple[str, ...], order: Sequence[str]) -> set[int]:
    """The levels that a set of level qualifiers reaches, counted from the top."""
    reached: set[int] = set()
    for value in values:
        bare = value.removesuffix("以上")
        rank = next((n for n, level in enumerate(order) if bare.endswith(level)), len(order))
        reached |= set(range(rank + 1)) if value != bare else {rank}
    return reached


def _compare_levels(a: tuple[str, ...], b: tuple[str, ...], order: Sequence[str]) -> Verdict:
    if not _levels(a, order) & _levels(b, order):
        return Verdict.DIFFERENT
    cities = {value.removesuffix("以上")[:-2] for value in (*a, *b)}
    return Verdict.DIFFERENT if "" not in cities and len(cities) > 1 else Verdict.UNDECIDED


def _by_class(qualifiers: Qualifiers) -> dict[str, tuple[str, ...]]:
    grouped: dict[str, tuple[str, ...]] = {}
    for group, value in qualifiers:
        grouped[group] = (*grouped.get(group, ()), value)
    return grouped


def class_of(lexicon: Lexicon, group: str) -> QualifierClass:
    """The class's flags and English name; level and threshold are built in."""
    built_in: Mapping[str, QualifierClass] = {
        LEVEL: _LEVEL_ENGLISH,
        THRESHOLD: _THRESHOLD_ENGLISH,
        THRESHOLD + "写法": _BOUND_ENGLISH,
    }
    return lexicon.classes.get(group) or built_in.get(group) or QualifierClass(group, group)


def compare(a: Qualifiers, b: Qualifiers, lexicon: Lexicon) -> tuple[Contrast, ...]:
    """Every class in which the two sets are not equal, with what that means for identity."""
    if a == b:
        return ()
    mine, theirs = _by_class(a), _by_class(b)
    contrasts = []
    for group in sorted(mine.keys() | theirs.keys()):
        left, right = mine.get(group, ()), theirs.get(group, ())
        if set(left) != set(right):
            contrasts.append(Contrast(group, left, right, _verdict(group, left, right, lexicon)))
    return tuple(contrasts)


def _verdict(group: str, a: tuple[str, ...], b: tuple[str, ...], lexicon: Lexicon) -> Verdict:
    if not a or not b or class_of(lexicon, group).loose:
        return Verdict.UNDECIDED
    if group == LEVEL:
        return _compare_levels(a, b, lexicon.levels)
    return Verdict.UNDECIDED if set(a) & set(b) else Verdict.DIFFERENT

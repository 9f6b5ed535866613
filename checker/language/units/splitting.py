"""Where one unit name ends and the next begins in a run of text.

Enters: printed text, the patterns of unit names and the names known so far.  Leaves: the text without
its blanks, with the way back to the printed places, and the bounds of the names in a run that lacks 、.
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass

from checker.language.units.words import UnitWords
from checker.source import Span, fold

MAX_NAME = 30
"""Longest name of a unit in characters; a longer run without punctuation is prose."""


@dataclass(frozen=True, slots=True)
class Compact:
    """A text folded and freed of blanks, with the way back: a blank between two names became 、."""

    text: str
    offsets: Sequence[int]

    def span(self, start: int, end: int) -> Span:
        """The characters of the printed text that stand for a part of the compact one."""
        return Span(self.offsets[start], self.offsets[end - 1] + 1 if end > start else self.offsets[start])


def pattern_bounds(name: str, words: UnitWords) -> list[int]:
    """Bounds found without a lexicon: an ending followed by the opening of another name."""
    bounds = [0]
    for cut in words.cut.finditer(name):
        if cut.end() - bounds[-1] > 2:
            bounds.append(cut.end())
    return [*bounds, len(name)]


def cover(run: str, names: Set[str], words: UnitWords | None) -> list[int]:
    """The bounds of the fewest names, two or more, that make up the whole run; empty when none do."""
    paths: dict[int, list[int]] = {0: [0]}
    for start in range(len(run)):
        path = paths.get(start)
        if path is None:
            continue
        for end in range(start + 2, min(len(run), start + MAX_NAME) + 1):
            name = run[start:end]
            if name in names and name != run and (start == 0 or words is None or _may_follow(name, words)):
                known = paths.get(end)
                if known is None or len(known) > len(path) + 1:
                    paths[end] = [*path, end]
    return paths.get(len(run), []) if len(run) else []


def peel(run: str, names: Set[str], words: UnitWords) -> list[int]:
    """A name not known elsewhere followed by one that is."""
    for cut in range(3, len(run) - 3):
        if run[cut:] in names and words.ending(run[:cut]) and _may_follow(run[cut:], words):
            return [0, cut, len(run)]
    return []


def _may_follow(name: str, words: UnitWords) -> bool:
    """Whether a known name can stand right after another unit and be no part of it (not 交警大队)."""
    if words.opening.match(name):
        return True
    return len(name) > 3 and bool(words.free.search(name)) and not words.organ.search(name)


def conjunctions(run: str, offset: int, words: UnitWords) -> list[int]:
    """End of one name and beginning of the next around each 和 that separates."""
    return [offset + bound for found in words.conjunction.finditer(run) for bound in found.span()]


_BLANKS = re.compile(r"(\s+)")


def compact_text(text: str, words: UnitWords) -> Compact:
    """A printed text without its blanks and line breaks, which stand within names as well as between them."""
    folded = fold(text)
    parts = _BLANKS.split(folded)
    if len(parts) == 1:
        return Compact(folded, range(len(folded) + 1))
    characters: list[str] = []
    offsets: list[int] = []
    position = 0
    for index, part in enumerate(parts):
        if index % 2 == 0:
            characters.append(part)
            offsets.extend(range(position, position + len(part)))
        elif _separates(parts[index - 1], parts[index + 1], words):
            characters.append("、")
            offsets.append(position)
        position += len(part)
    return Compact("".join(characters), (*offsets, len(folded)))


def _separates(before: str, after: str, words: UnitWords) -> bool:
    """Whether the blank between two pieces of text stands between two names."""
    last, first = words.member.findall(before[-MAX_NAME:])[-1:], words.member.match(after)
    if not last or not first or not before.endswith(last[0]):
        return False
    whole = words.ending(last[0]) or words.quota.search(last[0]) or words.collective_end.search(last[0])
    if not whole or len(last[0]) < 3:
        return False
    opens = words.opening.match(after)
    return bool(opens) or bool(words.ending(first.group()) and not words.organ.search(first.group()))

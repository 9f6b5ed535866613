"""The same words with other commas or enumeration marks between them, which list other things."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from checker.checks.check import Outcome
from checker.checks.shared.phrases import Excerpt, clause_place, sentence_around
from checker.checks.shared.places import prose
from checker.facts import Facts
from checker.plan.passages import PlanField
from checker.source import Span
from checker.words.strings import common_prefix

_MARKS = frozenset(",、")
_SAME = 7
"""Characters that must be the same, the marks between them left out."""
_WRITTEN = re.compile(rf"[一-鿿]{{{_SAME},}}")
_AROUND = 24
"""Characters on either side of them that are compared too."""
_LISTED = 9
"""Characters and marks that two texts must share, so that both print one list and not two words that happen to meet."""
_CLAUSES = 12
"""Characters that they must share where a comma parts clauses in one of them."""
_FIGURE_BEFORE, _FIGURE_BEHIND = re.compile(r"\d[^,、。;]{0,6}$"), re.compile(r"[^,、。;]*\d")
_CLAUSE = re.compile("[,;:。]")
_SHOWN = 3
"""Places of either way that a finding holds."""


class Punctuated(Outcome):
    """The rarer way, and the usual one with its place."""

    text: str
    usual: str
    place: str


OUTCOMES = (Punctuated,)

Excerpts = Sequence[Excerpt]
"""Where the same words have the same marks."""


def find(facts: Facts) -> Iterator[Outcome]:
    """One for two sentences, however much of them has other marks."""
    found: dict[tuple[int, int, Span], list[tuple[Excerpts, Excerpts]]] = defaultdict(list)
    for ways in _windows(facts).values():
        for rare, usual in _differing(ways) if len(ways) > 1 else ():
            sentence = sentence_around(rare[0].text, rare[0].span)
            found[rare[0].passage.index, usual[0].passage.index, sentence].append((rare, usual))
    for pairs in found.values():
        yield _punctuated(facts, [rare for rare, _ in pairs], [usual for _, usual in pairs])


def _windows(facts: Facts) -> Mapping[str, Mapping[str, Excerpts]]:
    """By each run of characters: how it is marked, and where."""
    windows: dict[str, dict[str, list[Excerpt]]] = defaultdict(lambda: defaultdict(list))
    for passage in prose(facts):
        text = passage.plain
        letters = [at for at, character in enumerate(text) if character not in _MARKS]
        bare = "".join(text[at] for at in letters)
        for run in _WRITTEN.finditer(bare):
            for at in range(run.start(), run.end() - _SAME + 1):
                span = Span(letters[at], letters[at + _SAME - 1] + 1)
                windows[bare[at : at + _SAME]][text[span.start : span.end]].append(Excerpt(passage, text, span))
    return windows


def _differing(ways: Mapping[str, Excerpts]) -> Iterator[tuple[Excerpts, Excerpts]]:
    """The rarer ways of marking the same characters, each with the usual one."""
    usual, *others = sorted(ways, key=lambda way: -len(ways[way]))
    for rare in others:
        one, other = ways[rare][0], ways[usual][0]
        if one.passage is other.passage or not (_marked_inside(rare) or _marked_inside(usual)):
            continue
        if (_parts_targets(one) and _parts_targets(other)) or any(map(_in_title, (one, other))):
            continue
        if _is_pause(rare, usual) or _is_pause(usual, rare) or _runs_on(one, other) or _runs_on(other, one):
            continue
        marks = max(len(way) for way in (rare, usual)) - _SAME
        if _shared(one, other) + marks >= (_CLAUSES if "," in rare + usual else _LISTED):
            yield ways[rare], ways[usual]


def _is_pause(marked: str, bare: str) -> bool:
    """Whether a comma stands in one way where the other has no mark: it parts clauses, and lists nothing."""
    return "," in marked and _MARKS.isdisjoint(bare)


def _runs_on(bare: Excerpt, marked: Excerpt) -> bool:
    """Whether a clause has no mark where the other has 、, and no 、 at all: 公开公平公正 is written in one."""
    ours, theirs = (text[span.start : span.end] for _, text, span in (bare, marked))
    clause = _CLAUSE.split(bare.text[: bare.span.start])[-1] + ours + _CLAUSE.split(bare.text[bare.span.end :])[0]
    return _MARKS.isdisjoint(ours) and "、" in theirs and "、" not in clause


def _marked_inside(window: str) -> bool:
    """Whether a mark stands well inside, with two characters on either side."""
    return not _MARKS.isdisjoint(window[2:-2])


def _parts_targets(window: Excerpt) -> bool:
    """Whether all marks part targets with figures of their own, where comma and 、 are alike."""
    text, span = window.text, window.span
    marks = [at for at in range(*span) if text[at] in _MARKS]
    return all(_FIGURE_BEFORE.search(text[:at]) and _FIGURE_BEHIND.match(text, at + 1) for at in marks)


def _in_title(window: Excerpt) -> bool:
    """Whether it stands in a title, also a cited one, where a blank parts as well as a mark does (two issuers)."""
    before = window.text[: window.span.start]
    return window.passage.field is PlanField.TITLE or before.rfind("《") > before.rfind("》")


def _shared(a: Excerpt, b: Excerpt) -> int:
    """How many characters two texts share in a window and around it, marks left out."""
    before, behind = zip(*map(_around, (a, b)), strict=True)
    return _SAME + common_prefix(*map(reversed, before)) + common_prefix(*behind)


def _around(window: Excerpt) -> tuple[str, str]:
    text, (start, end) = window.text, window.span
    return _bare(text[max(start - _AROUND, 0) : start]), _bare(text[end : end + _AROUND])


def _bare(text: str) -> str:
    return "".join(character for character in text if character not in _MARKS)


def _punctuated(facts: Facts, rare: Sequence[Excerpts], usual: Sequence[Excerpts]) -> Outcome:
    """All that is marked otherwise in one sentence."""
    ours, theirs = ([clause_place(facts, each) for each in _shown(side)] for side in (rare, usual))
    return Punctuated(
        places=(*ours, *theirs),
        fact=tuple(sorted((ours[0].quote, theirs[0].quote))),
        text=ours[0].quote,
        usual=theirs[0].quote,
        place=theirs[0].label,
    )


def _shown(windows: Sequence[Excerpts]) -> Iterator[Excerpt]:
    """The windows of one sentence as one, and other places of the first of them."""
    yield _over([places[0] for places in windows])
    yield from windows[0][1:_SHOWN]


def _over(windows: Excerpts) -> Excerpt:
    """Windows of one sentence as the stretch from the first to the last of them."""
    span = Span(min(each.span.start for each in windows), max(each.span.end for each in windows))
    return windows[0]._replace(span=span)

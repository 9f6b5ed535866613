"""The same words with other marks between or around them: quotation marks, commas, enumeration marks.

Enters: facts.  Leaves: `Hit`s.  Marks that part the words of a list change what is listed; names that
stand in quotation marks here and without there are only untidy, so they make one finding for the plan.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from checker.checks.check import Hit
from checker.checks.shared.phrases import clause_around, sentence_around
from checker.checks.shared.places import folded_prose
from checker.checks.shared.variants import quoted_names
from checker.checks.shared.wording import listed
from checker.facts import Facts
from checker.finding import Place
from checker.plan.passages import Passage
from checker.printed import place_of
from checker.source import Span, fold
from checker.words.numerals import ONE_TO_TEN
from checker.words.strings import common_prefix
from checker.words.terms import load_terms

_MARKS = frozenset(",、")
_WINDOW = 7
"""Characters that must be the same, the marks between them left out."""
_WRITTEN = re.compile(r"[一-鿿]{7,}")
_NUMBERED = re.compile(f"第?[{ONE_TO_TEN}百]{{1,3}}[大届项类件]")
_NEAR = 24
_CLAUSES = 12
"""Characters that two texts must share where a comma parts clauses in one of them."""
_SHOWN = 3
_MANY = 12


class _Seen(NamedTuple):
    """Where some characters stand."""

    passage: Passage
    span: Span


def half_quoted(facts: Facts) -> Iterator[Hit]:
    """Names that stand in quotation marks in one place and without them in another; one hit for the plan."""
    usable = load_terms().quotable
    quoted: dict[str, list[Place]] = defaultdict(list)
    for name in facts.once(quoted_names):
        if usable.fullmatch(name.text):
            quoted[name.text].append(name.place)
    found = _bare_names(facts, sorted(quoted, key=len, reverse=True))
    bare = {name: seen for name, seen in found.items() if _usually(name, len(quoted[name]), len(seen))}
    if bare:
        names = [f"{name}(加{len(quoted[name])}处、不加{len(seen)}处)" for name, seen in bare.items()]
        places = tuple(
            place
            for name, seen in bare.items()
            for place in (*(_clause(facts, each) for each in seen[:_SHOWN]), *quoted[name][:_SHOWN])
        )
        values = {"names": listed(names, _MANY), "count": str(len(bare))}
        yield Hit("half-quoted", places, {**_blank(places[0]), **values}, tuple(sorted(bare)))


def _usually(name: str, quoted: int, bare: int) -> bool:
    """Whether the marks belong to a name: it is numbered, or several places have them and not many more have not."""
    return bool(_NUMBERED.match(name)) or (quoted > 1 and 3 * quoted >= 2 * bare)


def _bare_names(facts: Facts, names: list[str]) -> dict[str, list[_Seen]]:
    bare: dict[str, list[_Seen]] = defaultdict(list)
    if not names:
        return bare
    any_name = re.compile("|".join(map(re.escape, names)))
    for passage, text in facts.once(folded_prose):
        inside = {at for match in re.finditer(r"“[^“”]*”|《[^》]*》", text) for at in range(*match.span())}
        for match in any_name.finditer(text):
            if match.start() not in inside:
                bare[match[0]].append(_Seen(passage, Span(*match.span())))
    return bare


def _blank(place: Place) -> dict[str, str]:
    return {
        "document": place.label,
        "text": "",
        "right": "",
        "names": "",
        "count": "1",
        "quote": place.quote,
        "other": "",
    }


def marked_differently(facts: Facts) -> Iterator[Hit]:
    """Passages with the same seven characters and other commas between them; one hit for a sentence."""
    windows: dict[str, dict[str, list[_Seen]]] = defaultdict(lambda: defaultdict(list))
    for passage, text in facts.once(folded_prose):
        letters = [at for at, character in enumerate(text) if character not in _MARKS]
        word = "".join(text[at] for at in letters)
        for run in _WRITTEN.finditer(word):
            for at in range(run.start(), run.end() - _WINDOW + 1):
                first, last = letters[at], letters[at + _WINDOW - 1] + 1
                windows[word[at : at + _WINDOW]][text[first:last]].append(_Seen(passage, Span(first, last)))
    found: dict[tuple[int, int, Span], list[tuple[list[_Seen], list[_Seen]]]] = defaultdict(list)
    for surfaces in windows.values():
        if len(surfaces) > 1:
            for ours, theirs in _differing(surfaces):
                sentence = sentence_around(fold(ours[0].passage.text), ours[0].span)
                found[ours[0].passage.index, theirs[0].passage.index, sentence].append((ours, theirs))
    yield from (_punctuated(facts, pairs) for pairs in found.values())


def _differing(surfaces: dict[str, list[_Seen]]) -> Iterator[tuple[list[_Seen], list[_Seen]]]:
    """The rarer ways of marking the same characters, each with the usual one."""
    usual, *others = sorted(surfaces, key=lambda text: -len(surfaces[text]))
    for text in others:
        ours, theirs = surfaces[text], surfaces[usual]
        if ours[0].passage is theirs[0].passage or not (_inside(text) or _inside(usual)):
            continue
        if all(map(_parts_targets, (ours[0], theirs[0]))):
            continue
        if (text + usual).count(",") == 0 or _alike(ours[0], theirs[0]) >= _CLAUSES:
            yield ours, theirs


_FIGURE_BEFORE, _FIGURE_BEHIND = re.compile(r"\d[^,、。;]{0,6}$"), re.compile(r"[^,、。;]*\d")


def _parts_targets(seen: _Seen) -> bool:
    """Whether all marks in a window part targets with figures of their own, where comma and 、 are alike."""
    text = fold(seen.passage.text)
    marks = [at for at in range(*seen.span) if text[at] in _MARKS]
    return all(_FIGURE_BEFORE.search(text[:at]) and _FIGURE_BEHIND.match(text, at + 1) for at in marks)


def _punctuated(facts: Facts, pairs: Sequence[tuple[list[_Seen], list[_Seen]]]) -> Hit:
    """One hit for all that is marked otherwise in one sentence."""
    ours, theirs = pairs[0]
    sides = (
        [_over(pair[0][0] for pair in pairs), *ours[1:_SHOWN]],
        [_over(pair[1][0] for pair in pairs), *theirs[1:_SHOWN]],
    )
    places = [[_clause(facts, seen) for seen in side] for side in sides]
    first, second = places[0][0], places[1][0]
    values = {**_blank(first), "text": first.quote, "right": second.quote, "other": second.label}
    return Hit("punctuated", (*places[0], *places[1]), values, (*sorted((first.quote, second.quote)),))


def _over(seen: Iterable[_Seen]) -> _Seen:
    """Windows of one sentence as the stretch from the first to the last of them."""
    windows = list(seen)
    span = Span(min(each.span.start for each in windows), max(each.span.end for each in windows))
    return _Seen(windows[0].passage, span)


def _inside(text: str) -> bool:
    """Whether a mark stands well inside a window, with two characters on either side."""
    return any(mark in text[2:-2] for mark in _MARKS)


def _alike(a: _Seen, b: _Seen) -> int:
    """How many characters two texts share around a window, marks left out."""
    texts = [fold(seen.passage.text) for seen in (a, b)]
    near_by = [(max(seen.span.start - _NEAR, 0), seen.span, seen.span.end + _NEAR) for seen in (a, b)]
    before = [_letters(text[first : span.start])[::-1] for text, (first, span, _) in zip(texts, near_by, strict=True)]
    behind = [_letters(text[span.end : last]) for text, (_, span, last) in zip(texts, near_by, strict=True)]
    return _WINDOW + common_prefix(*before) + common_prefix(*behind)


def _letters(text: str) -> str:
    return "".join(character for character in text if character not in _MARKS)


def _clause(facts: Facts, seen: _Seen) -> Place:
    """A window with the words around it, within its sentence."""
    text = fold(seen.passage.text)
    return place_of(seen.passage, clause_around(facts, text, seen.span))
